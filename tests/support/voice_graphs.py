"""Tiny ONNX graphs with the inputs, outputs and hidden durations of Piper's and Kokoro's models.

They sound, but don't speak. A phoneme lasts the longer the higher its number is, so that a wrong
number or a wrong time is seen in the length.
"""

from __future__ import annotations

import struct

from lantern.speech.neural.protobuf import encode_bytes, encode_number
from lantern.speech.neural.taps import FLOAT, INT64
from tests.support.graphs import model, node, value

PIPER_HOP = 256
"""Samples for each unit of a duration."""
KOKORO_HOP = 600


def constant(
    name: str, number: float | int, *, sizes: tuple[int, ...] = ()
) -> bytes:
    """Return a constant of a graph: a 64-bit integer or a 32-bit float, or several alike."""
    count = 1
    for size in sizes:
        count *= size
    is_whole = isinstance(number, int)
    data = struct.pack("<q" if is_whole else "<f", number) * count
    body = b"".join(encode_number(1, size) for size in sizes)
    body += encode_number(2, INT64 if is_whole else FLOAT)
    body += encode_bytes(8, name.encode()) + encode_bytes(9, data)
    return encode_bytes(5, body)


def _tone(hop: int) -> list[bytes]:
    """Return nodes that make `wave` (n,) from `units`, with `pitch` as radians for a sample."""
    return [
        constant("hop", hop),
        constant("from", 0),
        constant("step", 1),
        node("Cast", ["units"], "whole", to=INT64),
        node("ReduceSum", ["whole"], "sum", keepdims=0),
        node("Mul", ["sum", "hop"], "length"),
        node("Range", ["from", "length", "step"], "ramp"),
        node("Cast", ["ramp"], "time", to=FLOAT),
        node("Mul", ["time", "pitch"], "phase"),
        node("Sin", ["phase"], "wave"),
    ]


# long: a list of nodes
def piper(*, speakers: int = 1) -> bytes:
    """Return a graph like Piper's, with noise from the runtime's own generator.

    A phoneme lasts ceil((1 + number / 16) * length scale) units. The speaker sets the pitch.
    """
    parts = [
        constant("sixteenth", 1 / 16),
        constant("one", 1.0),
        constant("which", 1),
        constant("low", 0.05),
        constant("little", 0.05),
        constant("shape", 1, sizes=(3,)),
        constant("rest", -1, sizes=(1,)),
        node("Cast", ["input"], "numbers", to=FLOAT),
        node("Mul", ["numbers", "sixteenth"], "parts"),
        node("Add", ["parts", "one"], "own"),
        node("Gather", ["scales", "which"], "scale", axis=0),
        node("Mul", ["own", "scale"], "scaled"),
        node("Ceil", ["scaled"], "/Ceil_output_0"),
        node("Identity", ["/Ceil_output_0"], "units"),
        *_pitch(speakers),
        *_tone(PIPER_HOP),
        node("RandomNormalLike", ["wave"], "noise"),
        node("Mul", ["noise", "little"], "hiss"),
        node("Add", ["wave", "hiss"], "sound"),
        node("Concat", ["shape", "rest"], "sizes", axis=0),
        node("Reshape", ["sound", "sizes"], "output"),
        value(11, "input", INT64, sizes=[1, "n"]),
        value(11, "input_lengths", INT64, sizes=[1]),
        value(11, "scales", FLOAT, sizes=[3]),
        value(12, "output", FLOAT, sizes=[1, 1, 1, "samples"]),
    ]
    return model(*parts)


def _pitch(speakers: int) -> list[bytes]:
    if speakers == 1:
        return [node("Identity", ["low"], "pitch")]
    return [
        value(11, "sid", INT64, sizes=[1]),
        node("Cast", ["sid"], "speaker", to=FLOAT),
        node("Add", ["speaker", "one"], "times"),
        node("Mul", ["low", "times"], "pitch"),
    ]


# long: a list of nodes
def kokoro(*, tokens: str = "tokens") -> bytes:
    """Return a graph like Kokoro's: its durations are whole, and it makes no noise.

    A phoneme lasts ceil((1 + number / 64) / speed) units. The first number of the style sets the
    pitch.
    """
    parts = [
        constant("part", 1 / 64),
        constant("one", 1.0),
        constant("zero", 0),
        node("Cast", [tokens], "numbers", to=FLOAT),
        node("Mul", ["numbers", "part"], "parts"),
        node("Add", ["parts", "one"], "own"),
        node("Div", ["own", "speed"], "scaled"),
        node("Ceil", ["scaled"], "counted"),
        node("Cast", ["counted"], "/encoder/Gather_output_0", to=INT64),
        node("Identity", ["/encoder/Gather_output_0"], "units"),
        node("Gather", ["style", "zero"], "row", axis=0),
        node("Gather", ["row", "zero"], "pitch", axis=0),
        *_tone(KOKORO_HOP),
        node("Identity", ["wave"], "audio"),
        value(11, tokens, INT64, sizes=[1, "n"]),
        value(11, "style", FLOAT, sizes=[1, 256]),
        value(11, "speed", FLOAT, sizes=[1]),
        value(12, "audio", FLOAT, sizes=["samples"]),
    ]
    return model(*parts)
