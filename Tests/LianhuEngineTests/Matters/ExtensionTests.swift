import LianhuCore
import LianhuEngine
import Testing

@Suite("More time for a matter") struct ExtensionTests {
    @Test("S32 a second extension is refused by its own word, whatever became of the first; a new cycle has one of its own")
    func extensions() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        func ask(_ until: String, on time: String) async -> String {
            await town.refusal { try await town.act(.extend, by: "W-2", on: time, reason: "parts", until: until) }
        }
        #expect(await ask("2026-07-20", on: "2026-07-01 09:10") == "none")
        #expect(await ask("2026-07-25", on: "2026-07-01 09:20") == "matter.extension_twice")
        try await town.act(.deny, by: "W-5", on: "2026-07-01 09:30")
        #expect(await ask("2026-07-25", on: "2026-07-01 09:40") == "matter.extension_twice")
        try await town.act(.close, by: "W-2", on: "2026-07-01 09:50")
        #expect(await ask("2026-07-25", on: "2026-07-01 09:55") == "matter.impossible")
        try await town.act(.reopen, by: "W-2", on: "2026-07-02 09:00", reason: "again")
        let refusal = await town.refusal {
            try await town.act(.extend, by: "W-9", on: "2026-07-02 09:10", reason: "parts", until: "2026-07-25")
        }
        #expect(refusal == "none")
    }

    @Test("S30 a pause ends early by whoever has the matter or may approve there, and by nobody else who records")
    func pauses() async throws {
        let town = try await Town.ofMatters()
        for about in ["H-1", "H-2"] { try await town.raise(about: about, on: "2026-07-01 09:00", source: .patrol) }
        for id in ["MT-1", "MT-2"] {
            try await town.act(.shelve, id, by: "W-5", on: "2026-07-01 10:00", reason: "parts", until: "2026-07-20")
        }
        let refusal = await town.refusal { try await town.act(.resume, by: "W-3", on: "2026-07-02 09:00") }
        #expect(refusal == "matter.not_yours")
        #expect(try await town.act(.resume, by: "W-2", on: "2026-07-02 09:00").record.state.phase == .open)
        #expect(try await town.act(.resume, "MT-2", by: "W-5", on: "2026-07-02 09:00").record.state.phase == .open)
    }
}
