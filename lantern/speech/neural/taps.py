"""Taps: the durations of phonemes, read from inside a graph that doesn't put them out.

Each of these models first decides how long every phoneme lasts. A tap makes that tensor an output
by appending some forty bytes to the model in memory; the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.speech.neural.protobuf import (
    ProtobufField,
    encode_bytes,
    encode_number,
    iter_fields,
)

FLOAT = 1
"""ONNX's number for 32-bit floats."""
INT64 = 7
"""ONNX's number for 64-bit integers."""


@dataclass(frozen=True)
class DurationTap:
    """Which tensor of a graph holds the durations, and what they mean.

    `tensor` is its name and `element_type` FLOAT or INT64. One of its numbers lasts `unit` seconds.
    `lag` is how many seconds the sound is ahead of the sums of the durations (measured).
    """

    tensor: str
    element_type: int
    unit: float
    lag: float


TAPS: dict[str, DurationTap] = {
    # hibari heart
    "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8": DurationTap(
        "/Clip_output_0", FLOAT, 0.025, 0.085
    ),
    # Kokoro-82M, int8
    "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb": DurationTap(
        "/encoder/Gather_output_0", INT64, 0.025, 0.090
    ),
}
"""SHA-256 of a model's file -> its tap. Names of tensors belong to one export of a model."""

_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_OUTPUT = 1, 12
_NODE_OUTPUT, _NODE_OPERATOR = 2, 4
_VALUE_NAME, _VALUE_TYPE = 1, 2
_TYPE_TENSOR, _TENSOR_ELEMENT = 1, 1


def choose_tap(
    digest: str, model: bytes, family: DurationTap | None
) -> DurationTap | None:
    """Return the tap of a model: its file's own, else the family's if the graph has its tensor.

    Raises:
        ValueError: the bytes are no model.
    """
    own = TAPS.get(digest)
    if own is not None:
        return own
    if family is not None and family.tensor in list_tensors(model):
        return family
    return None


def add_tap(model: bytes, tap: DurationTap) -> bytes:
    """Return a model that also puts out the tensor of a tap.

    Raises:
        ValueError: the bytes are no model.
    """
    if tap.tensor in _list_outputs(model):
        return model
    tensor = encode_bytes(
        _TYPE_TENSOR, encode_number(_TENSOR_ELEMENT, tap.element_type)
    )
    name = encode_bytes(_VALUE_NAME, tap.tensor.encode())
    value = name + encode_bytes(_VALUE_TYPE, tensor)
    return model + encode_bytes(
        _MODEL_GRAPH, encode_bytes(_GRAPH_OUTPUT, value)
    )


def list_tensors(model: bytes) -> set[str]:
    """Return the names of all tensors that the nodes of a model's graph make.

    Raises:
        ValueError: the bytes are no model.
    """
    return set(_iter_node_texts(model, _NODE_OUTPUT))


def list_operators(model: bytes) -> set[str]:
    """Return the names of the operators that a model's graph uses, such as `MatMul`.

    Raises:
        ValueError: the bytes are no model.
    """
    return set(_iter_node_texts(model, _NODE_OPERATOR))


def _list_outputs(model: bytes) -> set[str]:
    names = set()
    for output in _iter_graph(model, _GRAPH_OUTPUT):
        for field in iter_fields(output.value):
            if field.number == _VALUE_NAME:
                names.add(_decode(field))
    return names


def _iter_node_texts(model: bytes, number: int) -> Iterator[str]:
    for node in _iter_graph(model, _GRAPH_NODE):
        for field in iter_fields(node.value):
            if field.number == number:
                yield _decode(field)


def _iter_graph(model: bytes, number: int) -> Iterator[ProtobufField]:
    """Yield the fields of the graph that have a number."""
    for part in iter_fields(memoryview(model)):
        if part.number != _MODEL_GRAPH:
            continue
        for field in iter_fields(part.value):
            if field.number == number:
                yield field


def _decode(field: ProtobufField) -> str:
    return bytes(field.value).decode("utf-8", "replace")
