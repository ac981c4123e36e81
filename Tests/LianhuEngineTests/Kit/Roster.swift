/// Sheets of a small town: two areas, three groups, four households.
///
/// Posts: W-5 head of the village, W-6 leads area U-A, W-7 area U-B, W-9 the supervision group of the district.
enum Roster {
    static let units = """
        id,kind,name,parent
        U-D,district,柳区,
        U-T,town,河镇,U-D
        U-V,village,溪村,U-T
        U-A,area,东片,U-V
        U-B,area,西片,U-V
        U-1,group,一组,U-A
        U-2,group,二组,U-A
        U-3,group,三组,U-B
        """
    static let workers = """
        id,name,roles,unit,telephone
        W-1,王建国,village_cadre,U-V,199-0000-0101
        W-2,李秀英,party_member,U-1,199-0000-0102
        W-3,张海燕,party_member,U-3,199-0000-0103
        W-4,赵文斌,town_cadre,U-T,199-0000-0104
        W-5,钱树林,village_cadre,U-V,199-0000-0105
        W-6,孙立新,town_cadre,U-A,199-0000-0106
        W-7,周美玲,town_cadre,U-B,199-0000-0107
        W-9,吴永康,town_cadre,U-D,199-0000-0109
        """
    static let posts = """
        unit,post,worker,from
        U-V,head,W-5,2026-01-01
        U-A,responsible_leader,W-6,2026-01-01
        U-B,responsible_leader,W-7,2026-01-01
        U-D,supervision_group,W-9,2026-01-01
        """
    static let subjects = """
        id,kind,name,address,unit,from
        H-1,household,陈家福户,柳荫路一号,U-1,2026-01-01
        H-2,household,林玉珍户,柳荫路二号,U-1,2026-01-01
        H-3,household,黄志强户,柳荫路三号,U-2,2026-01-01
        H-4,household,何淑兰户,柳荫路四号,U-3,2026-01-01
        """
    static let residents = """
        id,household,name,head,telephone
        R-1,H-1,陈家福,yes,199-0000-0201
        R-2,H-2,林玉珍,yes,199-0000-0202
        R-3,H-3,黄志强,yes,199-0000-0203
        R-4,H-4,何淑兰,yes,199-0000-0204
        """
    static let links = """
        subject,worker,kind,seat,from
        H-1,W-1,pairing,primary,2026-01-01
        H-2,W-2,pairing,primary,2026-01-01
        H-3,W-2,pairing,primary,2026-01-01
        H-4,W-3,pairing,primary,2026-01-01
        """

    static let standard = [
        "units.csv": units, "workers.csv": workers, "posts.csv": posts, "subjects.csv": subjects, "residents.csv": residents,
        "links.csv": links,
    ]

    /// Everything in the sheets that no leaf may hold (S60).
    static let personal: [String] = [workers, subjects, residents].flatMap { sheet in
        let lines = sheet.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let columns = lines[0].indices.filter { ["name", "telephone", "address"].contains(lines[0][$0]) }
        return lines.dropFirst().flatMap { line in columns.map { line[$0] } }
    }
}
