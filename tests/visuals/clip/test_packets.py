"""When pictures are shown, by ffmpeg's list of their packets."""

from __future__ import annotations

import pytest

from lantern.visuals.clip.packets import ShownPackets, parse_packets

HEAD = b"#software: Lavf\n#tb 0: 1/100\n#media_type 0: video\n"


def packet(decoded: str, shown: str, flags: int = 0) -> str:
    """Return the line of a packet by the times at which it is decoded and shown."""
    return (
        f"0, {decoded:>9}, {shown:>9},     4,   99, 0x0b9fa1f0, F=0x{flags:X}\n"
    )


def listing(*packets: str) -> bytes:
    """Return a list of packets."""
    return HEAD + "".join(packets).encode()


def test_packets_that_an_edit_list_hides_are_not_shown() -> None:
    shown = parse_packets(
        listing(
            packet("-8", "-4", 5),
            packet("-4", "4"),
            packet("0", "0"),
            packet("4", "8"),
        )
    )
    assert shown == ShownPackets(
        3,
        begin=0.0,
        last=0.08,
        end=0.12,
    )
    assert shown.count_frames(25.0) == 3


def test_a_key_picture_has_no_flags_in_the_list() -> None:
    line = b"0,          0,          0,        4,     2555, 0x0b9fa1f0\n"
    assert parse_packets(HEAD + line).count == 1


def test_packets_without_a_time_to_be_shown_are_shown_when_decoded() -> None:
    none = "-9223372036854775808"
    shown = parse_packets(listing(packet("0", none), packet("4", none)))
    assert (shown.begin, shown.last) == (0.0, 0.04)


@pytest.mark.parametrize("data", [b"", HEAD, listing(packet("0", "0", 4))])
def test_where_nothing_is_shown_nothing_is_counted(data: bytes) -> None:
    assert parse_packets(data).count == 0


@pytest.mark.parametrize(
    ("shown", "frames"),
    [
        (
            ShownPackets(
                50,
                begin=0.0,
                last=1.96,
                end=2.0,
            ),
            50,
        ),
        # they begin half a second after the sound: the first stands before its time, too
        (
            ShownPackets(
                50,
                begin=0.48,
                last=2.44,
                end=2.48,
            ),
            62,
        ),
        # 20 pictures, in 2 seconds: most stand longer
        (
            ShownPackets(
                20,
                begin=0.0,
                last=1.8,
                end=2.0,
            ),
            50,
        ),
        # the last one's length is not known, or wrong
        (
            ShownPackets(
                20,
                begin=0.0,
                last=1.96,
                end=1.96,
            ),
            50,
        ),
        (
            ShownPackets(
                1,
                begin=0.0,
                last=0.0,
                end=0.0,
            ),
            1,
        ),
    ],
)
def test_frames_are_counted_at_a_constant_rate(
    shown: ShownPackets, frames: int
) -> None:
    assert shown.count_frames(25.0) == frames
