import Hummingbird
import LianhuAPI
import LianhuCore

extension APIServer {
    /// Which handler answers which route; the compiler sees to it that none is forgotten.
    func dispatch(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .listVersions: try listVersions(call)
        case .showStatus: try await showStatus(call)
        case .showIdentity: try await showIdentity(call)
        case .showOpenAPI: call.json(document)
        case .listRules: try await listRules(call)
        case .showRule: try await showRule(call)
        case .planRules: try await planRules(call)
        case .reloadRules: try await reloadRules(call)
        case .listCalendars: try await listCalendars(call)
        case .addCalendar: try await addCalendar(call)
        case .listUnits: try await listMembers(call, .unit)
        case .showUnit: try await showUnit(call)
        case .listWorkers: try await listMembers(call, .worker)
        case .showWorker: try await showWorker(call)
        case .showAgenda: try await showAgenda(call)
        case .showWeek: try await showWeek(call)
        case .listSubjects: try await listMembers(call, .subject)
        case .showSubject: try await showSubject(call)
        case .showTimeline: try await showTimeline(call)
        case .startLink, .endLink, .handOverLink, .moveSubject, .leaveSubject, .suspendSubject, .resumeSubject, .reportAbsence, .endAbsence,
            .changeRole, .holdPost, .setUnitParameter, .moveUnit, .mergeSubject, .splitSubject, .tagSubject, .untagSubject, .changeTier:
            try await changeRegistry(call)
        case .askExcuse: try await askExcuse(call)
        case .decideExcuse: try await decideExcuse(call)
        case .listExcuseRequests: try await listExcuseRequests(call)
        case .listObligations: try await listObligations(call)
        case .showObligation: try await showObligation(call)
        case .explainObligation: try await explainObligation(call)
        case .excuseObligation: try await excuseObligation(call)
        case .fixDay: try await fixDay(call)
        case .showAgendaSheet: try await showAgendaSheet(call)
        case .recordContact: try await recordContact(call, .contact)
        case .listContacts: try await listEvidence(call, [.contact, .attempt])
        case .explainContact: try await explainContact(call)
        case .voidRecord: try await voidRecord(call)
        case .correctContact: try await correctContact(call)
        case .recordAttempt: try await recordContact(call, .attempt)
        case .recordActivity: try await recordActivity(call)
        case .listActivities: try await listEvidence(call, [.activity])
        case .recordContactSheet: try await recordContactSheet(call)
        case .showCompliance, .showTallies, .listFindings, .showReport, .showDiary, .showCoverage: try await serveFigures(call)
        case .listPeriods, .showPeriod, .postponePeriod, .amendPeriod: try await servePeriods(call)
        case .listEscalations: try await listEscalations(call)
        case .acknowledgeEscalation: try await acknowledgeEscalation(call)
        case .listNotifications, .showNotification, .claimNotifications, .reportNotification, .retryNotification, .deliverNotification:
            try await serveNotifications(call)
        case .raiseMatter, .listMatters, .showMatter, .actOnMatter, .showMatterFigures: try await serveMatters(call)
        case .startCampaign, .listCampaigns, .showCampaign, .listSilent, .answerCampaign, .rollUpCampaign, .closeCampaign:
            try await serveCampaigns(call)
        case .startCheck, .listChecks, .showCheck, .recordCallBack: try await serveChecks(call)
        case .createImport, .putImportFile, .commitImport, .deleteImport, .revertImport: try await serveImport(call)
        case .makeCheckpoint: try await makeCheckpoint(call)
        case .showCheckpoint: try await showCheckpoint(call)
        case .streamLeaves: try await streamLeaves(call)
        case .showFrontier: try await showFrontier(call)
        case .showConsistency: try await showConsistency(call)
        case .findLeaf: try await findLeaf(call)
        case .streamEvents: try await streamEvents(call)
        }
    }

    private func serveFigures(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .showCompliance: try await showCompliance(call)
        case .showTallies: try await showTallies(call)
        case .listFindings: try await listFindings(call)
        case .showReport: try await showReport(call)
        case .showDiary: try await showDiary(call)
        default: try await showCoverage(call)
        }
    }

    private func servePeriods(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .listPeriods: try await listPeriods(call)
        case .showPeriod: try await showPeriod(call)
        case .postponePeriod: try await postponePeriod(call)
        default: try await amendPeriod(call)
        }
    }

    private func serveMatters(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .raiseMatter: try await raiseMatter(call)
        case .listMatters: try await listMatters(call)
        case .showMatter: try await showMatter(call)
        case .actOnMatter: try await actOnMatter(call)
        default: try await showMatterFigures(call)
        }
    }

    private func serveCampaigns(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .startCampaign: try await startCampaign(call)
        case .listCampaigns: try await listCampaigns(call)
        case .listSilent: try await listSilent(call)
        case .answerCampaign: try await answerCampaign(call)
        case .rollUpCampaign: try await rollUpCampaign(call)
        case .closeCampaign: try await closeCampaign(call)
        default: try await showCampaign(call)
        }
    }

    private func serveImport(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .createImport: try await createImport(call)
        case .putImportFile: try await putImportFile(call)
        case .commitImport: try await commitImport(call)
        case .revertImport: try await revertImport(call)
        default: try await deleteImport(call)
        }
    }
}
