import Foundation
import Testing

@Suite("Random worlds against an evaluation of the law by brute force")
struct BruteForceTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isLong = environment["LIANHU_LONG_TESTS"] == "1"
    private static let seeds: ClosedRange<Int> = {
        if let one = environment["LIANHU_WORLD"].flatMap(Int.init) { return one...one }
        return 1...(environment["LIANHU_WORLDS"].flatMap(Int.init) ?? (isLong ? 3_000 : 120))
    }()

    private static let families: [WorldMaker.Family] =
        environment["LIANHU_FAMILY"].map { name in WorldMaker.Family.allCases.filter { "\($0)" == name } } ?? WorldMaker.Family.allCases

    @Test("an evaluation that is wrong on purpose is found out within a few worlds", arguments: Brute.Fault.allCases)
    func faults(_ fault: Brute.Fault) async throws {
        for seed in 1...60 {
            let world = WorldMaker.world(seed: seed, families: fault == .order ? [.per, .refill] : [.per])
            if try await !WorldPlayer.play(world, compiler: RealCompiler(), fault: fault).differences.isEmpty { return }
        }
        Issue.record("\(fault) makes no difference")
    }

    @Test("the worlds hold everything that they are to test")
    func contents() {
        var found: [String: Int] = [:]
        for seed in 1...600 {
            let world = WorldMaker.world(seed: seed, families: WorldMaker.Family.allCases)
            if world.closes { found["closes", default: 0] += 1 }
            if world.rule.choosesByTag { found["tags", default: 0] += 1 }
            if world.governs != nil { found["governs", default: 0] += 1 }
            if case .per(let quota) = world.rule.cadence, !quota.shifts.isEmpty { found["shifts", default: 0] += 1 }
            for fact in world.facts {
                switch fact.what {
                case .split: found["split", default: 0] += 1
                case .merge: found["merge", default: 0] += 1
                case .reparent: found["reparent", default: 0] += 1
                case .amend: found["amend", default: 0] += 1
                case .leave(_, let on) where on < fact.day: found["late leave", default: 0] += 1
                case .endLink(_, _, let on) where on < fact.day: found["late end", default: 0] += 1
                case .suspend(_, let from, _) where from < fact.day: found["late suspension", default: 0] += 1
                default: break
                }
            }
        }
        let kinds = [
            "closes", "governs", "shifts", "split", "merge", "reparent", "amend", "late leave", "late end", "late suspension", "tags",
        ]
        for kind in kinds {
            #expect(found[kind] ?? 0 >= 3, "\(kind): \(found)")
        }
    }

    @Test("S1 – S24, S28, S46, S49 random rules, rosters and facts: the engine says what brute force says")
    func worlds() async throws {
        var compared = 0
        var failed: [Int] = []
        let began = Date()
        for seed in Self.seeds {
            let world = WorldMaker.world(seed: seed, families: Self.families)
            do {
                let (differences, count) = try await WorldPlayer.play(world, compiler: RealCompiler())
                compared += count
                guard !differences.isEmpty else { continue }
                failed.append(seed)
                guard failed.count <= 3 else { continue }
                let (small, found) = await WorldShrinker.shrink(world, differences, compiler: RealCompiler())
                Issue.record("\(small.text)\n\(found.prefix(12).joined(separator: "\n"))")
            } catch {
                Issue.record("seed \(seed): \(error)\n\(world.text)")
                failed.append(seed)
                guard failed.count <= 3 else { break }
            }
        }
        print("worlds \(Self.seeds): \(compared) comparisons, failed \(failed), \(Int(Date().timeIntervalSince(began) * 1000)) ms")
    }
}
