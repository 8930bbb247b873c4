"""Articles from files: blocks, notes, pictures, and what is refused with its cure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lantern.article.readers import open_article, read_article
from lantern.core.problems import AssetFailure, ToolFailure
from tests.support.articles import FOLDER, KINDS, WRAPPED, kinds, lay


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(AssetFailure) as caught:
        read_article(path)
    assert caught.value.code == 4
    return caught.value.message


@pytest.mark.parametrize("name", KINDS)
def test_every_format_is_judged_alike(tmp_path: Path, name: str) -> None:
    assert [
        block.kind for block in read_article(lay(tmp_path, name)).blocks
    ] == kinds(name)


@pytest.mark.parametrize(
    ("name", "title", "author", "published"),
    [
        (
            "ferry.txt",
            "The Ferry of Lower Vell: A Town and Its Crossing (1931)",
            "Ada Quill",
            "2020-11-26",
        ),
        (
            "news.html",
            "Bridge over the Vell opens after six years",
            "Ada Quill",
            "2021-05-04",
        ),
        ("encyclopaedia.html", "Lower Vell Ferry", "", "2020-05-03"),
        ("post.md", "Three days on the salt road", "Ada Quill", "2022-06-03"),
        ("essay.docx", "The Clock of Anser", "Ada Quill", ""),
    ],
)
def test_title_author_and_date(
    tmp_path: Path, name: str, title: str, author: str, published: str
) -> None:
    article = read_article(lay(tmp_path, name))
    assert (
        article.title,
        article.author,
        article.published,
        article.language,
    ) == (
        title,
        author,
        published,
        "en",
    )


@pytest.mark.parametrize(
    ("name", "caption", "picture"),
    [
        (
            "news.html",
            "The bridge at Lower Vell on the morning of 4 May 2021. Photo: A. Quill",
            "bridge.png",
        ),
        (
            "post.md",
            "The gate above the town, first morning",
            "pictures/gate.png",
        ),
        ("essay.docx", "The tower from the market, 1911", "image1.png"),
    ],
)
def test_captions_keep_their_pictures(
    tmp_path: Path, name: str, caption: str, picture: str
) -> None:
    reading = open_article(lay(tmp_path, name))
    [block] = [
        block for block in reading.article.blocks if block.text == caption
    ]
    assert block.kind == "caption"
    assert block.picture == picture
    assert picture in reading.pictures


def test_pictures_outside_the_article_s_folder_are_not_taken(
    tmp_path: Path,
) -> None:
    lay(tmp_path, "post.md")
    text = (
        "# Far\n\nOne paragraph.\n\n"
        "![A picture from elsewhere](../gate.png)\n\n![Gone](none.png)\n"
    )
    (tmp_path / "pictures" / "inner").mkdir()
    reading = open_article(
        written(tmp_path / "pictures" / "inner" / "a.md", text)
    )
    assert [block.kind for block in reading.article.blocks] == [
        "title",
        "paragraph",
        "caption",
        "caption",
    ]
    assert not reading.pictures


def test_blocks_of_a_text_are_its_lines(tmp_path: Path) -> None:
    article = read_article(lay(tmp_path, "ferry.txt"))
    lines = [
        " ".join(line.split())
        for line in (FOLDER / "ferry.txt").read_text("utf-8").splitlines()
        if line.strip()
    ]
    assert [(block.number, block.text) for block in article.blocks] == list(
        enumerate(lines, 1)
    )


def test_footnotes_of_a_page_are_left_out(tmp_path: Path) -> None:
    blocks = read_article(lay(tmp_path, "encyclopaedia.html")).blocks
    assert blocks[2].text == "The ferry in 1938"
    assert blocks[3].text.endswith(
        "about 600,000 people in its first eight years."
    )
    assert blocks[4].text == "History"
    assert not any("Quill" in block.text for block in blocks)


def test_what_was_uncertain_is_told(tmp_path: Path) -> None:
    notes = open_article(lay(tmp_path, "ferry.txt")).notes
    assert (
        "paragraph 8 was taken for a caption: “Children of the Ferryman”"
        in notes
    )
    assert any(
        note.startswith(
            "paragraph 10 was taken for a caption, for it ends in a date"
        )
        for note in notes
    )
    assert (
        "the author and the date come from the end of paragraph 3: “Ada Quill (26.11.2020)”"
        in notes
    )


def test_short_lines_are_headings_where_captions_are_no_habit(
    tmp_path: Path,
) -> None:
    text = "The salt road\n\nThe pass\n\nIt is high.\n\nThe wells\n\nNobody knows who dug them.\n"
    kinds = [
        block.kind
        for block in read_article(written(tmp_path / "a.txt", text)).blocks
    ]
    assert kinds == ["title", "heading", "paragraph", "heading", "paragraph"]


def test_lines_broken_to_a_width_are_joined(tmp_path: Path) -> None:
    reading = open_article(written(tmp_path / "salt.txt", WRAPPED))
    article = reading.article
    assert [block.kind for block in article.blocks] == [
        "title",
        "byline",
        "paragraph",
        "paragraph",
    ]
    assert article.blocks[3].text.endswith(
        "so the council of Anser had one built, which cost more than the town hall."
    )
    assert article.author == "Ada Quill"
    assert "the lines were broken to a width" in reading.notes[0]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"]
)
def test_unicode_in_any_form(tmp_path: Path, encoding: str) -> None:
    text = (
        "Ürdingen\n\nDie Fähre über den Fluß fuhr – so heißt es – zwölfmal am Tag,"
        " von der Früh bis zum Abend.\n"
    )
    article = read_article(written(tmp_path / "a.txt", text.encode(encoding)))
    assert article.title == "Ürdingen"
    assert "Fluß fuhr – so" in article.blocks[1].text
    assert article.language == "de"


@pytest.mark.parametrize(
    ("encoding", "text", "told"),
    [
        (
            "cp1252",
            "The Café\n\n“Nobody crossed,” said the ferryman’s daughter – and closed the café.",
            "1252",
        ),
        (
            "cp1251",
            "Паром\n\nПаром ходил через реку двенадцать раз в день, и так до самой осени, до льда.",
            "1251",
        ),
    ],
)
def test_an_older_encoding_is_guessed_and_told(
    tmp_path: Path, encoding: str, text: str, told: str
) -> None:
    reading = open_article(written(tmp_path / "a.txt", text.encode(encoding)))
    assert reading.article.blocks[1].text == text.split("\n")[-1]
    assert f"was read as Windows-{told}" in reading.notes[0]


def test_pieces_in_another_encoding(tmp_path: Path) -> None:
    good = "Die Fähre über den Fluß fuhr zwölfmal am Tag. " * 8
    data = good.encode() + b"Das Caf\xe9 war zu.\n"
    reading = open_article(written(tmp_path / "a.txt", data))
    assert reading.article.blocks[0].text.endswith(
        "Fluß fuhr zwölfmal am Tag. Das Café war zu."
    )
    assert "1 pieces in another encoding" in reading.notes[0]


def test_marks_that_no_film_can_hold_are_left_out(tmp_path: Path) -> None:
    article = read_article(
        written(
            tmp_path / "a.txt",
            "Title\n\nThe \x1b[31mred\x07 boat \u202eturned\u202c back at noon.\n",
        )
    )
    assert article.blocks[1].text == "The [31mred boat turned back at noon."


def test_three_hundred_pages_are_too_many(tmp_path: Path) -> None:
    page = (
        "The ferry crossed the river again and again, for that was what it had been built for. "
        * 20
    )
    message = refusal(written(tmp_path / "book.txt", "\n".join([page] * 300)))
    assert "characters of text; 500,000 is the most" in message
    assert message.endswith("Take one chapter of it")


def test_a_page_that_is_all_navigation(tmp_path: Path) -> None:
    links = "".join(
        f'<li><a href="/{n}">Section {n}</a></li>' for n in range(80)
    )
    page = f"<html><body><nav><ul>{links}</ul></nav><form><input></form></body></html>"
    assert "has no article in it, only navigation" in refusal(
        written(tmp_path / "nav.html", page)
    )
    assert "has no article in it" in refusal(
        written(tmp_path / "none.html", "<html></html>")
    )
    deep = "<html><body>" + "<div>" * 5000 + "A word." + "</div>" * 5000
    assert "has no article in it" in refusal(
        written(tmp_path / "deep.html", deep)
    )


def test_a_page_in_the_encoding_it_names(tmp_path: Path) -> None:
    page = (
        (FOLDER / "news.html")
        .read_text("utf-8")
        .replace("utf-8", "iso-8859-1")
        .replace("Linz", "Münster")
    )
    article = read_article(written(tmp_path / "a.html", page.encode("latin-1")))
    assert "from Münster and Vienna" in article.blocks[3].text


def test_text_from_right_to_left_is_known(tmp_path: Path) -> None:
    article = read_article(
        written(
            tmp_path / "a.txt",
            "المعدية\n\n" + "كانت المعدية تعبر النهر كل يوم. " * 5,
        )
    )
    assert article.language == "ar"


@pytest.mark.parametrize(
    ("name", "library", "module"),
    [
        ("news.html", "trafilatura", "trafilatura"),
        ("post.md", "markdown-it-py", "markdown_it"),
        ("essay.docx", "python-docx", "docx"),
    ],
)
def test_without_the_extra_the_command_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    library: str,
    module: str,
) -> None:
    article = lay(tmp_path, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ToolFailure) as caught:
        read_article(article)
    assert caught.value.message.startswith(
        f"{library} is needed to read this article; install it: pip install"
    )


POST = "# The ferry\n\nOne paragraph.\n\n![The boat]({name})\n"


@pytest.mark.parametrize(
    "name",
    ["boat.png", "pictures/boat.png", "./boat.png", "boat.png?size=large"],
)
def test_a_picture_beside_the_article_is_found(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / name.partition("?")[0]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"a picture")
    parsed = open_article(written(tmp_path / "a.md", POST.format(name=name)))
    assert dict(parsed.pictures) == {name: file.resolve()}


def test_a_name_with_escapes_is_a_file_with_blanks(tmp_path: Path) -> None:
    written(tmp_path / "the boat.png", b"a picture")
    parsed = open_article(
        written(tmp_path / "a.md", POST.format(name="the%20boat.png"))
    )
    assert dict(parsed.pictures) == {
        "the%20boat.png": tmp_path / "the boat.png"
    }


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/boat.png",
        "/etc/hostname",
        "../boat.png",
        "pictures",
    ],
)
def test_a_picture_elsewhere_is_not_taken(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "article"
    (folder / "pictures").mkdir(parents=True)
    written(tmp_path / "boat.png", b"a picture")
    parsed = open_article(written(folder / "a.md", POST.format(name=name)))
    assert dict(parsed.pictures) == {}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "article"
    folder.mkdir()
    written(tmp_path / "boat.png", b"a picture")
    (folder / "boat.png").symlink_to(tmp_path / "boat.png")
    parsed = open_article(
        written(folder / "a.md", POST.format(name="boat.png"))
    )
    assert dict(parsed.pictures) == {}


def test_a_file_of_a_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as stream:
        stream.truncate(100_000_001)
    message = "'a.html' is larger than 100 MB; take one chapter of it"
    assert refusal(tmp_path / "a.html") == message


@pytest.mark.parametrize("suffix", ["", ".txt", ".text"])
def test_any_other_file_is_plain_text(tmp_path: Path, suffix: str) -> None:
    article = read_article(
        written(tmp_path / f"a{suffix}", "# The ferry\n\nProse.\n")
    )
    assert article.title == "# The ferry"


@pytest.mark.parametrize("suffix", [".md", ".MD", ".markdown", ".mdown"])
def test_markdown_is_known_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    article = read_article(
        written(tmp_path / f"a{suffix}", "# The ferry\n\nProse.\n")
    )
    assert article.title == "The ferry"


def test_signs_that_nobody_sees_are_left_out(tmp_path: Path) -> None:
    text = "The light\u00adhouse\n\nIt burned every even\u200bing, of\ufb01cers said.\n\u200b\n"
    blocks = read_article(written(tmp_path / "a.txt", text)).blocks
    assert [block.text for block in blocks] == [
        "The lighthouse",
        "It burned every evening, officers said.",
    ]
