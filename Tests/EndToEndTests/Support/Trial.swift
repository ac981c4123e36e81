/// A small made-up village: one rule, two groups, two members, some households.
enum Trial {
    static let households = 40

    static let pack = """
        pack: trial
        title: {zh: 试行, en: Trial}
        basis: a trial's own choice
        calendar: cn
        unit_kinds:
          district: {zh: 区, en: district}
          group: {zh: 作业组, en: work group}
        subject_kinds:
          household: {zh: 农户, en: household}
        link_kinds:
          pairing: {zh: 结对联户, en: pairing}
        roles:
          party_member: {zh: 党员, en: party members}
        methods:
          home_visit: {zh: 入户走访, en: home visit}
          phone: {zh: 电话, en: telephone}
        rules:
          - id: monthly
            title: {zh: 每月联系, en: Monthly contact}
            basis: a trial's own choice
            duty: contact
            whom: {kind: household}
            cadence: {per: month, at_least: 1}
            accept: {methods: [home_visit, phone]}
            first_period: full
            effective_from: this_period

        """

    /// The sheets of the roster: odd households in group U-2 with W-1, even ones in U-3 with W-2.
    static var roster: [String: String] {
        var subjects = "id,kind,name,unit\n"
        var links = "subject,worker,kind\n"
        for number in 1...households {
            let isOdd = number % 2 == 1
            subjects += "H-\(number),household,试户\(number),\(isOdd ? "U-2" : "U-3")\n"
            links += "H-\(number),\(isOdd ? "W-1" : "W-2"),pairing\n"
        }
        return [
            "units.csv": "id,kind,name,parent\nU-1,district,试区,\nU-2,group,一组,U-1\nU-3,group,二组,U-1\n",
            "workers.csv": "id,name,roles,unit\nW-1,王一,party_member,U-2\nW-2,李二,party_member,U-3\n",
            "subjects.csv": subjects, "links.csv": links,
        ]
    }

    /// A filled-in sheet with keys of its own: the ids under which its rows are recorded, and its text.
    static func sheet(_ number: Int, rows: Int, day: String) -> (ids: Set<String>, text: String) {
        var ids: Set<String> = []
        var text = "key,household_id,date,method,persons_met,summary,worker\n"
        for row in 1...rows {
            let id = "00000000-0000-8000-8\(padded(number, 3))-\(padded(row, 12))"
            ids.insert(id)
            text += "\(id),H-\(row % households + 1),\(day),home_visit,2,家中情况正常。,W-1\n"
        }
        return (ids, text)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
