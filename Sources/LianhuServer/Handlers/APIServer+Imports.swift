import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine
import NIOCore

extension APIServer {
    func createImport(_ call: Call) async throws -> Response {
        let stage = try await stages.create(uid: call.caller.actor.uid, at: call.now)
        return try call.json(Wire.ImportStage(id: stage.id, expiresAt: stage.expiresAt, files: []), status: .created)
    }

    func putImportFile(_ call: Call) async throws -> Response {
        let id = try call.path("id")
        let name = try call.path("file")
        let uid = call.caller.actor.uid
        try await stages.require(id, uid: uid, at: call.now)
        guard let kind = SheetKind(fileName: name), SheetKind.roster.contains(kind) else {
            let known = SheetKind.roster.map(\.schema.file).joined(separator: ", ")
            throw CommandProblem(.notFound, "import.file_unknown", ["value": String(name.prefix(60)), "known": known])
        }
        var bytes: [UInt8] = []
        var lines = 0
        do {
            for try await piece in call.request.body {
                try await stages.reserve(piece.readableBytes)
                bytes.append(contentsOf: piece.readableBytesView)
                lines += piece.readableBytesView.count { $0 == 0x0A }
                guard lines <= limits.importLines else {
                    throw Problem(413, code: "import.too_many_rows", args: ["limit": String(limits.importLines)])
                }
            }
        } catch {
            await stages.release(bytes.count)
            throw error
        }
        try await stages.store(bytes, lines: lines, as: kind.schema.file, in: id, uid: uid, at: call.now)
        return try call.json(Wire.StagedFile(name: kind.schema.file, bytes: bytes.count, lines: lines))
    }

    func commitImport(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = body.isEmpty ? Wire.ImportRequest() : try RequestBody.decode(Wire.ImportRequest.self, from: body)
        let options = ImportOptions(
            effective: request.effective ?? engine.zone.date(of: call.now), units: request.units ?? [], acceptedEnds: request.ends,
            isDryRun: call.flag("dryRun"))
        let once: Once<ImportReport> = try call.once(body) { report in
            Wire.ImportReport(
                dryRun: report.isDryRun, changesNothing: report.changesNothing,
                sheets: report.sheets.mapValues { Wire.ImportNumbers(started: $0.started, changed: $0.changed, ended: $0.ended) },
                planned: Wire.PlanTotals(report.planned), recordedLate: report.recordedLate, number: report.number)
        }
        let id = try call.path("id")
        let files: [String: [UInt8]]
        do {
            files = try await stages.files(of: id, uid: call.caller.actor.uid, at: call.now)
        } catch {
            // Applied and forgotten: the same key still gets its answer.
            return call.json(try await engine.perform(once, by: call.caller, at: call.now) { _ in throw error })
        }
        let reply = try await engine.importRoster(files, options: options, once, by: call.caller, at: call.now)
        if !options.isDryRun { await stages.remove(id) }
        return call.json(reply)
    }

    func revertImport(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = body.isEmpty ? Wire.RevertRequest() : try RequestBody.decode(Wire.RevertRequest.self, from: body)
        let id = try call.path("id")
        guard let number = Int64(id), number >= 0 else {
            throw CommandProblem(.notFound, "revert.no_import", ["value": String(id.prefix(60))])
        }
        let options = RevertOptions(
            importNumber: number, on: request.on ?? engine.zone.date(of: call.now), isDryRun: call.flag("dryRun"))
        let once: Once<RevertReport> = try call.once(body) { report in
            Wire.RevertReport(
                dryRun: report.isDryRun, changesNothing: report.changesNothing, on: report.on,
                sheets: report.sheets.mapValues { Wire.ImportNumbers(started: $0.started, changed: $0.changed, ended: $0.ended) },
                left: report.conflicts.prefix(1_000).map { Wire.RevertConflict(sheet: $0.sheet, row: $0.row, code: $0.code) },
                leftCount: report.conflicts.count, planned: Wire.PlanTotals(report.planned))
        }
        return call.json(try await engine.revertRoster(options, once, by: call.caller, at: call.now))
    }

    func deleteImport(_ call: Call) async throws -> Response {
        let id = try call.path("id")
        try await stages.require(id, uid: call.caller.actor.uid, at: call.now)
        await stages.remove(id)
        return Response(status: .noContent)
    }
}
