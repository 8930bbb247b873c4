"""The store: content-addressed files under their keys. Atomic put, checksum on get.

An entry is `<key[:2]>/<key><suffix>` beside `<name>.sum`; a bad entry is a miss, never an error. No job logic here.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from lantern.core.files import convert_disk_errors
from lantern.core.problems import BusyFailure


def digest_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_file(path: Path) -> str:
    """sha256 of a file's bytes. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_json(value: object) -> str:
    """sha256 of a JSON value in canonical form: sorted keys, no blanks, UTF-8."""
    text = json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )
    return digest_bytes(text.encode("utf-8", "surrogateescape"))


class Store:
    """Files by key, shared by any number of renders and worker processes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _entry_path(self, key: str, suffix: str) -> Path:
        return self.root / key[:2] / f"{key}{suffix}"

    def get(self, key: str, suffix: str) -> Path | None:
        """The entry, its checksum verified; None when it is missing or damaged."""
        path = self._entry_path(key, suffix)
        try:
            mark = path.with_name(path.name + ".sum")
            if not (
                mark.is_file()
                and path.is_file()
                and digest_file(path) == mark.read_text()
            ):
                return None
            with suppress(OSError):  # a store that may only be read
                os.utime(mark)  # when it was last used, for pruning
            return path
        except (OSError, ValueError):
            return None

    def has(self, key: str, suffix: str) -> bool:
        """Whether the entry seems whole, without reading it: for plans, not for use."""
        path = self._entry_path(key, suffix)
        return path.is_file() and path.with_name(path.name + ".sum").is_file()

    def put(self, key: str, suffix: str, write: Callable[[Path], object]) -> Path:
        """Let `write` fill a temporary file, then move it in under its key. Raises OutputFailure."""
        place = self._entry_path(key, suffix)
        with self.open_scratch() as folder:
            staged = folder / f"entry{suffix}"
            with convert_disk_errors(f"the store can't take {place.name}"):
                write(staged)
            with convert_disk_errors(f"the store can't keep {place.name}"):
                total = digest_file(staged)
                _sync(staged)
                mark = folder / "sum"
                mark.write_text(total)
                place.parent.mkdir(parents=True, exist_ok=True)
                for made, name in ((staged, place.name), (mark, f"{place.name}.sum")):
                    target = place.with_name(name)
                    if target.is_dir():
                        shutil.rmtree(target)
                    made.replace(target)
        return place

    def get_json(self, key: str) -> Any:
        """A JSON entry, or None."""
        path = self.get(key, ".json")
        try:
            return json.loads(path.read_text("utf-8")) if path else None
        except (OSError, ValueError):
            return None

    def put_json(self, key: str, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        self.put(
            key,
            ".json",
            lambda path: path.write_text(text, "utf-8", errors="backslashreplace"),
        )

    @contextmanager
    def open_scratch(self) -> Iterator[Path]:
        """A folder for work in progress, inside the store, gone afterwards."""
        with convert_disk_errors(f"the store {self.root} can't be written"):
            (self.root / "tmp").mkdir(parents=True, exist_ok=True)
            folder = Path(
                tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self.root / "tmp")
            )
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def remove(self, path: Path) -> None:
        """Take an entry out, mark first: without its mark it is a miss already. Raises OutputFailure."""
        with convert_disk_errors(f"the store can't let go of {path.name}"):
            path.with_name(path.name + ".sum").unlink(missing_ok=True)
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    @contextmanager
    def lock_shared(self) -> Iterator[None]:
        """Use the store beside others. Raises Busy while somebody has it alone."""
        with self._lock(
            fcntl.LOCK_SH, f"the store {self.root} is being pruned; wait for that"
        ):
            yield

    @contextmanager
    def lock_exclusive(self) -> Iterator[None]:
        """Have the store without any other. Raises Busy while somebody renders with it."""
        with self._lock(
            fcntl.LOCK_EX, f"a render is using the store {self.root}; wait for it"
        ):
            yield

    @contextmanager
    def _lock(self, how: int, busy: str) -> Iterator[None]:
        with convert_disk_errors(f"the store {self.root} can't be written"):
            (self.root / "locks").mkdir(parents=True, exist_ok=True)
            stream = (self.root / "locks" / "store").open("w")
        with stream:  # the lock goes with the process, so none is left over
            try:
                fcntl.flock(stream, how | fcntl.LOCK_NB)
            except OSError:
                raise BusyFailure(busy) from None
            yield

    def sweep(self) -> None:
        """Remove scratch folders whose process is gone."""
        for folder in (self.root / "tmp").glob("*-*"):
            pid = folder.name.split("-")[0]
            if pid.isdigit() and not _is_alive(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
