"""Whether what cards, maps and documents print can be read: type's size, and its contrast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from lantern import plan
from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.pieces import (
    Piece,
    find_area,
    list_pieces,
    rasterize_piece,
)
from lantern.core.problems import AssetFailure, OutputFailure, Span
from lantern.core.records import dump
from lantern.core.store import Store, digest_file, digest_json
from lantern.core.units import Frames
from lantern.graphics.pixels import to_rgb_quick
from lantern.graphics.printed import TypeRun, list_texts, measure_contrast
from lantern.plan.drawings import rest_at_last_view
from lantern.script.document import Loc
from lantern.visuals import Visual, VisualContext
from lantern.visuals.map.spec.naming import read_written_map
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import CardSpec, DocumentSpec, MapSpec

LetteredSpec = CardSpec | DocumentSpec | MapSpec
_REST_SECONDS = 600
"""Seconds into a shot after which everything has come."""


@dataclass(frozen=True)
class Lettering:
    """Words in a shot: their type in pixels at 1080p, and their contrast with the ground.

    The contrast is None where nothing of them is seen. `shot` is the index of the first shot that
    shows them so.
    """

    text: str
    size: float
    contrast: float | None
    span: Span
    shot: int


def list_film_lettering(
    film: CutFilm, *, paints: bool = True
) -> list[Lettering]:
    """Return the words of all cards, maps and documents at rest.

    A picture that comes again is left out. Contrasts are measured if it `paints`; else only
    those are known that the store keeps.
    """
    found: list[Lettering] = []
    seen: set[str] = set()
    for shot in film.shots:
        if not isinstance(shot.spec, CardSpec | DocumentSpec | MapSpec):
            continue
        try:
            picture = _open_at_rest(film, shot, shot.spec)
            if picture.key not in seen:
                found += _list_lettering(
                    picture, shot, film.store, paints=paints
                )
        except AssetFailure:
            continue  # what is wrong with it is told elsewhere
        seen.add(picture.key)
    return found


@dataclass(frozen=True, eq=False)
class _RestingPicture:
    """A card, a map or a document on which everything has come.

    `key` is the digest of all that decides it.
    """

    spec: LetteredSpec
    context: VisualContext
    visual: Visual
    key: str


def _open_at_rest(
    film: CutFilm, shot: CutShot, spec: LetteredSpec
) -> _RestingPicture:
    """Open what a shot shows without the times of its words."""
    length = Frames(_REST_SECONDS * film.fps)
    context = replace(film.make_context(shot), length=length)
    spec = _rest(spec, context)
    visual = load_module(spec).open_visual(spec, context)
    files = [digest_file(path) for path in visual.inputs()]
    decisive = {
        "lettering": dump(spec),
        "program": plan.digest_code(),
        "files": files,
        "look": context.look.model_dump(mode="json"),
        "type": context.look.typefaces.list_files(),
        "size": context.size,
        "captions": context.has_captions,
    }
    return _RestingPicture(spec, context, visual, digest_json(decisive))


def _rest(spec: LetteredSpec, context: VisualContext) -> LetteredSpec:
    """Return what a shot shows once everything has come; a translation goes before a passage."""
    match spec:
        case CardSpec():
            return replace(spec, spoken_at={})
        case DocumentSpec():
            document = spec.document
            if document.translation:
                document = document.model_copy(update={"lift": None})
            return replace(
                spec,
                document=document,
                spoken_at={},
                sweeps={},
            )
    return rest_at_last_view(spec, context.find)


def _list_lettering(
    picture: _RestingPicture, shot: CutShot, store: Store, *, paints: bool
) -> Iterator[Lettering]:
    """Yield the words of a picture."""
    pieces = list_pieces(picture.spec, picture.context)
    texts = [list_texts(piece.svg) for piece in pieces]
    contrasts = _find_kept(picture, store, len(pieces))
    if contrasts is None and paints:
        contrasts = list(_measure_contrasts(picture, pieces, texts))
        with suppress(OutputFailure):
            store.put_json(picture.key, contrasts)
    contrasts = contrasts or [None] * len(pieces)
    for piece, printed, measured in zip(pieces, texts, contrasts, strict=True):
        if not printed:
            continue
        smallest = min(text.size for text in printed)
        yield Lettering(
            " ".join(text.text for text in printed),
            smallest / _find_unit(picture),
            measured,
            _find_span(shot, picture, piece.loc),
            shot.index,
        )


def _find_unit(picture: _RestingPicture) -> float:
    """Return what a unit of a drawing's type is, in pixels at 1080p to one."""
    if isinstance(picture.spec, MapSpec):
        return picture.context.scale
    return 1.0  # cards and documents are lettered in pixels at 1080p


def _find_span(shot: CutShot, picture: _RestingPicture, loc: Loc) -> Span:
    """Return where words are written: in the scene's file or in the map's."""
    if not isinstance(picture.spec, MapSpec):
        return shot.authored.find_span(loc)
    path = picture.context.find(picture.spec.map)
    tree = read_written_map(path, picture.spec.texts).tree
    if tree is None:
        return Span(path)
    return tree.find_span(loc)


def _find_kept(
    picture: _RestingPicture, store: Store, count: int
) -> list[float | None] | None:
    """Return the contrasts of so many pieces that the store keeps; None if it doesn't."""
    kept = store.get_json(picture.key)
    if isinstance(kept, list) and len(kept) == count:
        return kept
    return None


def _measure_contrasts(
    picture: _RestingPicture,
    pieces: Sequence[Piece],
    texts: Sequence[Sequence[TypeRun]],
) -> Iterator[float | None]:
    painted = to_rgb_quick(picture.visual.paint(picture.context.length - 1))
    for piece, printed in zip(pieces, texts, strict=True):
        area = find_area(piece, picture.context.size)
        found = []
        if printed and area is not None:
            left, top, right, bottom = area
            seen = painted[top:bottom, left:right]
            lettered = rasterize_piece(
                piece.svg, area, picture.context.look.typefaces
            )
            for text in printed:
                contrast = measure_contrast(seen, lettered, text.ink)
                if contrast is not None:
                    found.append(contrast)
        yield min(found, default=None)
