"""When a word is heard in the finished film: a recogniser aligned with the decoded sound agrees
with the timeline.
"""

from __future__ import annotations

import functools
import itertools
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.plan.requests import SpeechRequest
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import Made, scene

pytestmark = pytest.mark.film

pocketsphinx = pytest.importorskip("pocketsphinx")

RATE, PADDING = 16_000, 3200
TEXTS = (
    (
        "In August 1945 the army crossed the border at night. Marshal Vasilevsky had waited for"
        " the rain to end."
    ),
    (
        "The mountains were steep, and there was little water. Many trucks stood still in the"
        " mud, while the men went on."
    ),
    (
        "Six days later the city was theirs. Nobody knew that the war would be over before the"
        " end of the month."
    ),
    "What remained was a long road, and the names of those who did not come home.",
)
SOUNDS = {"vasil": "V AE S IH L", "evsky": "EH F S K IY"}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("film")
    scenes = [scene(f"Part {i}", text) for i, text in enumerate(TEXTS)]
    folder = films.write(
        base / "project",
        scenes,
        voice=["espeak"],
        lexicon="lexicon.yml",
    )
    (folder / "lexicon.yml").write_text(
        'words: {Vasilevsky: {say: "Vasil-evsky"}}\n'
    )
    return films.render(folder, base)


def aligned(heard: NDArray[np.float32], words: list[str]) -> list[float]:
    """Seconds at which each word begins.

    The recogniser needs some noise, and some of it before the first word.
    """
    noise = np.random.default_rng(0).normal(0, 10, len(heard) + 2 * PADDING)
    loud = np.pad(heard * (20_000 / np.abs(heard).max()), PADDING) + noise
    pcm = np.clip(loud, -32768, 32767).astype("<i2").tobytes()
    decoder = make_decoder()
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()
    found = [part for part in decoder.seg() if part.word[0] not in "<["]
    assert [re.sub(r"\(\d\)", "", part.word) for part in found] == words
    return [part.start_frame / 100 - PADDING / RATE for part in found]


@functools.cache
def make_decoder() -> Any:
    """A recogniser that knows the names; it takes a while to load."""
    decoder = pocketsphinx.Decoder(lm=None, loglevel="FATAL")
    for word, phones in SOUNDS.items():
        if decoder.lookup_word(word) is None:
            decoder.add_word(word, phones, True)
    return decoder


# long: the film's sound is followed scene by scene, word by word
def errors(film: Made) -> NDArray[np.float64]:
    """For each written word, when it is heard against when the timeline has it, in ms."""
    timeline = film.board().timeline
    heard = films.sound(film.mp4, RATE)[:, 0]
    jobs = make_take_jobs(film.studio, film.studio.script.film.voice[0])
    off: list[float] = []
    for (number, _), written in zip(
        timeline.takes, timeline.words, strict=True
    ):
        request = jobs[film.studio.script.parts[number].number - 1].request
        assert isinstance(request, SpeechRequest)
        said = [
            re.findall(r"[a-z']+", w.spoken.casefold()) for w in request.words
        ]
        begin = max(0, (written[0].start - 5) * RATE // films.FPS)
        end = (written[-1].end + 5) * RATE // films.FPS
        onsets = aligned(
            heard[begin:end], list(itertools.chain.from_iterable(said))
        )
        at = 0
        for word, tokens in zip(written, said, strict=True):
            off.append(
                (onsets[at] + begin / RATE - word.start / films.FPS) * 1000
            )
            at += len(tokens)
    return np.asarray(off)


def test_words_are_heard_when_the_timeline_says(film: Made) -> None:
    off = np.abs(errors(film))
    median, most = float(np.median(off)), float(np.percentile(off, 95))
    assert len(off) == sum(len(text.split()) for text in TEXTS)
    assert most <= 100, sorted(off)[-10:]
    assert median <= 50


def test_the_film_is_as_loud_as_any(film: Made) -> None:
    heard = ffmpeg.measure_loudness(film.mp4, "measuring")
    assert abs(heard.integrated + 14) <= 0.5
    assert heard.peak <= -1
    assert 20 < film.report["seconds"] < 60


def test_captions_keep_what_is_written(film: Made) -> None:
    text = Path(film.out / "short.srt").read_text("utf-8")
    assert "1945" in text
    assert "Vasilevsky" in text
