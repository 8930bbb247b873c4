"""The store: finished files under their keys, each with a checksum file.

An entry is `<key[:2]>/<key><suffix>`, its checksum file `<name>.sum` beside it. An entry without a
valid checksum counts as missing; it is never an error.

A folder may be the cache of a store elsewhere (`remote_store`): then what isn't in it is fetched
from there, and what is put into it is sent there.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from lantern.core.file_lock import lock_file
from lantern.core.files import (
    convert_disk_errors,
    move_file,
    open_lock_file,
    open_plain,
    read_plain_text,
)
from lantern.core.problems import BusyFailure, format_path
from lantern.core.remote_store import (
    RemoteStore,
    find_remote,
    name_checksum_file,
)

DigestName = Literal["sha256", "sha1"]
_UNSENT_FOLDER = "unsent"
_FETCHED_AT_ONCE = 16
_FETCH_TRIES = 2
_ENTRY_NAME = re.compile(r"[0-9a-f]{64}\.")


def digest_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_file(path: Path, algorithm: DigestName = "sha256") -> str:
    """Return the digest of a file's bytes, in hexadecimal; without an algorithm its SHA-256.

    Raises:
        OSError: the file can't be read.
    """
    with open_plain(path) as stream:
        return hashlib.file_digest(stream, algorithm).hexdigest()


def digest_file_once(path: Path) -> str:
    """Return what `digest_file` does; a file that hasn't changed since is not read again.

    Raises:
        OSError: the file can't be read.
    """
    status = path.stat()
    return _digest_stamped(
        path, (status.st_size, status.st_mtime_ns, status.st_ino)
    )


@functools.lru_cache(maxsize=4096)
def _digest_stamped(path: Path, _stamp: tuple[int, ...]) -> str:
    return digest_file(path)


def digest_json(value: object) -> str:
    """Return the SHA-256 of a JSON value in one form: keys sorted, no blanks, UTF-8."""
    text = json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )
    return digest_bytes(text.encode("utf-8", "surrogateescape"))


def is_entry_name(name: str, folder: str) -> bool:
    """Tell whether a file of a folder of the store is an entry, or belongs to one."""
    return name.startswith(folder) and _ENTRY_NAME.match(name) is not None


class Store:
    """Finished files by key, shared by any number of renders and worker processes."""

    def __init__(self, root: Path) -> None:
        """Use the store in a folder, which need not exist yet."""
        self.root = root

    @functools.cached_property
    def remote(self) -> RemoteStore | None:
        """The store that this folder is the cache of; None for a store of its own."""
        return find_remote(self.root)

    def locate_entry(self, key: str, suffix: str) -> Path:
        """Return where an entry of this folder is, or would be."""
        return self.root / key[:2] / f"{key}{suffix}"

    def get(self, key: str, suffix: str) -> Path | None:
        """Return an entry whose checksum is right; None if it is missing or damaged.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        found = self._get_here(key, suffix)
        if found is not None or self.remote is None:
            return found
        path = self.locate_entry(key, suffix)
        return path if self._fetch(self.remote, path) else None

    def _get_here(self, key: str, suffix: str) -> Path | None:
        """Return an entry of this folder whose checksum is right; None without one."""
        path = self.locate_entry(key, suffix)
        if not _is_whole(path):
            return None
        with suppress(OSError):  # a store that may only be read
            os.utime(
                name_checksum_file(path)
            )  # when it was last used, for pruning
        return path

    def has(self, key: str, suffix: str) -> bool:
        """Tell whether an entry seems whole, without reading it: for plans, not for use.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        path = self.locate_entry(key, suffix)
        if path.is_file() and name_checksum_file(path).is_file():
            return True
        return self.remote is not None and self.remote.holds(path)

    def put(
        self,
        key: str,
        suffix: str,
        write: Callable[[Path], object],
        *,
        is_shared: bool = True,
    ) -> Path:
        """Let `write` fill a temporary file, then move it in under its key; return its path.

        What isn't shared stays out of the remote store.

        Raises:
            OutputFailure: the disk is full, or the store can't be written.
        """
        path = self.locate_entry(key, suffix)
        with self.open_scratch() as folder:
            staged = folder / f"entry{suffix}"
            with convert_disk_errors(self._describe_failure("take")):
                write(staged)
            with convert_disk_errors(self._describe_failure("keep")):
                staged_checksum = folder / "sum"
                digest = digest_file(staged)
                _sync(staged)
                staged_checksum.write_text(digest, "utf-8")
                path.parent.mkdir(parents=True, exist_ok=True)
                if self.remote is not None and is_shared:
                    self._note_unsent(path)
                _move_in(staged, path)
                _move_in(staged_checksum, name_checksum_file(path))
        if self.remote is not None and is_shared:
            self._send(self.remote, path)
        return path

    def _describe_failure(self, verb: str) -> str:
        return f"the store {format_path(self.root)} can't {verb} a file"

    def share(self, key: str, suffix: str) -> None:
        """Send an entry that this folder holds to the remote store, if that lacks it.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        path = self.locate_entry(key, suffix)
        if self.remote is None or self.remote.holds(path):
            return
        if _is_whole(path):
            self._send(self.remote, path)

    def bring(self, entries: Iterable[tuple[str, str]]) -> None:
        """Fetch entries, given by key and suffix, that the remote store holds, several at once.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        from concurrent.futures import ThreadPoolExecutor

        remote = self.remote
        if remote is None:
            return
        paths = {self.locate_entry(key, suffix) for key, suffix in entries}
        wanted = [path for path in sorted(paths) if not path.exists()]
        with ThreadPoolExecutor(_FETCHED_AT_ONCE) as pool:
            for _ in pool.map(lambda path: self._fetch(remote, path), wanted):
                pass

    def look_again(self) -> None:
        """Forget what the remote store held: other machines may have put something there."""
        if self.remote is not None:
            self.remote.look_again()

    def _fetch(self, remote: RemoteStore, path: Path) -> bool:
        """Put an entry that the remote store holds into this folder; tell whether it is whole.

        Raises:
            OutputFailure: the remote store can't be reached, or this folder can't be written.
        """
        if not remote.holds(path):
            return False
        with self.open_scratch() as folder:
            staged = folder / path.name
            tries = _FETCH_TRIES  # not every file system tells of an answer that was cut off
            while not (remote.fetch(path, staged) and _is_whole(staged)):
                tries -= 1
                if not tries:
                    return False
            with convert_disk_errors(self._describe_failure("keep")):
                path.parent.mkdir(parents=True, exist_ok=True)
                _move_in(staged, path)
                _move_in(name_checksum_file(staged), name_checksum_file(path))
        return True

    def _note_unsent(self, path: Path) -> None:
        """Note an entry that has to be sent, so that a later run does it if this one can't."""
        folder = self.root / _UNSENT_FOLDER
        folder.mkdir(exist_ok=True)
        (folder / path.name).touch()

    def _send(self, remote: RemoteStore, path: Path) -> None:
        """Send an entry, then its checksum.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        remote.send(path)
        (self.root / _UNSENT_FOLDER / path.name).unlink(missing_ok=True)

    def send_unsent(self) -> None:
        """Send what earlier runs made and couldn't send.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        if self.remote is None:
            return
        for note in sorted((self.root / _UNSENT_FOLDER).glob("*")):
            if not note.is_file():  # isn't Lantern's
                continue
            path = self.root / note.name[:2] / note.name
            if _is_whole(path):
                self._send(self.remote, path)
            else:
                note.unlink(missing_ok=True)

    def get_json(self, key: str, *, is_shared: bool = True) -> Any:
        """Return the value of a JSON entry, or None; what isn't shared is looked for here alone.

        Raises:
            OutputFailure: the remote store can't be reached.
        """
        look = self.get if is_shared else self._get_here
        path = look(key, ".json")
        if path is None:
            return None
        try:
            return json.loads(read_plain_text(path))
        except (OSError, ValueError):
            return None

    def put_json(
        self, key: str, value: object, *, is_shared: bool = True
    ) -> None:
        """Keep a JSON value under a key; what isn't shared stays out of the remote store.

        Raises:
            OutputFailure: the disk is full, or the store can't be written.
        """
        text = json.dumps(
            value,
            ensure_ascii=False,
            sort_keys=True,
        )
        data = text.encode("utf-8", "backslashreplace")
        self.put(
            key,
            ".json",
            lambda path: path.write_bytes(data),
            is_shared=is_shared,
        )

    @contextmanager
    def open_scratch(self) -> Iterator[Path]:
        """Yield a folder for work in progress, inside the store, that is deleted afterwards.

        Raises:
            OutputFailure: the store can't be written.
        """
        with convert_disk_errors(f"the store {self.root} can't be written"):
            (self.root / "tmp").mkdir(parents=True, exist_ok=True)
            folder = Path(
                tempfile.mkdtemp(
                    prefix=f"{os.getpid()}-", dir=self.root / "tmp"
                )
            )
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def remove(self, path: Path) -> None:
        """Delete an entry.

        The checksum goes first, so a half-deleted entry counts as missing.

        Raises:
            OutputFailure: the store can't be written.
        """
        with convert_disk_errors(f"the store can't let go of {path.name}"):
            name_checksum_file(path).unlink(missing_ok=True)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    @contextmanager
    def lock_shared(self) -> Iterator[None]:
        """Use the store beside other runs, as long as the block lasts.

        Raises:
            BusyFailure: another run prunes it.
        """
        message = f"the store {self.root} is being pruned; wait for that"
        with self._lock(message, is_shared=True):
            yield

    @contextmanager
    def lock_exclusive(self) -> Iterator[None]:
        """Use the store alone, as long as the block lasts.

        Raises:
            BusyFailure: another run uses it.
        """
        message = f"a render is using the store {self.root}; wait for it"
        with self._lock(message, is_shared=False):
            yield

    @contextmanager
    def _lock(self, busy: str, *, is_shared: bool) -> Iterator[None]:
        folder = self.root / "locks"
        with convert_disk_errors(f"the store {self.root} can't be written"):
            folder.mkdir(parents=True, exist_ok=True)
            stream = open_lock_file(folder / "store")
        with stream:  # the lock ends with the process, so none is left over
            if not lock_file(stream, is_shared=is_shared):
                raise BusyFailure(busy)
            yield

    def sweep(self) -> None:
        """Delete scratch folders whose process has ended."""
        for folder in (self.root / "tmp").glob("*-*"):
            pid = folder.name.split("-")[0]
            if pid.isdigit() and not _is_alive(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def _is_whole(path: Path) -> bool:
    """Tell whether an entry is there with the checksum that it was put in with."""
    checksum = name_checksum_file(path)
    try:
        if not (checksum.is_file() and path.is_file()):
            return False
        return digest_file(path) == read_plain_text(checksum)
    except (OSError, ValueError):
        return False


def _move_in(staged: Path, path: Path) -> None:
    """Rename a file into its place, also where a folder is in the way."""
    if path.is_dir():
        shutil.rmtree(path)
    move_file(staged, path)


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        from lantern.core import windows

        return windows.is_running(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # a process of another user
        return True
    return True


def _sync(path: Path) -> None:
    # Windows does it for those who may write alone
    with (
        path.open("r+b")
        if sys.platform == "win32"
        else open_plain(path) as stream
    ):
        os.fsync(stream.fileno())
