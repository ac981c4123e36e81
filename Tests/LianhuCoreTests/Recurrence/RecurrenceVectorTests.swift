import LianhuCore
import Testing

@Suite("Recurrences: published vectors")
struct RecurrenceVectorTests {
    let cases: [RecurrenceVectors.Case]

    init() throws { cases = try RecurrenceVectors.cases() }

    private func recurrence(_ vector: RecurrenceVectors.Case) throws -> Recurrence {
        let rule = try RecurrenceRule(parsing: vector.rrule)
        return try Recurrence(
            rule: rule, start: try #require(WallTime(vector.dtstart)), zone: try RecurrenceVectors.zone(vector.tz))
    }

    @Test("Every rule has the published times on the wall, and ends where it should")
    func wall() throws {
        #expect(cases.count == 223)
        for vector in cases {
            let (times, end) = try recurrence(vector).expansion(limit: vector.n)
            #expect(times.map(\.description) == vector.wall, "\(vector.id) \(vector.rrule)")
            if vector.exhausted { #expect(end != nil, "\(vector.id)") } else { #expect(times.count == vector.n, "\(vector.id)") }
        }
    }

    @Test("Every time has the published instant: in a gap by the offset before it, in an overlap the first")
    func instants() throws {  // S28a
        var gaps = 0
        var folds = 0
        for vector in cases {
            let zone = try RecurrenceVectors.zone(vector.tz)
            let instants = try recurrence(vector).expansion(limit: vector.n).times.map { zone.instant($0) }
            #expect(instants.map(\.seconds) == vector.utc, "\(vector.id)")
            let shown = instants.map { zone.wallTime(at: $0).description }
            let moved = zip(shown, vector.wall).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
            #expect(moved == vector.gap?.index ?? [], "\(vector.id)")
            if let gap = vector.gap {
                gaps += 1
                #expect(gap.index.map { shown[$0] } == gap.resolved_wall, "\(vector.id)")
            }
            if let fold = vector.fold {
                folds += 1
                for (index, second) in zip(fold.index, fold.second_utc) {
                    #expect(instants[index].seconds < second)
                    #expect(zone.wallTime(at: Instant(seconds: second)).description == vector.wall[index], "\(vector.id)")
                }
            }
        }
        #expect(gaps > 10 && folds > 3)
    }

    @Test("The text of every rule, read and written, is the same rule")
    func roundTrip() throws {
        for vector in cases {
            let rule = try RecurrenceRule(parsing: vector.rrule)
            #expect(try RecurrenceRule(parsing: rule.description) == rule, "\(vector.id)")
        }
    }

    @Test("Beginning anywhere gives what is left of the whole, and no rule needs what came before")
    func restart() throws {
        for vector in cases {
            let recurrence = try recurrence(vector)
            let whole = recurrence.expansion(limit: 12).times
            for (index, time) in whole.enumerated() {
                let rest = recurrence.expansion(limit: 12 - index, from: time).times
                #expect(rest == Array(whole[index...]), "\(vector.id) from \(time)")
                let day = DateSpan(from: time.date, to: time.date)
                #expect(recurrence.occurrences(in: day).contains(time), "\(vector.id) on \(time)")
            }
            guard let first = whole.first, let last = whole.last else { continue }
            let between = recurrence.occurrences(in: DateSpan(from: first.date, to: last.date))
            #expect(Array(between.prefix(whole.count)) == whole, "\(vector.id)")
        }
    }
}
