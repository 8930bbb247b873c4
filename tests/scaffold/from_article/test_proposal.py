"""A film in memory: its files, its summary, and what is uncertain."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article.blocks import Block
from lantern.article.readers import ParsedArticle
from lantern.core import problems
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold import from_article
from lantern.scaffold.from_article.proposal import Proposal, propose_film
from tests.support.faces import make_png
from tests.support.imports import block, make_article


def test_a_script_without_type_says_which_fonts_to_get_and_goes_on(
    tmp_path: Path,
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("大桥\n\n" + "渡船每天过河。" * 20, "utf-8")
    proposal = from_article.propose_from_file(article)
    assert proposal.fonts == "Noto Serif CJK SC and Noto Sans CJK SC"
    assert proposal.unsure[0].startswith(
        "Lantern's type doesn't have this script: `pip install lantern-film[cjk]` brings it, or"
        " get fonts that do, such as Noto Serif CJK SC"
    )
    assert "# look: {fonts: {serif: [" in proposal.files["film.yml"]
    assert "title: 大桥" in proposal.files["film.yml"]
    from_article.create(proposal, article, tmp_path / "film")
    assert "title: 大桥" in (tmp_path / "film" / "01-title.yml").read_text(
        "utf-8"
    )


def test_a_script_from_right_to_left_is_told(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "المعدية\n\n" + "كانت المعدية تعبر النهر كل يوم. " * 5, "utf-8"
    )
    unsure = from_article.propose_from_file(article).unsure
    assert "it is written from right to left" in unsure[0]
    assert "Noto Serif Arabic" in unsure[0]


FILE = Path("ferry.txt")
RAIN: Block = block(
    "paragraph",
    "It rained on the river all day long. " * 12,
)


def propose(*blocks: Block, **about: str) -> Proposal:
    return propose_film(ParsedArticle(make_article(*blocks, **about)), FILE)


def test_a_proposal_has_every_file_that_belongs_to_no_scene() -> None:
    proposal = propose(RAIN)
    assert set(proposal.files) == {
        "film.yml",
        "credits.yml",
        "article.lock.yml",
    }
    with_map = propose(block("paragraph", "They came from Linz to Vienna."))
    assert set(with_map.files) - set(proposal.files) == {"maps/places.yml"}


def test_without_a_title_the_film_is_named_by_its_file() -> None:
    assert propose(RAIN).title == "ferry"
    assert propose(RAIN, title="The ferry").title == "The ferry"


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("a.MD", "article.md"),
        ("a.html", "article.html"),
        ("a.text", "article.txt"),
    ],
)
def test_the_article_s_copy_keeps_the_suffix_that_says_its_format(
    name: str, copy: str
) -> None:
    proposal = propose_film(ParsedArticle(make_article(RAIN)), Path(name))
    assert proposal.source == copy


def test_an_article_without_paragraphs_is_refused() -> None:
    with pytest.raises(
        problems.AssetFailure,
        match=r"'ferry.txt' has no paragraphs to narrate, only titles, tables$",
    ):
        propose(block("title", "A"), block("table", "1"), block("table", "2"))


def test_the_summary_counts_what_the_film_has() -> None:
    proposal = propose(
        block("heading", "The river"),
        block("caption", "A boat"),
        RAIN,
        block("heading", "The town"),
        block("paragraph", "They came from Linz to Vienna. " * 16),
    )
    assert proposal.summary == (
        "2 scenes, a film of about 1 min 21 s in the article's own words",
        "2 chapters, from its headings",
        "1 picture wanted, each with its caption on a card",
        "2 places on maps/places.yml",
        "1 lower third proposed from places and dates",
    )


def test_what_is_left_out_is_named_by_its_numbers() -> None:
    tables: list[Block] = [block("table", "1 2") for _ in range(14)]
    unsure = propose(RAIN, *tables, block("reference", "A book")).unsure
    numbers = ", ".join(str(n) for n in range(2, 14))
    assert unsure == (
        f"paragraphs {numbers} …: tables that are not of numbers alone are left out",
        "paragraph 16: taken for sources and not narrated",
        "left out: 14 tables, 1 source",
    )


def test_what_the_reader_was_unsure_of_comes_first() -> None:
    parsed = ParsedArticle(
        make_article(RAIN, block("boilerplate", "Share")), ("Latin-1",)
    )
    assert propose_film(parsed, FILE).unsure == (
        "Latin-1",
        "paragraph 2: taken for parts of the page and left out",
        "left out: 1 part of the page",
    )


def test_what_the_reader_left_out_is_counted_at_the_end() -> None:
    omitted = {"code block": 3, "note": 12, "line of code": 2}
    parsed = ParsedArticle(make_article(RAIN), omitted=omitted)
    assert propose_film(parsed, FILE).unsure == (
        "left out: 3 code blocks, 12 notes, 2 lines of code",
    )


def test_very_long_films_and_very_short_scenes_are_named() -> None:
    blocks = [RAIN] * 150
    short: list[Block] = [block("heading", "End"), block("paragraph", "Dry.")]
    unsure = propose(block("heading", "Start"), *blocks, *short).unsure
    assert unsure[0].startswith(
        "the film would be about 1.3 hours long; choose sections"
    )
    assert unsure[1] == (
        "1 scene of less than 8 s, where a heading has little text: End"
    )


def propose_with_picture(credit: SharedCredit | None) -> Proposal:
    article = make_article(
        RAIN, block("caption", "The gate", picture="gate.png")
    )
    parsed = ParsedArticle(article, (), {"gate.png": make_png((400, 300))})
    return propose_film(parsed, FILE, credit=credit)


def test_a_picture_that_came_along_is_shown_and_asked_for_in_the_ledger() -> (
    None
):
    proposal = propose_with_picture(None)
    assert list(proposal.pictures) == ["pictures/gate.png"]
    assert proposal.summary[-1] == (
        "1 picture of its own, in pictures/ and in their places: drafts and previews mark them "
        "until credits.yml says whose they are (--credit or --own-work says it for all)"
    )
    assert "author: …, licence: …" in proposal.files["credits.yml"]


def test_a_credit_for_all_pictures_stands_in_ledger_and_summary() -> None:
    proposal = propose_with_picture(SharedCredit("Jane Doe", "CC-BY-4.0"))
    assert proposal.summary[-1] == (
        "1 picture of its own, in pictures/ and in their places, "
        "credited to Jane Doe, CC-BY-4.0"
    )
    assert (
        "author: Jane Doe, licence: CC-BY-4.0" in proposal.files["credits.yml"]
    )


def test_a_place_that_could_be_another_is_named_with_the_others() -> None:
    proposal = propose(
        block("paragraph", "They came from Linz and Passau to Springfield.")
    )
    [line] = [line for line in proposal.unsure if "Springfield" in line]
    assert line.startswith(
        "'Springfield' was left off the map, because the text doesn't say which place it is"
    )
    assert line.count("Springfield, United States") == 3


def test_a_table_of_numbers_is_counted_as_a_chart() -> None:
    rows = (("Salt", "12"), ("Hay", "3"))
    proposal = propose(
        block("heading", "The load"), RAIN, block("table", "x", rows=rows)
    )
    assert "1 table of numbers shown as charts" in proposal.summary
    assert proposal.unsure == ()
