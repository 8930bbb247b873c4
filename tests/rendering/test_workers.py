"""What workers do with jobs: takes from engines and recordings, frames counted, takes placed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern import plan, sound
from lantern.core.problems import ToolFailure
from lantern.core.records import load_record, save_record
from lantern.core.store import Store
from lantern.core.units import Samples
from lantern.plan import Job
from lantern.plan.job import make_job
from lantern.plan.requests import (
    KeyedTake,
    MixdownRequest,
    SoundCue,
    SpeechRequest,
    SpokenWord,
)
from lantern.plan.results import RawTakeInfo, TakeInfo
from lantern.rendering import Rendition, workers
from lantern.rendering.layout import lay_out
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import split_segments
from lantern.visuals import compose
from lantern.visuals.requests import SegmentRequest
from tests.support import films, sounds
from tests.support.films import scene, still

TONE = VoiceChoice(engine="tone")
KEY = "ab" * 32
BELL = Path("/bell.wav")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def make_take_job(folder: Path, narration: str) -> Job:
    project = films.load_valid(films.write(folder, [scene("One", narration)]))
    return plan.make_take_job(project.script, project.script.parts[0], TONE)


def get_speech(job: Job) -> SpeechRequest:
    assert isinstance(job.request, SpeechRequest)
    return job.request


@pytest.mark.process
def test_a_take_is_sound_and_what_is_known_of_it(
    store: Store, tmp_path: Path
) -> None:
    job = make_take_job(tmp_path / "project", "Rain and wind.")
    workers.make(job, store)
    wav = store.get(job.key, ".wav")
    info = load_record(store, job.key, TakeInfo)
    assert wav is not None
    assert info is not None
    assert len(sound.read_wav(wav)) == info.samples
    assert info.engine == "tone"
    assert len(info.cues) == 3
    assert info.timing == "exact"
    starts = [start for start, _ in info.cues]
    assert starts == sorted(starts)
    assert info.cues[-1][1] <= info.samples


@pytest.mark.process
def test_parts_are_said_once_each_and_joined(
    store: Store, tmp_path: Path
) -> None:
    """A word that changed in one leaves what the others said; pauses are as long as asked."""
    text = "Rain [slow]and wind[/slow] fell. [pause 1.5] Then sun."
    job = make_take_job(tmp_path / "a", text)
    workers.make(job, store)
    info = load_record(store, job.key, TakeInfo)
    assert info is not None
    assert len(info.cues) == 6
    assert info.timing == "exact"
    pause = (info.cues[4][0] - info.cues[3][1]) / 48_000
    assert pause == pytest.approx(1.5, abs=0.003)
    # tones: 'and' has 150 ms, a third more when it is slow
    start, end = info.cues[1]
    assert (end - start) / 48_000 == pytest.approx(0.15 * 1.333, abs=0.003)
    changed = make_take_job(tmp_path / "b", text.replace("sun", "snow"))
    unsaid = plan.list_unsaid(store, changed)
    assert [part.narration.words[-1].spoken for part in unsaid] == ["snow."]


@pytest.mark.process
def test_what_an_engine_said_is_kept_for_another_way_to_finish_it(
    store: Store, tmp_path: Path
) -> None:
    """Here the kept sound is another one, and the take is made of that."""
    job = make_take_job(tmp_path / "project", "Rain and wind.")
    request = get_speech(job)
    pcm = sounds.tone(2.0, 0.3)
    store.put(request.raw_key, ".wav", lambda path: sound.write_wav(path, pcm))
    cues = ((0, 30_000), (30_000, 60_000), (60_000, 96_000))
    save_record(store, request.raw_key, RawTakeInfo(cues, "exact"))
    workers.make(job, store)
    info = load_record(store, job.key, TakeInfo)
    assert info is not None
    assert [end - start for start, end in info.cues] == [30_000, 30_000, 36_000]


def keep_take(store: Store, *, lufs: float = -20.0) -> Path:
    """Put a take of two words into the store; return its sound."""
    pcm = sounds.tone(1.0, 0.2)
    info = TakeInfo(
        samples=Samples(48_000),
        cues=((0, 20_000), (24_000, 48_000)),
        timing="exact",
        alignment=(),
        engine="tone",
        lufs=lufs,
    )
    save_record(store, KEY, info)
    return store.put(KEY, ".wav", lambda path: sound.write_wav(path, pcm))


def make_mix(*cues: SoundCue) -> MixdownRequest:
    take = KeyedTake(KEY, Samples(9_600))
    return MixdownRequest((take,), Samples(96_000), None, cues, -14.0)


def test_a_mix_has_its_takes_from_the_store(store: Store) -> None:
    wav = keep_take(store, lufs=-23.5)
    built = workers.build_programme(make_mix(), store)
    assert built == sound.MixRequest(
        cues=(sound.PlacedTake(wav, -23.5, 9_600),),
        total=96_000,
        target=-14.0,
    )


def test_a_sound_on_a_word_starts_where_the_word_does(store: Store) -> None:
    keep_take(store)
    word = SpokenWord(KeyedTake(KEY, Samples(9_600)), 1)
    on_word = SoundCue(BELL, "bell.wav", -3.0, Samples(0), word)
    on_shot = SoundCue(BELL, "bell.wav", -3.0, Samples(500))
    built = workers.build_programme(make_mix(on_word, on_shot), store)
    assert [spot.start for spot in built.spots] == [9_600 + 24_000, 500]
    assert built.spots[0] == sound.PlacedSound(BELL, "bell.wav", 33_600, -3.0)


@pytest.mark.parametrize("suffix", [".wav", ".json"])
def test_a_take_that_is_gone_is_no_silence(store: Store, suffix: str) -> None:
    keep_take(store)
    path = store.get(KEY, suffix)
    assert path is not None
    path.unlink()
    with pytest.raises(
        ToolFailure,
        match="the mix: a take vanished from the store; run the same command again",
    ):
        workers.build_programme(make_mix(), store)


@pytest.fixture
def rendition(tmp_path: Path) -> Rendition:
    one = scene("One", None, still("dark"), still("white"), duration=2)
    film = films.write(tmp_path / "project", [one])
    session = films.studio(film, tmp_path)
    return lay_out(session, TONE, {})


def get_segment(rendition: Rendition) -> SegmentRequest:
    (segment, *_) = split_segments(rendition.timeline)
    return plan.build_segment_request(rendition, segment)


@pytest.mark.film
def test_a_segment_has_the_frames_that_were_asked_for(
    store: Store, rendition: Rendition
) -> None:
    request = get_segment(rendition)
    job = make_job(
        "segment",
        "one",
        request,
        suffix=".mp4",
        weight=1.0,
        tools=[],
    )
    workers.make(job, store)
    path = store.get(job.key, ".mp4")
    assert path is not None
    assert len(films.pictures(path)) == request.length


@pytest.mark.film
def test_a_segment_that_can_not_be_written_names_the_job(
    store: Store, rendition: Rendition, tmp_path: Path
) -> None:
    request = get_segment(rendition)
    picture = compose.prepare(request, store, rendition.look)
    with pytest.raises(ToolFailure) as caught:
        workers.encode(
            picture, request, "shot 1", out=tmp_path / "no" / "a.mp4"
        )
    assert caught.value.message.startswith("shot 1: ")
    assert caught.value.detail


def read_grey(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        assert image.format == "JPEG"
        return np.asarray(image.convert("L"))


def test_a_poster_frame_is_a_picture_of_the_shot(
    store: Store, rendition: Rendition
) -> None:
    jobs = plan.make_poster_frame_jobs(rendition, store)
    levels = []
    for job in jobs:
        workers.make(job, store)
        path = store.get(job.key, ".jpg")
        assert path is not None
        levels.append(read_grey(path).mean())
    assert len(levels) == 2
    assert levels[0] < 60
    assert levels[1] > 200
