extension PosixZone {
    /// The rule of a TZ string such as `CST-8`, `EST5EDT,M3.2.0,M11.1.0` or `<-02>2<-01>,M3.5.0/-1,M10.5.0/0`, or nil if it is none.
    init?(_ text: [UInt8]) {
        var scanner = PosixZoneScanner(text)
        guard scanner.name(), let west = scanner.time(hours: 24) else { return nil }
        if scanner.isAtEnd {
            self.init(standard: -west, summer: nil)
            return
        }
        // POSIX counts offsets west of Greenwich; summer time is an hour ahead unless it says otherwise.
        guard scanner.name() else { return nil }
        var summerOffset = 3600 - west
        if !scanner.peeks(",") {
            guard let summerWest = scanner.time(hours: 24) else { return nil }
            summerOffset = -summerWest
        }
        guard let begins = scanner.moment(), let ends = scanner.moment(), scanner.isAtEnd else { return nil }
        self.init(standard: -west, summer: Summer(offset: summerOffset, begins: begins, ends: ends))
    }
}

/// Reads the parts of a TZ string from left to right.
private struct PosixZoneScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    func peeks(_ character: Unicode.Scalar) -> Bool { position < bytes.count && bytes[position] == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peeks(character) else { return false }
        position += 1
        return true
    }

    /// Three or more letters, or letters, digits and signs in angle brackets.
    mutating func name() -> Bool {
        let isQuoted = take("<")
        let start = position
        while position < bytes.count, isNamed(bytes[position], isQuoted: isQuoted) { position += 1 }
        return position - start >= 3 && (!isQuoted || take(">"))
    }

    private func isNamed(_ byte: UInt8, isQuoted: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
        default: false
        }
    }

    /// `[+-]h[:mm[:ss]]` in seconds, the hours at most `hours`.
    mutating func time(hours limit: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(in: 0...limit) else { return nil }
        var seconds = hours * 3600
        if take(":") {
            guard let minutes = number(in: 0...59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(in: 0...59) else { return nil }
                seconds += rest
            }
        }
        return sign * seconds
    }

    /// `,day[/time]`; the time is 02:00 unless it says otherwise.
    mutating func moment() -> PosixZone.Moment? {
        guard take(","), let day = day() else { return nil }
        guard take("/") else { return PosixZone.Moment(day: day, time: 7200) }
        return time(hours: 167).map { PosixZone.Moment(day: day, time: $0) }
    }

    private mutating func day() -> PosixZone.Day? {
        if take("J") { return number(in: 1...365).map { .julian($0) } }
        if take("M") {
            guard let month = number(in: 1...12), take("."), let week = number(in: 1...5), take("."), let day = number(in: 0...6) else {
                return nil
            }
            return .weekday(month: month, week: week, day: day)
        }
        return number(in: 0...365).map { .zeroBased($0) }
    }

    /// A decimal number of up to three digits that lies in the range.
    private mutating func number(in range: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = position
        while position < bytes.count, position - start < 3, Digits.isDigit(bytes[position]) {
            value = value * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return position > start && range.contains(value) ? value : nil
    }
}
