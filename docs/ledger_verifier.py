#!/usr/bin/env python3
"""Checks an export of a Wetwijzer ledger, and proofs from one, by docs/ledger-format.md. Needs only Python 3.11. Prints
a line for each thing that is wrong. Exit code: 0 all holds, 1 something is wrong, 2 a file cannot be read."""
import argparse, base64, functools, hashlib, json, re, signal, sys
# --- Ed25519 (RFC 8032): points as (X, Y, Z, T); as a second summand (Y - X, Y + X, 2dT, 2Z) --------------------------
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, NEUTRAL = -121665 * pow(121666, -1, P) % P, (0, 1, 1, 0)
def cached(p): return (p[1] - p[0]) % P, (p[1] + p[0]) % P, 2 * D * p[3] % P, 2 * p[2] % P
def add(p, q):
    a, b, c, d = (p[1] - p[0]) * q[0] % P, (p[1] + p[0]) * q[1] % P, p[3] * q[2] % P, p[2] * q[3] % P
    e, f, g, h = b - a, d - c, d + c, b + a; return e * f % P, g * h % P, f * g % P, e * h % P
def small_order(p):
    for _ in range(3): p = add(p, cached(p))
    return p[0] == 0 and p[1] == p[2]
def decode(raw):
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P; x = pow(square, (P + 3) // 8, P)
    if x * x % P != square: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and sign): return None
    return (x, y, 1, x * y % P) if x % 2 == sign else (P - x, y, 1, -x * y % P)
def table(p):
    rows = []  # every multiple b * 256**i of the point, for b < 256: any product is then 32 additions
    for _ in range(32):
        row, step, total = [cached(NEUTRAL)], cached(p), NEUTRAL
        for _ in range(255): total = add(total, step); row.append(cached(total))
        rows.append(row); p = add(total, step)
    return rows
BASE, tables = table(decode(bytes.fromhex("58" + "66" * 31))), {}  # tables: of keys, negated
def signed(key, message, signature):
    key, signature = bytes.fromhex(key), bytes.fromhex(signature)
    if key not in tables:
        p = decode(key); tables[key] = table((P - p[0], p[1], 1, P - p[3])) if p and not small_order(p) else None
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if tables[key] is None or s >= L: return False
    h, p = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L, NEUTRAL
    for i in range(32): p = add(add(p, BASE[i][s >> 8 * i & 255]), tables[key][i][h >> 8 * i & 255])
    inverse = pow(p[2], -1, P)
    return (p[1] * inverse % P | (p[0] * inverse % P & 1) << 255).to_bytes(32, "little") == r and not small_order(p)
# --- Merkle tree (RFC 9162, 2.1) --------------------------------------------------------------------------------------
def sha256(data): return hashlib.sha256(data).digest()
def node(left, right): return sha256(b"\1" + left + right)
class Tree:
    def __init__(self): self.size, self.peaks = 0, []  # peaks: roots of the complete subtrees, largest first
    def grow(self, leaf):
        made, rest = sha256(b"\0" + leaf), self.size
        while rest & 1: made, rest = node(self.peaks.pop(), made), rest >> 1
        self.peaks, self.size = self.peaks + [made], self.size + 1
    def root(self): return functools.reduce(lambda made, peak: node(peak, made), reversed(self.peaks))
def climb(place, last, trees, hashes):  # up to the root; the first tree takes every hash, others only those at the left
    for other in hashes:
        if last == 0: return None
        if place & 1 or place == last:
            trees = [node(other, tree) for tree in trees]
            while not place & 1 and place: place, last = place >> 1, last >> 1
        else: trees = [node(trees[0], other)] + trees[1:]
        place, last = place >> 1, last >> 1
    return trees if last == 0 else None
