"""Render the small films of scenes/small, and take the pictures of docs/gallery.

`scripts/gallery` makes all of them, `scripts/gallery harbour walk` these two. Films lie in
build/gallery, with `--draft` small. A page's picture is a frame as it goes to the encoder, of an
upright film three of them, so it is the same each time, and another only when the film is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from scripts.data.moments import ROOT, FramePainter, Moment, set_in_rows

FILMS = ROOT / "scenes" / "small"
PAGES = ROOT / "docs" / "gallery"
OUTPUT = ROOT / "build" / "gallery"
PICTURES = {
    "album": (Moment("every-summer", "stack", 0.95),),
    "harbour": (Moment("a-channel", "before-after", 0.52),),
    "science": (Moment("the-lines", "chart", 0.7),),
    "biography": (Moment("the-third-of-march", "document", 0.91),),
    "journey": (Moment("on-foot", "follow", 0.3),),
    "battle": (Moment("the-ring", "map", 0.6),),
    "walk": (
        Moment("six-oclock", "station", 0.72),
        Moment("eleven-steps", "steps", 0.6),
        Moment("the-lamps", "pictures/lamps", 0.35),
    ),
    "bilingual": (Moment("the-rooster", "cock", 0.92),),
}
"""What each page shows: a moment, or three of an upright film."""
WIDE, UPRIGHT = (960, 540), (320, 569)
QUALITY = 82
SLOWEST_METHOD = 6
"""WebP's effort: the smallest file."""
_SUMMARY = (
    "Render the small films to build/gallery, and take their pages' pictures."
)


def main() -> None:
    """Make what the command line asks for, one film after the other."""
    parser = argparse.ArgumentParser(
        prog="scripts/gallery", description=_SUMMARY
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="films; else all",
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="540 lines, quicker",
    )
    options = parser.parse_args()
    for name in options.names:
        if name not in PICTURES:
            parser.error(
                f"there is no film '{name}'; there are: {', '.join(PICTURES)}"
            )
    for name in options.names or PICTURES:
        render_film(name, draft=options.draft)
        take_picture(name)


def render_film(name: str, *, draft: bool) -> None:
    """Render a film to its folder in build/gallery; a failure ends this program."""
    words: list[str | Path] = ["render", FILMS / name, "--out", OUTPUT / name]
    if draft:
        words.append("--draft")
    done = subprocess.run([sys.executable, ROOT / "render.py", *words])
    if done.returncode:
        sys.exit(done.returncode)


def take_picture(name: str) -> None:
    """Write the picture of a film's page: its moments, beside each other."""
    moments = PICTURES[name]
    size = WIDE if len(moments) == 1 else UPRIGHT
    painter = FramePainter(FILMS / name)
    pictures = [painter.paint_moment(moment, size) for moment in moments]
    path = PAGES / "pictures" / f"{name}.webp"
    whole = set_in_rows(pictures, len(pictures))
    whole.save(
        path,
        quality=QUALITY,
        method=SLOWEST_METHOD,
    )


if __name__ == "__main__":
    main()
