import ArgumentParser
import Foundation
import LianhuCore
import LianhuCourier
import LianhuRules

/// Where the courier finds what it needs.
struct CourierOptions: ParsableArguments {
    @Option(help: "The file of channels.")
    var config = "/etc/lianhu/channels.yaml"

    @Option(help: "The daemon's socket; else the one of the configuration, else /run/lianhu/control.sock.")
    var socket: String?

    @Option(help: "The folder of credentials; else $CREDENTIALS_DIRECTORY.")
    var credentials: String?

    var language: Language {
        let environment = ProcessInfo.processInfo.environment
        for name in ["LIANHU_LANG", "LC_ALL", "LANG"] {
            if let text = environment[name], !text.isEmpty, let language = Language(matching: text) { return language }
        }
        return .en
    }

    func secrets() -> Credentials {
        Credentials(folder: credentials ?? ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"])
    }

    /// Reads the configuration; every fault is told with its place.
    func load() throws -> CourierConfiguration {
        guard let data = FileManager.default.contents(atPath: config), data.count <= 1 << 20 else {
            throw StartFailure(status: 78, message: Catalogue.text("courier.no_configuration", ["path": config], in: language))
        }
        let (configuration, faults) = ChannelsCompiler.compile(text: String(decoding: data, as: UTF8.self), file: config)
        guard let configuration else {
            throw StartFailure(status: 78, message: faults.map { $0.text(in: language) }.joined(separator: "\n"))
        }
        return configuration
    }
}
