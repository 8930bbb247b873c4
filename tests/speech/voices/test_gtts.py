"""gTTS's own code against a server on the loopback: good answers, bad ones, and none."""

from __future__ import annotations

import base64
import itertools
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.joining import join_chunk_text
from lantern.speech.voices import Utterance, google, gtts
from tests.support.engines import utterance
from tests.support.gtts_server import Answer, Log, serving, silence

pytestmark = pytest.mark.process

BUSY = Answer(429, body=b"Too many requests")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    with serving() as log:
        for name, value in log.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(google, "PROBE_TIMEOUT", 60.0)
        yield log


class Patience:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if seconds:
            self.slept.append(seconds)

    def clock(self) -> float:
        return self.now


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def voice(patience: Patience) -> gtts.Gtts:
    return gtts.Gtts(
        {},
        sleep=patience.sleep,
        clock=patience.clock,
        seconds=60.0,
    )  # no answer is late, however slow the machine


def packed(sound: bytes) -> bytes:
    inner = json.dumps([base64.b64encode(sound).decode()])
    return json.dumps(
        [["wrb.fr", "jQ1olc", inner]], separators=(",", ":")
    ).encode()


LONG = (
    "In the north, the fortress city of Hailar held out against the Soviet guns for nine "
    "days — longer than anybody had expected; the garrison, which had been told to hold to "
    "the last man, did so. It fell on 18 August 1945. Why? Its commander had orders to delay "
    "the enemy at any price and he had concrete and water and shells and rice enough to do "
    "that, he wrote."
)


def cut(text: str, language: str = "en") -> list[str]:
    """Return the texts of the requests for a narration."""
    chunks = gtts.split_chunks(wording.split_words(text, language, {}))
    return [join_chunk_text(chunk) for chunk in chunks]


def test_chunks_are_short_and_keep_the_text_and_its_punctuation() -> None:
    texts = cut(LONG)
    words = wording.split_words(LONG, "en", {})
    assert " ".join(texts) == wording.join_spoken(words)
    assert max(map(len, texts)) <= 100
    assert "Why?" in texts
    assert texts[0] == (
        "In the north, the fortress city of Hailar held out against the Soviet guns "
        "for nine days —"
    )


def test_every_word_is_in_one_chunk() -> None:
    words = wording.split_words(LONG, "en", {})
    found: list[int] = []
    for chunk in gtts.split_chunks(words):
        found += [i for i, _ in chunk]
    assert found == list(range(len(words)))


def test_a_sentence_without_clauses_is_cut_between_words() -> None:
    texts = cut("word " * 60)
    assert " ".join(texts) == " ".join(["word"] * 60)
    assert [len(text) for text in texts] == [99, 99, 99]


def test_a_sentence_is_cut_before_a_small_word_if_nothing_better_fits() -> None:
    texts = cut("long " * 15 + "because " + "word " * 10)
    assert texts[1].startswith("because word")


def test_a_language_without_blanks_is_cut_at_its_punctuation() -> None:
    text = "东北的战争开始了，" * 30
    texts = cut(text, "zh")
    assert "".join(texts) == text
    assert all(len(each) <= 100 and each.endswith("，") for each in texts)


def test_a_word_without_punctuation_is_cut_anywhere() -> None:
    assert [len(text) for text in cut("长" * 250, "zh")] == [100, 100, 50]


def test_a_lone_dash_stays_with_the_word_before_it() -> None:
    assert cut("One — two.") == ["One — two."]
    assert cut("— …") == []


def test_a_good_answer_becomes_a_take(
    server: Log, voice: gtts.Gtts, patience: Patience, tmp_path: Path
) -> None:
    take = voice.speak(
        utterance("In the north, Hailar held out. Why? Nobody knew."), tmp_path
    )
    assert server.texts == [
        "In the north, Hailar held out.",
        "Why?",
        "Nobody knew.",
    ]
    assert sum(patience.slept) == pytest.approx(1.0), (
        "requests are half a second apart"
    )
    assert take.timing == "estimated"
    loud = np.abs(take.pcm.astype(int)) > 400
    assert not loud[: 60 * 48].any() and loud[: 100 * 48].any(), (
        "about 80 ms of lead"
    )
    gaps = [(b[0] - a[1]) / 48 for a, b in itertools.pairwise(take.cues)]
    assert [round(gap) for gap in gaps] == [0, 0, 0, 0, 0, 320, 320, 0]
    assert not loud[take.cues[5][1] + 96 : take.cues[6][0] - 96].any(), (
        "chunk edges are where the sound is"
    )


def test_a_retry_after_is_honoured(
    server: Log, voice: gtts.Gtts, patience: Patience, tmp_path: Path
) -> None:
    server.script = [
        Answer(429, (("Retry-After", "7"),), b"Too many requests"),
        BUSY,
    ]
    voice.speak(utterance("Hello there."), tmp_path)
    assert patience.slept == [7, 20]
    assert len(server.texts) == 3


def test_429_for_ever_gives_up(
    server: Log, voice: gtts.Gtts, patience: Patience, tmp_path: Path
) -> None:
    server.rest = BUSY
    with pytest.raises(VoiceFailure, match="Google answered 429 after 4 tries"):
        voice.speak(utterance("Hello there."), tmp_path)
    assert patience.slept == [5, 20, 60]


