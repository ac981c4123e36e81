import LianhuCore

extension RouteTable {
    /// Checks: a drawn sample of contacts is called back.
    static let checks: [Route] = [
        Route(
            .startCheck, .post, "/v1/checks", .rights([.record]),
            en: "Draw the sample of a unit and a range of days, once; the pack says who may.", zh: "抽取某单位某时段的走访样本（限一次，由规则包规定何人可抽）。",
            body: .json(Wire.CheckStart.self), answer: .json(Wire.Check.self, status: 201)),
        Route(
            .listChecks, .get, "/v1/checks", .rights([.read]), en: "Checks with their figures, oldest first.", zh: "检查及其数字（由远及近）。",
            query: [
                .unit, QueryParameter("kind", en: "Of a kind, with or without its pack.", zh: "仅某一种检查（可省略规则包名）。"),
                QueryParameter("from", .date, en: "With contacts on or after that day.", zh: "所查走访不早于该日。"),
                QueryParameter("through", .date, en: "With contacts on or before that day.", zh: "所查走访不晚于该日。"),
            ] + QueryParameter.page, answer: .json(Wire.Page<Wire.Check>.self)),
        Route(
            .showCheck, .get, "/v1/checks/{id}", .rights([.read]), en: "A check: figures by unit, the sample, the answers.",
            zh: "检查：分单位数字、样本与回访结果。", answer: .json(Wire.Check.self)),
        Route(
            .recordCallBack, .post, "/v1/checks/{id}/calls", .rights([.record]),
            en: "Record what was said when a sampled contact was called back; a finding becomes a matter.",
            zh: "登记对样本的回访结果（发现问题即登记为事项）。", body: .json(Wire.CallBackRequest.self),
            answer: .json(Wire.Check.self, status: 201)),
    ]
}
