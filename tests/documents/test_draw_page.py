"""The public page of a draw, in a browser without network: it recomputes, and says what is wrong."""

from __future__ import annotations

import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from campaignkit.beacons import recorded_rounds
from campaignkit.documents import draw_page
from campaignkit.draw.protocol import (
    Certificate,
    ProtocolError,
    StandardEngine,
    allot,
    commitment_from,
    issue,
    public_key_of,
    seal,
    seed_of,
    wanted,
)
from campaignkit.values import digest_of

pytestmark = pytest.mark.slow
KEY = bytes(range(32))
ROUND = next(each for each in recorded_rounds() if each.round == 657413)
HOUSES = [digest_of(f"house {n}".encode()) for n in range(9)]
PLAIN = [f"e{n:03d}\t{1 + n % 4}\t-\t-" for n in range(200)]
HOUSEHOLDS = [f"e{n:03d}\t{1 + n % 3}\t{HOUSES[n % 9]}\t{('-', 'lyon', 'lyon,paris')[n % 3]}" for n in range(60)]
SCARCE = [f"e{n:03d}\t1\t-\t{('-', 'lyon')[n % 2]}" for n in range(6)]


def tier(name: str, count: int, pool: str | None = None, alternates: int = 1) -> dict[str, Any]:
    on = dict.fromkeys(("silence", "refusal", "ineligible", "undeliverable"), "next")
    return {"name": name, "count": count, "pool": pool, "alternates": alternates, "on": on}


def drawn(
    rows: list[str], *tiers: dict[str, Any], unit: str = "entry", within: str = "draw"
) -> tuple[Certificate, bytes]:
    """A certificate and its list."""
    content = ("id\ttickets\tgroup\tpools\n" + "".join(f"{row}\n" for row in rows)).encode()
    lines = content.splitlines(keepends=True)
    sealed = seal(lines)
    commitment = commitment_from(
        {
            "protocol": "campaignkit.draw/1", "campaign": "noel", "draw": "main", "parent": None,
            "signer": public_key_of(KEY), "sequence": 1, "previous": None, "rules_sha256": "ab" * 32,
            "list": {name: getattr(sealed, name) for name in ("sha256", "merkle_root", "entries", "tickets")},
            "one_prize_per": {"unit": unit, "within": within}, "tiers": list(tiers),
            "sealed_at": "2023-09-15T09:30:00Z", "beacon": ROUND.reference.to_plain(),
        }
    )  # fmt: skip
    seed = seed_of(commitment.commit, ROUND.randomness)
    ranking = StandardEngine().rank(lines, seed=seed, unit=commitment.one_prize_per.unit, want=wanted(commitment))
    allotment = allot(commitment, ranking)
    return issue(commitment=commitment, beacon=ROUND, allotment=allotment, library="x", private_key=KEY), content


