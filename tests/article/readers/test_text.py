"""Plain text: lines and paragraphs."""

from __future__ import annotations

from lantern.article.readers.text import read

LINE = "the ferry went over the river and back again, as it had for years"


def read_texts(text: str) -> list[str]:
    raw = read(text.encode(), "a.txt")
    assert all(element.tag == "line" for element in raw.elements)
    return [element.text for element in raw.elements]


def test_each_line_with_text_is_an_element() -> None:
    text = "The ferry\r\n\r\n  It  crossed. \u2028Twice.\x0cAgain.\n"
    assert read_texts(text) == ["The ferry", "It crossed.", "Twice.", "Again."]


def test_lines_broken_to_a_width_become_paragraphs() -> None:
    group = f"{LINE}\n{LINE}\n{LINE}"
    raw = read(f"{group}\n\n{group}\n".encode(), "a.txt")
    assert [element.text for element in raw.elements] == [f"{LINE} {LINE} {LINE}"] * 2
    assert raw.notes == (
        "the lines were broken to a width, so paragraphs were taken from blank line"
        " to blank line",
    )


def test_a_word_divided_at_the_end_of_a_line_is_joined() -> None:
    first = "the ferry went over the river and back again, as it had for ye-"
    group = f"{first}\nars and years, until the ice came and closed the river to all\n{LINE}"
    assert read_texts(f"{group}\n\n{group}")[0].startswith(
        "the ferry went over the river and back again, as it had for years and years,"
    )


def test_a_hyphen_before_a_capital_stays() -> None:
    first = "the ferry went over the river and back again, as it had in Anglo-"
    group = (
        f"{first}\nSaxon times, until the ice came and closed the river to all\n{LINE}"
    )
    assert "Anglo- Saxon" in read_texts(f"{group}\n\n{group}")[0]


def test_sentences_on_lines_of_their_own_stay_lines() -> None:
    sentence = "The ferry went over the river and back again, as it had for years."
    text = "\n\n".join(["\n".join([sentence] * 3)] * 2)
    assert read_texts(text) == [sentence] * 6


def test_long_lines_are_not_broken_to_a_width() -> None:
    long = f"{LINE}, {LINE}"
    text = "\n\n".join(["\n".join([long] * 3)] * 2)
    assert len(read_texts(text)) == 6


def test_a_single_group_of_lines_stays_lines() -> None:
    assert len(read_texts("\n".join([LINE] * 6))) == 6
