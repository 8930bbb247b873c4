"""Google Translate's speech over the network: what gTTS would send, sent with limits.

The only door to gTTS, which is imported when a voice asks for something. gTTS itself would trust
any certificate, follow redirects, and wait for ever for an answer that drips.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable
from typing import Any

from gtts import gTTS
from gtts.lang import tts_langs

from lantern.core import web
from lantern.core.problems import VoiceFailure
from lantern.core.web import WebAnswer, WebRequest
from lantern.speech.voices.online import Limits, ask

__all__ = ["probe", "request_speech", "tts_langs"]

MAX_RESPONSE_BYTES = 8 * 2**20
"""Bytes of one answer; 100 characters take about 100 kB."""
PROBE_TIMEOUT = 3.0
"""Seconds."""
_SOUND = re.compile(rb'jQ1olc","\[\\"(.*)\\"]')


def request_speech(
    text: str,
    options: dict[str, Any],
    *,
    seconds: float,
    sleep: Callable[[float], None],
) -> bytes:
    """Ask for a text's sound, again after a busy or lost answer; return MP3.

    Args:
        text: one clause.
        options: of gTTS.
        seconds: for one request, from its first byte to the last of its answer.
        sleep: waits for seconds.

    Raises:
        VoiceFailure: the network or Google fails, or the answer has no sound.
    """
    limits = Limits(seconds, MAX_RESPONSE_BYTES, together=math.inf)
    reply = ask(_make_request(text, options), "gtts", limits, sleep=sleep)
    status = reply.answer.status
    tries = f" after {reply.tries} tries" if reply.tries > 1 else ""
    if 300 <= status < 400:
        raise VoiceFailure(
            f"gtts: Google answered {status}: it leads elsewhere, which isn't followed;"
            " a network's log-in or consent page may be in between"
        )
    if status != 200:
        raise VoiceFailure(f"gtts: Google answered {status}{tries}")
    sound = _find_sound(reply.answer)
    if not sound:
        cause = "a network's log-in or consent page may be in between"
        raise VoiceFailure(
            f"gtts: the answer is not audio; {cause}", [f"asked for: {text}"]
        )
    return sound


def _make_request(text: str, options: dict[str, Any]) -> WebRequest:
    """Return the one request that gTTS would send for a text as short as this."""
    (prepared,) = gTTS(text, **options)._prepare_requests()
    headers = {
        name: value
        for name, value in prepared.headers.items()
        if name.lower()
        not in ("content-length", "accept-encoding", "connection")
    }
    body = prepared.body
    data = body if isinstance(body, bytes) else str(body).encode()
    return WebRequest("POST", str(prepared.url), headers, data)


def _find_sound(answer: WebAnswer) -> bytes:
    """Return the sound in an answer; empty if there is none."""
    sound = b""
    for line in answer.body.split(b"\n"):
        found = _SOUND.search(line)
        if found is None:
            continue
        try:
            sound += base64.b64decode(found[1])
        except binascii.Error:
            return b""
    return sound


def probe(host: str) -> str | None:
    """Connect to a host, through the proxy if there is one; return why that fails, else None."""
    return web.probe(f"https://{host}/", PROBE_TIMEOUT)
