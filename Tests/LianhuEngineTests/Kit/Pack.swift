/// Rule texts for tests: one pack whose lines a test changes.
enum Pack {
    /// Months of one town: a contact with every linked household, a report of each area, caseloads.
    ///
    /// - Parameters:
    ///   - visit: What `p.visit` says besides its id; the default is monthly with a ladder.
    ///   - more: Further rules.
    static func text(visit: String = visit(), more: String = reports + caseloads) -> String {
        head + "rules:\n" + visit + more
    }

    static func visit(
        per: String = "month", closes: String = "+5wd", who: String = "{roles: [village_cadre, party_member]}",
        whom: String = "{kind: household}", ladder: String = "    ladder: household", extra: String = ""
    ) -> String {
        """
          - id: visit
            title: {zh: 走访, en: Visit}
            basis: county's choice
            duty: contact
            who: \(who)
            whom: \(whom)
            cadence: {per: \(per), at_least: 1}
            accept: {methods: [home_visit, phone], directions: [outbound]}
            closes: \(closes)
        \(ladder)
        \(extra)

        """
    }

    /// A contact with every linked household under another cadence: `cadence: {…}` or `tiers: {…}`, and further lines.
    static func visit(cadence: String) -> String {
        """
          - id: visit
            title: {zh: 走访, en: Visit}
            basis: county's choice
            duty: contact
            who: {roles: [village_cadre, party_member]}
            whom: {kind: household}
            accept: {methods: [home_visit, phone], directions: [outbound]}
        \(cadence.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))

        """
    }

    static let reports = """
          - id: report
            title: {zh: 片区汇报, en: "Area's report"}
            basis: county's choice
            duty: activity
            who: {unit: area, post: responsible_leader}
            activity: area_report
            cadence: {per: quarter, at_least: 1}

        """

    static let caseloads = """
          - id: caseload
            title: {zh: 党员联户, en: Members' households}
            basis: county's choice
            duty: caseload
            who: {role: party_member}
            links: {household: {min: 2, max: 3}}

        """

    private static let head = """
        pack: p
        title: {zh: 测试, en: Test}
        basis: a test
        calendar: cn
        unit_kinds:
          district: {zh: 区, en: district}
          town: {zh: 镇, en: town}
          village: {zh: 村, en: village}
          area: {zh: 片区, en: area}
          group: {zh: 作业组, en: group}
        subject_kinds:
          household: {zh: 农户, en: household}
        link_kinds:
          pairing: {zh: 结对, en: pairing}
        roles:
          village_cadre: {zh: 村干部, en: village cadres}
          party_member: {zh: 党员, en: party members}
          town_cadre: {zh: 镇干部, en: town cadres}
        posts:
          responsible_leader: {zh: 责任领导, en: responsible leader}
          supervision_group: {zh: 督查组, en: supervision group}
        methods:
          home_visit: {zh: 入户走访, en: home visit}
          phone: {zh: 电话, en: telephone}
          letter: {zh: 书信, en: letter}
        tiers: [red, orange, blue]
        activities:
          area_report: {zh: 片区汇报, en: "area's report"}
        parameters:
          households_per_person: {zh: 每人联系户数, en: households per person}
        ladders:
          household:
            - {at: due-3d, to: assignee, as: remind}
            - {at: due+1wd, to: head of village, as: urge}
            - {at: due+2wd, to: responsible_leader of area, as: urge}
            - {at: due+4wd, to: supervision_group of district, as: supervise, digest: counts}

        """

    /// Working days of 2026 with the holidays that the cases touch, and make-up Saturdays.
    static let calendar = """
        version: 1
        region: CN
        timezone: Asia/Shanghai
        covers: {from: 2026-01-01, to: 2026-12-31}
        weekend: [sat, sun]
        days:
          - {kind: holiday, from: 2026-05-01, to: 2026-05-05, zh: 劳动节, en: Labour Day, notice: 2026}
          - {kind: workday, date: 2026-05-09, zh: 调休上班, en: make-up workday, notice: 2026}
          - {kind: holiday, from: 2026-10-01, to: 2026-10-07, zh: 国庆节, en: National Day, notice: 2026}
          - {kind: workday, date: 2026-10-10, zh: 调休上班, en: make-up workday, notice: 2026}

        """
}
