import ArgumentParser

struct Notification: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("notification", [NotificationList.self, NotificationShow.self, NotificationRetry.self, NotificationDeliver.self])
    }
}
