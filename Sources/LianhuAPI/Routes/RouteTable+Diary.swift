import LianhuCore

extension RouteTable {
    /// The diary: what happened in a unit, day by day.
    static let diary: [Route] = [
        Route(
            .showDiary, .get, "/v1/diary", .rights([.read]),
            en: "Contacts, activities and matters raised and answered, by day, unit and time.", zh: "民情日志：走访、活动与事项登记、答复（按日、单位、时间）。",
            query: [
                .unit, QueryParameter("from", .date, required: true, en: "The first day.", zh: "起始日期。"),
                QueryParameter("through", .date, required: true, en: "The last day, at most 31 days in all.", zh: "截止日期，最多 31 天。"),
            ], answer: .json(Wire.Diary.self))
    ]
}
