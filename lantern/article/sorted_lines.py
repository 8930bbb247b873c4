"""Tables of sorted lines, searched without being read: a key, a tab, more fields.

A table stays one string of bytes; what isn't asked for is never split or decoded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence


class SortedLines:
    """A table in memory, whose lines are in the order of their bytes."""

    def __init__(self, data: bytes) -> None:
        """Take the lines, each with its end."""
        self._data = data

    @staticmethod
    def unpack(packed: bytes) -> SortedLines:
        """Return the table of a packed file."""
        return SortedLines(zlib.decompress(packed))

    def find(self, key: str) -> list[list[str]]:
        """Return the fields of each line with a key, without the key."""
        start = f"{key}\t".encode()
        at = self._find_start(start)
        found = []
        while self._data.startswith(start, at):
            end = self._data.index(b"\n", at)
            found.append(self._data[at:end].decode().split("\t")[1:])
            at = end + 1
        return found

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the fields of each line, the key first."""
        return self.iterate_from("")

    def iterate_from(self, key: str) -> Iterator[list[str]]:
        """Yield the fields of each line from a key on, that key first."""
        rest = self._data[self._find_start(key.encode()) :].decode()
        for line in rest.split("\n")[:-1]:
            yield line.split("\t")

    def _find_start(self, start: bytes) -> int:
        """Return where the first line stands that isn't less than `start`, in bytes."""
        low = 0
        high = len(self._data)
        while low < high:
            middle = (low + high) // 2
            line = max(low, self._data.rfind(b"\n", low, middle) + 1)
            end = self._data.index(b"\n", middle)
            if self._data[line:end] < start:
                low = end + 1
            else:
                high = line
        return low


def pack_lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a packed table of rows, the first field of each being its key."""
    lines = ["\t".join(row) + "\n" for row in rows]
    return zlib.compress(b"".join(sorted(map(str.encode, lines))), 9)
