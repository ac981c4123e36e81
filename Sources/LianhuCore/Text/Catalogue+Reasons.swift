extension Catalogue {
    /// Why a record counted for nothing, or counted as it did.
    static let reasons: [Phrase] = [
        Phrase("counted.met", en: "settles it on time", zh: "按时完成"),
        Phrase("counted.met_late", en: "settles it late", zh: "逾期完成"),
        Phrase("extra.other_activity", en: "this rule asks for another activity", zh: "本规则要求的是其他活动"),
        Phrase("extra.no_rule", en: "no rule asks for a contact with this kind of subject", zh: "没有规则要求联系此类对象"),
        Phrase("extra.not_linked", en: "{worker} was not linked to it on that day", zh: "当日 {worker} 未与其建立联系关系"),
        Phrase("extra.nobody_linked", en: "nobody was linked to it on that day", zh: "当日无人与其建立联系关系"),
        Phrase("extra.method_not_accepted", en: "the rule does not accept this method", zh: "规则不接受此联系方式"),
        Phrase("extra.not_tagged", en: "on that day it carried none of the rule's tags yet", zh: "当日尚无规则要求的标签"),
        Phrase("extra.already_settled", en: "what was owed then is settled by another record", zh: "当期任务已由其他记录完成"),
        Phrase("extra.no_window", en: "nothing was owed on that day", zh: "当日没有应联任务"),
        Phrase("extra.min_gap", en: "two records on one day are one", zh: "同日多次只计一次"),
        Phrase(
            "extra.counted_from", en: "nothing was open yet; it counts anew from here, and is due next on {due}",
            zh: "当日尚无到期任务；自此重新起算，下次截止 {due}"),
        Phrase("extra.no_supply", en: "nobody said for how many days the supply lasts", zh: "未登记用量天数"),
        Phrase("extra.attempt", en: "an attempt satisfies nothing", zh: "未遇不计入完成"),
        Phrase("extra.entered_late", en: "entered after the entry deadline; counted and flagged", zh: "超过补录期限录入；计入并标注"),
        Phrase("extra.voided", en: "voided or superseded", zh: "已作废或被更正"),
    ]
}
