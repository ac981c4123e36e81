import ArgumentParser

struct Contact: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "contact",
            [ContactRecord.self, ContactCorrect.self, ContactVoid.self, ContactImport.self, ContactList.self, ContactExplain.self])
    }
}
