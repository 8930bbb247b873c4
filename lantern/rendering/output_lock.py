"""One render at a time for each output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from lantern.core.file_lock import lock_file
from lantern.core.files import convert_disk_errors, open_lock_file
from lantern.core.problems import BusyFailure
from lantern.core.store import digest_json
from lantern.rendering.session import Session


@contextmanager
def hold_output(session: Session) -> Iterator[None]:
    """Hold the output against a second render.

    The lock goes with the process, so none is left over.

    Raises:
        BusyFailure: Another render is writing it.
        OutputFailure: The store can't be written.
    """
    with _open_lock_file(session) as stream:
        if not lock_file(stream):
            raise BusyFailure(
                f"another render is writing {session.options.out}; wait for it, or give --out"
            )
        with session.store.lock_shared():
            yield


def _open_lock_file(session: Session) -> BinaryIO:
    store = session.options.store
    locks = store / "locks"
    name = digest_json(str(session.options.out.resolve()))[:32]
    with convert_disk_errors(f"the store {store} can't be written"):
        locks.mkdir(parents=True, exist_ok=True)
        return open_lock_file(locks / name)
