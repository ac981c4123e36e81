extension Catalogue {
    /// What the socket's two ends say: the server before a handler is reached, the client when no answer comes.
    static let transportPhrases: [Phrase] = [
        Phrase(
            "request.method_not_allowed", en: "{path} does not take {method}; it takes {allowed}.",
            zh: "{path} 不支持 {method}；支持：{allowed}。"),
        Phrase("server.too_many_connections", en: "Too many connections are open; try again in a second.", zh: "连接过多；请稍后重试。"),
        Phrase("server.too_many_streams", en: "{limit} event streams are open already; try again later.", zh: "已有 {limit} 个事件流；请稍后再试。"),
        Phrase("request.no_such_member", en: "Unknown member {name}; known: {known}.", zh: "未知成员“{name}”；已知：{known}。"),
        Phrase(
            "import.unknown", en: "There is no import {value}; it was applied or forgotten. Begin another with POST /v1/imports.",
            zh: "没有导入 {value}：已应用或已过期。请用 POST /v1/imports 重新开始。"),
        Phrase("import.too_many", en: "{limit} imports wait already; apply or delete one.", zh: "已有 {limit} 个导入待处理；请先应用或放弃。"),
        Phrase("import.too_many_rows", en: "The sheets have more than {limit} lines.", zh: "表格超过 {limit} 行。"),
        Phrase("import.file_unknown", en: "{value} is no sheet of a roster; known: {known}.", zh: "“{value}”不是名册表格；已知：{known}。"),
        Phrase(
            "audit.no_checkpoint", en: "There is no such checkpoint; make one with: lianhuctl audit checkpoint",
            zh: "没有这样的检查点；请运行：lianhuctl audit checkpoint"),
        Phrase("server.stopping", en: "The daemon is stopping; try again in a moment.", zh: "守护进程正在停止；请稍后重试。"),
        Phrase(
            "client.no_daemon",
            en: "No daemon answers at {path}. Start it: systemctl start lianhud.socket, or name another with --socket. "
                + "If it failed too often: systemctl reset-failed lianhud.service lianhud.socket",
            zh: "{path} 上没有守护进程。请启动：systemctl start lianhud.socket，或用 --socket 指定其他路径。"
                + "若多次启动失败：systemctl reset-failed lianhud.service lianhud.socket"),
        Phrase(
            "client.not_permitted", en: "You may not connect to {path}. You must be in group lianhu; log in again after being added.",
            zh: "您无权连接 {path}。须属于 lianhu 组；加入后请重新登录。"),
        Phrase("client.busy", en: "Too many wait for the daemon at {path}; try again.", zh: "等待 {path} 的连接过多；请重试。"),
        Phrase(
            "client.timed_out", en: "The daemon did not move for {seconds} seconds; try again, and look at: lianhuctl daemon status",
            zh: "守护进程 {seconds} 秒无响应；请重试，并查看：lianhuctl daemon status"),
        Phrase(
            "client.connection_lost", en: "The daemon closed the connection before its answer was complete; try again.",
            zh: "应答未完成连接即被关闭；请重试。"),
        Phrase("client.path_too_long", en: "{path} is too long for a Unix socket (107 bytes).", zh: "{path} 超过 Unix 套接字路径上限（107 字节）。"),
        Phrase("client.answer_too_large", en: "The answer is larger than {limit} bytes.", zh: "应答超过 {limit} 字节。"),
        Phrase("client.malformed_answer", en: "The answer cannot be understood: {reason}", zh: "无法解析应答：{reason}"),
        Phrase(
            "client.unexpected_answer", en: "Status {status} without problem details; is something else listening there?",
            zh: "返回状态 {status}，但没有错误详情；该路径上是否为其他程序？"),
        Phrase("client.unreadable_file", en: "{path} cannot be read: {reason}", zh: "无法读取 {path}：{reason}"),
        Phrase("client.failed", en: "The request failed: {reason}", zh: "请求失败：{reason}"),
    ]
}
