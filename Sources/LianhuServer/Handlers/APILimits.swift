/// How much the API takes at once.
package struct APILimits: Sendable {
    /// Bytes of a filled-in sheet.
    package var contactSheetBytes = 16 << 20
    /// Bytes of all sheets of all imports that wait.
    package var importBytes = 256 << 20
    /// Lines of the sheets of one import.
    package var importLines = 500_000
    /// Imports that wait.
    package var imports = 16
    /// Hours after which an import that waits is forgotten.
    package var importHours = 1
    /// Event streams at a time.
    package var eventStreams = 64
    /// How often a stream looks for new leaves.
    package var eventInterval: Duration = .milliseconds(250)

    package init() {}
}
