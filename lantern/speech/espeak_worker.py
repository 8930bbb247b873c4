"""The espeak-ng process: a script of its own, with ctypes and nothing of Lantern in it.

It is started afresh for each text, because what the engine spoke before changes what it speaks
next; and in the folder that holds `espeak-ng-data`, because the engine fails on data paths of 160
characters and more (espeak-ng #2182).

To speak: JSON {library, text, voice, rate, pitch} on stdin; on stdout a line of JSON {rate,
events}, then 16-bit mono samples. To transcribe: JSON {library, texts, voice} on stdin; on stdout
JSON, the IPA of each text.
"""

from __future__ import annotations

import ctypes
import json
import sys

# typing itself would take a fifth of the time in which this starts
TYPE_CHECKING = False
if TYPE_CHECKING:
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
    """Open the library and set the voice; return the library and its sample rate in Hz."""
    library = ctypes.CDLL(order["library"])
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, b".", DONT_EXIT)
    if rate <= 0:
        sys.exit("espeak-ng found no data")
    if library.espeak_SetVoiceByName(order["voice"].encode()):
        sys.exit(f"espeak-ng has no voice '{order['voice']}'")
    return library, rate


def transcribe(order: dict[str, Any]) -> list[str]:
    """Return the IPA of each text, its clauses joined with blanks."""
    library, _ = open_engine(order)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    found = []
    for text in order["texts"]:
        left = ctypes.c_char_p(text.encode())
        clauses = []
        while left.value is not None:
            ipa = library.espeak_TextToPhonemes(ctypes.byref(left), UTF8, IPA)
            clauses.append(ipa.decode() if ipa else "")
        found.append(" ".join(clauses).strip())
    return found


class Recorder:
    """Collects what the engine gives while it speaks."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.sound: list[bytes] = []
        self.events: list[tuple[int, int]] = []

    def record(self, wave: Any, count: int, happened: Any) -> int:
        """Keep some samples and the events that happened in them; 0 asks for more."""
        if wave and count > 0:
            self.sound.append(ctypes.string_at(wave, count * 2))
        i = 0
        while happened[i].type != LIST_END:
            event = happened[i]
            if event.type == WORD:
                self.events.append((event.text_position - 1, event.sample))
            i += 1
        return 0


def speak(order: dict[str, Any]) -> tuple[int, list[tuple[int, int]], bytes]:
    """Speak; return the sample rate in Hz, (character, sample) of each word event, and samples."""
    library, rate = open_engine(order)
    recorder = Recorder()
    callback = CALLBACK(recorder.record)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetParameter(RATE, order["rate"], 0)
    library.espeak_SetParameter(PITCH, order["pitch"], 0)
    library.espeak_SetParameter(VOLUME, LOUDNESS, 0)
    text = order["text"].encode() + b"\0"
    size = ctypes.c_size_t(len(text))
    flags = UTF8 | PHONEMES | END_PAUSE
    if library.espeak_Synth(text, size, 0, 1, 0, flags, None, None):
        sys.exit("espeak-ng could not speak the text")
    library.espeak_Synchronize()
    return rate, recorder.events, b"".join(recorder.sound)


def main() -> None:
    """Carry out the order on stdin."""
    order = json.load(sys.stdin.buffer)
    out = sys.stdout.buffer
    if "texts" in order:
        out.write(json.dumps(transcribe(order)).encode())
        return
    rate, events, sound = speak(order)
    out.write(json.dumps({"rate": rate, "events": events}).encode())
    out.write(b"\n" + sound)


if __name__ == "__main__":
    main()
