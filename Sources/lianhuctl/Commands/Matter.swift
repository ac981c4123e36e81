import ArgumentParser

struct Matter: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "matter",
            [
                MatterRaise.self, MatterList.self, MatterShow.self, MatterFigures.self, MatterAccept.self, MatterAssign.self,
                MatterHandle.self, MatterPart.self, MatterVerify.self, MatterReply.self, MatterClose.self, MatterReturn.self,
                MatterShelve.self, MatterResume.self, MatterExtend.self, MatterApprove.self, MatterReopen.self, MatterJoin.self,
                MatterReview.self,
            ])
    }
}
