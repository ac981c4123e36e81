import ArgumentParser
import LianhuAPI

/// What changes, as it is written to the log and as far as the caller may see it; ends with Ctrl-C.
struct EventsFollow: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("events", "follow") }

    @Option(help: .text("option.after", "N"))
    var after: Int64?

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        var after = after
        let client = connection.client
        while true {
            // A daemon that restarts says goodbye: go on after the last event seen.
            let place = after
            after = try await client.stream(.streamEvents, query: [("after", place.map(String.init))], idleTimeout: .seconds(60)) {
                stream in
                var last = place
                for try await event in stream.events {
                    if let id = event.id.flatMap(Int64.init) { last = id }
                    if event.event != "bye" { Console.current.put(event.data + "\n") }
                }
                return last
            }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
