import LianhuCore

extension RouteTable {
    /// Reporting periods: their closing, and what is amended after it.
    static let periods: [Route] = [
        Route(
            .listPeriods, .get, "/v1/periods", .rights([.read]), en: "Reporting periods and how far their closing is.", zh: "报告期及其结账进度。",
            answer: .json(Wire.Periods.self)),
        Route(
            .showPeriod, .get, "/v1/periods/{period}", .rights([.read]), en: "A reporting period, its snapshot and its amendments.",
            zh: "报告期、定稿快照与修订。", answer: .json(Wire.Period.self)),
        Route(
            .postponePeriod, .post, "/v1/periods/{period}/postpone", .rights([.approve]),
            en: "Put the closing of a period off by five working days, once; over the whole tree.", zh: "将结账推迟五个工作日（限一次，须全辖区审批权）。",
            body: .json(Wire.PostponeRequest.self), answer: .json(Wire.Period.self)),
        Route(
            .amendPeriod, .post, "/v1/periods/{period}/amendments", .rights([.record, .approve]),
            en: "Let late evidence count in a closed period; the caller is the second person.", zh: "修订已结账的报告期（操作人即第二人）。",
            body: .json(Wire.AmendRequest.self), answer: .json(Wire.Obligation.self, status: 201)),
    ]
}
