"""Which paragraphs make a scene, and where long ones are cut."""

from __future__ import annotations

from pathlib import Path

from lantern.article.blocks import Article
from lantern.article.readers import read_article
from lantern.scaffold.from_article import scene_groups
from lantern.script import passage
from tests.support.imports import block, import_film, make_article


def test_one_endless_paragraph_is_cut_at_its_sentences(tmp_path: Path) -> None:
    sentences = [
        f"On day {n} the ferry crossed the river {n + 2} times, and {n * 7} people came along."
        for n in range(60)
    ]
    (tmp_path / "a.txt").write_text(" ".join(sentences), "utf-8")
    article = read_article(tmp_path / "a.txt")
    told = scene_groups.group_excerpts(article)
    assert [
        stretch.text for stretch in told if not 20 <= stretch.seconds <= 45
    ] == []
    assert " ".join(stretch.text for stretch in told) == article.blocks[0].text
    assert all(stretch.text.endswith("along.") for stretch in told)
    loaded = import_film(tmp_path / "a.txt", tmp_path / "film")
    assert (
        " ".join(part.scene.text for part in loaded.parts).split()
        == article.blocks[0].text.split()
    )


def test_a_sentence_without_end_is_cut_at_its_commas(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The river" + ", which nobody had ever crossed before" * 60 + ".",
        "utf-8",
    )
    told = scene_groups.group_excerpts(read_article(tmp_path / "a.txt"))
    assert len(told) > 3
    assert max(stretch.seconds for stretch in told) <= 45


def text_of(seconds: float, letter: str = "a") -> str:
    """Return a sentence that takes so long to speak, at 15 characters a second."""
    return letter * (round(seconds * 15) - 1) + "."


def test_a_paragraph_of_450_characters_is_a_scene_of_27_seconds() -> None:
    text = text_of(30)
    [excerpt] = scene_groups.group_excerpts(
        make_article(block("paragraph", text))
    )
    assert (excerpt.blocks, excerpt.text) == ((1,), text)
    assert (excerpt.starts_at, excerpt.stops_before) == (None, None)
    assert excerpt.seconds == 450 / 17 + 0.4


def test_short_paragraphs_share_a_scene_and_long_ones_do_not() -> None:
    article = make_article(
        block("paragraph", text_of(14, "a")),
        block("paragraph", text_of(14, "b")),
        block("paragraph", text_of(40, "c")),
        block("quotation", text_of(40, "d")),
    )
    excerpts = scene_groups.group_excerpts(article)
    assert [excerpt.blocks for excerpt in excerpts] == [(1, 2), (3,), (4,)]
    assert excerpts[0].text == f"{text_of(14, 'a')}\n\n{text_of(14, 'b')}"


def test_other_kinds_of_blocks_are_not_told() -> None:
    article = make_article(
        block("title", "A title"),
        block("byline", "By Ada Quill"),
        block("paragraph", text_of(30)),
        block("table", "1 2 3"),
        block("reference", "A book"),
        block("boilerplate", "Share"),
    )
    [excerpt] = scene_groups.group_excerpts(article)
    assert excerpt.blocks == (3,)


def test_a_line_without_a_stop_gets_one() -> None:
    [excerpt] = scene_groups.group_excerpts(
        make_article(block("paragraph", "Wind"))
    )
    assert excerpt.text == "Wind."


def test_the_first_scene_under_a_heading_opens_it() -> None:
    article = make_article(
        block("heading", "The road"),
        block("paragraph", text_of(40, "a")),
        block("paragraph", text_of(40, "b")),
    )
    excerpts = scene_groups.group_excerpts(article)
    found = [(excerpt.heading, excerpt.opens_heading) for excerpt in excerpts]
    assert found == [("The road", True), ("The road", False)]


def make_sections(level: int) -> Article:
    """Return a section of 30 seconds, and one of 10 under a heading of this level."""
    return make_article(
        block("heading", "The road", level=2),
        block("paragraph", text_of(30, "a")),
        block("heading", "The wells", level=level),
        block("paragraph", text_of(10, "b")),
    )


def test_a_short_section_joins_the_one_it_is_a_part_of() -> None:
    below = scene_groups.group_excerpts(make_sections(level=3))
    assert [excerpt.blocks for excerpt in below] == [(2, 4)]
    assert below[0].heading == "The road"
    beside = scene_groups.group_excerpts(make_sections(level=2))
    assert [excerpt.blocks for excerpt in beside] == [(2,), (4,)]


def test_captions_belong_to_the_paragraph_after_them_the_last_to_the_one_before() -> (
    None
):
    article = make_article(
        block("caption", "Before the first"),
        block("paragraph", text_of(40, "a")),
        block("caption", "Before the second"),
        block("paragraph", text_of(40, "b")),
        block("caption", "After the last"),
    )
    excerpts = scene_groups.group_excerpts(article)
    assert [caption.number for caption in excerpts[0].captions] == [1]
    assert [caption.number for caption in excerpts[1].captions] == [3, 5]


def test_words_that_stand_earlier_too_are_not_enough_to_say_where_a_scene_starts() -> (
    None
):
    sentences = [
        f"On the next day the ferry crossed {n} times, and the river rose by {n + 1} feet."
        for n in range(10, 22)
    ]
    article = make_article(block("paragraph", " ".join(sentences)))
    excerpts = scene_groups.group_excerpts(article)
    assert len(excerpts) > 1
    assert excerpts[0].starts_at is None
    assert excerpts[1].starts_at is not None
    assert excerpts[1].starts_at.startswith(
        "On the next day the ferry crossed 1"
    )
    assert excerpts[0].stops_before == excerpts[1].starts_at
    assert excerpts[-1].stops_before is None


def test_the_entry_in_the_scene_file_gives_back_the_words() -> None:
    sentences = [
        f"It rained on the hills and on the ferry, and {n} people came home late."
        for n in range(24)
    ]
    article = make_article(
        block("paragraph", " ".join(sentences[:9])),
        block("paragraph", " ".join(sentences[9:12])),
        block("paragraph", " ".join(sentences[12:])),
    )
    for excerpt in scene_groups.group_excerpts(article):
        text, faults = passage.extract_passage(
            excerpt.entry, excerpt.blocks, article
        )
        assert (text, faults) == (excerpt.text, [])


def test_a_word_that_is_longer_than_a_scene_is_cut_somewhere() -> None:
    article = make_article(block("paragraph", "x" * 1500))
    excerpts = scene_groups.group_excerpts(article)
    assert max(excerpt.seconds for excerpt in excerpts) <= 45
    assert (
        "".join(excerpt.text for excerpt in excerpts).rstrip(".") == "x" * 1500
    )
