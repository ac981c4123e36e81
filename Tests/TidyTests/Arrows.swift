/// Which target may import what. A broken arrow is a wall moved: change the table only together with the design.
enum Arrows {
    /// Modules by target; `*` at the end stands for any ending.
    static let table: [String: [String]] = [
        // Not even Foundation: what decides must be small, pure and portable.
        "LianhuCore": [],
        // Glibc: it reads and writes the files of a bundle without following links.
        "LianhuAudit": ["Crypto", "Foundation*", "Glibc"],
        "LianhuRules": ["LianhuCore", "Yams", "Foundation*"],
        "LianhuAPI": ["LianhuCore", "NIO*", "Foundation*", "Glibc", "Synchronization"],
        "LianhuEngine": ["LianhuCore", "LianhuAudit", "Logging", "Foundation*", "Glibc", "Synchronization"],
        "LianhuStore": [
            "LianhuEngine", "LianhuCore", "LianhuAudit", "GRDB", "GRDBSQLite", "Foundation*", "Glibc", "Synchronization", "Dispatch",
        ],
        "LianhuServer": [
            "LianhuEngine", "LianhuAPI", "LianhuCore", "LianhuAudit", "CLianhuShim", "Hummingbird", "HummingbirdCore", "HTTPTypes",
            "NIO*", "Mustache", "ServiceLifecycle", "UnixSignals", "Logging", "Foundation*", "Glibc", "Synchronization", "Dispatch",
        ],
        // The one target that speaks to the network; what it knows of the instance it is told over the socket.
        "LianhuCourier": [
            "LianhuAPI", "LianhuRules", "LianhuCore", "AsyncHTTPClient", "NIO*", "Crypto", "Logging", "ServiceLifecycle", "Foundation*",
            "Glibc", "Synchronization",
        ],
        "lianhu-courier": [
            "LianhuCourier", "LianhuAPI", "LianhuRules", "LianhuCore", "ArgumentParser", "ServiceLifecycle", "UnixSignals", "Logging",
            "Foundation*", "Glibc",
        ],
        "LianhuSystem": [
            "LianhuEngine", "LianhuCore", "CSystemd", "CLianhuShim", "Logging", "Foundation*", "Glibc", "Synchronization", "Dispatch",
        ],
        "lianhud": [
            "LianhuCore", "LianhuAudit", "LianhuRules", "LianhuAPI", "LianhuEngine", "LianhuStore", "LianhuServer", "LianhuSystem",
            "ArgumentParser", "ServiceLifecycle", "UnixSignals", "Logging", "NIO*", "Foundation*", "Glibc", "Synchronization", "Dispatch",
        ],
        // What lianhuctl does to a daemon, curl can do: no Store, no Server, no System.
        "lianhuctl": [
            "LianhuCore", "LianhuAudit", "LianhuRules", "LianhuAPI", "LianhuEngine", "ArgumentParser", "Logging", "NIO*", "Foundation*",
            "Glibc", "Synchronization",
        ],
    ]

    /// Folders of `Sources/` that hold C and import nothing of ours.
    static let c: Set<String> = ["CSystemd", "CLianhuShim"]

    static func findings(in file: SourceFile) -> [Finding] {
        let folders = file.path.split(separator: "/").map(String.init)
        guard folders.count > 2, folders[0] == "Sources" else { return [] }
        guard let allowed = table[folders[1]] else {
            return [Finding(file: file.path, line: 1, message: "target \(folders[1]) has no row in the table of arrows")]
        }
        return imports(of: file).compactMap { line, module in
            guard !allowed.contains(where: { permits($0, module) }) else { return nil }
            return Finding(file: file.path, line: line, message: "\(folders[1]) must not import \(module)")
        }
    }

    static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        let statement =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|internal|private|fileprivate|public)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        return file.code.enumerated().compactMap { index, line in
            line.firstMatch(of: statement).map { (index + 1, String($0.1)) }
        }
    }

    private static func permits(_ pattern: String, _ module: String) -> Bool {
        pattern.hasSuffix("*") ? module.hasPrefix(pattern.dropLast()) : module == pattern
    }
}
