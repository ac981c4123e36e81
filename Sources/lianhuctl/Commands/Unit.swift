import ArgumentParser

struct Unit: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("unit", [UnitList.self, UnitShow.self, UnitPost.self, UnitSet.self, UnitMove.self])
    }
}
