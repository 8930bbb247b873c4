"""A short laid out: what it takes of a film, as a film of its own that the pipeline can make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from lantern.core.typography import set_quotes
from lantern.core.units import Frames
from lantern.credits import ledger_files
from lantern.credits.ledger import Ledger
from lantern.plan.job import Job, make_job
from lantern.plan.picture_info import find_dark_maps
from lantern.plan.project import Project, credit_script_type
from lantern.plan.rendition import Rendition
from lantern.plan.requests import TrimmedTakeRequest
from lantern.plan.short_pieces import ShortPiece, VoicePiece
from lantern.plan.short_scenes import (
    make_end_scene,
    make_piece_scene,
    renumber_scene,
)
from lantern.plan.short_timeline import ShortCutList
from lantern.plan.takes import get_words
from lantern.plan.whole_film import make_rendition
from lantern.script.assets import Asset
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.film import Film
from lantern.script.model.shorts import Short
from lantern.script.model.transition import EndFades
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import PlacedShot
from lantern.timeline.overlay_times import choose_style

_MOST_FALL_SECONDS = 0.6
"""How long a short goes into black: its end card has to be read."""


@dataclass(frozen=True)
class ShortFilm:
    """A short laid out, without captions: its project, its rendition, its takes by its scenes.

    `scenes` are the indices of the film's scenes by those of the short's.
    """

    project: Project
    rendition: Rendition
    takes: Mapping[int, Job]
    scenes: tuple[int, ...]

    def find_scenes(self, film_scenes: Set[int]) -> set[int]:
        """Return the short's scenes that are taken from some scenes of the film."""
        return {
            i for i, scene in enumerate(self.scenes) if scene in film_scenes
        }


def lay_out_short(
    project: Project,
    film: Rendition,
    short: Short,
    *,
    pieces: Sequence[ShortPiece],
    takes: Mapping[int, Job],
    voice: VoiceChoice,
) -> ShortFilm:
    """Return a short as a film of its own, whose pictures are those of the film.

    Args:
        project: the film.
        film: as it is laid out in the short's format.
        short: what the short is to be.
        pieces: what it takes of the film.
        takes: the film's takes by scene.
        voice: who speaks.
    """
    cut_list = ShortCutList(film)
    for piece in pieces:
        cut_list.add_piece(piece)
    if short.hook:
        hook = set_quotes(short.hook, project.script.film.language)
        cut_list.add_hook(hook, _choose_hook_style(film, cut_list), film.look)
    own = _make_project(
        project,
        cut_list,
        short,
        pieces=pieces,
        takes=takes,
    )
    if short.end is not None:
        cut_list.add_end_card(short.end.seconds, film.look)
    timeline = cut_list.build(own.script.film.title)
    rendition = make_rendition(own, timeline, film.output_format, voice=voice)
    rendition = replace(rendition, excerpt=cut_list.excerpt)
    trimmed = dict(_iter_trimmed_jobs(own.script, pieces, takes))
    return ShortFilm(
        own, rendition, trimmed, tuple(each.scene for each in pieces)
    )


def _iter_trimmed_jobs(
    script: Script, pieces: Sequence[ShortPiece], takes: Mapping[int, Job]
) -> Iterator[tuple[int, Job]]:
    """Yield the jobs that cut the words of a short out of a film's takes, by its scenes."""
    for i, piece in enumerate(pieces):
        if piece.voice is not None:
            name = f"{script.parts[i].name}: its words"
            yield i, make_trimmed_job(takes[piece.scene], piece.voice, name)


def _choose_hook_style(film: Rendition, cut_list: ShortCutList) -> str:
    """Return the style of the panel that suits the picture under the hook."""
    first = cut_list.pictured[0].placed
    shot = film.script.parts[first.scene].scene.shots[first.shot]
    dark = find_dark_maps(film.script, film.look)
    return choose_style(shot, (first.scene, first.shot) in dark)


def make_trimmed_job(take: Job, voice: VoicePiece, name: str) -> Job:
    """Return the job that cuts some words out of a take."""
    words = get_words(take)[voice.words.start : voice.words.stop]
    start, end = voice.lasting
    request = TrimmedTakeRequest(
        take=take.key,
        words=words,
        first=voice.words.start,
        count=len(words),
        start=start,
        end=end,
        heard_from=voice.heard[0],
        heard_until=voice.heard[1],
    )
    return make_job(
        "trimmed",
        name,
        request,
        suffix=".wav",
        weight=1.0,
        tools=[],
    )


