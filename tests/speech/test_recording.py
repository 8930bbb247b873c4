"""The author's recordings: what is measured of one, what is wrong with it, and its raw take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.core.units import Seconds
from lantern.script.model.recorded_voice import FootagePart, RecordedVoice
from lantern.sound import Excerpt, write_wav
from lantern.speech import finishing, recording, wording
from lantern.speech.recording import RecordingInfo, find_faults
from tests.support.sounds import tone

RATE = 48_000
GOOD = RecordingInfo(
    seconds=10.0,
    rate=48_000,
    peak=-6.0,
    clipped=False,
    gaps=(),
)


def list_faults(info: RecordingInfo, words: int = 20) -> list[str]:
    return [fault.text for fault in find_faults(info, words, "a.wav")]


def test_a_good_recording_has_no_fault() -> None:
    assert list_faults(GOOD) == []


@pytest.mark.parametrize(
    ("info", "text"),
    [
        (
            replace(GOOD, clipped=True),
            "'a.wav' is clipped: its peaks are cut flat; record it again with less gain",
        ),
        (
            replace(GOOD, peak=-41.4),
            "'a.wav' is very quiet (-41 dB): its noise comes up with the voice; "
            "record it louder",
        ),
        (
            replace(GOOD, rate=22_050),
            "'a.wav' was recorded at 22,050 Hz and will sound dull; 48,000 Hz is best",
        ),
        (
            replace(GOOD, seconds=60.0),
            "'a.wav' is 60 s long for 20 words; is it another scene's?",
        ),
        (
            replace(GOOD, gaps=((0.0, 1.6),)),
            "'a.wav' has 1.6 s of silence at its beginning; cut it out",
        ),
        (
            replace(GOOD, gaps=((8.0, 10.0),)),
            "'a.wav' has 2.0 s of silence at its end; cut it out",
        ),
        (
            replace(GOOD, gaps=((3.0, 7.5),)),
            "'a.wav' has 4.5 s of silence from 3.0 s to 7.5 s; cut it out",
        ),
    ],
)
def test_what_could_be_better_is_a_warning(
    info: RecordingInfo, text: str
) -> None:
    (fault,) = find_faults(info, 20, "a.wav")
    assert fault.text == text
    assert fault.is_warning


@pytest.mark.parametrize(
    ("info", "words", "text"),
    [
        (
            GOOD,
            100,
            "'a.wav' has 10.0 s of speech, too little for 100 words; "
            "is it another scene's?",
        ),
        (
            replace(GOOD, gaps=((4.0, 7.9),)),
            60,
            "'a.wav' has 6.1 s of speech, too little for 60 words; is it another scene's?",
        ),
        (
            replace(GOOD, seconds=1260.0),
            3000,
            "'a.wav' is 21 minutes long, and 20 minutes is the most; cut it into scenes",
        ),
    ],
)
def test_another_text_stops_the_film(
    info: RecordingInfo, words: int, text: str
) -> None:
    (fault,) = find_faults(info, words, "a.wav")
    assert fault.text == text
    assert not fault.is_warning


@pytest.mark.parametrize(
    "info",
    [
        replace(GOOD, peak=recording.MIN_PEAK),
        replace(GOOD, rate=recording.MIN_RATE),
        replace(GOOD, gaps=((0.0, 1.5),)),
        replace(GOOD, gaps=((8.5, 10.0),)),
        replace(GOOD, gaps=((3.0, 7.0),)),
        replace(GOOD, seconds=50.0),
    ],
    ids=["peak", "rate", "beginning", "end", "pause", "length"],
)
def test_what_is_just_good_enough_has_no_fault(info: RecordingInfo) -> None:
    assert list_faults(info) == []


def test_a_recording_may_have_many_faults() -> None:
    bad = replace(
        GOOD,
        clipped=True,
        rate=8000,
        gaps=((0.0, 2.0), (8.0, 10.0)),
    )
    assert len(list_faults(bad)) == 4


# Files


@pytest.mark.process
def test_what_is_measured_of_a_file(tmp_path: Path) -> None:
    silence = np.zeros(RATE, np.int16)
    pcm = np.concatenate(
        [silence, tone(2, 0.5), silence[: RATE // 4], tone(1, 0.5)]
    )
    write_wav(tmp_path / "a.wav", pcm)
    info = recording.measure_recording(tmp_path / "a.wav")
    assert info.seconds == 4.25
    assert info.rate == RATE
    assert info.peak == pytest.approx(-6.02, abs=0.01)
    assert not info.clipped
    assert info.gaps == ((0.0, 1.0),), "a quarter of a second is no gap"


@pytest.mark.process
def test_of_channels_that_cancel_each_other_the_louder_is_used(
    tmp_path: Path,
) -> None:
    pcm = tone(2, 0.5)
    write_wav(tmp_path / "a.wav", np.stack([pcm // 2, -pcm], axis=1))
    write_wav(tmp_path / "b.wav", np.stack([pcm, pcm], axis=1))
    turned = recording.measure_recording(tmp_path / "a.wav")
    assert turned.one_channel
    assert turned.peak == pytest.approx(-6.02, abs=0.01)
    assert list_faults(replace(GOOD, one_channel=True)) == [
        "'a.wav' has channels that cancel each other, or only one has the voice;"
        " the louder one is used"
    ]
    assert not recording.measure_recording(tmp_path / "b.wav").one_channel


@pytest.mark.process
def test_quiet_noise_is_a_gap_too(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 30, RATE).astype(np.int16)
    pcm = np.concatenate([tone(1, 0.5), noise, tone(1, 0.5)])
    write_wav(tmp_path / "a.wav", pcm)
    assert recording.measure_recording(tmp_path / "a.wav").gaps == ((1.0, 2.0),)


@pytest.mark.process
def test_a_changed_file_is_measured_again(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, tone(1, 0.5))
    assert recording.measure_recording(path).seconds == 1
    write_wav(path, tone(2, 0.5))
    assert recording.measure_recording(path).seconds == 2


@pytest.mark.process
def test_a_silent_recording_cant_be_a_voice(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.full(RATE, 20, np.int16))
    with pytest.raises(AssetFailure) as caught:
        recording.measure_recording(tmp_path / "a.wav")
    assert caught.value.message == "'a.wav' is silent"


def test_a_missing_recording_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetFailure) as caught:
        recording.measure_recording(tmp_path / "a.wav")
    assert (
        caught.value.message
        == "'a.wav' can't be read: No such file or directory"
    )


@pytest.mark.process
def test_a_recording_that_breaks_later_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    path.write_bytes(b"RIFF\0\0\0\0WAVE")
    with pytest.raises(AssetFailure, match=r"^'x.wav' can't be decoded"):
        recording.make_take(path, wording.split_words("a b", "en", {}))


@pytest.mark.process
def test_a_raw_take_is_the_recording_with_words_in_order(
    tmp_path: Path,
) -> None:
    pcm = tone(1, 0.5)
    write_wav(tmp_path / "a.wav", pcm)
    take = recording.make_take(
        tmp_path / "a.wav", wording.split_words("a bcd", "en", {})
    )
    assert np.array_equal(take.pcm, pcm)
    assert take.timing == "unknown"
    assert take.cues == ((0, 12_000), (12_000, 48_000))


@pytest.mark.process
def test_the_version_names_what_decides_the_raw_take() -> None:
    assert recording.describe_version().startswith(
        "recording 3, ffmpeg version "
    )


@pytest.mark.process
def test_an_excerpt_of_footage_is_as_long_as_its_part(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, tone(3.0, 0.3))
    excerpt = Excerpt(Seconds(0.5), Seconds(1.25))
    assert recording.measure_recording(path, excerpt).seconds == 1.25
    words = wording.split_words("One two.", "en", {})
    take = recording.make_take(path, words, excerpt)
    assert (len(take.pcm), take.timing) == (60_000, "unknown")


@pytest.mark.process
def test_translated_words_share_the_time_that_is_spoken(tmp_path: Path) -> None:
    silence = np.zeros(RATE, np.int16)
    path = tmp_path / "a.wav"
    write_wav(path, np.concatenate([silence, tone(2.0, 0.3), silence]))
    words = wording.split_words("Раз два. Три.", "ru", {})
    take = recording.make_take(path, words, is_translated=True)
    assert take.timing == "shared"
    assert take.cues[0][0] == pytest.approx(RATE, abs=500)
    assert take.cues[-1][1] == pytest.approx(3 * RATE, abs=500)
    timed, methods = finishing.time_words(take, words, "ru")
    assert timed.cues == take.cues
    assert methods == ["estimated", "estimated"]


@pytest.mark.parametrize(("end", "length"), [(9.5, 7.0), (None, 1200.0)])
def test_what_is_heard_of_footage_goes_to_its_end_or_its_trimming(
    end: float | None, length: float
) -> None:
    voice = RecordedVoice("a.mp4", ("shots", 0, "clip"), FootagePart(2.5, end))
    excerpt = Excerpt(Seconds(2.5), Seconds(length))
    assert recording.make_excerpt(voice) == excerpt
    assert (
        recording.make_excerpt(RecordedVoice("a.wav", ("recording",))) is None
    )
