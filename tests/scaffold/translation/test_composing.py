"""What a translator opens: a pleasant file, and one that keeps what others wrote in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.scaffold.translation.composing import FileContent, compose_file
from lantern.scaffold.translation.update import list_known, update_texts
from lantern.scaffold.translation.written import WrittenFile
from lantern.script.translation.originals import OriginalText
from tests.support.translations import HEAD, make_originals, read_file

FILM = make_originals(
    film__title="The clock",
    one__narration="It begins in the evening, and at the border it is past midnight already.",
    one__at__clock="at the border",
    **{"maps/amur.yml__title": "The Amur"},
)
FRESH = f"""\
{HEAD}
texts:

  #= The film
  film:
    #| The clock
    title: ""

  #= Scene 1: One
  one:
    #| It begins in the evening, and at the border it is past midnight already.
    narration: |


    #@ at the border
    at.clock: ""

  #= Map maps/amur.yml
  maps/amur.yml:
    #| The Amur
    title: ""
"""
HEADINGS = {"film": "The film", "one": "Scene 1: One"}


def compose(file: WrittenFile, originals: list[OriginalText] = FILM) -> str:
    updated = update_texts(originals, list_known([file]))
    return compose_file(file, FileContent(updated.rows, updated.gone, HEADINGS))


def test_a_new_file_has_each_original_above_room_for_its_text(
    tmp_path: Path,
) -> None:
    assert compose(read_file(tmp_path / "ru.yml", HEAD)) == FRESH


WRITTEN = """\
# head
translation: 1   # one
language: ru
film: x

voice:
  - espeak: {rate: 140}   # slow

# the texts
texts:

  #= The film
  # a note on the film
  film:
    #| The clock
    # mine
    title: 'Часы'   # as in the book

  #= Scene 1: One
  one:
    #| It begins in the evening, and at the border it is past midnight already.
    narration: >
      Начинается вечером,
      # и это не комментарий,

      а на границе   за полночь.

    #@ at the border
    at.clock: "на
      границе"

  #= Map maps/amur.yml
  maps/amur.yml:
    #| The Amur
    title: ""
  # at the end

lexicon:
    Амур: Аму́р

#= Which original each text was made from; written by `lantern translate`.
originals:
  film.title: c1b10e6f9fb7
  one.narration: "166835eaba7b"
  one.at.clock: cf55354a0cc0
# the end
"""


def test_what_is_up_to_date_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    assert compose(read_file(path, WRITTEN)) == WRITTEN


@pytest.mark.parametrize(
    "part",
    [
        "  film: {title: Часы, one.at.clock: x}\n",
        "  film:\n    title: Часы\n  one: {at: {clock: на границе}}\n",
        "  film.title: Часы\n  one:\n    at:\n      # note\n      clock: x # y\n",
        "  one.narration: |+\n    Вечером.\n\n\n",
    ],
)
def test_a_second_time_changes_nothing_however_it_was_written(
    tmp_path: Path, part: str
) -> None:
    path = tmp_path / "ru.yml"
    first = compose(read_file(path, f"{HEAD}texts:\n{part}"))
    assert compose(read_file(path, first)) == first


def test_every_comment_of_the_translator_is_kept(tmp_path: Path) -> None:
    text = (
        "# a\ntranslation: 1 # b\n# c\nlanguage: ru\nfilm: x\n# d\ntexts: # e\n"
        "# f\n  # g\n  one: # h\n    # i\n    at: # j\n      # k\n      clock: x # l\n"
        "    # m\n  # n\n# o\nchanged: # p\n  # q\n  - one.at.clock # r\n# s\n"
        "gone:\n  # t\n  two.title: y # u\n  # v\n# w\n"
    )
    path = tmp_path / "ru.yml"
    once = compose(read_file(path, text))
    # without the list of what changed, too
    twice = compose(read_file(path, once.replace("  - one.at.clock # r\n", "")))
    for letter in "abcdefghijklmnopqstuvw":
        assert once.count(f"# {letter}\n") == 1, letter
        assert twice.count(f"# {letter}\n") == 1, letter


def test_changes_and_drafts_are_told_above_their_texts(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    text = (
        f"{HEAD}texts:\n  #| The old clock\n  film.title: Часы\n  one.at.clock: x\n"
        "drafts: [one.at.clock]\noriginals: {film.title: 3b8ad2a2a1b5}\n"
    )
    text = compose(
        read_file(path, text.replace(": 3b8ad2a2a1b5", ": 000000000000"))
    )
    assert (
        "    #! the original changed\n    #| The clock\n    title: Часы\n"
        in text
    )
    assert (
        "    #! a machine's draft, to be read\n    #@ at the border\n" in text
    )
    assert "\nchanged:\n  - film.title\n" in text
    assert "\ndrafts:\n  - one.at.clock\n" in text


def test_gone_texts_stand_behind_the_others_with_their_originals(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ru.yml"
    text = f"{HEAD}texts:\n  #| Rain\n  # mine\n  two.title: Дождь\n"
    text = compose(read_file(path, text))
    assert (
        "#= Texts whose originals are no longer there; each comes back with its original.\n"
        "gone:\n  #| Rain\n  # mine\n  two.title: Дождь\n"
    ) in text
    assert text.index("texts:") < text.index("gone:")
