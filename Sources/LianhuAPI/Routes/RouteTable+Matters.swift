import LianhuCore

extension RouteTable {
    /// Matters: what visits uncover, and how it is solved.
    static let matters: [Route] = [
        Route(
            .raiseMatter, .post, "/v1/matters", .rights([.record]), en: "Raise a matter.", zh: "登记民情事项。",
            body: .json(Wire.MatterRaise.self), answer: .json(Wire.Matter.self, status: 201)),
        Route(
            .listMatters, .get, "/v1/matters", .rights([.read]), en: "Matters, oldest first.", zh: "民情事项（由远及近）。",
            query: [
                .unit,
                QueryParameter("class", en: "Of a class, with or without its pack.", zh: "仅某一类别（可省略规则包名）。"),
                QueryParameter("about", en: "About a household, resident or unit.", zh: "仅涉及某联系对象、居民或单位。"),
                QueryParameter("holder", en: "That a worker or unit has.", zh: "仅由某人或某单位承办。"),
                QueryParameter(
                    "phase", .words(MatterState.Phase.allCases.map(\.rawValue)), en: "In one of these phases.", zh: "仅处于所列状态。"),
                QueryParameter("overdue", .flag, en: "Only those of which a deadline has passed.", zh: "仅逾期的事项。"),
            ] + QueryParameter.page, answer: .json(Wire.Page<Wire.Matter>.self)),
        Route(
            .showMatter, .get, "/v1/matters/{id}", .rights([.read]), en: "A matter with its whole thread.", zh: "事项及其全部经过。",
            answer: .json(Wire.Matter.self)),
        Route(
            .actOnMatter, .post, "/v1/matters/{id}/acts", .rights([.record]),
            en: "Let something happen to a matter; the pack says who may.", zh: "办理事项的一个步骤（由规则包规定何人可办）。",
            body: .json(Wire.MatterAct.self), answer: .json(Wire.Matter.self)),
        Route(
            .showMatterFigures, .get, "/v1/matter-figures", .rights([.read]),
            en: "Closure, on-time closure, response and resolution of matters.", zh: "事项办结、按时办结、响应与解决情况。",
            query: [
                .period, .unit, QueryParameter("class", en: "Of one class.", zh: "仅某一类别。"),
                QueryParameter("by", .word(["none", "unit", "class"]), en: "A row for each unit below, or class.", zh: "按下级单位或类别分列。"),
                .asOf,
            ], answer: .json(Wire.MatterFigureReport.self)),
    ]
}
