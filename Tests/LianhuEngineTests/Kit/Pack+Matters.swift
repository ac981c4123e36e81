extension Pack {
    /// A pack with two classes of matters: the six steps of a street matter, and old disputes that are looked at again.
    ///
    /// W-9, the supervision group, assigns and crosses off; W-6 leads area U-A and verifies there.
    static func matters(total: String = "total: 7wd", more: String = disputes) -> String {
        text().replacing("rules:\n", with: ladderOfMatters + "rules:\n") + """
            matters:
              - id: street
                title: {zh: 街巷事项, en: Street matter}
                basis: county's choice
                fields:
                  sanitation: {zh: 环境卫生, en: sanitation}
                  safety: {zh: 安全隐患, en: hidden danger}
                \(total)
                reply: 5wd
                ladder: matter
                instant_fix: group
                coordinator: head of village
                stages:
                  - {id: report, title: {zh: 上报, en: Report}, act: accept, by: finder, within: 2h}
                  - {id: assign, title: {zh: 指派, en: Assign}, act: assign, by: supervision_group of district, within: 4wh}
                  - {id: handle, title: {zh: 处理, en: Handle}, act: handle, by: assignee, within: 3wd}
                  - {id: verify, title: {zh: 督查, en: Verify}, act: verify, by: responsible_leader of area, within: 1wd}
                  - {id: close, title: {zh: 销号, en: Cross off}, act: close, by: supervision_group of district, within: 1wd}

            """ + more
    }

    static let disputes = """
          - id: dispute
            title: {zh: 历史遗留纠纷, en: Old dispute}
            basis: county's choice
            review: 30d
            ladder: matter
            stages:
              - {id: mediate, title: {zh: 调解, en: Mediate}, act: handle, by: finder}
              - {id: verify, title: {zh: 核实, en: Verify}, act: verify, by: head of village}

        """

    private static let ladderOfMatters = """
          matter:
            - {at: due-2h, to: assignee, as: remind}
            - {at: due+1h, to: head of village, as: urge}
            - {at: due+1wd, to: supervision_group of district, as: supervise}

        """
}
