"""What verbs print with --json: an envelope in its documented shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from subprocess import CompletedProcess
from typing import Any

from lantern.core.envelope import KINDS, WARNING
from scripts.reference.envelope import EnvelopeShape
from scripts.reference.results import RESULTS
from tests.support.program import Done

OPEN = "…"
"""Stands for fields that another page describes."""


def read_envelope(done: Done | CompletedProcess[str]) -> dict[str, Any]:
    """Return the one envelope that a run printed, after comparing it with its reference."""
    (line,) = done.stdout.splitlines()
    envelope = parse_envelope(line)
    assert envelope["exit"] == done.returncode
    assert envelope["ok"] == (done.returncode == 0)
    return envelope


def parse_envelope(line: str) -> dict[str, Any]:
    """Return an envelope, after comparing it with its reference."""
    envelope: dict[str, Any] = json.loads(line)
    EnvelopeShape.model_validate(envelope)
    assert {each["kind"] for each in envelope["problems"]} <= {
        WARNING,
        *KINDS.values(),
    }
    if envelope["verb"] is not None:
        require_documented(envelope["verb"], envelope["result"])
    return envelope


def require_documented(verb: str, result: Mapping[str, Any]) -> None:
    """Require that the reference names each field of a verb's result."""
    known = RESULTS[verb]
    if OPEN in known:
        return
    for name, value in result.items():
        if not isinstance(value, list):
            assert name in known, (
                f"{verb}: {name} isn't in scripts/reference/results.py"
            )
            continue
        if f"{name}[]" in known:
            continue
        fields = {
            each.partition("[].")[2]
            for each in known
            if each.startswith(f"{name}[].")
        }
        assert fields, f"{verb}: {name} isn't in scripts/reference/results.py"
        for entry in value:
            assert set(entry) == fields, f"{verb}: {name}"


def read_result(done: Done | CompletedProcess[str]) -> dict[str, Any]:
    """Return the result of a run that ended well."""
    envelope = read_envelope(done)
    assert envelope["ok"], envelope["problems"]
    result: dict[str, Any] = envelope["result"]
    return result
