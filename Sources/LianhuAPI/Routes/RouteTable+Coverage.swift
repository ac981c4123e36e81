import LianhuCore

extension RouteTable {
    /// Coverage: how many of a kind an activity reached.
    static let coverage: [Route] = [
        Route(
            .showCoverage, .get, "/v1/coverage", .rights([.read]),
            en: "How many units or subjects of a kind an activity covered in a period, and whom it did not.",
            zh: "某类活动在一个时期内覆盖了多少个某类单位或对象，以及未覆盖者。",
            query: [
                QueryParameter("activity", required: true, en: "An activity of the rules.", zh: "规则中的活动。"),
                QueryParameter("kind", required: true, en: "A kind of unit or subject.", zh: "单位或对象的种类。"), .period, .unit, .asOf,
            ], answer: .json(Wire.Coverage.self))
    ]
}
