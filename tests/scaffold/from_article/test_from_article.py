"""A film made from an article, as a whole: it has no problems and says what the article says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lantern import checks
from lantern.article.readers import read_article
from lantern.scaffold import from_article
from tests.support.articles import KINDS, lay
from tests.support.imports import (
    import_film,
    list_cards,
    load_without_problems,
)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_article_gives_a_film_without_a_problem(
    tmp_path: Path, name: str
) -> None:
    article = lay(tmp_path / "desk", name)
    loaded = import_film(article, tmp_path / "film")
    told = [
        block
        for block in read_article(article).blocks
        if block.kind in ("paragraph", "quotation")
    ]
    spoken = " ".join(part.scene.text for part in loaded.parts).split()
    written = (
        " ".join(block.text for block in told)
        .replace(" Ada Quill (26.11.2020)", "")
        .split()
    )
    assert [word.rstrip(".") for word in spoken] == [
        word.rstrip(".") for word in written
    ]
    captions = [
        block.text for block in read_article(article).blocks if block.kind == "caption"
    ]
    assert [
        card for card in list_cards(loaded, "wanted") if not card.endswith("…")
    ] == captions
    assert not checks.check(loaded, strict=True)[
        1
    ]  # against the lock that was written with it


def test_a_text_with_captions(tmp_path: Path) -> None:
    loaded = import_film(lay(tmp_path, "ferry.txt"), tmp_path / "film")
    film = loaded.film
    assert film.article and (film.article.author, film.article.published) == (
        "Ada Quill",
        "2020-11-26",
    )
    assert film.article.file == "article.txt"
    assert (tmp_path / "film" / "article.txt").read_bytes() == (
        tmp_path / "ferry.txt"
    ).read_bytes()
    first = loaded.parts[1].scene
    assert first.passage == (3, 5)
    assert first.lower_third and (first.lower_third.title, first.lower_third.text) == (
        "Passau",
        "",
    )
    assert "Ada Quill" not in first.text, "a signature is not spoken"
    assert [shot.kind for shot in first.shots] == ["map", "card", "card"]


def test_pictures_lie_ready_and_are_not_shown_before_somebody_says_whose_they_are(
    tmp_path: Path,
) -> None:
    loaded = import_film(lay(tmp_path / "desk", "post.md"), tmp_path / "film")
    film = tmp_path / "film"
    assert (film / "pictures" / "gate.png").read_bytes() == (
        tmp_path / "desk" / "pictures" / "gate.png"
    ).read_bytes()
    assert not [
        shot for part in loaded.parts for shot in part.scene.shots if shot.still
    ]
    scene = next(
        path
        for path in film.glob("0*.yml")
        if "pictures/gate.png" in path.read_text("utf-8")
    )
    text = scene.read_text("utf-8")
    caption = "The gate above the town, first morning"
    card = re.search(
        rf'  - card:\n      wanted: "{caption}"\n    #.*\n    # (- still: .*)\n', text
    )
    assert card
    scene.write_text(text.replace(card[0], f"  {card[1]}\n"), "utf-8")
    credits = (film / "credits.yml").read_text("utf-8")
    credits = credits.replace(
        "#  - {file: pictures/gate.png", "  - {file: pictures/gate.png"
    )
    (film / "credits.yml").write_text(
        credits.replace("author: …, licence: …", "author: A, licence: CC0-1.0"), "utf-8"
    )
    shown = [
        shot.still
        for part in load_without_problems(film).parts
        for shot in part.scene.shots
        if shot.still
    ]
    assert shown == ["pictures/gate.png"]


def test_strange_letters_in_a_caption_are_left_out_of_its_card(tmp_path: Path) -> None:
    text = (
        "The ferry\n\nIt crossed the river at noon, and came back.\n\n"
        "Photo: The ferry (渡し船) at noon\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert list_cards(import_film(tmp_path / "a.txt", tmp_path / "film"), "wanted") == [
        "Photo: The ferry at noon"
    ]


def test_long_titles_and_captions_are_cut_to_what_cards_hold(tmp_path: Path) -> None:
    title = (
        "How the ferry of Lower Vell came to cross the river: "
        + "and why it never stopped " * 5
    )
    caption = "Photo: " + "a boat and another " * 9
    text = f"{title}\n\nIt crossed at noon, and came back.\n\n{caption}\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    loaded = import_film(tmp_path / "a.txt", tmp_path / "film")
    assert loaded.film.title == "How the ferry of Lower Vell came to cross the river"


def test_a_folder_is_named_by_the_title_else_by_the_file(tmp_path: Path) -> None:
    (tmp_path / "Ferry 1.txt").write_text("渡し船\n\nIt crossed the river.\n", "utf-8")
    article = tmp_path / "Ferry 1.txt"
    proposal = from_article.propose_from_file(article)
    assert from_article.choose_folder_name(proposal, article) == "ferry-1"
    titled = replace(proposal, title="How the Ferry of Vell: a Life " * 3)
    name = from_article.choose_folder_name(titled, article)
    assert name == "how-the-ferry-of-vell-a-life-how-the-ferry-of-vell"
    nameless = replace(proposal, title="渡し船")
    assert from_article.choose_folder_name(nameless, Path("渡.txt")) == "film"


def test_only_an_imported_folder_has_a_record(tmp_path: Path) -> None:
    import_film(lay(tmp_path, "ferry.txt"), tmp_path / "film")
    record = from_article.load_record(tmp_path / "film")
    assert record is not None and record.article == "article.txt"
    assert from_article.load_record(tmp_path) is None
