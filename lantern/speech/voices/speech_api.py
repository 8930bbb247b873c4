"""The voice of any server that speaks OpenAI's `POST /v1/audio/speech`.

It is the user's own or one on the internet, and is asked sentence by sentence for WAV. Every
answer is decoded and measured before it is believed. The key comes from `speech_keys` and goes
nowhere but to its server.
"""

from __future__ import annotations

import json
import time
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg, web
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.text import make_one_line
from lantern.sound.arrays import Pcm
from lantern.speech.joining import speak_by_sentence
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    speech_keys,
    validate_settings,
)
from lantern.speech.voices.online import (
    Limits,
    NotSpeech,
    Reply,
    ask,
    require_speech,
)
from lantern.speech.voices.speech_keys import SpeechKey

VERSION = 1
SETTINGS = {
    "url": SettingSpec(
        "",
        "the server's address without /audio/speech, such as http://localhost:8880/v1",
    ),
    "model": SettingSpec("tts-1", "the server's name for the model"),
    "voice": SettingSpec("alloy", "the server's name for the voice"),
    "speed": SettingSpec(100, "percent of the voice's own speed", 25, 400),
    "instructions": SettingSpec(
        "", "how to speak, for models that take instructions"
    ),
}
_ENDPOINT = "/audio/speech"
MAX_CHARACTERS = 4096
"""Characters of one request, which the interface allows."""
MAX_RESPONSE_BYTES = 64 * 2**20
"""Bytes of one answer; a sentence of 30 s takes 3 MB at 48 kHz."""
ANSWER_SECONDS = 60.0
"""Seconds for the shortest sentence: a large model on a small machine is slow."""
_PACE = 100
"""Characters that are given as many seconds again, which is ten times what speaking them takes."""
PROBE_SECONDS = 5.0
MAX_SERVER_WORDS = 300
"""Characters of a server's own explanation that are shown."""
_MAGIC = {
    b"RIFF": "wav",
    b"fLaC": "flac",
    b"OggS": "ogg",
    b"ID3": "mp3",
    b"\xff": "mp3",
}