def continued(old, size, old_root, root, hashes):
    if old == size: return not hashes and old_root == root
    if not 0 < old < size: return False
    if old & old - 1 == 0: hashes = [old_root] + hashes
    place, last = old - 1, size - 1
    while place & 1: place, last = place >> 1, last >> 1
    return bool(hashes) and climb(place, last, [hashes[0]] * 2, hashes[1:]) == [root, old_root]
# --- JSON with one spelling, and what it may hold ---------------------------------------------------------------------
def dump(value): return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
def load(text):
    try:  # None unless the text is the one spelling of an object
        value = json.loads(text.decode())
        return value if isinstance(value, dict) and dump(value) == text else None
    except (ValueError, RecursionError): return None
def shape(**members):  # of an object: its members in order; one whose name ends in _ may be absent
    parts = [f'(?:,"{name.strip("_")}":(?:{pattern}))' + "?" * name.endswith("_") for name, pattern in members.items()]
    return re.compile(r"\{" + "".join(parts).replace(",", "", 1) + r"\}", re.S | re.A)
def fits(text, pattern): return pattern.fullmatch(text.decode())
TEXT, TRUE, ANY, NUMBER = r'"(?:[^"\\]|\\.)*"', "true", r"\{.*\}", "0|[1-9][0-9]{0,18}"
SOME, AT, HEX32, HEX64, HEX128 = '(?!"")' + TEXT, NUMBER[2:], *('"[0-9a-f]{%d}"' % n for n in (32, 64, 128))
def several(one): return f"(?:{one})(?:,(?:{one}))*"
LIST, REFS, PLACES = (rf"\[(?:{several(one)})?\]" for one in (TEXT, HEX32, AT))
PARTS, KEYS = (rf"\{{{several(one + ':' + HEX64)}\}}" for one in ('"[a-z_]{1,32}"', HEX32))
DAY = (r"(?!0000)(?:\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-"
       r"31)|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)")
TIME = f'"{DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"'
NAME = r'"(?! )(?:[^"\\\x7f-\x9f\u2028\u2029]|\\["\\])+(?<! )"'
C, O, A, B = "caseworker", "policy", "auditor", "administrator"; ROLE = f'"(?:{C}|{O}|{A}|{B})"'
HEAD = shape(actor='""|' + NAME, actor_signature_=HEX128, at=TIME, ledger=HEX32, log_signature=HEX128, root=HEX64,
             size=AT)
LEAF = shape(actor='""|' + NAME, after=HEX64, basis=TEXT, case_=HEX32, clock_=TIME, details=ANY, kind=TEXT,
             number=AT, parts_=PARTS, purpose=TEXT, recorded_at=TIME, role='""|' + ROLE, time_given_=TRUE,
             traceparent_='"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"')
PROOF = shape(format='"wetwijzer-proof/1"', from_=ANY, hashes=rf"\[(?:{HEX64},?)*\]", head_=ANY,
              kind='"inclusion"|"consistency"', leaf_=ANY, log_key=HEX64, number_=AT, to_=ANY)
KINDS = {  # kind: details, parts, whether it is about a case (None: either), whose entry it may be
    "genesis": (shape(engine=TEXT, format="3", ledger=HEX32, log_key=HEX64, master=HEX64), [], False, [B]),
    "actor": (shape(key=HEX64, name=NAME, role=ROLE, withdrawn_=TRUE), [], False, [B]),
    "case": (shape(key=HEX64), [], True, [C, B]),
    "rule_set": (shape(files=AT, hash=HEX64), [], False, [C, O, A, B]),
    "facts": (shape(statements=NUMBER), ["content"], True, [C]), "erasure": (shape(reason=SOME), [], True, [B]),
    "decision": (shape(decisions=LIST, engine=TEXT, overridden_=TRUE, reference_date=f'"{DAY}"', rule_set=HEX64,
                       semantics=AT), ["content", "trace", "uses"], True, [C]),
    "approval": (shape(decision=AT), ["content"], True, [C]),
    "access": (shape(cases=REFS, entries=PLACES, what=TEXT), [], None, [C, O, A]),
    "refusal": (shape(claimed=TEXT, command=TEXT, reason='"(?:unknown|withdrawn|no_key|wrong_key|role)"'), [], False,
                [C, O, A, B, ""]), "setting": (shape(name=SOME, value=LIST), [], False, [B]),
    "sample": (shape(count=NUMBER, division='"(?:each|proportional)"', drawn=PLACES, seed=TEXT, selection=TEXT,
                     strata=TEXT, through=NUMBER), [], False, [O, A]),
    "export": (shape(cases=REFS, through=NUMBER, what=TEXT), [], None, [C, O, A, B]),
    "restore": (shape(reason=SOME, root=HEX64, size=AT), [], False, [B]),
    "rekey": (shape(keys=rf"\{{\}}|{KEYS}", master=HEX64), [], False, [B]),
    "import": (shape(format="[12]", number=AT, seal=HEX64), ["content"], True, [B])}
