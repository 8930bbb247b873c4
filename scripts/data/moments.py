"""Paint frames of a film, at moments that stay the same when the film around them changes."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml
from PIL import Image

import lantern
from lantern.core.store import Store
from lantern.core.units import Shape
from lantern.graphics.pixels import to_rgb
from lantern.plan import build_segment_request
from lantern.rendering import speak_and_lay_out
from lantern.rendering.calls import open_session
from lantern.rendering.output_places import find_output
from lantern.rendering.session import RenderOptions
from lantern.script.film_script import Script
from lantern.timeline import PlacedShot, split_segments
from lantern.visuals import compose
from lantern.visuals.compose import SegmentPicture

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Moment:
    """A moment of a film: a scene by its id, its first shot with a word, and a share of that."""

    scene: str
    word: str
    share: float


def find_written_shot(script: Script, moment: Moment) -> tuple[int, int]:
    """Return the indices of a moment's scene and shot.

    Raises:
        SystemExit: There is no such scene, or none of its shots has the word.
    """
    part = script.select(moment.scene)
    if part is None:
        raise SystemExit(f"{moment} is in no scene: change scripts/data")
    written = yaml.safe_load(part.tree.file.read_text("utf-8"))
    for number, shot in enumerate(written["shots"]):
        if moment.word in str(shot):
            return part.number - 1, number
    raise SystemExit(f"{moment} is in no shot: change scripts/data")


class FramePainter:
    """Paint frames of a film, which is spoken first if it wasn't yet."""

    def __init__(self, film: Path, shape: Shape | None = None) -> None:
        """Read the film, speak it and lay it out in a shape, else in its own."""
        project, problems = lantern.load(film)
        if project is None:
            raise SystemExit(f"{film} can't be read: {problems[0]}")
        store = ROOT / "build" / ".store"
        options = RenderOptions(store, find_output(project.script), shape=shape)
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
                planes = compose.paint(
                    self._open(number), frame - segment.start
                )
                picture = Image.fromarray(to_rgb(planes))
                return picture.resize(size, Image.Resampling.LANCZOS)
        raise ValueError(f"frame {frame} is not in the film")

    def paint_moment(
        self, moment: Moment, size: tuple[int, int]
    ) -> Image.Image:
        """Return the frame of a moment, scaled to a size."""
        return self.paint(self.find_frame(moment), size)

    def find_frame(self, moment: Moment, *, room: int = 1) -> int:
        """Return the number of a moment's frame, early enough for `room` frames of its shot."""
        shot = self._find_shot(moment)
        frame = shot.start + round(moment.share * (shot.end - shot.start))
        return max(shot.start, min(frame, shot.end - room))

    def _find_shot(self, moment: Moment) -> PlacedShot:
        scene, shot = find_written_shot(self._script, moment)
        for placed in self._rendition.timeline.shots:
            if (placed.scene, placed.shot) == (scene, shot):
                return placed
        raise ValueError(f"{moment} is not in the film")

    def _open_segment(self, number: int) -> SegmentPicture:
        request = build_segment_request(self._rendition, self._segments[number])
        return compose.prepare(request, self._store, self._rendition.look)


def set_in_rows(pictures: list[Image.Image], columns: int) -> Image.Image:
    """Return pictures of one size as one, in rows."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (width * columns, height * rows))
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        whole.paste(picture, (column * width, row * height))
    return whole
