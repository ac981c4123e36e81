extension Catalogue {
    /// What an import says of a sheet: for each code what is wrong, and under `CODE.remedy` what to do.
    static let rosterPhrases: [Phrase] = sheetForm + sheetHeadings + sheetValues + sheetReferences + sheetEvidence

    /// Files that cannot be read.
    private static let sheetForm: [Phrase] = [
        Phrase("sheet.none", en: "There is no sheet here.", zh: "此处没有表格。"),
        Phrase("sheet.none.remedy", en: "Name the files {known}.", zh: "请将文件命名为：{known}。"),
        Phrase("sheet.file_unknown", en: "No sheet has this name.", zh: "没有这个名称的表格。"),
        Phrase("sheet.file_unknown.remedy", en: "Name it one of {known}, or take it out of the folder.", zh: "请改为以下之一：{known}；或移出文件夹。"),
        Phrase("sheet.file_misspelt", en: "No sheet has this name.", zh: "没有这个名称的表格。"),
        Phrase("sheet.file_misspelt.remedy", en: "Did you mean {suggestion}?", zh: "是否为“{suggestion}”？"),
        Phrase("sheet.file_twice", en: "{other} is the same sheet.", zh: "与“{other}”是同一张表。"),
        Phrase("sheet.file_twice.remedy", en: "Keep one of the two.", zh: "请只保留一个。"),
        Phrase("sheet.workbook", en: "This is an Excel workbook, not a CSV file.", zh: "这是 Excel 工作簿，不是 CSV 文件。"),
        Phrase("sheet.workbook.remedy", en: "In Excel choose Save As, CSV UTF-8.", zh: "请在 Excel 中另存为“CSV UTF-8（逗号分隔）”。"),
        Phrase("sheet.too_large", en: "The file is larger than {limit} MiB.", zh: "文件超过 {limit} MiB。"),
        Phrase("sheet.too_large.remedy", en: "Import it in parts, a town at a time.", zh: "请分批导入，例如每次一个镇。"),
        Phrase("sheet.encoding_invalid", en: "A byte of this line is no {encoding} text.", zh: "此行有不属于 {encoding} 编码的字节。"),
        Phrase(
            "sheet.encoding_invalid.remedy", en: "Open the file, repair the line, and save it as CSV UTF-8.",
            zh: "请打开文件修正此行，并另存为“CSV UTF-8”。"),
        Phrase("sheet.encoding_unavailable", en: "This machine cannot read {encoding}.", zh: "本机无法读取 {encoding} 编码。"),
        Phrase("sheet.encoding_unavailable.remedy", en: "Save the file as CSV UTF-8.", zh: "请另存为“CSV UTF-8”。"),
        Phrase("sheet.empty", en: "The first line should hold the headings; it is blank.", zh: "第一行应为列名，但为空。"),
        Phrase("sheet.empty.remedy", en: "Put the headings there, or take the file away if nothing changes.", zh: "请填写列名；如无变动，请移除此文件。"),
        Phrase("sheet.quote_unclosed", en: "A quotation mark that opens this field is never closed.", zh: "此字段的引号没有结束。"),
        Phrase(
            "sheet.quote_unclosed.remedy", en: "Add the closing quotation mark, or save the file anew from the spreadsheet.",
            zh: "请补上结束引号，或从电子表格软件重新保存。"),
        Phrase("sheet.quote_stray", en: "A quotation mark stands in the middle of a field.", zh: "字段中间出现引号。"),
        Phrase(
            "sheet.quote_stray.remedy", en: "Put the whole field in quotation marks and double those inside.",
            zh: "请将整个字段加引号，其中的引号写两遍。"),
        Phrase(
            "sheet.control_character", en: "This field holds a control character; the file may not be text.",
            zh: "此字段含有控制字符，文件可能不是文本。"),
        Phrase("sheet.control_character.remedy", en: "Save the file anew as CSV UTF-8.", zh: "请重新另存为“CSV UTF-8”。"),
        Phrase("sheet.too_many_rows", en: "There are more than {limit} rows.", zh: "超过 {limit} 行。"),
        Phrase("sheet.too_many_rows.remedy", en: "Import the sheet in parts.", zh: "请分批导入。"),
        Phrase("sheet.too_many_columns", en: "There are more than {limit} columns.", zh: "超过 {limit} 列。"),
        Phrase("sheet.too_many_columns.remedy", en: "Take away the columns that are not documented.", zh: "请删除说明以外的列。"),
        Phrase("sheet.field_too_long", en: "This field is longer than {limit} bytes.", zh: "此字段超过 {limit} 字节。"),
        Phrase("sheet.field_too_long.remedy", en: "Shorten it; perhaps a quotation mark is missing.", zh: "请缩短；也可能是缺少引号。"),
        Phrase("sheet.more_faults", en: "{count} faults in all; the first {shown} are listed.", zh: "共有 {count} 处错误，以上列出前 {shown} 处。"),
        Phrase("sheet.more_faults.remedy", en: "Mend these and import again to see the others.", zh: "请先修正以上错误，再次导入可查看其余。"),
    ]

    /// Headings and the form of rows.
    private static let sheetHeadings: [Phrase] = [
        Phrase("sheet.no_headings", en: "The first line holds none of this sheet's headings.", zh: "第一行没有本表的任何列名。"),
        Phrase("sheet.no_headings.remedy", en: "Put these there: {known}.", zh: "请在第一行填写列名：{known}。"),
        Phrase("sheet.column_unknown", en: "No column is called {name}.", zh: "没有名为“{name}”的列。"),
        Phrase("sheet.column_unknown.remedy", en: "Take it away, or use one of: {known}.", zh: "请删除此列，或使用：{known}。"),
        Phrase("sheet.column_misspelt", en: "No column is called {name}.", zh: "没有名为“{name}”的列。"),
        Phrase("sheet.column_misspelt.remedy", en: "Did you mean {suggestion}?", zh: "是否为“{suggestion}”？"),
        Phrase("sheet.column_missing", en: "The column {name} is missing.", zh: "缺少“{zh}”列。"),
        Phrase("sheet.column_missing.remedy", en: "Add a column with the heading {name} or {zh}.", zh: "请增加列名为“{zh}”或“{name}”的列。"),
        Phrase("sheet.column_twice", en: "Two columns mean the same as {name}.", zh: "有两列都是“{name}”。"),
        Phrase("sheet.column_twice.remedy", en: "Keep one of them.", zh: "请只保留一列。"),
        Phrase("sheet.row_too_wide", en: "There is a value here, but this column has no heading.", zh: "此处有内容，但该列没有列名。"),
        Phrase(
            "sheet.row_too_wide.remedy", en: "The sheet has {columns} headings; a field with a comma needs quotation marks.",
            zh: "本表共 {columns} 个列名；含逗号的字段须加引号。"),
        Phrase("sheet.value_missing", en: "A value is missing.", zh: "缺少内容。"),
        Phrase("sheet.value_missing.remedy", en: "Fill it in, or take the row away.", zh: "请填写，或删除此行。"),
    ]

    /// Single values.
    private static let sheetValues: [Phrase] = [
        Phrase("sheet.id_malformed", en: "This is not an id.", zh: "这不是编号。"),
        Phrase(
            "sheet.id_malformed.remedy", en: "Write one to three capital letters, a hyphen, letters and digits: H-00012.",
            zh: "应为一至三个大写字母、连字符、字母或数字，例如 H-00012。"),
        Phrase("sheet.id_identity_number", en: "This looks like an identity number.", zh: "疑似身份证号。"),
        Phrase(
            "sheet.id_identity_number.remedy", en: "Identity numbers do not belong here; give an id such as R-00012.",
            zh: "此处不得填写身份证号；请使用 R-00012 一类的编号。"),
        Phrase("sheet.id_telephone_number", en: "This looks like a telephone number.", zh: "疑似电话号码。"),
        Phrase("sheet.id_telephone_number.remedy", en: "Give an id such as W-00012.", zh: "请使用 W-00012 一类的编号。"),
        Phrase("sheet.id_name", en: "This looks like a name, not an id.", zh: "疑似姓名或名称，而不是编号。"),
        Phrase("sheet.id_name.remedy", en: "Write the id, such as H-00012.", zh: "请填写编号，例如 H-00012。"),
        Phrase("sheet.word_malformed", en: "This is not one word.", zh: "这不是一个词。"),
        Phrase(
            "sheet.word_malformed.remedy", en: "Write one word of at most 64 bytes, without blanks, commas or quotation marks.",
            zh: "请填写一个词，不超过 64 字节，不含空格、逗号和引号。"),
        Phrase("sheet.date_malformed", en: "This is not a date.", zh: "这不是日期。"),
        Phrase("sheet.date_malformed.remedy", en: "Write it as 2026-10-01.", zh: "请写成 2026-10-01。"),
        Phrase("sheet.date_out_of_range", en: "The year lies outside 1901 to 2100.", zh: "年份不在 1901 至 2100 之间。"),
        Phrase("sheet.date_out_of_range.remedy", en: "Write the year in full, as in 2026-10-01.", zh: "请写完整年份，例如 2026-10-01。"),
        Phrase("sheet.until_before_from", en: "The last day {until} comes before the first day {from}.", zh: "截止日期 {until} 早于起始日期 {from}。"),
        Phrase("sheet.until_before_from.remedy", en: "Correct one of the two.", zh: "请更正其中之一。"),
        Phrase("sheet.time_malformed", en: "This is not a time of day.", zh: "这不是时刻。"),
        Phrase("sheet.time_malformed.remedy", en: "Write it as 9:30 or 14:05.", zh: "请写成 9:30 或 14:05。"),
        Phrase("sheet.instant_malformed", en: "This is not a moment.", zh: "这不是完整时刻。"),
        Phrase("sheet.instant_malformed.remedy", en: "Write it as 2026-10-01T09:30:00+08:00.", zh: "请写成 2026-10-01T09:30:00+08:00。"),
        Phrase("sheet.yes_or_no", en: "This is neither yes nor no.", zh: "应为“是”或“否”。"),
        Phrase("sheet.yes_or_no.remedy", en: "Write yes or no.", zh: "请填写“是”或“否”。"),
        Phrase("sheet.seat_unknown", en: "A seat is primary or backup.", zh: "席位应为“主”或“备”。"),
        Phrase("sheet.seat_unknown.remedy", en: "Write primary or backup, or leave it blank for primary.", zh: "请填写“主”或“备”；留空为主。"),
        Phrase("sheet.number_malformed", en: "This is not a count.", zh: "这不是数量。"),
        Phrase("sheet.number_malformed.remedy", en: "Write a whole number from 0 to 9999.", zh: "请填写 0 至 9999 的整数。"),
        Phrase("sheet.telephone_malformed", en: "This is not a telephone number.", zh: "这不是电话号码。"),
        Phrase(
            "sheet.telephone_malformed.remedy", en: "Write 3 to 20 digits; blanks, hyphens and brackets may divide them.",
            zh: "请填写 3 至 20 位数字，可用空格、连字符和括号分隔。"),
        Phrase("sheet.born_malformed", en: "This is neither a day of birth nor a year.", zh: "这既不是出生日期，也不是年份。"),
        Phrase("sheet.born_malformed.remedy", en: "Write 1956-03-02, or 1956 alone.", zh: "请写成 1956-03-02，或只写 1956。"),
    ]

    /// Rows and sheets among one another.
    private static let sheetReferences: [Phrase] = [
        Phrase("sheet.id_twice", en: "{value} stands in line {line} already.", zh: "“{value}”已出现在第 {line} 行。"),
        Phrase("sheet.id_twice.remedy", en: "Keep one row for each id.", zh: "每个编号只保留一行。"),
        Phrase(
            "sheet.id_of_another", en: "{value} is used in {file}, line {line}, for something else.",
            zh: "“{value}”已用于 {file} 第 {line} 行。"),
        Phrase("sheet.id_of_another.remedy", en: "Ids are unique over all sheets; give another.", zh: "编号在所有表格中唯一；请另取编号。"),
        Phrase("sheet.id_taken", en: "{value} is known already as something of another kind.", zh: "系统中“{value}”已是其他类别的编号。"),
        Phrase("sheet.id_taken.remedy", en: "Give another id.", zh: "请另取编号。"),
        Phrase("sheet.unknown_unit", en: "No unit has the id {value}.", zh: "没有编号为“{value}”的单位。"),
        Phrase("sheet.unknown_unit.remedy", en: "Add it to units.csv, or correct the id.", zh: "请在单位表中添加，或更正编号。"),
        Phrase("sheet.unknown_worker", en: "No worker has the id {value}.", zh: "没有编号为“{value}”的联系人。"),
        Phrase("sheet.unknown_worker.remedy", en: "Add the person to workers.csv, or correct the id.", zh: "请在联系人表中添加，或更正编号。"),
        Phrase("sheet.unknown_household", en: "No household has the id {value}.", zh: "没有编号为“{value}”的户。"),
        Phrase("sheet.unknown_household.remedy", en: "Add it to subjects.csv, or correct the id.", zh: "请在联系对象表中添加，或更正编号。"),
        Phrase("sheet.unknown_subject", en: "No subject and no unit has the id {value}.", zh: "没有编号为“{value}”的联系对象或单位。"),
        Phrase(
            "sheet.unknown_subject.remedy", en: "Add it to subjects.csv or units.csv, or correct the id.",
            zh: "请在联系对象表或单位表中添加，或更正编号。"),
        Phrase("sheet.not_a_unit", en: "{value} is the id of something else than a unit.", zh: "“{value}”不是单位的编号。"),
        Phrase("sheet.not_a_unit.remedy", en: "Write the id of a unit.", zh: "请填写单位编号。"),
        Phrase("sheet.not_a_worker", en: "{value} is the id of something else than a worker.", zh: "“{value}”不是联系人的编号。"),
        Phrase("sheet.not_a_worker.remedy", en: "Write the id of a worker.", zh: "请填写联系人编号。"),
        Phrase("sheet.not_a_household", en: "{value} is the id of something else than a household.", zh: "“{value}”不是户的编号。"),
        Phrase("sheet.not_a_household.remedy", en: "Write the id of a household.", zh: "请填写户编号。"),
        Phrase("sheet.not_a_subject", en: "{value} is the id of something that cannot be linked.", zh: "“{value}”不能作为联系对象。"),
        Phrase("sheet.not_a_subject.remedy", en: "Write the id of a subject or of a unit.", zh: "请填写联系对象或单位的编号。"),
        Phrase("sheet.second_root", en: "{value} has no unit above it, and neither has {other}.", zh: "“{value}”与“{other}”都没有上级单位。"),
        Phrase("sheet.second_root.remedy", en: "Give one of them a parent; only one unit is at the top.", zh: "最高一级只能有一个；请为其中之一填写上级单位。"),
        Phrase("sheet.cycle", en: "The unit lies below itself: {path}.", zh: "单位成为自己的下级：{path}。"),
        Phrase("sheet.cycle.remedy", en: "Correct one of these parents.", zh: "请更正其中一个上级单位。"),
        Phrase("sheet.second_head", en: "{value} has a head in line {line} already.", zh: "“{value}”的户主已在第 {line} 行。"),
        Phrase("sheet.second_head.remedy", en: "Mark one head for each household.", zh: "每户只标一名户主。"),
        Phrase(
            "sheet.post_held_twice", en: "On {day} the post {post} of {unit} is held by line {line} too.",
            zh: "{day}，“{unit}”的职务“{post}”已由第 {line} 行占用。"),
        Phrase("sheet.post_held_twice.remedy", en: "End one holding before the other begins.", zh: "请先结束前一任期，再开始下一任期。"),
        Phrase(
            "sheet.parameter_twice", en: "On {day} {unit} has a number {name} in line {line} too.",
            zh: "{day}，“{unit}”的参数“{name}”已在第 {line} 行。"),
        Phrase("sheet.parameter_twice.remedy", en: "End one before the other begins.", zh: "请在前一数值结束后再开始下一个。"),
        Phrase(
            "sheet.second_primary", en: "On {day} {subject} has a primary link of this kind in line {line} already.",
            zh: "{day}，“{subject}”已在第 {line} 行有同类的主联系人。"),
        Phrase(
            "sheet.second_primary.remedy", en: "Make one of them backup, or end it before the other begins.",
            zh: "请将其中之一改为“备”，或在另一个开始前结束。"),
        Phrase(
            "sheet.link_twice", en: "On {day} {worker} is linked to {subject} by line {line} already.",
            zh: "{day}，“{worker}”与“{subject}”的联系关系已在第 {line} 行。"),
        Phrase("sheet.link_twice.remedy", en: "Keep one of the two rows.", zh: "请只保留一行。"),
        Phrase("sheet.word_unknown", en: "No rule in force knows this word.", zh: "现行规则中没有这个词。"),
        Phrase(
            "sheet.word_unknown.remedy", en: "Write one of: {known}; or declare the word in a rule pack first.",
            zh: "请填写以下之一：{known}；或先在规则包中声明。"),
        Phrase("sheet.word_misspelt", en: "No rule in force knows this word.", zh: "现行规则中没有这个词。"),
        Phrase("sheet.word_misspelt.remedy", en: "Did you mean {suggestion}? Known: {known}.", zh: "是否为“{suggestion}”？可用：{known}。"),
    ]

    /// The agenda that comes back.
    private static let sheetEvidence: [Phrase] = [
        Phrase("sheet.contact_without_date", en: "Something is written here, but the row has no date.", zh: "此处已填写，但该行没有日期。"),
        Phrase("sheet.contact_without_date.remedy", en: "Write the day of the contact, or clear the row.", zh: "请填写走访日期，或清空此行。"),
        Phrase("sheet.method_missing", en: "The row has a date, but no method.", zh: "该行有日期，但没有填写方式。"),
        Phrase("sheet.method_missing.remedy", en: "Write how the contact was made.", zh: "请填写联系方式。"),
        Phrase("sheet.method_unknown", en: "No rule accepts this method.", zh: "没有规则接受此联系方式。"),
        Phrase("sheet.method_unknown.remedy", en: "Write one of: {known}.", zh: "请填写以下之一：{known}。"),
        Phrase("sheet.method_misspelt", en: "No rule accepts this method.", zh: "没有规则接受此联系方式。"),
        Phrase("sheet.method_misspelt.remedy", en: "Did you mean {suggestion}? Known: {known}.", zh: "是否为“{suggestion}”？可用：{known}。"),
        Phrase("sheet.record_unknown", en: "A record is a contact or an attempt.", zh: "记录类型应为“走访”或“未遇”。"),
        Phrase("sheet.record_unknown.remedy", en: "Write contact or attempt, or leave it blank for contact.", zh: "请填写“走访”或“未遇”；留空为走访。"),
        Phrase("sheet.key_twice", en: "The key stands in line {line} already.", zh: "记录键已出现在第 {line} 行。"),
        Phrase(
            "sheet.key_twice.remedy", en: "For a second contact of the same household clear the key in its row.",
            zh: "同一户的第二次走访，请清空该行的记录键。"),
    ]
}
