"""Word lists read out of ICU's tries, written here by hand."""

from __future__ import annotations

import pytest

from scripts.data.dictionaries import ByteTrie

_WORD_GOES_ON = b"\x20"
_WORD_ENDS = b"\x21"


@pytest.mark.parametrize(
    ("trie", "words"),
    [
        (b"\x11ab" + _WORD_ENDS, [b"ab"]),
        (b"\x11ab" + _WORD_GOES_ON + b"\x10c" + _WORD_ENDS, [b"ab", b"abc"]),
        (b"\x01a" + _WORD_ENDS + b"b" + _WORD_ENDS, [b"a", b"b"]),
        # the first branch leads two bytes on, to what follows the last one
        (b"\x01a\x24b" + _WORD_ENDS + b"\x10c" + _WORD_ENDS, [b"ac", b"b"]),
        # of six branches the first three are jumped to: they stand at the end
        (
            b"\x05d\x06d!e!f!a!b!c!",
            [b"a", b"b", b"c", b"d", b"e", b"f"],
        ),
    ],
)
def test_words_of_a_trie(trie: bytes, words: list[bytes]) -> None:
    assert list(ByteTrie(trie).walk()) == words
