import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Plans of rules as people read them")
struct PlanTests {
    private func duties(_ people: Int, _ week: Int, _ rate: Int) -> Wire.WeeklyDuties {
        Wire.WeeklyDuties(people: people, total: 13 * week, perPersonWeek: rate, byWeek: [Int](repeating: week, count: 13))
    }

    private func plan(overdue: Int) throws -> Wire.RulesPlan {
        let counts = Wire.PlannedCounts(created: 5_120, voided: 5_124, redated: 0, newlyOverdue: overdue)
        let nothing = Wire.PlannedCounts(created: 0, voided: 0, redated: 0, newlyOverdue: 0)
        let digest = String(repeating: "0123456789abcdef", count: 4)
        return Wire.RulesPlan(
            plan: "3f9a1c07-b2e4d810-\(digest)", day: try #require(CivilDate("2026-11-24")), proposed: "3f9a1c07" + digest,
            running: "b2e4d810" + digest, revision: 3, unchanged: false, added: ["b.call"], changed: ["b.household-monthly"], withdrawn: [],
            total: counts,
            rules: [
                Wire.PlannedRule(
                    id: "b.household-monthly", title: Wire.Title(en: "Contact every household", zh: "联系每个所联农户"), change: "changed",
                    counts: counts, overdue: overdue > 0 ? ["b.household-monthly~H-0001~2026-10~1"] : []),
                Wire.PlannedRule(id: "b.call", title: Wire.Title(en: "Call", zh: "通话"), change: "added", counts: nothing, overdue: []),
            ],
            load: Wire.PlannedLoad(
                budget: 10, weeks: (49...52).map { "2026-W\($0)" },
                roles: [
                    Wire.RoleLoad(role: "", before: duties(0, 1, 0), after: duties(0, 1, 0), overBudget: false),
                    Wire.RoleLoad(
                        role: "party_member", title: Wire.Title(en: "party members", zh: "党员"), before: duties(210, 485, 231),
                        after: duties(210, 2_205, 1_050), overBudget: overdue > 0),
                ]),
            warnings: [
                Wire.Fault(place: "b.yaml:40:5", code: "check.burden", args: [:], text: Wire.Title(en: "too much", zh: "任务过重"))
            ])
    }

    @Test("what becomes of obligations, what each role is asked, and how to do just that", arguments: Language.allCases)
    func text(_ language: Language) throws {
        var text = ""
        for overdue in [0, 2] {
            let transcript = Transcript()
            let value = PlanText(plan: try plan(overdue: overdue))
            Console.$current.withValue(transcript.console(language)) {
                Presentation(json: [], table: value.fields, sections: value.sections, notes: value.notes).print(as: .table)
                if let findings = value.findings {
                    let exit = Complaint(of: findings, format: .table).tell(on: .current, root: Lianhuctl.self)
                    #expect(exit == 2)
                }
            }
            text += transcript.out + "--\n" + transcript.err + "====\n"
        }
        try Repository.expectGolden(text, "rules-plan.\(language.rawValue).txt")
    }

    @Test("a reload without a plan tells what it voided, at once and by planning")
    func reloaded() {
        let transcript = Transcript()
        let planned = Wire.PlanTotals(created: 2, changed: 1, voided: 3)
        let value = Wire.Adoption(
            revision: 2, digest: "d", unchanged: false, newRules: [], withdrawnRules: [], voided: 1_302, planned: planned, people: 0,
            most: 0)
        Console.$current.withValue(transcript.console(.en)) {
            Presentation(DaemonClient.Answer(value: value, bytes: [])).print(as: .table)
        }
        #expect(transcript.out.contains("2 new, 1 re-dated, 1305 void"), "\(transcript.out)")
    }

    @Test("overdue rules are refused with what accepts each", arguments: Language.allCases) func refusal(_ language: Language) throws {
        let problem = Problem(
            409, code: "plan.overdue", args: ["count": "2"],
            errors: [
                ProblemItem(
                    pointer: "/acceptOverdue", code: "plan.overdue_rule",
                    args: ["rule": "b.call", "count": "2", "first": "b.call~H-0001~2026-10~1"])
            ])
        let transcript = Transcript()
        let exit = Console.$current.withValue(transcript.console(language)) {
            Complaint(of: problem, format: .table).tell(on: .current, root: Lianhuctl.self)
        }
        #expect(exit == 1)
        try Repository.expectGolden(transcript.err, "rules-plan-refused.\(language.rawValue).txt")
    }

    @Test("accepting something overdue needs a plan that was seen") func acceptAlone() async {
        let answer = await Transcript.run("rules", "reload", "--accept-overdue", "b.call")
        #expect(answer.exit == 64 && answer.err.contains("--accept-plan"))
    }

    @Test("work that grows with the instance is waited for, an hour in silence; everything else a minute") func patience() {
        for id in [RouteID.planRules, .reloadRules, .commitImport, .recordContactSheet] {
            #expect(DaemonClient.patience(with: id) == .seconds(3_600))
        }
        #expect(DaemonClient.patience(with: .showAgenda) == nil)
    }
}
