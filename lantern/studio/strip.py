"""The film strip: every scene and shot as the page lists them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.units import Shape, format_clock
from lantern.plan import OutputFormat
from lantern.plan.segments import find_poster_frame
from lantern.rendering.shot_summary import find_words, summarize_shot
from lantern.script.film_script import SceneSource
from lantern.script.model.framing import SHAPES
from lantern.studio.film_snapshot import FilmSnapshot
from lantern.studio.film_type import OwnType, list_own_type
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.making import ShotMaking
from lantern.studio.problems_view import ShownProblem
from lantern.studio.shot_ids import find_picture_key, name_shot
from lantern.timeline import Timeline


@dataclass(frozen=True)
class ShapeCard:
    """A shape that the film is shown in: its name, and the size of the film in pixels."""

    name: Shape
    width: int
    height: int


@dataclass(frozen=True)
class ChapterCardInfo:
    """A chapter: its title and its first frame."""

    title: str
    start: int


@dataclass(frozen=True)
class ShotCard:
    """A shot: frames [start, end) of the film, `length` in frames, and what is heard meanwhile.

    `poster` is the frame that stands for it, `picture` changes whenever its pixels do, and
    `problems` is how many there are at its place. `number` counts the film's shots from 1.
    """

    id: str
    number: int
    start: int
    end: int
    length: int
    poster: int
    picture: str
    words: str
    kind: str
    summary: str
    transition: str
    source_line: str
    state: str
    reason: str
    problems: int
    file: str
    line: int


@dataclass(frozen=True)
class SceneCard:
    """A scene: its number from 1, its title, where it is written, its words and its shots.

    `speech_start` is the frame at which its take begins, None where nobody speaks.
    """

    number: int
    name: str
    id: str
    file: str
    line: int
    start: int
    end: int
    problems: int
    narration: str
    speech_start: int | None
    shots: tuple[ShotCard, ...]


@dataclass(frozen=True)
class FilmStrip:
    """The film as the page lists it; times are frames, of which there are `fps` a second.

    `is_current` tells whether it was read from the files as they are now.
    """

    title: str
    name: str
    generation: int
    is_current: bool
    is_planned: bool
    fps: int
    total: int
    shapes: tuple[ShapeCard, ...]
    chapters: tuple[ChapterCardInfo, ...]
    scenes: tuple[SceneCard, ...]
    summary: str
    language: str = "en"
    own_type: tuple[OwnType, ...] = ()

    def list_posters(self) -> list[int]:
        """Return the frames that stand for the shots."""
        frames = []
        for scene in self.scenes:
            frames += [shot.poster for shot in scene.shots]
        return frames


def make_strip(
    snapshot: FilmSnapshot, problems: Sequence[ShownProblem], *, name: str
) -> FilmStrip:
    """Return the strip of what is known of a film; empty before any could be laid out."""
    film = snapshot.film
    if film is None:
        return FilmStrip(name, name, 0, False, False, 25, 0, (), (), (), "")
    timeline, script = film.draft.timeline, film.session.script
    counts = Counter((each.scene, each.shot) for each in problems)
    chapters = [
        ChapterCardInfo(title, start) for start, title in timeline.chapters
    ]
    return FilmStrip(
        title=script.film.title,
        name=script.name,
        generation=film.generation,
        is_current=snapshot.is_current,
        is_planned=bool(snapshot.making),
        fps=timeline.fps,
        total=timeline.total,
        shapes=tuple(_list_shapes(film)),
        chapters=tuple(chapters),
        scenes=tuple(_list_scenes(film, snapshot.making, counts)),
        summary=_summarize(film),
        language=script.film.language,
        own_type=tuple(list_own_type(film)),
    )


def _list_shapes(film: LoadedFilm) -> Iterator[ShapeCard]:
    """Yield all shapes, those that the film is made in first: any of them can be looked at."""
    output = film.session.script.film.output
    for shape in dict.fromkeys((*film.shapes, *SHAPES)):
        width, height = OutputFormat.from_output(output, False, shape).size
        yield ShapeCard(shape, width, height)


def _list_scenes(
    film: LoadedFilm,
    making: Sequence[ShotMaking],
    problems: Counter[tuple[int | None, int | None]],
) -> Iterator[SceneCard]:
    by_scene: dict[int, list[ShotCard]] = {}
    source_lines = _list_source_lines(film.draft.timeline)
    for i, placed in enumerate(film.draft.timeline.shots):
        made = making[i] if making else ShotMaking("missing")
        part = film.session.script.parts[placed.scene]
        count = problems[part.number, placed.shot + 1]
        card = _make_card(
            film,
            i,
            made,
            problems=count,
            source_line=source_lines[i],
        )
        by_scene.setdefault(placed.scene, []).append(card)
    takes = dict(film.draft.timeline.takes)
    for index, cards in by_scene.items():
        part = film.session.script.parts[index]
        count = problems[part.number, None]
        yield _make_scene_card(
            part,
            cards,
            problems=count,
            speech=takes.get(index),
        )


def _make_scene_card(
    part: SceneSource,
    cards: Sequence[ShotCard],
    *,
    problems: int,
    speech: int | None,
) -> SceneCard:
    span = part.find_span(("scene",))
    return SceneCard(
        number=part.number,
        name=part.scene.scene,
        id=part.id,
        file=str(span.file),
        line=span.line,
        start=cards[0].start,
        end=cards[-1].end,
        problems=problems,
        narration=part.scene.text,
        speech_start=speech,
        shots=tuple(cards),
    )


def _make_card(
    film: LoadedFilm,
    i: int,
    making: ShotMaking,
    *,
    problems: int,
    source_line: str,
) -> ShotCard:
    script = film.session.script
    timeline = film.draft.timeline
    placed = timeline.shots[i]
    part = script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    span = part.find_span(("shots", placed.shot))
    return ShotCard(
        id=name_shot(script, placed),
        number=i + 1,
        start=placed.start,
        end=placed.end,
        length=placed.length,
        poster=find_poster_frame(timeline.shots, i),
        picture=find_picture_key(film, i)[:16],
        words=find_words(film.draft.rendition, placed),
        kind=shot.kind,
        summary=summarize_shot(shot),
        transition=placed.transition,
        source_line=source_line,
        state=making.state,
        reason=making.reason,
        problems=problems,
        file=str(span.file),
        line=span.line,
    )


def _list_source_lines(timeline: Timeline) -> list[str]:
    """Return for each shot the first source line that is seen during it; empty for none."""
    starts = [placed.start for placed in timeline.shots]
    ends = [placed.end for placed in timeline.shots]
    lines = [""] * len(starts)
    for overlay in reversed(timeline.overlays):
        if overlay.kind == "source":
            first = bisect.bisect_right(ends, overlay.start)
            for i in range(first, bisect.bisect_left(starts, overlay.end)):
                lines[i] = " ".join(overlay.lines)
    return lines


def _summarize(film: LoadedFilm) -> str:
    """Return the film's length and what it has, in a line."""
    timeline = film.draft.timeline
    length = format_clock(timeline.total / timeline.fps)
    scenes = len(film.session.script.parts)
    voice = film.guessed.voice.label
    counted = (_count(scenes, "scene"), _count(len(timeline.shots), "shot"))
    return " · ".join((length, *counted, voice))


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
