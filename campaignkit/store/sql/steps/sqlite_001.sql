CREATE TABLE event (
  position       INTEGER NOT NULL PRIMARY KEY,
  stream         TEXT    NOT NULL,
  version        INTEGER NOT NULL,
  kind           TEXT    NOT NULL,
  schema         INTEGER NOT NULL,
  definition     TEXT    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  actor          TEXT    NOT NULL,
  command_id     TEXT    NOT NULL,
  command_sha256 TEXT    NOT NULL,
  ordinal        INTEGER NOT NULL,
  body           TEXT    NOT NULL,
  prev           TEXT    NOT NULL,
  hash           TEXT    NOT NULL,
  UNIQUE (stream, version),
  UNIQUE (stream, command_id, ordinal)
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

-- REPLACE deletes without asking the trigger above.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE position >= NEW.position)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version >= NEW.version)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND command_id = NEW.command_id AND ordinal = NEW.ordinal)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TABLE batch (
  campaign TEXT    NOT NULL,
  batch    INTEGER NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (campaign, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  campaign  TEXT    NOT NULL,
  number    INTEGER NOT NULL,
  source    TEXT    NOT NULL,
  source_id TEXT    NOT NULL,
  round     TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  post      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  status    TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  article   TEXT    NOT NULL,
  tickets   INTEGER NOT NULL,
  "group"   TEXT    NOT NULL,
  pools     TEXT    NOT NULL,
  PRIMARY KEY (campaign, number),
  UNIQUE (campaign, source, source_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'rows of the entry book stay as they were admitted');
END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'rows of the entry book stay as they were admitted');
END;

CREATE TABLE removal (
  campaign TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  status   TEXT    NOT NULL,
  reason   TEXT    NOT NULL,
  article  TEXT    NOT NULL,
  PRIMARY KEY (campaign, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  subject TEXT NOT NULL,
  field   TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_value ON person (field, value);

CREATE TABLE attachment (
  sha256  TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;
