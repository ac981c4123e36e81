/// One column of a bundle's CSV: its heading, which is the last word of the member's path, and what it means.
package struct BundleColumn: Hashable, Sendable {
    /// Path of the member in a leaf, from outside in; ASCII words `[a-z_]`.
    package let path: [String]
    package let english: String
    package let chinese: String

    package init(_ path: [String], _ english: String, _ chinese: String) {
        self.path = path
        self.english = english
        self.chinese = chinese
    }

    /// The heading.
    package var name: String { path.last ?? "" }

    /// The columns of this version; later versions only add. A verifier reads the bundle's own columns.txt.
    package static let standard = [
        BundleColumn(["seq"], "number of the entry in the log", "记录序号"),
        BundleColumn(["ts"], "time of recording, UTC", "记录时间(UTC)"),
        BundleColumn(["act"], "what was done", "操作"),
        BundleColumn(["who", "via"], "how the caller came in", "接入方式"),
        BundleColumn(["who", "uid"], "user id of the caller, from the kernel", "调用者用户号(内核提供)"),
        BundleColumn(["who", "gid"], "group id of the caller", "调用者组号"),
        BundleColumn(["who", "pid"], "process id of the caller, a hint", "调用者进程号(仅供参考)"),
        BundleColumn(["who", "right"], "right that permitted it", "所用权限"),
        BundleColumn(["who", "worker"], "named worker acted for", "操作的联系人"),
        BundleColumn(["obj"], "what it was done to", "对象"),
        BundleColumn(["why"], "reason code", "原因代码"),
        BundleColumn(["ok"], "whether it was done", "是否成功"),
        BundleColumn(["facts"], "all facts, as JSON", "全部事实(JSON)"),
    ]

    /// columns.txt: heading, path, meaning in English and Chinese, separated by tabs.
    static func table(_ columns: [BundleColumn]) -> String {
        columns.map { "\($0.name)\t.\($0.path.joined(separator: "."))\t\($0.english)\t\($0.chinese)\n" }.joined()
    }

    /// Reads columns.txt; nil unless each heading is the last word of its path, for a heading must not lie about what is under it.
    static func parse(_ table: [UInt8]) -> [BundleColumn]? {
        guard let text = String(validating: table, as: UTF8.self), table.last == 0x0a else { return nil }
        var columns: [BundleColumn] = []
        for line in text.utf8.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
            guard cells.count == 4, columns.count < 100, cells[1].utf8.first == UInt8(ascii: ".") else { return nil }
            let path = cells[1].utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard path.allSatisfy(isWord) else { return nil }
            let column = BundleColumn(path.map { String(decoding: $0, as: UTF8.self) }, cells[2], cells[3])
            guard KeyName.same(column.name, cells[0]), !columns.contains(where: { $0.name == column.name }) else { return nil }
            columns.append(column)
        }
        return columns
    }

    private static func isWord(_ word: some Collection<UInt8>) -> Bool {
        !word.isEmpty && word.allSatisfy { $0 == UInt8(ascii: "_") || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) }
    }

    /// columns.jq: a filter for `jq -nr` that prints the CSV of entries.jsonl, without byte order mark.
    static func filter(_ columns: [BundleColumn]) -> String {
        let headings = columns.map { "\"\($0.name)\"" }.joined(separator: ",")
        let cells = columns.map { column in
            "(." + column.path[0] + column.path.dropFirst().map { "|.\($0)?" }.joined() + ")"
        }
        let guards = CSVRow.guarded.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            def guarded: .[0:1] as $c | if any(\(guards); . == $c) then "'" + . else . end;
            def cell: if type == "object" or type == "array" then tojson else . end | if type == "string" then guarded else . end;
            ([\(headings)] | @csv),
            (inputs | [\(cells.joined(separator: ","))] | map(cell) | @csv)

            """
    }
}
