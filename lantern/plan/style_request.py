"""What decides pixels of all shots of a rendition: its size, and its look as far as it is shown."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from lantern.core.store import digest_json
from lantern.graphics.look import NOT_DRAWN
from lantern.plan.rendition import Rendition
from lantern.visuals import overlays
from lantern.visuals.requests import FontRequest, StyleRequest

_ALONE: tuple[overlays.OverlayKind, ...] = ("caption", "lower_third")
"""Kinds of overlay with roles of type of their own: without them these roles don't count."""


def build_style_request(
    rendition: Rendition, shown: Collection[str] = ()
) -> StyleRequest:
    """Return what decides pixels of all shots.

    Of the look, what only some things show is in it where they are `shown`: kinds of overlay,
    and `note` and `insert`.
    """
    fonts = {
        slot: FontRequest(tuple(map(Path, font.files)), font.family)
        for slot, font in rendition.fonts.items()
    }
    return StyleRequest(
        size=rendition.output_format.size,
        fps=rendition.output_format.fps,
        look_file=rendition.look_file,
        look_digest=_digest_look(rendition, shown),
        fonts=fonts,
        has_captions=rendition.has_burned_captions,
    )


def _digest_look(rendition: Rendition, shown: Collection[str]) -> str:
    """Return the digest of the look, without what these pictures don't show."""
    counted = frozenset(shown) & {*_ALONE, "note", "insert"}
    digest = rendition.look_digests.get(counted)
    if digest is None:
        digest = _compute_look_digest(rendition, counted)
        rendition.look_digests[counted] = digest
    return digest


def _compute_look_digest(rendition: Rendition, shown: Collection[str]) -> str:
    """Return the digest of the look; `shown` are kinds of overlay, and note and insert."""
    unused_roles: set[str] = set()
    for kind in _ALONE:
        if kind not in shown:
            unused_roles.update(overlays.TYPE_ROLES[kind])
    # a document has its timing in its own spec
    unused_times = {"document"}
    unused: dict[str, set[str] | bool] = {
        "roles": unused_roles,
        "timing": unused_times,
    }
    unused |= dict.fromkeys(NOT_DRAWN, True)
    if "note" not in shown and "insert" not in shown:
        unused_roles.add("callout")
    if "note" not in shown:
        unused_times.add("note")
        unused["notes"] = True
    if "insert" not in shown:
        unused_times.add("insert")
        unused["inserts"] = True
    # bands of squares are no reason to make films of other shapes again
    if rendition.output_format.shape != "square":
        unused["bands_at"] = {"square_plain"}
    return digest_json(rendition.look.model_dump(mode="json", exclude=unused))
