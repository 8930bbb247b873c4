"""Add an entry to a ledger's file as text: the author's comments and order stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from lantern.core.files import (
    convert_write_errors,
    read_plain_text,
    stage_file,
    write_whole,
)
from lantern.core.problems import AssetFailure, Problem, format_path
from lantern.core.text import quote_yaml
from lantern.credits.entry import CreditsFile, LedgerEntry
from lantern.script.document import YamlDocument, build_model, read_yaml

LEDGER_HEAD = (
    "# The ledger: whose work a film made from these assets contains,"
    " and under which licence.\n"
    "credits:\n"
)
_NEW_COLUMN = 2
"""Blanks before the dashes of a new ledger."""


def append(path: Path, entry: LedgerEntry) -> None:
    """Write an entry at the end of a ledger, which is made if it isn't there.

    Raises:
        AssetFailure: the ledger has faults, or isn't written so that an entry can be added.
        OutputFailure: the file can't be written.
    """
    lines = _write_entry(entry)
    if not path.exists():
        _write_new(path, LEDGER_HEAD + _indent(lines, _NEW_COLUMN))
        return
    tree, problems = read_yaml(path)
    if tree is None:
        raise _make_failure(path, lines, problems)
    ledger, problems = build_model(CreditsFile, tree)
    if ledger is None:
        raise _make_failure(path, lines, problems)
    text = read_plain_text(path, "utf-8-sig")
    column = _find_column(tree, text)
    if column is None:
        raise _make_failure(path, lines)
    if not text.endswith("\n"):
        text += "\n"
    text += _indent(lines, column)
    with convert_write_errors(path), stage_file(path) as staged:
        staged.write_bytes(text.encode())
        # what was written is read back before it takes the ledger's place
        if _read_entries(staged) != (*ledger.credits, entry):
            raise _make_failure(path, lines)


def _read_entries(path: Path) -> tuple[LedgerEntry, ...]:
    """Return the entries of a ledger, none if it has faults."""
    tree, _ = read_yaml(path)
    if tree is None:
        return ()
    ledger, _ = build_model(CreditsFile, tree)
    if ledger is None:
        return ()
    return ledger.credits


def _find_column(tree: YamlDocument, text: str) -> int | None:
    """Return the blanks before the dashes of the entries.

    None if the entries aren't the last thing in the file, or aren't a list with dashes.
    """
    count = len(tree.data["credits"])
    if not count or list(tree.data)[-1] != "credits":
        return None
    number = tree.find_span(("credits", count - 1)).line
    dash = re.match(r"( *)- ", text.split("\n")[number - 1])
    if dash is None:
        return None
    return len(dash[1])


def _write_entry(entry: LedgerEntry) -> list[str]:
    """Return the lines of an entry, the first with a dash."""
    lines: list[str] = []
    for key, value in entry.model_dump(exclude_defaults=True).items():
        start = "  " if lines else "- "
        lines.append(f"{start}{key}: {_write_value(value)}")
    return lines


def _write_value(value: object) -> str:
    if isinstance(value, str):
        return quote_yaml(value)
    return json.dumps(value, ensure_ascii=False)


def _indent(lines: Sequence[str], column: int) -> str:
    return "".join(f"{' ' * column}{line}\n" for line in lines)


def _make_failure(
    path: Path, lines: Sequence[str], problems: Sequence[Problem] = ()
) -> AssetFailure:
    message = f"{format_path(path)} can't be added to; add this to its credits by hand"
    detail = [str(problem) for problem in problems[:3]]
    return AssetFailure(message, [*detail, *lines])


def _write_new(path: Path, text: str) -> None:
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
