"""Specs and contexts of visuals for tests, written as authors write shots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from lantern.core.problems import Span
from lantern.core.store import Store
from lantern.core.units import Frames, Size
from lantern.graphics import look
from lantern.graphics.look import Look
from lantern.visuals import DrawingCache, VisualContext, card
from lantern.visuals.card import CardVisual
from lantern.visuals.specs import (
    CardSpec,
    ClipSpec,
    DocumentSpec,
    InsetSpec,
    MapSpec,
    PanelsSpec,
    StillSpec,
    VisualSpec,
)

_SPEC: TypeAdapter[VisualSpec] = TypeAdapter(VisualSpec)
_CLIP_KEYS = {"from": "start", "to": "end"}


def still_spec(name: str = "a.png", **keys: Any) -> StillSpec:
    """Return what a shot of a still shows; `move` and `focus` as in YAML."""
    spec = _SPEC.validate_python({"kind": "still", "still": name, **keys})
    assert isinstance(spec, StillSpec)
    return spec


def map_spec(name: str = "m.yml", **keys: Any) -> MapSpec:
    """Return what a shot of a map shows; `when` holds frames."""
    spec = _SPEC.validate_python({"kind": "map", "map": name, **keys})
    assert isinstance(spec, MapSpec)
    return spec


def card_spec(card: Mapping[str, Any], **spoken_at: int) -> CardSpec:
    """Return what a shot of a card shows; `events_0=12`: the first event is spoken at frame 12."""
    frames = {key.replace("_", "/"): frame for key, frame in spoken_at.items()}
    spec = _SPEC.validate_python(
        {"kind": "card", "card": dict(card), "spoken_at": frames}
    )
    assert isinstance(spec, CardSpec)
    return spec


def clip_spec(clip: Mapping[str, Any], **keys: Any) -> ClipSpec:
    """Return what a shot of a clip shows; `clip` has its keys as in YAML."""
    named = {_CLIP_KEYS.get(key, key): value for key, value in clip.items()}
    spec = _SPEC.validate_python({"kind": "clip", **named, **keys})
    assert isinstance(spec, ClipSpec)
    return spec


def document_spec(
    document: Mapping[str, Any], **spoken_at: int
) -> DocumentSpec:
    """Return what a shot of a document shows; `zoom_0=12`: its first zoom begins at frame 12."""
    frames = {key.replace("_", "/"): frame for key, frame in spoken_at.items()}
    spec = _SPEC.validate_python(
        {
            "kind": "document",
            "document": dict(document),
            "timing": look.load().timing.document.model_dump(),
            "spoken_at": frames,
        }
    )
    assert isinstance(spec, DocumentSpec)
    return spec


def panels_spec(*panels: Mapping[str, Any], **keys: Any) -> PanelsSpec:
    """Return what a shot of panels shows; each is a still, with label and start if given."""
    made = [
        {**panel, "picture": read_still(panel["picture"])} for panel in panels
    ]
    spec = _SPEC.validate_python(
        {
            "kind": "panels",
            "layout": "side-by-side",
            "style": look.load().panels.model_dump(),
            **keys,
            "panels": made,
        }
    )
    assert isinstance(spec, PanelsSpec)
    return spec


def read_still(name: str) -> dict[str, Any]:
    """Return a still that rests, as JSON."""
    return {"kind": "still", "still": name, "move": "hold"}


def inset_spec(name: str, **keys: Any) -> InsetSpec:
    """Return a still in a corner of a shot, by default at the top right."""
    style = look.load().panels.model_dump()
    corner = {"corner": "top-right", "form": "landscape", "style": style}
    inset = {**corner, "picture": read_still(name), **keys}
    spec = still_spec("base.png", inset=inset).inset
    assert spec is not None
    return spec


def make_context(
    folder: Path,
    size: Size = (160, 90),
    length: int = 100,
    *,
    fps: int = 25,
    style: Look | None = None,
    cache: DrawingCache | None = None,
    has_captions: bool = False,
    allows_python: bool = False,
) -> VisualContext:
    """Return the context of a shot with its files in `folder`, its drawings in `folder/store`."""
    return VisualContext(
        find=lambda text: folder / text,
        size=size,
        fps=fps,
        length=Frames(length),
        look=style or look.load(),
        drawing_cache=cache or DrawingCache(Store(folder / "store")),
        has_captions=has_captions,
        allows_python=allows_python,
    )


def locate(loc: tuple[str | int, ...]) -> Span:
    """Return a place for any key of a shot."""
    return Span(Path("s.yml"))


def note_places(
    places: list[tuple[str | int, ...]],
) -> Callable[[tuple[str | int, ...]], Span]:
    """Return a function that locates keys, and appends each to `places`."""

    def at(loc: tuple[str | int, ...]) -> Span:
        places.append(loc)
        return Span(Path("scene.yml"))

    return at


def open_card(
    folder: Path,
    what: Mapping[str, Any],
    size: tuple[int, int] = (320, 180),
    **spoken_at: int,
) -> CardVisual:
    """A card of a shot of 10 s; `bars_1=100` says that an entry is spoken in frame 100."""
    spec = card_spec(what, **spoken_at)
    return card.open_visual(spec, make_context(folder, size, 250))


def find_card_problems(
    what: Mapping[str, Any], size: tuple[int, int] = (1920, 1080)
) -> list[tuple[tuple[str | int, ...], str]]:
    """The places and messages of a card's problems."""
    places: list[tuple[str | int, ...]] = []
    context = make_context(Path(), size, 250)
    found = card.check(card_spec(what), context, note_places(places))
    messages = [problem.message for problem in found]
    return list(zip(places, messages, strict=True))
