import ArgumentParser
import Foundation
import LianhuCore
import LianhuCourier
import LianhuRules
import Logging

/// Says whether the configuration is right and every channel has its secret; sends nothing.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Catalogue.text("help.courier.check", in: CourierOptions.language))

    @OptionGroup var options: CourierOptions

    func run() async throws {
        let configuration = try options.load()
        let poster = HTTPPoster()
        let logger = Logger(label: "lianhu-courier") { StreamLogHandler.standardError(label: $0) }
        let (made, absent) = ChannelMaker(credentials: options.secrets(), poster: poster, logger: logger).make(configuration)
        await poster.shutDown()
        for item in made { print("\(item.settings.name)\tok") }
        guard absent.isEmpty else {
            let texts = absent.map { Catalogue.text($0.code, $0.args, in: options.language) }
            throw StartFailure(status: 2, message: texts.joined(separator: "\n"))
        }
    }
}
