"""ONNX graphs of a few nodes, written byte by byte, since the `onnx` package isn't a dependency."""

from __future__ import annotations

from pathlib import Path

from lantern.speech.neural.protobuf import encode_bytes, encode_number
from lantern.speech.neural.taps import FLOAT, INT64

_AS_INT = 2  # AttributeProto.type


def node(
    operator: str, inputs: list[str], output: str, **attributes: int
) -> bytes:
    """Return a node with one output; its attributes are whole numbers."""
    body = b"".join(encode_bytes(1, name.encode()) for name in inputs)
    body += encode_bytes(2, output.encode()) + encode_bytes(
        4, operator.encode()
    )
    for name, number in attributes.items():
        value = encode_bytes(1, name.encode()) + encode_number(3, number)
        body += encode_bytes(5, value + encode_number(20, _AS_INT))
    return encode_bytes(1, body)


def value(
    field: int, name: str, element: int, *, sizes: list[int | str]
) -> bytes:
    """Return an input (field 11) or an output (field 12) of a graph."""
    shape = b""
    for size in sizes:
        if isinstance(size, int):
            shape += encode_bytes(1, encode_number(1, size))
        else:
            shape += encode_bytes(1, encode_bytes(2, size.encode()))
    tensor = encode_number(1, element) + encode_bytes(2, shape)
    kind = encode_bytes(2, encode_bytes(1, tensor))
    return encode_bytes(field, encode_bytes(1, name.encode()) + kind)


def model(*parts: bytes) -> bytes:
    """Return a model of nodes, inputs and outputs."""
    graph = b"".join(parts) + encode_bytes(2, b"tiny")
    opset = encode_bytes(1, b"") + encode_number(2, 17)
    return encode_number(1, 8) + encode_bytes(7, graph) + encode_bytes(8, opset)


def speaker(*, noisy: bool = False) -> bytes:
    """Return a graph with hidden durations.

    It takes `ids` (1, n) and `speed` (1,). Within, `counts` are the ids as whole numbers, and
    `lengths` (1, n) are ids times speed. It puts out `wave`, the lengths, with noise if wanted.
    """
    parts = [
        node("Identity", ["ids"], "counts"),
        node("Cast", ["counts"], "numbers", to=FLOAT),
        node("Mul", ["numbers", "speed"], "lengths"),
    ]
    if noisy:
        parts.append(node("RandomNormalLike", ["lengths"], "noise"))
        parts.append(node("Add", ["lengths", "noise"], "wave"))
    else:
        parts.append(node("Neg", ["lengths"], "wave"))
    parts.append(value(11, "ids", INT64, sizes=[1, "n"]))
    parts.append(value(11, "speed", FLOAT, sizes=[1]))
    parts.append(value(12, "wave", FLOAT, sizes=[1, "n"]))
    return model(*parts)


def write(path: Path, data: bytes) -> Path:
    """Write a model's file; return its path."""
    path.write_bytes(data)
    return path