class SpeechApi:
    """A server's voice with the author's settings."""

    def __init__(
        self,
        settings: VoiceSettings,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Check the settings; a bad one, or none that names the server, raises ValueError.

        Args:
            settings: the author's.
            sleep: waits for seconds.
            clock: says the time in seconds.
            seconds: for the answers to a sentence of no length; longer ones get more.
        """
        self._settings = validate_settings("speech-api", settings, SETTINGS)
        self._url = _read_url(str(settings.get("url", "")))
        self._sleep = sleep
        self._clock = clock
        self._seconds = seconds

    @property
    def version(self) -> str:
        """Describe what decides the sound on our side: our code, ffmpeg."""
        return f"speech-api {VERSION}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where the server can't be reached, else None."""
        trouble = web.probe(self._url, PROBE_SECONDS)
        if trouble is None:
            return None
        server = speech_keys.find_server(self._url)
        return f"{server} can't be reached: {trouble}; is the server running?"

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence a request.

        Raises:
            VoiceFailure: the network or the server fails, or it doesn't know model or voice.
            ValueError: the utterance has a bad setting.
        """
        given = resolve_settings(
            "speech-api",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        server = _Server(self._url, speech_keys.find_key(self._url), given)

        def say(text: str) -> Pcm:
            return self._say(text, server)

        return speak_by_sentence(line, say, lambda word: word.spoken)

    def _say(self, text: str, server: _Server) -> Pcm:
        if len(text) > MAX_CHARACTERS:
            raise VoiceFailure(
                f"speech-api: a sentence has {len(text)} characters, and a server takes"
                f" {MAX_CHARACTERS}; make two of it",
                [f"{text[:80]} …"],
            )
        try:
            return self._ask_once(text, server)
        except NotSpeech:
            pass  # one bad answer may be chance
        try:
            return self._ask_once(text, server)
        except NotSpeech as reason:
            message = f"speech-api: the answer was {reason}, twice"
            raise VoiceFailure(message, [f"asked for: {text[:200]}"]) from None

    def _ask_once(self, text: str, server: _Server) -> Pcm:
        seconds = self._seconds * (1 + len(text) / _PACE)
        limits = Limits(seconds, MAX_RESPONSE_BYTES, together=seconds)
        request = server.make_request(text)
        reply = ask(
            request,
            "speech-api",
            limits,
            sleep=self._sleep,
            clock=self._clock,
        )
        if reply.answer.status != 200:
            raise server.explain_status(reply)
        server.require_sound(reply.answer)
        pcm = _decode(reply.answer.body)
        require_speech(pcm, text, server.settings["speed"] / 100)
        return pcm


def make_voice(settings: VoiceSettings) -> SpeechApi:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return SpeechApi(settings)


def _read_url(text: str) -> str:
    """Return the server's address, without a slash at its end.

    Raises:
        ValueError: it is no address, or more than that; a sentence.
    """
    if not text:
        raise ValueError(
            "speech-api needs the address of its server:"
            " {speech-api: {url: 'http://localhost:8880/v1'}}"
        )
    try:
        parts = urllib.parse.urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_address = is_address and text.isascii() and text.isprintable()
        is_address = is_address and parts.port != 0 and " " not in text
    except ValueError:
        is_address = False
    if not is_address:
        raise ValueError(
            f"url must be an address such as https://host/v1, not {text!r}"
        )
    if "@" in parts.netloc:
        raise ValueError(
            "url can't hold a name or a password; see Its key in docs/guides/voices.md"
        )
    if parts.query or parts.fragment:
        raise ValueError("url can't hold anything after ? or #")
    url = text.rstrip("/")
    if url.endswith(_ENDPOINT):
        raise ValueError(
            f"leave {_ENDPOINT} out of url: {url.removesuffix(_ENDPOINT)}"
        )
    return url


def _decode(sound: bytes) -> Pcm:
    """Decode an answer, by its first bytes: servers give other formats than they were asked for.

    Raises:
        NotSpeech: it is no sound.
    """
    kinds = [kind for magic, kind in _MAGIC.items() if sound.startswith(magic)]
    if not kinds:
        raise NotSpeech("not audio")
    source = ["-f", kinds[0], "-i", "pipe:0"]
    try:
        decoded = ffmpeg.decode_sound(source, "speech-api", sound)
    except ToolFailure:
        raise NotSpeech("not audio") from None
    return np.frombuffer(decoded, "<i2").astype(np.int16)


# The server


@dataclass(frozen=True)
class _Server:
    """A server by its address, with the key for it, and what it is asked for besides the text."""

    url: str
    key: SpeechKey | None
    settings: Mapping[str, Any]

    def make_request(self, text: str) -> web.WebRequest:
        given = self.settings
        order: dict[str, object] = {
            "model": given["model"],
            "input": text,
            "voice": given["voice"],
            "response_format": "wav",
        }
        if given["speed"] != 100:
            order["speed"] = given["speed"] / 100
        if given["instructions"]:
            order["instructions"] = given["instructions"]
        headers = {"Content-Type": "application/json", "Accept": "audio/wav"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key.text}"
        url = f"{self.url}{_ENDPOINT}"
        return web.WebRequest("POST", url, headers, json.dumps(order).encode())

    def require_sound(self, answer: web.WebAnswer) -> None:
        """Look at what the server says that its answer is.

        Raises:
            VoiceFailure: it isn't sound.
        """
        kind = answer.headers.get_content_type()
        if (
            "Content-Type" not in answer.headers
            or kind == "application/octet-stream"
        ):
            return
        if kind.startswith("audio/"):
            return
        message = f"speech-api: the answer is not audio, but {kind}"
        if kind == "text/html":
            message += (
                "; is a web page at this url, or a network's log-in in between?"
            )
        raise VoiceFailure(message, self._quote(answer))

    def explain_status(self, reply: Reply) -> VoiceFailure:
        """Return the failure for an answer that isn't 200: what it means, and what to do."""
        status = reply.answer.status
        tries = f" after {reply.tries} tries" if reply.tries > 1 else ""
        cure = self._choose_cure(reply.answer)
        message = f"speech-api: the server answered {status}{tries}; {cure}"
        return VoiceFailure(message, self._quote(reply.answer))

    def _choose_cure(self, answer: web.WebAnswer) -> str:
        status = answer.status
        if 300 <= status < 400:
            target = answer.headers.get("Location", "nowhere")
            shown = self._hide_key(make_one_line(target))[:MAX_SERVER_WORDS]
            return f"it leads to {shown}, which isn't followed: correct url"
        if status in (401, 403):
            return self._explain_refusal()
        if status == 404:
            return (
                f"it has nothing at {self.url}{_ENDPOINT}, or no model"
                f" '{self.settings['model']}'; url often ends with /v1"
            )
        if status == 429:
            return "too much was asked of it, or the account is empty; try again later"
        if status >= 500:
            return "its own log says what failed; try again later"
        return "see whether it has this model and voice"

    def _explain_refusal(self) -> str:
        if self.key:
            return f"it doesn't take the key in {self.key.place}"
        return f"it needs a key: {speech_keys.explain_cure(self.url)}"

    def _quote(self, answer: web.WebAnswer) -> list[str]:
        """Return what the server says itself, in a line, as far as it is text."""
        said = self._hide_key(make_one_line(_find_message(answer.body)))
        return [f"the server says: {said[:MAX_SERVER_WORDS]}"] if said else []

    def _hide_key(self, text: str) -> str:
        """Return text without the key, which some servers repeat."""
        return text.replace(self.key.text, "…") if self.key else text


def _find_message(body: bytes) -> str:
    """Return the words in a server's answer; OpenAI and those like it differ in their JSON."""
    text = body[:10_000].decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "" if "\ufffd" in text or text.lstrip().startswith("<") else text
    for name in ("detail", "error", "message"):
        if isinstance(found, dict) and name in found:
            found = found[name]
    return (
        found
        if isinstance(found, str)
        else json.dumps(found, ensure_ascii=False)
    )
