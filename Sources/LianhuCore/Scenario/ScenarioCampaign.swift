/// What happens in a scenario's campaigns (S48).
package enum ScenarioCampaign: Hashable, Sendable {
    /// The kind with its pack's name; `due` is the last minute, nil: as the kind says.
    case start(kind: String, unit: String, by: String, due: ScenarioMoment?, tag: String?)
    /// `CP-1` for the first that was started.
    case answer(campaign: String, subjects: [String], outcome: String, by: String)
    case rollUp(campaign: String, unit: String, by: String, isPartial: Bool, isNothing: Bool)
    case close(campaign: String, by: String, reason: String?)
}

extension ScenarioExpectation {
    /// A campaign, or one of its units with everything below.
    package struct Campaign: Hashable, Sendable {
        package var place: ScenarioPlace
        package var id: String
        /// Nil: from where it went down.
        package var unit: String?
        package var values: [Value]

        package init(place: ScenarioPlace, id: String, unit: String?, values: [Value]) {
            self.place = place
            self.id = id
            self.unit = unit
            self.values = values
        }
    }
}
