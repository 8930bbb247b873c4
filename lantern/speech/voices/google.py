"""Google Translate's speech over the network, through gTTS: one request, how long to wait after a bad one, a probe.

The only door to gTTS, which is imported when a voice asks for something.
"""

from __future__ import annotations

import base64
import binascii
import http.client
import io
import ssl
import urllib.parse
import urllib.request
from typing import Any

from gtts import gTTS, gTTSError
from gtts.lang import tts_langs

from lantern.core.problems import VoiceFailure

__all__ = [
    "PROBE_TIMEOUT",
    "choose_delay",
    "gTTSError",
    "probe",
    "request_speech",
    "tts_langs",
]

BUSY_WAITS = (5.0, 20.0, 60.0)  # after 429 and 5xx
LOST_WAITS = (1.0, 5.0)  # after a lost connection or a time limit
READ_TIMEOUT = 120.0  # the longest Retry-After that is waited for
MAX_RESPONSE_BYTES = 8 * 2**20  # bytes of one answer; 100 characters take about 100 kB
PROBE_TIMEOUT = 3.0  # seconds


class _LimitedGTTS(gTTS):  # type: ignore[misc]  # gTTS has no types
    """gTTS whose answers are read with a limit; gTTS itself would take in 10 GB."""

    def _prepare_requests(self) -> Any:
        prepared = super()._prepare_requests()
        for request in prepared:
            request.register_hook("response", _read)
        return prepared


def _read(response: Any, **_: Any) -> None:
    body = bytearray()
    for block in response.iter_content(65536):
        body += block
        if len(body) > MAX_RESPONSE_BYTES:
            response.close()
            raise VoiceFailure(
                f"gtts: an answer of more than {MAX_RESPONSE_BYTES // 2**20} MB is not audio of one clause"
            )
    response._content = bytes(body)


def request_speech(text: str, options: dict[str, Any]) -> bytes:
    """One request. Raises gTTSError, and VoiceFailure for an answer without sound."""
    sound = io.BytesIO()
    try:
        _LimitedGTTS(text, **options).write_to_fp(sound)
    except gTTSError as error:
        if error.rsp is not None and error.rsp.status_code == 200:
            raise _no_audio(text) from None
        raise
    except (UnicodeDecodeError, binascii.Error):
        raise _no_audio(text) from None
    if not sound.getvalue():
        raise _no_audio(text)
    return sound.getvalue()


def _no_audio(text: str) -> VoiceFailure:
    return VoiceFailure(
        "gtts: the answer is not audio; a network's log-in or consent page may be in between",
        [f"asked for: {text}"],
    )


def choose_delay(error: gTTSError, tried: int) -> float:
    """Seconds until the next try. Raises VoiceFailure when there is to be none."""
    response = error.rsp
    waits = LOST_WAITS if response is None else BUSY_WAITS
    status = response.status_code if response is not None else None
    tries = f" after {tried + 1} tries" if tried else ""
    if tried >= len(waits) or (status is not None and status != 429 and status < 500):
        what = f"Google answered {status}" if status else "the connection failed"
        raise VoiceFailure(
            f"gtts: {what}{tries}", [str(error.__context__ or error)]
        ) from None
    asked = response.headers.get("Retry-After", "") if response is not None else ""
    wait = float(asked) if asked.isdecimal() else waits[tried]
    if wait > READ_TIMEOUT:
        raise VoiceFailure(
            f"gtts: Google asks to wait {wait:.0f} s; try again later"
        ) from None
    return wait


def probe(host: str, trouble: list[str]) -> None:
    """Connect as gTTS would, through the proxy if there is one; clears `trouble` on success."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = (
        False,
        ssl.CERT_NONE,
    )  # as gTTS: a proxy may use its own certificate
    proxy = urllib.request.getproxies().get("https", "")
    try:
        if proxy:
            at = urllib.parse.urlsplit(proxy if "://" in proxy else f"http://{proxy}")
            link = http.client.HTTPSConnection(
                at.hostname or "", at.port or 80, timeout=PROBE_TIMEOUT, context=context
            )
            name = urllib.parse.unquote(
                f"{at.username or ''}:{at.password or ''}"
            ).encode()
            login = (
                {"Proxy-Authorization": f"Basic {base64.b64encode(name).decode()}"}
                if at.username
                else {}
            )
            link.set_tunnel(host, 443, login)
        else:
            link = http.client.HTTPSConnection(
                host, timeout=PROBE_TIMEOUT, context=context
            )
        link.connect()
        link.close()
        trouble.clear()
    except (OSError, http.client.HTTPException, ValueError) as error:
        trouble[0] = (
            getattr(error, "strerror", None) or str(error) or type(error).__name__
        )
