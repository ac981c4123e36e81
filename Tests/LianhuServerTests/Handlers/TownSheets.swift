/// A small town in two areas: whatever names the second one must never be seen from the first.
enum TownSheets {
    static let roster = [
        "units.csv": """
        id,kind,name,parent
        U-V,village,溪村,
        U-A,area,东片,U-V
        U-B,area,西片,U-V
        U-1,group,一组,U-A
        U-3,group,三组,U-B

        """,
        "workers.csv": """
        id,name,roles,unit,telephone
        W-2,李秀英,party_member,U-1,199-0000-0102
        W-3,张海燕,party_member,U-3,199-0000-0103
        W-6,孙立新,town_cadre,U-A,199-0000-0106
        W-7,周美玲,town_cadre,U-B,199-0000-0107
        W-9,吴永康,town_cadre,U-V,199-0000-0109

        """,
        "posts.csv": """
        unit,post,worker,from
        U-V,head,W-9,2026-01-01
        U-A,responsible_leader,W-6,2026-01-01
        U-B,responsible_leader,W-7,2026-01-01

        """,
        "subjects.csv": """
        id,kind,name,address,unit,from
        H-1,household,陈家福户,柳荫路一号,U-1,2026-01-01
        H-2,household,林玉珍户,柳荫路二号,U-1,2026-01-01
        H-4,household,何淑兰户,柳荫路四号,U-3,2026-01-01
        H-5,household,高长顺户,柳荫路五号,U-1,2026-01-01

        """,
        "residents.csv": """
        id,household,name,head,telephone
        R-1,H-1,陈家福,yes,199-0000-0201
        R-2,H-2,林玉珍,yes,199-0000-0202
        R-4,H-4,何淑兰,yes,199-0000-0204

        """,
        "links.csv": """
        subject,worker,kind,seat,from
        H-1,W-2,pairing,primary,2026-01-01
        H-2,W-2,pairing,primary,2026-01-01
        H-4,W-3,pairing,primary,2026-01-01

        """,
    ]

    /// What a caller of area U-A must not see.
    static let foreign = [
        "U-B", "U-3", "W-3", "W-7", "H-4", "R-4", "西片", "三组", "张海燕", "周美玲", "何淑兰", "四号", "199-0000-0103",
        "199-0000-0107", "199-0000-0204",
    ]

    /// Telephone numbers of U-A: withheld from whoever only reads.
    static let telephones = ["199-0000-0102", "199-0000-0106", "199-0000-0201", "199-0000-0202"]

    static let rules = """
        pack: p
        title: {zh: 测试, en: Test}
        basis: a test
        calendar: cn
        unit_kinds:
          village: {zh: 村, en: village}
          area: {zh: 片区, en: area}
          group: {zh: 作业组, en: group}
        subject_kinds:
          household: {zh: 农户, en: household}
        link_kinds:
          pairing: {zh: 结对, en: pairing}
        roles:
          party_member: {zh: 党员, en: party members}
          town_cadre: {zh: 镇干部, en: town cadres}
        posts:
          responsible_leader: {zh: 责任领导, en: responsible leader}
        methods:
          home_visit: {zh: 入户走访, en: home visit}
          phone: {zh: 电话, en: telephone}
        activities:
          area_report: {zh: 片区汇报, en: "area's report"}
        parameters:
          households_per_person: {zh: 每人联系户数, en: households per person}
        ladders:
          household:
            - {at: due-3d, to: assignee, as: remind}
            - {at: due+1wd, to: responsible_leader of area, as: urge}
        rules:
          - id: visit
            title: {zh: 走访, en: Visit}
            basis: county's choice
            duty: contact
            who: {role: party_member}
            whom: {kind: household}
            cadence: {per: month, at_least: 1}
            accept: {methods: [home_visit, phone], directions: [outbound]}
            closes: +5wd
            ladder: household
          - id: report
            title: {zh: 片区汇报, en: "Area's report"}
            basis: county's choice
            duty: activity
            who: {unit: area, post: responsible_leader}
            activity: area_report
            cadence: {per: quarter, at_least: 1}
          - id: caseload
            title: {zh: 党员联户, en: "Members' households"}
            basis: county's choice
            duty: caseload
            who: {role: party_member}
            links: {household: {min: parameter village.households_per_person, max: 12, default: 10}}

        """

    static let calendar = """
        version: 1
        region: CN
        timezone: Asia/Shanghai
        covers: {from: 2026-01-01, to: 2026-12-31}
        weekend: [sat, sun]
        days:
          - {kind: holiday, from: 2026-10-01, to: 2026-10-07, zh: 国庆节, en: National Day, notice: 2026}

        """
}