# --- heads and proofs -------------------------------------------------------------------------------------------------
def read_head(text):
    head = load(text)
    return head if head and fits(text, HEAD) and (head["actor"] != "") == ("actor_signature" in head) else None
def statement(h):
    return f"wetwijzer-head/1\n{h['ledger']}\n{h['size']}\n{h['root']}\n{h['at']}\n{h['actor']}\n".encode()
def log_signed(h, key):
    text = f"wetwijzer-log/1\n{sha256(statement(h)).hex()}\n{h.get('actor_signature', '')}\n"
    return signed(key, text.encode(), h["log_signature"])
def fingerprint(text, size):
    abc = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    def letters(raw, count): return "".join(abc[int.from_bytes(raw) >> 251 - 5 * i & 31] for i in range(count))
    body = letters(sha256(text), 40); body += letters(sha256(f"WW1{size}{body}".encode()), 4)
    return "-".join(["WW1", str(size)] + [body[i:i + 4] for i in range(0, 44, 4)])
def paper(line, meant=lambda text: text.translate(str.maketrans("OIL", "011"))):  # as it would be printed
    words = re.split("[- \t\r\n]+", line.upper().strip("- \t\r\n"))
    return "-".join([meant(words[0]), *words[1:2], *re.findall(".{1,4}", meant("".join(words[2:])))]).encode()
def check_proof(path, text, say, log_key):  # gives the texts of the heads that it speaks of, when it holds
    def no(words): say(path, words)
    proof = load(text)
    if not proof or not fits(text, PROOF): return no("is not a proof")
    names, more = (["head"], ["leaf", "number"]) if proof["kind"] == "inclusion" else (["from", "to"], [])
    if proof.keys() != {"format", "hashes", "kind", "log_key", *names, *more}: return no("is not a proof of its kind")
    heads = [read_head(dump(proof[name])) for name in names]
    if not all(heads): return no("holds no head where one must be")
    if log_key and proof["log_key"] != log_key: return no(f"was made with another log key, {proof['log_key']}")
    if not all(log_signed(head, proof["log_key"]) for head in heads): return no("holds a head that is not signed")
    hashes = [bytes.fromhex(one) for one in proof["hashes"]]
    (old, old_root), (size, root) = ((head["size"], bytes.fromhex(head["root"])) for head in (heads[0], heads[-1]))
    if proof["kind"] == "inclusion":
        leaf, number = dump(proof["leaf"]), proof["number"]
        if not fits(leaf, LEAF) or proof["leaf"]["number"] != number: return no("is of another entry")
        good = number <= size and climb(number - 1, size - 1, [sha256(b"\0" + leaf)], hashes) == [root]
    else:
        if heads[0]["ledger"] != heads[1]["ledger"]: return no("compares different ledgers")
        if old == size and old_root != root: return no("shows a fork: two signed heads contradict each other")
        good = continued(old, size, old_root, root, hashes)
    return [dump(head) for head in heads] if good else no("does not lead to the root")
