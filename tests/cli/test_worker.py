"""The verb worker: what it takes for a scheduler."""

from __future__ import annotations

import os
import sys

import pytest

from tests.support.envelopes import parse_envelope
from tests.support.program import Program

pytest.importorskip("distributed")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["local:2"], "'local:2' starts its own workers; name a scheduler"),
        (["nowhere"], "'nowhere' is no cluster; write tcp://HOST:PORT"),
        (["tcp://10.0.0.7:8786"], "Use tls://, or add --insecure-cluster"),
        (
            ["tls://10.0.0.7:1", "--count", "0"],
            "takes a number from 1 to 64, not '0'",
        ),
    ],
)
def test_what_is_no_scheduler_is_told(
    run: Program, words: list[str], told: str
) -> None:
    done = run("worker", *words)
    assert done.returncode == 2
    assert told in done.stderr


def test_json_tells_that_it_works_before_dask_takes_over(
    run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def become(_program: str, argv: list[str], _environment: object) -> None:
        started.extend(argv)

    monkeypatch.setattr(os, "execve", become)
    done = run("worker", "tcp://127.0.0.1:1", "--count", "2", "--json")
    assert started[:2] == [sys.executable, "-m"]
    event = parse_envelope(done.stdout.splitlines()[0])
    assert event["exit"] is None
    assert event["result"] == {
        "event": "working",
        "address": "tcp://127.0.0.1:1",
        "processes": 2,
    }
