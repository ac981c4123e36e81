import ArgumentParser

struct Obligation: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("obligation", [ObligationList.self, ObligationShow.self, ObligationExplain.self, ObligationExcuse.self])
    }
}
