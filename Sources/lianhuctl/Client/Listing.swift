import LianhuAPI

/// Prints a paged list: one page, or all of them.
struct Listing<Item: Codable & Sendable & Equatable> {
    let columns: [Table.Column]
    /// The cells of an item and its id.
    let row: (Item) -> (cells: [Table.Cell], id: String)

    init(_ columns: [Table.Column], row: @escaping (Item) -> (cells: [Table.Cell], id: String)) {
        self.columns = columns
        self.row = row
    }

    /// With `--all` every page is fetched; JSON then has one page a line.
    ///
    /// - Parameter parameters: those of the route's path.
    func print(
        _ id: RouteID, _ query: APIPath.Query, _ page: PageOptions, _ connection: ConnectionOptions, of parameters: [String] = []
    ) async throws {
        var table = Table(columns)
        var json: [UInt8] = []
        var cursor = page.cursor
        repeat {
            let place: APIPath.Query = [("limit", page.all ? "1000" : String(page.limit)), ("cursor", cursor)]
            let answer = try await connection.client.call(id, parameters, query: query + place, as: Wire.Page<Item>.self)
            for item in answer.value.items {
                let (cells, id) = row(item)
                table.append(cells, id: id)
            }
            json += answer.bytes + (answer.bytes.last == 0x0A ? [] : [0x0A])
            cursor = answer.value.nextCursor
        } while page.all && cursor != nil
        var notes: [String] = []
        if table.rows.isEmpty, connection.format == .table { notes.append(words("cli.empty")) }
        if let cursor { notes.append(words("cli.more", ["count": String(table.rows.count), "cursor": cursor])) }
        Presentation(json: json, table: table, notes: notes).print(as: connection.format)
    }
}
