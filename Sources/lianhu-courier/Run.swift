import ArgumentParser
import Foundation
import LianhuCore
import LianhuCourier
import LianhuRules
import Logging
import ServiceLifecycle
import UnixSignals

/// Delivers until it is told to stop.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.text("help.courier.run", in: CourierOptions.language))

    @OptionGroup var options: CourierOptions

    func run() async throws {
        let configuration = try options.load()
        let logger = Logger(label: "lianhu-courier") { StreamLogHandler.standardError(label: $0) }
        let poster = HTTPPoster()
        let (made, absent) = ChannelMaker(credentials: options.secrets(), poster: poster, logger: logger).make(configuration)
        for absence in absent {
            logger.error("\(Catalogue.text(absence.code, absence.args, in: options.language))", metadata: ["channel": "\(absence.channel)"])
        }
        guard !made.isEmpty else {
            await poster.shutDown()
            throw StartFailure(status: 78, message: Catalogue.text("courier.no_channel", in: options.language))
        }
        let outbox = Daemon(socket: options.socket ?? configuration.socket ?? "/run/lianhu/control.sock")
        let runners = made.map { settings, channel in
            ChannelRunner(
                settings: settings, channel: channel, outbox: outbox, poll: .seconds(configuration.poll), now: Self.now, logger: logger)
        }
        logger.notice("delivering", metadata: ["channels": "\(made.map(\.settings.name).joined(separator: " "))"])
        var group = ServiceGroupConfiguration(
            services: [.init(service: Courier(runners: runners))], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(10)
        group.maximumCancellationDuration = .seconds(5)
        try await ServiceGroup(configuration: group).run()
        await poster.shutDown()
    }

    private static func now() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
