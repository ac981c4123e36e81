extension Catalogue {
    /// What `make run` shows.
    static let demoPhrases: [Phrase] = [
        Phrase(
            "demo.begin",
            en: "Demonstration data: a made-up district of the published size is played from the first day of the past quarter up to now.",
            zh: "演示数据：按报道的规模虚构一个区，从上一季度首日演练至今。"),
        Phrase(
            "demo.interrupted", en: "The play in {state} was interrupted and cannot be gone on with. Remove that folder and run again.",
            zh: "{state} 中的演练曾被中断，无法继续。请删除该目录后重新运行。"),
        Phrase("demo.going_on", en: "Going on with the demonstration data that is here.", zh: "继续使用已有的演示数据。"),
        Phrase("demo.stopped", en: "Stopped; the data stays. The same command goes on with it.", zh: "已停止；数据保留。再次运行同一命令即可继续。"),
        Phrase("demo.progress", en: "  day {day} of {days}, {records} records", zh: "  第 {day}/{days} 天，{records} 条记录"),
        Phrase(
            "demo.played", en: "Played: {links} links, {created} obligations, {records} records, {fired} ladder steps.",
            zh: "演练完成：{links} 条联系关系，{created} 项应联任务，{records} 条记录，{fired} 次升级督办。"),
        Phrase("demo.compliance", en: "Coverage by area, {period} (met / expected):", zh: "{period} 各片区履责情况（完成数/应完成数）："),
        Phrase("demo.overdue", en: "Overdue now: {overdue}; open: {open}. For instance:", zh: "目前逾期 {overdue} 项，待办 {open} 项。例如："),
        Phrase(
            "demo.told", en: "Ladder steps so far: {steps}; people told: {people}. The latest:", zh: "已升级督办 {steps} 次，通知 {people} 人。最近："),
        Phrase(
            "demo.messages",
            en: "Messages that wait: {count}. The made-up people have no addresses, and nothing leaves this machine (docs/delivery.md).",
            zh: "待发通知 {count} 条。虚构人员没有投递方式，也不会有任何内容离开本机（见 docs/delivery.zh-CN.md）。"),
        Phrase(
            "demo.ready",
            en: """
                Ready on {socket}. Ctrl-C stops. In another terminal:
                  export LIANHU_SOCKET={socket} PATH={path}:$PATH
                  lianhuctl status
                  lianhuctl compliance show --period {period} --by unit --kind area
                  lianhuctl agenda show W-076
                  lianhuctl obligation list --status overdue,open --rule bagongshan.household-monthly --limit 5
                  lianhuctl contact record HOUSEHOLD --method home_visit --as WORKER   # of a line of that list
                  lianhuctl escalation list --limit 5
                  lianhuctl audit export --period {period} --out bundle
                  lianhuctl audit verify bundle --key '{key}'
                  curl --unix-socket {socket} http://localhost/v1/openapi.json
                """,
            zh: """
                已就绪：{socket}。按 Ctrl-C 停止。请在另一终端试用：
                  export LIANHU_SOCKET={socket} PATH={path}:$PATH
                  lianhuctl status
                  lianhuctl compliance show --period {period} --by unit --kind area
                  lianhuctl agenda show W-076
                  lianhuctl obligation list --status overdue,open --rule bagongshan.household-monthly --limit 5
                  lianhuctl contact record HOUSEHOLD --method home_visit --as WORKER   # 取上表中的一行
                  lianhuctl escalation list --limit 5
                  lianhuctl audit export --period {period} --out bundle
                  lianhuctl audit verify bundle --key '{key}'
                  curl --unix-socket {socket} http://localhost/v1/openapi.json
                """),
    ]
}
