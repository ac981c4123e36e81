extension Pack {
    /// A pack with two kinds of campaigns: a gathering within minutes, and a sweep in which only units report, and say so if there is nothing.
    ///
    /// W-6 rolls up U-1 and U-2, W-7 U-3, W-5 the village, W-9 the district.
    static func campaigns(levels: String = levels) -> String {
        text().replacing("rules:\n", with: ladderOfRollUps + "rules:\n") + """
            campaigns:
              - id: gathering
                title: {zh: 紧急集结, en: Gathering}
                basis: an emergency plan
                emergency: true
                start: supervision_group of district
                whom: {kind: household}
                outcomes:
                  gathered: {zh: 已集结, en: gathered}
                  informed: {zh: 已知悉, en: informed}
                  away: {zh: 外出, en: away}
                contact: {method: phone, outcomes: [gathered, informed]}
                within: 30m
                ladder: roll_up
                levels:
            \(levels)
              - id: sweep
                title: {zh: 安全排查, en: Safety sweep}
                basis: county's choice
                nothing_to_report: true
                ladder: roll_up
                levels:
                  - {unit: group, by: responsible_leader of area, within: 1d}
                  - {unit: village, within: 1d}

            """
    }

    static let levels = """
              - {unit: group, by: responsible_leader of area}
              - {unit: village}
              - {unit: district, by: supervision_group of district, within: 45m}
        """

    private static let ladderOfRollUps = """
          roll_up:
            - {at: due-10m, to: assignee, as: remind}
            - {at: due, to: head of village, as: urge}
            - {at: due+15m, to: supervision_group of district, as: supervise}

        """
}
