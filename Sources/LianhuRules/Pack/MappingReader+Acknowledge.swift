import LianhuCore

extension MappingReader {
    /// For how long an item of the rule, class or kind may be taken on (S39); it says nothing where no ladder rests meanwhile.
    func acknowledgeUntil(sink: DiagnosticSink) -> TimeSpan? {
        guard let node = self["acknowledge_until"] else { return nil }
        if self["ladder"] == nil {
            sink.report(
                .keyMissing, at: place(of: "acknowledge_until"), ["within": name, "key": "ladder", "example": "ladder: village"])
        }
        return node.span("acknowledge_until", example: "acknowledge_until: 5wd", sink: sink)
    }
}
