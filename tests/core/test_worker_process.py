"""Processes that work for this one."""

from __future__ import annotations

from lantern.core.worker_process import count_cores


def test_a_machine_has_a_core() -> None:
    assert count_cores() >= 1
