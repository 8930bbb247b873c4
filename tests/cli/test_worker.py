"""The verb worker: what it takes for a scheduler."""

from __future__ import annotations

import pytest

from tests.support.program import Program

pytest.importorskip("distributed")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["local:2"], "'local:2' starts its own workers; name a scheduler"),
        (["nowhere"], "'nowhere' is no cluster; write tcp://HOST:PORT"),
        (["tcp://10.0.0.7:8786"], "Use tls://, or add --insecure-cluster"),
        (["tls://10.0.0.7:1", "--count", "0"], "takes a number from 1 to 64, not '0'"),
    ],
)
def test_what_is_no_scheduler_is_told(
    run: Program, words: list[str], told: str
) -> None:
    done = run("worker", *words)
    assert done.returncode == 2
    assert told in done.stderr
