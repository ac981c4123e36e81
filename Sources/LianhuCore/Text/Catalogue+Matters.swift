extension Catalogue {
    /// Why something cannot happen to a matter, and what to do instead.
    static let matterProblems: [Phrase] = [
        Phrase("unknown.matter", en: "No matter has the id {value}.", zh: "没有编号为“{value}”的事项。"),
        Phrase(
            "unknown.matter_class", en: "No rule pack declares the class of matters {value}; known: {known}.",
            zh: "没有规则包声明事项类别“{value}”；已知：{known}。"),
        Phrase("unknown.matter_field", en: "{class} has no field {value}; known: {known}.", zh: "{class} 没有领域“{value}”；已知：{known}。"),
        Phrase("matter.no_classes", en: "No rule pack in force declares classes of matters.", zh: "现行规则包未声明任何事项类别。"),
        Phrase(
            "matter.no_classes.remedy", en: "Write them under matters: in a pack, and reload the rules: lianhuctl rules reload",
            zh: "请在规则包的 matters: 下声明，并重新加载规则：lianhuctl rules reload"),
        Phrase("matter.no_fields", en: "{class} has no fields, but {value} was named.", zh: "{class} 未设领域，却填写了“{value}”。"),
        Phrase("matter.no_fields.remedy", en: "Leave the field out.", zh: "请省略领域。"),
        Phrase(
            "matter.impossible", en: "{act} cannot happen to {value} now: it stands at {stage}.", zh: "{value} 现处于“{stage}”，不能进行 {act}。"),
        Phrase("matter.impossible.remedy", en: "Possible now: {possible}.", zh: "现在可以：{possible}。"),
        Phrase("matter.not_yours", en: "{act} of {value} is not yours to do: it is for {by}.", zh: "{value} 的 {act} 不由您办理：应由 {by} 办理。"),
        Phrase(
            "matter.not_yours.remedy", en: "Ask who answers for it: lianhuctl matter show {value}",
            zh: "请查看负责人：lianhuctl matter show {value}"),
        Phrase(
            "matter.until_past", en: "{value} is over, or no later than the deadline that it would change.", zh: "{value} 已过去，或不晚于要更改的期限。"),
        Phrase("matter.until_past.remedy", en: "Name a later day.", zh: "请指定更晚的日期。"),
        Phrase(
            "matter.extension_late", en: "The deadline of {value} has passed: an extension must be asked for before it.",
            zh: "{value} 的期限已过：延期须在到期前申请。"),
        Phrase("matter.extension_late.remedy", en: "Handle it, or have it shelved by an approver.", zh: "请办理，或由审批人挂起。"),
        Phrase("matter.extension_twice", en: "An extension of {value} was asked for already; there is one.", zh: "{value} 已申请过延期，仅限一次。"),
        Phrase("matter.extension_twice.remedy", en: "Handle it, or have it shelved by an approver.", zh: "请办理，或由审批人挂起。"),
        Phrase("matter.no_deadline", en: "{value} has no deadline that could be extended.", zh: "{value} 没有可延长的期限。"),
        Phrase(
            "matter.no_deadline.remedy", en: "Set its next review date instead: lianhuctl matter review {value}",
            zh: "请改为登记回访：lianhuctl matter review {value}"),
        Phrase("matter.parts_open", en: "Parts of {value} are not done: {parts}.", zh: "{value} 尚有协办单位未完成：{parts}。"),
        Phrase(
            "matter.parts_open.remedy", en: "Record each one: lianhuctl matter part {value} --of UNIT",
            zh: "请逐一登记：lianhuctl matter part {value} --of 单位"),
        Phrase("matter.part_unknown", en: "{value} has no part of {matter} that is open.", zh: "{value} 在 {matter} 中没有未完成的协办部分。"),
        Phrase(
            "matter.part_unknown.remedy", en: "See the parts: lianhuctl matter show {matter}", zh: "请查看协办部分：lianhuctl matter show {matter}"),
        Phrase("matter.reply_missing", en: "The reporter of {value} was not answered yet.", zh: "{value} 的反映人尚未得到答复。"),
        Phrase(
            "matter.reply_missing.remedy", en: "Answer, and record it: lianhuctl matter reply {value}",
            zh: "请答复并登记：lianhuctl matter reply {value}"),
        Phrase(
            "matter.joined_unanswered", en: "Reporters of matters joined into {value} were not answered yet: {matters}.",
            zh: "并入 {value} 的事项尚有反映人未得到答复：{matters}。"),
        Phrase(
            "matter.joined_unanswered.remedy", en: "Answer each one: lianhuctl matter reply MATTER", zh: "请逐一答复：lianhuctl matter reply 事项"),
        Phrase("matter.joins_itself", en: "{value} cannot be joined into itself.", zh: "{value} 不能并入自身。"),
        Phrase("matter.joins_itself.remedy", en: "Name the other matter with --into.", zh: "请用 --into 指定另一事项。"),
        Phrase(
            "matter.join_closed", en: "{value} is closed or joined itself: nothing can be joined into it.", zh: "{value} 已销号或已并入他项，不能再并入。"),
        Phrase("matter.join_closed.remedy", en: "Name an open matter.", zh: "请指定未办结的事项。"),
        Phrase(
            "rules.matter_class_open",
            en: "{count} open matters are of the class {class}, which these rules have not; the first is {value}.",
            zh: "有 {count} 件未办结事项属于类别 {class}，而新规则中没有该类别；第一件为 {value}。"),
        Phrase("rules.matter_class_open.remedy", en: "Close them first, or keep the class.", zh: "请先办结，或保留该类别。"),
        Phrase(
            "rules.matter_stage_open",
            en: "{count} open matters of {class} stand in stages that these rules have not; the first is {value}, in {stage}.",
            zh: "类别 {class} 有 {count} 件未办结事项处于新规则中没有的环节；第一件为 {value}，处于 {stage}。"),
        Phrase("rules.matter_stage_open.remedy", en: "Finish that stage first, or keep it.", zh: "请先完成该环节，或保留该环节。"),
    ]
}
