/// Decides which evidence settles which slot: a pure function of the evidence known of one (rule, about) (S8, S10).
package enum Resolver {
    /// A slot that evidence can fill.
    package struct Slot: Hashable, Sendable {
        package var window: Window
        /// Seat under `per: link`; nil: anybody's evidence that qualifies.
        package var seat: Int?
        /// What fills it already and may not move: the period is closed (S46).
        package var frozen: Settlement?
        /// The hours of a shift in which it can be filled (S49); nil: the days of the window decide.
        package var time: Range<Instant>?
        /// The evidence that qualifies for it, where not all that qualifies for some slot does (S44).
        package var accepts: Set<EvidenceKey>?

        package init(window: Window, seat: Int? = nil, frozen: Settlement? = nil, time: Range<Instant>? = nil) {
            self.window = window
            self.seat = seat
            self.frozen = frozen
            self.time = time
        }

        func holds(_ candidate: Candidate) -> Bool {
            window.holds(candidate.day) && (time?.contains(candidate.occurredAt) ?? true) && (accepts?.contains(candidate.key) ?? true)
        }
    }

    /// Evidence that qualifies under the rule.
    package struct Candidate: Hashable, Sendable {
        package var key: EvidenceKey
        package var id: String
        package var day: CivilDate
        package var occurredAt: Instant
        package var recordedOn: CivilDate
        /// Seats whose holder took part (S16); used under `per: link`.
        package var seats: [Int]

        package init(key: EvidenceKey, id: String, day: CivilDate, occurredAt: Instant, recordedOn: CivilDate, seats: [Int] = []) {
            self.key = key
            self.id = id
            self.day = day
            self.occurredAt = occurredAt
            self.recordedOn = recordedOn
            self.seats = seats
        }
    }

    /// Why a candidate filled nothing.
    package enum Unused: Hashable, Sendable {
        case noWindow
        case alreadySettled
        case minGap
    }

    /// What was decided.
    package struct Allocation: Hashable, Sendable {
        /// One entry a slot, in the order given.
        package var settlements: [Settlement?]
        package var unused: [EvidenceKey: Unused]
    }

    /// Each candidate, in the order of S8, takes the earliest unfilled slot whose window holds it.
    ///
    /// `slots` are in the order in which they are due. Under `per: link` one candidate fills one slot of each seat that took part.
    package static func allocate(slots: [Slot], candidates: [Candidate], minGap: Int) -> Allocation {
        var settlements = slots.map(\.frozen)
        var unused: [EvidenceKey: Unused] = [:]
        // What one seat keeps may settle another seat's all the same (S16).
        var frozen: [Int: Set<EvidenceKey>] = [:]
        let perSeat = slots.contains { $0.seat != nil }
        // The day on which evidence last filled a slot, by seat: two within min_gap are one (S10).
        var taken: [Int: [CivilDate]] = [:]
        for (index, slot) in slots.enumerated() {
            guard let kept = settlements[index] else { continue }
            taken[slot.seat ?? 0, default: []].append(kept.day)
            frozen[slot.seat ?? 0, default: []].insert(kept.evidence)
        }
        for candidate in candidates.sorted(by: precedes) {
            if perSeat && candidate.seats.isEmpty { unused[candidate.key] = .noWindow }
            for seat in perSeat ? candidate.seats : [0] where !(frozen[seat]?.contains(candidate.key) ?? false) {
                let isTooClose = taken[seat]?.contains { abs($0 - candidate.day) < minGap } ?? false
                var reason = Unused.noWindow
                for (index, slot) in slots.enumerated() where (slot.seat ?? 0) == seat && slot.holds(candidate) {
                    if settlements[index] != nil {
                        if reason == .noWindow { reason = .alreadySettled }
                        continue
                    }
                    if isTooClose {
                        reason = .minGap
                        break
                    }
                    settlements[index] = Settlement(evidence: candidate.key, day: candidate.day, recordedOn: candidate.recordedOn)
                    taken[seat, default: []].append(candidate.day)
                    reason = .noWindow
                    unused[candidate.key] = nil
                    break
                }
                let used = settlements.contains { $0?.evidence == candidate.key }
                if !used { unused[candidate.key] = reason }
            }
        }
        return Allocation(settlements: settlements, unused: unused)
    }

    private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.occurredAt != right.occurredAt { return left.occurredAt < right.occurredAt }
        return left.id < right.id
    }
}