# --- the log ----------------------------------------------------------------------------------------------------------
class Log:  # one pass over an export; `say` gets what is wrong; `known`: text or fingerprint of a head -> who knows it
    def __init__(self, say, known):
        self.say, self.known, self.tree, self.heads, self.id, self.key, self.header = say, known, Tree(), 0, "", "", {}
        self.after, self.time, self.entries, self.left, self.ref, self.about = "0" * 64, "", [], {}, None, {}
        self.people, self.coming, self.cases, self.keys, self.missing, self.present = {}, [], {}, {}, {}, set()
        self.rules, self.texts, self.used, self.owners, self.decisions, self.roots, self.set = {}, {}, set(), {}, {}, {}, ""
    def hold(self, where, *checks): [self.say(where, words) for good, words in checks if not good]
    def read(self, lines):
        stage, digest = 0, hashlib.sha256()
        others = {"part": self.part, "case": self.case, "rule_file": self.rule_file, "rule_set": self.rule_set}
        stages = {"entry": 1, "part": 1, "head": 1, "case": 2, "rule_file": 3, "rule_set": 3, "end": 4}
        for number, raw in enumerate(lines):
            where, text, good = f"line {number + 1}", raw.removesuffix(b"\n"), True
            item = load(text) or {}; name, value = next(iter(item.items())) if len(item) == 1 else ("", None)
            if number == 0: self.header = item
            elif text.startswith(b'{"entry":'): self.entry(text[9:-1], value)
            elif name == "head": self.head(text[8:-1])
            elif name == "end": good = value == {"lines": number, "sha256": digest.hexdigest()}
            else:
                try: good = others[name](**value)
                except (KeyError, TypeError, ValueError, AttributeError): good = False
            self.hold(where, (good, "is not what the entries and lines before it tell of"), (text != raw, "is cut off"),
                      (number == 0 or stage <= stages.get(name, 0) and stage < 4, "is no line for this place"))
            stage = stages.get(name, stage); digest.update(raw)
        self.finish(stage)
    def entry(self, text, e):
        if self.left: self.missing.setdefault(self.ref, self.tree.size)
        self.tree.grow(text); n, where = self.tree.size, f"entry {self.tree.size}"
        if not e or not fits(text, LEAF) or e["kind"] not in KINDS: return self.say(where, "is not an entry")
        kind, d, case, (form, parts, about, _) = e["kind"], e["details"], e.get("case"), KINDS[e["kind"]]
        self.hold(where, (e["number"] == n and (kind == "genesis") == (n == 1), "does not belong in this place"),
                  (list(e.get("parts", ())) == parts, "has other parts than its kind"),
                  (about is None or about == (case is not None), "names a case and must not, or none and must"),
                  (e["recorded_at"] >= self.time, "is recorded before the entry before it"),
                  (e.get("clock", "") < e["recorded_at"], "tells of a clock that was not behind"),
                  (e["after"] == self.after, "does not follow the head before it"))
        self.time, self.left, self.ref, self.name = e["recorded_at"], dict(e.get("parts", {})), case, ""
        self.entries.append(e); self.about[n] = sys.intern(case or ""); drawn = d.get("drawn", [])
        if (not fits(dump(d), form) or any(type(one) is int and one >> 63 for one in d.values()) or
                len(d.get("keys", ())) > 1000 or kind == "actor" and len(d["name"].encode()) > 200):
            e["details"] = {}; return self.say(where, "has details that do not fit its kind")
        if kind == "genesis": self.id, self.key = d["ledger"], d["log_key"]
        if kind == "actor": self.coming.append((where, d))
        keys, entries = d["keys"] if kind == "rekey" else {case: d.get("key")} if case else {}, d.get("entries", [])
        for ref in sorted({*keys, *d.get("cases", ()), *(self.about.get(one, "") for one in entries)} - {""}):
            self.hold(where, (ref not in self.cases if kind == "case" else self.cases.get(ref),
                              "is about a case that is not open, or opens one again"))
        if kind in ("case", "erasure", "rekey"): self.cases |= keys
        self.hold(where, (max([0, *drawn]) <= max([d.get("through", 0), *entries]) < n, "speaks of later entries"),
                  (drawn == sorted({*drawn}), "does not name what was drawn in order"),
                  (kind != "refusal" or (d["reason"] == "role") == (e["actor"] != ""), "is not by whom it would be"),
                  (kind != "rule_set" or d["hash"] not in self.rules, "brings rules that were brought before"),
                  (kind != "restore" or self.roots.get(d["size"]) != d["root"], "continues a log that was not lost"))
        if kind == "rule_set": self.rules[d["hash"]] = d["files"]
        if kind == "decision":
            self.hold(where, (d["rule_set"] in self.rules, "rests on rules that were not recorded"))
            self.decisions[n] = case, {e["actor"]}  # who cannot approve it any more
        if kind == "approval":
            of, people = self.decisions.get(d["decision"], (None, set()))
            self.hold(where, (of == case and e["actor"] not in people, "is no decision's, or not another's, or again"))
            people.add(e["actor"])
    def head(self, text):
        size, h, entries, self.entries = self.tree.size, read_head(text), self.entries, []
        where = f"head {size}"
        if not h or not self.key or not entries: return self.say(where, "is not a head, or of nothing")
        acts = {(e["recorded_at"], e["actor"], e["role"]) for e in entries}
        self.hold(where, ((h["ledger"], h["size"]) == (self.id, size), "is of another ledger or size"),
                  (h["root"] == self.tree.root().hex(), "has another root than the entries"),
                  (acts == {(h["at"], h["actor"], entries[0]["role"])}, "has another time or person than its entries"),
                  (log_signed(h, self.key), "is not signed by the log"))
        wraps = [e["details"] for e in entries if e["kind"] == "rekey"]
        named = sorted(ref for d in wraps for ref in d.get("keys", ()))
        self.hold(where, (not wraps or len(wraps) == len(entries) and len({d.get("master") for d in wraps}) == 1 and
                          named == sorted(ref for ref, key in self.cases.items() if key), "wraps other keys than all"))
        if self.heads == 0: self.settle()  # the first administrator brings their own key
        role, key, active = self.people.get(h["actor"], ("", "", h["actor"] == ""))
        self.hold(where, (active, f"is of somebody who was not registered then: {h['actor']}"),
                  (not key or signed(key, statement(h), h["actor_signature"]), f"is not signed by {h['actor']}"))
        for e in entries:
            self.hold(f"entry {e['number']}", (e["role"] == role, "says another role than the person had"),
                      (role in KINDS[e["kind"]][3], f"may not be recorded by {role or 'nobody'}"))
        self.settle()
        self.heads, self.last, self.after, self.roots[size] = self.heads + 1, text, sha256(text).hex(), h["root"]
        if self.known: self.known.pop(text, 0), self.known.pop(fingerprint(text, size).encode(), 0)
    def settle(self):
        for where, d in self.coming:
            role, key, active = self.people.get(d["name"], ("", "", False))
            gone, owner = "withdrawn" in d, self.owners.setdefault(d["key"], d["name"])
            self.hold(where, (active == gone and (not gone or (role, key) == (d["role"], d["key"])),
                              "adds somebody who is there, or withdraws somebody who is not"),
                      (owner == d["name"] and d["key"] != self.key, f"has the key of {owner} or the log"))
            self.people[d["name"]] = d["role"], d["key"], not gone
        if self.coming: self.hold(where, (any(role == B and active for role, _, active in self.people.values()),
                                          "leaves no administrator"))
        self.coming = []
    def part(self, entry, name, sealed):
        raw, here = base64.b64decode(sealed, validate=True), self.entries and entry == self.tree.size
        self.present.add(self.ref); late, self.name = name <= self.name, name
        return (here and not late and self.header.get("parts") is True and base64.b64encode(raw).decode() == sealed and
                self.left.pop(name, "") == hashlib.blake2b(raw, digest_size=32).hexdigest())
    def case(self, key, ref):
        new, self.keys[ref] = ref > next(reversed(self.keys), ""), key; return new and self.cases.get(ref) == key
    def rule_file(self, sha256, text):
        new, self.texts[sha256] = sha256 not in self.texts, text.encode()
        return new and self.header.get("rules") is True and hashlib.sha256(text.encode()).hexdigest() == sha256
    def rule_set(self, files, hash):
        self.used |= {digest for _, digest in files}
        before, self.set, texts = self.set, hash, [(path.encode(), self.texts[digest]) for path, digest in files]
        made = sha256(b"".join(b"%s\0%d\0%s" % (path, len(text), text) for path, text in texts)).hex()
        return (self.header.get("rules") is True and made == hash > before and self.rules.pop(hash, 0) == len(files) and
                texts == sorted(dict(texts).items()))
    def finish(self, stage):
        if self.left: self.missing.setdefault(self.ref, self.tree.size)
        parts, rules = (self.header.get(name) is True for name in ("parts", "rules"))
        alive = {case for case, key in self.cases.items() if key}
        start = dict(format="wetwijzer-export/1", ledger=self.id, parts=parts, rules=rules, size=self.tree.size)
        self.hold("export", (stage == 4, "is cut off"), (not self.entries, "ends with entries that no head covers"),
                  (self.header == start, "is of another format, ledger or size than it says"),
                  (not rules or not self.rules, "lacks rules " + " ".join(self.rules)),
                  (self.texts.keys() == self.used, "holds a rule text of no rule set"))
        for case in sorted(alive - self.keys.keys()): self.say(f"case {case}", "has lost its key without an erasure")
        for case, number in self.missing.items():
            self.hold(f"entry {number}", (not parts or case not in alive, "has lost a part without an erasure"))
        for case in sorted(self.present - alive, key=str): self.say(f"case {case}", "was erased, and has parts still")
        for who in self.known.values(): self.say(who, "is no head of this log, or speaks of one")
