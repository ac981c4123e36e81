import ArgumentParser
import Foundation

/// The command line of Lianhu: over the socket, or offline on files.
@main
struct Lianhuctl: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lianhuctl", abstract: words("help.lianhuctl"), discussion: words("help.lianhuctl.more"), version: Version.text,
            subcommands: [
                Status.self, Whoami.self, Rules.self, Calendar.self, Roster.self, Unit.self, Worker.self, Subject.self, Link.self,
                Obligation.self, Agenda.self, Contact.self, Attempt.self, Activity.self, Compliance.self, Tally.self, Coverage.self,
                Finding.self, PeriodCommand.self, Report.self, Matter.self, Campaign.self, Check.self, Diary.self, Escalation.self,
                Notification.self, Daemon.self, Audit.self, Events.self,
                Simulate.self,
                API.self,
            ])
    }

    static func main() async {
        Foundation.exit(await run(Array(CommandLine.arguments.dropFirst()), on: .standard))
    }

    /// Runs one command line and says how it ended; whatever it prints goes through the console.
    static func run(_ arguments: [String], on console: Console) async -> Int32 {
        await Console.$current.withValue(console) {
            var format = OutputFormat.table
            do {
                var command = try parseAsRoot(arguments)
                if let chosen = (command as? any FormattedCommand)?.format { format = chosen }
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                return Exit.done.rawValue
            } catch {
                return Complaint(of: error, format: format).tell(on: console, root: Self.self)
            }
        }
    }
}

/// A command with `--output`, so that its refusals can be printed in the same form as its answers.
protocol FormattedCommand {
    var format: OutputFormat { get }
}
