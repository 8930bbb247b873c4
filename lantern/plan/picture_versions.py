"""What has a hand in a shot's pictures: versions of programs, libraries and Lantern's makers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.graphics import pdf
from lantern.plan.job import list_versions
from lantern.script.model.card_ground import GroundedCard
from lantern.visuals import (
    compose,
    inserts,
    list_drawing_versions,
    load_kind,
    notes,
    overlays,
    panels,
    transitions,
    treatment,
)
from lantern.visuals.clip import effects
from lantern.visuals.plugins import load_module
from lantern.visuals.requests import OverlayRequest, VisualRequest
from lantern.visuals.specs import (
    CardSpec,
    ClipSpec,
    DocumentSpec,
    MapSpec,
    StillSpec,
    VisualSpec,
    iter_specs,
)


def list_tools(shots: Sequence[VisualRequest]) -> list[str]:
    """Return the versions of the programs and libraries that have a hand in these pictures."""
    versions = dict(list_versions())
    specs = _list_specs(shots)
    if any(spec.kind == "clip" or spec.effects for spec in specs):
        versions |= effects.list_versions()
    tools = [f"{name} {version}" for name, version in sorted(versions.items())]
    if any(
        isinstance(spec, DocumentSpec) and spec.document.is_pdf
        for spec in specs
    ):
        tools.append(pdf.describe_version())
    return tools


def _list_specs(shots: Sequence[VisualRequest]) -> list[VisualSpec]:
    """Return what shots show, and the pictures of their panels and insets."""
    specs: list[VisualSpec] = []
    for shot in shots:
        specs += iter_specs(shot.spec)
    return specs


def _list_versions(spec: VisualSpec) -> Iterator[int]:
    """Yield the VERSIONs of a shot's pictures, of its notes, and of its inset."""
    for each in iter_specs(spec):
        yield from _list_picture_versions(each)
    if spec.notes is not None:
        yield notes.VERSION
    if spec.inserts is not None:
        yield inserts.VERSION
    if spec.inset is not None or has_pins(spec):
        yield panels.VERSION


def _list_picture_versions(spec: VisualSpec) -> Iterator[int]:
    """Yield the VERSION of a picture's kind, and of the map under a card."""
    yield load_module(spec).VERSION
    if isinstance(spec, StillSpec | ClipSpec) and spec.treatment is not None:
        yield treatment.VERSION
    if isinstance(spec, CardSpec) and isinstance(spec.card, GroundedCard):
        ground = spec.card.ground
        if ground is not None and ground.map:
            yield load_kind("map").VERSION


def has_pins(spec: VisualSpec) -> bool:
    """Tell whether photographs are pinned to a shot's map."""
    return isinstance(spec, MapSpec) and spec.pins is not None


def list_programs(
    shots: Sequence[VisualRequest],
    placed_overlays: Sequence[OverlayRequest] = (),
    transition: str = "",
) -> dict[str, object]:
    """Return the VERSIONs of all that has a hand in a picture of these shots."""
    versions: list[int] = []
    for shot in shots:
        versions += _list_versions(shot.spec)
    found: dict[str, object] = {
        "compose": compose.VERSION,
        "drawing": list_drawing_versions(),
        "visuals": versions,
    }
    if any(spec.effects for spec in _list_specs(shots)):
        found["effects"] = effects.VERSION
    if placed_overlays:
        found["overlays"] = overlays.VERSION
    if transition:
        found["transition"] = transitions.VERSIONS[transition]
    return found
