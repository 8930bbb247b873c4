"""A store that machines share: a bucket, a server, or a disk on the network, reached by fsspec.

A folder on this machine is its cache: `Store` looks there first, and keeps there what it fetches
and makes. The folder's file REMOTE_FILE says which store it belongs to, so that every process that
is given the folder finds the remote store too.

An object is an entry's file under the name that it has in a folder, `<key[:2]>/<key><suffix>`; its
checksum is beside it. Nothing here needs a lock or a write that others can't overtake: keys stand
for content, whole files are sent, the entry before its checksum, and the last one wins with the
same bytes. What was cut off or damaged has no checksum that fits, and counts as missing.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lantern.core.extras import install_extra
from lantern.core.files import convert_disk_errors, read_plain_text, write_whole
from lantern.core.problems import OutputFailure

T = TypeVar("T")

REMOTE_FILE = "remote.txt"
"""In the cache's folder: the address of the store."""
ADDRESS_MARK = "://"
CHECKSUM_SUFFIX = ".sum"
_WAITS = (0.3, 1.0, 3.0, 8.0)
"""Seconds before each further try."""
_SHARED_S3_SETTINGS = {
    # Sums of our own are compared; not every server that speaks S3 knows botocore's.
    "config_kwargs": {
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
}


def name_checksum_file(entry: Path) -> Path:
    """Return where the checksum of an entry is kept: beside it."""
    return entry.with_name(entry.name + CHECKSUM_SUFFIX)


def _name(path: Path) -> str:
    """Return the name that a file of the cache has in the store."""
    return f"{path.parent.name}/{path.name}"


def locate_store(named: str) -> Path:
    """Return the folder of a store that was named: by a path, or by an address such as `s3://…`.

    The folder of an address is its cache, in the user's cache folder; it is made here.

    Raises:
        OutputFailure: it is no whole address, the cache can't be written, or fsspec isn't there.
    """
    if ADDRESS_MARK not in named:
        _require_path(named)
        return Path(named)
    _require_whole(named)
    address = named.rstrip("/")
    _import_fsspec()
    root = _find_caches() / hashlib.sha256(address.encode()).hexdigest()[:16]
    with convert_disk_errors(f"the cache {root} can't be written"):
        root.mkdir(parents=True, exist_ok=True)
        write_whole(root / REMOTE_FILE, f"{address}\n".encode())
    return root


def _require_path(named: str) -> None:
    """Refuse an address with one slash, which would be a folder; `C:/` is a disk of Windows.

    Raises:
        OutputFailure: it is one.
    """
    begun = re.match(r"([a-z][a-z0-9+.-]+):/(?!/)", named)
    if begun:
        whole = named.replace(":/", ADDRESS_MARK, 1)
        raise OutputFailure(
            f"the store '{named}' has one slash where an address has two; write {whole}, or for"
            f" a folder of that name ./{named}"
        )


def _require_whole(address: str) -> None:
    """Refuse an address that leads to no place, or to another one from each folder and process.

    Raises:
        OutputFailure: it does, or it has a password.
    """
    protocol, _, place = address.partition(ADDRESS_MARK)
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*", protocol) or not place.strip("/"):
        raise OutputFailure(
            f"the store '{address}' names no place; write it whole, as s3://bucket/films"
        )
    if protocol in ("file", "local") and not place.startswith("/"):
        raise OutputFailure(
            f"the store '{address}' counts from where you are; write its whole path, as"
            " file:///mnt/nas/parts"
        )
    if protocol in ("http", "https"):
        raise OutputFailure(
            "a web address can't be written to; name a bucket as s3://bucket/films, a server as"
            " sftp://host/films or a disk as file:///mnt/nas/parts"
        )
    if protocol == "memory":
        raise OutputFailure(
            "a store in memory ends with each program; name another"
        )
    if re.match(r"[^/@]*:[^/@]*@", place):
        raise OutputFailure(
            "a store's address may not hold a password, which would be kept and shown; give it"
            " where fsspec's own packages look for it"
        )


def _find_caches() -> Path:
    named = os.environ.get("XDG_CACHE_HOME")
    caches = Path(named) if named else Path.home() / ".cache"
    return caches / "lantern" / "stores"


def find_address(root: Path) -> str | None:
    """Return the address of the store that a folder is the cache of; None if it is no cache."""
    try:
        return read_plain_text(root / REMOTE_FILE).strip() or None
    except (OSError, ValueError):
        return None


def find_remote(root: Path) -> RemoteStore | None:
    """Return the store that a folder is the cache of; None if it is no cache."""
    address = find_address(root)
    return RemoteStore(address) if address else None


def _import_fsspec() -> Any:
    install_extra("cloud")
    try:
        import fsspec
    except ImportError:
        raise OutputFailure(
            "a store at an address needs the package fsspec;"
            " install it: pip install 'lantern-film[cloud]'"
        ) from None
    return fsspec


class RemoteStore:
    """The files of a store at an address that fsspec knows, by their names in it.

    Every method raises OutputFailure if the store can't be reached or doesn't let us in.
    """

    def __init__(self, address: str) -> None:
        """Use the store at an address; nothing connects yet."""
        self.address = address

    @functools.cached_property
    def _folder(self) -> str:
        """The address as its own file system has it."""
        return str(self._files._strip_protocol(self.address)).rstrip("/")

    @functools.cached_property
    def _files(self) -> Any:
        """The file system that fsspec has for the address, without a cache of listings."""
        fsspec = _import_fsspec()
        settings: dict[str, Any] = {"use_listings_cache": False}
        protocol = self.address.partition(ADDRESS_MARK)[0]
        if protocol in ("s3", "s3a") and protocol not in fsspec.config.conf:
            settings |= _SHARED_S3_SETTINGS
        try:
            files, _ = fsspec.core.url_to_fs(self.address, **settings)
        except ImportError as error:
            raise self._explain(error, "needs another package") from None
        except ValueError as error:
            raise self._explain(
                error, "has an address that fsspec doesn't know"
            ) from None
        return files

    @functools.cached_property
    def names(self) -> set[str]:
        """The names of all files when they were first asked for, and those sent since."""
        return self._try(self._list, "can't be listed")

    def _list(self) -> set[str]:
        start = len(self._folder) + 1
        try:
            return {
                str(path)[start:] for path in self._files.find(self._folder)
            }
        except FileNotFoundError:
            return set()

    def look_again(self) -> None:
        """Forget which files there are: others may have put some there."""
        self.__dict__.pop("names", None)

    def holds(self, entry: Path) -> bool:
        """Tell whether the store seems to hold an entry, by its path in the cache."""
        return _name(name_checksum_file(entry)) in self.names

    def fetch(self, entry: Path, staged: Path) -> bool:
        """Write an entry to `staged`, and its checksum beside it; tell whether both are there.

        Not every file system tells of an answer that was cut off, so they need not be whole.
        """
        checksum = name_checksum_file(entry)
        return self._fetch_file(
            _name(checksum), name_checksum_file(staged)
        ) and self._fetch_file(_name(entry), staged)

    def _fetch_file(self, name: str, path: Path) -> bool:
        def get() -> bool:
            try:
                self._files.get_file(f"{self._folder}/{name}", str(path))
            except FileNotFoundError:
                return False
            return path.is_file()

        return self._try(get, f"didn't give {name}")

    def send(self, entry: Path) -> None:
        """Put an entry into the store, and then its checksum."""
        for path in (entry, name_checksum_file(entry)):
            self._send_file(path, _name(path))

    def _send_file(self, path: Path, name: str) -> None:
        target = f"{self._folder}/{name}"

        def put() -> None:
            self._files.makedirs(target.rpartition("/")[0], exist_ok=True)
            self._files.put_file(str(path), target)

        self._try(put, f"didn't take {name}")
        self.names.add(name)

    def _try(self, work: Callable[[], T], failed: str) -> T:
        """Do something, again after waits where it fails; `failed` says what wasn't done.

        Raises:
            OutputFailure: it never succeeded, or access is refused.
        """
        tries = 0
        while True:
            try:
                return work()
            except OutputFailure:
                raise
            except PermissionError as error:
                raise self._explain(
                    error, f"{failed}; check its credentials"
                ) from None
            except Exception as error:  # each file system has its own
                if tries == len(_WAITS):
                    raise self._explain(error, failed) from None
            time.sleep(_WAITS[tries])
            tries += 1

    def _explain(self, error: Exception, what: str) -> OutputFailure:
        words = " ".join(str(error).split()) or type(error).__name__
        return OutputFailure(f"the store {self.address} {what}: {words}")
