"""Finished takes: words in time, pauses as wanted, and levels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import sound
from lantern.core import ffmpeg
from lantern.core.units import SampleRange
from lantern.script.model.voice import Pronunciation
from lantern.sound.arrays import Pcm
from lantern.speech import espeak, finishing, voices, wording
from lantern.speech.finishing import TakeFinish
from lantern.speech.pauses import WantedPauses
from lantern.speech.voices import Take
from lantern.speech.voices.gtts import Gtts
from tests.support import gtts_server
from tests.support.engines import utterance

pytestmark = pytest.mark.process

RATE = 48_000
TEXT = (
    "In August 1945 the army crossed the border, at night. Marshal Vasilevsky had waited for "
    "the rain to end, and it did. Nobody in Changchun knew."
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[gtts_server.Log]:
    with gtts_server.serving() as log:
        log.speak = gtts_server.by_espeak
        for name, value in log.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("lantern.speech.voices.gtts.SPACING", 0)
        monkeypatch.setattr("lantern.speech.voices.google.PROBE_TIMEOUT", 60.0)
        yield log


def words(text: str = TEXT) -> tuple[wording.Word, ...]:
    return wording.split_words(text, "en", {})


def speak(text: str, scratch: Path, **settings: object) -> Take:
    return voices.VOICES["espeak"](settings).speak(utterance(text), scratch)


def finish(
    take: Take, text: str, **wanted: Any
) -> tuple[Take, tuple[str, ...]]:
    filters = wanted.pop("filters", "")
    named = {
        name.removesuffix("_pause"): value for name, value in wanted.items()
    }
    options = TakeFinish("en", filters, WantedPauses(**named))
    return finishing.finish(take, words(text), options)


def find_chunk(chunk: espeak.EspeakSound, pcm: Pcm) -> float:
    """Return the second of `pcm` at which a known sound begins: where the two agree best."""
    at = np.arange(len(chunk.pcm) * RATE // chunk.rate) * (chunk.rate / RATE)
    known = np.interp(at, np.arange(len(chunk.pcm)), chunk.pcm)
    size = 1 << (len(pcm) + len(known)).bit_length()  # other sizes take seconds
    spectrum = np.fft.rfft(pcm, size) * np.conj(np.fft.rfft(known, size))
    lag = int(np.argmax(np.fft.irfft(spectrum, size)))
    return (lag - size if lag > len(pcm) else lag) / RATE


def measure_errors(take: Take, texts: list[str]) -> list[float]:
    """Return the milliseconds that words are off; espeak-ng spoke them in these texts."""
    errors: list[float] = []
    first = 0
    for text in texts:
        sound = espeak.speak(text, "en-us", rate=155)
        begin = find_chunk(sound, take.pcm)
        parts: list[str] = []
        while " ".join(parts) != text:
            parts.append(words()[first + len(parts)].spoken)
        for i, sample in espeak.find_starts(parts, sound).items():
            start = take.cues[first + i][0] / RATE
            errors.append(abs(start - begin - sample / sound.rate) * 1000)
        first += len(parts)
    assert first == len(words())
    return errors


def test_words_of_the_online_voice_are_in_time(
    server: gtts_server.Log, tmp_path: Path
) -> None:
    """Google's answers are spoken by espeak-ng here, whose true times are known."""
    pytest.importorskip("pocketsphinx")
    raw = Gtts({}).speak(utterance(TEXT), tmp_path)
    assert raw.timing == "estimated"
    take, methods = finish(raw, TEXT)
    assert methods == ("forced",) * 3
    assert take.timing == "forced"
    errors = measure_errors(take, server.texts)
    assert len(errors) >= len(words()) - 3
    assert np.median(errors) <= 20
    assert np.percentile(errors, 95) <= 80, sorted(errors)[-5:]


def silences(pcm: Pcm, least: float) -> list[float]:
    """Lengths in seconds of the pauses inside the sound."""
    loud = np.flatnonzero(np.abs(pcm.astype(int)) > 60)
    gaps = np.diff(loud) / RATE
    return [round(float(gap), 2) for gap in gaps if gap >= least]


