import Foundation

/// What must not be in any tracked file: paths of the machine on which it was written, hosts from which its packages came.
enum Leaks {
    /// Folders in which anybody may keep a checkout; naming them tells nothing.
    private static let common: Set<String> = ["/", "/tmp", "/home", "/root", "/srv", "/opt", "/usr/src", "/var/tmp", "/mnt", "/media"]

    /// Personal folders, the folder that holds this checkout, and wherever this machine gets its packages from.
    static func forbidden() -> [String] {
        var texts = ["/Us" + "ers/", "/ro" + "ot/."]
        let parent = Repository.root.deletingLastPathComponent().path
        if !common.contains(parent) { texts.append(parent + "/") }
        texts += registries(in: machineConfiguration())
        return texts
    }

    /// Hosts and local folders that a package manager's configuration names.
    static func registries(in configuration: String) -> [String] {
        let hosts = configuration.matches(of: /https?:\/\/(?:[^\s\/"'@]+@)?([^\s\/"':\]]+)/).map { String($0.1) }
        // url."/some/mirror/".insteadOf in git's configuration
        let mirrors = configuration.matches(of: /\[url "(\/[^"]+)"\]/).map { String($0.1) }
        // Where the sources of the dependencies live is in Package.swift for all to see.
        let open: Set<String> = ["github.com", "www.swift.org", "www.apache.org"]
        return Set(hosts.filter { !open.contains($0) && $0.contains(".") } + mirrors).sorted()
    }

    static func findings(in text: String, path: String, forbidden: [String]) -> [Finding] {
        guard forbidden.contains(where: text.contains) else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            forbidden.filter { line.contains($0) }.map {
                Finding(file: path, line: index + 1, message: "names \($0), which belongs to one machine or to a package registry")
            }
        }
    }

    private static func machineConfiguration() -> String {
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        let fixed = [
            "/etc/apt/sources.list", "/etc/pip.conf", "/etc/gitconfig", home + "/.gitconfig", home + "/.config/pip/pip.conf",
            home + "/.pip/pip.conf", home + "/.swiftpm/configuration/mirrors.json", home + "/.swiftpm/configuration/registries.json",
        ]
        let parts = (try? FileManager.default.contentsOfDirectory(atPath: "/etc/apt/sources.list.d")) ?? []
        return (fixed + parts.map { "/etc/apt/sources.list.d/" + $0 })
            .compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
            .joined(separator: "\n")
    }
}
