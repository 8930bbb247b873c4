"""Audio description: the jobs that speak it, and where in a film it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE, Rate, Samples
from lantern.plan.description_places import (
    PlacedDescription,
    VoicePause,
    WantedDescription,
    place_descriptions,
    round_up,
)
from lantern.plan.job import Job, make_job
from lantern.plan.requests import HeldTakeRequest, Hold, KeyedTake
from lantern.plan.spoken_words import find_spoken_frame
from lantern.plan.takes import get_words, load_whole_take, make_speech_job
from lantern.plan.voice_pauses import VoicedTake, find_scene_spans, list_pauses
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.describe import (
    DESCRIBERS,
    Description,
    WrittenDescription,
    iter_descriptions,
)
from lantern.script.model.voice import VoiceChoice
from lantern.script.narration_parser import parse_narration
from lantern.speech import wording
from lantern.speech.catalogue.choice import resolve_film
from lantern.speech.catalogue.languages import suits_translation
from lantern.timeline import Timeline


@dataclass(frozen=True)
class FilmDescription:
    """A description of the film, and the index of its scene."""

    scene: int
    written: WrittenDescription

    @property
    def description(self) -> Description:
        """What is told."""
        return self.written.description


def list_descriptions(script: Script) -> list[FilmDescription]:
    """Return the descriptions of all scenes, as they are written."""
    found = []
    for i, part in enumerate(script.parts):
        for written in iter_descriptions(part.scene):
            found.append(FilmDescription(i, written))
    return found


def use_describer(script: Script) -> Script:
    """Return the film as if those who describe it spoke it.

    Of a translated film they are those that speak its language; without any, the usual one.
    """
    voices = script.film.audio_description.voice
    if script.translated_into is not None:
        language = script.film.language
        voices = tuple(
            each for each in voices if suits_translation(each, language)
        )
        voices = voices or DESCRIBERS
    film = script.film.model_copy(update={"voice": voices})
    return replace(script, film=resolve_film(film))


def make_description_jobs(script: Script, voice: VoiceChoice) -> dict[int, Job]:
    """Return the jobs that speak the descriptions, by their index in `list_descriptions`.

    Raises:
        VoiceFailure: the voice's settings make no sense.
    """
    jobs = {}
    for i, each in enumerate(list_descriptions(script)):
        number = i + 1
        jobs[i] = make_speech_job(
            script,
            voice,
            parse_narration(each.description.text),
            name=f"{script.parts[each.scene].name}: description {number}",
        )
    return jobs


@dataclass(frozen=True)
class ToldDescription:
    """A description that has its place: its job, its pause, and how it stands there."""

    job: Job
    pause: VoicePause
    placed: PlacedDescription


@dataclass(frozen=True)
class DescribedFilm:
    """The descriptions that are told in a film, and those that find no room, in its order."""

    told: tuple[ToldDescription, ...]
    left_out: tuple[FilmDescription, ...]

    @property
    def held(self) -> Samples:
        """Samples by which the film is longer."""
        return Samples(sum(each.placed.held for each in self.told))

    def list_holds(self, scene: int) -> list[Hold]:
        """Return where silence is put into a scene's take, in order."""
        holds: dict[int, int] = {}
        for each in self.told:
            at = each.pause.at
            if (
                each.pause.scene == scene
                and at is not None
                and each.placed.held
            ):
                holds[at] = holds.get(at, 0) + each.placed.held
        return [Hold(Samples(at), Samples(holds[at])) for at in sorted(holds)]

    def measure_silent_hold(self, scene: int) -> Samples:
        """Return the samples by which a scene that nobody speaks in is longer."""
        own = [each for each in self.told if each.pause.scene == scene]
        held = [each.placed.held for each in own if each.pause.at is None]
        return Samples(sum(held))


def place_in_film(
    script: Script,
    timeline: Timeline,
    takes: Mapping[int, Job],
    *,
    descriptions: Mapping[int, Job],
    store: Store,
    may_hold: bool,
) -> DescribedFilm:
    """Return where the descriptions are told.

    Args:
        script: the film.
        timeline: the film as it is cut without descriptions.
        takes: its takes, by scene.
        descriptions: the jobs that spoke them, by index.
        store: holds what was spoken.
        may_hold: whether the picture may be held for them.
    """
    voiced = _load_voiced(timeline, takes, store)
    pauses = _keep_footage(script, list_pauses(timeline, voiced), voiced)
    order = sorted(
        _list_wanted(script, timeline, descriptions, store=store),
        key=lambda each: each.wanted.start,
    )
    unit = Rate(timeline.fps).samples_per_frame
    places = place_descriptions(
        pauses, [each.wanted for each in order], may_hold=may_hold
    )
    told = []
    left_out = []
    for each, place in zip(order, places, strict=True):
        if place is None:
            left_out.append(each.film_description)
        else:
            place = round_up(place, unit)
            told.append(ToldDescription(each.job, pauses[place.pause], place))
    return DescribedFilm(tuple(told), tuple(left_out))


