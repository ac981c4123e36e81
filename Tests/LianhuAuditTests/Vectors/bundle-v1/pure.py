# Verify that the entries are complete and unchanged: python3 pure.py prev/checkpoint checkpoint range/compact entries.jsonl
import base64, hashlib, json, sys
def node(left, right): return hashlib.sha256(b"\x01" + left + right).digest()
def head(path):
    origin, size, root = open(path, encoding="utf-8").read().split("\n")[:3]
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
    leaf = line.rstrip(b"\n")
    ok = ok and json.loads(leaf)["seq"] == seq
    level, h = 0, hashlib.sha256(b"\x00" + leaf).digest()
    while stack and stack[-1][0] == level: level, h = level + 1, node(stack.pop()[1], h)
    stack.append((level, h))
    seq += 1
ok = ok and seq == n and root(stack) == new
sys.stdout.write(f"{'OK' if ok else 'FAILED'} {name2} {m} {n}\n")
sys.exit(0 if ok else 1)
