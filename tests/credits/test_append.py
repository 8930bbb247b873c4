"""Entries added to a ledger's file: the author's text stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, OutputFailure
from lantern.credits.append import append
from lantern.credits.entry import LedgerEntry

ENTRY = LedgerEntry(
    file="stills/wells.png",
    kind="photograph",
    title="Wells, at noon",
    author="P. Hoto",
    year=1945,
    licence="CC-BY-4.0",
)
WRITTEN = [
    "- file: stills/wells.png",
    "  kind: photograph",
    '  title: "Wells, at noon"',
    "  author: P. Hoto",
    "  year: 1945",
    "  licence: CC-BY-4.0",
]
HEAD = (
    "# The ledger: whose work a film made from these assets contains,"
    " and under which licence.\ncredits:\n"
)
OLD = "- {id: x, kind: font, title: A, author: B, licence: MIT}"


def indent(lines: list[str], column: int) -> str:
    return "".join(" " * column + line + "\n" for line in lines)


def test_a_ledger_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "assets" / "credits.yml"
    append(path, ENTRY)
    assert path.read_text("utf-8") == HEAD + indent(WRITTEN, 2)


@pytest.mark.parametrize("column", [0, 2, 4])
def test_an_entry_stands_under_the_others_dashes(
    tmp_path: Path, column: int
) -> None:
    path = tmp_path / "credits.yml"
    before = f"# ours\ncredits:\n{' ' * column}{OLD}  # a font\n"
    path.write_text(before, "utf-8")
    append(path, ENTRY)
    assert path.read_text("utf-8") == before + indent(WRITTEN, column)


def test_a_file_without_a_last_line_end_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "credits.yml"
    path.write_text(f"credits:\n{OLD}", "utf-8")
    append(path, ENTRY)
    assert path.read_text("utf-8") == f"credits:\n{OLD}\n" + indent(WRITTEN, 0)


def test_entries_are_added_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "credits.yml"
    append(path, ENTRY)
    append(path, ENTRY.model_copy(update={"file": "stills/road.png"}))
    text = path.read_text("utf-8")
    assert text.count("  - file: ") == 2
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (f"credits: [{OLD[2:]}]\n", WRITTEN),
        (f"credits:\n  {OLD}\nmore: 1\n", ["unknown key 'more'", *WRITTEN]),
        ("credits: []\n", WRITTEN),
    ],
    ids=["list in brackets", "with faults", "empty"],
)
def test_a_ledger_in_another_form_is_left_and_the_entry_is_shown(
    tmp_path: Path, text: str, detail: list[str]
) -> None:
    path = tmp_path / "credits.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(
        AssetFailure, match="add this to its credits by hand"
    ) as error:
        append(path, ENTRY)
    assert path.read_text("utf-8") == text
    assert len(error.value.detail) == len(detail)
    assert list(error.value.detail[-len(WRITTEN) :]) == WRITTEN
    assert detail[0] in error.value.detail[0]


def test_a_folder_in_the_way_is_a_failure_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "assets").write_text("a file")
    with pytest.raises(OutputFailure, match="can't be written"):
        append(tmp_path / "assets" / "credits.yml", ENTRY)
