import LianhuAPI
import LianhuCore
import LianhuRules
import Logging

/// Makes the channels of a configuration; one without its secret is named and left out, and the others work.
package struct ChannelMaker {
    /// Why a channel is not there.
    package struct Absence: Hashable, Sendable {
        package var channel: String
        package var code: String
        package var args: [String: String]
    }

    let credentials: Credentials
    let poster: HTTPPoster
    let logger: Logger

    package init(credentials: Credentials, poster: HTTPPoster, logger: Logger) {
        self.credentials = credentials
        self.poster = poster
        self.logger = logger
    }

    package func make(
        _ configuration: CourierConfiguration
    ) -> (made: [(settings: CourierConfiguration.Channel, channel: any Channel)], absent: [Absence]) {
        var made: [(settings: CourierConfiguration.Channel, channel: any Channel)] = []
        var absent: [Absence] = []
        for settings in configuration.channels {
            do throws(Missing) {
                made.append((settings, try channel(settings)))
            } catch {
                absent.append(Absence(channel: settings.name, code: error.code, args: error.args.merging(["name": settings.name]) { $1 }))
            }
        }
        return (made, absent)
    }

    private struct Missing: Error {
        var code: String
        var args: [String: String] = [:]
    }

    private func channel(_ settings: CourierConfiguration.Channel) throws(Missing) -> any Channel {
        let timeout = Duration.seconds(settings.timeout)
        switch settings.kind {
        case .webhook(let url):
            guard let signature = WebhookSignature(try secret(settings.secret)) else {
                throw Missing(code: "courier.secret_malformed", args: ["credential": settings.secret ?? "?"])
            }
            return WebhookChannel(url: url, signature: signature, timeout: timeout, poster: poster)
        case .wecom(let url):
            return RobotChannel(make: .wecom, url: url, token: try secret(settings.secret), timeout: timeout, poster: poster)
        case .dingtalk(let url, let signing):
            var key: Secret?
            if signing != nil { key = try secret(signing) }
            return RobotChannel(make: .dingtalk(key), url: url, token: try secret(settings.secret), timeout: timeout, poster: poster)
        case .paste: return PasteChannel()
        case .mail(let mail):
            var password: Secret?
            if mail.user != nil { password = try secret(settings.secret) }
            guard let client = try? SMTPClient(mail: mail, password: password, timeout: timeout) else {
                throw Missing(code: "courier.trust_unreadable", args: ["path": mail.trust ?? "?"])
            }
            return MailChannel(client: client)
        case .command(let command): return CommandChannel(command: command, timeout: timeout)
        case .journal: return JournalChannel(logger: logger)
        }
    }

    private func secret(_ name: String?) throws(Missing) -> Secret {
        guard let name, let secret = credentials.secret(name) else {
            throw Missing(code: "courier.secret_missing", args: ["credential": name ?? "?"])
        }
        return secret
    }
}
