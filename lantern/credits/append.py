"""Adding an entry to a ledger's file as text, so that its comments and its order stay as their author left them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lantern.core.files import convert_write_errors, stage_file, write_whole
from lantern.core.problems import AssetFailure, Problem, format_path
from lantern.core.text import quote_yaml
from lantern.credits.entry import CreditsFile, LedgerEntry
from lantern.script.document import YamlDocument, build_model, read_yaml

LEDGER_HEAD = "# The ledger: whose work a film made from these assets contains, and under which licence.\ncredits:\n"


def append(path: Path, entry: LedgerEntry) -> None:
    """Write the entry at the ledger's end. Raises AssetFailure where that can't be done without touching the rest."""
    lines = _lines(entry)
    if not path.exists():
        _write_new(path, LEDGER_HEAD + _indent(lines, 2))
        return
    tree, problems = read_yaml(path)
    sheet, faults = build_model(CreditsFile, tree) if tree else (None, [])
    if tree is None or sheet is None:
        raise _make_failure(path, entry, [*problems, *faults])
    before = path.read_text("utf-8-sig")
    column = _column(tree, before)
    if column is None:
        raise _make_failure(path, entry, [])
    text = before if before.endswith("\n") else before + "\n"
    text += _indent(lines, column)
    with convert_write_errors(path), stage_file(path) as staged:
        staged.write_bytes(text.encode())
        again, _ = read_yaml(staged)
        whole, _ = build_model(CreditsFile, again) if again else (None, [])
        if whole is None or whole.credits != (*sheet.credits, entry):
            raise _make_failure(path, entry, [])


def _column(tree: YamlDocument, text: str) -> int | None:
    """Where the dashes of the list stand; None when it isn't written as one with dashes, or isn't the last thing."""
    count = len(tree.data["credits"])
    if not count or list(tree.data)[-1] != "credits":
        return None
    line = text.split("\n")[tree.find_span(("credits", count - 1)).line - 1]
    dash = re.match(r"( *)- ", line)
    return len(dash[1]) if dash else None


def _lines(entry: LedgerEntry) -> list[str]:
    given = entry.model_dump(exclude_defaults=True)
    return [
        f"{'- ' if i == 0 else '  '}{key}: {_scalar(value)}"
        for i, (key, value) in enumerate(given.items())
    ]


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return quote_yaml(value)
    return json.dumps(value, ensure_ascii=False)


def _indent(lines: list[str], column: int) -> str:
    return "".join(f"{' ' * column}{line}\n" for line in lines)


def _make_failure(
    path: Path, entry: LedgerEntry, faults: list[Problem]
) -> AssetFailure:
    written = [str(fault) for fault in faults[:3]]
    message = f"{format_path(path)} can't be added to; add this to its credits by hand"
    return AssetFailure(message, [*written, *_lines(entry)])


def _write_new(path: Path, text: str) -> None:
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
