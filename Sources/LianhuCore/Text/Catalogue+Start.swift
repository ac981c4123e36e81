extension Catalogue {
    /// Why a daemon does not start, and what to do about it.
    static let startPhrases: [Phrase] = [
        Phrase(
            "start.foreign",
            en: "{path}/lianhu.sqlite is no database of Lianhu; it was not touched. Move it away, or name another state folder.",
            zh: "{path}/lianhu.sqlite 不是联户的数据库；未作改动。请移走该文件，或另选状态目录。"),
        Phrase(
            "start.cannot_open", en: "The database in {path} cannot be opened. Look who may: ls -l {path}",
            zh: "无法打开 {path} 中的数据库。请检查权限：ls -l {path}"),
        Phrase(
            "start.not_durable", en: "SQLite would not wait for the disk (synchronous={value}); nothing was started.",
            zh: "SQLite 不等待落盘（synchronous={value}）；未启动。"),
        Phrase(
            "start.behind_mark",
            en:
                "The database in {path} holds {leaves} leaves, but {mark} were acknowledged: it was put back to an older state. Put the newest copy there.",
            zh: "{path} 中的数据库有 {leaves} 条留痕，而已确认 {mark} 条：数据库被换成了旧版。请放回最新的副本。"),
        Phrase(
            "start.damaged_log",
            en:
                "The log in {path} contradicts itself at {size} leaves: it was damaged, or changed from outside. Put the last good copy there.",
            zh: "{path} 中的日志在第 {size} 条处自相矛盾：已损坏或被外部改动。请放回最近的完好副本。"),
        Phrase(
            "start.corrupt", en: "The database in {path} is damaged (SQLite {code}). Put the last good copy there.",
            zh: "{path} 中的数据库已损坏（SQLite {code}）。请放回最近的完好副本。"),
        Phrase("start.io", en: "The disk failed (SQLite {code}). Look at: journalctl -k", zh: "磁盘出错（SQLite {code}）。请查看：journalctl -k"),
        Phrase("start.busy", en: "Another program holds the database in {path}; close it first.", zh: "另一个程序占用了 {path} 中的数据库；请先关闭它。"),
        Phrase("start.database", en: "The database in {path} failed: {reason}", zh: "{path} 中的数据库出错：{reason}"),
        Phrase(
            "start.read_only", en: "The state folder cannot be written: {reason}. It must belong to the user who runs lianhud (uid {uid}).",
            zh: "状态目录不可写：{reason}。该目录须归运行 lianhud 的用户所有（用户号 {uid}）。"),
        Phrase(
            "start.wrong_key",
            en: "The signing key is for the log {key}, the configuration says {origin}. Put the right key there, or correct the origin.",
            zh: "签名密钥属于日志 {key}，而配置为 {origin}。请放回对应的密钥，或更正 origin。"),
        Phrase(
            "start.key", en: "The signing key is not as lianhuctl audit keygen writes it. Put the right file back.",
            zh: "签名密钥不是 lianhuctl audit keygen 生成的格式。请放回正确的文件。"),
        Phrase(
            "start.sockets", en: "The sockets that systemd passed cannot be used: {reason}", zh: "无法使用 systemd 传来的套接字：{reason}"),
        Phrase(
            "start.socket_served", en: "Another process serves {path}; stop it, or choose another path with --socket.",
            zh: "另一个进程正在使用 {path}；请先停止它，或用 --socket 另选路径。"),
        Phrase(
            "start.socket_other", en: "{path} exists and is no socket; move it away, or choose another path with --socket.",
            zh: "{path} 已存在且不是套接字；请移走它，或用 --socket 另选路径。"),
        Phrase(
            "start.socket_long", en: "{path} is too long for a Unix socket (107 bytes); choose a shorter path with --socket.",
            zh: "{path} 超过 Unix 套接字的长度限制（107 字节）；请用 --socket 另选较短的路径。"),
        Phrase(
            "start.socket_passed", en: "The descriptor {name} that was passed is no listening Unix socket.",
            zh: "传入的描述符 {name} 不是处于监听状态的 Unix 套接字。"),
        Phrase("start.socket_failed", en: "The socket cannot be served: {reason}", zh: "无法使用套接字：{reason}"),
        Phrase(
            "start.zone_name", en: "{zone} is no name of a time zone; write one like Asia/Shanghai.",
            zh: "{zone} 不是时区名称；请写成 Asia/Shanghai 的形式。"),
        Phrase(
            "start.zone_missing",
            en: "The time zone {zone} is not on this machine ({path}): install Debian's package tzdata, or correct the name.",
            zh: "本机没有时区 {zone}（{path}）：请安装 Debian 软件包 tzdata，或更正名称。"),
        Phrase(
            "start.zone_faulty", en: "The time zone {zone} cannot be read ({path}): {reason}. Install Debian's package tzdata again.",
            zh: "无法读取时区 {zone}（{path}）：{reason}。请重新安装 Debian 软件包 tzdata。"),
        Phrase(
            "start.zone_damaged", en: "The time zone's file cannot be used: {reason}. Install Debian's package tzdata again.",
            zh: "时区文件无法使用：{reason}。请重新安装 Debian 软件包 tzdata。"),
        Phrase(
            "help.lianhud", en: "Lianhu's daemon: loads duties as rules, plans the visits that fall due, and answers over a Unix socket.",
            zh: "联户守护进程：按规则安排到期的联系，并通过 Unix 套接字应答。"),
        Phrase("help.lianhud.serve", en: "Serve, as the configuration says; systemd starts this.", zh: "按配置提供服务；由 systemd 启动。"),
        Phrase(
            "help.lianhud.demo", en: "Play the Bagongshan district on a local socket (demonstration data).", zh: "在本地套接字上演示八公山区（演示数据）。"),
        Phrase("option.lianhud.config", en: "Configuration file.", zh: "配置文件。"),
        Phrase(
            "option.lianhud.socket", en: "Socket to bind instead of the configured one, when systemd passes none.",
            zh: "systemd 未传入套接字时使用的路径，代替配置中的路径。"),
        Phrase("option.lianhud.state", en: "State folder instead of the configured one.", zh: "状态目录，代替配置中的目录。"),
        Phrase("option.lianhud.demo_state", en: "Folder of the database; made if it is missing.", zh: "数据库所在目录；没有则新建。"),
        Phrase("option.lianhud.demo_socket", en: "Path of the socket to bind.", zh: "套接字路径。"),
        Phrase("option.lianhud.rules", en: "Rule pack to run.", zh: "使用的规则包。"),
        Phrase("option.lianhud.calendars", en: "Folder of work calendars.", zh: "工作日历所在目录。"),
        Phrase("option.lianhud.seed", en: "Seed of the made-up people and of what they do.", zh: "虚构人员及其行为的随机种子。"),
        Phrase("option.lianhud.play_only", en: "Play, show the figures and end.", zh: "演练并显示结果后结束。"),
    ]
}
