/// What the exporter says about an export; nobody can check these words, they are printed as given.
package struct BundleWords: Hashable, Sendable {
    /// What was asked for, such as "2026-Q3".
    package let query: String
    /// Who exported.
    package let exportedBy: String
    /// When, in RFC 3339.
    package let exportedAt: String
    /// Program and version.
    package let tool: String

    package init(query: String, exportedBy: String, exportedAt: String, tool: String) {
        self.query = query
        self.exportedBy = exportedBy
        self.exportedAt = exportedAt
        self.tool = tool
    }
}
