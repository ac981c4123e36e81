import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Languages")
struct LanguageTests {
    @Test(
        "LIANHU_LANG comes before LC_ALL, LC_ALL before LANG",
        arguments: [
            ([:], Language.en), (["LANG": "zh_CN.UTF-8"], .zh), (["LANG": "C"], .en), (["LANG": "fr_FR.UTF-8"], .en),
            (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"], .en), (["LANG": "en_US", "LC_MESSAGES": "zh_CN"], .zh),
            (["LIANHU_LANG": "zh", "LC_ALL": "C", "LANG": "en"], .zh), (["LIANHU_LANG": "", "LANG": "zh_CN"], .zh),
            (["LIANHU_LANG": "xx", "LANG": "zh_CN"], .zh),
        ]) func selection(_ environment: [String: String], _ language: Language)
    {
        #expect(Messages.language(in: environment) == language)
    }

    @Test("colour needs a terminal that can show it, and no NO_COLOR") func colour() {
        #expect(Console.isColoured(isTerminal: true, environment: [:]))
        #expect(Console.isColoured(isTerminal: true, environment: ["NO_COLOR": ""]))
        #expect(!Console.isColoured(isTerminal: true, environment: ["NO_COLOR": "1"]))
        #expect(!Console.isColoured(isTerminal: true, environment: ["TERM": "dumb"]))
        #expect(!Console.isColoured(isTerminal: false, environment: [:]))
    }
}
