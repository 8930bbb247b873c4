"""Reading articles: what is a title, a caption, a paragraph, a comment form; encodings; what is no article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from articles import CAPTIONED, CAPTIONED_KINDS, WRAPPED

from lantern.problems import AssetFailure
from lantern.readers import open_article, read


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(AssetFailure) as caught:
        read(path)
    assert caught.value.code == 4
    return caught.value.message


def test_a_blog_page_saved_as_text(tmp_path: Path) -> None:
    reading = open_article(written(tmp_path / "ferry.txt", CAPTIONED))
    article = reading.article
    assert [block.kind for block in article.blocks] == CAPTIONED_KINDS
    assert article.title == "The Ferry of Lower Vell: A Town and Its Crossing (1931)"
    assert (article.author, article.published, article.language) == ("Ada Quill", "2020-11-26", "en")
    lines = [line.strip() for line in CAPTIONED.splitlines() if line.strip()]
    assert [block.number for block in article.blocks] == list(range(1, len(lines) + 1))
    assert article.blocks[6].text == lines[6], "block n is the nth line that isn't empty"


def test_what_was_uncertain_is_told(tmp_path: Path) -> None:
    notes = open_article(written(tmp_path / "ferry.txt", CAPTIONED)).notes
    assert "paragraph 8 was taken for a caption: “Children of the Ferryman”" in notes
    assert any(note.startswith("paragraph 10 was taken for a caption, for it ends in a date") for note in notes)
    assert "the author and the date come from the end of paragraph 3: “Ada Quill (26.11.2020)”" in notes


def test_short_lines_are_headings_where_captions_are_no_habit(tmp_path: Path) -> None:
    text = "The salt road\n\nThe pass\n\nIt is high.\n\nThe wells\n\nNobody knows who dug them.\n"
    kinds = [block.kind for block in read(written(tmp_path / "a.txt", text)).blocks]
    assert kinds == ["title", "heading", "paragraph", "heading", "paragraph"]


def test_lines_broken_to_a_width_are_joined(tmp_path: Path) -> None:
    reading = open_article(written(tmp_path / "salt.txt", WRAPPED))
    article = reading.article
    assert [block.kind for block in article.blocks] == ["title", "byline", "paragraph", "paragraph"]
    assert article.blocks[3].text.endswith("so the council of Anser had one built, which cost more than the town hall.")
    assert article.author == "Ada Quill"
    assert "the lines were broken to a width" in reading.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_in_any_form(tmp_path: Path, encoding: str) -> None:
    text = "Ürdingen\n\nDie Fähre über den Fluß fuhr – so heißt es – zwölfmal am Tag, von der Früh bis zum Abend.\n"
    article = read(written(tmp_path / "a.txt", text.encode(encoding)))
    assert article.title == "Ürdingen"
    assert "Fluß fuhr – so" in article.blocks[1].text
    assert article.language == "de"


@pytest.mark.parametrize(
    ("encoding", "text", "told"),
    [
        ("cp1252", "The Café\n\n“Nobody crossed,” said the ferryman’s daughter – and closed the café.", "1252"),
        ("cp1251", "Паром\n\nПаром ходил через реку двенадцать раз в день, и так до самой осени, до льда.", "1251"),
    ],
)
def test_an_older_encoding_is_guessed_and_told(tmp_path: Path, encoding: str, text: str, told: str) -> None:
    reading = open_article(written(tmp_path / "a.txt", text.encode(encoding)))
    assert reading.article.blocks[1].text == text.split("\n")[-1]
    assert f"was read as Windows-{told}" in reading.notes[0]


def test_pieces_in_another_encoding(tmp_path: Path) -> None:
    good = "Die Fähre über den Fluß fuhr zwölfmal am Tag. " * 8
    data = good.encode() + b"Das Caf\xe9 war zu.\n"
    reading = open_article(written(tmp_path / "a.txt", data))
    assert reading.article.blocks[0].text.endswith("Fluß fuhr zwölfmal am Tag. Das Café war zu.")
    assert "1 pieces in another encoding" in reading.notes[0]


def test_marks_that_no_film_can_hold_are_left_out(tmp_path: Path) -> None:
    article = read(written(tmp_path / "a.txt", "Title\n\nThe \x1b[31mred\x07 boat \u202eturned\u202c back at noon.\n"))
    assert article.blocks[1].text == "The [31mred boat turned back at noon."


def test_what_is_no_article(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").endswith("none.txt' is not there")
    assert refusal(written(tmp_path / "e.txt", b"")) == "'e.txt' is empty"
    assert refusal(written(tmp_path / "b.txt", " \n\t\n \n")) == "'b.txt' has no text in it"
    assert refusal(tmp_path).endswith("is a folder; name the article's file")
    assert "is no text" in refusal(written(tmp_path / "x.txt", bytes(range(256)) * 20))
    assert "is no text" in refusal(written(tmp_path / "y.txt", os.urandom(64).replace(b"\0", b"\1") * 40))
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").endswith("is no plain file")


def test_three_hundred_pages_are_too_many(tmp_path: Path) -> None:
    page = "The ferry crossed the river again and again, for that was what it had been built for. " * 20
    message = refusal(written(tmp_path / "book.txt", "\n".join([page] * 300)))
    assert "characters of text; 500,000 is the most" in message
    assert message.endswith("Take one chapter of it")