def seen(chromium: Path, page: str, folder: Path, query: str = "", *, budget_ms: int = 20_000) -> str:
    """The page as a browser has it after its scripts have run, with every address unknown."""
    (folder / "index.html").write_text(page, "utf-8")
    command = [
        str(chromium), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--virtual-time-budget={budget_ms}", "--dump-dom",
        (folder / "index.html").as_uri() + query,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def body(dom: str) -> dict[str, str]:
    """What the page says of itself."""
    return dict(re.findall(r'data-(\w+)="(\w+)"', re.findall(r"<body[^>]*>", dom)[0]))


DRAWS = {
    "tickets": drawn(PLAIN, tier("trip", 1, alternates=2), tier("kit", 5)),
    "households and pools": drawn(
        HOUSEHOLDS, tier("trip", 1), tier("kit", 2, "lyon"), tier("book", 2, "paris"), unit="group"
    ),
    "long enough to be worked in slices": drawn([f"e{n:06d}\t1\t-\t-" for n in range(100_000)], tier("trip", 9)),
    "within a tier, unfilled": drawn(SCARCE, tier("gold", 2), tier("silver", 5, "lyon"), within="tier"),
}


class TestAGoodDraw:
    """'recomputes the draw in the visitor's browser, says what it does not check'"""

    @pytest.mark.parametrize("name", DRAWS)
    def test_the_browser_comes_to_the_same_winners(self, chromium: Path, tmp_path: Path, name: str) -> None:
        certificate, content = DRAWS[name]
        dom = seen(chromium, draw_page(certificate, content), tmp_path)
        assert body(dom) == {"sha": "agrees", "result": "good"}
        assert dom.count(">✓ ") == 7
        assert "the organiser alone says so" in dom

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_an_entrant_finds_their_place(self, chromium: Path, tmp_path: Path, lang: str) -> None:
        certificate, content = DRAWS["tickets"]
        first = certificate.winners[0].id
        dom = seen(chromium, draw_page(certificate, content, lang), tmp_path, f"?id={first}")
        told = {
            "fr": f"« {first} » est dans la liste : place 1 sur 200",
            "en": f'"{first}" is in the list: number 1 of 200',
        }
        assert told[lang] in dom
        assert f'<html lang="{lang}">' in dom

    @pytest.mark.parametrize("asked", ["nobody", "e0", "%3Cb%3E"])
    def test_whoever_is_not_in_the_list_is_told_so(self, chromium: Path, tmp_path: Path, asked: str) -> None:
        dom = seen(chromium, draw_page(*DRAWS["tickets"]), tmp_path, f"?id={asked}")
        assert "is not in the sealed list" in dom
        assert "<b>" not in dom.split("</style>")[1].split("<script")[0]


class TestATamperedDraw:
    """'a good list, a changed list, a changed certificate'"""

    @pytest.mark.parametrize(
        ("old", "new", "failing"),
        [
            ("e007\t4", "e007\t3", "The list has the promised digest"),
            ("e007\t4\t-\t-\n", "", "The list has the promised digest"),
            ("T09:30:00Z", "T09:30:01Z", "The commitment has the digest"),
            ('"seed":"', '"seed":"0', "The seed follows"),
            ('"winners":[{"tier":"trip","rank":1', '"winners":[{"tier":"trip","rank":2', "The winners are right"),
            ('"alternates":[{"tier":"trip","rank":1', '"alternates":[{"tier":"trip","rank":2', "The alternates are"),
        ],
    )
    def test_the_step_that_fails_is_named(
        self, chromium: Path, tmp_path: Path, old: str, new: str, failing: str
    ) -> None:
        page = draw_page(*DRAWS["tickets"])
        assert old in page
        dom = seen(chromium, page.replace(old, new, 1), tmp_path)
        assert body(dom)["result"] == "bad"
        assert f">✗ {failing}" in dom


class TestAListThatIsChosen:
    """A list above two million bytes is chosen by the visitor; nothing is said of an entrant by another file."""

    def page(self, monkeypatch: pytest.MonkeyPatch, chosen: bytes, *later: bytes) -> str:
        """The page of a list that is not embedded, into which files are put one after the other."""
        certificate, content = DRAWS["tickets"]
        monkeypatch.setattr(import_module("campaignkit.documents.draw_page"), "EMBEDDED_BYTES", 10)
        page = draw_page(certificate, content)
        assert "e007" not in page.split('id="list"')[1].split("</script>")[0]
        put = "".join(
            f"check(new Uint8Array({list(each)})).then(() => {{ $('id').value = 'e007'; $('ask').requestSubmit(); }});"
            for each in (chosen, *later)
        )
        return page.replace("</script>\n</body>", f"{put}</script>\n</body>")

    def test_the_right_one_answers(self, chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dom = seen(chromium, self.page(monkeypatch, DRAWS["tickets"][1]), tmp_path)
        assert body(dom)["result"] == "good"
        assert '"e007" is in the list: number' in dom

    @pytest.mark.parametrize("other", [b"id\ttickets\tgroup\tpools\ne007\t1\t-\t-\n", b"", b"\x00\xff" * 99])
    def test_another_file_answers_nothing(
        self, chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: bytes
    ) -> None:
        dom = seen(chromium, self.page(monkeypatch, other), tmp_path)
        assert body(dom)["result"] == "bad"
        assert "This file is not the sealed list." in dom
        assert 'e007" is in the list: number' not in dom

    def test_of_two_files_the_later_counts(
        self, chromium: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dom = seen(chromium, self.page(monkeypatch, DRAWS["tickets"][1], b"something else"), tmp_path)
        assert body(dom)["result"] == "bad"


def test_a_name_that_looks_like_a_mark_of_the_page_stays_a_name(chromium: Path, tmp_path: Path) -> None:
    rows = [f"e{n}__SAY__\t1\t-\t-" for n in range(5)]
    dom = seen(chromium, draw_page(*drawn(sorted(rows), tier("trip", 1))), tmp_path)
    assert body(dom)["result"] == "good"


def test_bytes_that_are_no_canonical_list_are_not_put_into_a_page() -> None:
    certificate, _content = DRAWS["tickets"]
    with pytest.raises(ProtocolError):
        draw_page(certificate, b"</script><script>alert(1)</script>")


def test_the_page_asks_nobody_for_anything() -> None:
    page = draw_page(*DRAWS["tickets"])
    assert not re.findall(r"""(?:src|href)=|https?://|fetch\(|XMLHttpRequest|import\(""", page)
