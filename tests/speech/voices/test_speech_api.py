"""The voice of a server with OpenAI's interface: good answers, bad ones, none, and keys."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.voices.speech_api import SpeechApi
from tests.support.engines import utterance
from tests.support.speech_server import Answer, Log, serving, speech, streamed

pytestmark = pytest.mark.process

BUSY = Answer(
    429,
    kind="text/plain",
    body=b"Too many requests",
)
TEXT = "The fortress of Hailar still stands"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    for name in ("OPENAI_API_KEY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as log:
        yield log


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def voice(server: Log, slept: list[float]) -> SpeechApi:
    return SpeechApi(
        {"url": server.url},
        sleep=slept.append,
        seconds=60,
    )


def test_each_sentence_is_one_request(
    server: Log, voice: SpeechApi, tmp_path: Path
) -> None:
    take = voice.speak(
        utterance("Hailar held out. Why? Nobody knew."), tmp_path
    )
    assert server.texts == ["Hailar held out.", "Why?", "Nobody knew."]
    assert server.asked[0].path == "/v1/audio/speech"
    assert server.asked[0].order == {
        "model": "tts-1",
        "input": "Hailar held out.",
        "voice": "alloy",
        "response_format": "wav",
    }
    # sixteen characters of 70 ms, from the 80 ms of lead on
    assert take.cues[0][0] == pytest.approx(80 * 48, abs=96)
    assert take.cues[2][1] - take.cues[0][0] == pytest.approx(1120 * 48, abs=96)
    assert not list(tmp_path.iterdir())


def test_the_settings_are_sent_and_a_scenes_go_first(
    server: Log, tmp_path: Path
) -> None:
    given = {"model": "kokoro", "voice": "af_heart", "instructions": "Calm."}
    voice = SpeechApi({"url": f"{server.url}/", **given})
    voice.speak(
        utterance(
            TEXT,
            voice="am_adam",
            speed=80,
        ),
        tmp_path,
    )
    order = server.asked[0].order
    assert order["model"] == "kokoro"
    assert order["voice"] == "am_adam"
    assert order["speed"] == 0.8
    assert order["instructions"] == "Calm."


@pytest.mark.parametrize(
    "length", [b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4)]
)
def test_a_streamed_wav_without_its_length_is_whole(
    server: Log, voice: SpeechApi, tmp_path: Path, length: bytes
) -> None:
    server.rest = Answer(body=streamed(speech(2.45), length))
    take = voice.speak(utterance(TEXT), tmp_path)
    assert len(take.pcm) / 48 == pytest.approx(2450 + 200, abs=3)


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", "", "audio/x-wav"]
)
def test_a_server_may_name_sound_as_it_likes(
    server: Log, voice: SpeechApi, tmp_path: Path, kind: str
) -> None:
    server.rest = Answer(kind=kind)
    assert len(voice.speak(utterance(TEXT), tmp_path).cues) == 6


@pytest.mark.parametrize(
    ("answer", "message", "requests"),
    [
        (
            Answer(kind="text/html", body=b"<p>"),
            "not audio, but text/html; is a web",
            1,
        ),
        (
            Answer(kind="application/json", body=b"{}"),
            "but application/json",
            1,
        ),
        (
            Answer(body=b"this is no sound" * 99),
            "the answer was not audio, twice",
            2,
        ),
        (
            Answer(body=b"RIFF" + b"x" * 99),
            "the answer was not audio, twice",
            2,
        ),
        (Answer(body=b""), "the answer was not audio, twice", 2),
        (Answer(keep=0.1), "s of sound for 35 characters, twice", 2),
        (
            Answer(body=speech(60)),
            "60.2 s of sound for 35 characters, twice",
            2,
        ),
        (Answer(body=speech(2, level=0)), "the answer was silence, twice", 2),
        (
            Answer(400, body=b"x"),
            "answered 400; see whether it has this model",
            1,
        ),
        (
            Answer(401, body=b""),
            "answered 401; it needs a key: set LANTERN_SP",
            1,
        ),
        (Answer(403, body=b""), "answered 403; it needs a key", 1),
        (
            Answer(404, body=b""),
            "or no model 'tts-1'; url often ends with /v1",
            1,
        ),
        (
            Answer(500, body=b"x"),
            "answered 500 after 4 tries; its own log says",
            4,
        ),
        (Answer(503, body=b"x"), "answered 503 after 4 tries", 4),
        (
            Answer(429, (("Retry-After", "3600"),), body=b""),
            "to wait 3600 s",
            1,
        ),
        (
            Answer(429, body=b'{"error": {"code": "insufficient_quota"}}'),
            "answered 429; too much was asked of it, or the account is empty",
            1,
        ),
        (
            Answer(307, (("Location", "http://127.0.0.1:9/v1"),), body=b""),
            "it leads to http://127.0.0.1:9/v1, which isn't followed: correct url",
            1,
        ),
        (
            Answer(302, (("Location", "file:///etc/passwd"),), body=b""),
            "leads to",
            1,
        ),
        (Answer(cut=True), "the connection failed after 3 tries", 3),
    ],
)
def test_bad_answers_fail_in_words(
    answer: Answer,
    message: str,
    requests: int,
    server: Log,
    voice: SpeechApi,
    tmp_path: Path,
) -> None:
    server.rest = answer
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance(TEXT), tmp_path)
    assert message in caught.value.message
    assert len(server.asked) == requests
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "said",
    [
        {"error": {"message": "no voice 'alloy'", "type": "x"}},
        {"detail": {"error": "no voice 'alloy'"}},
        {"detail": "no voice 'alloy'"},
        {"error": "no voice\n'alloy'\u001b"},
    ],
)
def test_what_the_server_says_is_shown(
    server: Log, voice: SpeechApi, tmp_path: Path, said: object
) -> None:
    server.rest = Answer(400, body=json.dumps(said).encode())
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance(TEXT), tmp_path)
    assert list(caught.value.detail) == ["the server says: no voice 'alloy'"]


def test_a_retry_after_is_honoured(
    server: Log, voice: SpeechApi, slept: list[float], tmp_path: Path
) -> None:
    server.script = [Answer(429, (("Retry-After", "7"),), body=b"busy"), BUSY]
    voice.speak(utterance(TEXT), tmp_path)
    assert slept == [7, 20]
    assert len(server.asked) == 3


def test_a_lost_answer_and_a_bad_one_are_asked_for_again(
    server: Log, voice: SpeechApi, slept: list[float], tmp_path: Path
) -> None:
    server.script = [Answer(cut=True), Answer(keep=0.1)]
    voice.speak(utterance(TEXT), tmp_path)
    assert slept == [1]
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    "answer", [Answer(drips=True, body=bytes(9999)), Answer(drips_headers=True)]
)
def test_an_answer_that_drips_is_not_waited_for(
    server: Log, slept: list[float], tmp_path: Path, answer: Answer
) -> None:
    server.rest = answer
    hasty = SpeechApi(
        {"url": server.url},
        sleep=slept.append,
        seconds=0.2,
    )
    with pytest.raises(
        VoiceFailure, match="connection failed after a try"
    ) as caught:
        hasty.speak(utterance(TEXT), tmp_path)
    # 35 characters of a hundred more than 0.2 s
    assert list(caught.value.detail) == ["no whole answer within 0.27 s"]
    assert slept == []
    assert len(server.asked) == 1


def test_all_tries_of_a_sentence_share_the_time_that_it_may_take(
    server: Log, slept: list[float], tmp_path: Path
) -> None:
    """Of 81 s for 35 characters, two answers that broke off after 50 s leave nothing."""
    server.rest = Answer(cut=True)
    times = itertools.cycle([0.0, 50.0])
    voice = SpeechApi(
        {"url": server.url},
        sleep=slept.append,
        clock=lambda: next(times),
        seconds=60,
    )
    with pytest.raises(VoiceFailure, match="connection failed after 2 tries"):
        voice.speak(utterance(TEXT), tmp_path)
    assert slept == [1]


def test_a_longer_sentence_may_take_longer(
    server: Log, slept: list[float], tmp_path: Path
) -> None:
    """60 s, and 72 s more for 120 characters: three tries of 43 s fit in."""
    server.rest = Answer(cut=True)
    times = itertools.cycle([0.0, 43.0])
    voice = SpeechApi(
        {"url": server.url},
        sleep=slept.append,
        clock=lambda: next(times),
        seconds=60,
    )
    with pytest.raises(VoiceFailure, match="connection failed after 3 tries"):
        voice.speak(utterance("rain " * 23 + "rains"), tmp_path)
    assert len(server.asked[0].order["input"]) == 120
    assert slept == [1, 5]


def test_a_huge_answer_is_not_taken_in(
    server: Log,
    voice: SpeechApi,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "lantern.speech.voices.speech_api.MAX_RESPONSE_BYTES", 2**20
    )
    server.rest = Answer(body=b"RIFF" * 2**19)
    with pytest.raises(
        VoiceFailure, match="larger than 1 MB; that is not a sentence"
    ):
        voice.speak(utterance(TEXT), tmp_path)


def test_a_sentence_too_long_for_the_interface_is_named(
    server: Log, voice: SpeechApi, tmp_path: Path
) -> None:
    with pytest.raises(
        VoiceFailure, match=r"a sentence has 5003 char.*takes 4096"
    ):
        voice.speak(utterance("Long " * 1000 + "so."), tmp_path)
    assert server.asked == []


# Reaching it


def test_a_server_that_does_not_run_is_named() -> None:
    with serving() as log:
        url = log.url
    reason = SpeechApi({"url": url}).unavailable_reason()
    assert reason == (
        f"{url.removesuffix('/v1')} can't be reached: Connection refused;"
        " is the server running?"
    )


def test_a_server_that_runs_is_not_asked_for_speech(
    server: Log, voice: SpeechApi
) -> None:
    assert voice.unavailable_reason() is None
    assert server.asked == []


def test_a_server_whose_name_is_link_local_is_never_asked() -> None:
    reason = SpeechApi(
        {"url": "http://169.254.169.254/v1"}
    ).unavailable_reason()
    assert "169.254.169.254 is a link-local address, which is never asked" in (
        reason or ""
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "speech-api needs the address of its server: {speech-api: {url:"),
        (
            "localhost:8880",
            "url must be an address such as https://host/v1, not 'loc",
        ),
        ("ftp://host/v1", "url must be an address"),
        ("http://", "url must be an address"),
        ("http://host:99999/v1", "url must be an address"),
        ("http://host/v 1", "url must be an address"),
        ("http://me:secret@host/v1", "url can't hold a name or a password"),
        ("http://host/v1?key=1", "url can't hold anything after ? or #"),
        (
            "http://host/v1/audio/speech",
            "leave /audio/speech out of url: http://host/v1",
        ),
    ],
)
def test_an_address_is_one(url: str, message: str) -> None:
    with pytest.raises(ValueError) as made:
        SpeechApi({"url": url})
    assert message in str(made.value)
    assert "secret" not in str(made.value)


# Keys


def speak_once(url: str, folder: Path) -> None:
    SpeechApi({"url": url}).speak(utterance("Hello there."), folder)


def test_this_machines_server_gets_the_key(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTERN_SPEECH_API_KEY", "sk-123\n")
    speak_once(server.url, tmp_path)
    assert server.asked[0].authorization == "Bearer sk-123"


@pytest.mark.parametrize(
    "named", ["https://tts.example.com", "http://127.0.0.1:9"]
)
def test_a_key_that_is_for_another_server_is_not_sent(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    monkeypatch.setenv("LANTERN_SPEECH_API_KEY", "sk-123")
    monkeypatch.setenv("LANTERN_SPEECH_API_SERVER", named)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-456")
    server.rest = Answer(401, body=b"")
    with pytest.raises(VoiceFailure) as caught:
        speak_once(server.url, tmp_path)
    assert server.asked[0].authorization is None
    assert caught.value.message.endswith(
        "it needs a key: LANTERN_SPEECH_API_KEY goes to another server; set"
        f" LANTERN_SPEECH_API_SERVER={server.origin}"
    )


def test_the_named_server_gets_the_key(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTERN_SPEECH_API_KEY", "sk-123")
    monkeypatch.setenv("LANTERN_SPEECH_API_SERVER", f"{server.origin}/v1")
    speak_once(server.url, tmp_path)
    assert server.asked[0].authorization == "Bearer sk-123"


def test_a_refused_key_is_told_by_its_place_and_never_shown(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTERN_SPEECH_API_KEY", "sk-123")
    server.rest = Answer(401, body=b'{"error": {"message": "Bad key: sk-123"}}')
    with pytest.raises(VoiceFailure) as caught:
        speak_once(server.url, tmp_path)
    assert caught.value.message == (
        "speech-api: the server answered 401; it doesn't take the key in"
        " LANTERN_SPEECH_API_KEY"
    )
    assert list(caught.value.detail) == ["the server says: Bad key: …"]


def test_what_is_no_key_is_told_and_not_shown(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTERN_SPEECH_API_KEY", "sk-1\n23")
    with pytest.raises(VoiceFailure) as caught:
        speak_once(server.url, tmp_path)
    assert (
        "LANTERN_SPEECH_API_KEY holds signs that no key has"
        in caught.value.message
    )
    assert "23" not in caught.value.message
    assert server.asked == []


KEYRING = """\
from keyring import errors
def get_password(service, name):
    if service == "lantern-speech-api" and name == "{origin}":
        return "sk-ring"
    raise errors.KeyringError("locked")
"""


@pytest.mark.parametrize("name", ["{origin}", "https://tts.example.com"])
def test_keyring_holds_a_key_under_its_servers_name(
    server: Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    package = tmp_path / "lib" / "keyring"
    package.mkdir(parents=True)
    held = name.format(origin=server.origin)
    (package / "__init__.py").write_text(KEYRING.format(origin=held))
    (package / "errors.py").write_text("class KeyringError(Exception): pass\n")
    monkeypatch.syspath_prepend(str(package.parent))
    for module in ("keyring", "keyring.errors"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    speak_once(server.url, tmp_path)
    sent = server.asked[0].authorization
    assert sent == ("Bearer sk-ring" if held == server.origin else None)
