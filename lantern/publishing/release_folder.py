"""The output folder of a film, as publishing finds it: its report must match its files."""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.problems import (
    EXIT_SCENE,
    Failure,
    format_command,
    format_path,
)
from lantern.core.store import digest_file
from lantern.publishing.upload import CaptionFile, ChapterMark
from lantern.rendering.output_folder import REPORT
from lantern.rendering.release.make import THUMBNAIL_FILE

DESCRIPTION_FILE = "description.txt"
_EXTRA_FILES = ("credits.html", "sources.html")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_SDH = "sdh"
"""Looks like a language in a name, and stands for captions of what is heard."""


class ReleaseFault(Failure):
    """A film that isn't rendered, or whose files aren't those of its report."""

    code = EXIT_SCENE


@dataclass(frozen=True)
class ReleaseFigures:
    """What a report says of a film."""

    seconds: float
    width: int
    height: int
    quality: str
    """How it was encoded: draft, standard or master."""
    language: str
    voice: str
    """Who spoke: the name of a voice or an engine, or `recording`."""
    chapters: tuple[ChapterMark, ...]
    inputs: Mapping[str, str]
    """By their paths from the project, the digests of the files that it was made from."""
    short: str | None = None
    """Of a short, the digest of what the film says of it."""


@dataclass(frozen=True)
class ReleaseFolder:
    """The files of a finished film, and what its report says of them."""

    folder: Path
    video: Path
    size: int
    digest: str
    figures: ReleaseFigures
    description: str
    captions: tuple[CaptionFile, ...]
    left_out: tuple[str, ...]
    """Why captions that lie there aren't sent, a sentence a file."""
    thumbnail: Path | None
    extras: tuple[Path, ...]


def read_release(
    folder: Path, name: str, render: Sequence[str]
) -> ReleaseFolder:
    """Return the film in an output folder.

    Args:
        folder: the output folder.
        name: the film's name, which its files have.
        render: the words after `render` that make it, for messages.

    Raises:
        ReleaseFault: it isn't rendered, is empty, or isn't what its report says.
    """
    cure = f"render it first: {format_command('render', *render)}"
    report = _read_report(folder, cure)
    digests = _check_files(folder, report, cure)
    video = folder / f"{name}.mp4"
    if video.name not in digests:
        raise ReleaseFault(
            f"{format_path(folder)} has no film {video.name}; {cure}"
        )
    size = video.stat().st_size
    told = _read_figures(report, folder / REPORT, cure)
    if size == 0 or told.seconds <= 0:
        raise ReleaseFault(f"{format_path(video)} is empty; {cure}")
    return ReleaseFolder(
        folder=folder,
        video=video,
        size=size,
        digest=digests[video.name],
        figures=told,
        description=_read_description(folder, digests),
        captions=tuple(_list_captions(folder, name, told.language)),
        left_out=tuple(_list_left_out(folder, name, told.language)),
        thumbnail=_find_file(folder, THUMBNAIL_FILE, digests),
        extras=tuple(folder / each for each in _EXTRA_FILES if each in digests),
    )


def _read_figures(
    report: Mapping[str, Any], path: Path, cure: str
) -> ReleaseFigures:
    """Return what a report says of the film.

    Raises:
        ReleaseFault: it was written by another version of Lantern.
    """
    try:
        width, height = report["form"]["size"]
        chapters = [
            ChapterMark(float(each["seconds"]), str(each["title"]))
            for each in report["chapters"]
        ]
        return ReleaseFigures(
            seconds=float(report["seconds"]),
            width=int(width),
            height=int(height),
            quality=str(report["form"]["quality"]),
            language=str(report["language"]),
            voice=str(report["voice"]),
            chapters=tuple(chapters),
            inputs=dict(report["inputs"]["files"]),
            short=report["inputs"].get("short"),
        )
    except (KeyError, TypeError, ValueError):
        raise ReleaseFault(
            f"{format_path(path)} is of another version of Lantern; {cure}"
        ) from None


def _read_report(folder: Path, cure: str) -> dict[str, Any]:
    try:
        report = json.loads(read_plain_text(folder / REPORT))
    except FileNotFoundError:
        raise ReleaseFault(
            f"there is no film in {format_path(folder)}; {cure}"
        ) from None
    except (OSError, ValueError, RecursionError):
        report = None
    if not isinstance(report, dict) or not isinstance(
        report.get("files"), dict
    ):
        raise ReleaseFault(f"{format_path(folder / REPORT)} is damaged; {cure}")
    return report


def _check_files(
    folder: Path, report: Mapping[str, Any], cure: str
) -> dict[str, str]:
    """Return the digest of each file of a report, by its name.

    Raises:
        ReleaseFault: a file isn't there, or isn't what the report says.
    """
    digests: dict[str, str] = {}
    for name, digest in report["files"].items():
        path = folder / str(name)
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise ReleaseFault(
                f"{format_path(folder / REPORT)} is damaged; {cure}"
            )
        if not path.is_file():
            raise ReleaseFault(
                f"{format_path(path)} isn't there any more; {cure}"
            )
        if digest_file(path) != digest:
            raise ReleaseFault(
                f"{format_path(path)} isn't the file that {REPORT} tells of: it was changed, or "
                f"a rendering was ended; {cure}"
            )
        digests[name] = digest
    return digests


def _find_file(
    folder: Path, name: str, digests: Mapping[str, str]
) -> Path | None:
    return folder / name if name in digests else None


def _read_description(folder: Path, digests: Mapping[str, str]) -> str:
    path = _find_file(folder, DESCRIPTION_FILE, digests)
    return read_plain_text(path).strip() if path else ""


def _list_captions(
    folder: Path, name: str, language: str
) -> Iterator[CaptionFile]:
    """Yield the captions that hold words: the film's own, then those of other languages.

    The author may lay translations beside the film's own: `short.de.srt` and `short.de.vtt`.
    """
    own = folder / f"{name}.srt"
    if own.is_file() and own.stat().st_size:
        yield CaptionFile(language, own, digest_file(own))
    for tag, path in _find_translations(folder, name).items():
        if not _explain_left_out(path, tag, language):
            yield CaptionFile(tag, path, digest_file(path))


def _list_left_out(folder: Path, name: str, language: str) -> Iterator[str]:
    """Yield why captions in other languages aren't sent."""
    for tag, path in _find_translations(folder, name).items():
        if reason := _explain_left_out(path, tag, language):
            yield f"{format_path(path)} isn't sent: {reason}"


def _find_translations(folder: Path, name: str) -> dict[str, Path]:
    """Return the files of captions beside the film's own, by what stands before `.srt`."""
    found = {}
    for path in sorted(folder.glob(f"{glob.escape(name)}.*.srt")):
        tag = path.name.removeprefix(f"{name}.").removesuffix(".srt")
        if tag != _SDH and path.is_file():
            found[tag] = path
    return found


def _explain_left_out(path: Path, tag: str, language: str) -> str:
    """Return why a file of captions isn't sent; empty if it is."""
    twin = path.with_suffix(".vtt")
    if not _LANGUAGE.fullmatch(tag):
        return f"'{tag}' is no language as de and pt-BR are"
    if tag == language:
        return f"the film's own captions are in the language {language}"
    if not path.stat().st_size:
        return "it is empty"
    if not twin.is_file():
        return f"{twin.name} isn't beside it"
    return ""
