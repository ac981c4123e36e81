/// One Server-Sent Event.
package struct ServerEvent: Sendable, Equatable {
    /// The event's id, for `Last-Event-ID`; nil if it names none.
    package var id: String?
    /// Its type; `message` where none is given.
    package var event: String
    /// Its data, the lines joined by line feeds.
    package var data: String

    package init(id: String? = nil, event: String = "message", data: String) {
        self.id = id
        self.event = event
        self.data = data
    }
}

/// Server-Sent Events of a body (WHATWG HTML §9.2.6); comments and `retry` are passed over.
package struct ServerEventSequence: AsyncSequence {
    package typealias Element = ServerEvent
    let lines: LineSequence

    package func makeAsyncIterator() -> Iterator { Iterator(lines: lines.makeAsyncIterator()) }

    package struct Iterator: AsyncIteratorProtocol {
        var lines: LineSequence.Iterator

        package mutating func next() async throws -> ServerEvent? { try await next(isolation: nil) }

        package mutating func next(isolation: isolated (any Actor)?) async throws -> ServerEvent? {
            var id: String?
            var event = ""
            var data: [String] = []
            while let line = try await lines.next(isolation: isolation) {
                if line.isEmpty {
                    guard !data.isEmpty else {
                        event = ""
                        continue
                    }
                    return ServerEvent(id: id, event: event.isEmpty ? "message" : event, data: data.joined(separator: "\n"))
                }
                let (name, value) = Self.field(of: line)
                switch name {
                case "id": id = value
                case "event": event = value
                case "data": data.append(value)
                default: break
                }
            }
            // an event that was not closed by an empty line is dropped: it was cut off
            return nil
        }

        /// `name: value`, one leading space of the value removed; a comment has an empty name.
        static func field(of line: String) -> (name: String, value: String) {
            guard let colon = line.firstIndex(of: ":") else { return (line, "") }
            let rest = line[line.index(after: colon)...]
            return (String(line[..<colon]), String(rest.first == " " ? rest.dropFirst() : rest))
        }
    }
}
