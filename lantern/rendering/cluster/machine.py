"""What of a machine decides the bytes that it makes: Lantern, ffmpeg, libraries, the processor."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.core import __version__, ffmpeg
from lantern.graphics.processor import list_features
from lantern.plan.job import digest_code, list_versions

_CODE_DIGITS = 12
"""Digits of the digest of the code that are shown."""


def describe_machine() -> dict[str, str]:
    """Return what decides the bytes that this machine makes, by name.

    Raises:
        ToolFailure: ffmpeg can't be started.
    """
    return {
        "Lantern": f"{__version__}, code {digest_code()[:_CODE_DIGITS]}",
        "ffmpeg": ffmpeg.describe_version(),
        **list_versions(),
        "processor": " ".join(list_features()) or "none that counts",
    }


def compare_machines(
    ours: Mapping[str, str], theirs: Mapping[str, Mapping[str, str]]
) -> list[str]:
    """Return a line for each thing in which another machine differs from this one.

    Args:
        ours: what `describe_machine` says here.
        theirs: what it says there, by the other machines' names.
    """
    lines = []
    for name, machine in sorted(theirs.items()):
        for what in {**ours, **machine}:
            here = ours.get(what, "not there")
            there = machine.get(what, "not there")
            if here != there:
                lines.append(f"{name} has {what} {there}; here it is {here}")
    return lines
