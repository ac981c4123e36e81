/// The operations by name: the OpenAPI document's `operationId`.
package enum RouteID: String, Sendable, Hashable, CaseIterable {
    case listVersions, showStatus, showIdentity, showOpenAPI
    case listRules, showRule, planRules, reloadRules, listCalendars, addCalendar
    case listUnits, showUnit, listWorkers, showWorker, showAgenda, showWeek, listSubjects, showSubject, showTimeline
    case startLink, endLink, handOverLink, moveSubject, leaveSubject, suspendSubject, resumeSubject
    case reportAbsence, endAbsence, changeRole, holdPost, moveUnit
    case setUnitParameter
    case mergeSubject, splitSubject, tagSubject, untagSubject, changeTier, askExcuse, decideExcuse, listExcuseRequests
    case listObligations, showObligation, explainObligation, excuseObligation, fixDay, showAgendaSheet
    case recordContact, listContacts, explainContact, voidRecord, correctContact, recordAttempt, recordActivity, listActivities,
        recordContactSheet
    case showCompliance, showTallies, listFindings, showReport
    case listPeriods, showPeriod, postponePeriod, amendPeriod
    case listEscalations, acknowledgeEscalation, listNotifications
    case raiseMatter, listMatters, showMatter, actOnMatter, showMatterFigures
    case startCampaign, listCampaigns, showCampaign, listSilent, answerCampaign, rollUpCampaign, closeCampaign
    case startCheck, listChecks, showCheck, recordCallBack
    case showDiary, showCoverage
    case showNotification, claimNotifications, reportNotification, retryNotification, deliverNotification
    case createImport, putImportFile, commitImport, deleteImport, revertImport
    case makeCheckpoint, showCheckpoint, streamLeaves, showFrontier, showConsistency, findLeaf
    case streamEvents
}
