/// The steps of an escalation, lowest first (S36).
package struct Ladder: Hashable, Sendable {
    package var name: String
    package var steps: [LadderStep]

    package init(name: String, steps: [LadderStep]) {
        self.name = name
        self.steps = steps
    }
}

/// One step: when, to whom, how.
package struct LadderStep: Hashable, Sendable {
    /// 1 for the lowest.
    package var number: Int
    /// Offset from due, which is day 0; negative before it (S6).
    package var at: TimeSpan
    package var to: Recipient
    package var tone: Tone
    package var digest: Digest

    package init(number: Int, at: TimeSpan, to: Recipient, tone: Tone, digest: Digest) {
        self.number = number
        self.at = at
        self.to = to
        self.tone = tone
        self.digest = digest
    }

    /// The YAML form: `due-3d`, `due+1wd`.
    package var atText: String { at.amount < 0 ? "due\(at)" : "due+\(at)" }

    /// The catalogue's phrase of what it does: whoever owes is urged, everybody else is asked to urge.
    package var toneCode: String { to == .assignee && tone == .urge ? "tone.urge_assignee" : "tone.\(tone.rawValue)" }
}

/// To whom a step speaks (S37).
package enum Recipient: Hashable, Sendable, CustomStringConvertible {
    /// Today's holder.
    case assignee
    case post(PostAt)

    package var description: String {
        switch self {
        case .assignee: "assignee"
        case .post(let post): post.description
        }
    }
}

/// How a step speaks.
package enum Tone: String, Hashable, Sendable, CaseIterable {
    case remind
    case urge
    case supervise
    case report
}

/// What a digest holds: the items, or counts by unit with the oldest items (S41).
package enum Digest: String, Hashable, Sendable, CaseIterable {
    case items
    case counts
}
