"""What a picture shows that decides how a film frames it: faces, writing, what is clear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.units import Size
from lantern.credits.shared_credit import SharedCredit
from lantern.graphics import photo
from lantern.graphics.faces import FaceBox, find_faces
from lantern.graphics.svg_file import is_svg
from lantern.graphics.transparency import flatten_alpha, has_alpha
from lantern.graphics.typefaces import BUNDLED
from lantern.graphics.writing import looks_like_page

_STUDIED_SIDE = 700
"""Pixels along the longer side in which a page of writing is sought."""


@dataclass(frozen=True)
class PictureStudy:
    """What a picture shows; `size` is (w, h) in pixels, upright.

    A page is bright with something dark on it: writing, a plan, a drawing.
    """

    size: Size
    faces: tuple[FaceBox, ...] = ()
    is_page: bool = False
    is_clear: bool = False
    """Whether it is see-through in places."""
    fixed_by: str = ""
    """The licence that forbids to crop and move it; empty if it may be."""

    def mark_licence(self, credit: SharedCredit | None) -> PictureStudy:
        """Return it with the licence of its credit, if that allows no changes."""
        if credit is None or credit.allows_changes:
            return self
        return replace(self, fixed_by=credit.licence)


def study_picture(path: Path) -> PictureStudy:
    """Look at a picture: whether it has faces, looks like a page, or is clear in places.

    Raises:
        AssetFailure: It can't be read.
    """
    size = photo.read_size(path)
    is_drawing = is_svg(path)
    width = min(_STUDIED_SIDE, size[0]) if is_drawing else None
    pixels = photo.read_with_alpha(path, width, typefaces=BUNDLED)
    rgb = flatten_alpha(pixels, None)
    small = photo.shrink(rgb, _STUDIED_SIDE / max(rgb.shape[:2]))
    faces: tuple[FaceBox, ...] = ()
    if not is_drawing:
        faces = find_faces(small)
    return PictureStudy(size, faces, looks_like_page(small), has_alpha(pixels))
