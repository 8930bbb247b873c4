"""What a recorded take changes in a film's files: a line in its scene, and one in the ledger.

Texts only: nothing is written in the film here.
"""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.problems import AssetFailure
from lantern.core.text import quote_yaml
from lantern.credits import append
from lantern.credits.entry import LedgerEntry
from lantern.credits.licences import OWN_WORK
from lantern.credits.shared_credit import make_own_credit
from lantern.script.document import read_yaml
from lantern.script.film_script import SceneSource

FOLDER = "recordings"
"""The folder of recordings, beside the scene's file."""
LEDGER = "credits.yml"
_VALUE = re.compile(
    r":\s+(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|(?!['\"]).*?)(?P<comment>\s+#.*)?$"
)
"""A key's value on its line, and the comment behind it."""


@dataclass(frozen=True)
class TextChange:
    """A file of the film, its text as it is (None for a new file), and as it would be."""

    path: Path
    before: str | None
    after: str


def choose_file(part: SceneSource) -> Path:
    """Return where a scene's new recording goes: beside its file, under a name that is free."""
    folder = part.folder / FOLDER
    path = folder / f"{part.id}.wav"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{part.id}-{count}.wav"
    return path


def name_recording(part: SceneSource, path: Path) -> str:
    """Return a recording's file as the scene and the ledger name it."""
    return path.relative_to(part.folder).as_posix()


def change_scene(part: SceneSource, name: str, scratch: Path) -> TextChange:
    """Return a scene's file with the key `recording`.

    Raises:
        AssetFailure: The file isn't written so that a line can be added; the line is told.
    """
    text = part.tree.text
    line = f"recording: {quote_yaml(name)}"
    is_new = part.scene.recording is None
    key = "narration" if is_new else "recording"
    span = part.find_span((key,), key=True)
    lines = text.split("\n")
    index = span.line - 1
    indent = lines[index][: span.column - 1]
    if indent.strip():
        raise _make_failure(part, line)
    if is_new:
        lines.insert(index, indent + line)
    else:
        lines[index] = indent + line + _find_comment(lines[index])
    after = "\n".join(lines)
    _require_added(
        part,
        after,
        name,
        scratch=scratch,
        line=line,
    )
    return TextChange(part.tree.file, text, after)


def _find_comment(line: str) -> str:
    """Return the comment behind the value of a line; a # between quotes begins none."""
    found = _VALUE.search(line)
    return (found["comment"] or "") if found else ""


def _require_added(
    part: SceneSource, after: str, name: str, *, scratch: Path, line: str
) -> None:
    """Read what would be written: nothing but the recording may differ."""
    trial = scratch / part.tree.file.name
    trial.write_text(after, "utf-8", newline="\n")
    tree, _ = read_yaml(trial)
    wanted = deepcopy(part.tree.data)
    _find_value(wanted, part.at)["recording"] = name
    if tree is None or tree.data != wanted:
        raise _make_failure(part, line)


def _find_value(data: Any, loc: Sequence[object]) -> Any:
    for key in loc:
        data = data[key]
    return data


def _make_failure(part: SceneSource, line: str) -> AssetFailure:
    return AssetFailure(
        f"{part.tree.file.name} isn't written so that a line can be added;"
        f" write it yourself into {part.name}: {line}"
    )


def change_ledger(
    part: SceneSource, name: str, reader: str, *, scratch: Path
) -> TextChange:
    """Return the ledger beside a scene with an entry for its recording.

    Raises:
        AssetFailure: The ledger has faults, or isn't written so that an entry can be added.
    """
    path = part.folder / LEDGER
    before = None
    trial = scratch / LEDGER
    trial.unlink(missing_ok=True)
    if path.exists():
        before = read_plain_text(path)
        shutil.copyfile(path, trial)
    credit = make_own_credit(reader)
    entry = LedgerEntry(
        file=name,
        kind="recording",
        title=part.scene.scene,
        author=credit.author,
        licence=OWN_WORK,
        made_by="us",
    )
    append.append(trial, entry)
    return TextChange(path, before, read_plain_text(trial))


def write_diff(changes: Sequence[TextChange], folder: Path) -> str:
    """Return changes as a unified diff; files are named from `folder` on."""
    lines: list[str] = []
    for change in changes:
        name = change.path.relative_to(folder).as_posix()
        lines += difflib.unified_diff(
            (change.before or "").splitlines(),
            change.after.splitlines(),
            "/dev/null" if change.before is None else name,
            name,
            lineterm="",
        )
    return "\n".join(lines)
