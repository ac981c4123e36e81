import LianhuCore

extension Wire {
    // MARK: Imports

    /// A place to which the sheets of an import are sent.
    package struct ImportStage: Codable, Sendable, Equatable {
        package var id: String
        package var expiresAt: Instant
        package var files: [StagedFile]

        package init(id: String, expiresAt: Instant, files: [StagedFile]) {
            self.id = id
            self.expiresAt = expiresAt
            self.files = files
        }
    }

    /// A sheet that has arrived.
    package struct StagedFile: Codable, Sendable, Equatable {
        package var name: String
        package var bytes: Int
        package var lines: Int

        package init(name: String, bytes: Int, lines: Int) {
            self.name = name
            self.bytes = bytes
            self.lines = lines
        }
    }

    /// How to apply what was sent.
    package struct ImportRequest: Codable, Sendable, Equatable {
        /// From when changes hold; absent: today.
        package var effective: CivilDate?
        /// Units inside which what is missing ends; absent: nothing ends.
        package var units: [String]?
        /// The number of ends that a dry run printed.
        package var ends: Int?

        package init(effective: CivilDate? = nil, units: [String]? = nil, ends: Int? = nil) {
            self.effective = effective
            self.units = units
            self.ends = ends
        }
    }

    /// What an import starts, changes and ends.
    package struct ImportReport: Codable, Sendable, Equatable {
        package var dryRun: Bool
        package var changesNothing: Bool
        package var sheets: [String: ImportNumbers]
        package var planned: PlanTotals
        /// Links recorded after something of theirs was due.
        package var recordedLate: Int
        /// By which it may be taken back; absent where nothing was changed.
        package var number: Int64?

        package init(
            dryRun: Bool, changesNothing: Bool, sheets: [String: ImportNumbers], planned: PlanTotals, recordedLate: Int,
            number: Int64? = nil
        ) {
            self.number = number
            self.dryRun = dryRun
            self.changesNothing = changesNothing
            self.sheets = sheets
            self.planned = planned
            self.recordedLate = recordedLate
        }
    }

    /// From when an import is taken back.
    package struct RevertRequest: Codable, Sendable, Equatable {
        /// The first day without what it did; absent: today.
        package var on: CivilDate?

        package init(on: CivilDate? = nil) {
            self.on = on
        }
    }

    /// What taking an import back starts, changes and ends.
    package struct RevertReport: Codable, Sendable, Equatable {
        package var dryRun: Bool
        package var changesNothing: Bool
        package var on: CivilDate
        package var sheets: [String: ImportNumbers]
        /// Rows that stay as they are, the first thousand.
        package var left: [RevertConflict]
        /// How many stay.
        package var leftCount: Int
        package var planned: PlanTotals

        package init(
            dryRun: Bool, changesNothing: Bool, on: CivilDate, sheets: [String: ImportNumbers], left: [RevertConflict], leftCount: Int,
            planned: PlanTotals
        ) {
            self.dryRun = dryRun
            self.changesNothing = changesNothing
            self.on = on
            self.sheets = sheets
            self.left = left
            self.leftCount = leftCount
            self.planned = planned
        }
    }

    /// A row of an import that is not taken back.
    package struct RevertConflict: Codable, Sendable, Equatable {
        package var sheet: String
        /// The ids that name it.
        package var row: String
        /// `revert.changed_since`, `revert.undated` or `revert.over`.
        package var code: String

        package init(sheet: String, row: String, code: String) {
            self.sheet = sheet
            self.row = row
            self.code = code
        }
    }

    /// Rows of one sheet.
    package struct ImportNumbers: Codable, Sendable, Equatable {
        package var started: Int
        package var changed: Int
        package var ended: Int

        package init(started: Int, changed: Int, ended: Int) {
            self.started = started
            self.changed = changed
            self.ended = ended
        }
    }
}
