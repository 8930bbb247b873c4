"""Google Translate's speech over the network, through gTTS: requests, waits after errors, a probe.

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

BUSY_WAITS = (5.0, 20.0, 60.0)
"""Seconds before each new try, after the statuses 429 and 5xx."""
LOST_WAITS = (1.0, 5.0)
"""Seconds before each new try, after a lost connection or a time limit."""
MAX_RETRY_AFTER = 120.0
"""Seconds: a longer Retry-After isn't waited for."""
MAX_RESPONSE_BYTES = 8 * 2**20
"""Bytes of one answer; 100 characters take about 100 kB."""
PROBE_TIMEOUT = 3.0
"""Seconds."""


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
            size = f"{MAX_RESPONSE_BYTES // 2**20} MB"
            raise VoiceFailure(
                f"gtts: an answer of more than {size} is not audio of one clause"
            )
    response._content = bytes(body)


def request_speech(text: str, options: dict[str, Any]) -> bytes:
    """Ask once for a text's sound; return MP3.

    Raises:
        gTTSError: the request failed; `choose_delay` says whether to try again.
        VoiceFailure: the answer has no sound.
    """
    sound = io.BytesIO()
    try:
        _LimitedGTTS(text, **options).write_to_fp(sound)
    except gTTSError as error:
        if error.rsp is not None and error.rsp.status_code == 200:
            raise _make_no_audio(text) from None
        raise
    except (UnicodeDecodeError, binascii.Error):
        raise _make_no_audio(text) from None
    if not sound.getvalue():
        raise _make_no_audio(text)
    return sound.getvalue()


def _make_no_audio(text: str) -> VoiceFailure:
    cause = "a network's log-in or consent page may be in between"
    return VoiceFailure(
        f"gtts: the answer is not audio; {cause}", [f"asked for: {text}"]
    )


def choose_delay(error: gTTSError, tried: int) -> float:
    """Return the seconds until the next try, after `tried` waits.

    Raises:
        VoiceFailure: there is no use in trying again.
    """
    if error.rsp is None:
        return _choose_wait(
            LOST_WAITS, tried, error=error, what="the connection failed"
        )
    status = error.rsp.status_code
    waits = BUSY_WAITS if status == 429 or status >= 500 else ()
    what = f"Google answered {status}"
    wait = _choose_wait(waits, tried, error=error, what=what)
    asked = error.rsp.headers.get("Retry-After", "")
    if asked.isdecimal():
        wait = float(asked)
    if wait > MAX_RETRY_AFTER:
        raise VoiceFailure(
            f"gtts: Google asks to wait {wait:.0f} s; try again later"
        ) from None
    return wait


def _choose_wait(
    waits: tuple[float, ...], tried: int, *, error: gTTSError, what: str
) -> float:
    if tried < len(waits):
        return waits[tried]
    tries = f" after {tried + 1} tries" if tried else ""
    detail = [str(error.__context__ or error)]
    raise VoiceFailure(f"gtts: {what}{tries}", detail) from None


def probe(host: str, trouble: list[str]) -> None:
    """Connect as gTTS would, through the proxy if there is one.

    Clears `trouble` on success, else puts the reason into it: it runs in a thread.
    """
    try:
        link = _open_connection(host)
        link.connect()
        link.close()
        trouble.clear()
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        trouble[0] = reason or type(error).__name__


def _open_connection(host: str) -> http.client.HTTPSConnection:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # as gTTS: a proxy may use its own certificate
    context.verify_mode = ssl.CERT_NONE
    proxy = urllib.request.getproxies().get("https", "")
    if not proxy:
        return http.client.HTTPSConnection(host, timeout=PROBE_TIMEOUT, context=context)
    at = urllib.parse.urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    link = http.client.HTTPSConnection(
        at.hostname or "", at.port or 80, timeout=PROBE_TIMEOUT, context=context
    )
    link.set_tunnel(host, 443, _make_login(at))
    return link


def _make_login(proxy: urllib.parse.SplitResult) -> dict[str, str]:
    """Return the header for a proxy's user and password, if it has them."""
    if not proxy.username:
        return {}
    name = urllib.parse.unquote(f"{proxy.username}:{proxy.password or ''}")
    login = base64.b64encode(name.encode()).decode()
    return {"Proxy-Authorization": f"Basic {login}"}