def _keep_footage(
    script: Script,
    pauses: Sequence[VoicePause],
    takes: Mapping[int, VoicedTake],
) -> list[VoicePause]:
    """Return the pauses; of footage that speaks only the one after its last word may be held."""
    kept = []
    for pause in pauses:
        recorded = script.parts[pause.scene].scene.recorded_voice
        if recorded is not None and recorded.part is not None:
            last = pause.at == takes[pause.scene].spoken.samples
            pause = replace(pause, may_hold=last)
        kept.append(pause)
    return kept


def _load_voiced(
    timeline: Timeline, takes: Mapping[int, Job], store: Store
) -> dict[int, VoicedTake]:
    """Return the takes of a film with their sentences."""
    rate = Rate(timeline.fps)
    voiced = {}
    for scene, start in timeline.takes:
        spoken = load_whole_take(store, takes[scene])
        assert spoken is not None  # the film was cut to it
        sentences = wording.split_sentences(get_words(takes[scene]))
        voiced[scene] = VoicedTake(spoken, sentences, rate.to_samples(start))
    return voiced


@dataclass(frozen=True)
class _Wanted:
    """A description with its job, and when it is wanted."""

    film_description: FilmDescription
    job: Job
    wanted: WantedDescription


def _list_wanted(
    script: Script, timeline: Timeline, jobs: Mapping[int, Job], *, store: Store
) -> Iterator[_Wanted]:
    rate = Rate(timeline.fps)
    spans = find_scene_spans(timeline)
    shots = {
        (shot.scene, shot.shot): (
            rate.to_samples(shot.start),
            rate.to_samples(shot.end),
        )
        for shot in timeline.shots
    }
    for i, each in enumerate(list_descriptions(script)):
        spoken = load_whole_take(store, jobs[i])
        assert spoken is not None  # it was made just now
        start, end = spans[each.scene]
        if each.written.loc[0] == "shots":
            start, end = shots[each.scene, each.written.shot]
        frame = find_spoken_frame(
            each.description.at, timeline.words[each.scene]
        )
        if frame is not None:
            start = rate.to_samples(frame)
        wanted = WantedDescription(each.scene, start, end, spoken.samples)
        yield _Wanted(each, jobs[i], wanted)


def hold_takes(
    takes: Mapping[int, Job], described: DescribedFilm
) -> dict[int, Job]:
    """Return the takes of a film, those with held pauses as jobs that make them."""
    return {
        scene: make_held_job(job, described.list_holds(scene))
        for scene, job in takes.items()
    }


def make_held_job(job: Job, holds: Sequence[Hold]) -> Job:
    """Return the job that puts silence into a take; its own job if there is none to put in."""
    if not holds:
        return job
    request = HeldTakeRequest(job.key, get_words(job), tuple(holds))
    return make_job(
        "held",
        f"{job.name}, with pauses",
        request,
        suffix=".wav",
        weight=1.0,
        tools=[],
    )


def lengthen_silent_scenes(script: Script, described: DescribedFilm) -> Script:
    """Return a film whose scenes that nobody speaks in last as long as they are described."""
    parts = []
    for i, part in enumerate(script.parts):
        held = described.measure_silent_hold(i)
        parts.append(_lengthen(part, held) if held else part)
    return replace(script, parts=tuple(parts))


def _lengthen(part: SceneSource, held: Samples) -> SceneSource:
    seconds = (part.scene.duration or 0) + held / SAMPLE_RATE
    scene = part.scene.model_copy(update={"duration": seconds})
    return replace(part, scene=scene)


def list_placed_takes(
    before: Timeline, after: Timeline, described: DescribedFilm
) -> list[KeyedTake]:
    """Return the descriptions with the samples at which they begin, in the film as it is now.

    Args:
        before: the film as it was cut without descriptions.
        after: the film as it is cut with what they hold; the same one if they hold nothing.
        described: the descriptions in their pauses.
    """
    shifts = {
        scene: after_start - find_scene_spans(before)[scene][0]
        for scene, (after_start, _) in find_scene_spans(after).items()
    }
    placed = []
    for each in described.told:
        start = each.pause.start + shifts[each.pause.scene] + each.placed.offset
        placed.append(
            KeyedTake(
                each.job.key, Samples(start + _count_held(each, described))
            )
        )
    return placed


def _count_held(told: ToldDescription, described: DescribedFilm) -> int:
    """Return the samples by which earlier pauses of a scene are longer than they were."""
    earlier = 0
    for other in described.told:
        if (
            other.pause.scene == told.pause.scene
            and other.pause.start < told.pause.start
        ):
            earlier += other.placed.held
    return earlier
