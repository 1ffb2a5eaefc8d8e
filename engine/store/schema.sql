-- The ledger, format 3. Described in docs/ledger-format.md; built into the engine by CMake.
-- Entries, heads and rule texts are only ever added, in order. What holds personal data (part, case_key) can be removed
-- when an entry says so. Triggers see to that; who drops them is found by `ledger verify`.

CREATE TABLE entry (
    number         INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    nodes          BLOB    NOT NULL CHECK (length(nodes) >= 32 AND length(nodes) % 32 = 0),
    leaf           TEXT    NOT NULL CHECK (json_extract(leaf, '$.number') IS number),
    kind           TEXT    NOT NULL AS (json_extract(leaf, '$.kind')) VIRTUAL,
    recorded_at    TEXT    NOT NULL AS (json_extract(leaf, '$.recorded_at')) VIRTUAL,
    actor          TEXT    NOT NULL AS (json_extract(leaf, '$.actor')) VIRTUAL,
    case_ref       TEXT    AS (json_extract(leaf, '$.case')) VIRTUAL,
    reference_date TEXT    AS (json_extract(leaf, '$.details.reference_date')) VIRTUAL,
    rule_set       TEXT    AS (json_extract(leaf, '$.details.rule_set')) VIRTUAL
) STRICT;

CREATE INDEX entry_by_kind ON entry (kind);
CREATE INDEX entry_by_actor ON entry (actor);
CREATE INDEX entry_by_case ON entry (case_ref, kind) WHERE case_ref IS NOT NULL;
CREATE INDEX entry_by_reference_date ON entry (reference_date) WHERE reference_date IS NOT NULL;
CREATE INDEX entry_by_rule_set ON entry (rule_set) WHERE rule_set IS NOT NULL;

CREATE TABLE head (
    size INTEGER NOT NULL PRIMARY KEY CHECK (size > 0),
    text TEXT    NOT NULL
) STRICT;

-- place = 16 * entry + position: the parts of an entry lie together, in the order of the entries.
CREATE TABLE part (
    place  INTEGER NOT NULL PRIMARY KEY,
    name   TEXT    NOT NULL,
    sealed BLOB    NOT NULL,
    entry  INTEGER NOT NULL AS (place >> 4) VIRTUAL
) STRICT;

CREATE TABLE case_key (
    ref     TEXT NOT NULL PRIMARY KEY CHECK (length(ref) = 32),
    lookup  BLOB NOT NULL UNIQUE CHECK (length(lookup) = 32),
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_file (
    digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    text   TEXT NOT NULL
) STRICT;

CREATE TABLE rule_set (
    hash  TEXT    NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    files INTEGER NOT NULL CHECK (files >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_set_file (
    rule_set TEXT NOT NULL REFERENCES rule_set (hash),
    path     TEXT NOT NULL,
    digest   TEXT NOT NULL REFERENCES rule_file (digest),
    PRIMARY KEY (rule_set, path)
) STRICT, WITHOUT ROWID;

-- INSERT OR REPLACE removes rows without firing delete triggers, so inserts are guarded too.
CREATE TRIGGER entry_only_next BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
    OR NEW.recorded_at < (SELECT recorded_at FROM entry ORDER BY number DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER head_only_next BEFORE INSERT ON head
WHEN NEW.size IS NOT (SELECT max(number) FROM entry) OR NEW.size <= (SELECT max(size) FROM head)
BEGIN SELECT RAISE(ABORT, 'a head must cover new entries'); END;
CREATE TRIGGER head_no_update BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER part_only_new BEFORE INSERT ON part
WHEN NEW.place >> 4 IS NOT (SELECT max(number) FROM entry)
    OR NEW.place >> 4 <= (SELECT max(size) FROM head)
    OR EXISTS (SELECT 1 FROM part WHERE place = NEW.place)
    OR EXISTS (SELECT 1 FROM part WHERE place BETWEEN NEW.place & ~15 AND NEW.place | 15 AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part comes with its entry'); END;
CREATE TRIGGER part_no_update BEFORE UPDATE ON part BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER part_only_erased BEFORE DELETE ON part
WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'erasure'
                 AND case_ref = (SELECT case_ref FROM entry WHERE number = OLD.place >> 4))
BEGIN SELECT RAISE(ABORT, 'parts go only with an erasure'); END;

CREATE TRIGGER case_key_only_new BEFORE INSERT ON case_key
WHEN EXISTS (SELECT 1 FROM case_key WHERE ref = NEW.ref) OR EXISTS (SELECT 1 FROM case_key WHERE lookup = NEW.lookup)
    OR EXISTS (SELECT 1 FROM entry WHERE kind = 'erasure' AND case_ref = NEW.ref)
BEGIN SELECT RAISE(ABORT, 'the case has a key'); END;
CREATE TRIGGER case_key_only_rekeyed BEFORE UPDATE ON case_key
WHEN NEW.ref IS NOT OLD.ref
    OR (SELECT kind FROM entry ORDER BY number DESC LIMIT 1) IS NOT 'rekey'
    OR (SELECT max(number) FROM entry) <= (SELECT max(size) FROM head)
    OR EXISTS (SELECT 1 FROM case_key WHERE lookup = NEW.lookup AND ref <> OLD.ref)
BEGIN SELECT RAISE(ABORT, 'keys change only with a rekey entry'); END;
CREATE TRIGGER case_key_only_erased BEFORE DELETE ON case_key
WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'erasure' AND case_ref = OLD.ref)
BEGIN SELECT RAISE(ABORT, 'keys go only with an erasure'); END;

CREATE TRIGGER rule_file_only_new BEFORE INSERT ON rule_file
WHEN EXISTS (SELECT 1 FROM rule_file WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_file_no_update BEFORE UPDATE ON rule_file BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_file_no_delete BEFORE DELETE ON rule_file BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER rule_set_only_new BEFORE INSERT ON rule_set
WHEN EXISTS (SELECT 1 FROM rule_set WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_set_no_update BEFORE UPDATE ON rule_set BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_set_no_delete BEFORE DELETE ON rule_set BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER rule_set_file_only_new BEFORE INSERT ON rule_set_file
WHEN EXISTS (SELECT 1 FROM rule_set_file WHERE rule_set = NEW.rule_set AND path = NEW.path)
    OR (SELECT count(*) FROM rule_set_file WHERE rule_set = NEW.rule_set)
       >= (SELECT files FROM rule_set WHERE hash = NEW.rule_set)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_set_file_no_update BEFORE UPDATE ON rule_set_file
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_set_file_no_delete BEFORE DELETE ON rule_set_file
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
