"""A film laid out for one rendering: its timeline, cut to what was spoken, in its format."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.units import Frames
from lantern.credits.entry import LedgerEntry
from lantern.credits.narrators import name_narrators
from lantern.credits.voices import add_voices
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.map_sources import list_shot_sources
from lantern.plan.project import Project
from lantern.rendering.session import RenderOptions, Session
from lantern.script.load import Script
from lantern.script.model.output import Output
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import (
    PictureInfo,
    PlacedShot,
    SpokenTake,
    TimedOverlay,
    Timeline,
    cut,
)
from lantern.timeline.captions import Cue
from lantern.timeline.captions.on_cards import is_on_card
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
    rendition = Rendition(
        script,
        timeline or cut_film(project, spoken),
        choose_format(script.film.output, session.options),
        project.look,
        add_voices(project.ledger, [voice], script.film.words.credits),
        name_narrators(script, project.ledger, voice),
        project.look_file,
        project.fonts,
    )
    if rendition.has_burned_captions:
        dark_maps = _find_dark_maps(script)
        return replace(rendition, timeline=_add_captions(rendition, dark_maps))
    return rendition


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


def cut_film(project: Project, spoken: Mapping[int, SpokenTake]) -> Timeline:
    """Return the film cut to what was spoken, by the scenes' indices."""
    script = project.script
    pictures = PictureInfo(
        _find_illustrations(project),
        _find_dark_maps(script),
        _list_picture_credits(project),
        _list_marks(project),
        list_shot_sources(script),
    )
    return cut(
        script.film,
        [part.scene for part in script.parts],
        spoken,
        look=project.look,
        pictures=pictures,
    )


def choose_format(output: Output, options: RenderOptions) -> OutputFormat:
    """Return the format of a run's film."""
    if options.preview:
        return OutputFormat.for_preview(output, options.shape)
    return OutputFormat.from_output(output, options.draft, options.shape)


def _find_dark_maps(script: Script) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) whose map has a dark style; each map file is read once."""
    from lantern.visuals.map.spec.naming import is_dark

    @functools.cache
    def read(text: str, folder: Path) -> bool:
        return is_dark(functools.partial(script.get_path, folder=folder), text)

    found = set()
    for i, part in enumerate(script.parts):
        for j, shot in enumerate(part.scene.shots):
            if shot.map and read(shot.map, part.folder):
                found.add((i, j))
    return frozenset(found)


def _find_illustrations(project: Project) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) whose still the ledger calls an illustration."""
    entries = _find_still_entries(project)
    return frozenset(
        shot for shot, entry in entries.items() if entry.kind == "illustration"
    )


def _list_picture_credits(project: Project) -> dict[tuple[int, int], str]:
    """Return by (scene, shot) whose the still is, if the film names the makers of its pictures."""
    if not project.script.film.picture_credits:
        return {}
    template = project.script.film.words.credits.picture_by
    return {
        shot: template.format(author=entry.author, licence=entry.licence)
        for shot, entry in _find_still_entries(project).items()
        if entry.made_by == "others"
    }


def _list_marks(project: Project) -> dict[tuple[int, int], str]:
    """Return the mark of each (scene, shot) whose picture the ledger doesn't name a maker of."""
    script = project.script
    scenes = {part.number: i for i, part in enumerate(script.parts)}
    mark = script.film.words.credits.not_yet
    return {
        (scenes[asset.scene], asset.shot): mark
        for asset in script.list_assets("still", "card ground")
        if asset.shot is not None and project.ledger.find_entry(asset.path) is None
    }


def _find_still_entries(project: Project) -> dict[tuple[int, int], LedgerEntry]:
    """Return the ledger's entry of each still, by the (scene, shot) that shows it."""
    script = project.script
    scenes = {part.number: i for i, part in enumerate(script.parts)}
    found = {}
    for asset in script.list_assets("still"):
        entry = project.ledger.find_entry(asset.path)
        if entry is not None and asset.shot is not None:
            found[scenes[asset.scene], asset.shot] = entry
    return found


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
        )


def _list_onsets(rendition: Rendition, cue: Cue) -> list[Frames]:
    """Return the frames at which a cue's words begin, and where the last ends, for karaoke."""
    if rendition.caption_mode != "karaoke":
        return []
    starts = [word.start for word in cue.words]
    return [*starts, cue.words[-1].end]


def _find_shots_under(timeline: Timeline, cue: Cue) -> list[PlacedShot]:
    """Return the shots during which a cue is on screen."""
    shots = timeline.shots
    first = bisect.bisect_right(shots, cue.start, key=lambda shot: shot.start) - 1
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
