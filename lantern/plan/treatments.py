"""Which pictures of a film are treated as archive material, by their shot or by film.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.problems import AssetFailure
from lantern.graphics.svg_file import is_svg
from lantern.script.model.picture import Picture
from lantern.visuals.specs import TreatmentSpec

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def choose_treatment(
    rendition: Rendition, picture: Picture, folder: Path
) -> TreatmentSpec | None:
    """Return how a still or footage of a scene in `folder` is treated, None for as it is.

    The film's own treatment is for photographs and footage: drawings, and what the ledger calls an
    illustration, are no archive material.
    """
    chosen = picture.treat
    if chosen is None:
        chosen = rendition.script.film.treat
        if chosen is None or _is_drawn(rendition, picture, folder):
            return None
    if chosen.name == "none":
        return None
    return TreatmentSpec(rendition.look.archive, chosen.mask)


def _is_drawn(rendition: Rendition, picture: Picture, folder: Path) -> bool:
    """Tell whether a picture is a drawing, or made by a program."""
    file = picture.clip.file if picture.clip else picture.still
    if file is None:
        return True
    try:
        path = rendition.script.get_path(file, folder)
    except AssetFailure:
        return True  # reported with the script
    entry = rendition.ledger.find_entry(path)
    return is_svg(path) or (entry is not None and entry.kind == "illustration")
