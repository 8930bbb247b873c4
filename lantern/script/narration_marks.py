"""The marks in the narrations of a film: read right in folded texts, checked, and placed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lantern.core.problems import Problem, Span, suggest
from lantern.script.document import Loc, YamlDocument, locate
from lantern.script.film_script import SceneSource
from lantern.script.model.describe import iter_descriptions
from lantern.script.model.speaker import Speaker
from lantern.script.narration_parser import parse_narration
from lantern.script.spoken_text import (
    MARK_NAMES,
    MarkFault,
    SpeakerMark,
    SpokenText,
)

_LINES = re.compile(r"\n+")


def split_folded(sources: Iterable[SceneSource]) -> list[SceneSource]:
    """Return the scenes, with a blank line between the paragraphs of narrations with marks.

    YAML takes one away of those in a text that begins with `>`, and a speaker's words go on to the
    next one.
    """
    return [_part_paragraphs(source) for source in sources]


def _part_paragraphs(source: SceneSource) -> SceneSource:
    narration = source.scene.narration
    if not isinstance(narration, str) or not source.scene.spoken.is_marked:
        return source
    if not _is_folded(source.tree, (*source.at, "narration")):
        return source
    parted = _LINES.sub("\n\n", narration)
    return replace(
        source, scene=source.scene.model_copy(update={"narration": parted})
    )


def _is_folded(tree: YamlDocument, loc: Loc) -> bool:
    """Tell whether a text is written with `>`, in its own file or the one that lends it."""
    lent = tree.lent.get(loc)
    if lent is not None:
        tree = lent.tree
        loc = lent.loc
    span = tree.find_span(loc)
    line = tree.text.split("\n")[span.line - 1]
    return line[span.column - 1 :].startswith(">")


def check_marks(
    source: SceneSource, speakers: Mapping[str, Speaker]
) -> Iterator[Problem]:
    """Yield what is wrong with the marks in a narration and in descriptions, at their places."""
    for fault in _list_faults(source.scene.spoken, speakers):
        span = find_written_span(source, fault.start, fault.end)
        yield Problem(fault.message, span)
    for each in iter_descriptions(source.scene):
        text = each.description.text
        for fault in _list_faults(parse_narration(text), speakers):
            loc = _find_text(source.tree, (*source.at, *each.loc))
            span = locate(
                source.tree,
                loc,
                text,
                start=fault.start,
                end=fault.end,
            )
            yield Problem(fault.message, span)


def _list_faults(
    spoken: SpokenText, speakers: Mapping[str, Speaker]
) -> Iterator[MarkFault]:
    """Yield what is wrong with the marks in a text, once for each mark."""
    yield from spoken.faults
    told = {fault.start for fault in spoken.faults}
    for mark in spoken.speakers:
        if mark.name not in speakers and mark.start not in told:
            yield MarkFault(
                mark.start, mark.end, _explain_unknown(mark, speakers)
            )


def _find_text(tree: YamlDocument, loc: Loc) -> Loc:
    """Return where the text of a description is written: alone, in a list, or at its key."""
    for place in ((*loc, "text"), (*loc[:-1], "text"), loc):
        if place in tree.values:
            return place
    return loc[:-1]


def _explain_unknown(mark: SpeakerMark, speakers: Mapping[str, Speaker]) -> str:
    near = suggest(mark.name, [*speakers, *MARK_NAMES])
    if near:
        return f"there is no speaker or mark '{mark.name}'{near}"
    return (
        f"there is no speaker '{mark.name}'; add it to speakers in film.yml, or write \\["
        " for the sign itself"
    )


def find_spoken_span(source: SceneSource, start: int, end: int) -> Span:
    """Return the place in the file of the characters [start, end) of a narration's words."""
    places = source.scene.spoken.sources
    return find_written_span(source, places[start], places[end - 1] + 1)


def find_written_span(source: SceneSource, start: int, end: int) -> Span:
    """Return the place in the file of characters of a narration as it is written, marks too."""
    narration = source.scene.narration
    loc = (*source.at, "narration")
    if not isinstance(narration, str) or loc not in source.tree.values:
        return source.find_span(("narration",))
    return locate(
        source.tree,
        loc,
        narration,
        start=start,
        end=end,
    )
