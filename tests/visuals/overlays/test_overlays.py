"""Overlays as values: how many lines they have, and how long a lower third is on screen."""

from __future__ import annotations

import pytest

from lantern.graphics import look
from lantern.visuals.overlays import Overlay, OverlayKind, compute_lower_third_length

ATLAS = look.load()


@pytest.mark.parametrize("kind", ["lower_third", "caption"])
def test_lower_thirds_and_captions_have_one_or_two_lines(kind: OverlayKind) -> None:
    assert Overlay(kind, ("a", "b"), "ink", 10).lines == ("a", "b")
    for lines in ((), ("a", "b", "c")):
        with pytest.raises(ValueError, match=f"a {kind} has 1 or 2 lines"):
            Overlay(kind, lines, "ink", 10)


@pytest.mark.parametrize("kind", ["source", "claim", "illustration"])
def test_the_others_have_one(kind: OverlayKind) -> None:
    assert Overlay(kind, ("a",), "ink", 10).lines == ("a",)
    for lines in ((), ("a", "b")):
        with pytest.raises(ValueError, match=f"a {kind} has one line"):
            Overlay(kind, lines, "ink", 10)


def test_a_lower_third_holds_long_enough_to_be_read() -> None:
    short = compute_lower_third_length(("Harbin",), 25, ATLAS)
    long = compute_lower_third_length(("Harbin", "x" * 100), 25, ATLAS)
    assert short == round((0.8 + 3.5 + 0.35) * 25)
    assert long == round((0.8 + 1 + 0.06 * 106 + 0.35) * 25)
