"""What online voices share: asking again after a busy or lost answer, and doubting answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from lantern.core import web
from lantern.core.problems import VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.core.web import WebAnswer, WebRequest
from lantern.sound.arrays import Pcm
from lantern.speech.voices import find_sound, measure_silence_level

BUSY_WAITS = (5.0, 20.0, 60.0)
"""Seconds before each new try, after the statuses 429 and 5xx."""
LOST_WAITS = (1.0, 5.0)
"""Seconds before each new try, after a lost connection or a time limit."""
MAX_RETRY_AFTER = 120.0
"""Seconds: a longer Retry-After isn't waited for."""
_OUT_OF_CREDIT = b"insufficient_quota"
"""What stands in an answer 429 that no waiting helps against."""


class NotSpeech(Exception):
    """Sound that can't be the text spoken; the message says what it is instead."""


@dataclass(frozen=True)
class Limits:
    """What the answers to one text may take."""

    seconds: float
    """For the whole of one answer."""
    most: int
    """Bytes of one answer."""
    together: float
    """Seconds for the answers to all tries, which are few; the waits between don't count."""


@dataclass(frozen=True)
class Reply:
    """The last answer to a request, and how often it was sent."""

    answer: WebAnswer
    tries: int


def ask(
    request: WebRequest,
    voice: str,
    limits: Limits,
    *,
    sleep: Callable[[float], None],
    clock: Callable[[], float] = time.monotonic,
) -> Reply:
    """Send a request, again after a busy or lost answer, and return the last answer.

    Its status may be any, and that of a server which stays busy too.

    Args:
        request: what is sent.
        voice: the voice's name; a failure begins with it.
        limits: of the answers.
        sleep: waits for seconds.
        clock: says the time in seconds.

    Raises:
        VoiceFailure: no answer came, or it is too large, or the server asks for a long wait.
    """
    tries = 0
    left = limits.together
    while True:
        tries += 1
        began = clock()
        try:
            seconds = min(limits.seconds, left)
            answer = web.send(
                request,
                seconds=seconds,
                most=limits.most,
            )
        except web.TooLargeError as error:
            raise VoiceFailure(
                f"{voice}: {error}; that is not a sentence"
            ) from None
        except web.WebError as error:
            left -= clock() - began
            if tries > len(LOST_WAITS) or left <= limits.seconds / 100:
                count = "a try" if tries == 1 else f"{tries} tries"
                message = f"{voice}: the connection failed after {count}"
                raise VoiceFailure(message, [str(error)]) from None
            sleep(LOST_WAITS[tries - 1])
            continue
        if tries > len(BUSY_WAITS) or not _is_busy(answer):
            return Reply(answer, tries)
        sleep(_choose_wait(answer, tries, voice))


def _is_busy(answer: WebAnswer) -> bool:
    if answer.status == 429:
        return _OUT_OF_CREDIT not in answer.body
    return answer.status >= 500


def _choose_wait(answer: WebAnswer, tries: int, voice: str) -> float:
    """Return the seconds that the server asks for, else what is usual after so many tries.

    Raises:
        VoiceFailure: it asks for too many.
    """
    wait = BUSY_WAITS[tries - 1]
    asked = answer.headers.get("Retry-After", "")
    if asked.isdecimal():
        wait = float(asked)
    if wait > MAX_RETRY_AFTER:
        raise VoiceFailure(
            f"{voice}: the server asks to wait {wait:.0f} s; try again later"
        )
    return wait


def require_speech(pcm: Pcm, text: str, speed: float = 1.0) -> None:
    """Compare a text's sound with the text.

    Args:
        pcm: the sound.
        text: what it should say.
        speed: how much faster than usual it is spoken.

    Raises:
        NotSpeech: it is silent, or its length can't be the text's.
    """
    seconds = len(pcm) / SAMPLE_RATE
    usual = seconds * speed
    # Spoken text takes 0.05 to 0.1 s a character; the 2 s allow for the silence around a short one.
    if not max(0.2, 0.03 * len(text)) <= usual <= 2 + 0.4 * len(text):
        raise NotSpeech(f"{seconds:.1f} s of sound for {len(text)} characters")
    if find_sound(pcm, measure_silence_level(pcm)) is None:
        raise NotSpeech("silence")
