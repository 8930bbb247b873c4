"""Words over pictures that are too long for their place, in one shape of the film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lantern.checks.glyphs import (
    list_chapter_names,
    list_datelines,
    list_overlay_texts,
)
from lantern.core.interface_words import LabelTexts
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.graphics import photo
from lantern.graphics.look.type_role import RoleName
from lantern.plan import Rendition
from lantern.script.assets import ShownFile, iter_third_portraits
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource, Script
from lantern.visuals.overlays import OverlayKind
from lantern.visuals.overlays.layout import can_fit

_KINDS: dict[RoleName, OverlayKind] = {
    "lower_third_title": "lower_third",
    "lower_third_line": "lower_third",
    "source": "source",
}
"""The overlay that is set in a role of type."""
_NAMES: dict[OverlayKind, str] = {
    "lower_third": "a lower third",
    "source": "the source line",
    "claim": "the label of a claim",
    "dateline": "its place in the frame",
}


@dataclass(frozen=True)
class _OverlayLine:
    """A line of an overlay, and where it is written; a second line has an empty one before it."""

    kind: OverlayKind
    lines: tuple[str, ...]
    loc: Loc
    has_portrait: bool = False


def check_overlays(rendition: Rendition) -> Iterator[Problem]:
    """Yield warnings of lines that end in an ellipsis, since they have no room."""
    size = rendition.output_format.size
    labels = rendition.script.film.words.labels
    for part in rendition.script.parts:
        for line in _list_lines(rendition, part, labels):
            if not can_fit(
                line.kind,
                line.lines,
                size,
                look=rendition.look,
                has_portrait=line.has_portrait,
            ):
                message = (
                    f"'{line.loc[-1]}' is too long for {_NAMES[line.kind]}, and ends in"
                    " '…' there; shorten it"
                )
                yield Problem(message, part.find_span(line.loc), warning=True)


def _list_lines(
    rendition: Rendition, part: SceneSource, labels: LabelTexts
) -> Iterator[_OverlayLine]:
    """Yield the lines that an author has written over a scene's pictures."""
    yield from _list_written_lines(rendition, part)
    for dateline in list_datelines(part, rendition.script.film.words):
        yield _OverlayLine("dateline", (dateline.text,), dateline.loc)
    if part.scene.claim:
        label = part.scene.claim.format_label(labels)
        yield _OverlayLine("claim", (label,), ("claim", "by"))
    for i, shot in enumerate(part.scene.shots):
        if shot.claim:
            label = shot.claim.format_label(labels)
            yield _OverlayLine("claim", (label,), ("shots", i, "claim", "by"))


def _list_written_lines(
    rendition: Rendition, part: SceneSource
) -> Iterator[_OverlayLine]:
    """Yield the lines of lower thirds and source lines, and the name of a chapter."""
    portrayed = {file.key[:-1] for file in _iter_portraits(part)}
    written = list_overlay_texts(part, has_captions=False)
    for overlay in (*written, *list_chapter_names(rendition, part)):
        if overlay.role in _KINDS and overlay.text:
            lines: tuple[str, ...] = (overlay.text,)
            if overlay.role == "lower_third_line":
                lines = ("", overlay.text)
            has_portrait = overlay.loc[:-1] in portrayed
            yield _OverlayLine(
                _KINDS[overlay.role],
                lines,
                overlay.loc,
                has_portrait=has_portrait,
            )


def _iter_portraits(part: SceneSource) -> Iterator[ShownFile]:
    """Yield the portraits in the lower thirds of a scene and its shots, by their keys."""
    yield from iter_third_portraits(part.scene)
    for i, shot in enumerate(part.scene.shots):
        for file in iter_third_portraits(shot):
            yield replace(file, key=("shots", i, *file.key))


def check_portraits(script: Script) -> Iterator[Problem]:
    """Yield the portraits of lower thirds that are no pictures."""
    for part in script.parts:
        for file in _iter_portraits(part):
            try:
                path = script.get_path(file.text, part.folder)
            except AssetFailure:
                continue  # told where files are looked for
            try:
                photo.verify_picture(path)
            except AssetFailure as failure:
                span = part.find_span(file.key)
                yield Problem(failure.message, span, EXIT_ASSET)
