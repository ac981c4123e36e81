/// Material for made-up people and places; nobody in particular is meant.
enum ChineseNames {
    /// Frequent surnames stand several times.
    private static let surnames = Array(
        "王王王王李李李李张张张张刘刘刘陈陈陈杨杨杨赵赵黄黄周周吴吴徐徐孙孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
    )
    private static let men = Array("伟强军勇建国明平志斌辉峰刚磊超波宏亮海涛林生福贵文武华德成永康庆祥学忠")
    private static let women = Array("芳秀英丽敏静霞艳娟玲桂兰梅红燕萍莉云琴珍凤洁雪慧美春香月娥淑蓉")

    /// A surname.
    static func surname(_ random: inout SplitMix64) -> Character { random.pick(surnames) }

    /// A full name; two characters after the surname in three of four cases.
    static func person(surname: Character, isWoman: Bool, _ random: inout SplitMix64) -> String {
        let given = isWoman ? women : men
        var name = String([surname, random.pick(given)])
        if random.happens(permille: 750) { name.append(random.pick(given)) }
        return name
    }

    /// Towns and villages of no real district; the roster marks each as an example.
    static let towns = ["松岭镇", "云溪镇", "石桥镇"]
    static let villages = [
        "柳溪", "青石", "枫林", "梅坞", "竹园", "桃源", "荷塘", "杏花", "槐树", "桑园", "栗坪", "茶山", "兰亭", "菊坡", "榆沟", "枣庄岭", "葛洲", "芦荡", "樟坑", "棠梨",
        "银杏",
    ]

    /// So many made-up names of villages, no two the same; 420 at most.
    static func places(_ count: Int, _ random: inout SplitMix64) -> [String] {
        let first = Array("松柏竹梅兰桂榕枫柳杏桃荷菊槐桑栗茶枣榆樟棠")
        let second = Array("溪坪岭坡塘湾洲桥源沟坞岗林园川泉屿滩墩畈")
        return Array(random.shuffled(first.flatMap { head in second.map { String([head, $0]) } }).prefix(count))
    }

    /// 1 … 99 in Chinese numerals, as work groups are numbered.
    static func numeral(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        let tens = number / 10
        let ones = number % 10
        let head = tens == 0 ? "" : tens == 1 ? "十" : "\(digits[tens])十"
        return ones == 0 && tens > 0 ? head : head + String(digits[ones])
    }

    /// What was said at a visit.
    static let summaries = [
        "家中情况正常，老人身体尚可。", "了解秋收进度，暂无困难。", "宣传防火防盗知识。", "反映村口路灯不亮，已记录。", "询问医保缴费办法，已当场解答。", "讲解防范电信诈骗常识。",
        "子女在外务工，嘱咐注意用电安全。", "对环境整治工作表示支持。", "希望修缮门前排水沟，已转村委会。", "了解低保政策，已说明申请条件。", "邻里关系和睦，无矛盾纠纷。", "孩子就学情况良好。",
        "咨询宅基地手续，已告知流程。", "宣传移风易俗。", "住房安全检查，未见隐患。", "家庭收入稳定，暂无诉求。",
    ]
    /// What is written of a patrol.
    static let patrols = [
        "巡查一遍，未见异常。", "楼道堆物，已劝导清理。", "飞线充电一处，已告知风险。", "井盖松动，已上报。", "路灯不亮，已上报。", "占道经营，已劝离。", "老旧小区消防通道畅通。", "环境卫生良好。",
    ]
    /// What is written of medicine; neither illness nor drug.
    static let medicines = ["已送达，嘱按时服用。", "代购后当面交清。", "上门核对，与档案一致。", "提醒按时服药，本人知晓。", "身体平稳，按时服药。"]
    /// What comes of a call in a message group.
    static let calls = ["征集意见，无新增诉求。", "反映停车难，已登记。", "建议增设垃圾桶，已转村委会。", "通报上月诉求办理结果。", "反映夜间噪声，已登记。"]
    /// What is written of a check of a message group.
    static let checks = ["成员齐全。", "新增两户，已入群。", "一户更换号码，已更新。", "外出务工家庭已补入。"]
    /// What is written of a member who reports to a grid.
    static let checkIns = ["到网格报到，参加环境整治。", "参加小区志愿服务。", "报到并认领微心愿。", "协助楼道清理。"]
    /// What is said in shops and firms.
    static let premises = ["经营正常，消防设施完好。", "宣传安全生产。", "了解用工情况，暂无困难。", "提醒用电安全。", "咨询惠企政策，已转镇里答复。", "租住人员情况已核对。"]
    /// What is written of a round to an elderly person.
    static let rounds = ["老人精神良好。", "身体尚可，嘱注意保暖。", "家中水电气安全，无隐患。", "帮助打扫房间。", "子女近期回家探望。", "饮食起居正常。"]
    /// What an attempt leaves behind.
    static let attempts = ["家中无人，已在门上留联系卡。", "外出务工未归，改日再访。", "临时外出就医，改日再访。"]
}