def test_pauses_are_as_long_as_asked(tmp_path: Path) -> None:
    raw = speak(TEXT, tmp_path)
    take, _ = finish(
        raw,
        TEXT,
        sentence_pause=0.9,
        comma_pause=0.45,
    )
    assert silences(take.pcm, 0.3) == pytest.approx(
        [0.45, 0.9, 0.45, 0.9], abs=0.06
    )
    assert len(take.pcm) > len(raw.pcm)
    written = [word.written for word in words()]
    for written_last, seconds in (
        ("border,", 0.45),
        ("night.", 0.9),
        ("end,", 0.45),
    ):
        i = written.index(written_last)
        assert (take.cues[i + 1][0] - take.cues[i][1]) / RATE == pytest.approx(
            seconds, abs=0.06
        )
    tight, _ = finish(
        raw,
        TEXT,
        sentence_pause=0.1,
        comma_pause=0.1,
    )
    assert len(tight.pcm) < len(raw.pcm) and silences(tight.pcm, 0.25) == []


def beeping(
    *milliseconds: tuple[int, int],
) -> tuple[Pcm, tuple[SampleRange, ...]]:
    """Return a second of sound with a tone in each stretch, and the stretches as cues."""
    pcm = np.zeros(RATE, np.int16)
    cues: list[SampleRange] = []
    for start, end in milliseconds:
        cue = (start * RATE // 1000, end * RATE // 1000)
        n = np.arange(cue[1] - cue[0])
        pcm[cue[0] : cue[1]] = 8000 * np.sin(n * 0.05)
        cues.append(cue)
    return pcm, tuple(cues)


def test_a_pause_is_made_where_the_voice_made_none() -> None:
    pcm, cues = beeping((0, 500), (500, 1000))
    raw = Take(pcm, cues, "exact")
    take, methods = finish(raw, "One, two", comma_pause=0.3)
    assert methods == ("exact",)
    assert len(take.pcm) == RATE + round(0.3 * RATE)
    assert silences(take.pcm, 0.1) == pytest.approx([0.3], abs=0.02)
    pause = take.cues[1][0] - take.cues[0][1]
    assert pause == pytest.approx(0.3 * RATE, abs=RATE * 0.07)


def test_a_longer_pause_moves_what_comes_after_it() -> None:
    pcm, cues = beeping((0, 300), (500, 700), (700, 900))
    raw = Take(pcm, cues, "exact")
    take, _ = finish(raw, "One. Two three", sentence_pause=0.6)
    assert take.cues[0] == cues[0]
    moved = round(0.4 * RATE)
    for found, before in zip(take.cues[1:], cues[1:], strict=True):
        assert found[0] == pytest.approx(before[0] + moved, abs=4)
        assert found[1] == pytest.approx(before[1] + moved, abs=4)


def test_pauses_that_arent_asked_for_stay() -> None:
    pcm, cues = beeping((0, 300), (500, 700), (700, 900))
    raw = Take(pcm, cues, "exact")
    take, _ = finish(raw, "One. Two, three", sentence_pause=None)
    assert np.array_equal(take.pcm, pcm)
    assert take.cues == cues


def test_a_paragraph_ends_with_a_pause_of_its_own() -> None:
    pcm, cues = beeping((0, 300), (500, 700), (900, 1000))
    raw = Take(pcm, cues, "exact")
    take, _ = finish(
        raw,
        "One. Two. Three",
        sentence_pause=0.4,
        paragraph_pause=0.8,
        paragraph_ends=(1,),
    )
    assert silences(take.pcm, 0.1) == pytest.approx([0.4, 0.8], abs=0.02)


def test_only_a_natural_voice_pauses_after_paragraphs_unasked() -> None:
    assert finishing.choose_paragraph_pause("hibari") == 0.85
    assert finishing.choose_paragraph_pause("espeak") is None


def test_a_word_of_which_nothing_is_heard_has_no_pause() -> None:
    pcm, cues = beeping((0, 300), (500, 900))
    silent: tuple[SampleRange, ...] = (
        cues[0],
        (cues[0][1], cues[0][1]),
        cues[1],
    )
    raw = Take(pcm, silent, "exact")
    take, _ = finish(raw, "One —, two", comma_pause=0.9)
    assert np.array_equal(take.pcm, pcm)


@pytest.mark.parametrize("word", ["One,", "One,”", "One，", "One、"])
def test_commas_of_any_writing_make_a_pause(word: str) -> None:
    pcm, cues = beeping((0, 300), (500, 900))
    raw = Take(pcm, cues, "exact")
    take, _ = finish(raw, f"{word} two", comma_pause=0.8)
    assert len(take.pcm) == pytest.approx(RATE + 0.6 * RATE, abs=10)


def level(pcm: Pcm, folder: Path) -> ffmpeg.Loudness:
    sound.write_wav(folder / "level.wav", pcm)
    return ffmpeg.measure_loudness(folder / "level.wav", "a take")


def test_takes_are_level_whatever_the_voice_and_the_text(
    tmp_path: Path,
) -> None:
    levels = []
    for text, settings in (
        (TEXT, {}),
        ("Nobody knew.", {}),
        (TEXT, {"voice": "en-us"}),
        ("It was over at once.", {}),
    ):
        raw = speak(text, tmp_path, **settings)
        take, _ = finish(
            raw, text, filters=finishing.choose_filters("espeak", settings)
        )
        assert len(take.pcm) == len(raw.pcm) and take.cues == raw.cues
        heard = level(take.pcm, tmp_path)
        assert heard.peak <= -0.8
        levels.append(heard.integrated)
    assert max(levels) - min(levels) <= 1.0 and levels == pytest.approx(
        [sound.TAKE_LUFS] * 4, abs=0.5
    )


@pytest.fixture(scope="module")
def rumbling() -> Take:
    """Two loud seconds of a tone and two quiet ones, over a rumble of 20 Hz."""
    n = np.arange(RATE * 4)
    loud = np.where(n < RATE * 2, 1.0, 0.2)
    voice = loud * 9000 * np.sin(n * 2 * np.pi * 400 / RATE)
    rumble = 4000 * np.sin(n * 2 * np.pi * 20 / RATE)
    return Take(np.asarray(voice + rumble, np.int16), ((0, len(n)),), "exact")


def test_the_filters_take_rumble_away(rumbling: Take) -> None:
    filters = finishing.choose_filters("piper", {})
    take, _ = finish(rumbling, "Ah", filters=filters)
    after = np.abs(np.fft.rfft(take.pcm[:RATE]))
    before = np.abs(np.fft.rfft(rumbling.pcm[:RATE]))
    assert after[20] / after[400] < before[20] / before[400] / 5


def test_the_filters_even_out(rumbling: Take) -> None:
    filters = finishing.choose_filters("piper", {})
    take, _ = finish(rumbling, "Ah", filters=filters)
    loud = np.abs(take.pcm[RATE : 2 * RATE].astype(int)).max()
    quiet = np.abs(take.pcm[3 * RATE :].astype(int)).max()
    assert quiet / loud > 0.3, "five to one has become less than three to one"


def test_the_same_take_is_finished_alike(rumbling: Take) -> None:
    filters = finishing.choose_filters("piper", {})
    once, _ = finish(rumbling, "Ah", filters=filters)
    again, _ = finish(rumbling, "Ah", filters=filters)
    assert np.array_equal(once.pcm, again.pcm)


def test_a_silent_take_stays_silent_and_as_long() -> None:
    silent = Take(np.zeros(RATE, np.int16), ((0, RATE),), "exact")
    take, _ = finish(silent, "Ah", filters="anull")
    assert take.pcm.shape == (RATE,)
    assert not take.pcm.any()


@pytest.mark.parametrize(
    ("engine", "settings", "begins"),
    [
        ("espeak", {}, "highpass=f=60,deesser"),
        ("espeak", {"voice": "en-us+edward"}, "highpass=f=60,deesser"),
        ("espeak", {"voice": "en-us"}, "bass=g=6"),
        ("gtts", {}, "highpass=f=60,equalizer=f=200"),
        ("recording", {}, "anull"),
        ("unknown", {}, ""),
    ],
)
def test_each_voice_has_its_filters(
    engine: str, settings: dict[str, object], begins: str
) -> None:
    found = finishing.choose_filters(engine, settings)
    assert found.startswith(begins)
    assert bool(found) is bool(begins)


def test_tones_stay_as_they_are(tmp_path: Path) -> None:
    assert finishing.choose_filters("tone", {}) == ""


def test_sounds_of_the_lexicon_are_what_is_sought(tmp_path: Path) -> None:
    """A voice that takes sounds may say a name unlike its letters; it is found all the same."""
    pytest.importorskip("pocketsphinx")
    line = wording.split_words(
        "He saw Xqz, and then he left.",
        "en",
        {"Xqz": Pronunciation(ipa="mudɑnˈdʒjɑŋ")},
    )
    raw = voices.VOICES["espeak"]({}).speak(
        voices.Utterance(line, "en", {}), tmp_path
    )
    blurred = voices.Take(
        raw.pcm,
        tuple((raw.cues[0][0], raw.cues[-1][1]) for _ in raw.cues),
        "estimated",
    )
    take, methods = finishing.finish(blurred, line, TakeFinish("en", ""))
    assert methods == ("forced",)
    off = [
        abs(found[0] - true[0]) / 48
        for found, true in zip(take.cues, raw.cues, strict=True)
    ]
    assert np.median(off) <= 20 and max(off) <= 100, off
