"""What each element of an article is, and who wrote it when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lantern.article.blocks import Article, BlockKind
from lantern.article.readers.classify import classify_elements
from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    ElementTag,
)

PROSE = "The ferry crossed the river twelve times a day, until the ice came."


def lines(*texts: str) -> list[ArticleElement]:
    return [ArticleElement(text) for text in texts]


def classify(
    elements: Sequence[ArticleElement], head: ArticleMetadata | None = None
) -> Article:
    article, _ = classify_elements(elements, head or ArticleMetadata())
    return article


def find_kinds(elements: Sequence[ArticleElement]) -> list[BlockKind]:
    return [block.kind for block in classify(elements).blocks]


def find_last_kind(text: str) -> BlockKind:
    """Classify a line that stands between two paragraphs."""
    return find_kinds(lines("The ferry", PROSE, text, PROSE))[2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Photo: the ferry at noon", "caption"),
        ("Fig. 3. The two banks.", "caption"),
        ("Above – the town", "caption"),
        ("The bridge on 4 May 1931", "caption"),
        ("THE LAST FERRYMAN", "heading"),
        ("2. The crossing", "heading"),
        ("Chapter two", "heading"),
        ("The last ferryman", "heading"),
        ("- a rope", "paragraph"),
        ("He said so: “The ice is coming.”", "paragraph"),
        ("x" * 201, "paragraph"),
        ("The ferryman’s daughter " + "and her sister " * 6, "caption"),
    ],
)
def test_a_short_line_is_what_its_shape_says(
    text: str, kind: BlockKind
) -> None:
    assert find_last_kind(text) == kind


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("heading", "heading"),
        ("quotation", "quotation"),
        ("caption", "caption"),
        ("table", "table"),
        ("item", "paragraph"),
        ("paragraph", "paragraph"),
    ],
)
def test_an_element_is_what_its_format_says(
    tag: ElementTag, kind: BlockKind
) -> None:
    elements = [
        *lines("The ferry", PROSE),
        ArticleElement("Some words", tag, 2),
    ]
    assert find_kinds(elements)[-1] == kind


def test_three_captions_make_the_other_short_lines_captions() -> None:
    captions = lines("Photo: a", "Photo: b", "Photo: c")
    found = find_kinds(
        [*lines("The ferry", PROSE), *captions, *lines(PROSE, "A boat")]
    )
    assert found[-1] == "caption"


def test_three_short_lines_in_a_row_are_a_list() -> None:
    found = find_kinds(
        lines("The ferry", PROSE, "A rope", "A boat", "Two oars", PROSE)
    )
    assert found[2:5] == ["paragraph"] * 3


def test_doubts_name_the_paragraph_and_its_first_words() -> None:
    long = "The seven men who built the first ferry"
    _, doubts = classify_elements(
        lines("The ferry", PROSE, long, PROSE), ArticleMetadata()
    )
    assert doubts == [
        "paragraph 3 was taken for a heading: “The seven men who built the …”"
    ]


def test_everything_under_a_heading_of_sources_is_a_reference() -> None:
    elements = [
        *lines("The ferry", PROSE),
        ArticleElement("Sources", "heading", 2),
        *lines("A book about ferries.", "Another book."),
        ArticleElement("The ice", "heading", 2),
        *lines(PROSE),
    ]
    found = find_kinds(elements)
    assert found[2:5] == ["reference"] * 3
    assert found[5:] == ["heading", "paragraph"]


def test_a_line_of_sources_alone_doesnt_reach_below() -> None:
    found = find_kinds(
        lines("The ferry", PROSE, "Source: the town’s archive.", PROSE)
    )
    assert found[2:] == ["reference", "paragraph"]


@pytest.mark.parametrize(
    "text", ["https://example.org/ferry", "[3] A book, 1931."]
)
def test_a_line_that_is_only_a_source_is_a_reference(text: str) -> None:
    assert find_last_kind(text) == "reference"


@pytest.mark.parametrize(
    "text",
    [
        "Share",
        "Read more: the bridge",
        "Lesen Sie auch: Der Hafen",
        "Lees ook: de boot",
        "We use cookies",
        "Subscribe to our news",
    ],
)
def test_buttons_and_notices_of_the_page_are_boilerplate(text: str) -> None:
    assert find_last_kind(text) == "boilerplate"


def test_nothing_after_a_comment_form_belongs_to_the_article() -> None:
    found = find_kinds(lines("The ferry", PROSE, "Leave a comment", PROSE))
    assert found[2:] == ["boilerplate", "boilerplate"]


def test_a_comment_form_at_the_top_ends_nothing() -> None:
    found = find_kinds(lines("The ferry", "3 comments", PROSE, PROSE, PROSE))
    assert found[2:] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Nobody crossed the river today.”", "quotation"),
        ("“Nobody crossed,” he said. “Nobody at all.”", "paragraph"),
        ("“Nobody at all.”", "paragraph"),
    ],
)
def test_a_paragraph_in_quotation_marks_is_a_quotation(
    text: str, kind: BlockKind
) -> None:
    elements = [*lines("The ferry", PROSE), ArticleElement(text, "paragraph")]
    assert find_kinds(elements)[-1] == kind


def test_the_first_heading_is_the_title() -> None:
    heading = ArticleElement("The ferry", "heading", 1)
    article = classify([*lines(PROSE), heading, *lines(PROSE)])
    assert article.title == "The ferry"
    assert article.blocks[1].kind == "title"
    assert article.blocks[1].level == 0


def test_the_format_s_title_is_found_among_the_first_lines() -> None:
    head = ArticleMetadata(title="The Ferry!")
    article = classify(lines("A newspaper", "the ferry", PROSE), head)
    assert article.title == "The Ferry!"
    assert [block.kind for block in article.blocks][:2] == ["heading", "title"]


def test_an_article_without_a_title_says_so() -> None:
    article, doubts = classify_elements(lines(PROSE, PROSE), ArticleMetadata())
    assert article.title == ""
    assert doubts == ["no title was found; the file's name is used instead"]


@pytest.mark.parametrize(
    ("text", "author", "published"),
    [
        ("By Ada Quill", "Ada Quill", ""),
        ("By Ada Quill, 4 May 2021", "Ada Quill", "2021-05-04"),
        ("Published on 4 May 2021", "", "2021-05-04"),
        ("2021-05-04", "", "2021-05-04"),
    ],
)
def test_a_byline_names_author_and_day(
    text: str, author: str, published: str
) -> None:
    article = classify(lines("The ferry", text, PROSE))
    assert article.blocks[1].kind == "byline"
    assert (article.author, article.published) == (author, published)


@pytest.mark.parametrize(
    "text",
    ["Bericht von der Front", "A story of Two Cities", "Un récit de la guerre"],
)
def test_a_heading_that_names_a_kind_of_text_is_no_byline(text: str) -> None:
    article = classify(lines("The ferry", text, PROSE))
    assert (article.author, article.blocks[1].kind) == ("", "heading")


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    article = classify(lines("The ferry", "By Monday the ice had come.", PROSE))
    assert article.blocks[1].kind == "paragraph"
    assert article.author == ""


def test_a_signature_at_the_end_names_author_and_day() -> None:
    signed = ArticleElement(f"{PROSE} Ada Quill (26.11.2020)", "paragraph")
    article, doubts = classify_elements(
        [*lines("The ferry", PROSE), signed], ArticleMetadata()
    )
    assert (article.author, article.published) == ("Ada Quill", "2020-11-26")
    assert doubts == [
        "the author and the date come from the end of paragraph 3:"
        " “Ada Quill (26.11.2020)”"
    ]


def test_what_the_format_says_comes_before_a_byline() -> None:
    head = ArticleMetadata(
        author="The paper",
        published="2020-01-02",
        language="de",
    )
    article = classify(
        lines("The ferry", "By Ada Quill, 4 May 2021", PROSE), head
    )
    assert (article.author, article.published) == ("The paper", "2020-01-02")
    assert article.language == "de"
    assert article.blocks[1].kind == "byline"


def test_blocks_keep_pictures_and_levels_of_headings() -> None:
    elements = [
        *lines("The ferry"),
        ArticleElement("The ice", "heading", 3),
        ArticleElement("The boat", "caption", picture="boat.png"),
    ]
    blocks = classify(elements).blocks
    assert [block.number for block in blocks] == [1, 2, 3]
    assert blocks[1].level == 3
    assert blocks[2].picture == "boat.png"


def test_a_closed_line_that_ends_in_a_date_follows_the_habit_of_captions() -> (
    None
):
    captions = lines("Photo: a", "Photo: b", "Photo: c")
    dated = lines("The boat on the bank, 4 May 1931.")
    elements = [*lines("The ferry", PROSE), *captions, *dated]
    article, doubts = classify_elements(elements, ArticleMetadata())
    assert article.blocks[-1].kind == "caption"
    assert doubts == [
        "paragraph 6 was taken for a caption, for it ends in a date:"
        " “The boat on the bank, 4 …”"
    ]


def test_without_captions_a_dated_sentence_is_a_paragraph() -> None:
    assert find_last_kind("The ferry opened on 4 May 1931.") == "paragraph"


def test_a_title_drops_the_doubt_about_its_line() -> None:
    head = ArticleMetadata(title="The last ferry")
    _, doubts = classify_elements(
        lines("A paper", "The last ferry", PROSE), head
    )
    assert doubts == []


def test_the_language_is_that_of_the_prose_alone() -> None:
    german = (
        "Die Fähre war der einzige Weg in die Stadt und nicht für jeden da."
    )
    elements = [
        *lines("The ferry of the town and the men of it", german),
        ArticleElement(
            "The men who were with it in that year and the next", "table"
        ),
    ]
    assert classify(elements).language == "de"


@pytest.mark.parametrize(
    "text",
    [
        "and in the end it was ice",
        "wie der Fluss zufror",
        "de la glace partout",
    ],
)
def test_a_line_that_begins_small_is_no_heading(text: str) -> None:
    assert find_last_kind(text) == "paragraph"


def test_capitals_with_a_stop_are_a_heading() -> None:
    assert find_last_kind("THE CUT AT CULEBRA.") == "heading"


def test_short_lines_at_the_end_head_nothing() -> None:
    ends = lines(
        "The ferry", PROSE, PROSE, "Your affectionate sister", "EDITH."
    )
    _, doubts = classify_elements(ends, ArticleMetadata())
    assert find_kinds(ends)[3:] == ["byline", "byline"]
    assert doubts == [
        "paragraph 5 was taken for a signature, and is not narrated: “EDITH.”",
        "paragraph 4 was taken for a signature, and is not narrated:"
        " “Your affectionate sister”",
    ]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("文・小林 みどり", "小林 みどり"),
        ("作者：陈海生", "陈海生"),
        ("撰文/李小明", "李小明"),
        ("글: 김민수", "김민수"),
        ("Testo: Lucia Ferrante", "Lucia Ferrante"),
        ("di Lucia Ferrante", "Lucia Ferrante"),
        ("Door Pieter Vos", "Pieter Vos"),
        ("Autor: Marek Sikora", "Marek Sikora"),
        ("Ein Essay von Jakob Lindner", "Jakob Lindner"),
        ("Text und Fotos: Łucja van der Meer", "Łucja van der Meer"),
    ],
)
def test_a_byline_is_known_in_other_languages(text: str, author: str) -> None:
    article = classify(lines("題名", text, PROSE))
    assert (article.author, article.blocks[1].kind) == (author, "byline")


def test_the_known_author_s_name_is_a_byline_wherever_it_stands_on_top() -> (
    None
):
    head = ArticleMetadata("Letters", "Edith M. Harrow")
    article = classify(
        lines("LETTERS", "BY", "EDITH M. HARROW", PROSE, PROSE), head
    )
    assert [block.kind for block in article.blocks[:3]] == [
        "title",
        "byline",
        "byline",
    ]


def test_a_notice_of_the_page_leaves_no_doubt_behind() -> None:
    _, doubts = classify_elements(
        lines("The ferry", PROSE, PROSE, "© 2019 Jane Doe"), ArticleMetadata()
    )
    assert not doubts


def test_a_place_and_a_year_at_the_end_are_a_signature_and_no_caption() -> None:
    ends = lines("El faro", PROSE, PROSE, "Carmen Otero Fisterra, 2018")
    assert find_kinds(ends)[3] == "byline"


def test_a_name_above_a_day_is_the_author_s() -> None:
    article = classify(
        lines("The salt road", "Jane Doe", "12 March 2020", PROSE)
    )
    assert (article.author, article.published) == ("Jane Doe", "2020-03-12")
    assert [block.kind for block in article.blocks[:3]] == [
        "title",
        "byline",
        "byline",
    ]


def test_a_heading_in_capitals_of_words_stays_one() -> None:
    article = classify(lines("The salt road", "Early Years", PROSE))
    assert (article.author, article.blocks[1].kind) == ("", "heading")


@pytest.mark.parametrize("text", ["* * *", "—", "❦", "~ ~ ~"])
def test_an_ornament_is_not_narrated(text: str) -> None:
    assert find_last_kind(text) == "boilerplate"