def _make_project(
    project: Project,
    cut_list: ShortCutList,
    short: Short,
    *,
    pieces: Sequence[ShortPiece],
    takes: Mapping[int, Job],
) -> Project:
    """Return a short as a film: its words, its scenes, and the credits of what it shows."""
    script = project.script
    parts = _list_parts(
        cut_list.film,
        short,
        pieces=pieces,
        takes=takes,
    )
    assets = list(_list_assets(project, cut_list, pieces))
    named = {(each.role, each.path) for each in script.assets}
    own = replace(
        script,
        film=_make_film(script.film, short),
        parts=tuple(parts),
        article=None,
        assets=tuple(
            each for each in assets if (each.role, each.path) in named
        ),
        film_parts=(),
        subtitles=tuple(_list_subtitles(script, short, pieces)),
    )
    return replace(
        project,
        script=own,
        ledger=_credit(project, own, assets),
        lock=None,
        assets=tuple(assets),
    )


def _list_subtitles(
    script: Script, short: Short, pieces: Sequence[ShortPiece]
) -> Iterator[Script]:
    """Yield the short in the languages that the film has captions in."""
    for other in script.subtitles:
        own = other.film.find_short(short.id) or short
        parts = [other.parts[piece.scene] for piece in pieces]
        if own.end is not None:
            parts.append(make_end_scene(own.end, other, len(parts) + 1))
        yield replace(
            other,
            film=_make_film(other.film, own),
            parts=tuple(parts),
        )


def _credit(
    project: Project, script: Script, assets: Sequence[Asset]
) -> Ledger:
    """Return the ledger of what a short uses; what is wrong with it was told of the film."""
    maps = [each for each in assets if each.role in ("map data", "map style")]
    ledger, _ = ledger_files.load(script, maps)
    return credit_script_type(ledger, project.fonts)


def _make_film(film: Film, short: Short) -> Film:
    changes = {
        "title": short.title or film.title,
        "subtitle": "",
        "description": short.description,
        "tags": short.tags or film.tags,
        "thumbnail": None,
        "fade": EndFades(
            rise=0.0, fall=min(film.fade.fall, _MOST_FALL_SECONDS)
        ),
        "chapter_pause": 0.0,
        "publish": (),
        "shorts": (),
        "scenes": None,
    }
    return film.model_copy(update=changes)


def _list_parts(
    film: Rendition,
    short: Short,
    *,
    pieces: Sequence[ShortPiece],
    takes: Mapping[int, Job],
) -> Iterator[SceneSource]:
    script = film.script
    for number, piece in enumerate(pieces, 1):
        part = script.parts[piece.scene]
        words = get_words(takes[piece.scene]) if piece.voice else ()
        shots = _list_shots(film, piece.scene)
        fps = film.timeline.fps
        scene = make_piece_scene(
            part,
            piece,
            words=words,
            shots=shots,
            fps=fps,
        )
        yield renumber_scene(part, scene, number)
    if short.end is not None:
        yield make_end_scene(short.end, script, len(pieces) + 1)


def _list_shots(film: Rendition, scene: int) -> list[PlacedShot]:
    return [placed for placed in film.timeline.shots if placed.scene == scene]


def _list_assets(
    project: Project, cut_list: ShortCutList, pieces: Sequence[ShortPiece]
) -> Iterator[Asset]:
    """Yield the files of a short, by the numbers of its scenes: those of the shots it shows."""
    for asset in project.assets:
        if asset.scene == 0 and asset.role != "thumbnail":
            yield asset
    for i, piece in enumerate(pieces):
        seen = {placed.shot for placed in cut_list.shots if placed.scene == i}
        part = project.script.parts[piece.scene]
        for asset in project.assets:
            is_seen = asset.shot is None or asset.shot in seen
            if asset.scene == part.number and is_seen:
                yield replace(asset, scene=i + 1)


def measure_short(rendition: Rendition) -> float:
    """Return how long a short lasts, in seconds."""
    total: Frames = rendition.timeline.total
    return total / rendition.timeline.fps
