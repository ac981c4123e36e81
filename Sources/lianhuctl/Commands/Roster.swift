import ArgumentParser

struct Roster: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("roster", [RosterGenerate.self, RosterImport.self, RosterRevert.self]) }
}
