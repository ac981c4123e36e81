/// The explicit record that there was nothing to report, 零报告 (S47): an activity of a unit with a name of its own.
///
/// Every instance knows it, whatever its packs say; none is owed unless a rule asks for it.
package enum NothingToReport {
    /// The name of the activity.
    package static let activity = "nothing_to_report"
}
