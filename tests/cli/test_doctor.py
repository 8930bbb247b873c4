"""The verb doctor: a line for each thing, for people and for programs."""

from __future__ import annotations

import pytest

from tests.support.envelopes import read_result
from tests.support.program import Program

pytestmark = pytest.mark.process


def test_a_line_for_each_thing(run: Program) -> None:
    done = run("doctor")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith(" ok  Lantern: ")
    assert lines[-1] == "All is well."


def test_programs_get_json(run: Program) -> None:
    findings = read_result(run("doctor", "--json"))["findings"]
    assert findings[0]["name"] == "Lantern" and findings[0]["verdict"] == "good"
