import ArgumentParser
import LianhuAPI

/// Any call, as it is: for what has no command yet.
struct API: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .word("api") }

    @Argument(help: .text("argument.method", "METHOD"), transform: Self.method)
    var method: ClientRequest.Method

    @Argument(help: .text("argument.path", "PATH"))
    var path: String

    @Option(help: .text("option.data", "JSON|@FILE"))
    var data: String?

    @OptionGroup var connection: ConnectionOptions

    private static func method(_ text: String) throws -> ClientRequest.Method {
        guard let method = ClientRequest.Method(rawValue: text.uppercased()) else {
            throw ValidationError(words("cli.method", ["value": text]))
        }
        return method
    }

    func validate() throws {
        guard path.hasPrefix("/") else { throw ValidationError(words("cli.path", ["value": path])) }
    }

    func run() async throws {
        let body: ClientRequest.Body =
            switch data {
            case nil: .none
            case let text? where text.hasPrefix("@"): .file(path: String(text.dropFirst()), mediaType: Self.mediaType(of: text))
            case let text?: .bytes(Array(text.utf8), mediaType: "application/json")
            }
        let answer = try await connection.client.raw(ClientRequest(method, APIPath.carried(path), body: body))
        guard !answer.body.isEmpty else { return }
        Console.current.out(answer.body.last == 0x0A ? answer.body : answer.body + [0x0A])
    }

    private static func mediaType(of file: String) -> String { file.hasSuffix(".csv") ? "text/csv" : "application/json" }
}
