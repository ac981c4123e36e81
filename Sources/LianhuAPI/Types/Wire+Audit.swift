import LianhuCore

extension Wire {
    // MARK: The log

    /// A signed head of the log.
    package struct Checkpoint: Codable, Sendable, Equatable {
        package var size: Int64
        package var at: Instant
        /// The C2SP signed note.
        package var note: String
        /// The verifier key of the log, `name+id+base64`: a bundle carries it, for comparing with a copy on paper.
        package var key: String?

        package init(size: Int64, at: Instant, note: String, key: String? = nil) {
            self.size = size
            self.at = at
            self.note = note
            self.key = key
        }
    }

    /// The compact range over the first leaves.
    package struct Frontier: Codable, Sendable, Equatable {
        package var size: Int64
        /// Lines of level and hash, as a bundle keeps them.
        package var text: String

        package init(size: Int64, text: String) {
            self.size = size
            self.text = text
        }
    }

    /// A proof that one log is the beginning of another.
    package struct Consistency: Codable, Sendable, Equatable {
        package var from: Int64
        package var to: Int64
        /// Base64.
        package var hashes: [String]

        package init(from: Int64, to: Int64, hashes: [String]) {
            self.from = from
            self.to = to
            self.hashes = hashes
        }
    }

    /// A place in the log.
    package struct LogPlace: Codable, Sendable, Equatable {
        /// The first leaf at or after the moment asked for; the log's size if there is none.
        package var seq: Int64
        package var size: Int64

        package init(seq: Int64, size: Int64) {
            self.seq = seq
            self.size = size
        }
    }
}
