#!/usr/bin/env python3
"""Tries to cheat the independent verifier, with exports, heads and proofs changed in every way.

    tampering.py VERIFIER FOLDER SEED_OF_LOG_KEY [--long]

FOLDER holds keys.json (name of a person: seed of their key), all.jsonl and few.jsonl (exports with and without parts and rules), head.json, inclusion.json and
consistency.json. Prints what was accepted and must not be; exit code 1 then."""
import functools, hashlib, importlib.util, io, json, pathlib, sys

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verifier", sys.argv[1])
v = importlib.util.module_from_spec(spec)
spec.loader.exec_module(v)
# Most lines and signatures are the same in all of them.
v.signed = functools.lru_cache(None)(v.signed)
v.load = functools.lru_cache(5000)(v.load)
folder, seed, long = pathlib.Path(sys.argv[2]), bytes.fromhex(sys.argv[3]), "--long" in sys.argv
tried, accepted = 0, []


def findings(lines, known=None):
    found = []
    v.Log(lambda where, words: found.append(f"{where}: {words}"), dict(known or {})).read(lines)
    return found


def must_be_refused(name, lines, known=None):
    global tried
    tried += 1
    if not findings(lines, known):
        accepted.append(name)


def ended(lines):
    """With the last line that these lines must have: who can change a file can compute it."""
    lines = [line for line in lines if not line.startswith(b'{"end"')]
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    return lines + [v.dump({"end": {"lines": len(lines), "sha256": digest}}) + b"\n"]


def sign(message, seed=seed):
    """Ed25519, with the log's key when nothing else is said (RFC 8032, 5.1.6)."""
    hashed = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(hashed[:32], "little") & (1 << 254) - 8 | 1 << 254

    def times(number):
        point = v.NEUTRAL
        for i in range(32):
            point = v.add(point, v.BASE[i][number >> 8 * i & 255])
        inverse = pow(point[2], -1, v.P)
        return (point[1] * inverse % v.P | (point[0] * inverse % v.P & 1) << 255).to_bytes(32, "little")

    key, nonce = times(scalar), int.from_bytes(hashlib.sha512(hashed[32:] + message).digest(), "little") % v.L
    r = times(nonce)
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % v.L
    return (r + ((nonce + k * scalar) % v.L).to_bytes(32, "little")).hex()


def log_sign(head):
    digest = hashlib.sha256(v.statement(head)).hexdigest()
    head["log_signature"] = sign(f"wetwijzer-log/1\n{digest}\n{head.get('actor_signature', '')}\n".encode())


def split(lines):
    return [json.loads(line) for line in lines]


def joined(items):
    return ended([v.dump(item) + b"\n" for item in items])


def rebuilt(items, resign=True, persons={}):
    """What the holder of the log's key can make of these lines: numbers, roots, links and the log's signatures are
    right again. Signatures of persons cannot be made."""
    tree, after, old_number, moved, result = v.Tree(), "0" * 64, 0, {}, []
    for item in (json.loads(v.dump(item)) for item in items):
        if "entry" in item:
            e = item["entry"]
            old_number, e["number"], e["after"] = e["number"], tree.size + 1, after
            moved[old_number] = e["number"]
            tree.grow(v.dump(e))
        elif "part" in item:
            item["part"]["entry"] = moved.get(item["part"]["entry"], 0)
        elif "head" in item:
            h = item["head"]
            h["size"], h["root"] = tree.size, tree.root().hex()
            if h["actor"] in persons:
                h["actor_signature"] = sign(v.statement(h), bytes.fromhex(persons[h["actor"]]))
            if resign:
                log_sign(h)
            after = hashlib.sha256(v.dump(h)).hexdigest()
        result.append(item)
    result[0]["size"] = tree.size
    return joined(result)


def as_lines(text):
    """As a file gives them: only a line feed ends a line."""
    return list(io.BytesIO(text))


