"""A film laid out for one rendering: its timeline, cut to what was spoken, in its format."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.units import Frames
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.picture_info import find_dark_maps
from lantern.plan.whole_film import cut_to_takes, make_rendition
from lantern.rendering.session import RenderOptions, Session
from lantern.script.model.output import Output
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import (
    PlacedShot,
    SpokenTake,
    TimedOverlay,
    Timeline,
)
from lantern.timeline.captions import Cue
from lantern.timeline.captions.on_cards import is_on_card
from lantern.timeline.captions.written_words import list_lit_words
from lantern.timeline.overlay_times import choose_style


def lay_out(
    session: Session,
    voice: VoiceChoice,
    spoken: Mapping[int, SpokenTake],
    *,
    timeline: Timeline | None = None,
) -> Rendition:
    """Return the film laid out in the format of a run.

    Args:
        session: the run.
        voice: who speaks.
        spoken: the takes by scene.
        timeline: the film as it is cut; by default it is cut here.
    """
    project = session.project
    script = project.script
    rendition = make_rendition(
        project,
        timeline or cut_to_takes(project, spoken),
        choose_format(script.film.output, session.options),
        voice=voice,
    )
    return burn_captions(rendition)


def burn_captions(rendition: Rendition) -> Rendition:
    """Return a rendition with its captions as overlays, where they are burned in."""
    if not rendition.has_burned_captions:
        return rendition
    dark_maps = find_dark_maps(rendition.script, rendition.look)
    return replace(rendition, timeline=_add_captions(rendition, dark_maps))


def lay_out_takes(
    session: Session,
    voice: VoiceChoice,
    takes: Mapping[int, Job],
    *,
    timeline: Timeline | None = None,
) -> Rendition:
    """Return the film laid out with takes that are all in the store; else as `lay_out`.

    Raises:
        OutputFailure: A take isn't there any more.
    """
    spoken = load_spoken_takes(session, takes)
    return lay_out(session, voice, spoken, timeline=timeline)


def choose_format(output: Output, options: RenderOptions) -> OutputFormat:
    """Return the format of a run's film."""
    if options.preview:
        return OutputFormat.for_preview(output, options.shape)
    return OutputFormat.from_output(output, options.draft, options.shape)


def _add_captions(
    rendition: Rendition, dark_maps: frozenset[tuple[int, int]]
) -> Timeline:
    """Return the timeline with its captions as overlays; those it may have give way to them."""
    timeline = rendition.timeline
    overlays = [each for each in timeline.overlays if each.kind != "caption"]
    for cue in rendition.cues:
        overlays += _place_caption(rendition, cue, dark_maps)
    return replace(timeline, overlays=tuple(overlays))


def _place_caption(
    rendition: Rendition, cue: Cue, dark_maps: frozenset[tuple[int, int]]
) -> Iterator[TimedOverlay]:
    """Yield a cue in one piece for each run of shots of one style.

    Its panel changes on the cut, its words stay. Over a card that says its words there is none.
    """
    onsets = _list_onsets(rendition, cue)

    def choose_panel(placed: PlacedShot) -> str | None:
        shot = rendition.script.parts[placed.scene].scene.shots[placed.shot]
        if is_on_card(cue.lines, shot.card, rendition.script.film.language):
            return None
        return choose_style(shot, (placed.scene, placed.shot) in dark_maps)

    under = _find_shots_under(rendition.timeline, cue)
    for style, group in itertools.groupby(under, choose_panel):
        if style is None:
            continue
        run = list(group)
        start = max(cue.start, run[0].start)
        end = min(cue.end, run[-1].end)
        yield TimedOverlay(
            "caption",
            cue.lines,
            style,
            Frames(start),
            Frames(end - start),
            onsets=tuple(onset - start for onset in onsets),
            colour=rendition.caption_colours.get(cue.speaker),
        )


def _list_onsets(rendition: Rendition, cue: Cue) -> list[Frames]:
    """Return the frames at which a cue's words begin, and where the last ends, for karaoke."""
    if rendition.caption_mode != "karaoke":
        return []
    starts = [word.start for word in list_lit_words(cue.words)]
    return [*starts, cue.words[-1].end]


def _find_shots_under(timeline: Timeline, cue: Cue) -> list[PlacedShot]:
    """Return the shots during which a cue is on screen."""
    shots = timeline.shots
    first = (
        bisect.bisect_right(shots, cue.start, key=lambda shot: shot.start) - 1
    )
    last = bisect.bisect_left(shots, cue.end, key=lambda shot: shot.start)
    return list(shots[first:last])


def load_spoken_takes(
    session: Session, jobs: Mapping[int, Job]
) -> dict[int, SpokenTake]:
    """Return what the cut needs of takes that are all in the store, by scene.

    Raises:
        OutputFailure: One isn't there any more.
    """
    takes = {}
    for i, job in jobs.items():
        take = plan.load_whole_take(session.store, job)
        if take is None:
            raise OutputFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        takes[i] = take
    return takes