def main(arguments=None, write=print):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", nargs="?", help="what `wetwijzer ledger export` wrote")
    parser.add_argument("--log-key", help="the log's public key, known from elsewhere")
    for option, words in (("head", "file with a deposited head"), ("proof", "file"), ("fingerprint", "of a head")):
        parser.add_argument("--" + option, action="append", default=[], help=words)
    given, found = parser.parse_args(arguments), []
    def say(where, words): found.append(where); write(f"{where}: {words}")
    try:
        texts = {path: open(path, "rb").read().removesuffix(b"\n") for path in given.proof + given.head}
        log = Log(say, {texts[path]: path for path in given.head} | {paper(p): p for p in given.fingerprint})
        for path in given.proof:
            for head in check_proof(path, texts[path], say, given.log_key) or []: log.known[head] = path
        for one in (given.head + given.fingerprint) * (not given.export): say(one, "is compared with no export")
        if given.export:
            with open(given.export, "rb") as file: log.read(file)
            log.hold("entry 1", (given.log_key in (None, log.key), f"has another log key, {log.key}"))
    except OSError as error: write(f"cannot be read: {error}"); return 2
    if given.export and not found:
        write(f"{given.export}: holds\nledger {log.id}, log key {log.key}\n{log.tree.size} entries, {log.heads} heads, "
              f"the last {fingerprint(log.last, log.tree.size)}")
    for path in given.proof: path in found or write(f"{path}: holds")
    return 1 if found else 0

if __name__ == "__main__": hasattr(signal, "SIGPIPE") and signal.signal(signal.SIGPIPE, signal.SIG_DFL); sys.exit(main())
