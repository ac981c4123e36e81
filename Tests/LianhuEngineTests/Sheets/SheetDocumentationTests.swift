import Foundation
import LianhuCore
import LianhuEngine
import Testing

@Suite("The sheets are documented as they are read")
struct SheetDocumentationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test(
        "each table stands in the documentation, letter for letter",
        arguments: [("docs/sheets.md", Language.en), ("docs/sheets.zh-CN.md", .zh)])
    func tables(_ path: String, _ language: Language) throws {
        let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        for schema in SheetSchema.all {
            #expect(text.contains("`\(schema.file)`") && text.contains("`\(schema.fileZh)`"), "\(path) does not name \(schema.file)")
            #expect(text.contains(schema.table(in: language)), "\(path) lacks this table of \(schema.file):\n\(schema.table(in: language))")
        }
    }

    @Test("no two columns of a sheet share a heading, and every sheet has its own name")
    func unambiguous() {
        for schema in SheetSchema.all {
            for column in schema.columns {
                for heading in [column.name, column.zh] + column.aliases {
                    let matching = schema.columns.filter { $0.matches(heading) }
                    #expect(matching == [column], "\(heading) of \(schema.file)")
                }
            }
            #expect(SheetKind(fileName: schema.file) == schema.kind)
            #expect(SheetKind(fileName: schema.fileZh) == schema.kind)
            #expect(schema.kind.schema == schema)
        }
        #expect(SheetSchema.all.map(\.kind) == SheetKind.allCases)
    }

    @Test("an import passes over evidence, and over no other name")
    func passedOver() {
        #expect(["contacts.csv", "Contacts.CSV", "活动.csv"].allSatisfy(SheetKind.isPassedOver))
        #expect(!["units.csv", "联系人.csv", "消息群.csv", "chanels.csv", "links2.csv"].contains(where: SheetKind.isPassedOver))
    }

    @Test("every phrase of a sheet has its remedy, and both languages take the same arguments")
    func phrases() {
        let codes = Catalogue.codes.filter { $0.hasPrefix("sheet.") }
        for code in codes where !code.hasSuffix(".remedy") { #expect(Catalogue.knows(code + ".remedy"), "\(code)") }
        for code in codes where code.hasSuffix(".remedy") { #expect(Catalogue.knows(String(code.dropLast(7))), "\(code)") }
    }
}
