import Foundation
import LianhuAPI
import LianhuCore

/// An installation with a courier: a duty of the year with a step on its first day, and people who are reached over one channel.
final class CourierTrial {
    let place: Installation
    let people: Int
    var channels: String { place.folder.file("channels.yaml") }

    static let secret = Data((0..<32).map { UInt8($0) }).base64EncodedString()

    private static let pack = Trial.pack
        .replacingOccurrences(of: "rules:\n", with: "ladders:\n  worker:\n    - {at: due-364d, to: assignee, as: remind}\nrules:\n")
        .replacingOccurrences(of: "per: month", with: "per: year")
        .replacingOccurrences(of: "effective_from: this_period", with: "effective_from: this_period\n    ladder: worker")

    /// - Parameters:
    ///   - channel: the channel of everybody.
    ///   - settings: the lines of `channels.yaml` under `channels:`.
    init(people: Int, channel: String) throws {
        self.people = people
        place = try Installation()
        try place.folder.write(Self.pack, to: "rules/trial.yaml")
        try place.configure(more: "sending: {from: \"00:00\", until: \"24:00\"}")
        var workers = "id,name,roles,unit\n"
        var (subjects, links, ways) = ("id,kind,name,unit,from\n", "subject,worker,kind,from\n", "worker,channel,address\n")
        for number in 1...people {
            workers += "W-\(number),试\(number),party_member,U-2\n"
            subjects += "H-\(number),household,试户\(number),U-2,2020-01-01\n"
            links += "H-\(number),W-\(number),pairing,2020-01-01\n"
            ways += "W-\(number),\(channel),\(number == 2 ? "nobody" : "w\(number)")@example.org\n"
        }
        let roster = [
            "units.csv": "id,kind,name,parent\nU-1,district,试区,\nU-2,group,一组,U-1\n", "workers.csv": workers, "subjects.csv": subjects,
            "links.csv": links, "channels.csv": ways,
        ]
        for (name, text) in roster { try place.folder.write(text, to: "roster/\(name)") }
    }

    func configure(_ channels: String, secrets: [String: String] = [:]) throws {
        try place.folder.write("socket: \(place.console.socket)\npoll: 1\nchannels:\n\(channels)\n", to: "channels.yaml")
        for (name, text) in secrets { try place.folder.write(text + "\n", to: "credentials/\(name)") }
    }

    func startCourier() throws -> Child {
        try Child(
            Programs.courier, ["run", "--config", channels], environment: ["CREDENTIALS_DIRECTORY": place.folder.file("credentials")])
    }

    /// Brings the people in and a visit to each; voiding one lets its step fire.
    func prepare() throws {
        try place.console.done("roster", "import", place.folder.file("roster"))
        let today = try place.console.status().today.description
        var sheet = "key,household_id,date,method,persons_met,summary,worker\n"
        for number in 1...people { sheet += "\(Self.key(number)),H-\(number),\(today),home_visit,1,好,W-\(number)\n" }
        try place.console.done("contact", "import", try place.folder.write(sheet, to: "visits.csv"))
    }

    /// Queues one message; true if the daemon said so.
    func queue(_ number: Int) throws -> Bool {
        try place.console.run("contact", "void", Self.key(number), "--because", "other_entry").status == 0
    }

    /// Begins to queue one message, and goes on without waiting.
    func beginQueueing(_ number: Int) throws -> Child {
        try Child(
            Programs.lianhuctl, ["contact", "void", Self.key(number), "--because", "other_entry", "--socket", place.console.socket])
    }

    /// Whether it is queued by now: what was cut off is done again, and refused if it had been done.
    func isQueued(_ number: Int, _ begun: Child) throws -> Bool {
        if try begun.end().status == 0 { return true }
        let again = try place.console.run("contact", "void", Self.key(number), "--because", "other_entry")
        return again.status == 0 || (again.status == 1 && again.errors.contains(Self.key(number)))
    }

    private static func key(_ number: Int) -> String {
        "00000000-0000-8000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number)
    }

    func messages(_ state: String? = nil) throws -> [Wire.Notification] {
        let page: Wire.Page<Wire.Notification> =
            if let state {
                try place.console.ask("notification", "list", "--limit", "1000", "--state", state)
            } else {
                try place.console.ask("notification", "list", "--limit", "1000")
            }
        return page.items
    }

    /// A helper of Tests/Tools, and what it wrote into the file that it names its port in.
    func tool(_ name: String, _ arguments: String...) throws -> (tool: Child, port: Int) {
        let file = place.folder.file(name + ".port")
        let tool = try Child("/usr/bin/python3", [Programs.tools + "/" + name, file] + arguments)
        var port: Int?
        try wait(for: name, seconds: 20) {
            guard tool.isRunning else { throw Trouble("\(name): \(try tool.end().all)") }
            port = (try? String(contentsOfFile: file, encoding: .utf8)).flatMap { Int($0) }
            return port != nil
        }
        guard let port else { throw Trouble(name) }
        return (tool, port)
    }
}
