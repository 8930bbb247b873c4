"""Paint pictures of the film that `new` writes, with other keys: looks, shapes, captions."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from lantern.core.units import Shape
from scripts.data.moments import ROOT, FramePainter, Moment, set_in_rows

TEMPLATE = ROOT / "lantern" / "scaffold" / "template"
PICTURE = Moment("the-lantern", "still", 0.7)
MAP = Moment("the-road", "map", 0.9)
CARD = Moment("the-screen", "card", 0.9)
LOOKS = ("atlas", "archive", "modern-light", "newspaper", "night")
SHAPE_SIZES: dict[Shape, tuple[int, int]] = {
    "wide": (480, 270),
    "portrait": (152, 270),
    "square": (270, 270),
}
GAP = 12
HALF_SIZE = (480, 270)
CAPTIONS_SIZE = (960, 540)


@contextmanager
def write_film(keys: str) -> Iterator[Path]:
    """Write the template with more keys in its film.yml; it lasts as long as the block."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film"
        shutil.copytree(TEMPLATE, film)
        with (film / "film.yml").open("a", encoding="utf-8") as written:
            written.write(f"\n{keys}\n")
        yield film


def paint_looks() -> Image.Image:
    """Return a map and a card in each look, a row for each."""
    pictures: list[Image.Image] = []
    for look in LOOKS:
        with write_film(f"look: {look}\nfade: none") as film:
            painter = FramePainter(film)
            pictures.append(painter.paint_moment(MAP, HALF_SIZE))
            pictures.append(painter.paint_moment(CARD, HALF_SIZE))
    return set_in_rows(pictures, 2)


def paint_shapes() -> Image.Image:
    """Return one moment in the three shapes, beside each other on no ground."""
    sizes = SHAPE_SIZES.values()
    width = sum(size[0] for size in sizes) + GAP * (len(sizes) - 1)
    picture = Image.new("RGBA", (width, HALF_SIZE[1]))
    left = 0
    with write_film("") as film:
        for shape, size in SHAPE_SIZES.items():
            painted = FramePainter(film, shape).paint_moment(MAP, size)
            picture.paste(painted, (left, 0))
            left += size[0] + GAP
    return picture


def paint_captions() -> Image.Image:
    """Return a frame with captions whose spoken word lights up."""
    with write_film("captions: karaoke") as film:
        return FramePainter(film).paint_moment(PICTURE, CAPTIONS_SIZE)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "looks": paint_looks,
    "shapes": paint_shapes,
    "captions": paint_captions,
}
"""What is painted, by the names of the pictures."""
