import ArgumentParser

struct Rules: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "rules",
            [RulesCheck.self, RulesTest.self, RulesExpand.self, RulesList.self, RulesShow.self, RulesPlan.self, RulesReload.self])
    }
}
