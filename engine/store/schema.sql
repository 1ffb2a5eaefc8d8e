-- The ledger, version 2. Described in docs/ledger-format.md; built into the engine by CMake.
-- Nothing is ever changed or removed, and a record is only added at the end of the chain.

CREATE TABLE rule_set (
    hash  TEXT    NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    files INTEGER NOT NULL CHECK (files >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_text (
    rule_set_hash TEXT NOT NULL REFERENCES rule_set (hash),
    path          TEXT NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (rule_set_hash, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    number         INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    case_id        TEXT    NOT NULL,
    reference_date TEXT    NOT NULL,
    engine         TEXT    NOT NULL,
    semantics      INTEGER NOT NULL,
    rule_set_hash  TEXT    NOT NULL REFERENCES rule_set (hash),
    decisions      TEXT    NOT NULL,
    facts_json     TEXT    NOT NULL,
    outcomes_json  TEXT    NOT NULL,
    trace_text     TEXT    NOT NULL,
    trace_digest   TEXT    NOT NULL CHECK (length(trace_digest) = 64),
    actor          TEXT    NOT NULL,
    recorded_at    TEXT    NOT NULL,
    previous_seal  TEXT    NOT NULL,
    seal           TEXT    NOT NULL CHECK (length(seal) = 64)
) STRICT;

CREATE TRIGGER rule_set_no_update BEFORE UPDATE ON rule_set BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_set_no_delete BEFORE DELETE ON rule_set BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_text_no_update BEFORE UPDATE ON rule_text BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER rule_text_no_delete BEFORE DELETE ON rule_text BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER record_no_update BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- INSERT OR REPLACE removes rows without firing delete triggers, so inserts are guarded too.
CREATE INDEX record_by_case ON record (case_id, number);

CREATE TRIGGER rule_set_only_new BEFORE INSERT ON rule_set
WHEN EXISTS (SELECT 1 FROM rule_set WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER rule_text_only_new BEFORE INSERT ON rule_text
WHEN EXISTS (SELECT 1 FROM rule_text WHERE rule_set_hash = NEW.rule_set_hash AND path = NEW.path)
    OR (SELECT count(*) FROM rule_text WHERE rule_set_hash = NEW.rule_set_hash)
       >= (SELECT files FROM rule_set WHERE hash = NEW.rule_set_hash)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER record_only_next BEFORE INSERT ON record
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM record)
    OR NEW.previous_seal IS NOT coalesce((SELECT seal FROM record ORDER BY number DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'a record must follow the last one'); END;
