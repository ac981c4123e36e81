/// What the program calls itself.
enum Version {
    static let text = "0.1.0"
    /// As it is written into bundles.
    static let tool = "lianhuctl \(text)"
}
