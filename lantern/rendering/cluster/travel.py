"""Jobs that are made on another machine: they travel with the files that they need.

Each file goes into the store once, under the digest of its bytes. The other machine puts a job's
files into a folder of its own, where they lie to each other as they do here.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.problems import Failure, ToolFailure
from lantern.core.records import JsonObject
from lantern.core.store import Store, digest_file_once
from lantern.graphics.look.bases import read_source
from lantern.plan import Job
from lantern.visuals.requests import StyleRequest

_SUFFIX = ".input"
"""Of a file in the store that a job needs."""


@dataclass(frozen=True)
class TravellingJob:
    """A job, and by the path that each of its files has at home, the file's digest."""

    job: Job
    files: Mapping[str, str]

    def to_json(self) -> JsonObject:
        """Return it as JSON."""
        return {"job": self.job.to_json(), "files": dict(self.files)}

    @staticmethod
    def from_json(value: JsonObject) -> TravellingJob:
        """Return what `to_json` wrote.

        Raises:
            SchemaError: its request is of a schema that this program doesn't know.
        """
        return TravellingJob(Job.from_json(value["job"]), value["files"])


def pack(job: Job, store: Store) -> TravellingJob:
    """Return a job that can travel; its files are put into the store.

    Raises:
        OSError: a file can't be read.
        OutputFailure: the store can't be written.
    """
    files = {}
    for path in dict.fromkeys(_iter_files(job.request)):
        digest = digest_file_once(path)
        files[str(path)] = digest
        if store.has(digest, _SUFFIX):
            store.share(digest, _SUFFIX)
        else:
            store.put(digest, _SUFFIX, functools.partial(shutil.copyfile, path))
    return TravellingJob(job, files)


@contextmanager
def unpack(travelling: TravellingJob, store: Store) -> Iterator[Job]:
    """Yield a job whose files are on this machine, in a folder that is deleted afterwards.

    Raises:
        ToolFailure: a file isn't in the store.
        OutputFailure: the store can't be written.
    """
    entries = [(digest, _SUFFIX) for digest in travelling.files.values()]
    store.bring(entries)
    with store.open_scratch() as folder:
        root = folder.resolve()
        for home, digest in travelling.files.items():
            kept = store.get(digest, _SUFFIX)
            if kept is None:
                raise ToolFailure(
                    f"{travelling.job.name}: its file {home} isn't in the store"
                )
            path = _move(Path(home), root)
            path.parent.mkdir(parents=True, exist_ok=True)
            _lay(kept, path)
        request = _map_paths(
            travelling.job.request, lambda path: _move(path, root)
        )
        try:
            yield dataclasses.replace(travelling.job, request=request)
        except Failure as failure:
            raise _name_at_home(failure, root) from None


def _name_at_home(failure: Failure, folder: Path) -> Failure:
    """Return a failure whose words name files by their paths at home."""
    message = failure.message.replace(str(folder), "")
    detail = [line.replace(str(folder), "") for line in failure.detail]
    return type(failure)(message, detail)


def _move(path: Path, folder: Path) -> Path:
    """Return where in a folder a file lies that has this path at home."""
    return folder / path.absolute().relative_to(path.absolute().anchor)


def _lay(kept: Path, path: Path) -> None:
    """Put an entry of the store where a job looks for it, without copying where that can be."""
    try:
        os.link(kept, path)
    except OSError:
        shutil.copyfile(kept, path)


def _iter_files(value: object) -> Iterator[Path]:
    """Yield the files that a request names, at any depth."""
    if isinstance(value, Path):
        if value.is_file():
            yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, StyleRequest) and value.look_file is not None:
            yield from read_source(value.look_file).files
        for field in dataclasses.fields(value):
            yield from _iter_files(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _iter_files(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _iter_files(each)


def _map_paths(value: Any, move: Callable[[Path], Path]) -> Any:
    """Return a request with other paths, at any depth."""
    if isinstance(value, Path):
        return move(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _map_paths(getattr(value, field.name), move)
            for field in dataclasses.fields(value)
            if field.init
        }
        return dataclasses.replace(value, **fields)
    if isinstance(value, Mapping):
        return {key: _map_paths(each, move) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_map_paths(each, move) for each in value)
    return value
