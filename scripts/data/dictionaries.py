"""Make the word lists of scripts without blanks from ICU's: `python -m scripts.data.dictionaries`.

Its argument is a file with ICU's data inside, such as libicudata in the wheel pyicu-wheels. A list
in there is a trie of bytes (ICU's `BytesTrie`), each of which counts from a first character.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("lantern/core/dictionaries")
LISTS = {
    "thaidict": "thai",
    "laodict": "lao",
    "khmerdict": "khmer",
    "burmesedict": "burmese",
}
_PACKAGE = b"CmnD"
_FORMAT_AT = 12
"""Bytes of a header before the name of the format."""
_JOINERS = {0xFF: "\u200d", 0xFE: "\u200c"}
_OFFSET = 0x1FFFFF
_MOST_IN_LINE = 5
"""Branches that stand one after the other; of more, halves are jumped over."""
_VALUE_STEPS = (0x51, 0x6C, 0x7E, 0x7F)
_JUMP_STEPS = (0xC0, 0xF0, 0xFE, 0xFF)
"""From which first byte on a number has two bytes, three, four and five."""


@dataclass(frozen=True)
class _Number:
    """A number in a trie, and where what follows it stands."""

    value: int
    end: int


class ByteTrie:
    """The words of a trie."""

    def __init__(self, data: bytes) -> None:
        """Take the trie's bytes."""
        self._data = data

    def walk(self, at: int = 0, before: bytes = b"") -> Iterator[bytes]:
        """Yield the words below a node; `before` is what leads to it."""
        while True:
            node = self._data[at]
            at += 1
            if node >= 0x20:
                yield before
                if node & 1:
                    return
                at = self._read_number(
                    at,
                    node >> 1,
                    base=0x10,
                    steps=_VALUE_STEPS,
                ).end
            elif node >= 0x10:
                length = node - 0x0F
                before += self._data[at : at + length]
                at += length
            else:
                yield from self._walk_branches(at, node, before)
                return

    def _walk_branches(
        self, at: int, node: int, before: bytes
    ) -> Iterator[bytes]:
        if node == 0:
            node = self._data[at]
            at += 1
        yield from self._walk_half(at, node + 1, before)

    def _walk_half(self, at: int, count: int, before: bytes) -> Iterator[bytes]:
        while count > _MOST_IN_LINE:
            jump = self._read_number(
                at + 2,
                self._data[at + 1],
                base=0,
                steps=_JUMP_STEPS,
            )
            yield from self._walk_half(
                jump.end + jump.value, count // 2, before
            )
            at = jump.end
            count -= count // 2
        for _ in range(count - 1):
            key = before + self._data[at : at + 1]
            node = self._data[at + 1]
            value = self._read_number(
                at + 2,
                node >> 1,
                base=0x10,
                steps=_VALUE_STEPS,
            )
            at = value.end
            if node & 1:
                yield key
            else:
                yield from self.walk(at + value.value, key)
        yield from self.walk(at + 1, before + self._data[at : at + 1])

    def _read_number(
        self, at: int, first: int, *, base: int, steps: tuple[int, ...]
    ) -> _Number:
        """Return the number whose first byte was read; one of a single byte counts from `base`."""
        more = sum(first >= step for step in steps)
        if more == 0:
            return _Number(first - base, at)
        high = first - steps[more - 1] if more < 3 else 0
        low = int.from_bytes(self._data[at : at + more], "big")
        return _Number((high << 8 * more) | low, at + more)


def read_lists(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each list in ICU's data, and its words in order."""
    start = data.index(_PACKAGE) - _FORMAT_AT
    table = start + struct.unpack_from("<H", data, start)[0]
    count = struct.unpack_from("<I", data, table)[0]
    for i in range(count):
        name_at, item_at = struct.unpack_from("<II", data, table + 4 + 8 * i)
        name = data[
            table + name_at : data.index(b"\0", table + name_at)
        ].decode()
        stem = Path(name).stem
        if stem in LISTS and name.endswith(".dict"):
            yield LISTS[stem], _read_words(data[table + item_at :])


def _read_words(item: bytes) -> list[str]:
    header = struct.unpack_from("<H", item)[0]
    trie_at, _, _, end, _, transform, _, _ = struct.unpack_from(
        "<8i", item, header
    )
    first = transform & _OFFSET
    trie = ByteTrie(item[header + trie_at : header + end])
    words = []
    for word in trie.walk():
        words.append("".join(_JOINERS.get(b, chr(first + b)) for b in word))
    return sorted(words)


def main() -> None:
    """Write the lists of the file that the command line names."""
    for name, words in read_lists(Path(sys.argv[1]).read_bytes()):
        packed = zlib.compress("\n".join(words).encode(), 9)
        (FOLDER / f"{name}.z").write_bytes(packed)
        print(f"{name}: {len(words)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
