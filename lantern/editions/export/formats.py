"""The formats of projects, by the names that `--to` has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lantern.editions.export.edit import EditSequence
from lantern.editions.export.edl import format_edl
from lantern.editions.export.fcpxml import format_fcpxml
from lantern.editions.export.kdenlive import format_kdenlive
from lantern.editions.export.otio import format_otio


def _format_lists(sequence: EditSequence) -> dict[str, str]:
    """Return each track as a list, by the end of its file's name."""
    return {
        f"-{track.role}.edl": format_edl(sequence, track)
        for track in sequence.tracks
    }


FORMATS: dict[str, Callable[[EditSequence], Mapping[str, str]]] = {
    "otio": lambda sequence: {".otio": format_otio(sequence)},
    "fcpxml": lambda sequence: {".fcpxml": format_fcpxml(sequence)},
    "kdenlive": lambda sequence: {".kdenlive": format_kdenlive(sequence)},
    "edl": _format_lists,
}
"""What writes a format: texts by the ends of their files' names."""
