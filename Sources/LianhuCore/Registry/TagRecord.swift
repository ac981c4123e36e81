/// A dated word about a subject or a resident: living alone, 60+ … Which words there are is data; what they say may be sensitive (S57).
package struct TagRecord: Hashable, Sendable {
    package var entity: EntityKey
    package var tag: String
    package var tenure: Tenure
    /// What is recorded late makes nobody guilty (S17).
    package var recordedOn: CivilDate

    package init(entity: EntityKey, tag: String, tenure: Tenure, recordedOn: CivilDate) {
        self.entity = entity
        self.tag = tag
        self.tenure = tenure
        self.recordedOn = recordedOn
    }
}
