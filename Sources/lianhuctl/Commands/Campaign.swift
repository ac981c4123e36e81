import ArgumentParser

struct Campaign: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "campaign",
            [
                CampaignStart.self, CampaignList.self, CampaignShow.self, CampaignSilent.self, CampaignAnswer.self, CampaignRollUp.self,
                CampaignClose.self,
            ])
    }
}
