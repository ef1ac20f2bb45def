"""Every statement of the store, written once and compiled for the dialect that runs it.

They give rows of the table's own columns, in its order, unless they say otherwise.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, LargeBinary, Table, Text, and_, bindparam, cast, delete, func, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from campaignkit.store.sql.tables import ATTACHMENT, BATCH, DUE, ENTRY, EVENT, METADATA, PERSON, REMOVAL, SETTING

TABLES = tuple(METADATA.tables)
P = bindparam
E, N, R = EVENT.c, ENTRY.c, REMOVAL.c


class Raw(FunctionElement[bytes]):
    """The bytes of a text as they lie in the table, whatever they are."""

    inherit_cache: bool | None = True
    type: TypeEngine[bytes] = LargeBinary()


@compiles(Raw)
def _as_blob(text: Raw, compiler: Any, **words: Any) -> str:
    return f"CAST({compiler.process(text.clauses, **words)} AS BLOB)"


@compiles(Raw, "postgresql")
def _as_bytea(text: Raw, compiler: Any, **words: Any) -> str:
    return f"convert_to({compiler.process(text.clauses, **words)}, 'UTF8')"


# The log
EVENTS = select(EVENT).where(E.stream == P("stream"), E.version > P("after")).order_by(E.version)
BODIES = select(E.kind, E.schema, E.body).where(E.stream == P("stream"), E.version > P("after")).order_by(E.version)
HEAD = (
    select(E.stream, E.version, E.position, E.hash, E.recorded_at)
    .where(E.stream == P("stream"))
    .order_by(E.version.desc())
    .limit(1)
)
RECORDED = select(EVENT).where(E.stream == P("stream"), E.command_id == P("command_id")).order_by(E.ordinal)
LAST_POSITION = select(func.coalesce(func.max(E.position), 0))
TAIL = select(EVENT).where(E.position > P("after")).order_by(E.position).limit(P("many"))
_RAW = [Raw(column) if isinstance(column.type, Text) else column for column in EVENT.columns]
RAW_ROWS = select(*_RAW).where(E.position > P("after")).order_by(E.position).limit(P("many"))
_LAST = select(E.stream, func.max(E.version).label("version")).group_by(E.stream).subquery()
STREAMS = (
    select(E.stream, E.version, E.position, E.hash, E.recorded_at)
    .join(_LAST, and_(E.stream == _LAST.c.stream, E.version == _LAST.c.version))
    .order_by(E.stream)
)
APPEND = EVENT.insert()

# The entry book; `number` stands for the id, and ADMIT takes the columns of an entry after its campaign
_OFFERED = [column for column in ENTRY.columns if column.name not in ("campaign", "number")]
_NEXT = select(func.coalesce(func.max(N.number), 0) + 1).where(N.campaign == P("campaign")).scalar_subquery()
ADMIT = (
    insert(ENTRY)
    .inline()
    .values(campaign=P("campaign"), number=_NEXT, **{column.name: P(column.name) for column in _OFFERED})
    .on_conflict_do_nothing()
)


def _now(name: str) -> ColumnElement[str]:
    """What was decided since the admission, or what was ruled then."""
    return func.coalesce(R[name], N[name]).label(name)


_STANDS = ENTRY.outerjoin(REMOVAL, and_(R.campaign == N.campaign, R.number == N.number))
_AS_ADMITTED = [N.number, *_OFFERED]
_AS_NOW = [_now(c.name) if c.name in ("status", "reason", "article") else c for c in _AS_ADMITTED]
_OF_ROUND = and_(N.campaign == P("campaign"), N.round == P("round"))
_PORTION = N.number > P("after")

ENTRIES = select(*_AS_NOW).select_from(_STANDS).where(_OF_ROUND, _PORTION).order_by(N.number).limit(P("many"))
ENTRY_OF = select(*_AS_NOW).select_from(_STANDS).where(N.campaign == P("campaign"), N.number == P("number"))
_KEY = (_now("status"), _now("reason"), _now("article"))
COUNTS = (
    select(*_KEY, func.count(), cast(func.sum(N.tickets), BigInteger))
    .select_from(_STANDS)
    .where(_OF_ROUND)
    .group_by(*_KEY)
    .order_by(*_KEY)
)
BATCH_ROWS = (
    select(*_AS_ADMITTED)
    .where(N.campaign == P("campaign"), _PORTION, N.number <= P("last"))
    .order_by(N.number)
    .limit(P("many"))
)
BATCH_COUNTS = (
    select(N.status, N.reason, N.article, func.count())
    .where(N.campaign == P("campaign"), N.number >= P("first"), N.number <= P("last"))
    .group_by(N.status, N.reason, N.article)
    .order_by(N.reason, N.article)
)
LAST_NUMBER = select(func.coalesce(func.max(N.number), 0)).where(N.campaign == P("campaign"))
IN_BOOK = select(func.count()).select_from(ENTRY).where(N.campaign == P("campaign"))
BATCHES = (
    select(BATCH.c.batch, BATCH.c.first, BATCH.c.last).where(BATCH.c.campaign == P("campaign")).order_by(BATCH.c.batch)
)
NEW_BATCH = BATCH.insert()
REMOVALS = select(R.number, R.status).where(R.campaign == P("campaign")).order_by(R.number)


def _upsert(table: Table, *changed: str) -> Insert:
    """Insert a row; where its key is known, write these columns anew."""
    given = insert(table)
    return given.on_conflict_do_update(
        index_elements=list(table.primary_key.columns), set_={name: given.excluded[name] for name in changed}
    )


REMOVE = _upsert(REMOVAL, "status", "reason", "article")

# What falls due, as it was when the log last grew
FORGET_DUE = delete(DUE).where(DUE.c.campaign == P("campaign"))
PUT_DUE = DUE.insert()
DUE_OF = (
    select(*[column for column in DUE.columns if column.name not in ("campaign", "nth")])
    .where(DUE.c.campaign == P("campaign"))
    .order_by(DUE.c.nth)
)

# The directory of people
PUT = _upsert(PERSON, "value")
FIELDS = select(PERSON.c.field, PERSON.c.value).where(PERSON.c.subject == P("subject")).order_by(PERSON.c.field)
FIND = select(func.min(PERSON.c.subject)).where(PERSON.c.field == P("field"), PERSON.c.value == P("value"))
ERASE = delete(PERSON).where(PERSON.c.subject == P("subject"))

# Files and settings
PUT_ATTACHMENT = insert(ATTACHMENT).on_conflict_do_nothing()
ATTACHMENT_OF = select(ATTACHMENT.c.name, ATTACHMENT.c.content).where(ATTACHMENT.c.sha256 == P("sha256"))
PUT_SETTING = _upsert(SETTING, "value")
SETTING_OF = select(SETTING.c.value).where(SETTING.c.name == P("name"))
