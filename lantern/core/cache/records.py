"""Records: for each rendering of a film, the entries of the store that it was made from. The last one counts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import write_whole
from lantern.core.store import Store, digest_json

RECORDS_FOLDER = "films"


@dataclass(frozen=True)
class RenderRecord:
    """A rendering: `film` is its film.yml, `form` '' for the film itself, else draft, preview, sheet or a scene's file;
    `out` the file or folder it went to; `entries` the names of the store's files, and what each of them is."""

    film: str
    name: str
    form: str
    out: str
    entries: Mapping[str, str]

    @property
    def title(self) -> str:
        return f"{self.name}, {self.form}" if self.form else self.name

    @property
    def still_exists(self) -> bool:
        """Whether the film is still there, and what was made of it."""
        return Path(self.film).exists() and Path(self.out).exists()


def write_record(store: Store, record: RenderRecord) -> None:
    """Put the record in the place of the last one of this rendering. A store that can't take it does without."""
    folder = store.root / RECORDS_FOLDER
    place = folder / f"{digest_json([record.film, record.form, record.out])[:32]}.json"
    text = json.dumps(dataclasses.asdict(record))
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        write_whole(place, text.encode("utf-8", "backslashreplace"))


def read_records(store: Store) -> Iterator[tuple[Path, RenderRecord]]:
    """All records that can be read, with their files."""
    for file in sorted((store.root / RECORDS_FOLDER).glob("*.json")):
        with suppress(OSError, ValueError, TypeError):
            record = RenderRecord(**json.loads(file.read_text("utf-8")))
            if isinstance(record.entries, dict):
                yield file, record
