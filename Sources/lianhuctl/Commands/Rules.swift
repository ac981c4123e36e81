import ArgumentParser

struct Rules: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("rules", [RulesCheck.self, RulesExpand.self, RulesList.self, RulesShow.self, RulesReload.self])
    }
}
