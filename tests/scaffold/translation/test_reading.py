"""A translation's file as it was written: which comment and which lines belong to what."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.scaffold.translation.written import (
    FileStyle,
    WrittenFile,
    split_id,
)
from tests.support.translations import HEAD, read_file

FILE = """\
# my head
translation: 1
language: ru
film: x   # the film
voice: [espeak]

# about the texts
texts:
  #= Scene 1: One
  # a note on the scene
  one:  # and one more
    #| Two clocks
    # mine
    scene: Две пары   # behind

    #| When it begins.
    narration: |
      Когда # no comment
      # neither

      часы

    # nested
    at: {a: "b, c", # inside
      d: e}
  maps/amur.yml.title: Амур
  # at the end
# about the originals
originals: {one.scene: 4f2a91c03b12}
changed: [one.narration] # why
# last
"""


@pytest.fixture
def file(tmp_path: Path) -> WrittenFile:
    return read_file(tmp_path / "ru.yml", FILE)


def test_texts_are_named_by_all_their_keys(file: WrittenFile) -> None:
    assert {text.id: text.text for text in file.texts} == {
        "one.scene": "Две пары",
        "one.narration": "Когда # no comment\n# neither\n\nчасы\n",
        "one.at.a": "b, c",
        "one.at.d": "e",
        "maps/amur.yml.title": "Амур",
    }


def test_comments_belong_to_what_stands_below(file: WrittenFile) -> None:
    notes = {text.id: text.comments.notes for text in file.texts}
    assert notes["one.scene"] == ("# mine",)
    assert notes["one.narration"] == ()
    assert notes["one.at.a"] == ("# nested", "# inside")
    assert file.group_notes["one"] == (
        "# a note on the scene",
        "# and one more",
    )
    parts = {part.key: part for part in file.parts}
    assert parts["texts"].notes == ("# at the end",)
    assert parts["texts"].lead == ("", "# about the texts")
    assert parts["originals"].lead == ("# about the originals",)
    assert parts["changed"].notes == ("# why",)
    assert parts[""].lead == ("# last",)


def test_lines_of_a_text_end_before_the_next_comment(file: WrittenFile) -> None:
    lines = {text.id: text.lines for text in file.texts}
    assert lines["one.scene"] == (": Две пары   # behind",)
    assert lines["one.narration"] == (
        ": |",
        "      Когда # no comment",
        "      # neither",
        "",
        "      часы",
    )
    # what stands between { and } can't be moved as it is
    assert lines["one.at.a"] == lines["one.at.d"] == ()


def test_other_keys_are_kept_as_lines_and_values(file: WrittenFile) -> None:
    assert file.other == {
        "translation": 1,
        "language": "ru",
        "film": "x",
        "voice": ["espeak"],
    }
    lines: list[str] = []
    for part in file.parts:
        lines += [*part.lead, *part.lines]
    assert "\n".join(lines) + "\n" == FILE


def test_lists_and_digests_are_read(file: WrittenFile) -> None:
    assert file.originals == {"one.scene": "4f2a91c03b12"}
    assert file.changed == {"one.narration"}
    assert file.drafts == frozenset()


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("translation: 1\nlanguage: ru\n", FileStyle()),
        ("translation: 1\r\nlanguage: ru\r\n", FileStyle("\r\n")),
        ("\ufefftranslation: 1\n", FileStyle(mark=b"\xef\xbb\xbf")),
    ],
)
def test_line_ends_and_a_byte_order_mark_are_noted(
    tmp_path: Path, text: str, style: FileStyle
) -> None:
    file = read_file(tmp_path / "ru.yml", text)
    assert file.style == style
    assert (
        style.encode("a\nb\n").decode("utf-8-sig")
        == f"a{style.newline}b{style.newline}"
    )


def test_a_file_in_braces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        AssetFailure, match=r"ru.yml:1: the keys .* stand at the begin"
    ):
        read_file(tmp_path / "ru.yml", "{translation: 1, language: ru}\n")


def test_a_value_that_is_no_text_is_read_as_written(tmp_path: Path) -> None:
    file = read_file(
        tmp_path / "ru.yml",
        f"{HEAD}texts:\n  one: {{a: 1945, b: no, c: , d: ~}}\n",
    )
    assert [text.text for text in file.texts] == ["1945", "no", "", ""]


@pytest.mark.parametrize(
    ("id", "group", "key"),
    [
        ("film.title", "film", "title"),
        ("01-one.at.khingan", "01-one", "at.khingan"),
        (
            "maps/amur.yml.places.harbin.name",
            "maps/amur.yml",
            "places.harbin.name",
        ),
        ("../maps/a.b.yml.title", "../maps/a.b.yml", "title"),
        ("title", "title", ""),
    ],
)
def test_an_id_has_a_file_and_a_key(id: str, group: str, key: str) -> None:
    found = split_id(id)
    assert (found.group, found.key) == (group, key)
