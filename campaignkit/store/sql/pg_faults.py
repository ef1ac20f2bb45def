"""What the driver of PostgreSQL says, in our words: none of its exceptions leaves the room, and no password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from campaignkit.store.errors import Fault, ForeignDatabaseError, unusable
from campaignkit.values import CampaignKitError, Text

# https://www.postgresql.org/docs/current/errcodes-appendix.html, the longest beginning first
BY_STATE = {
    "55P03": Fault.LOCKED,
    "57014": Fault.LOCKED,
    "40": Fault.LOCKED,
    "53": Fault.FULL,
    "25006": Fault.NOT_WRITABLE,
    "42501": Fault.NOT_WRITABLE,
    "28": Fault.UNREACHABLE,
    "3D000": Fault.UNREACHABLE,
    "08": Fault.UNREACHABLE,
    "57P": Fault.UNREACHABLE,
}


class MissingDriverError(CampaignKitError):
    """PostgreSQL is wanted, and its driver is not installed."""


def refuse_without_driver() -> None:
    """MissingDriverError unless psycopg is installed."""
    if find_spec("psycopg") is None:
        raise MissingDriverError(
            Text("PostgreSQL ne peut pas être ouvert", "PostgreSQL cannot be opened"),
            Text("psycopg n'est pas installé", "psycopg is not installed"),
            Text("installer campaignkit[postgres]", "install campaignkit[postgres]"),
        )


@contextmanager
def in_our_words(name: str) -> Iterator[None]:
    """Whatever the driver raises in the block becomes a ForeignDatabaseError about the database of this name."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise _said(error, name) from None
    except DBAPIError as error:
        raise _said(error.orig or error, name) from None
    except SQLAlchemyError as error:
        raise unusable(Fault.UNREACHABLE, name, type(error).__name__) from None


def _said(error: BaseException, name: str) -> ForeignDatabaseError:
    state = getattr(error, "sqlstate", None) or ("08" if _is_gone(error) else "")
    known = next((fault for start, fault in BY_STATE.items() if state.startswith(start)), Fault.DAMAGED)
    words = getattr(getattr(error, "diag", None), "message_primary", None)
    return unusable(known, name, words or type(error).__name__)


def _is_gone(error: BaseException) -> bool:
    """Whether the connection could not be made, or was lost; the driver gives no state then."""
    import psycopg

    return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