def one_byte(lines):
    """Every single-byte change: as it stands, and with the end made to fit."""
    text = b"".join(lines)
    step = 1 if long else 131
    for at in range(0, len(text), step):
        changed = bytearray(text)
        changed[at] ^= 1 << at % 8
        other = as_lines(bytes(changed))
        must_be_refused(f"byte {at}", other)
        if at < len(text) - len(lines[-1]):
            must_be_refused(f"byte {at}, end made to fit", ended(other))
    for at in range(0, len(text), step * 3):
        must_be_refused(f"without byte {at}", as_lines(text[:at] + text[at + 1:]))
        must_be_refused(f"cut off at {at}", as_lines(text[:at]))


def lines_changed(lines):
    """Lines removed, doubled, moved; with the end made to fit."""
    for at in range(len(lines) - 1):
        must_be_refused(f"line {at + 1} removed", ended(lines[:at] + lines[at + 1:]))
        must_be_refused(f"line {at + 1} doubled", ended(lines[:at + 1] + lines[at:]))
        for other in range(at + 1, len(lines) - 1 if long else min(at + 3, len(lines) - 1)):
            swapped = list(lines)
            swapped[at], swapped[other] = swapped[other], swapped[at]
            if order_counts(lines[at], lines[other]):
                must_be_refused(f"lines {at + 1} and {other + 1} swapped", ended(swapped))
    must_be_refused("no line", [])
    must_be_refused("only the first line", ended(lines[:1]))
    must_be_refused("more after the end", lines + [lines[-1]])


def order_counts(one, other):
    """Rule texts may stand in any order before the first rule set that has them."""
    kinds = [line.split(b'"')[1].decode() for line in (one, other)]
    return kinds not in (["rule_file", "rule_file"], ["rule_set", "rule_file"])


def without_keys(items):
    """By somebody who can write the file and holds no key."""
    for at, item in enumerate(items[:: 1 if long else 2]):
        at *= 1 if long else 2
        for name, value in (("recorded_at", "2024-01-01T00:00:00Z"), ("actor", "N. Iemand"), ("role", "policy"),
                            ("purpose", "iets anders")):
            if "entry" in item and item["entry"][name] != value:
                other = json.loads(v.dump(items))
                other[at]["entry"][name] = value
                must_be_refused(f"line {at + 1}: {name}", joined(other))
                must_be_refused(f"line {at + 1}: {name}, tree made to fit", rebuilt(other, resign=False))
        if "head" in item:
            other = json.loads(v.dump(items))
            other[at]["head"]["at"] = "2025-01-01T00:00:00Z"
            must_be_refused(f"line {at + 1}: at", joined(other))


def with_log_key(items):
    """By the holder of the log's key: everything is computed and signed anew, but for what persons signed."""
    assert not findings(rebuilt(items)), "what is rebuilt without a change must be what it was"
    places = [at for at, item in enumerate(items) if "entry" in item]
    for at in places:
        entry = items[at]["entry"]
        other = [item for i, item in enumerate(items) if i != at and not of_entry(item, entry["number"])]
        must_be_refused(f"entry {entry['number']} left out", rebuilt(other))
        block = transaction(items, at)
        if any("head" in item for item in items[block[-1] + 1:]):  # the last one: see cut_back
            other = [item for i, item in enumerate(items) if i not in block]
            must_be_refused(f"transaction of entry {entry['number']} left out", rebuilt(other))
        other = json.loads(v.dump(items))
        other[at]["entry"]["recorded_at"] = items[max(at - 1, 1)].get("entry", entry)["recorded_at"][:17] + "00Z"
        other[at]["entry"]["purpose"] = "iets anders"
        must_be_refused(f"entry {entry['number']} changed", rebuilt(other))
        forged = json.loads(v.dump({"entry": entry}))
        forged["entry"]["purpose"] = "vervalst"
        must_be_refused(f"an entry put in before {entry['number']}", rebuilt(items[:at] + [forged] + items[at:]))
    for one, other in zip(places, places[1:]):
        swapped = list(items)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        must_be_refused(f"entries at lines {one + 1} and {other + 1} swapped", rebuilt(swapped))
    actors = [at for at in places if items[at]["entry"]["kind"] == "actor" and "withdrawn" not in
              items[at]["entry"]["details"]]
    for one, other in zip(actors, actors[1:]):
        swapped = json.loads(v.dump(items))
        keys = [swapped[at]["entry"]["details"] for at in (one, other)]
        keys[0]["key"], keys[1]["key"] = keys[1]["key"], keys[0]["key"]
        must_be_refused(f"keys swapped at lines {one + 1} and {other + 1}", rebuilt(swapped))
    for at, item in enumerate(items):
        if "head" not in item:
            continue
        for name, value in (("at", "2025-01-01T00:00:00Z"), ("actor", "A. Bakker"), ("root", "0" * 64), ("size", 1),
                            ("ledger", "0" * 32)):
            other = json.loads(v.dump(items))
            if other[at]["head"][name] == value:
                continue
            other[at]["head"][name] = value
            log_sign(other[at]["head"])
            must_be_refused(f"line {at + 1}: {name} forged", joined(other))


