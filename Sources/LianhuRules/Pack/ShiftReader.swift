import LianhuCore

/// Reads the shifts of a day: times in the order in which they begin, so that the first is slot 1 (S49).
struct ShiftReader {
    let sink: DiagnosticSink

    private static let example = "shifts: ['06:00-14:00', '14:00-22:00', '22:00-06:00']"

    func read(_ node: YAMLNode) -> [DayShift]? {
        let before = sink.count
        guard let nodes = node.items("shifts", example: Self.example, sink: sink) else { return nil }
        var shifts: [DayShift] = []
        for node in nodes {
            guard let text = node.text("shifts", example: Self.example, sink: sink) else { continue }
            guard let shift = DayShift(text) else {
                sink.report(.shiftTime, at: node.position, ["value": text])
                continue
            }
            if let last = shifts.last, shift.start <= last.start {
                sink.report(.shiftOrder, at: node.position, ["value": text, "before": last.text])
                continue
            }
            shifts.append(shift)
        }
        return sink.count == before ? shifts : nil
    }
}
