"""The journal of a destination: what of a film was sent there.

One file for each account of a platform, with no rights for others, since the address of an upload
that isn't finished is a secret. It is written before and after each step, so that publishing goes
on where it was ended, whatever ended it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from lantern.core.files import convert_write_errors
from lantern.core.problems import OutputFailure, format_path
from lantern.publishing.accounts import Account, name_file
from lantern.publishing.private_file import read_private, write_private
from lantern.publishing.upload import Upload

SCHEMA = "lantern.publish-journal"
FORMAT = 1
FOLDER = "publish"
"""The folder of journals within a film's output folder."""


@dataclass
class VideoEntry:
    """What is remembered of one video, as it stands in the journal."""

    digest: str
    """SHA-256 of the video's file."""
    size: int
    file_name: str
    started: str
    """When it was begun: a date and time with its zone."""
    video: str | None = None
    address: str | None = None
    session: str | None = field(default=None, repr=False)
    notes: dict[str, str] = field(default_factory=dict, repr=False)
    sent: dict[str, str] = field(default_factory=dict)
    """By the names of steps the digest of what was sent; only of steps that were finished."""
    doing: str | None = None
    """The step that was begun last and isn't finished."""


@dataclass
class VideoRecord(VideoEntry):
    """What the journal remembers of the video that is published now."""

    keep: Callable[[], None] = field(
        default=lambda: None,
        repr=False,
        compare=False,
    )
    """Writes the journal that it is in."""

    def save(self) -> None:
        """Write the journal to the disk.

        Raises:
            OutputFailure: it can't be written.
        """
        self.keep()


@dataclass
class _JournalFile:
    schema: str
    version: int
    platform: str
    account: str
    server: str
    current: VideoEntry | None
    former: list[VideoEntry]


_FILE: TypeAdapter[_JournalFile] = TypeAdapter(_JournalFile)
_ENTRY_FIELDS = tuple(each.name for each in fields(VideoEntry))


@dataclass
class Journal:
    """The journal of one account of a platform, for one film in one shape."""

    path: Path
    account: Account
    current: VideoRecord | None = None
    former: list[VideoEntry] = field(default_factory=list)
    """Videos that another one has taken the place of, the oldest first."""
    was_damaged: bool = False
    """Whether there was a file that can't be read; it was moved aside."""

    def begin(self, upload: Upload, now: datetime) -> VideoRecord:
        """Begin the record of a new video; one that was there joins the former ones."""
        if self.current is not None:
            self.former.append(_copy_entry(self.current))
        self.current = VideoRecord(
            digest=upload.digest,
            size=upload.size,
            file_name=upload.file_name,
            started=now.isoformat(timespec="seconds"),
            keep=self.save,
        )
        return self.current

    def save(self) -> None:
        """Write the journal to the disk.

        Raises:
            OutputFailure: it can't be written.
        """
        current = self.current and _copy_entry(self.current)
        content = _JournalFile(
            SCHEMA,
            FORMAT,
            platform=self.account.platform,
            account=self.account.name,
            server=self.account.server,
            current=current,
            former=self.former,
        )
        text = json.dumps(
            asdict(content),
            indent=1,
            ensure_ascii=False,
        )
        data = f"{text}\n".encode("utf-8", "backslashreplace")
        write_private(self.path, data)


def _copy_entry(entry: VideoEntry) -> VideoEntry:
    """Return an entry alone, without what a record has beside it."""
    return VideoEntry(**{name: getattr(entry, name) for name in _ENTRY_FIELDS})


def name_journal(out: Path, account: Account) -> Path:
    """Return where the journal of an account is, in the output folder of a film."""
    return out / FOLDER / f"{name_file(account)}.json"


def load_journal(path: Path, account: Account) -> Journal:
    """Return a journal; an empty one if there is none.

    A file that can't be understood is moved aside, as `<name>.damaged`, and told of by
    `was_damaged`: the platform is searched for what it knew.

    Raises:
        OutputFailure: it is another user's, was written by a newer version, or can't be moved.
    """
    try:
        data = read_private(path)
    except FileNotFoundError:
        return Journal(path, account)
    if _read_version(data) > FORMAT:
        raise OutputFailure(
            f"{format_path(path)} was written by a newer Lantern; update this one"
        )
    content = _parse(data)
    if content is None or content.schema != SCHEMA:
        with convert_write_errors(path):
            path.replace(path.with_name(f"{path.name}.damaged"))
        return Journal(path, account, was_damaged=True)
    journal = Journal(path, account, former=content.former)
    if content.current is not None:
        values = asdict(content.current)
        journal.current = VideoRecord(**values, keep=journal.save)
    return journal


def _read_version(data: bytes) -> int:
    """Return the version of a journal; 0 for what is none."""
    try:
        version = json.loads(data)["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0
    return version if isinstance(version, int) else 0


def _parse(data: bytes) -> _JournalFile | None:
    try:
        return _FILE.validate_json(data, strict=True)
    except (ValidationError, RecursionError):
        return None
