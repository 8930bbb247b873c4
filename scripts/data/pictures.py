"""Take the pictures of the README and the guides from the films of this project.

`scripts/pictures` takes all of them into docs/pictures, `scripts/pictures map loop` these two. A
picture is a frame as it goes to the encoder. It is named by its scene, a word that stands in its
shot, and how far into the shot it is, so that it stays the same when the film around it changes.
"""

from __future__ import annotations

import argparse
import functools
from dataclasses import dataclass
from pathlib import Path

import yaml
from PIL import Image

import lantern
from lantern.core.store import Store
from lantern.graphics.pixels import to_rgb
from lantern.plan import build_segment_request
from lantern.rendering import speak_and_lay_out
from lantern.rendering.calls import find_store, open_session
from lantern.rendering.output_places import find_output
from lantern.rendering.session import RenderOptions
from lantern.timeline import PlacedShot, split_segments
from lantern.visuals import compose
from lantern.visuals.compose import SegmentPicture

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"


@dataclass(frozen=True)
class Moment:
    """A moment of a film: a scene by its id, its first shot with a word, and a share of that."""

    film: str
    scene: str
    word: str
    share: float


SAMPLE = "scenes/liberation-1945"
EXAMPLES = "scenes/gallery"
STILLS = {
    "still": Moment(SAMPLE, "one-day", "khingan-crossing", 0.6),
    "map": Moment(SAMPLE, "one-day", "6gta-label", 0.95),
    "chart": Moment(SAMPLE, "the-figures", "chart", 0.9),
    "notes": Moment(EXAMPLES, "notes", "notes", 0.9),
    "document": Moment(EXAMPLES, "documents", "document", 0.8),
    "quotation": Moment(EXAMPLES, "documents", "quotation", 0.9),
    "panels": Moment(EXAMPLES, "panels", "panels", 0.9),
    "before-after": Moment(EXAMPLES, "panels", "before-after", 0.5),
    "people": Moment(EXAMPLES, "people", "people", 0.9),
    "relations": Moment(EXAMPLES, "people", "relations", 0.95),
    "units": Moment(EXAMPLES, "units", "map", 0.6),
    "routes": Moment(EXAMPLES, "Routes", "map", 0.6),
    "globe": Moment(EXAMPLES, "globe", "globe", 0.2),
    "inserts": Moment(EXAMPLES, "numbers", "inserts", 0.9),
    "lines": Moment(EXAMPLES, "charts", "lines", 0.95),
    "archive": Moment(EXAMPLES, "archive", "panels", 0.5),
}
MOSAIC = [
    "notes",
    "document",
    "relations",
    "units",
    "routes",
    "globe",
    "inserts",
    "lines",
    "archive",
]
"""What the picture of pictures that explain is made of."""
LOOP = (
    Moment(SAMPLE, "two-clocks", "globe", 0.5),
    Moment(SAMPLE, "one-day", "khingan-crossing", 0.2),
    Moment(SAMPLE, "one-day", "6gta-label", 0.6),
    Moment(SAMPLE, "the-figures", "chart", 0.4),
    Moment(SAMPLE, "the-children", "children-door", 0.2),
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
    names = [*STILLS, "mosaic", "loop"]
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=_SUMMARY)
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures; else all")
    wanted = parser.parse_args().names or names
    for name in wanted:
        if name not in names:
            parser.error(f"there is no picture '{name}'; there are: {', '.join(names)}")
    FOLDER.mkdir(exist_ok=True)
    for name in wanted:
        if name == "loop":
            take_loop()
        elif name == "mosaic":
            take_mosaic()
        else:
            save(take_still(STILLS[name], STILL_SIZE), name)


def take_still(moment: Moment, size: tuple[int, int]) -> Image.Image:
    """Return the frame of a moment, scaled to a size."""
    film = open_film(moment.film)
    return film.paint(film.find_frame(moment), size)


def take_mosaic() -> None:
    """Set the small pictures of MOSAIC in rows."""
    width, height = MOSAIC_SIZE
    rows = -(-len(MOSAIC) // MOSAIC_COLUMNS)
    mosaic = Image.new("RGB", (width * MOSAIC_COLUMNS, height * rows))
    for number, name in enumerate(MOSAIC):
        row, column = divmod(number, MOSAIC_COLUMNS)
        small = take_still(STILLS[name], MOSAIC_SIZE)
        mosaic.paste(small, (column * width, row * height))
    save(mosaic, "mosaic")


def take_loop() -> None:
    """Write stretches of the sample film as one animated picture, without sound."""
    frames: list[Image.Image] = []
    for moment in LOOP:
        film = open_film(moment.film)
        first = film.find_frame(moment)
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
    picture.save(path, quality=QUALITY, method=SLOWEST_METHOD)


class FramePainter:
    """Paint frames of a film, which is spoken first if it wasn't yet."""

    def __init__(self, film: str) -> None:
        """Read the film, speak it and lay it out."""
        project, problems = lantern.load(ROOT / film)
        if project is None:
            raise SystemExit(f"{film} can't be read: {problems[0]}")
        store = find_store(project)
        options = RenderOptions(store, find_output(project.script))
        with open_session(project, options) as session:
            self._rendition = speak_and_lay_out(session)
        self._store = Store(store)
        self._script = project.script
        self._segments = split_segments(self._rendition.timeline)
        self._open = functools.lru_cache(maxsize=2)(self._open_segment)
        self.rate = self._rendition.timeline.fps

    def paint(self, frame: int, size: tuple[int, int]) -> Image.Image:
        """Return a frame of the film, scaled to a size."""
        for number, segment in enumerate(self._segments):
            if segment.start <= frame < segment.start + segment.length:
                planes = compose.paint(self._open(number), frame - segment.start)
                picture = Image.fromarray(to_rgb(planes))
                return picture.resize(size, Image.Resampling.LANCZOS)
        raise ValueError(f"frame {frame} is not in the film")

    def find_frame(self, moment: Moment) -> int:
        """Return the number of a moment's frame in its film."""
        shot = self._find_shot(moment)
        return shot.start + round(moment.share * (shot.end - shot.start - 1))

    def _find_shot(self, moment: Moment) -> PlacedShot:
        part = self._script.select(moment.scene)
        if part is None:
            raise SystemExit(f"{moment} is no scene: change scripts/data/pictures.py")
        shots = self._rendition.timeline.shots
        placed = [shot for shot in shots if shot.scene == part.number - 1]
        written = yaml.safe_load(part.tree.file.read_text("utf-8"))
        for shot, source in zip(placed, written["shots"], strict=True):
            if moment.word in str(source):
                return shot
        raise SystemExit(f"{moment} is no shot: change scripts/data/pictures.py")

    def _open_segment(self, number: int) -> SegmentPicture:
        request = build_segment_request(self._rendition, self._segments[number])
        return compose.prepare(request, self._store, self._rendition.look)


@functools.cache
def open_film(film: str) -> FramePainter:
    """Return a film, read once."""
    return FramePainter(film)


if __name__ == "__main__":
    main()
