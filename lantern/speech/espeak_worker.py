"""The espeak-ng process: a script of its own, with ctypes and nothing of Lantern in it.

Started afresh for each text, because what the engine spoke before changes what it speaks next; run in the folder
that holds `espeak-ng-data`, because the engine fails on data paths of 160 characters and more (espeak-ng #2182).
stdin: JSON {library, text, voice, rate, pitch}. stdout: a line of JSON {rate, events}, then 16-bit mono samples.
Or stdin: JSON {library, texts, voice}. stdout: JSON, the IPA of each text.
"""

import ctypes
import json
import sys
from typing import Any, ClassVar

SYNCHRONOUS, DONT_EXIT = 2, 0x8000
UTF8, PHONEMES, END_PAUSE = 1, 0x100, 0x1000
IPA = 2
RATE, VOLUME, PITCH = 1, 2, 3
LIST_END, WORD = 0, 1
LOUDNESS = 80  # at the engine's 100 some voices clip


class _EventId(ctypes.Union):
    _fields_: ClassVar[Any] = [
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    ]


class EspeakEvent(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_: ClassVar[Any] = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.POINTER(ctypes.c_short),
    ctypes.c_int,
    ctypes.POINTER(EspeakEvent),
)


def open_engine(order: dict[str, Any]) -> tuple[Any, int]:
    """The library with the voice set, and its sample rate."""
    library = ctypes.CDLL(order["library"])
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, b".", DONT_EXIT)
    if rate <= 0:
        sys.exit("espeak-ng found no data")
    if library.espeak_SetVoiceByName(order["voice"].encode()):
        sys.exit(f"espeak-ng has no voice '{order['voice']}'")
    return library, rate


def transcribe(order: dict[str, Any]) -> list[str]:
    """The IPA of each text; its clauses are joined with blanks."""
    library, _ = open_engine(order)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    found = []
    for text in order["texts"]:
        left = ctypes.c_char_p(text.encode())
        clauses = []
        while left.value is not None:
            said = library.espeak_TextToPhonemes(ctypes.byref(left), UTF8, IPA)
            clauses.append(said.decode() if said else "")
        found.append(" ".join(clauses).strip())
    return found


def speak(order: dict[str, Any]) -> tuple[int, list[tuple[int, int]], bytes]:
    """Sample rate, (character, sample) of each word event, samples."""
    sound: list[bytes] = []
    events: list[tuple[int, int]] = []

    def hear(wave: Any, count: int, happened: Any) -> int:
        if wave and count > 0:
            sound.append(ctypes.string_at(wave, count * 2))
        i = 0
        while happened[i].type != LIST_END:
            if happened[i].type == WORD:
                events.append((happened[i].text_position - 1, happened[i].sample))
            i += 1
        return 0

    library, rate = open_engine(order)
    callback = CALLBACK(hear)
    library.espeak_SetSynthCallback(callback)
    for parameter, value in (
        (RATE, order["rate"]),
        (PITCH, order["pitch"]),
        (VOLUME, LOUDNESS),
    ):
        library.espeak_SetParameter(parameter, value, 0)
    text = order["text"].encode() + b"\0"
    if library.espeak_Synth(
        text,
        ctypes.c_size_t(len(text)),
        0,
        1,
        0,
        UTF8 | PHONEMES | END_PAUSE,
        None,
        None,
    ):
        sys.exit("espeak-ng could not speak the text")
    library.espeak_Synchronize()
    return rate, events, b"".join(sound)


if __name__ == "__main__":
    given = json.load(sys.stdin.buffer)
    if "texts" in given:
        sys.stdout.buffer.write(json.dumps(transcribe(given)).encode())
        sys.exit()
    rate, events, sound = speak(given)
    sys.stdout.buffer.write(
        json.dumps({"rate": rate, "events": events}).encode() + b"\n" + sound
    )
