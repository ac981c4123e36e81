/// Names of the files of a bundle.
enum BundleFile {
    static let readme = "README.txt"
    static let vkey = "vkey"
    static let pem = "pub.pem"
    static let checkpoint = "checkpoint"
    static let previous = "prev/checkpoint"
    static let range = "range/compact"
    static let consistency = "consistency"
    static let entries = "entries.jsonl"
    static let columns = "columns.txt"
    static let filter = "columns.jq"
    static let totals = "totals.json"
    static let verifier = "pure.py"
    static let sums = "SHA256SUMS"

    /// The folders.
    static let folders = ["prev", "range"]
    /// The files that each bundle has, besides the list of sums and the sheets.
    static let required = [
        readme, vkey, pem, checkpoint, previous, range, consistency, entries, columns, filter, totals, verifier, sheet(1),
    ]
    /// Rows of a sheet below its heading; Excel takes 1,048,576 with it.
    static let rowsPerSheet = 1_000_000

    /// Name of CSV number 1, 2, …
    static func sheet(_ number: Int) -> String {
        let digits = String(number)
        return "entries-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".csv"
    }

    /// Whether this is the name of a sheet.
    static func isSheet(_ name: String) -> Bool {
        guard name.hasPrefix("entries-"), name.hasSuffix(".csv"), let number = Int(name.dropFirst(8).dropLast(4)) else { return false }
        return number > 0 && sheet(number) == name
    }
}
