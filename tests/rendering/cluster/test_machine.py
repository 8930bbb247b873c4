"""What decides the bytes that a machine makes, and how two of them differ."""

from __future__ import annotations

import pytest

from lantern.rendering.cluster.machine import compare_machines, describe_machine

OURS = {"Lantern": "1.0, code abc", "ffmpeg": "7.1", "processor": "AVX2 FMA3"}


@pytest.mark.process
def test_a_machine_names_all_that_makes_bytes() -> None:
    machine = describe_machine()
    assert {
        "Lantern",
        "ffmpeg",
        "resvg-py",
        "numpy",
        "processor",
    } <= machine.keys()
    assert all(machine.values()) and machine == describe_machine()


def test_machines_alike_differ_in_nothing() -> None:
    assert compare_machines(OURS, {"a": dict(OURS), "b": dict(OURS)}) == []


def test_each_difference_is_told_with_both_sides() -> None:
    other = {**OURS, "ffmpeg": "6.0", "processor": "NEON"}
    assert compare_machines(OURS, {"tcp://b:2": other, "tcp://a:1": OURS}) == [
        "tcp://b:2 has ffmpeg 6.0; here it is 7.1",
        "tcp://b:2 has processor NEON; here it is AVX2 FMA3",
    ]


def test_what_one_machine_lacks_is_a_difference() -> None:
    lacking = {"Lantern": OURS["Lantern"], "ffmpeg": "7.1", "shapely": "2"}
    assert compare_machines(OURS, {"a": lacking}) == [
        "a has processor not there; here it is AVX2 FMA3",
        "a has shapely 2; here it is not there",
    ]
