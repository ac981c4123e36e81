import LianhuCore

extension RouteTable {
    /// Campaigns: tasks that go down the tree and come back up.
    static let campaigns: [Route] = [
        Route(
            .startCampaign, .post, "/v1/campaigns", .rights([.record]), en: "Start a campaign at a unit.", zh: "在某单位发起专项任务。",
            body: .json(Wire.CampaignStart.self), answer: .json(Wire.Campaign.self, status: 201)),
        Route(
            .listCampaigns, .get, "/v1/campaigns", .rights([.read]), en: "Campaigns, oldest first.", zh: "专项任务（由远及近）。",
            query: [
                .unit, QueryParameter("kind", en: "Of a kind, with or without its pack.", zh: "仅某类（可省略规则包名）。"),
                QueryParameter("open", .flag, en: "Only those that are not closed.", zh: "仅未结束的。"),
            ] + QueryParameter.page, answer: .json(Wire.Page<Wire.Campaign>.self)),
        Route(
            .showCampaign, .get, "/v1/campaigns/{id}", .rights([.read]),
            en: "How a campaign stands: totals, levels, units, and the first of those that are silent.", zh: "进展：总数、各级、各单位及部分未答复名单。",
            query: [.unit], answer: .json(Wire.Campaign.self)),
        Route(
            .listSilent, .get, "/v1/campaigns/{id}/silent", .rights([.read]), en: "Who has not answered, with the contact person.",
            zh: "未答复的对象及联系人。",
            query: [.unit, QueryParameter("worker", en: "Of one contact person.", zh: "仅某联系人的对象。")] + QueryParameter.page,
            answer: .json(Wire.Page<Wire.CampaignSilent>.self)),
        Route(
            .answerCampaign, .post, "/v1/campaigns/{id}/answers", .rights([.record]),
            en: "Record what subjects answered, all or none.", zh: "登记联系对象的结果（全部成功或全部不记）。",
            body: .json(Wire.CampaignAnswers.self), answer: .json(Wire.CampaignReceipt.self)),
        Route(
            .rollUpCampaign, .post, "/v1/campaigns/{id}/roll-ups", .rights([.record]), en: "Roll a unit up to the level above.",
            zh: "汇总本单位情况并上报。",
            body: .json(Wire.CampaignRollUp.self), answer: .json(Wire.Campaign.self)),
        Route(
            .closeCampaign, .post, "/v1/campaigns/{id}/close", .rights([.record]), en: "Close a campaign.", zh: "结束专项任务。",
            body: .json(Wire.CampaignClose.self), answer: .json(Wire.Campaign.self)),
    ]
}
