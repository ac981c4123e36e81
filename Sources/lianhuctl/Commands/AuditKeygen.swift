import ArgumentParser
import LianhuAudit

/// Makes the key that signs the log.
struct AuditKeygen: ParsableCommand {
    static var configuration: CommandConfiguration { .verb("audit", "keygen") }

    @Option(help: .text("option.origin", "NAME"))
    var origin: String

    @Option(help: .text("option.out_key", "FILE"))
    var out: String

    func run() throws {
        let key: SigningKey
        do { key = try SigningKey.generate(name: origin) } catch { throw Failure.usage("cli.origin", ["value": origin]) }
        guard !LocalFiles.exists(out) else { throw Failure.refused("cli.exists", ["path": out], next: "ls -l \(out)") }
        try key.save(to: out)
        Console.current.put(key.verifier.text + "\n")
        Console.current.say(words("cli.key_made", ["path": out]))
        Console.current.say(words("cli.next", ["command": "systemctl restart lianhud; lianhuctl audit checkpoint"]))
    }
}
