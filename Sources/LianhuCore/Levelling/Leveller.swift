/// Spreads one worker's visits over that worker's working days: a pure decision that moves nobody's due date.
///
/// Sticky: what is fixed stays, what was planned stays where it still can; only what is left is placed anew.
package struct Leveller: Hashable, Sendable {
    /// A visit to be placed.
    package struct Visit: Hashable, Sendable {
        package var item: Identity
        /// First and last day of the window; late ones may be given with `due` before the first working day.
        package var opens: CivilDate
        package var due: CivilDate
        /// Fixed by hand, or announced to the household: kept, whatever day it is.
        package var fixed: CivilDate?
        /// The day that was planned before.
        package var planned: CivilDate?
        /// Where it leads; days that go there anyway are preferred.
        package var place: EntityKey

        package init(
            item: Identity, opens: CivilDate, due: CivilDate, fixed: CivilDate? = nil, planned: CivilDate? = nil, place: EntityKey
        ) {
            self.item = item
            self.opens = opens
            self.due = due
            self.fixed = fixed
            self.planned = planned
            self.place = place
        }
    }

    /// The days on which the worker works, in order; leave and holidays are not among them.
    package let workingDays: [CivilDate]

    /// - Parameter workingDays: any order; double ones count once.
    package init(workingDays: some Sequence<CivilDate>) { self.workingDays = Set(workingDays).sorted() }

    /// A worker's own working days in a span: those of the calendar without his absences (S23, S27).
    package static func workingDays(
        of worker: EntityKey, in span: DateSpan, calendar: WorkCalendar, organisation: Organisation
    ) -> [CivilDate] {
        (span.from.day...max(span.from.day, span.to.day)).map { CivilDate(day: $0) }
            .filter { calendar.isWorkingDay($0) && organisation.absence(of: worker, on: $0) == nil }
    }

    /// The fewest visits that the fullest day can have: visits by days, rounded up.
    package static func ideal(visits: Int, days: Int) -> Int { days > 0 ? (visits + days - 1) / days : visits }

    /// A day for every visit: the order in which they are given does not matter.
    ///
    /// 1. Fixed ones stay. 2. Planned ones stay while they lie in their window, on a working day, and below the ideal load + 1.
    /// 3. The rest, those with the fewest days to choose from first, then by due, go to the least loaded day of their window. A window without a
    /// working day has its last day (S28 has moved due to a working day before, unless leave takes it).
    package func place(_ visits: [Visit]) -> [Identity: CivilDate] {
        var days: [Identity: CivilDate] = [:]
        var load = Load()
        func put(_ visit: Visit, on day: CivilDate) {
            days[visit.item] = day
            load.add(visit.place, on: day)
        }
        let visits = visits.sorted { $0.item < $1.item }
        for visit in visits { if let day = visit.fixed { put(visit, on: day) } }
        let limit = Self.ideal(visits: visits.count, days: workingDays.count) + 1
        for visit in visits where visit.fixed == nil {
            guard let day = visit.planned, feasible(visit).contains(where: { $0 == day }), load.count(on: day) < limit else { continue }
            put(visit, on: day)
        }
        let rest = visits.filter { days[$0.item] == nil }.map { (visit: $0, days: feasible($0), tie: Self.tie($0.item)) }
        for (visit, choice, tie) in rest.sorted(by: {
            ($0.days.count, $0.visit.due, $0.tie, $0.visit.item) < ($1.days.count, $1.visit.due, $1.tie, $1.visit.item)
        }) {
            put(visit, on: best(of: choice, for: visit, tie: tie, load: load) ?? visit.due)
        }
        return days
    }

    /// Working days inside the window.
    private func feasible(_ visit: Visit) -> ArraySlice<CivilDate> {
        let from = workingDays.partition { $0 >= visit.opens }
        let to = workingDays.partition { $0 > visit.due }
        return from < to ? workingDays[from..<to] : []
    }

    /// The least loaded day; of equals one that leads to the same place, then one that a fixed hash picks.
    private func best(of days: ArraySlice<CivilDate>, for visit: Visit, tie: UInt64, load: Load) -> CivilDate? {
        days.min { left, right in
            let (l, r) = (load.count(on: left), load.count(on: right))
            if l != r { return l < r }
            let (goes, leads) = (load.leads(to: visit.place, on: left), load.leads(to: visit.place, on: right))
            if goes != leads { return goes }
            return Self.mix(tie ^ UInt64(bitPattern: Int64(left.day))) < Self.mix(tie ^ UInt64(bitPattern: Int64(right.day)))
        }
    }

    private struct Load {
        private var visits: [CivilDate: Int] = [:]
        private var places: [CivilDate: Set<EntityKey>] = [:]

        func count(on day: CivilDate) -> Int { visits[day] ?? 0 }
        func leads(to place: EntityKey, on day: CivilDate) -> Bool { places[day]?.contains(place) ?? false }

        mutating func add(_ place: EntityKey, on day: CivilDate) {
            visits[day, default: 0] += 1
            places[day, default: []].insert(place)
        }
    }

    // MARK: Ties

    /// The same number for the same visit on every machine.
    private static func tie(_ item: Identity) -> UInt64 {
        [item.about, item.rule, item.period, Int64(item.slot)].reduce(0) { mix($0 ^ UInt64(bitPattern: $1)) }
    }

    /// The finaliser of SplitMix64: neighbours become unlike.
    private static func mix(_ number: UInt64) -> UInt64 {
        var z = number &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

extension [CivilDate] {
    /// The first index whose element, and with it every later one, is past a bound; for sorted arrays.
    fileprivate func partition(_ isPast: (CivilDate) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
