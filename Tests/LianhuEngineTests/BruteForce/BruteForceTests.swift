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

    @Test("S1 – S22 random rules, rosters and facts: the engine says what brute force says")
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
