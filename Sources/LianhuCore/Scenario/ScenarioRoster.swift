/// Rows of a roster as a scenario file writes them, or sheets of a folder that it names.
package struct ScenarioRoster: Hashable, Sendable {
    /// The sheets that may be written inline, by their names without ending.
    package enum SheetName: String, CaseIterable, Hashable, Sendable {
        case units
        case posts
        case workers
        case subjects
        case residents
        case links
        case parameters

        /// The columns that an inline row can fill; those that a sheet must have are among them.
        package var columns: [String] {
            switch self {
            case .units: ["id", "kind", "name", "parent"]
            case .posts: ["unit", "post", "worker", "from", "until"]
            case .workers: ["id", "name", "roles", "unit", "from", "until"]
            case .subjects: ["id", "kind", "name", "unit", "from", "until", "tier"]
            case .residents: ["id", "household", "name", "head", "born"]
            case .parameters: ["unit", "name", "value", "from", "until"]
            case .links: ["subject", "worker", "kind", "seat", "from", "until"]
            }
        }
    }

    /// Values by column, as the sheet has them.
    package struct Row: Hashable, Sendable {
        package var place: ScenarioPlace
        package var values: [String: String]

        package init(place: ScenarioPlace, values: [String: String]) {
            self.place = place
            self.values = values
        }
    }

    package var rows: [SheetName: [Row]]
    /// Bytes of the folder's sheets by file name; nil: the rows are inline.
    package var sheets: [String: [UInt8]]?
    package var place: ScenarioPlace

    package init(rows: [SheetName: [Row]] = [:], sheets: [String: [UInt8]]? = nil, place: ScenarioPlace) {
        self.rows = rows
        self.sheets = sheets
        self.place = place
    }
}
