/// The working days of a calendar as bits with running totals, so that asking for one day or counting between two costs the same.
struct WorkDayTable: Hashable, Sendable {
    /// Bit w − 1 is set if the weekday w (Monday 1) is worked.
    private let week: UInt8
    /// The first day that has a bit of its own, a multiple of 64; before it and after the last word the week serves.
    private let first: Int
    /// One bit for each day, 64 in a word.
    private let words: [UInt64]
    /// The number of working days from `first` to the beginning of each word, and at the end of all.
    private let totals: [Int]

    init(weekend: Set<Weekday>, days: [CalendarDay]) {
        let week = Weekday.allCases.reduce(UInt8(0)) { weekend.contains($1) ? $0 : $0 | 1 << ($1.rawValue - 1) }
        let low = days.map(\.from.day).min() ?? 0
        let high = days.map(\.to.day).max() ?? low
        let first = floorDivide(Int(low), by: 64) * 64
        let count = days.isEmpty ? 0 : floorDivide(Int(high), by: 64) + 1 - first / 64
        var words = [UInt64](repeating: 0, count: count)
        for offset in 0..<(count * 64) where WorkDayTable.isWorking(first + offset, week: week) {
            words[offset / 64] |= 1 << (offset % 64)
        }
        for day in days {
            for offset in (Int(day.from.day) - first)...(Int(day.to.day) - first) {
                let bit: UInt64 = 1 << (offset % 64)
                if day.kind == .workday { words[offset / 64] |= bit } else { words[offset / 64] &= ~bit }
            }
        }
        var totals = [0]
        for word in words { totals.append(totals[totals.count - 1] + word.nonzeroBitCount) }
        self.week = week
        self.first = first
        self.words = words
        self.totals = totals
    }

    /// Whether the day is worked.
    func isWorking(_ day: Int32) -> Bool {
        let offset = Int(day) - first
        guard offset >= 0, offset < words.count * 64 else { return WorkDayTable.isWorking(Int(day), week: week) }
        return words[offset / 64] >> (offset % 64) & 1 == 1
    }

    /// The number of working days before `day`, counted from `first`; negative before it.
    func rank(_ day: Int) -> Int {
        let offset = day - first
        if offset <= 0 { return -weekly(from: day, to: first) }
        let end = words.count * 64
        if offset >= end { return totals[words.count] + weekly(from: first + end, to: day) }
        let before = words[offset / 64] & ((1 << (offset % 64)) - 1)
        return totals[offset / 64] + before.nonzeroBitCount
    }

    /// The working days of the week from `from` to before `to`.
    private func weekly(from: Int, to: Int) -> Int {
        let length = to - from
        let rest = (to - length % 7)..<to
        return length / 7 * week.nonzeroBitCount + rest.count { WorkDayTable.isWorking($0, week: week) }
    }

    private static func isWorking(_ day: Int, week: UInt8) -> Bool {
        week >> floorRemainder(day + 3, by: 7) & 1 == 1
    }
}
