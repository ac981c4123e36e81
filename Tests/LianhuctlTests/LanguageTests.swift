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

    @Test("the argument parser speaks the reader's language, and names the same options and help")
    func parser() async {
        let unknown = await Transcript.run("contact", "list", "--woker", "W-1", in: .zh)
        #expect(unknown.exit == 64 && unknown.err.hasPrefix("错误：没有选项 '--woker'；是否为 '--worker'？\n用法：lianhuctl contact list "))
        #expect(unknown.err.contains("  详见 'lianhuctl contact list --help'。"))
        let missing = await Transcript.run("rules", "show", in: .zh)
        #expect(missing.err.hasPrefix("错误：缺少 '<RULE>'\n说明："))
        let choice = await Transcript.run("compliance", "show", "--period", "2026", "--by", "x", in: .zh)
        #expect(choice.err.contains("不能为 'x'；可写：'unit'、'rule'、'worker'"), "\(choice.err)")
        let help = await Transcript.run("contact", "record", "--help", in: .zh)
        #expect(help.exit == 0)
        for english in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "Show ", "default:", "values:"] {
            #expect(!help.out.contains(english), "\(english): \(help.out)")
        }
        #expect(help.out.contains("（可选：table, json, csv, ids；默认：table）"), "\(help.out)")
        let english = await Transcript.run("rules", "show")
        #expect(english.err.hasPrefix("Error: Missing expected argument '<RULE>'"))
    }

    @Test("colour needs a terminal that can show it, and no NO_COLOR") func colour() {
        #expect(Console.isColoured(isTerminal: true, environment: [:]))
        #expect(Console.isColoured(isTerminal: true, environment: ["NO_COLOR": ""]))
        #expect(!Console.isColoured(isTerminal: true, environment: ["NO_COLOR": "1"]))
        #expect(!Console.isColoured(isTerminal: true, environment: ["TERM": "dumb"]))
        #expect(!Console.isColoured(isTerminal: false, environment: [:]))
    }
}
