"""When the inserts over a placed shot come and go: its own, and those of its whole scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.interface_words import FALLBACK
from lantern.core.units import Frames, Rate
from lantern.plan.note_times import choose_panel_style
from lantern.plan.rendition import Rendition
from lantern.plan.spoken_words import find_spoken_frame
from lantern.script.model.inserts import PictureInsert
from lantern.timeline import PlacedShot, TimedWord
from lantern.visuals.specs import InsertsSpec, TimedInsert


def time_inserts(
    rendition: Rendition, placed: PlacedShot
) -> InsertsSpec | None:
    """Return the inserts over a placed shot, in its frames; None if there are none.

    Raises:
        AssetFailure: the shot's map can't be used.
    """
    part = rendition.script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    if not shot.inserts and not part.scene.inserts:
        return None
    timed = tuple(_iter_timed(rendition, placed))
    words = rendition.script.film.words
    numbers = None if words.language == FALLBACK else words.numbers
    style = choose_panel_style(rendition, part, shot)
    return InsertsSpec(timed, style, numbers)


def _iter_timed(
    rendition: Rendition, placed: PlacedShot
) -> Iterator[TimedInsert]:
    scene = rendition.script.parts[placed.scene].scene
    shots = [
        each for each in rendition.timeline.shots if each.scene == placed.scene
    ] or [placed]
    whole = _SeenStretch(shots[0], shots[-1].end)
    for insert in scene.inserts or ():
        yield whole.time(rendition, insert, placed)
    alone = _SeenStretch(placed, placed.end)
    for insert in scene.shots[placed.shot].inserts or ():
        yield alone.time(rendition, insert, placed)


@dataclass(frozen=True)
class _SeenStretch:
    """The frames of the film in which an insert is seen, if it says no others."""

    first: PlacedShot
    end: Frames

    def time(
        self, rendition: Rendition, insert: PictureInsert, placed: PlacedShot
    ) -> TimedInsert:
        """Return an insert with its frames counted from a placed shot's first."""
        rate = Rate(rendition.timeline.fps)
        words = rendition.timeline.words[placed.scene]
        start = find_spoken_frame(insert.at, words)
        if start is None:
            delay = rate.to_frames(rendition.look.timing.insert.delay)
            start = Frames(self.first.clear_start + delay)
        end = find_spoken_frame(insert.until, words)
        last = self.end if end is None else end
        said = _time_facts(rendition, insert, start, words=words)
        return TimedInsert(
            insert.make_printed(rendition.script.film.language),
            Frames(start - placed.start),
            Frames(last - placed.start),
            end=None if end is None else Frames(end - placed.start),
            said=tuple(Frames(frame - placed.start) for frame in said),
        )


def _time_facts(
    rendition: Rendition,
    insert: PictureInsert,
    start: Frames,
    *,
    words: Sequence[TimedWord],
) -> list[Frames]:
    """Return the frames of the film at which facts come: at their words, or one by one."""
    rate = Rate(rendition.timeline.fps)
    timing = rendition.look.timing.insert
    said = []
    after = Frames(start + rate.to_frames(timing.enter))
    for fact in insert.facts or ():
        frame = find_spoken_frame(fact.at, words)
        if frame is None:
            frame = after
        said.append(frame)
        after = Frames(frame + rate.to_frames(timing.step))
    return said
