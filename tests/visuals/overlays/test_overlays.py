"""Overlays as values: how many lines they have, and how long a lower third is on screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from lantern.core.records import digest_parts, in_part
from lantern.core.units import Frames
from lantern.graphics import look
from lantern.visuals.overlays import (
    Overlay,
    OverlayKind,
    OverlayPortrait,
    compute_lower_third_length,
)
from lantern.visuals.requests import OverlayRequest

ATLAS = look.load()


@pytest.mark.parametrize("kind", ["lower_third", "caption"])
def test_lower_thirds_and_captions_have_one_or_two_lines(
    kind: OverlayKind,
) -> None:
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


def digest_overlay(overlay: Overlay) -> str:
    request = OverlayRequest(overlay, Frames(0))
    return digest_parts(PosterOverlays((request,)))["overlays"]


@dataclass(frozen=True)
class PosterOverlays:
    """The part of a request that holds overlays."""

    overlays: tuple[OverlayRequest, ...] = field(metadata=in_part("overlays"))


def test_a_portrait_moves_the_key_by_its_bytes_and_its_focus(
    tmp_path: Path,
) -> None:
    plain = Overlay("lower_third", ("Ann",), "ink", 100)
    found = []
    for name, content in (("a", b"one"), ("b", b"one"), ("c", b"two")):
        (tmp_path / name).write_bytes(content)
        portrait = OverlayPortrait(tmp_path / name)
        found.append(digest_overlay(replace(plain, portrait=portrait)))
    assert found[0] == found[1] != found[2]
    portrait = OverlayPortrait(tmp_path / "a", (0.5, 0.2))
    found.append(digest_overlay(replace(plain, portrait=portrait)))
    assert len({*found, digest_overlay(plain)}) == 4
