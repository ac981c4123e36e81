import Foundation

/// The YAML files that a check is about, and the calendars that they may choose.
struct RuleFiles {
    typealias Source = (file: String, text: String)

    /// Where `make install` puts the calendars.
    static let installedCalendars = "/usr/share/lianhu/rules/calendars"

    /// Files as named; of folders every `.yaml` and `.yml` below them.
    static func read(_ paths: [String]) throws -> [Source] {
        var sources: [Source] = []
        for path in paths {
            guard LocalFiles.isFolder(path) else {
                sources.append((path, try LocalFiles.text(path)))
                continue
            }
            let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            for name in try LocalFiles.names(in: folder, recursively: true) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                sources.append(("\(folder)/\(name)", try LocalFiles.text("\(folder)/\(name)")))
            }
        }
        guard !sources.isEmpty else { throw Failure.usage("cli.no_rules", ["path": paths.joined(separator: ", ")]) }
        return sources
    }

    /// The folder named, else `calendars` beside the files, else those of a checkout, else the installed ones; none is a fault by itself.
    static func calendars(_ named: String?, beside paths: [String]) throws -> [Source] {
        if let named { return try calendars(in: named) }
        for path in paths {
            let folder = LocalFiles.isFolder(path) ? path : URL(fileURLWithPath: path).deletingLastPathComponent().path
            let candidate = (folder.hasSuffix("/") ? folder : folder + "/") + "calendars"
            if LocalFiles.isFolder(candidate) { return try calendars(in: candidate) }
        }
        for folder in ["rules/calendars", installedCalendars] where LocalFiles.isFolder(folder) { return try calendars(in: folder) }
        return []
    }

    private static func calendars(in folder: String) throws -> [Source] {
        try LocalFiles.names(in: folder).filter { $0.hasSuffix(".yaml") }.map {
            ("\(folder)/\($0)", try LocalFiles.text("\(folder)/\($0)"))
        }
    }
}
