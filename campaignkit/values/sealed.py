"""What crosses from the entry book into the draw."""

from attrs import frozen

from campaignkit.values.digest import Digest


@frozen(kw_only=True)
class SealedList:
    """A list of entries that can no longer change, known by its digests.

    `sha256` covers the bytes of the file, `merkle_root` its lines (RFC 6962, header excluded);
    `entries` counts the lines, `tickets` sums their tickets; both are 1 or more.
    """

    sha256: Digest
    merkle_root: Digest
    entries: int
    tickets: int
