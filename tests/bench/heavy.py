"""What the heaviest damaged plan files cost before they are refused: `python -m tests.bench.heavy`."""

from __future__ import annotations

from tests.codec.heavy import refuse_heavy

WANTED_SECONDS, WANTED_MB = 2, 200


def main() -> None:
    """Print the slowest file of each format, and the most memory."""
    for ending in ("yaml", "json"):
        took, memory = refuse_heavy(ending)
        slowest = max(took, key=lambda name: took[name])
        print(
            f"{ending}: {took[slowest]:.2f} s for {slowest} (wanted: {WANTED_SECONDS}), {memory / 1e6:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