def with_every_key(items):
    """By somebody who holds every key, but not the master key: everything is signed as it should be."""
    persons = json.loads((folder / "keys.json").read_text())
    of = {}  # role: a person who is there at the end
    for item in items:
        d = item.get("entry", {}).get("details", {})
        if item.get("entry", {}).get("kind") == "actor" and d["name"] in persons:
            of.pop(d["role"], None) if "withdrawn" in d else of.setdefault(d["role"], d["name"])
    heads = [at for at, item in enumerate(items) if "head" in item]
    last, behind = items[heads[-1]]["head"], heads[-1] + 1
    alive = {item["case"]["ref"]: item["case"]["key"] for item in items if "case" in item}
    sample_of = {e["kind"]: e for e in (item["entry"] for item in items if "entry" in item)}
    roles = {"setting": "administrator", "rekey": "administrator", "actor": "administrator", "erasure": "administrator",
             "restore": "administrator", "rule_set": "administrator"}

    def made(kind, details, **more):
        entry = json.loads(v.dump(sample_of["setting"])) | {"kind": kind, "recorded_at": last["at"], "details": details}
        entry["role"] = more.pop("role", roles.get(kind, "auditor"))
        entry["actor"] = of.get(entry["role"], "")
        for name in ("clock", "case", "parts", "traceparent", "time_given"):
            entry.pop(name, None)
        return {"entry": entry | more}

    def with_transaction(*entries):
        entry = entries[-1]["entry"]
        head = {"head": last | {"at": last["at"], "actor": entry["actor"]}}
        if not entry["actor"]:
            head["head"] = {name: one for name, one in head["head"].items() if name != "actor_signature"}
        return rebuilt(items[:behind] + [*entries, head] + items[behind:], persons=persons)

    def accepted_and_not(name, good, *bad):
        found = findings(with_transaction(*good))
        assert not found, (name, found)
        for number, entries in enumerate(bad):
            must_be_refused(f"{name} {number + 1}", with_transaction(*entries))

    def one(kind, good, *bad, **more):
        """`good`: details that are right; `bad`: what is changed in them."""
        accepted_and_not(kind, [made(kind, good, **more)], *([made(kind, good | other, **more)] for other in bad))

    number = next(item["entry"]["number"] for item in items
                  if "entry" in item and item["entry"]["kind"] == "decision" and item["entry"]["case"] in alive)
    master, digests = sample_of["rekey"]["details"]["master"], dict(sorted(alive.items()))
    if not digests:
        return
    ref, *rest = digests
    others = {one: digests[one] for one in rest}
    accepted_and_not("rekey", [made("rekey", {"keys": digests, "master": master})],
                     [made("rekey", {"keys": others, "master": master})],
                     [made("rekey", {"keys": {}, "master": master})],
                     [made("rekey", {"keys": digests, "master": master}), made("rekey", {"keys": {}, "master": "d" * 64})],
                     [made("rekey", {"keys": digests, "master": master}),
                      made("rekey", {"keys": {ref: digests[ref]}, "master": master})],
                     [made("setting", {"name": "vier_ogen", "value": []}),
                      made("rekey", {"keys": digests, "master": master})])
    one("refusal", {"claimed": "", "command": "x", "reason": "role"}, {"reason": "zzz"}, {"reason": "unknown"})
    one("refusal", {"claimed": "", "command": "x", "reason": "unknown"}, {"reason": "role"}, role="", actor="")
    one("setting", {"name": "vier_ogen", "value": ["a"]}, {"value": [1]}, {"name": ""}, {"value": "a"})
    one("sample", {"count": 1, "division": "each", "drawn": [number], "seed": "", "selection": "", "strata": "",
                   "through": number},
        {"division": "x"}, {"drawn": [0]}, {"drawn": [number, number]}, {"drawn": [number, number - 1]},
        {"drawn": [number + 1]}, {"through": 9999}, {"drawn": [9999], "through": 9999}, {"count": 1 << 63})
    one("access", {"cases": [ref], "entries": [number], "what": "show"}, {"entries": [0]}, {"entries": [9999]},
        {"cases": ["e" * 32]}, {"cases": ["x"]})
    one("export", {"cases": [ref], "through": number, "what": "x"}, {"cases": ["e" * 32]}, {"through": 9999})
    one("restore", {"reason": "x", "root": "d" * 64, "size": 3}, {"size": 0}, {"reason": ""})
    key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"  # RFC 8032, 7.1
    one("actor", {"key": key, "name": "é" * 100, "role": "auditor"}, {"name": "é" * 100 + "e"}, {"name": " e"},
        {"name": "e\u0085"}, {"key": items[1]["entry"]["details"]["log_key"]}, {"name": ""})
    good = {"name": "vier_ogen", "value": []}
    trace = "00-" + "1" * 32 + "-" + "2" * 16 + "-01"
    day = last["at"]
    accepted_and_not("entry", [made("setting", good, traceparent=trace)],
                     *([made("setting", good, **bad)] for bad in (
                         {"parts": {}}, {"parts": {"content": "0" * 64}}, {"traceparent": "01" + trace[2:]},
                         {"traceparent": "00-" + "0" * 32 + trace[35:]},
                         {"traceparent": trace[:36] + "0" * 16 + trace[52:]},
                         {"clock": "2023-02-30" + day[10:]}, {"clock": "0000-01-01" + day[10:]},
                         {"clock": "2023-02-29" + day[10:]}, {"clock": "2023-04-31" + day[10:]},
                         {"clock": "2023-04-30T00:00:60Z"}, {"case": ref})))
    for clock in ("2020-02-29T00:00:00Z", "2000-02-29T23:59:59Z", "1999-12-31T00:00:00Z", "0001-01-01T00:00:00Z"):
        accepted_and_not(f"clock {clock}", [made("setting", good, clock=clock)])


