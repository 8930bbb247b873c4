"""A film in two languages in one run, against twice the film in one: what their sharing saves.

The shipped film is rendered as a draft, offline, each time into a store of its own: in its own
language, then in its own and Russian together. Seconds are wall and CPU, on all cores; `ratio` is
two languages over twice one. Drawings and pictures without words are made once; the rest differs,
since a shot lasts as long as its narration.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from scripts.benches.speed.films import ROOT
from scripts.benches.speed.running import Took, parts, rendering, timed


def measure(film: Path, *words: str) -> tuple[Took, set[str]]:
    """Return what a draft took from nothing, and its segments."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        took = timed(*rendering(film, folder, "--draft", *words))
        return took, parts(folder)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench languages")
    parser.add_argument("film", nargs="?", default="scenes/liberation-1945")
    parser.add_argument("--own", default="en", help="the film's own language")
    parser.add_argument("--other", default="ru", help="the language of its translation")
    asked = parser.parse_args()
    film = ROOT / asked.film
    own, own_parts = measure(film)
    other, other_parts = measure(film, "--language", asked.other)
    both, _ = measure(film, "--languages", f"{asked.own},{asked.other}")
    print(f"{'':<12}{'wall s':>8}{'CPU s':>8}")
    rows = {asked.own: own, asked.other: other, f"{asked.own},{asked.other}": both}
    for name, took in rows.items():
        print(f"{name:<12}{took.wall:>8.1f}{took.cpu:>8.1f}")
    print(
        f"{'ratio':<12}{both.wall / (2 * own.wall):>8.2f}{both.cpu / (2 * own.cpu):>8.2f}"
    )
    shared = len(own_parts & other_parts)
    print(
        f"segments: {len(own_parts)}, {len(other_parts)}, of which both have {shared}"
    )


if __name__ == "__main__":
    main()
