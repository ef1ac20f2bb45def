"""The tables as SQLAlchemy Core knows them; the numbered steps in `steps/` create them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text

METADATA = MetaData()
TEXT, NUMBER, BYTES = Text, BigInteger, LargeBinary


def _table(name: str, key: str, /, **columns: type[Text | BigInteger | LargeBinary]) -> Table:
    keys = key.split()
    return Table(
        name,
        METADATA,
        *(
            Column(column, kind, nullable=False, primary_key=column in keys, autoincrement=False)
            for column, kind in columns.items()
        ),
    )


EVENT = _table(
    "event", "position",
    position=NUMBER, stream=TEXT, version=NUMBER, kind=TEXT, schema=NUMBER, definition=TEXT, recorded_at=NUMBER,
    actor=TEXT, command_id=TEXT, command_sha256=TEXT, ordinal=NUMBER, body=TEXT, prev=TEXT, hash=TEXT,
)  # fmt: skip
ENTRY = _table(
    "entry", "campaign number",
    campaign=TEXT, number=NUMBER, source=TEXT, source_id=TEXT, round=TEXT, subject=TEXT, post=TEXT, at=NUMBER,
    status=TEXT, reason=TEXT, article=TEXT, tickets=NUMBER, group=TEXT, pools=TEXT,
)  # fmt: skip
BATCH = _table("batch", "campaign batch", campaign=TEXT, batch=NUMBER, first=NUMBER, last=NUMBER)
REMOVAL = _table("removal", "campaign number", campaign=TEXT, number=NUMBER, status=TEXT, reason=TEXT, article=TEXT)
DUE = _table(
    "due", "campaign nth",
    campaign=TEXT, nth=NUMBER, due_at=NUMBER, place=TEXT, owner=TEXT, blocks=NUMBER, act=TEXT, what_fr=TEXT,
    what_en=TEXT, as_of=NUMBER,
)  # fmt: skip
PERSON = _table("person", "subject field", subject=TEXT, field=TEXT, value=TEXT)
ATTACHMENT = _table("attachment", "sha256", sha256=TEXT, name=TEXT, content=BYTES)
SETTING = _table("setting", "name", name=TEXT, value=BYTES)
