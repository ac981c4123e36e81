/// The contents of a TZif file (RFC 9636, versions 1 to 4) as far as local time needs them.
struct TZifFile {
    /// Seconds since the epoch at which another offset comes into force, ascending strictly.
    var transitions: [Int64] = []
    /// The offset in force from each transition on, seconds east of UTC.
    var offsets: [Int32] = []
    /// The offset before the first transition.
    var initialOffset: Int32 = 0
    /// The rule for times after the last transition, if the file has one.
    var footer: PosixZone?

    /// The six counts of a header and the version.
    private struct Header {
        static let size = 44
        let version: UInt8
        let utFlags, standardFlags, leaps, times, types, characters: Int

        /// The size of the data block behind the header.
        func blockSize(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standardFlags + utFlags
        }
    }

    init(_ bytes: [UInt8]) throws(TZifError) {
        var header = try TZifFile.header(bytes, at: 0)
        var start = Header.size
        var timeSize = 4
        if header.version != 0 {
            // The first block repeats the data with 32-bit times for readers of version 1; it is passed over unread.
            let second = start + header.blockSize(timeSize: 4)
            header = try TZifFile.header(bytes, at: second)
            guard header.version != 0 else { throw .notTZif }
            start = second + Header.size
            timeSize = 8
        }
        guard header.leaps == 0 else { throw .leapSeconds }
        let end = start + header.blockSize(timeSize: timeSize)
        guard end <= bytes.count else { throw .truncated }
        try read(bytes, header, at: start, timeSize: timeSize)
        if timeSize == 8 { footer = try TZifFile.footer(bytes[end...]) }
    }

    private mutating func read(_ bytes: [UInt8], _ header: Header, at start: Int, timeSize: Int) throws(TZifError) {
        let indices = start + header.times * timeSize
        let types = indices + header.times
        var typeOffsets: [Int32] = []
        for index in 0..<header.types {
            let offset = TZifFile.number(bytes, at: types + index * 6, size: 4)
            // RFC 9636 §3.2 asks writers for -24:59:59 … +25:59:59.
            guard offset > -90_000, offset < 93_600 else { throw .offsetOutOfRange(Int(offset)) }
            typeOffsets.append(Int32(offset))
        }
        initialOffset = typeOffsets[0]
        for index in 0..<header.times {
            let time = TZifFile.number(bytes, at: start + index * timeSize, size: timeSize)
            if let last = transitions.last, time <= last { throw .unorderedTransitions }
            let type = Int(bytes[indices + index])
            guard type < typeOffsets.count else { throw .unknownType(type) }
            transitions.append(time)
            offsets.append(typeOffsets[type])
        }
    }

    private static func header(_ bytes: [UInt8], at start: Int) throws(TZifError) -> Header {
        guard start + Header.size <= bytes.count else { throw start == 0 ? .notTZif : .truncated }
        guard Array(bytes[start..<(start + 4)]) == Array("TZif".utf8) else { throw .notTZif }
        let version = bytes[start + 4]
        // A version after 4 keeps the layout of version 2 (RFC 9636 §3.1).
        guard version == 0 || version >= UInt8(ascii: "2") else { throw .notTZif }
        let counts = (0..<6).map { Int(UInt32(truncatingIfNeeded: number(bytes, at: start + 20 + $0 * 4, size: 4))) }
        let header = Header(
            version: version, utFlags: counts[0], standardFlags: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
            characters: counts[5])
        // The first block of a version 2 file may be empty of everything but its mandatory type.
        guard header.types > 0, header.types <= 256, header.characters > 0, [0, header.types].contains(header.utFlags),
            [0, header.types].contains(header.standardFlags)
        else { throw .inconsistentCounts }
        return header
    }

    /// A signed big-endian number of 4 or 8 bytes; the caller has checked that they are there.
    private static func number(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
        let value = bytes[start..<(start + size)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    /// The rule between two line feeds at the end of the file; nil if it is empty.
    private static func footer(_ bytes: ArraySlice<UInt8>) throws(TZifError) -> PosixZone? {
        let newline = UInt8(ascii: "\n")
        guard bytes.first == newline, let end = bytes.dropFirst().firstIndex(of: newline) else { throw .truncated }
        let text = Array(bytes[(bytes.startIndex + 1)..<end])
        if text.isEmpty { return nil }
        guard let zone = PosixZone(text) else { throw .malformedFooter(String(decoding: text, as: UTF8.self)) }
        return zone
    }
}
