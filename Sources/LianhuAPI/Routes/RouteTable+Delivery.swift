import LianhuCore

extension RouteTable {
    /// Messages to people: what people see of them, and what couriers do.
    static let delivery: [Route] = [
        Route(
            .listNotifications, .get, "/v1/notifications", .rights([.read]), en: "Queued messages and how far they are.", zh: "通知及其投递情况。",
            query: [
                .recipient,
                QueryParameter(
                    "state", .word(["pending", "unaddressed", "leased", "handed", "delivered", "settled", "dead"]),
                    en: "Only those in this state.", zh: "仅此状态。"),
                QueryParameter("channel", en: "Only those on this channel.", zh: "仅此渠道。"),
                QueryParameter("text", .flag, en: "Each in words, as it would be sent now.", zh: "附当前正文。"),
            ] + QueryParameter.page, answer: .json(Wire.Page<Wire.Notification>.self)),
        Route(
            .showNotification, .get, "/v1/notifications/{number}", .rights([.read]), en: "A message in words.", zh: "通知正文及投递情况。",
            answer: .json(Wire.Notification.self)),
        Route(
            .claimNotifications, .post, "/v1/notifications/claim", .rights([.deliver]),
            en: "Take what is due on a channel, for a time; couriers only, over the whole tree.", zh: "领取某渠道到期的通知（仅限投递程序）。",
            body: .json(Wire.ClaimRequest.self), answer: .json(Wire.Claim.self)),
        Route(
            .reportNotification, .post, "/v1/notifications/{number}/report", .rights([.deliver]),
            en: "Tell what became of a message that was taken.", zh: "回报投递结果（仅限投递程序）。", body: .json(Wire.ReportRequest.self),
            answer: .json(Wire.Delivery.self)),
        Route(
            .retryNotification, .post, "/v1/notifications/{number}/retry", .rights([.approve]),
            en: "Send a message again that was given up.", zh: "重新投递失败的通知。", answer: .json(Wire.Delivery.self)),
        Route(
            .deliverNotification, .post, "/v1/notifications/{number}/deliver", .rights([.record, .approve, .deliver]),
            en: "Tick off a message that was passed on by hand; the group's owner does.", zh: "确认人工转发的通知已送达（由群主确认）。",
            answer: .json(Wire.Delivery.self)),
    ]
}
