"""Take the pictures of the README and the guides from the films of this project.

`scripts/pictures` takes all of them into docs/pictures, `scripts/pictures map loop` these two. A
picture is a frame as it goes to the encoder. It is named by its scene, a word that stands in its
shot, and how far into the shot it is, so that it stays the same when the film around it changes.
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from scripts.data import template_pictures
from scripts.data.moments import ROOT, FramePainter, Moment, set_in_rows
from scripts.data.studio_picture import paint_studio

FOLDER = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "scenes" / "liberation-1945"
EXAMPLES = ROOT / "scenes" / "gallery"
OF_SAMPLE = {
    "still": Moment("one-day", "khingan-crossing", 0.6),
    "map": Moment("one-day", "The 6th Guards", 0.95),
    "chart": Moment("the-figures", "chart", 0.9),
}
OF_EXAMPLES = {
    "notes": Moment("notes", "notes", 0.9),
    "document": Moment("documents", "document", 0.8),
    "quotation": Moment("documents", "quotation", 0.9),
    "panels": Moment("panels", "panels", 0.9),
    "before-after": Moment("panels", "before-after", 0.5),
    "people": Moment("people", "people", 0.9),
    "relations": Moment("people", "relations", 0.95),
    "units": Moment("units", "map", 0.6),
    "routes": Moment("Routes", "map", 0.6),
    "globe": Moment("globe", "globe", 0.2),
    "inserts": Moment("numbers", "inserts", 0.9),
    "lines": Moment("charts", "lines", 0.95),
    "archive": Moment("archive", "panels", 0.5),
}
LEFT_OUT = ("quotation", "panels", "before-after", "people")
"""Examples that the mosaic does without, so that it has nine."""
LOOP = (
    Moment("two-clocks", "globe", 0.5),
    Moment("one-day", "khingan-crossing", 0.2),
    Moment("one-day", "The 6th Guards", 0.2),
    Moment("the-figures", "chart", 0.12),
    Moment("the-children", "children-door", 0.2),
)
"""Where the stretches of the loop begin."""
LOOP_SECONDS = 2  # each stretch
LOOP_RATE = 10
LOOP_SIZE = (720, 405)
LOOP_QUALITY = 70
STILL_SIZE = (960, 540)
MOSAIC_SIZE = (320, 180)
MOSAIC_COLUMNS = 3
QUALITY = 82
SLOWEST_METHOD = 6
"""WebP's effort: the smallest file."""
_SUMMARY = "Take the pictures of the README and the guides into docs/pictures."


def main() -> None:
    """Take what the command line asks for."""
    makers = list_makers()
    parser = argparse.ArgumentParser(
        prog="scripts/pictures", description=_SUMMARY
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="pictures; else all",
    )
    wanted = parser.parse_args().names or makers
    FOLDER.mkdir(exist_ok=True)
    for name in wanted:
        if name not in makers:
            parser.error(
                f"there is no picture '{name}'; there are: {', '.join(makers)}"
            )
        makers[name]()


def list_makers() -> dict[str, Callable[[], None]]:
    """Return what takes each picture, by the picture's name."""
    makers: dict[str, Callable[[], None]] = {}
    for name, moment in OF_SAMPLE.items():
        makers[name] = functools.partial(take_still, name, SAMPLE, moment)
    for name, moment in OF_EXAMPLES.items():
        makers[name] = functools.partial(take_still, name, EXAMPLES, moment)
    for name, paint in template_pictures.PICTURES.items():
        makers[name] = functools.partial(save_painted, name, paint)
    makers |= {"mosaic": take_mosaic, "loop": take_loop}
    makers["studio"] = functools.partial(save_painted, "studio", paint_studio)
    return makers


def take_still(name: str, film: Path, moment: Moment) -> None:
    """Write a frame of a film."""
    save(open_film(film).paint_moment(moment, STILL_SIZE), name)


def save_painted(name: str, paint: Callable[[], Image.Image]) -> None:
    """Write what a function paints."""
    save(paint(), name)


def take_mosaic() -> None:
    """Write the small pictures of the examples in rows."""
    film = open_film(EXAMPLES)
    pictures: list[Image.Image] = []
    for name, moment in OF_EXAMPLES.items():
        if name not in LEFT_OUT:
            pictures.append(film.paint_moment(moment, MOSAIC_SIZE))
    save(set_in_rows(pictures, MOSAIC_COLUMNS), "mosaic")


def take_loop() -> None:
    """Write stretches of the sample film as one animated picture, without sound."""
    film = open_film(SAMPLE)
    frames: list[Image.Image] = []
    for moment in LOOP:
        first = film.find_frame(moment, room=LOOP_SECONDS * film.rate)
        for number in range(LOOP_SECONDS * LOOP_RATE):
            frame = first + number * film.rate // LOOP_RATE
            frames.append(film.paint(frame, LOOP_SIZE))
    frames[0].save(
        FOLDER / "loop.webp",
        save_all=True,
        append_images=frames[1:],
        duration=1000 // LOOP_RATE,
        loop=0,
        quality=LOOP_QUALITY,
        method=4,
    )


def save(picture: Image.Image, name: str) -> None:
    """Write a picture to docs/pictures."""
    path = FOLDER / f"{name}.webp"
    picture.save(
        path,
        quality=QUALITY,
        method=SLOWEST_METHOD,
    )


@functools.cache
def open_film(film: Path) -> FramePainter:
    """Return a film, read once."""
    return FramePainter(film)


if __name__ == "__main__":
    main()
