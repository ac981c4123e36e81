import ArgumentParser

/// `period …`; the type's name is not that of the command, for a period is a word of the domain.
struct PeriodCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("period", [PeriodList.self, PeriodShow.self, PeriodPostpone.self, PeriodAmend.self])
    }
}
