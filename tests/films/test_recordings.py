"""Films of the author's own recordings: words found in them, levels, faults, and who is asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern import plan, rendering, sound
from lantern.cli import output
from lantern.core import ffmpeg, process
from lantern.credits.narrators import name_narrators
from lantern.plan.requests import RecordingRequest, SpeechRequest
from lantern.rendering.voice import find_cached_voice, make_take_jobs
from lantern.script.model.voice import VoiceChoice
from lantern.speech import voices, wording
from tests.support import films
from tests.support.films import Made, scene

pytestmark = pytest.mark.film

RATE = 48_000
TEXT = (
    "In August 1945 the army crossed the border, at night. "
    "Marshal Vasilevsky had waited for the rain to end."
)
SECOND = "The river was high. On its far bank stood a mill."
RUSSIAN = "Река была широкой. На другом берегу стояла мельница."


def spoken(text: str, folder: Path, language: str = "en") -> voices.Take:
    """Return what an author says into the microphone; espeak-ng knows to the sample when."""
    return voices.VOICES["espeak"]({}).speak(
        voices.Utterance(wording.split_words(text, language, {}), language, {}),
        folder,
    )


def record(
    text: str, path: Path, language: str = "en", *, rate: int = 44_100
) -> voices.Take:
    """Write a recording of a text, half a second late and with a room's noise."""
    take = spoken(text, path.parent, language)
    noise = np.random.default_rng(1).normal(0, 12, len(take.pcm) + RATE // 2)
    pcm = np.rint(
        np.concatenate([np.zeros(RATE // 2), take.pcm * 0.3]) + noise
    ).astype(np.int16)
    sound.write_wav(path.with_suffix(".dry"), pcm)
    source = [
        "-f",
        "wav",
        "-i",
        str(path.with_suffix(".dry")),
        "-ar",
        str(rate),
    ]
    process.run(
        [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, *source, "-y", str(path)],
        "a recording",
    )
    path.with_suffix(".dry").unlink()
    return take


def written(root: Path, *scenes: films.Scene, **film: object) -> Path:
    folder = films.write(root, scenes, **film)
    files = [s["recording"] for s in scenes if "recording" in s]
    entry = {
        "kind": "recording",
        "title": "The text, read",
        "author": "A. Reader",
        "licence": "CC0-1.0",
    }
    (folder / "credits.yml").write_text(
        json.dumps({"credits": [{"file": file, **entry} for file in files]})
    )
    return folder


@dataclass(frozen=True)
class RecordedFilm:
    """A film of recordings, and what was spoken in each."""

    made: Made
    takes: list[voices.Take]


@pytest.fixture(scope="module")
def recorded(
    tmp_path_factory: pytest.TempPathFactory,
) -> RecordedFilm:
    """A film wholly of recordings, in MP3 and M4A, whose only listed voice needs the network."""
    base = tmp_path_factory.mktemp("recorded")
    folder = base / "project" / "scenes" / "short"
    folder.mkdir(parents=True)
    said = [
        record(TEXT, folder / "one.mp3"),
        record(SECOND, folder / "two.m4a", rate=48_000),
    ]
    scenes = [
        scene("One", TEXT, recording="one.mp3"),
        scene("Two", SECOND, recording="two.m4a"),
    ]
    film = written(base / "project", *scenes, voice=["gtts"])
    return RecordedFilm(films.render(film, base), said)


def test_words_are_found_where_they_were_spoken(
    recorded: RecordedFilm,
) -> None:
    made, said = recorded.made, recorded.takes
    timeline = made.board().timeline
    for (i, start), take in zip(timeline.takes, said, strict=True):
        heard = [word.start for word in timeline.words[i]]
        off = [
            frame / 25 - start / 25 - 0.5 - a / RATE
            for frame, (a, _) in zip(heard, take.cues, strict=True)
        ]
        assert max(map(abs, off)) <= 0.1, off
        assert float(np.median(np.abs(off))) <= 0.03


def test_captions_come_with_the_words(recorded: RecordedFilm) -> None:
    made, said = recorded.made, recorded.takes
    first = said[0].cues[0][0] / RATE + 0.5 + 0.7
    begin = (
        (made.out / "short.srt")
        .read_text("utf-8")
        .splitlines()[1]
        .split(" --> ")[0]
    )
    hours, minutes, seconds = begin.replace(",", ".").split(":")
    assert (
        abs(int(hours) * 3600 + int(minutes) * 60 + float(seconds) - first)
        <= 0.1
    )


def test_a_film_of_recordings_asks_nobody_and_says_so(
    recorded: RecordedFilm,
) -> None:
    made, said = recorded.made, recorded.takes
    assert made.report["voice"] == "recording"
    assert [s["voice"] for s in made.report["scenes"]] == ["recording"] * 2
    assert made.report["scenes"][0]["alignment"] == ["forced"] * 2
    assert "Read by A. Reader" in (made.out / "description.txt").read_text(
        "utf-8"
    )
    seconds = [s["seconds"] for s in made.report["scenes"]]
    assert seconds == pytest.approx(
        [len(take.pcm) / RATE + 0.5 + 1.4 for take in said], abs=0.12
    )


def test_recordings_are_as_loud_as_each_other(
    recorded: RecordedFilm,
) -> None:
    made = recorded.made
    store, jobs = made.studio.store, find_cached_voice(made.studio)
    assert jobs is not None
    for job in jobs[1].values():
        wav = store.get(job.key, ".wav")
        assert wav is not None
        heard = ffmpeg.measure_loudness(wav, "a take")
        assert (
            abs(heard.integrated - sound.TAKE_LUFS) <= 0.3
            and heard.peak <= -0.9
        )
    assert abs(made.report["loudness"]["lufs"] + 14) <= 0.3


def test_a_changed_recording_alone_is_made_again(
    recorded: RecordedFilm, tmp_path: Path
) -> None:
    made = recorded.made
    voice = VoiceChoice(engine="recording")
    before = make_take_jobs(made.studio, voice)
    two = made.studio.script.parts[1].folder / "two.m4a"
    whole = two.read_bytes()
    record(SECOND, two, rate=32_000)
    after = make_take_jobs(made.studio, voice)
    two.write_bytes(whole)
    assert before[0].key == after[0].key and before[1].key != after[1].key
    assert (
        plan.why(after[1], {after[1].name: before[1].parts})
        == "its recording changed"
    )


# long: one film, spoken once, with both kinds of scene
def test_other_scenes_are_spoken_by_the_films_voice(tmp_path: Path) -> None:
    folder = tmp_path / "project" / "scenes" / "short"
    folder.mkdir(parents=True)
    record(RUSSIAN, folder / "ru.wav", "ru")
    scenes = [
        scene("Own", RUSSIAN, recording="ru.wav"),
        scene("Voice", "Один, два."),
    ]
    film = written(tmp_path / "project", *scenes, language="ru")
    studio = films.studio(film, tmp_path)
    voice, jobs = rendering.speak(studio)
    assert voice.engine == "tone"
    first, second = (job.request for job in jobs.values())
    assert isinstance(first, RecordingRequest)
    assert isinstance(second, SpeechRequest) and second.engine == "tone"
    said = name_narrators(studio.script, studio.project.ledger, voice)
    assert said.startswith("Читает A. Reader; Синтезированный голос: ")
    take = plan.load_whole_take(studio.store, jobs[0])
    known = spoken(RUSSIAN, folder, "ru").cues
    assert take is not None
    begins = np.array([cue[0] for cue in take.cues]) / RATE - 0.5
    off = begins - np.array([cue[0] for cue in known]) / RATE
    assert np.abs(off).max() <= 0.1, off


def told(folder: Path) -> list[str]:
    problems = films.find_problems(folder)
    return [f"{p.code} {str(p).rsplit('/', 1)[-1]}" for p in problems]


# long: the faults are listed one by one
def write_faulty(folder: Path) -> list[str]:
    """Write recordings that are no good in different ways; return their names."""
    n = np.arange(4 * RATE)
    voice = 9000 * np.sin(n / 20) * (np.sin(n / 9000) > -0.5)
    late = np.concatenate(
        [np.zeros(2 * RATE), voice, np.zeros(5 * RATE), voice]
    )
    waves = {
        "late.wav": late,
        "quiet.wav": voice / 60,
        "clipped.wav": np.clip(voice * 9, -32768, 32767),
        "mute.wav": voice * 0,
        "short.wav": voice[: RATE // 2],
    }
    for name, wave in waves.items():
        sound.write_wav(folder / name, np.rint(wave).astype(np.int16))
    dull = np.rint(voice[::6]).astype(np.int16)
    sound.write_wav(folder / "dull.wav", dull, 8000)
    (folder / "cut.wav").write_bytes(
        (folder / "late.wav").read_bytes()[:400_000]
    )
    (folder / "text.wav").write_text("no sound at all, only words")
    return ["late", "quiet", "clipped", "dull", "mute", "short", "cut", "text"]


def test_faults_stand_at_the_recordings_line(tmp_path: Path) -> None:
    folder = tmp_path / "project" / "scenes" / "short"
    folder.mkdir(parents=True)
    names = write_faulty(folder)
    text = "one two three four five six seven"
    scenes = [scene(name, text, recording=f"{name}.wav") for name in names]
    formats = "WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF"
    assert told(written(tmp_path / "project", *scenes)) == [
        "4 01-late.yml:10:15: warning: 'late.wav' has 2.0 s of silence at its beginning; "
        "cut it out",
        "4 01-late.yml:10:15: warning: 'late.wav' has 5.0 s of silence from 6.0 s to 11.0 s; "
        "cut it out",
        "4 02-quiet.yml:10:15: warning: 'quiet.wav' is very quiet (-47 dB): its noise comes "
        "up with the voice; record it louder",
        "4 03-clipped.yml:10:15: warning: 'clipped.wav' is clipped: its peaks are cut flat; "
        "record it again with less gain",
        "4 04-dull.yml:10:15: warning: 'dull.wav' was recorded at 8,000 Hz and will sound "
        "dull; 48,000 Hz is best",
        "4 05-mute.yml:10:15: 'mute.wav' is silent",
        "4 06-short.yml:10:15: 'short.wav' has 0.5 s of speech, too little for 7 words; is it "
        "another scene's?",
        "4 07-cut.yml:10:15: 'cut.wav' is cut off: it says 15.0 s, and 4.2 s can be read; get "
        "it again",
        f"4 08-text.yml:10:15: 'text.wav' isn't a sound file that Lantern reads ({formats})",
    ]


def test_a_recording_wants_its_words_and_its_entry(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path,
        [
            scene(
                "One",
                None,
                recording="one.wav",
                duration=3,
            )
        ],
    )
    assert (
        "a recording needs the words that are spoken in it; write them under narration"
        in told(folder)[0]
    )
    film = films.write(
        tmp_path,
        [
            scene(
                "One",
                "Words.",
                recording="one.wav",
                speaker={"espeak": {"pitch": 3}},
            )
        ],
    )
    assert (
        "speaker is for voices, and this scene has a recording" in told(film)[0]
    )
    film = films.write(tmp_path, [scene("One", "Words.", recording="one.wav")])
    assert told(film) == ["4 01-one.yml:10:15: 'one.wav' not found"]
    record("Words.", folder / "one.wav")
    assert any(
        "'one.wav' has no entry in the credits ledger" in text
        for text in told(film)
    )


def test_the_terminal_says_as_recorded(
    recorded: RecordedFilm, capsys: pytest.CaptureFixture[str]
) -> None:
    made = recorded.made
    studio = made.studio
    output.print_report(made.report, studio.options.find_film(studio.script))
    assert "as recorded, -14" in capsys.readouterr().out
    output.report_captions(studio.project, studio.options)
    assert "captions, as recorded: " in capsys.readouterr().out
