"""Write the folder of an imported film, whole, with a record by which edited files are known."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import (
    convert_write_errors,
    read_plain,
    read_plain_text,
    stage_folder,
    write_whole,
)
from lantern.core.problems import AssetFailure, OutputFailure, format_path
from lantern.core.store import digest_bytes
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import film_files, scene_files
from lantern.scaffold.from_article.card_fit import assume_type
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.film_choice import WHOLE_ARTICLE, FilmChoice
from lantern.scaffold.from_article.proposal import Proposal

RECORD_FILE = "import.json"
_SCHEMA = Path(__file__).parents[2] / scene_files.SCHEMA_FILE


@dataclass(frozen=True)
class ImportRecord:
    """What an import wrote.

    `article` is the name of the article's copy, `digests` has a digest for each file, `scenes` the
    part of the article that each scene tells, as `describe_scene` gives it. `choice` is what of the
    article was wanted, `credit` whose the pictures are, if that was said of all.
    """

    article: str
    digests: Mapping[str, str]
    scenes: Mapping[str, Mapping[str, Any]]
    choice: FilmChoice = WHOLE_ARTICLE
    credit: SharedCredit | None = None

    def is_edited(self, folder: Path, name: str) -> bool:
        """Return whether a file isn't as it was written; one that is gone is edited too."""
        return digest_if_present(folder / name) != self.digests.get(name)

    def save(self, folder: Path) -> None:
        """Write the record into the film's folder.

        Raises:
            OutputFailure: It can't be written.
        """
        data: dict[str, Any] = {
            "version": 1,
            "article": self.article,
            "choice": asdict(self.choice),
            "files": dict(self.digests),
            "scenes": dict(self.scenes),
        }
        if self.credit is not None:
            data["credit"] = asdict(self.credit)
        text = (
            json.dumps(
                data,
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )
        put(folder / RECORD_FILE, text.encode())


def read_record(folder: Path) -> ImportRecord | None:
    """Read the record of a film that an import made; return None for any other folder.

    Raises:
        AssetFailure: The record is broken.
    """
    path = folder / RECORD_FILE
    if not path.is_file():
        return None
    try:
        data = json.loads(read_plain_text(path))
        scenes = {name: dict(scene) for name, scene in data["scenes"].items()}
        choice = FilmChoice(**data.get("choice", {}))
        credit = data.get("credit")
        return ImportRecord(
            str(data["article"]),
            dict(data["files"]),
            scenes,
            choice,
            credit and SharedCredit(**credit),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise AssetFailure(
            f"{format_path(path)} is broken, so nothing says which scenes you changed; "
            "import the article under another --name"
        ) from None


def describe_scene(draft: SceneDraft) -> dict[str, Any]:
    """Return which part of the article a scene tells, for the record."""
    excerpt = draft.excerpt
    return {
        "passage": list(excerpt.blocks),
        "starts_at": excerpt.starts_at,
        "stops_before": excerpt.stops_before,
        "skip": list(draft.skip),
    }


def name_files(scenes: Sequence[SceneDraft]) -> list[str]:
    """Return the files of the scenes in a new film: 02-wells.yml after 01-title.yml."""
    return [
        f"{_format_number(n, scenes)}-{draft.key}.yml"
        for n, draft in enumerate(scenes, 2)
    ]


def _format_number(number: int, scenes: Sequence[object]) -> str:
    """Return a file's number with as many digits as the last one; at least two."""
    last = len(scenes) + 2
    digits = max(2, len(str(last)))
    return f"{number:0{digits}}"


def list_texts(
    proposal: Proposal, names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield name and text of every text file; `names` are those of the scenes' files."""
    with assume_type(is_complete=not proposal.fonts):
        texts = list(_list_bare_texts(proposal, names))
    for name, text in texts:
        yield name, scene_files.add_schema_line(name, text)


def _list_bare_texts(
    proposal: Proposal, names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield name and text of every text file without the line for editors."""
    yield from proposal.files.items()
    opening = film_files.format_opening(proposal.article, proposal.title)
    yield f"{_format_number(1, names)}-title.yml", opening
    for name, draft in zip(names, proposal.scenes, strict=True):
        yield name, scene_files.format_scene(draft, proposal.article.language)
    last = len(names) + 2
    yield (
        f"{_format_number(last, names)}-credits.yml",
        film_files.format_closing(proposal.article),
    )


def require_free(folder: Path) -> None:
    """Refuse a folder in which something is that no import made.

    Raises:
        OutputFailure: There is such a folder or file.
    """
    if os.path.lexists(folder) and not (folder / RECORD_FILE).is_file():
        raise OutputFailure(
            f"{format_path(folder)} exists already, and was not made by an import; "
            "choose another --name"
        )


def create(proposal: Proposal, source: Path, folder: Path) -> None:
    """Write a new film's folder: whole, or not at all. `source` is the article's file.

    Raises:
        OutputFailure: The folder exists already, or can't be written.
    """
    require_free(folder)
    with convert_write_errors(folder), stage_folder(folder) as staged:
        _fill(proposal, source, staged)


def _fill(proposal: Proposal, source: Path, folder: Path) -> None:
    names = name_files(proposal.scenes)
    digests: dict[str, str] = {}
    for name, text in list_texts(proposal, names):
        put(folder / name, text.encode())
        digests[name] = digest_bytes(text.encode())
    article = read_plain(source)
    put(folder / proposal.source, article)
    put(folder / scene_files.SCHEMA_FILE, read_plain(_SCHEMA))
    write_pictures(proposal, folder)
    digests[proposal.source] = digest_bytes(article)
    scenes = [describe_scene(draft) for draft in proposal.scenes]
    by_name = dict(zip(names, scenes, strict=True))
    record = ImportRecord(
        proposal.source, digests, by_name, proposal.choice, proposal.credit
    )
    record.save(folder)


def write_pictures(proposal: Proposal, folder: Path) -> None:
    """Write the article's pictures; one that exists already stays as it is.

    Raises:
        OutputFailure: A picture can't be written.
    """
    for path, picture in proposal.pictures.items():
        if os.path.lexists(folder / path):
            continue
        if isinstance(picture, Path):
            picture = read_plain(picture)
        put(folder / path, picture)


def put(path: Path, data: bytes) -> None:
    """Write a file whole, in place of an older one; never through a link.

    Raises:
        OutputFailure: It can't be written.
    """
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)


def digest_if_present(path: Path) -> str:
    """Return a file's digest; empty if it can't be read."""
    try:
        return digest_bytes(read_plain(path))
    except OSError:
        return ""
