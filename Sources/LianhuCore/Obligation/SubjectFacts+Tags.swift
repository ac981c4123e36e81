extension SubjectFacts {
    /// Whether the subject, or somebody who lives there, carries one of the tags on a day; always where a rule names none (S17, S18).
    package func carries(anyOf wanted: [String], on day: CivilDate) -> Bool {
        wanted.isEmpty || tags.contains { wanted.contains($0.tag) && $0.tenure.contains(day) }
    }

    /// Whether it carried one of the tags on a day or had done so before: what was seen until then counts for nothing (S17).
    package func hasCarried(anyOf wanted: [String], by day: CivilDate) -> Bool {
        wanted.isEmpty || tags.contains { wanted.contains($0.tag) && $0.tenure.from <= day && !$0.tenure.isEmpty }
    }

    /// The subject as a rule that chooses by tag sees it: linked while one of the tags is carried, and known since both are (S17, S18).
    ///
    /// A tag that begins is like a link that begins, and one that ends like a link that ends; so nothing else need know of tags.
    package func chosen(by wanted: [String]) -> SubjectFacts {
        guard !wanted.isEmpty else { return self }
        var chosen = self
        let carried = tags.filter { wanted.contains($0.tag) }
        chosen.links = links.flatMap { link in
            carried.compactMap { tag in
                var part = link
                part.tenure = link.tenure.intersection(tag.tenure)
                part.recordedOn = max(link.recordedOn, tag.recordedOn)
                return part.tenure.isEmpty ? nil : part
            }
        }
        return chosen
    }
}
