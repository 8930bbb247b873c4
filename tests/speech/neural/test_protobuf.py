"""Protobuf's wire format, as far as taps need it."""

from __future__ import annotations

import pytest

from lantern.speech.neural.protobuf import (
    encode_bytes,
    encode_number,
    encode_varint,
    iter_fields,
)


@pytest.mark.parametrize(
    ("number", "encoded"),
    [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), (16384, "808001")],
)
def test_a_number_has_seven_bits_a_byte(number: int, encoded: str) -> None:
    assert encode_varint(number).hex() == encoded


def test_fields_have_a_key_and_a_value() -> None:
    assert encode_number(1, 150).hex() == "089601"
    assert encode_bytes(2, b"testing").hex() == "120774657374696e67"
    assert encode_bytes(12, b"").hex() == "6200"


def test_fields_are_read_in_their_order() -> None:
    message = (
        encode_number(1, 150)
        + encode_bytes(2, b"one")
        + bytes.fromhex("1d00000000")  # field 3, four bytes
        + bytes.fromhex("210000000000000000")  # field 4, eight bytes
        + encode_bytes(2, b"two")
    )
    found = [
        (f.number, bytes(f.value)) for f in iter_fields(memoryview(message))
    ]
    assert found == [(1, b""), (2, b"one"), (3, b""), (4, b""), (2, b"two")]


@pytest.mark.parametrize(
    "message",
    [
        b"\x12\x07tes",  # seven bytes are promised
        b"\x08\x96",  # the number goes on
        b"\x0b",  # a group, which nobody writes
        b"\x08" + b"\x80" * 11,
        b"\x1d\x00",
    ],
)
def test_other_bytes_are_no_message(message: bytes) -> None:
    with pytest.raises(ValueError, match=r"beyond|wire type|ten bytes"):
        list(iter_fields(memoryview(message)))
