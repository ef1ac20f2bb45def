CREATE TABLE due (
  campaign text COLLATE "C" NOT NULL,
  nth      bigint NOT NULL,
  due_at   bigint NOT NULL,
  place    text COLLATE "C" NOT NULL,
  owner    text COLLATE "C" NOT NULL,
  blocks   bigint NOT NULL,
  act      text COLLATE "C" NOT NULL,
  what_fr  text COLLATE "C" NOT NULL,
  what_en  text COLLATE "C" NOT NULL,
  as_of    bigint NOT NULL,
  PRIMARY KEY (campaign, nth)
);

CREATE VIEW v_event AS
SELECT
  position,
  stream,
  CASE WHEN strpos(stream, ':') > 0 THEN '' ELSE stream END AS campaign,
  version,
  kind,
  timestamptz 'epoch' + recorded_at * interval '1 microsecond' AS recorded_at,
  actor,
  command_id,
  body
FROM event;

CREATE VIEW v_entry AS
SELECT
  entry.campaign AS campaign,
  'e' || lpad(entry.number::text, 12, '0') AS entry,
  entry.round AS round,
  entry.source AS source,
  entry.source_id AS source_id,
  entry.subject AS subject,
  entry.post AS post,
  timestamptz 'epoch' + entry.at * interval '1 microsecond' AS entered_at,
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
  timestamptz 'epoch' + due_at * interval '1 microsecond' AS due_at,
  place,
  owner,
  blocks,
  act,
  what_fr,
  what_en,
  timestamptz 'epoch' + as_of * interval '1 microsecond' AS as_of
FROM due;
