"""The size of cards."""

from __future__ import annotations

from lantern.studio.cards import reduce_size


def test_a_size_is_reduced_to_so_many_lines() -> None:
    assert reduce_size((960, 540), 144) == (256, 144)
    assert reduce_size((304, 540), 16) == (9, 16)


def test_what_is_not_larger_keeps_its_size() -> None:
    assert reduce_size((64, 36), 36) is None
    assert reduce_size((64, 36), 144) is None
