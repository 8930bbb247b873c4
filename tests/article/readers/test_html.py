"""Saved web pages: the article in them, captions, footnotes, tables."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.html import read
from lantern.core.problems import AssetFailure

PROSE = (
    "The ferry crossed the river twelve times a day, until the ice came and closed it."
    " In the spring the ferryman looked at the boat, and found that it was sound."
    " The first guests of the year came on the ninth of April, with two horses."
)
PAGE = """<html lang="en-GB"><head><title>The ferry</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>The ferry</h1>
<p>{prose}</p>{body}<p>{prose} Then they went home.</p></article></body></html>"""


def read_elements(body: str) -> list[ArticleElement]:
    """Return what stands between the two paragraphs of a page."""
    raw = read(PAGE.format(prose=PROSE, body=body).encode(), "a.html")
    texts = [element.text for element in raw.elements]
    assert texts[-1] == f"{PROSE} Then they went home."
    return list(raw.elements[texts.index(PROSE) + 1 : -1])


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ("<h3>The ice</h3>", ArticleElement("The ice", "heading", 3)),
        (
            "<blockquote><p>“Nobody crossed the river today.”</p></blockquote>",
            ArticleElement("“Nobody crossed the river today.”", "quotation"),
        ),
        (
            "<table><tr><td>year</td><td>people</td></tr></table>",
            ArticleElement(
                "year | people", "table", rows=(("year", "people"),)
            ),
        ),
    ],
)
def test_an_element_is_what_its_tag_says(
    body: str, element: ArticleElement
) -> None:
    assert read_elements(body) == [element]


def test_the_items_of_a_list_are_elements() -> None:
    body = "<ul><li>A rope of forty metres.</li><li>A boat.</li></ul>"
    assert read_elements(body) == [
        ArticleElement("A rope of forty metres.", "item"),
        ArticleElement("A boat.", "item"),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "<figure><img src='boat.png'><figcaption>The boat, 1931</figcaption></figure>",
        "<div class='wp-caption'><img src='boat.png'>"
        "<p class='wp-caption-text'>The boat, 1931</p></div>",
        "<div class='thumb tright'><img src='boat.png'>"
        "<div class='thumbcaption'>The boat, 1931</div></div>",
        "<figure><img src='boat.png' alt='The boat, 1931'></figure>",
        "<figure><img data-src='boat.png' alt='The boat, 1931'></figure>",
    ],
)
def test_a_caption_keeps_its_picture(frame: str) -> None:
    assert read_elements(frame) == [
        ArticleElement("The boat, 1931", "caption", picture="boat.png")
    ]


def test_marks_of_footnotes_are_left_out() -> None:
    body = (
        "<p>It ran to 1983<sup class='reference'>[4]</sup> and carried many[5] people"
        " in its first eight years[citation needed].</p>"
    )
    (element,) = read_elements(body)
    assert element.text == (
        "It ran to 1983 and carried many people in its first eight years."
    )


def test_the_page_names_its_title_and_language() -> None:
    raw = read(PAGE.format(prose=PROSE, body="").encode(), "a.html")
    assert raw.head.title == "The ferry"
    assert raw.head.language == "en"


def test_a_date_of_the_page_is_noted() -> None:
    page = PAGE.format(prose=PROSE, body="").replace(
        "<title>",
        "<meta property='article:published_time' content='2021-05-04'><title>",
    )
    raw = read(page.encode(), "a.html")
    assert raw.head.published == "2021-05-04"
    assert raw.notes == (
        "the page gives 2021-05-04 as its date; check whether the article is as old",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<html><body><p>Home. News.</p></body></html>",
            "'a.html' has no article in it, only navigation; save the article's own page",
        ),
        (
            b"<p>" + b"word " * 210_000,
            "'a.html' has more than 1,000,000 characters of text; take one chapter of it",
        ),
        (
            b" " * 10_000_001,
            "'a.html' is larger than 10 MB; save the page without its scripts",
        ),
        (b" ", "'a.html' is no web page that can be read"),
    ],
)
def test_a_page_without_a_readable_article_is_refused(
    data: bytes, message: str
) -> None:
    with pytest.raises(AssetFailure) as caught:
        read(data, "a.html")
    assert caught.value.message == message


@pytest.mark.parametrize(
    "charset", ["<meta charset='koi8-r'>", "<meta charset='no-such-encoding'>"]
)
def test_a_page_is_read_in_the_encoding_it_names_or_as_any_text(
    charset: str,
) -> None:
    encoding = "koi8-r" if "koi8-r" in charset else "utf-8"
    page = PAGE.format(prose=PROSE, body="<p>Паром ходил через реку.</p>")
    page = page.replace("<title>", f"{charset}<title>")
    raw = read(page.encode(encoding), "a.html")
    assert "Паром ходил через реку." in [
        element.text for element in raw.elements
    ]


def test_words_that_stand_in_for_a_picture_are_its_caption() -> None:
    body = "<div><img src='boat.png' alt='The boat at noon'></div>"
    assert read_elements(body) == [
        ArticleElement("The boat at noon", "caption", picture="boat.png")
    ]


@pytest.mark.parametrize(
    ("body", "caption"),
    [
        ("<div><img src='boat.png' alt='The boat'></div>", "The boat"),
        ("<figure><img src='old-boat.png'></figure>", "old boat"),
        ("<p><img src='old%20boat.png'></p>", "old boat"),
    ],
)
def test_no_picture_is_lost_for_want_of_words(body: str, caption: str) -> None:
    (element,) = read_elements(body)
    assert (element.tag, element.text) == ("caption", caption)


def test_signs_are_no_pictures() -> None:
    body = "<p>It flew <img src='flag.png' width='22' height='15' alt='a flag'> here.</p>"
    assert read_elements(body) == [ArticleElement("It flew here.", "paragraph")]


def test_the_pictures_of_captions_are_named() -> None:
    body = (
        "<figure><img src='a b.png'><figcaption>The boat</figcaption></figure>"
    )
    raw = read(PAGE.format(prose=PROSE, body=body).encode(), "a.html")
    assert dict(raw.pictures) == {"a b.png": b""}


def test_links_to_edit_and_scripts_are_no_text() -> None:
    body = (
        "<h2>The ice<span class='mw-editsection'>[edit]</span></h2>"
        "<script>document.write('It is ice.')</script><style>p{}</style>"
    )
    assert read_elements(body) == [ArticleElement("The ice", "heading", 2)]


def test_a_page_may_begin_as_xml() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + PAGE.format(
        prose=PROSE, body=""
    )
    raw = read(page.encode(), "a.xhtml")
    assert PROSE in [element.text for element in raw.elements]


def test_a_tag_with_thousands_of_attributes_is_refused_before_it_is_parsed() -> (
    None
):
    attributes = " ".join(f"a{i}='1'" for i in range(5000))
    page = PAGE.format(prose=PROSE, body=f"<p {attributes}>Rain.</p>")
    with pytest.raises(
        AssetFailure, match="a tag with thousands of attributes"
    ):
        read(page.encode(), "a.html")


def test_long_attributes_and_scripts_are_no_tags_with_many_attributes() -> None:
    picture = "data:image/png;base64," + "A=" * 20_000
    script = "if (a<b " + "x" * 30_000 + ")"
    body = f"<p>A long <img src='{picture}'> tale.</p><SCRIPT>{script}</SCRIPT>"
    assert read_elements(body)[0].text == "A long tale."


@pytest.mark.parametrize(
    ("tag", "count"), [("<b>x</b>", 200_000), ("<p>x</p>", 30_000)]
)
def test_a_page_of_too_many_tags_is_refused_before_it_is_parsed(
    tag: str, count: int
) -> None:
    page = PAGE.format(prose=PROSE, body=tag * count)
    with pytest.raises(
        AssetFailure, match=r"'a\.html' has .* tags, more than a page"
    ):
        read(page.encode(), "a.html")


def read_published(footer: str) -> str:
    page = PAGE.format(prose=PROSE, body="").replace(
        "</article>", f"</article>{footer}"
    )
    return read(page.encode(), "a.html").head.published


def test_a_year_of_copyright_is_no_date_of_the_article() -> None:
    assert read_published("<footer><p>© 2021 The ferrymen</p></footer>") == ""
    assert read_published("<footer>Copyright &copy; 2015-2021 X</footer>") == ""
    assert (
        read_published('<p><time datetime="2021-01-01">then</time></p>')
        == "2021-01-01"
    )


def test_the_items_of_a_list_in_a_list_are_read_once() -> None:
    inner = "<ul><li>A long one</li><li>A short one</li></ul>"
    body = f"<ul><li><p>The oars</p>{inner}</li><li><p>The rope</p></li></ul>"
    texts = [element.text for element in read_elements(body)]
    assert texts == ["The oars", "A long one", "A short one", "The rope"]


def test_a_quotation_and_whose_it_is_stay_two_words() -> None:
    body = "<blockquote><p>No boat today.</p><cite>Old Tom</cite></blockquote>"
    assert [element.text for element in read_elements(body)] == [
        "No boat today. Old Tom"
    ]
