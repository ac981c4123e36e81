import ArgumentParser

struct Worker: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("worker", [WorkerList.self, WorkerShow.self, WorkerAbsent.self, WorkerBack.self, WorkerRole.self])
    }
}
