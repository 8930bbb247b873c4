"""When the pictures of footage are shown, by the packets in its file. Runs no program.

What a file says of its length may be wrong: packets that an edit list hides are in it all the same
(so phones and stream copies trim), pictures may begin later than the sound, and the time between
them may change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMAT_OPTIONS = ("-f", "framecrc", "pipe:1")
"""Options with which ffmpeg lists packets, as `parse_packets` reads them."""
_TIME_BASE = re.compile(rb"^#tb 0: (\d+)/(\d+)", re.M)
_PACKET = re.compile(
    rb"^0, *(-?\d+), *(-?\d+), *(\d+), *\d+, *0x[0-9a-f]+(?:, F=0x([0-9A-F]+))?",
    re.M,
)
_UNKNOWN = -(2**62)
"""Times below it stand for none."""
_DISCARDED = 4
"""The bit of a packet that is decoded and not shown."""
_TOLERANCE = 0.02 / 24
"""The share by which an average rate may differ from that of evenly spaced pictures."""


@dataclass(frozen=True)
class ShownPackets:
    """How many pictures are shown, and when, in seconds from the file's start.

    The first begins at `begin` and the last at `last`; by its packet it stands until `end`.
    """

    count: int
    begin: float
    last: float
    end: float

    def count_frames(self, rate: float) -> int:
        """Return how many frames are shown at a constant rate.

        The first stands from the file's start, and each until the next one comes.
        """
        end = max(self.end, self.last + 1 / rate)
        span = end - self.begin
        if abs(self.count / span - rate) < _TOLERANCE * rate:
            return self.count + max(0, round(self.begin * rate))
        return max(1, round(end * rate))


_NOTHING = ShownPackets(
    0,
    begin=0.0,
    last=0.0,
    end=0.0,
)


def parse_packets(listing: bytes) -> ShownPackets:
    """Return what is shown, from ffmpeg's list of the packets of the pictures."""
    base = _TIME_BASE.search(listing)
    if base is None:
        return _NOTHING
    starts: list[int] = []
    ends: list[int] = []
    for decoded, shown, length, flags in _PACKET.findall(listing):
        if int(flags or b"0", 16) & _DISCARDED:
            continue
        start = int(shown)
        if start < _UNKNOWN:
            start = int(decoded)
        starts.append(start)
        ends.append(start + int(length))
    if not starts:
        return _NOTHING
    unit = int(base[1]) / int(base[2])
    return ShownPackets(
        len(starts),
        begin=min(starts) * unit,
        last=max(starts) * unit,
        end=max(ends) * unit,
    )
