"""The process that is copied for each worker, when the system has no room for one more."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import sys
from multiprocessing.reduction import send_handle

import pytest

from lantern.core.fork_server import WorkerOrder, serve


def test_who_orders_a_worker_hears_why_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    orders, taken = multiprocessing.Pipe()
    ours, theirs = multiprocessing.Pipe()
    status, told = multiprocessing.Pipe(duplex=False)
    orders.send(
        WorkerOrder("no.such", "work", (), (), {}, tuple(sys.path), "/")
    )
    for end in (theirs, told):
        send_handle(orders, end.fileno(), 0)
        end.close()
    orders.close()
    try:
        serve(taken)
    finally:
        gc.unfreeze()
    assert status.recv() == -errno.EAGAIN
    for left in (ours, status):  # the server has closed its ends
        with pytest.raises(EOFError):
            left.recv()
