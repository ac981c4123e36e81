import ArgumentParser

struct Diary: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("diary", [DiaryShow.self]) }
}
