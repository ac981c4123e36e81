/// README.txt of a bundle, in Chinese and English: what it is, and how to verify it with tools that are not ours.
struct BundleReadme {
    let input: BundleInput
    let old: Checkpoint
    let new: Checkpoint

    /// pure.py: verifies the entries with nothing but Python's standard library.
    static let verifier = """
        # Verify that the entries are complete and unchanged: python3 pure.py prev/checkpoint checkpoint range/compact entries.jsonl
        import base64, hashlib, json, sys
        def node(left, right): return hashlib.sha256(b"\\x01" + left + right).digest()
        def head(path):
            origin, size, root = open(path, encoding="utf-8").read().split("\\n")[:3]
            return origin, int(size), base64.b64decode(root)
        def root(stack):
            h = stack[-1][1] if stack else hashlib.sha256(b"").digest()
            for _, left in reversed(stack[:-1]): h = node(left, h)
            return h
        (name1, m, old), (name2, n, new) = head(sys.argv[1]), head(sys.argv[2])
        stack = [(int(line.split()[0]), bytes.fromhex(line.split()[1])) for line in open(sys.argv[3])]
        ok = name1 == name2 and sum(1 << level for level, _ in stack) == m and root(stack) == old
        seq = m
        for line in open(sys.argv[4], "rb"):
            leaf = line.rstrip(b"\\n")
            ok = ok and json.loads(leaf)["seq"] == seq
            level, h = 0, hashlib.sha256(b"\\x00" + leaf).digest()
            while stack and stack[-1][0] == level: level, h = level + 1, node(stack.pop()[1], h)
            stack.append((level, h))
            seq += 1
        ok = ok and seq == n and root(stack) == new
        sys.stdout.write(f"{'OK' if ok else 'FAILED'} {name2} {m} {n}\\n")
        sys.exit(0 if ok else 1)

        """

    var text: String {
        let demonstration =
            new.isDemonstration
            ? """
            演示数据:本审计包中的内容是虚构的。
            DEMONSTRATION DATA: what is in this bundle is invented.


            """ : ""
        return demonstration + chinese + english + commands + Self.indented(Self.verifier)
    }

    private var chinese: String {
        """
        留痕审计包
        ==========
        日志名称: \(new.origin)
        记录序号: \(old.size) 至 \(new.size)(不含),共 \(new.size - old.size) 条
        查询条件: \(input.words.query)
        导出人: \(input.words.exportedBy)
        导出时间: \(input.words.exportedAt)
        程序: \(input.words.tool)
        公钥: \(input.verifierKey.text)

        请先把上面的公钥与您手中的纸质公钥核对,再按下面的命令核验;不需要我们的程序。
        若 prev/checkpoint 与您上次保存的检查点一致,则上次检查点之前的记录未被改动。
        请把文件 checkpoint 保存到机外:它是下次核验的起点。检查点之后、下一检查点之前的改动,只有机外保存的检查点才能发现。
        表格 entries-*.csv 供 Excel 打开;表头含义见 columns.txt。导出人等文字由导出者自述,不受签名保护。


        """
    }

    private var english: String {
        """
        Audit bundle
        ============
        Log: \(new.origin)
        Entries: \(old.size) to \(new.size) (exclusive), \(new.size - old.size) in all
        Query: \(input.words.query)
        Exported by: \(input.words.exportedBy)
        Exported at: \(input.words.exportedAt)
        Program: \(input.words.tool)
        Key: \(input.verifierKey.text)

        First compare the key with your paper copy, then run the commands below; none of our programs is needed.
        If prev/checkpoint is the checkpoint you kept last time, nothing before it has been changed.
        Keep the file checkpoint outside the machine: it is where the next verification starts. Changes are detected by
        checkpoints kept outside; what was changed after the last of them is not.
        entries-*.csv are for Excel; columns.txt explains the headings. Who exported and why is the exporter's own word, which no
        signature covers.


        """
    }

    private var commands: String {
        """
        核验命令 / Commands
        -------------------
        # 1  文件完整 / files are whole
        sha256sum -c SHA256SUMS

        # 2  检查点签名 / signatures of the checkpoints; each prints "Signature Verified Successfully"
        t=$(mktemp -d); for c in checkpoint prev/checkpoint; do
          sed '/^$/,$d' $c > $t/text
          grep -F '— \(new.origin) ' $c | head -n 1 | awk '{print $3}' | base64 -d | tail -c +5 > $t/signature
          openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in $t/text -sigfile $t/signature
        done

        # 3  公钥编号 / key id: begins with \(input.verifierKey.idText)
        (printf '%s\\n\\001' '\(new.origin)'; openssl pkey -pubin -in pub.pem -outform DER | tail -c 32) | sha256sum

        # 4  记录完整、有序、未改 / entries complete, in order, unchanged; prints OK
        python3 pure.py prev/checkpoint checkpoint range/compact entries.jsonl

        # 5  表格与记录一致 / sheets say what the entries say; prints nothing (needs jq)
        k=0; for f in entries-*.csv; do
          { printf '\\357\\273\\277'; sed -n "$((k*1000000+1)),$(((k+1)*1000000))p" entries.jsonl |
            jq -nr -f columns.jq; } | cmp - "$f"
          k=$((k+1)); done

        pure.py
        -------

        """
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
}
