import LianhuCore

/// What `channels.yaml` says: how the courier sends, and where its secrets lie; never the secrets themselves.
package struct CourierConfiguration: Hashable, Sendable {
    /// One way out.
    package struct Channel: Hashable, Sendable {
        package var name: String
        package var kind: Kind
        /// The credential that holds its secret: a file's name in the credentials folder.
        package var secret: String?
        /// Seconds that one sending may take.
        package var timeout = 30
        package var retry = Retry()

        package init(name: String, kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// When what failed is tried again; seconds.
    package struct Retry: Hashable, Sendable {
        package var first = 30
        package var longest = 3_600
        package var attempts = 16

        package init() {}
    }

    package enum Kind: Hashable, Sendable {
        case webhook(url: String)
        case wecom(url: String)
        /// - Parameter signing: the credential of the key with which calls are signed, where the robot asks for that.
        case dingtalk(url: String, signing: String?)
        case paste
        case mail(Mail)
        case command([String])
        case journal

        package static let names = ["webhook", "wecom", "dingtalk", "paste", "mail", "command", "journal"]

        /// Those that cannot work without a secret; mail cannot where it names a user.
        static let withSecret: Set<String> = ["webhook", "wecom", "dingtalk"]

        /// Whether it cannot work without a secret.
        package var needsSecret: Bool {
            switch self {
            case .webhook, .wecom, .dingtalk: true
            case .mail(let mail): mail.user != nil
            case .paste, .command, .journal: false
            }
        }
    }

    package struct Mail: Hashable, Sendable {
        package enum TLS: String, Hashable, Sendable, CaseIterable {
            case implicit
            case starttls
            /// On this machine only.
            case none
        }

        package var host: String
        package var port: Int
        package var tls: TLS
        package var from: String
        package var user: String?
        /// A file of certificates to trust besides the system's.
        package var trust: String?
    }

    /// The daemon's socket; nil: where it is by default.
    package var socket: String?
    /// Seconds between two questions for messages while there are none.
    package var poll: Int
    package var channels: [Channel]
}
