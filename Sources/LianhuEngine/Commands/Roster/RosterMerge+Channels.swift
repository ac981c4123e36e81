import LianhuAudit
import LianhuCore

extension RosterMerge {
    /// Takes in the ways to units and workers: those of a member that the sheet names are the sheet's, in its order.
    mutating func mergeChannels(reader: any StoreReader) throws {
        guard let list = rows.channels else { return }
        var order: [EntityKey] = []
        var sheet: [EntityKey: [ChannelRow]] = [:]
        for row in list {
            guard let member = row.member.map({ key($0.value) }), member != 0 else { continue }
            if sheet[member] == nil { order.append(member) }
            sheet[member, default: []].append(row)
        }
        let old = Dictionary(uniqueKeysWithValues: try reader.channels(of: order).map { ($0.member, $0.ways) })
        for member in order {
            let rows = sheet[member] ?? []
            let ways = rows.map(way)
            let before = old[member] ?? []
            guard ways != before else { continue }
            changes.channels.append(MemberChannels(member: member, ways: ways))
            for (row, way) in zip(rows, ways) where !before.contains(way) {
                // Addresses are personal and names of groups may be: neither goes into the log (S60).
                let leaf: [JSONValue] = [
                    .string(row.member?.value ?? "?"), .string(way.channel), .string(way.kind),
                    row.owner.map { .string($0.value) } ?? .null, row.subject.map { .string($0.value) } ?? .null,
                ]
                count("channels", before.isEmpty ? \.started : \.changed, row: leaf)
            }
            for way in before where !ways.contains(way) {
                let id = rows.first?.member?.value ?? "?"
                count("channels", \.ended, row: [.string(id), .string(way.channel), .string(way.kind)])
            }
            if Set(ways) == Set(before) { count("channels", \.changed, row: [.string(rows.first?.member?.value ?? "?")]) }
        }
    }

    private func way(_ row: ChannelRow) -> MemberChannels.Way {
        MemberChannels.Way(
            channel: row.channel?.value ?? "paste", kind: row.kind?.value ?? "", name: row.name?.value ?? "",
            address: row.address?.value ?? "", owner: row.owner.map { key($0.value) }, subject: row.subject.map { key($0.value) })
    }
}
