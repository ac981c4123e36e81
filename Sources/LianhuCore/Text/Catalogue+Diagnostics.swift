extension Catalogue {
    /// What the checker says of a pack, a calendar or a configuration: what is wrong; what to write. And what it says of a good pack.
    static let diagnostics: [Phrase] =
        formFaults + keyFaults + valueFaults + ruleFaults + calendarFaults + configurationFaults + descriptions

    private static let formFaults: [Phrase] = [
        Phrase("check.warning", en: "warning: ", zh: "提醒："),
        Phrase("check.did_you_mean", en: " — did you mean {suggestion}?", zh: "——是否应为 {suggestion}？"),
        Phrase(
            "check.yaml_syntax", en: "this is not YAML ({problem}); look at indentation, quotes and brackets here",
            zh: "不是有效的 YAML（{problem}）；请检查此处的缩进、引号和括号"),
        Phrase("check.yaml_empty", en: "the file is empty; begin with {example}", zh: "文件为空；请以 {example} 开头"),
        Phrase(
            "check.file_unknown", en: "neither a rule pack nor a work calendar; begin with pack: or with version: and covers:",
            zh: "既不是规则包也不是工作日历；请以 pack: 或 version: 与 covers: 开头"),
        Phrase("check.yaml_too_large", en: "{size} bytes are more than {limit}; split the file", zh: "文件有 {size} 字节，超过 {limit}；请拆分文件"),
        Phrase("check.yaml_too_deep", en: "nested deeper than {limit} levels; write it flatter", zh: "嵌套超过 {limit} 层；请减少层次"),
        Phrase(
            "check.yaml_alias", en: "anchors and aliases (& and *) are refused; write the value out, or put the text in quotes",
            zh: "不接受锚点与别名（& 和 *）；请写出完整的值，或给文字加引号"),
        Phrase(
            "check.yaml_second_document", en: "a second document begins here; keep one document in a file",
            zh: "此处开始了第二个文档；一个文件只写一个文档"),
        Phrase("check.want_mapping", en: "{name} must be a mapping; write {example}", zh: "{name} 应为键值对；请写 {example}"),
        Phrase("check.want_list", en: "{name} must be a list; write {example}", zh: "{name} 应为列表；请写 {example}"),
        Phrase("check.want_text", en: "{name} must be a single value; write {example}", zh: "{name} 应为单个值；请写 {example}"),
    ]

    private static let keyFaults: [Phrase] = [
        Phrase(
            "check.key_duplicate", en: "the key {key} stands here again, first in line {line}; keep one of them",
            zh: "键 {key} 重复，首次出现在第 {line} 行；请只保留一个"),
        Phrase("check.key_not_word", en: "a key must be a word; write key: value", zh: "键必须是一个词；请写 键: 值"),
        Phrase("check.key_unknown", en: "{within} has no key {key}; write one of: {known}", zh: "{within} 中没有键 {key}；可写：{known}"),
        Phrase("check.key_missing", en: "{within} lacks the key {key}; write {example}", zh: "{within} 缺少键 {key}；请写 {example}"),
        Phrase(
            "check.key_later", en: "{key} is not in this version; leave it out, for it would have no effect",
            zh: "本版本尚不支持 {key}；请删去，以免误以为生效"),
        Phrase("check.key_elsewhere", en: "{key} means nothing for duty {duty}; leave it out", zh: "{key} 对职责 {duty} 没有意义；请删去"),
        Phrase(
            "check.key_photo", en: "{key} is refused: evidence needs no photo, location or track (S52); leave it out",
            zh: "不接受 {key}：留痕不得要求拍照、定位或轨迹（S52）；请删去"),
        Phrase(
            "check.key_ranking", en: "{key} is refused: persons are never ranked or scored (S51); leave it out",
            zh: "不接受 {key}：不得对人员排名、打分（S51）；请删去"),
        Phrase("check.key_either", en: "{within} needs exactly one of {keys}; write one of them", zh: "{within} 中 {keys} 须且只须写一个；请只写其一"),
    ]

    private static let valueFaults: [Phrase] = [
        Phrase("check.value_missing", en: "{name} has no value; write {example}", zh: "{name} 没有值；请写 {example}"),
        Phrase("check.list_empty", en: "{name} is empty; write at least one, as in {example}", zh: "{name} 为空；请至少写一项，例如 {example}"),
        Phrase(
            "check.word_malformed", en: "{value} cannot be a name for {name}; write small letters, digits and _, as in {example}",
            zh: "{value} 不能作为 {name} 的名称；请用小写字母、数字和 _，例如 {example}"),
        Phrase("check.word_unknown", en: "{name} cannot be {value}; write one of: {known}", zh: "{name} 不能是 {value}；可写：{known}"),
        Phrase(
            "check.word_undeclared", en: "{value} is not declared under {section}; declare it there, or write one of: {known}",
            zh: "{section} 中没有声明 {value}；请先声明，或写：{known}"),
        Phrase("check.word_twice", en: "{value} stands twice in {name}; write it once", zh: "{value} 在 {name} 中重复；请只写一次"),
        Phrase(
            "check.value_later", en: "{name}: {value} is not in this version; write one of: {known}",
            zh: "本版本尚不支持 {name}: {value}；可写：{known}"),
        Phrase(
            "check.number_malformed", en: "{name} cannot be {value}; write a whole number from {min} to {max}",
            zh: "{name} 不能是 {value}；请写 {min} 到 {max} 的整数"),
        Phrase(
            "check.span_bare", en: "{name}: {value} has no unit; write {value}wd for working days or {value}d for days",
            zh: "{name}：{value} 没有单位；工作日请写 {value}wd，自然日请写 {value}d"),
        Phrase(
            "check.span_unit", en: "{name}: {unit} is no unit of time; write wd (working days) or d (days)",
            zh: "{name}：{unit} 不是时间单位；请写 wd（工作日）或 d（自然日）"),
        Phrase(
            "check.span_malformed", en: "{name} cannot be {value}; write a number and a unit, as in {example}",
            zh: "{name} 不能是 {value}；请写数字加单位，例如 {example}"),
        Phrase(
            "check.span_not_days",
            en: "{name}: {value} counts hours or minutes, but this moves by days; write wd (working days) or d (days)",
            zh: "{name}：{value} 以小时或分钟计，此处只能按天；请写 wd（工作日）或 d（自然日）"),
        Phrase(
            "check.span_not_natural", en: "{name}: {value} is no number of natural days; write {example}",
            zh: "{name}：{value} 不是自然日数；请写 {example}"),
        Phrase("check.span_negative", en: "{name}: {value} runs backwards; write {example}", zh: "{name}：{value} 为负；请写 {example}"),
        Phrase(
            "check.date_malformed", en: "{name}: {value} is not a day of the calendar; write it as 2026-10-01",
            zh: "{name}：{value} 不是有效日期；请写成 2026-10-01"),
    ]

    private static let ruleFaults: [Phrase] = [
        Phrase("check.calendar_unknown", en: "there is no work calendar {value}; write one of: {known}", zh: "没有工作日历 {value}；可写：{known}"),
        Phrase(
            "check.rule_id", en: "{value} cannot be the id of a rule; write small letters, digits and -, as in {example}",
            zh: "{value} 不能作为规则编号；请用小写字母、数字和 -，例如 {example}"),
        Phrase(
            "check.rule_prefix", en: "the rule {value} carries the name of another pack; write {example}",
            zh: "规则 {value} 用了别的规则包的前缀；请写 {example}"),
        Phrase(
            "check.rule_twice", en: "the rule {value} stands here again, first in line {line}; give it an id of its own",
            zh: "规则 {value} 重复，首次出现在第 {line} 行；请另取编号"),
        Phrase(
            "check.first_period", en: "first_period cannot be {value}; write exposed 50%, full or next",
            zh: "first_period 不能是 {value}；请写 exposed 50%、full 或 next"),
        Phrase(
            "check.effective_from", en: "effective_from cannot be {value}; write adoption, this_period or a day such as 2026-10-01",
            zh: "effective_from 不能是 {value}；请写 adoption、this_period 或日期，如 2026-10-01"),
        Phrase(
            "check.gap_impossible", en: "{count} with {gap} days between them do not fit into a {per}; write a smaller at_least or min_gap",
            zh: "每 {per} {count} 次、间隔 {gap} 天，放不下；请减小 at_least 或 min_gap"),
        Phrase(
            "check.shift_time", en: "{value} is no shift of a day; write its beginning and its end, as in '06:00-14:00' or '22:00-06:00'",
            zh: "{value} 不是班次；请写起止时间，如 '06:00-14:00' 或 '22:00-06:00'"),
        Phrase(
            "check.shift_order",
            en: "the shift {value} does not begin after {before}; write shifts in the order of their beginnings, each once",
            zh: "班次 {value} 未晚于 {before} 开始；请按开始时间先后书写，且不得重复"),
        Phrase(
            "check.link_at_least", en: "with per: link each seat owes one; write at_least: 1, or per: subject",
            zh: "per: link 时每个席位只欠一次；请写 at_least: 1，或改为 per: subject"),
        Phrase(
            "check.limit_none", en: "{name} says neither min nor max; write at least one of them, as in {example}",
            zh: "{name} 既没有 min 也没有 max；请至少写一个，例如 {example}"),
        Phrase(
            "check.limit_order", en: "min {min} is more than max {max} for {name}; write min no larger than max",
            zh: "{name} 的 min {min} 大于 max {max}；min 不得大于 max"),
        Phrase(
            "check.parameter_at", en: "{name} cannot be {value}; write a number, or {example} for the number that each unit sets",
            zh: "{name} 不能是 {value}；请写数字，或写 {example}，由各单位自定"),
        Phrase(
            "check.default_missing", en: "{value} may not be set; write what holds then, as in {example}",
            zh: "{value} 可能未设定；请写明未设定时的数值，例如 {example}"),
        Phrase(
            "check.default_unused",
            en: "default means nothing for {name}, for no unit sets its numbers; delete default, or write {example}",
            zh: "{name} 的数值不由单位设定，default 不起作用；请删除 default，或写 {example}"),
        Phrase("check.post_at", en: "{name} cannot be {value}; write {example}", zh: "{name} 不能是 {value}；请写 {example}"),
        Phrase(
            "check.matter_end",
            en:
                "the stages of {value} must end with one that closes, and with no other: the last one's act is verify or close, and close stands "
                + "nowhere before; it is {act} here",
            zh: "{value} 的各环节须以销号环节结束：最后一个环节的 act 为 verify 或 close，且 close 不得出现在其前；此处为 {act}"),
        Phrase(
            "check.matter_assignee",
            en:
                "stage {value} is the assignee's, but no stage before it assigns the matter; write a stage with act: assign before it, or by: finder",
            zh: "环节 {value} 由承办人办理，但之前没有交办环节；请在其前加入 act: assign 的环节，或写 by: finder"),
        Phrase(
            "check.matter_second",
            en: "stage {value} ({act}) needs a second person, and by: {by} is whoever handled it; write a post, such as by: head of town",
            zh: "环节 {value}（{act}）须由第二人办理，而 by: {by} 即承办人本人；请写一个职务，如 by: head of town"),
        Phrase(
            "check.age", en: "an age cannot be {value}; write 60+, or from: 60 and to: 79, in years from 0 to 130",
            zh: "年龄不能是 {value}；请写 60+，或 from: 60 与 to: 79，范围 0 至 130 岁"),
        Phrase(
            "check.campaign_minutes",
            en: "{value}: minutes are for emergencies; write emergency: true and say so in basis, or a longer time, such as within: 1wd",
            zh: "{value}：以分钟计的期限仅限紧急任务；请写 emergency: true 并在 basis 中说明，或改为更长的时间，如 within: 1wd"),
        Phrase(
            "check.step_at", en: "a step cannot be at {value}; write due-3d, due, due+2d or due+1wd",
            zh: "升级步骤的时间不能是 {value}；请写 due-3d、due、due+2d 或 due+1wd"),
        Phrase(
            "check.step_twice", en: "two steps of {ladder} are at {value}; give each its own time", zh: "{ladder} 有两步都在 {value}；请分别设定时间"),
        Phrase(
            "check.step_order", en: "the step at {value} comes before the one at {before}; write the steps in the order of their times",
            zh: "{value} 的步骤早于前一步 {before}；请按时间先后排列"),
        Phrase(
            "check.step_after_closes",
            en:
                "the step at {value} of {ladder} would not lie before closes: for due {due} it fires at the end of {fires}, and the rule closes "
                + "with {closes}; write an earlier step, or a later closes",
            zh: "{ladder} 的步骤 {value} 不早于关闭：截止日 {due} 时于 {fires} 日终触发，而规则于 {closes} 日终关闭；请提前该步骤或推迟 closes"),
        Phrase(
            "check.step_before_opens",
            en:
                "the step at {value} of {ladder} is never reached in time: for due {due} it fires on {fires}, but nothing is planned earlier "
                + "than 7 days before the rule opens on {opens}; write a later step",
            zh: "{ladder} 的步骤 {value} 总是来不及触发：截止日 {due} 时应于 {fires} 触发，而规则自 {opens} 起计入，提前 7 天才排定；请推后该步骤"),
        Phrase(
            "check.ladder_unused", en: "no rule uses the ladder {value}; name it in a rule, or leave it out",
            zh: "没有规则使用升级阶梯 {value}；请在规则中引用，或删去"),
        Phrase(
            "check.pack_twice", en: "{kind} {value} is in {other} already; give it a name of its own",
            zh: "{kind} {value} 已在 {other} 中；请另取名称"),
    ]

    private static let calendarFaults: [Phrase] = [
        Phrase("check.day_reversed", en: "it ends on {to}, before it begins on {from}; swap the two days", zh: "结束日 {to} 早于开始日 {from}；请对调"),
        Phrase(
            "check.day_outside", en: "{value} lies outside covers; widen covers, or leave the line out",
            zh: "{value} 不在 covers 范围内；请扩大 covers，或删去该行"),
        Phrase("check.day_twice", en: "{value} is listed in line {line} already; list each day once", zh: "{value} 已在第 {line} 行列出；每天只列一次"),
        Phrase(
            "check.day_contradiction", en: "{value} is a {other} in line {line}; a day is either a holiday or a workday",
            zh: "{value} 在第 {line} 行列为 {other}；同一天只能是 holiday 或 workday 之一"),
        Phrase(
            "check.day_needless", en: "{value} is worked anyway, by the weekly pattern; check the date of the make-up day",
            zh: "{value} 按每周安排本来就上班；请核对调休日期"),
        Phrase(
            "check.day_statutory", en: "the statutory day {value} lies outside its break; write a day from {from} to {to}",
            zh: "法定节假日 {value} 不在该假期内；请写 {from} 至 {to} 之间的日期"),
        Phrase(
            "check.year_gap", en: "{year} is covered, but no holiday of it is listed; list them, or end covers before it",
            zh: "{year} 年在 covers 范围内却没有任何假期；请补列，或缩短 covers"),
        Phrase(
            "check.year_sum", en: "{year} has {computed} working days by these lines, not {value}; check the lines, or the sum",
            zh: "按所列日期，{year} 年有 {computed} 个工作日，而不是 {value}；请核对各行或合计"),
        Phrase(
            "check.year_outside", en: "{value} is no year that covers holds from its first day to its last; leave it out",
            zh: "{value} 不是 covers 完整包含的年份；请删去"),
        Phrase("check.weekend_whole", en: "the weekend takes all seven days; leave at least one day to work on", zh: "周末占满七天；请至少留一天上班"),
        Phrase(
            "check.calendar_base", en: "there is no work calendar {value} to build on; known: {known}",
            zh: "没有可作基础的工作日历 {value}；现有：{known}"),
        Phrase(
            "check.layer_needless", en: "{value} is that way in {base} already; leave the line out, or check its days",
            zh: "{value} 在 {base} 中本来如此；请删去该行，或核对日期"),
    ]

    private static let configurationFaults: [Phrase] = [
        Phrase(
            "check.origin", en: "the origin cannot be {value}; write letters, digits, dots, - and /, as in {example}",
            zh: "origin 不能是 {value}；请用字母、数字、点、- 和 /，例如 {example}"),
        Phrase(
            "check.path", en: "{name} cannot be {value}; write the path of a file or folder, as in {example}",
            zh: "{name} 不能是 {value}；请写文件或目录的路径，例如 {example}"),
        Phrase(
            "check.channel_name", en: "{name} cannot be {value}; write up to 64 small letters, digits and hyphens, as in town-robot",
            zh: "{name} 不能是 {value}；请写小写字母、数字和连字符，最多 64 个，例如 town-robot"),
        Phrase(
            "check.credential_name",
            en:
                "{name} is no name of a credential, or it is the secret itself, which must not stand here; put it into a file, name it by LoadCredential= in lianhu-courier.service, and write that name, as in town-robot",
            zh: "{name} 不是凭据名称，或误填了密钥本身；密钥不得写在此处，请存入文件，在 lianhu-courier.service 中用 LoadCredential= 命名，此处只写该名称，例如 town-robot"),
        Phrase(
            "check.url",
            en:
                "{name} cannot be {value}; write an address with https:// and without password, ? or #, as in {example}; http:// is for this machine",
            zh: "{name} 不能是 {value}；请写 https:// 开头的地址，不含密码、? 和 #，例如 {example}；http:// 仅限本机"),
        Phrase(
            "check.mail_address", en: "{name} cannot be {value}; write one plain address, as in lianhu@example.org",
            zh: "{name} 不能是 {value}；请写一个邮箱地址，例如 lianhu@example.org"),
        Phrase("check.clock", en: "{name}: {value} is no time of day; write it as \"08:30\"", zh: "{name}：{value} 不是时刻；请写成 \"08:30\""),
        Phrase(
            "check.clock_order", en: "sending begins at {from} and ends at {until}; write a later end of the same day",
            zh: "发送时段从 {from} 到 {until}；结束时刻须晚于开始时刻且在同一天"),
        Phrase("check.monday", en: "{value} is no Monday; write the Monday on which a fortnight begins", zh: "{value} 不是周一；请写某个双周开始的周一"),
        Phrase(
            "check.id_malformed", en: "{name}: {value} is no id; write capital letters, a hyphen, letters and digits, as in {example}",
            zh: "{name}：{value} 不是编号；请写大写字母、连字符、字母或数字，例如 {example}"),
        Phrase(
            "check.uid_malformed", en: "{name} cannot be {value}; write the number of a user of this machine, as in {example}",
            zh: "{name} 不能是 {value}；请写本机用户的编号，例如 {example}"),
        Phrase(
            "check.worker_of_uid", en: "worker belongs to a line with uid; leave it out, for a {subject} is no single person",
            zh: "worker 只能与 uid 同行；{subject} 不是某一个人，请删去"),
    ]
}
