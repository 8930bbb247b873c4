"""A film in two languages in one run, against twice the film in one: what their sharing saves.

The shipped film is rendered as a draft, offline, each time into a store of its own: in its own
language, then in its own and another one. Seconds are wall and CPU, on all cores; the ratio is
two languages over twice one. Drawings, and pictures without words that stand equally long, are
made once; the rest differs, since a shot lasts as long as its narration.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from scripts.benches.speed.films import ROOT
from scripts.benches.speed.running import Took, rendering, timed


def list_segments(out: Path) -> set[str]:
    """Return the keys of the segments of a draft, by the report beside it."""
    report = json.loads((out / "report.json").read_text("utf-8"))
    return {key for name, key in report["keys"].items() if ", shot " in name}


def print_row(name: str, took: Took) -> None:
    print(f"{name:<12}{took.wall:>9.1f}{took.cpu:>9.1f}", flush=True)


def read_words() -> argparse.Namespace:
    """Return the film and the languages that were asked for."""
    parser = argparse.ArgumentParser(prog="scripts/bench languages")
    parser.add_argument(
        "film",
        nargs="?",
        default="scenes/liberation-1945",
    )
    parser.add_argument(
        "--own",
        default="en",
        help="the film's own language",
    )
    parser.add_argument(
        "--other",
        default="ru",
        help="a language it is translated into",
    )
    return parser.parse_args()


def main() -> None:
    asked = read_words()
    film = ROOT / asked.film
    print(f"{'':<12}{'wall s':>9}{'CPU s':>9}")
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        own = timed(*rendering(film, Path(name), "--draft"))
        print_row(asked.own, own)
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        tags = f"{asked.own},{asked.other}"
        both = timed(*rendering(film, folder, "--draft", "--languages", tags))
        print_row(tags, both)
        first = list_segments(folder / "out" / "draft")
        second = list_segments(folder / "out" / asked.other / "draft")
    wall, cpu = both.wall / own.wall / 2, both.cpu / own.cpu / 2
    print(f"{'ratio':<12}{wall:>9.2f}{cpu:>9.2f}")
    print(
        f"segments: {len(first)} and {len(second)}, {len(first & second)} in both"
    )


if __name__ == "__main__":
    main()
