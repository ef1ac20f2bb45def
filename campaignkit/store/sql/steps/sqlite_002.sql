CREATE TABLE due (
  campaign TEXT    NOT NULL,
  nth      INTEGER NOT NULL,
  due_at   INTEGER NOT NULL,
  place    TEXT    NOT NULL,
  owner    TEXT    NOT NULL,
  blocks   INTEGER NOT NULL,
  act      TEXT    NOT NULL,
  what_fr  TEXT    NOT NULL,
  what_en  TEXT    NOT NULL,
  as_of    INTEGER NOT NULL,
  PRIMARY KEY (campaign, nth)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_event AS
SELECT
  position,
  stream,
  CASE WHEN instr(stream, ':') THEN '' ELSE stream END AS campaign,
  version,
  kind,
  strftime('%Y-%m-%dT%H:%M:%S', recorded_at / 1000000, 'unixepoch') || printf('.%06dZ', recorded_at % 1000000)
    AS recorded_at,
  actor,
  command_id,
  body
FROM event;

CREATE VIEW v_entry AS
SELECT
  entry.campaign AS campaign,
  printf('e%012d', entry.number) AS entry,
  entry.round AS round,
  entry.source AS source,
  entry.source_id AS source_id,
  entry.subject AS subject,
  entry.post AS post,
  strftime('%Y-%m-%dT%H:%M:%S', entry.at / 1000000, 'unixepoch') || printf('.%06dZ', entry.at % 1000000) AS entered_at,
  coalesce(removal.status, entry.status) AS status,
  coalesce(removal.reason, entry.reason) AS reason,
  coalesce(removal.article, entry.article) AS article,
  entry.tickets AS tickets,
  entry."group" AS "group",
  entry.pools AS pools
FROM entry LEFT JOIN removal ON removal.campaign = entry.campaign AND removal.number = entry.number;

CREATE VIEW v_due AS
SELECT
  campaign,
  strftime('%Y-%m-%dT%H:%M:%S', due_at / 1000000, 'unixepoch') || printf('.%06dZ', due_at % 1000000) AS due_at,
  place,
  owner,
  blocks,
  act,
  what_fr,
  what_en,
  strftime('%Y-%m-%dT%H:%M:%S', as_of / 1000000, 'unixepoch') || printf('.%06dZ', as_of % 1000000) AS as_of
FROM due;
