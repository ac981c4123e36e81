import LianhuCore

extension RouteTable {
    /// Dated changes of daily life: links and households are an approver's, posts, roles and units an administrator's.
    static let changes: [Route] = linkChanges + subjectChanges + staffChanges + excuseChanges

    private static let approve = Route.Access.rights([.approve])
    private static let administer = Route.Access.rights([.admin])
    private static let changed = Route.Answer.json(Wire.Changed.self)

    private static let linkChanges: [Route] = [
        Route(
            .startLink, .post, "/v1/links", approve, en: "Link a worker to a subject.", zh: "建立联系关系。", body: .json(Wire.LinkRequest.self),
            answer: .json(Wire.Changed.self, status: 201)),
        Route(
            .endLink, .post, "/v1/links/{id}/end", approve, en: "End a link: SUBJECT~SEAT or SUBJECT~WORKER.",
            zh: "终止联系关系（对象~席位 或 对象~联系人）。", body: .json(Wire.EndRequest.self), answer: changed),
        Route(
            .handOverLink, .post, "/v1/subjects/{id}/hand-over", approve,
            en: "Give a subject's seat to another worker, who inherits what is owed.",
            zh: "移交联系对象：接任者承接席位及未完成任务。", body: .json(Wire.HandOverRequest.self), answer: changed),
    ]

    private static let subjectChanges: [Route] = [
        Route(
            .moveSubject, .post, "/v1/subjects/{id}/move", approve, en: "Move a subject to another unit.", zh: "将联系对象迁至另一单位。",
            body: .json(Wire.MoveRequest.self), answer: changed),
        Route(
            .leaveSubject, .post, "/v1/subjects/{id}/leave", approve, en: "A subject is not there any more.", zh: "联系对象迁出或注销。",
            body: .json(Wire.LeaveRequest.self), answer: changed),
        Route(
            .suspendSubject, .post, "/v1/subjects/{id}/suspend", approve, en: "Suspend what is owed to a subject.", zh: "暂停联系对象的任务。",
            body: .json(Wire.SuspendRequest.self), answer: changed),
        Route(
            .resumeSubject, .post, "/v1/subjects/{id}/resume", approve, en: "End a suspension.", zh: "恢复联系对象的任务。",
            body: .json(Wire.ResumeRequest.self), answer: changed),
        Route(
            .mergeSubject, .post, "/v1/subjects/{id}/merge", approve, en: "Merge a subject into another; its id goes on meaning that one.",
            zh: "合并重复的联系对象（原编号仍指向合并后的对象）。", body: .json(Wire.MergeRequest.self), answer: changed),
        Route(
            .splitSubject, .post, "/v1/subjects/{id}/split", approve, en: "Start a new household with some people of this one.",
            zh: "分户：部分成员另立新户。", body: .json(Wire.SplitRequest.self), answer: .json(Wire.Changed.self, status: 201)),
        Route(
            .changeTier, .post, "/v1/subjects/{id}/tier", approve, en: "Put a subject into a tier, or into none.", zh: "调整联系对象的等级。",
            body: .json(Wire.TierRequest.self), answer: changed),
        Route(
            .tagSubject, .post, "/v1/subjects/{id}/tag", approve, en: "Put a dated tag on a subject or resident.", zh: "为联系对象或居民添加标签。",
            body: .json(Wire.TagRequest.self), answer: changed),
        Route(
            .untagSubject, .post, "/v1/subjects/{id}/untag", approve, en: "Take a tag off.", zh: "取消标签。",
            body: .json(Wire.UntagRequest.self), answer: changed),
    ]

    private static let excuseChanges: [Route] = [
        Route(
            .askExcuse, .post, "/v1/obligations/{id}/ask", .rights([.record]),
            en: "Ask that an obligation be waived; unreachable needs attempts on two days.", zh: "申请豁免应联任务（“unreachable”须有两日未遇记录）。",
            body: .json(Wire.ExcuseRequest.self), answer: .json(Wire.ExcuseAsked.self, status: 201)),
        Route(
            .decideExcuse, .post, "/v1/obligations/{id}/approve", .rights([.record, .approve]),
            en: "Grant or deny what was asked for: another person does.", zh: "审批豁免申请（须由他人审批）。", body: .json(Wire.DecisionRequest.self),
            answer: .json(Wire.Obligation.self)),
        Route(
            .listExcuseRequests, .get, "/v1/excuse-requests", .rights([.read]), en: "Waivers asked for and not yet decided.",
            zh: "待审批的豁免申请。",
            query: [.unit] + QueryParameter.page, answer: .json(Wire.Page<Wire.ExcuseAsked>.self)),
    ]

    private static let staffChanges: [Route] = [
        Route(
            .reportAbsence, .post, "/v1/workers/{id}/absences", approve, en: "A worker is away; a substitute acts for him.",
            zh: "联系人请假，由他人顶岗。", body: .json(Wire.AbsenceRequest.self), answer: .json(Wire.Changed.self, status: 201)),
        Route(
            .endAbsence, .post, "/v1/workers/{id}/back", approve, en: "A worker is back.", zh: "联系人销假。",
            body: .json(Wire.ResumeRequest.self), answer: changed),
        Route(
            .changeRole, .post, "/v1/workers/{id}/roles", administer, en: "Give a worker a role, or take one.", zh: "增减联系人的身份。",
            body: .json(Wire.RoleRequest.self), answer: changed),
        Route(
            .holdPost, .post, "/v1/units/{id}/posts", administer, en: "Give a post to a worker, or leave it vacant.", zh: "任免职务。",
            body: .json(Wire.PostRequest.self), answer: changed),
        Route(
            .setUnitParameter, .post, "/v1/units/{id}/parameters/{name}", administer,
            en: "Set a number of a unit, by which its people are judged.", zh: "设定单位参数。", body: .json(Wire.ParameterRequest.self),
            answer: changed),
        Route(
            .moveUnit, .post, "/v1/units/{id}/move", administer, en: "Put a unit below another one.", zh: "调整单位的上级。",
            body: .json(Wire.MoveRequest.self), answer: changed),
    ]
}
