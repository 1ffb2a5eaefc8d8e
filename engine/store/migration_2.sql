-- From version 1 to 2. INSERT OR REPLACE removes rows without firing delete triggers, so version 1 could still be
-- overwritten that way; now an insert may only add what is next. And a case's records are found by index.

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
