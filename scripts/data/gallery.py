"""Render the small films of scenes/small, and take the pictures of docs/gallery.

`scripts/gallery` makes all of them, `scripts/gallery harbour walk` these two. Films lie in
build/gallery, with `--draft` small. A page's picture is a frame of its film as it goes to the
encoder, so it is the same each time, and another only when the film is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
FILMS = ROOT / "scenes" / "small"
PAGES = ROOT / "docs" / "gallery"
OUTPUT = ROOT / "build" / "gallery"
PICTURE_TIMES: dict[str, tuple[float, ...]] = {
    "album": (24,),
    "battle": (28,),
    "bilingual": (8.4,),
    "biography": (17.8,),
    "harbour": (20.4,),
    "journey": (23.6,),
    "science": (34,),
    "walk": (4, 16.5, 32.6),
}
"""The seconds of each film that its page shows: one, of an upright film three beside each other."""
PICTURE_WIDTH = 960
PICTURE_GAP = 12
PICTURE_QUALITY = 82
_SUMMARY = (
    "Render the films of scenes/small to build/gallery, and take their pages' pictures."
)
_SLOWEST_METHOD = 6
"""WebP's effort: the smallest file."""


def main() -> None:
    """Make what the command line asks for, one film after the other."""
    parser = argparse.ArgumentParser(prog="scripts/gallery", description=_SUMMARY)
    parser.add_argument("names", nargs="*", metavar="NAME", help="the films; else all")
    parser.add_argument("--draft", action="store_true", help="540 lines, quicker")
    options = parser.parse_args()
    for name in options.names:
        if name not in PICTURE_TIMES:
            parser.error(
                f"there is no film '{name}'; there are: {', '.join(PICTURE_TIMES)}"
            )
    for name in options.names or PICTURE_TIMES:
        render_film(name, draft=options.draft)
        take_picture(name)


def render_film(name: str, *, draft: bool) -> None:
    """Render one film to its folder in build/gallery."""
    run_lantern("render", FILMS / name, "--out", OUTPUT / name, *["--draft"] * draft)


def take_picture(name: str) -> None:
    """Write the picture of a film's page: its frames beside each other, 960 pixels wide."""
    times = PICTURE_TIMES[name]
    width = (PICTURE_WIDTH - PICTURE_GAP * (len(times) - 1)) // len(times)
    frames = [read_frame(name, time, width=width) for time in times]
    picture = Image.new("RGB", (PICTURE_WIDTH, frames[0].height), "white")
    for index, frame in enumerate(frames):
        picture.paste(frame, (index * (width + PICTURE_GAP), 0))
    path = PAGES / "pictures" / f"{name}.webp"
    picture.save(path, quality=PICTURE_QUALITY, method=_SLOWEST_METHOD)


def read_frame(name: str, time: float, *, width: int) -> Image.Image:
    """Return a film's frame at a second, as it goes to the encoder, `width` pixels wide."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frame.png"
        run_lantern("frame", FILMS / name, str(time), "--to", path)
        with Image.open(path) as opened:
            height = round(opened.height * width / opened.width)
            picture: Image.Image = opened.convert("RGB").resize((width, height))
    return picture


def run_lantern(*words: str | Path) -> None:
    """Run a verb of Lantern; one that fails ends this program, having said why."""
    done = subprocess.run([sys.executable, ROOT / "render.py", *words])
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
