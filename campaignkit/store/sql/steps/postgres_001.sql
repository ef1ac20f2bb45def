CREATE TABLE step (number bigint PRIMARY KEY);

CREATE TABLE event (
  position       bigint NOT NULL PRIMARY KEY,
  stream         text COLLATE "C" NOT NULL,
  version        bigint NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  schema         bigint NOT NULL,
  definition     text COLLATE "C" NOT NULL,
  recorded_at    bigint NOT NULL,
  actor          text COLLATE "C" NOT NULL,
  command_id     text COLLATE "C" NOT NULL,
  command_sha256 text COLLATE "C" NOT NULL,
  ordinal        bigint NOT NULL,
  body           text COLLATE "C" NOT NULL,
  prev           text COLLATE "C" NOT NULL,
  hash           text COLLATE "C" NOT NULL,
  UNIQUE (stream, version),
  UNIQUE (stream, command_id, ordinal)
);

CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION never();

CREATE TABLE batch (
  campaign text COLLATE "C" NOT NULL,
  batch    bigint NOT NULL,
  first    bigint NOT NULL,
  last     bigint NOT NULL,
  PRIMARY KEY (campaign, batch)
);

CREATE TABLE entry (
  campaign  text COLLATE "C" NOT NULL,
  number    bigint NOT NULL,
  source    text COLLATE "C" NOT NULL,
  source_id text COLLATE "C" NOT NULL,
  round     text COLLATE "C" NOT NULL,
  subject   text COLLATE "C" NOT NULL,
  post      text COLLATE "C" NOT NULL,
  at        bigint NOT NULL,
  status    text COLLATE "C" NOT NULL,
  reason    text COLLATE "C" NOT NULL,
  article   text COLLATE "C" NOT NULL,
  tickets   bigint NOT NULL,
  "group"   text COLLATE "C" NOT NULL,
  pools     text COLLATE "C" NOT NULL,
  PRIMARY KEY (campaign, number),
  UNIQUE (campaign, source, source_id)
);

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER entry_is_never_emptied BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION never();

CREATE TABLE removal (
  campaign text COLLATE "C" NOT NULL,
  number   bigint NOT NULL,
  status   text COLLATE "C" NOT NULL,
  reason   text COLLATE "C" NOT NULL,
  article  text COLLATE "C" NOT NULL,
  PRIMARY KEY (campaign, number)
);

CREATE TABLE person (
  subject text COLLATE "C" NOT NULL,
  field   text COLLATE "C" NOT NULL,
  value   text COLLATE "C" NOT NULL,
  PRIMARY KEY (subject, field)
);

CREATE INDEX person_by_value ON person USING hash (value);

CREATE TABLE attachment (
  sha256  text COLLATE "C" NOT NULL PRIMARY KEY,
  name    text COLLATE "C" NOT NULL,
  content bytea NOT NULL
);

CREATE TABLE setting (
  name  text COLLATE "C" NOT NULL PRIMARY KEY,
  value bytea NOT NULL
);
