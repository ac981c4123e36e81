import LianhuCore

/// All routes: the router is built from this table, and so is the OpenAPI document.
package enum RouteTable {
    /// In the order of the document.
    package static let all: [Route] =
        instance + rules + registry + changes + obligations + evidence + figures + periods + matters + campaigns + checks + diary
        + coverage + escalations + delivery + imports + audit

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The route of a name; nil only if the table lacks it, which a test excludes.
    package static subscript(id: RouteID) -> Route? { byID[id] }

    private static let read = Route.Access.rights([.read])
    private static let record = Route.Access.rights([.record])
    private static let admin = Route.Access.rights([.admin])
    private static let inspect = Route.Access.rights([.audit])

    private static let instance: [Route] = [
        Route(
            .listVersions, .get, "/v1", .anyone, en: "Versions of the API and the daemon.", zh: "接口与守护进程的版本。",
            answer: .json(Wire.Versions.self)),
        Route(
            .showStatus, .get, "/v1/status", read, en: "The state of the instance.", zh: "系统状态。", answer: .json(Wire.Status.self)),
        Route(
            .showIdentity, .get, "/v1/whoami", .anyone, en: "What the caller may do, and why.", zh: "当前身份的权限及其依据。",
            answer: .json(Wire.Identity.self)),
        Route(.showOpenAPI, .get, "/v1/openapi.json", .anyone, en: "This document.", zh: "本接口文档。", answer: .document),
    ]

    private static let rules: [Route] = [
        Route(.listRules, .get, "/v1/rules", read, en: "The rules in force.", zh: "现行规则。", answer: .json(Wire.RuleSet.self)),
        Route(
            .showRule, .get, "/v1/rules/{id}", read, en: "A rule in plain words, with its next due days.", zh: "规则说明及其后续到期日。",
            answer: .json(Wire.RuleDetail.self)),
        Route(
            .planRules, .post, "/v1/rules/plan", admin, en: "What adopting rules would do; nothing is changed.",
            zh: "预演采用规则的结果（不作任何更改）。", body: .json(Wire.RulesPlanRequest.self), answer: .json(Wire.RulesPlan.self), isQuestion: true),
        Route(
            .reloadRules, .post, "/v1/rules/reload", admin,
            en: "Read the configuration again and adopt its rules, all or nothing; or what a plan showed, or nothing.",
            zh: "重新读取配置并采用其中的规则（全部或全不）；可限定为预演所示的结果。", body: .optionalJSON(Wire.ReloadRequest.self),
            answer: .json(Wire.Adoption.self)),
        Route(
            .listCalendars, .get, "/v1/calendars", read, en: "The work calendars in force.", zh: "现行工作日历。",
            answer: .json(Wire.WorkCalendars.self)),
        Route(
            .addCalendar, .post, "/v1/calendars", admin,
            en: "Add a work calendar or amend one: open deadlines move later, never earlier.", zh: "新增或修订工作日历：未办结任务的期限只延后，不提前。",
            body: .json(Wire.CalendarRequest.self), answer: .json(Wire.CalendarAdoption.self)),
    ]

    private static let registry: [Route] = [
        Route(
            .listUnits, .get, "/v1/units", read, en: "Units.", zh: "单位。", query: [.unit, kind] + QueryParameter.page,
            answer: .json(Wire.Page<Wire.Reference>.self)),
        Route(.showUnit, .get, "/v1/units/{id}", read, en: "A unit.", zh: "单位详情。", answer: .json(Wire.Unit.self)),
        Route(
            .listWorkers, .get, "/v1/workers", read, en: "Workers.", zh: "联系人。", query: [.unit] + QueryParameter.page,
            answer: .json(Wire.Page<Wire.Reference>.self)),
        Route(.showWorker, .get, "/v1/workers/{id}", read, en: "A worker.", zh: "联系人详情。", answer: .json(Wire.Worker.self)),
        Route(
            .showAgenda, .get, "/v1/workers/{id}/agenda", read, en: "What a worker has to do now and soon.", zh: "联系人的待办。",
            query: [QueryParameter("through", .date, en: "Last day to look at.", zh: "截止日期。")], answer: .json(Wire.Agenda.self)),
        Route(
            .showWeek, .get, "/v1/workers/{id}/week", read, en: "Seven days of a worker, with the visits planned for each.",
            zh: "联系人一周的走访安排。", query: [QueryParameter("from", .date, en: "First day; this Monday if left out.", zh: "首日，默认本周一。")],
            answer: .json(Wire.Week.self)),
        Route(
            .listSubjects, .get, "/v1/subjects", read, en: "Households and others that are visited.", zh: "联系对象。",
            query: [.unit, kind] + QueryParameter.page, answer: .json(Wire.Page<Wire.Reference>.self)),
        Route(.showSubject, .get, "/v1/subjects/{id}", read, en: "A subject.", zh: "联系对象详情。", answer: .json(Wire.Subject.self)),
        Route(
            .showTimeline, .get, "/v1/subjects/{id}/timeline", read, en: "What happened to a subject, oldest first.",
            zh: "联系对象的经过（由远及近）。", answer: .json(Wire.Timeline.self)),
    ]

    private static let kind = QueryParameter("kind", en: "Only of this kind.", zh: "仅此类别。")

    private static let obligations: [Route] = [
        Route(
            .listObligations, .get, "/v1/obligations", read, en: "Obligations.", zh: "应联任务。",
            query: [
                .unit, QueryParameter("about", en: "Id or name of a subject or unit.", zh: "联系对象或单位的编号或名称。"),
                QueryParameter("rule", en: "Id of a rule.", zh: "规则编号。"),
                QueryParameter("period", en: "2026-10, 2026-Q3 …", zh: "2026-10、2026-Q3 等。"),
                QueryParameter("status", .words(Status.allCases.map(\.name)), en: "Statuses, with commas.", zh: "状态，以逗号分隔。"),
                .asOf,
            ] + QueryParameter.page, answer: .json(Wire.Page<Wire.Obligation>.self)),
        Route(
            .showObligation, .get, "/v1/obligations/{id}", read, en: "An obligation.", zh: "应联任务详情。",
            query: [.asOf], answer: .json(Wire.Obligation.self)),
        Route(
            .explainObligation, .get, "/v1/obligations/{id}/explanation", read,
            en: "Why an obligation is what it is, and what happens next.",
            zh: "应联任务的来由、判定与下一步。", answer: .json(Wire.ObligationExplanation.self)),
        Route(
            .excuseObligation, .post, "/v1/obligations/{id}/excuse", .rights([.record, .approve]),
            en: "Waive an obligation that applies; it stays visible.", zh: "豁免应联任务（保留可见）。", body: .json(Wire.ExcuseRequest.self),
            answer: .json(Wire.Obligation.self)),
        Route(
            .fixDay, .post, "/v1/obligations/{id}/day", record, en: "Fix the day of a visit, or give it free again; no due day moves.",
            zh: "固定走访日期或取消固定（不改变截止日）。", body: .json(Wire.DayRequest.self), answer: .json(Wire.VisitDay.self)),
        Route(
            .showAgendaSheet, .get, "/v1/agenda", read, en: "Rows of the sheet that a cadre fills in.", zh: "待填写的走访表。",
            query: [.unit], answer: .json(Wire.AgendaSheet.self)),
    ]

    private static let evidence: [Route] = [
        Route(
            .recordContact, .post, "/v1/contacts", record, en: "Record a contact.", zh: "登记走访。", body: .json(Wire.ContactRequest.self),
            answer: .json(Wire.Receipt.self, status: 201)),
        Route(
            .listContacts, .get, "/v1/contacts", read, en: "Contacts and attempts, as they were entered.", zh: "走访与未遇记录。",
            query: recordFilter + [QueryParameter("kind", .words(["contact", "attempt"]), en: "Kinds, with commas.", zh: "类别，以逗号分隔。")]
                + QueryParameter.page, answer: .json(Wire.Page<Wire.Evidence>.self)),
        Route(
            .explainContact, .get, "/v1/contacts/{id}/explanation", read, en: "What a contact or an attempt counted for, and why.",
            zh: "走访或未遇记录计入了什么及其原因。", answer: .json(Wire.ContactExplanation.self)),
        Route(
            .voidRecord, .post, "/v1/contacts/{id}/void", record, en: "Void a record: it stays, and counts for nothing.",
            zh: "作废记录（保留但不计入）。", body: .json(Wire.VoidRequest.self), answer: .json(Wire.Correction.self)),
        Route(
            .correctContact, .post, "/v1/contacts/{id}/correct", record, en: "Replace a contact by another.", zh: "更正走访记录。",
            body: .json(Wire.CorrectionRequest.self), answer: .json(Wire.Correction.self)),
        Route(
            .recordAttempt, .post, "/v1/attempts", record, en: "Record a try that met nobody.", zh: "登记未遇。",
            body: .json(Wire.ContactRequest.self), answer: .json(Wire.Receipt.self, status: 201)),
        Route(
            .recordActivity, .post, "/v1/activities", record, en: "Record a meeting, report or check.", zh: "登记活动。",
            body: .json(Wire.ActivityRequest.self), answer: .json(Wire.Receipt.self, status: 201)),
        Route(
            .listActivities, .get, "/v1/activities", read, en: "Activities.", zh: "活动记录。", query: recordFilter + QueryParameter.page,
            answer: .json(Wire.Page<Wire.Evidence>.self)),
        Route(
            .recordContactSheet, .post, "/v1/contact-sheets", record, en: "Take a filled-in sheet back: all rows or none.",
            zh: "导入填好的走访表（全部或全不）。",
            query: [
                QueryParameter("file", en: "The sheet's name, for faults.", zh: "表格文件名，用于报错。"),
                QueryParameter("reason", en: "Reason code of late rows that have none.", zh: "迟录行的补录原因。"),
            ], body: .csv, answer: .json(Wire.ContactSheet.self, status: 201)),
    ]

    private static let recordFilter: [QueryParameter] = [
        .unit, QueryParameter("about", en: "Id or name of a subject or unit.", zh: "联系对象或单位的编号或名称。"),
        QueryParameter("worker", en: "Id or name of a worker.", zh: "联系人编号或姓名。"),
        QueryParameter("from", .date, en: "First day.", zh: "起始日期。"),
        QueryParameter("through", .date, en: "Last day.", zh: "截止日期。"),
        QueryParameter("all", .flag, en: "Also voided and corrected ones.", zh: "含作废与被更正的记录。"),
    ]

    private static let figures: [Route] = [
        Route(
            .showCompliance, .get, "/v1/compliance", read, en: "Coverage and timeliness, with numerators and denominators.", zh: "履责情况。",
            query: [
                .period, .unit, QueryParameter("rule", en: "Id of a rule.", zh: "规则编号。"),
                QueryParameter("by", .word(["none", "unit", "rule", "worker"]), en: "Breakdown.", zh: "分组方式。"),
                QueryParameter("kind", en: "Units of this kind, with by=unit.", zh: "按单位分组时的单位类别。"), .asOf,
            ], answer: .json(Wire.Compliance.self)),
        Route(
            .showTallies, .get, "/v1/tallies", read, en: "Plain counts of visits, households, persons and sessions.", zh: "台账数。",
            query: [
                .period, .unit, QueryParameter("by", .word(["none", "unit"]), en: "Breakdown.", zh: "分组方式。"),
                QueryParameter("kind", en: "Units of this kind.", zh: "分组单位的类别。"), .asOf,
            ], answer: .json(Wire.Tallies.self)),
        Route(
            .listFindings, .get, "/v1/findings", read, en: "Caseload shortfalls and excesses, vacancies, unlinked subjects.", zh: "发现。",
            query: [.unit, QueryParameter("on", .date, en: "The day, today by default.", zh: "日期，默认今日。")],
            answer: .json(Wire.Findings.self)),
        Route(
            .showReport, .get, "/v1/report", read, en: "The figures of a bulletin: a unit in a month, quarter or year.", zh: "通报所需数据。",
            query: [.reportingPeriod, .unit, .asOf], answer: .json(Wire.Report.self)),
    ]

    private static let escalations: [Route] = [
        Route(
            .listEscalations, .get, "/v1/escalations", read, en: "Steps of ladders that are done with.", zh: "升级督办记录。",
            query: [.unit, .recipient, QueryParameter("all", .flag, en: "Also steps that told nobody.", zh: "含未通知任何人的步骤。")]
                + QueryParameter.page, answer: .json(Wire.Page<Wire.Escalation>.self)),
        Route(
            .acknowledgeEscalation, .post, "/v1/escalations/acknowledge", record, en: "Take an obligation or a matter on until a day.",
            zh: "签收任务或事项至某日。", body: .json(Wire.AcknowledgeRequest.self), answer: .json(Wire.Acknowledgement.self, status: 201)),
    ]

    private static let imports: [Route] = [
        Route(
            .createImport, .post, "/v1/imports", admin, en: "Begin an import.", zh: "开始导入。",
            answer: .json(Wire.ImportStage.self, status: 201)),
        Route(
            .putImportFile, .put, "/v1/imports/{id}/{file}", admin, en: "Send a sheet: units.csv, posts.csv …",
            zh: "上传表格：units.csv、posts.csv 等。",
            body: .csv, answer: .json(Wire.StagedFile.self)),
        Route(
            .commitImport, .post, "/v1/imports/{id}/commit", admin, en: "Apply the sheets in one transaction, or try to.",
            zh: "一次性应用（或试运行）所传表格。",
            query: [QueryParameter("dryRun", .flag, en: "Only say what would change.", zh: "仅说明将发生的变更。")],
            body: .optionalJSON(Wire.ImportRequest.self), answer: .json(Wire.ImportReport.self)),
        Route(
            .revertImport, .post, "/v1/imports/{id}/revert", admin,
            en: "Take an import back by new dated changes, or say what that would do; its number was told when it was applied.",
            zh: "按新的生效日期撤回一次导入，或仅说明将发生的变更；编号为应用时所给。",
            query: [QueryParameter("dryRun", .flag, en: "Only say what would change.", zh: "仅说明将发生的变更。")],
            body: .optionalJSON(Wire.RevertRequest.self), answer: .json(Wire.RevertReport.self)),
        Route(.deleteImport, .delete, "/v1/imports/{id}", admin, en: "Forget an import.", zh: "放弃导入。", answer: .nothing),
    ]

    private static let audit: [Route] = [
        Route(
            .makeCheckpoint, .post, "/v1/audit/checkpoints", inspect, en: "Sign the head of the log.", zh: "签署日志检查点。",
            answer: .json(Wire.Checkpoint.self, status: 201)),
        Route(
            .showCheckpoint, .get, "/v1/audit/checkpoints", inspect, en: "The newest checkpoint of at most a size, or before a day.",
            zh: "不超过某条数或早于某日的最新检查点。",
            query: [
                .size("before", en: "Largest size.", zh: "最大条数。", required: false),
                QueryParameter("at", .date, en: "Made before this day.", zh: "早于该日。"),
            ], answer: .json(Wire.Checkpoint.self)),
        Route(
            .streamLeaves, .get, "/v1/audit/leaves", inspect, en: "Leaves [from, to), one a line.", zh: "留痕 [from, to)，每行一条。",
            query: [
                .size("from", en: "First leaf.", zh: "起始条。"), .size("to", en: "One after the last leaf.", zh: "截止条（不含）。"),
            ], answer: .lines),
        Route(
            .showFrontier, .get, "/v1/audit/frontier", inspect, en: "The compact range over the first leaves.", zh: "前若干条的紧凑范围。",
            query: [.size("size", en: "Number of leaves.", zh: "条数。")], answer: .json(Wire.Frontier.self)),
        Route(
            .showConsistency, .get, "/v1/audit/consistency", inspect, en: "A proof that one log is the beginning of another.",
            zh: "两个日志前后一致的证明。",
            query: [.size("from", en: "Size of the old log.", zh: "旧日志条数。"), .size("to", en: "Size of the new log.", zh: "新日志条数。")],
            answer: .json(Wire.Consistency.self)),
        Route(
            .findLeaf, .get, "/v1/audit/places", inspect, en: "The first leaf of a day.", zh: "某日的首条留痕。",
            query: [QueryParameter("day", .date, required: true, en: "The day.", zh: "日期。")], answer: .json(Wire.LogPlace.self)),
        Route(
            .streamEvents, .get, "/v1/events", read, en: "Leaves as they are written, as far as the caller may see them.",
            zh: "实时事件（限管辖范围）。",
            query: [QueryParameter("after", .integer(-1...Int64.max), en: "Number of the last event seen.", zh: "已收到的最后一条。")],
            answer: .events),
    ]
}
