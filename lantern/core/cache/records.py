"""Records: for each rendition of a film, the entries of the store that it was made from.

A new record takes the place of the last one of the same rendition.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_plain_text, write_whole
from lantern.core.store import Store, digest_json

RECORDS_FOLDER = "films"


@dataclass(frozen=True)
class RenderRecord:
    """What one rendition of a film was made from."""

    film: str
    """Path of film.yml."""
    name: str
    form: str
    """Empty for the film itself, else draft, preview, sheet or a scene's file."""
    out: str
    """Path of the file or folder that was made."""
    entries: Mapping[str, str]
    """Names of the store's files, and what each of them is."""

    @property
    def title(self) -> str:
        """Return the film's name, with what was made of it if that isn't the film."""
        return f"{self.name}, {self.form}" if self.form else self.name

    @property
    def still_exists(self) -> bool:
        """Return whether the film and what was made of it are still there."""
        return os.path.exists(self.film) and os.path.exists(self.out)  # noqa: PTH110 - never fails


def write_record(store: Store, record: RenderRecord) -> None:
    """Write a record in place of the last one of this rendition.

    A store that can't be written goes without.
    """
    folder = store.root / RECORDS_FOLDER
    key = digest_json([record.film, record.form, record.out])
    path = folder / f"{key[:32]}.json"
    text = json.dumps(dataclasses.asdict(record))
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        write_whole(path, text.encode("utf-8", "backslashreplace"))


def read_records(store: Store) -> Iterator[tuple[Path, RenderRecord]]:
    """Yield the file and the content of every record that can be read."""
    for file in sorted((store.root / RECORDS_FOLDER).glob("*.json")):
        with suppress(OSError, ValueError, TypeError, RecursionError):
            record = RenderRecord(**json.loads(read_plain_text(file)))
            if _is_whole(record):
                yield file, record


def _is_whole(record: RenderRecord) -> bool:
    """Tell whether each field of a record that was read is of its kind."""
    texts = (record.film, record.name, record.form, record.out)
    return isinstance(record.entries, dict) and all(
        isinstance(text, str) for text in texts
    )