@pytest.mark.parametrize(
    ("answer", "message", "requests"),
    [
        (Answer(body=b"<html>Please log in</html>"), "not audio", 1),
        (Answer(body=b'[["wrb.fr","jQ1olc",null,null]]'), "not audio", 1),
        (Answer(body=b"\xff\xfe"), "not audio", 1),
        (Answer(body=b'[["wrb.fr","jQ1olc","[\\"AAAAA\\"]"]]'), "not audio", 1),
        (
            Answer(body=packed(b"this is no sound" * 400)),
            "the answer was .*, twice",
            2,
        ),
        (Answer(keep=0.1), "s of sound for 35 characters, twice", 2),
        (Answer(body=packed(silence(2.5))), "the answer was silence, twice", 2),
        (Answer(403, body=b"no"), "Google answered 403", 1),
        (Answer(503, body=b"down"), "Google answered 503 after 4 tries", 4),
        (
            Answer(429, (("Retry-After", "3600"),), b""),
            "asks to wait 3600 s",
            1,
        ),
        (
            Answer(302, (("Location", "file:///etc/passwd"),), b""),
            "answered 302: it leads elsewhere, which isn't followed",
            1,
        ),
        (Answer(body=b"x" * (9 * 2**20)), "larger than 8 MB", 1),
    ],
)
def test_bad_answers_fail_in_words(
    answer: Answer,
    message: str,
    requests: int,
    server: Log,
    voice: gtts.Gtts,
    tmp_path: Path,
) -> None:
    server.rest = answer
    with pytest.raises(VoiceFailure, match=message):
        voice.speak(utterance("The fortress of Hailar still stands"), tmp_path)
    assert len(server.texts) == requests
    assert not list(tmp_path.iterdir())


def test_an_answer_that_never_comes_is_not_waited_for(
    server: Log, patience: Patience, tmp_path: Path
) -> None:
    server.rest = Answer(silent=True)
    hasty = gtts.Gtts(
        {},
        sleep=patience.sleep,
        clock=patience.clock,
        seconds=0.2,
    )
    with pytest.raises(VoiceFailure, match="connection failed after 3 tries"):
        hasty.speak(utterance("The fortress of Hailar still stands"), tmp_path)
    assert patience.slept == [1, 5]
    assert not list(tmp_path.iterdir())


def test_a_connection_lost_in_mid_answer_is_tried_again(
    server: Log, voice: gtts.Gtts, patience: Patience, tmp_path: Path
) -> None:
    server.script = [Answer(cut=True), Answer(cut=True)]
    voice.speak(utterance("Hello there."), tmp_path)
    assert patience.slept == [1, 5]


def test_one_truncated_answer_is_asked_for_again(
    server: Log, voice: gtts.Gtts, tmp_path: Path
) -> None:
    server.script = [Answer(keep=0.1)]
    voice.speak(utterance("The fortress of Hailar still stands"), tmp_path)
    assert len(server.texts) == 2


def test_what_is_not_said_still_has_a_cue(
    server: Log, voice: gtts.Gtts, tmp_path: Path
) -> None:
    words = wording.split_words(
        "— The Imperial Staff — fell.",
        "en",
        {"Imperial Staff": Pronunciation(say="staff")},
    )
    take = voice.speak(Utterance(words, "en", {}), tmp_path)
    assert server.texts == ["— The staff — fell."]
    assert len(take.cues) == 6
    with pytest.raises(VoiceFailure, match="nothing"):
        voice.speak(utterance("— …"), tmp_path)


def test_languages(server: Log, voice: gtts.Gtts, tmp_path: Path) -> None:
    for language in ("zh", "en-GB", "fr_CA", "he"):
        voice.speak(utterance("Hello", language), tmp_path)
    with pytest.raises(VoiceFailure, match="'mn'"):
        voice.speak(utterance("Hello", "mn"), tmp_path)


def test_out_of_reach_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, voice: gtts.Gtts
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv(
            "https_proxy", f"127.0.0.1:{unused.getsockname()[1]}"
        )
        assert (voice.unavailable_reason() or "").startswith(
            "translate.google.com can't be reached: "
        )


def test_within_reach_through_the_proxy(server: Log, voice: gtts.Gtts) -> None:
    assert voice.unavailable_reason() is None
    assert server.texts == []


@pytest.mark.parametrize(
    "answer", [Answer(drips=True), Answer(drips_headers=True)]
)
def test_an_answer_that_drips_is_not_waited_for(
    server: Log, patience: Patience, tmp_path: Path, answer: Answer
) -> None:
    server.rest = answer
    hasty = gtts.Gtts(
        {},
        sleep=patience.sleep,
        clock=patience.clock,
        seconds=0.3,
    )
    with pytest.raises(
        VoiceFailure, match="connection failed after 3 tries"
    ) as caught:
        hasty.speak(utterance("The fortress of Hailar still stands"), tmp_path)
    assert list(caught.value.detail) == ["no whole answer within 0.3 s"]


def test_a_certificate_that_nobody_vouches_for_is_refused(
    server: Log,
    voice: gtts.Gtts,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "certificate can't be trusted" in (voice.unavailable_reason() or "")
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance("Hello there."), tmp_path)
    assert "its certificate can't be trusted" in caught.value.detail[0]
    assert server.texts == []
