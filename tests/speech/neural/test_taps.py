"""Taps: which tensor of a graph holds the durations."""

from __future__ import annotations

import pytest

from lantern.speech.neural import taps
from lantern.speech.neural.taps import FLOAT, INT64, DurationTap
from tests.support import graphs

LENGTHS = DurationTap("lengths", FLOAT, 0.025, 0.0)
OTHER = DurationTap("elsewhere", INT64, 0.01, 0.05)


def test_tensors_and_operators_of_a_graph() -> None:
    model = graphs.speaker(noisy=True)
    assert taps.list_tensors(model) == {
        "counts",
        "numbers",
        "lengths",
        "noise",
        "wave",
    }
    assert taps.list_operators(model) == {
        "Identity",
        "Cast",
        "Mul",
        "RandomNormalLike",
        "Add",
    }


def test_a_tap_is_appended() -> None:
    model = graphs.speaker()
    tapped = taps.add_tap(model, LENGTHS)
    assert tapped.startswith(model)
    assert (
        tapped[len(model) :].hex()
        == (
            "3a11"  # graph, 17 bytes
            "620f"  # output, 15 bytes
            "0a07" + b"lengths".hex() + "1204"  # name; type, 4 bytes
            "0a020801"  # tensor of floats
        )
    )


def test_an_output_needs_no_tap() -> None:
    model = graphs.speaker()
    assert taps.add_tap(model, DurationTap("wave", FLOAT, 1.0, 0.0)) == model


def test_a_file_has_its_own_tap_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(taps.TAPS, "ab" * 32, OTHER)
    assert taps.choose_tap("ab" * 32, graphs.speaker(), LENGTHS) == OTHER


def test_a_familys_tap_needs_its_tensor() -> None:
    model = graphs.speaker()
    assert taps.choose_tap("cd" * 32, model, LENGTHS) == LENGTHS
    assert taps.choose_tap("cd" * 32, model, OTHER) is None
    assert taps.choose_tap("cd" * 32, model, None) is None