def places_of_lines(items):
    """Lines have one order, and stand only where the first line says that there are such lines."""
    if items[0]["rules"]:
        other = json.loads(v.dump(items))
        other[0]["rules"] = False
        must_be_refused("rules that were not announced", joined(other))
    if items[0]["parts"]:
        other = json.loads(v.dump(items))
        other[0]["parts"] = False
        must_be_refused("parts that were not announced", joined(other))


def of_entry(item, number):
    return item.get("part", {}).get("entry") == number


def transaction(items, at):
    """Places of all lines from the head before this entry to the head after it."""
    first, last = at, at
    while "head" not in items[first - 1] and first > 1:
        first -= 1
    while "head" not in items[last]:
        last += 1
    return range(first, last + 1)


def cut_back(items):
    """An older state of the log is a good log; only who kept a later head sees that something is gone."""
    last = next(v.dump(item["head"]) for item in reversed(items) if "head" in item)
    rest = [item for item in items if "end" not in item and not item.keys() & {"case", "rule_set", "rule_file"}]
    for at in [i for i, item in enumerate(rest) if "head" in item][:-1]:
        shorter = json.loads(v.dump(rest[:at + 1]))
        shorter[0]["size"], shorter[0]["parts"], shorter[0]["rules"] = shorter[at]["head"]["size"], False, False
        shorter = [item for item in shorter if "part" not in item]
        must_be_refused(f"cut back to line {at + 1}", joined(shorter), {last: "deposited head"})


