"""Chunks of sound joined to takes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.sound import write_wav
from lantern.sound.arrays import Pcm
from lantern.speech import joining, wording
from lantern.speech.joining import SpokenChunk
from tests.support.engines import utterance
from tests.support.sounds import tone

MS = 48

LEAD = 80 * MS
TAIL = 120 * MS


def words_of(text: str) -> tuple[wording.Word, ...]:
    return wording.split_words(text, "en", {})


def burst(milliseconds: int) -> Pcm:
    """Return a sound with a hundredth of a second of silence before and after it."""
    quiet = np.zeros(10 * MS, np.int16)
    loud = np.full(milliseconds * MS, 9000, np.int16)
    return np.concatenate([quiet, loud, quiet])


def test_chunks_are_trimmed_and_joined_with_their_pauses() -> None:
    words = words_of("ab cd")
    spoken = [
        SpokenChunk(((0, "ab"),), burst(100), 200 * MS),
        SpokenChunk(((1, "cd"),), burst(300), 999 * MS),
    ]
    take = joining.join_chunks(spoken, words)
    first, second = take.cues
    # a margin of 20 ms was wanted, and the sound has only 10 before it
    assert first == (LEAD - 10 * MS, LEAD + 90 * MS)
    assert second[1] - second[0] == 300 * MS
    assert take.timing == "estimated"
    assert not take.pcm[first[1] : second[0]].any()
    assert len(take.pcm) - second[1] == TAIL - 10 * MS


def test_the_time_of_a_chunk_is_shared_among_its_words() -> None:
    spoken = [SpokenChunk(((0, "a"), (1, "bcd")), burst(400), 0)]
    take = joining.join_chunks(spoken, words_of("a bcd"))
    (start, middle), (again, end) = take.cues
    assert middle == again
    assert middle - start == 100 * MS
    assert end - middle == 300 * MS


def test_a_chunk_keeps_the_times_that_its_engine_gave() -> None:
    cues = ((0, 60 * MS), (70 * MS, 500 * MS))
    spoken = [SpokenChunk(((0, "a"), (1, "bcd")), burst(400), 0, cues)]
    take = joining.join_chunks(spoken, words_of("a bcd"))
    # the sound begins 20 ms before LEAD, and is heard from its 10th ms to its 410th
    assert take.cues == (
        (LEAD - 10 * MS, LEAD + 40 * MS),
        (LEAD + 50 * MS, LEAD + 390 * MS),
    )
    assert take.timing == "exact"


def test_one_chunk_without_times_makes_a_take_of_estimates() -> None:
    spoken = [
        SpokenChunk(((0, "ab"),), burst(100), 200 * MS, ((0, 100 * MS),)),
        SpokenChunk(((1, "cd"),), burst(300), 0),
    ]
    assert joining.join_chunks(spoken, words_of("ab cd")).timing == "estimated"


def test_the_parts_of_one_word_make_one_cue() -> None:
    spoken = [
        SpokenChunk(((0, "forty"),), burst(100), 100 * MS),
        SpokenChunk(((0, "five"),), burst(100), 0),
    ]
    take = joining.join_chunks(spoken, words_of("45"))
    ((start, end),) = take.cues
    assert end - start > 250 * MS


def test_a_word_that_nothing_is_said_for_stands_where_it_would_be() -> None:
    spoken = [SpokenChunk(((1, "b"),), burst(100), 0)]
    take = joining.join_chunks(spoken, words_of("a b c"))
    start, end = take.cues[1]
    assert take.cues == ((LEAD, LEAD), (start, end), (end, end))


def chunk_of(*loud: int, silent: int) -> SpokenChunk:
    """Return a chunk of parts of some ms each, with silences of some ms between them."""
    pieces: list[Pcm] = []
    cues = []
    at = 0
    for length in loud:
        pieces += [
            np.full(length * MS, 9000, np.int16),
            np.zeros(silent * MS, np.int16),
        ]
        cues.append((at * MS, (at + length) * MS))
        at += length + silent
    phrase = tuple((i, "x") for i in range(len(loud)))
    return SpokenChunk(phrase, np.concatenate(pieces), 500 * MS, tuple(cues))


def test_a_chunk_is_cut_in_the_middle_of_its_pauses() -> None:
    chunk = chunk_of(200, 300, 100, silent=100)
    first, second = joining.split_at_pauses(chunk, {1: 220 * MS})
    assert (len(first.pcm), len(second.pcm)) == (650 * MS, 150 * MS + 100 * MS)
    assert (first.pause, second.pause) == (220 * MS, 500 * MS)
    assert first.cues == ((0, 200 * MS), (300 * MS, 600 * MS))
    assert second.cues == ((50 * MS, 150 * MS),)
    assert second.phrase == ((2, "x"),)
    take = joining.join_chunks([first, second], words_of("a b c"))
    assert take.cues[2][0] - take.cues[1][1] == 220 * MS


def test_running_speech_gets_no_pause() -> None:
    chunk = chunk_of(200, 300, silent=50)
    (whole,) = joining.split_at_pauses(chunk, {0: 220 * MS})
    assert np.array_equal(whole.pcm, chunk.pcm)
    assert whole.cues == chunk.cues


def test_the_end_of_a_chunk_has_its_own_pause() -> None:
    chunk = chunk_of(200, 300, silent=100)
    (whole,) = joining.split_at_pauses(chunk, {1: 220 * MS})
    assert whole.pause == 500 * MS


def test_a_cut_makes_no_click() -> None:
    loud = np.full(100 * MS, 9000, np.int16)
    take = joining.join_chunks(
        [SpokenChunk(((0, "a"),), loud, 0)], words_of("a")
    )
    assert np.abs(np.diff(take.pcm.astype(int))).max() < 100


def test_each_sentence_is_spoken_alone_in_the_voices_own_form() -> None:
    said: list[str] = []

    def say(text: str) -> Pcm:
        said.append(text)
        return burst(100)

    line = utterance("Who came? Nobody.")
    take = joining.speak_by_sentence(
        line, say, lambda word: word.spoken.upper()
    )
    assert said == ["WHO CAME?", "NOBODY."]
    assert len(take.cues) == 3
    pause = take.cues[2][0] - take.cues[1][1]
    assert pause == 300 * MS, (
        "320 ms, less what the sounds had of their margins"
    )


def test_a_sentence_without_letters_is_not_spoken() -> None:
    said: list[str] = []

    def say(text: str) -> Pcm:
        said.append(text)
        return burst(50)

    joining.speak_by_sentence(
        utterance("Yes. — . No."), say, lambda word: word.spoken
    )
    assert said == ["Yes.", "No."]


def test_a_line_without_letters_cant_be_spoken() -> None:
    with pytest.raises(VoiceFailure) as caught:
        joining.speak_by_sentence(
            utterance("— …"), tone_for, lambda word: word.spoken
        )
    assert caught.value.message == (
        "there is nothing in the narration that can be spoken"
    )


def tone_for(_text: str) -> Pcm:
    return tone(0.1, 0.3)


@pytest.mark.process
def test_a_programs_wav_is_read_at_48_khz(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(1, 0.3, rate=16_000), 16_000)
    pcm = joining.read_spoken_wav(tmp_path / "a.wav", "prog", "text")
    assert len(pcm) == 48_000


@pytest.mark.process
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no sound", "prog wrote no sound that can be read"),
        (None, "prog said nothing"),
    ],
)
def test_a_program_that_wrote_nothing_is_named(
    tmp_path: Path, data: bytes | None, message: str
) -> None:
    if data is not None:
        (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(VoiceFailure) as caught:
        joining.read_spoken_wav(tmp_path / "a.wav", "prog", "text")
    assert caught.value.message == message


@pytest.mark.process
def test_a_program_that_wrote_silence_is_named_with_its_text(
    tmp_path: Path,
) -> None:
    write_wav(tmp_path / "a.wav", np.zeros(48_000, np.int16))
    with pytest.raises(VoiceFailure) as caught:
        joining.read_spoken_wav(tmp_path / "a.wav", "prog", "The text.")
    assert caught.value.message == "prog said nothing"
    assert list(caught.value.detail) == ["The text."]
