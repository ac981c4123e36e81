import LianhuCore

extension Wire {
    // MARK: What many answers share

    /// A page of a list.
    package struct Page<Item: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
        package var items: [Item]
        /// Opaque, for `cursor` of the next request; absent at the end.
        package var nextCursor: String?

        package init(items: [Item], nextCursor: String? = nil) {
            self.items = items
            self.nextCursor = nextCursor
        }
    }

    /// A member of the id space, named.
    package struct Reference: Codable, Sendable, Equatable {
        package var id: String
        /// `household`, `village`, `worker` …
        package var kind: String
        package var name: String

        package init(id: String, kind: String, name: String) {
            self.id = id
            self.kind = kind
            self.name = name
        }
    }

    /// A text in both languages.
    package struct Title: Codable, Sendable, Equatable {
        package var en: String
        package var zh: String

        package init(en: String, zh: String) {
            self.en = en
            self.zh = zh
        }
    }

    /// From a day, to the day before `until`; open where `until` is absent.
    package struct Span: Codable, Sendable, Equatable {
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(from: CivilDate, until: CivilDate? = nil) {
            self.from = from
            self.until = until
        }
    }

    /// What planning did.
    package struct PlanTotals: Codable, Sendable, Equatable {
        package var created: Int
        package var changed: Int
        package var voided: Int

        package init(created: Int, changed: Int, voided: Int) {
            self.created = created
            self.changed = changed
            self.voided = voided
        }
    }
}
