import ArgumentParser
import Foundation
import LianhuCore
import LianhuCourier
import LianhuRules

/// Where the courier finds what it needs.
struct CourierOptions: ParsableArguments {
    @Option(help: .courier("option.courier_config"))
    var config = "/etc/lianhu/channels.yaml"

    @Option(help: .courier("option.courier_socket"))
    var socket: String?

    @Option(help: .courier("option.courier_credentials"))
    var credentials: String?

    var language: Language { Self.language }

    /// Of the terminal, as everywhere: LIANHU_LANG, else LC_ALL, else LANG.
    static let language: Language = {
        let environment = ProcessInfo.processInfo.environment
        for name in ["LIANHU_LANG", "LC_ALL", "LANG"] {
            if let text = environment[name], !text.isEmpty, let language = Language(matching: text) { return language }
        }
        return .en
    }()

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

extension ArgumentHelp {
    /// Help from the catalogue.
    static func courier(_ code: String) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: Catalogue.text(code, in: CourierOptions.language))
    }
}
