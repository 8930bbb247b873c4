"""The little of protobuf's wire format that is needed to look into a model and to add to it.

A message is a run of fields, each a key (number and wire type) and a value. A parser that meets
a message field twice merges the two, so appending a field adds to what is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True)
class ProtobufField:
    """A field of a message: its number, and its bytes; b'' unless they have a length."""

    number: int
    value: memoryview


def encode_varint(number: int) -> bytes:
    """Return a number >= 0 in seven bits a byte, lowest first."""
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def encode_number(field: int, number: int) -> bytes:
    """Return a field that holds a number >= 0."""
    return encode_varint(field << 3 | _VARINT) + encode_varint(number)


def encode_bytes(field: int, value: bytes) -> bytes:
    """Return a field that holds bytes, a text in UTF-8 or another message."""
    return (
        encode_varint(field << 3 | _LENGTH) + encode_varint(len(value)) + value
    )


def iter_fields(message: memoryview) -> Iterator[ProtobufField]:
    """Yield the fields of a message; nothing is copied.

    Raises:
        ValueError: the bytes are no message.
    """
    at = 0
    while at < len(message):
        key, at = _decode_varint(message, at)
        start, end = _find_value(message, at, key & 7)
        if end > len(message):
            raise ValueError("a field goes on beyond the message")
        yield ProtobufField(key >> 3, message[start:end])
        at = end


def _find_value(message: memoryview, at: int, wire: int) -> tuple[int, int]:
    """Return where the bytes of a value lie; for a number only where it ends."""
    if wire == _LENGTH:
        length, start = _decode_varint(message, at)
        return start, start + length
    if wire == _VARINT:
        _, end = _decode_varint(message, at)
        return end, end
    sizes = {_FIXED64: 8, _FIXED32: 4}
    if wire not in sizes:
        raise ValueError(f"there is no wire type {wire}")
    end = at + sizes[wire]
    return end, end


def _decode_varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return a number, and where it ends."""
    number = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise ValueError("a number goes on beyond the message")
        byte = message[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
    raise ValueError("a number has more than ten bytes")
