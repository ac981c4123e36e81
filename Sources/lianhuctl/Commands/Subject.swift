import ArgumentParser

struct Subject: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "subject",
            [
                SubjectList.self, SubjectShow.self, SubjectMove.self, SubjectLeave.self, SubjectSuspend.self, SubjectResume.self,
                SubjectMerge.self, SubjectSplit.self, SubjectTag.self, SubjectUntag.self, SubjectTier.self,
            ])
    }
}