def proofs():
    global tried
    for name in ("inclusion", "consistency"):
        text = (folder / f"{name}.json").read_bytes().removesuffix(b"\n")
        known = (folder / "head.json").read_bytes()

        def holds(changed):
            found = []
            heads = v.check_proof(name, changed, lambda *words: found.append(words), log_key)
            return bool(heads) and not found and known in heads

        log_key = json.loads(text)["log_key"]
        assert holds(text), name
        for at in range(0, len(text), 1 if long else 5):
            for bit in range(8) if long else (at % 8,):
                changed = bytearray(text)
                changed[at] ^= 1 << bit
                tried += 1
                if holds(bytes(changed)):
                    accepted.append(f"{name} proof: byte {at}, bit {bit}")
        hashes = json.loads(text)["hashes"]
        for at in range(len(hashes)):
            for changed in (hashes[:at] + hashes[at + 1:], hashes[:at] + [hashes[at]] + hashes[at:],
                            hashes[:at] + hashes[at + 1:at + 2] + [hashes[at]] + hashes[at + 2:]):
                tried += 1
                if changed != hashes and holds(v.dump(json.loads(text) | {"hashes": changed})):
                    accepted.append(f"{name} proof: hashes at {at}")


def paper():
    """A line that was copied by hand is read as it was meant."""
    global tried
    line = "WW1-57-G9S5-32VP-5VWR-QHWE-PYZ1-99NR-RN0J-NTD0-M9SR-9AQ9-B67V"
    for same in (line, line.lower(), line.replace("-", " "), line.replace("0", "O"), line.replace("1", "I"),
                 line.replace("1", "l"), line[:7] + line[7:].replace("-", ""), f" {line}\n"):
        tried += 1
        assert v.paper(same) == line.encode(), same
    for other in (line[:-1], line[:-1] + "W", line + "0", line.replace("-57-", "-5O7-"), "", "WW1"):
        tried += 1
        if v.paper(other) == line.encode():
            accepted.append(f"fingerprint {other}")


def signatures():
    """RFC 8032, 7.1; and what makes a signature no signature."""
    global tried
    key = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    signature = ("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                 "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")
    message = bytes.fromhex("af82")
    assert v.signed(key, message, signature)
    scalar = int.from_bytes(bytes.fromhex(signature)[32:], "little")
    rewritten = signature[:64] + (scalar + v.L).to_bytes(32, "little").hex()
    neutral = (1).to_bytes(32, "little").hex()
    cases = [(key, message, rewritten), (neutral, message, neutral + "00" * 32), (key, b"", signature),
             ("ff" * 32, message, signature), (key[:-2] + "a5", message, signature), ("00" * 32, message, "00" * 64)]
    for bit in range(512):
        changed = bytearray.fromhex(signature)
        changed[bit // 8] ^= 1 << bit % 8
        cases.append((key, message, bytes(changed).hex()))
    for case in cases:
        tried += 1
        if v.signed(*case):
            accepted.append(f"signature {case}")


signatures()
for name in ("all", "few"):
    lines = (folder / f"{name}.jsonl").read_bytes().splitlines(True)
    assert not findings(lines), findings(lines)
    assert ended(lines) == lines
    one_byte(lines)
    lines_changed(lines)
    items = split(lines)[:-1]
    without_keys(items)
    with_log_key(items)
    with_every_key(items)
    places_of_lines(items)
    cut_back(items)
proofs()
paper()
print(f"{tried} tried, {len(accepted)} accepted")
for name in accepted:
    print(name)
sys.exit(1 if accepted else 0)
