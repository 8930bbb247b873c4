"""A film made from an article, as a whole: it has no problems and says what the article says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lantern.article.readers import read_article
from lantern.core.problems import Problem
from lantern.scaffold import from_article
from lantern.script.film_script import Script
from lantern.script.model.lower_third import iter_thirds
from tests.support import films
from tests.support.articles import KINDS, lay
from tests.support.imports import import_film, list_cards

SIGNATURE = " Ada Quill (26.11.2020)"


def list_words(text: str) -> list[str]:
    """Return the words; a stop at the end of one doesn't count."""
    return [word.rstrip(".") for word in text.split()]


def list_stills(script: Script) -> list[str]:
    """Return the pictures that the film shows."""
    stills: list[str] = []
    for part in script.parts:
        stills += [shot.still for shot in part.scene.shots if shot.still]
    return stills


@dataclass(frozen=True)
class Imported:
    """An article's file, and the film that was made of it."""

    article: Path
    script: Script


@pytest.fixture(scope="module", params=KINDS)
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Imported:
    root = tmp_path_factory.mktemp("import")
    article = lay(root / "desk", request.param)
    return Imported(article, import_film(article, root / "film"))


def test_every_paragraph_of_any_kind_of_article_is_spoken(
    imported: Imported,
) -> None:
    told = [
        block.text
        for block in read_article(imported.article).blocks
        if block.kind in ("paragraph", "quotation")
    ]
    written = " ".join(told).replace(SIGNATURE, "")
    spoken = " ".join(part.scene.text for part in imported.script.parts)
    assert list_words(spoken) == list_words(written)


def test_every_caption_is_on_its_picture_or_on_a_card_that_wants_it(
    imported: Imported,
) -> None:
    blocks = read_article(imported.article).blocks
    captions = [block.text for block in blocks if block.kind == "caption"]
    cards = list_cards(imported.script, "wanted")
    shown = [card for card in cards if not card.endswith("…")]
    for part in imported.script.parts:
        text = part.tree.file.read_text("utf-8")
        shown += re.findall(r"# Its caption: (.*)", text)
        for shot in part.scene.shots:
            thirds = iter_thirds(shot.lower_third)
            shown += [written.third.title for written in thirds]
    assert sorted(shown) == sorted(captions)


def test_the_film_says_nothing_that_the_article_does_not(
    imported: Imported,
) -> None:
    """It is checked against the lock that was written with it."""
    folder = imported.script.tree.file.parent
    problems = films.find_problems(folder, strict=True)
    assert [p for p in problems if not p.allows_draft and not is_soft(p)] == []


def is_soft(problem: Problem) -> bool:
    """Tell whether a problem is that the small pictures of these articles look soft."""
    return problem.message.endswith("it will look soft")


def test_film_yml_names_author_date_and_the_copy_of_the_article(
    tmp_path: Path,
) -> None:
    article = lay(tmp_path, "ferry.txt")
    about = import_film(article, tmp_path / "film").film.article
    assert about is not None
    assert (about.author, about.published) == ("Ada Quill", "2020-11-26")
    assert about.file == "article.txt"
    assert (
        tmp_path / "film" / "article.txt"
    ).read_bytes() == article.read_bytes()


def test_a_scene_with_places_and_captions_shows_map_and_cards(
    tmp_path: Path,
) -> None:
    scene = (
        import_film(lay(tmp_path, "ferry.txt"), tmp_path / "film")
        .parts[1]
        .scene
    )
    assert scene.passage == (3, 5)
    (written,) = iter_thirds(scene.lower_third)
    assert (written.third.title, written.third.text) == ("Passau", "")
    assert "Ada Quill" not in scene.text, "a signature is not spoken"
    assert [shot.kind for shot in scene.shots] == ["map", *["card"] * 3, "map"]


def test_pictures_are_copied_and_shown(tmp_path: Path) -> None:
    article = lay(tmp_path / "desk", "post.md")
    script = import_film(article, tmp_path / "film")
    copied = tmp_path / "film" / "pictures" / "gate.png"
    assert (
        copied.read_bytes()
        == (article.parent / "pictures/gate.png").read_bytes()
    )
    assert list_stills(script) == ["pictures/gate.png"]


def test_a_picture_is_asked_for_until_the_ledger_says_whose_it_is(
    tmp_path: Path,
) -> None:
    film = tmp_path / "film"
    import_film(lay(tmp_path / "desk", "post.md"), film)
    [missing] = [p for p in films.find_problems(film) if not p.warning]
    assert missing.allows_draft
    assert missing.message == (
        "'pictures/gate.png' is not credited yet; write its author and licence in place of …, "
        "such as licence: CC-BY-4.0, or licence: own-work and made_by: us"
    )
    credits = (film / "credits.yml").read_text("utf-8")
    credits = credits.replace(
        "author: …, licence: …", "author: A, licence: CC0-1.0"
    )
    (film / "credits.yml").write_text(credits, "utf-8")
    assert not [p for p in films.find_problems(film) if not p.warning]


def test_strange_letters_in_a_caption_are_left_out_of_its_card(
    tmp_path: Path,
) -> None:
    text = (
        "The ferry\n\nIt crossed the river at noon, and came back.\n\n"
        "Photo: The ferry (渡し船) at noon\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    script = import_film(tmp_path / "a.txt", tmp_path / "film")
    assert list_cards(script, "wanted") == ["Photo: The ferry at noon"]


def test_long_titles_and_captions_are_cut_to_what_cards_hold(
    tmp_path: Path,
) -> None:
    title = "How the ferry of Lower Vell came to cross the river: "
    title += "and why it never stopped " * 5
    caption = "Photo: " + "a boat and another " * 9
    text = f"{title}\n\nIt crossed at noon, and came back.\n\n{caption}\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    script = import_film(tmp_path / "a.txt", tmp_path / "film")
    assert (
        script.film.title
        == "How the ferry of Lower Vell came to cross the river"
    )


def test_a_folder_is_named_by_the_title_else_by_the_file(
    tmp_path: Path,
) -> None:
    article = tmp_path / "Ferry 1.txt"
    article.write_text("渡し船\n\nIt crossed the river.\n", "utf-8")
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
    assert record is not None
    assert record.article == "article.txt"
    assert from_article.load_record(tmp_path) is None
