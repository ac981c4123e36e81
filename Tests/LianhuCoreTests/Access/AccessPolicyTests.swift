import LianhuCore
import Testing

@Suite("Access")
struct AccessPolicyTests {
    private let policy = AccessPolicy(lines: [
        AccessPolicy.Line(subject: .uid(1000), rights: [.read, .record], unit: "V-1", worker: "W-1"),
        AccessPolicy.Line(subject: .group("town"), rights: [.read], unit: "T-1", worker: nil),
        AccessPolicy.Line(subject: .group("inspector"), rights: [.read, .audit], unit: nil, worker: nil),
        AccessPolicy.Line(subject: .group("boss"), rights: [.admin], unit: "T-2", worker: nil),
        AccessPolicy.Line(subject: .gateway(2000), rights: [.record], unit: "T-1", worker: nil),
    ])

    private func access(_ uid: UInt32, _ groups: Set<String> = [], own: UInt32 = 900) -> Access {
        policy.access(uid: uid, groupNames: groups, ownUID: own)
    }

    @Test("S57 nothing is allowed by default, and an unknown group gives nothing")
    func defaultDeny() {
        for caller in [access(1001), access(1001, ["lianhu", "users"]), access(2001)] {
            #expect(caller.rights.isEmpty && caller.grants.isEmpty && !caller.isGateway && caller.worker == nil)
            for right in Right.allCases { #expect(!caller.has(right) && caller.units(for: right) == []) }
        }
    }

    @Test("S57 several lines give the union, each right with its own subtree and its reason")
    func union() {
        let caller = access(1000, ["town"])
        #expect(caller.rights == [.read, .record])
        #expect(caller.units(for: .read) == ["V-1", "T-1"] && caller.units(for: .record) == ["V-1"])
        #expect(caller.grants.map(\.reason) == ["uid 1000", "group town"])
        #expect(access(1000, ["town", "inspector"]).units(for: .read) == nil)
        #expect(access(1000, ["town", "inspector"]).units(for: .record) == ["V-1"])
    }

    @Test("S57 admin includes every other right, inside its own subtree only")
    func admin() {
        let caller = access(1001, ["boss"])
        #expect(caller.rights == Right.allCases)
        for right in Right.allCases { #expect(caller.units(for: right) == ["T-2"]) }
    }

    @Test("S55 only a gateway may name a worker; a local person acts under the worker mapped to the uid")
    func gateway() {
        #expect(access(2000).isGateway && access(2000).worker == nil && access(2000).rights == [.record])
        #expect(!access(1000).isGateway && access(1000).worker == "W-1")
        // The number of a gateway is not the number of a person, nor the other way round.
        #expect(!access(1000, ["town"]).isGateway)
    }

    @Test("S57 uid 0 and the daemon's own uid are admin of the whole tree")
    func ownUID() {
        for caller in [access(0), access(900)] {
            #expect(caller.rights == Right.allCases && caller.units(for: .audit) == nil)
        }
        #expect(access(900, own: 901).rights.isEmpty)
    }

    @Test("S57 the overflow uid is nobody, whatever its groups and lines say")
    func overflow() {
        let generous = AccessPolicy(
            lines: [AccessPolicy.Line(subject: .uid(65534), rights: [.admin], unit: nil, worker: nil)] + policy.lines)
        let caller = generous.access(uid: 65534, groupNames: ["inspector", "boss"], ownUID: 65534)
        #expect(caller.rights.isEmpty && caller.grants.isEmpty)
    }

    @Test("S57 a scope holds its units and no others")
    func scope() {
        #expect(
            Scope.wholeTree.contains(1) && Scope.units([1]).contains(1) && !Scope.units([1]).contains(2) && !Scope.units([]).contains(1))
    }
}
