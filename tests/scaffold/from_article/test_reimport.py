"""An article imported again: what changes, and what of the author stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lantern.core import problems
from lantern.scaffold import from_article
from lantern.scaffold.from_article import reimport
from tests.support.articles import lay
from tests.support.imports import (
    import_film,
    load_without_problems,
    read_files,
)


def test_importing_again_without_a_change_changes_nothing(
    tmp_path: Path,
) -> None:
    article, folder = lay(tmp_path, "ferry.txt"), tmp_path / "film"
    import_film(article, folder)
    before = read_files(folder)
    record = from_article.load_record(folder)
    assert record
    changes = from_article.compare(
        from_article.propose_from_file(article), record, folder
    )
    assert {change.status for change in changes} == {"same"}
    assert read_files(folder) == before


def test_a_film_s_own_copy_that_was_changed_is_not_overwritten(
    tmp_path: Path,
) -> None:
    article, folder = lay(tmp_path, "ferry.txt"), tmp_path / "film"
    import_film(article, folder)
    (folder / "article.txt").write_text(
        "Mine\n\nAnother article altogether.", "utf-8"
    )
    proposal, record = (
        from_article.propose_from_file(article),
        from_article.load_record(folder),
    )
    assert record
    changes = from_article.compare(proposal, record, folder)
    with pytest.raises(
        problems.OutputFailure,
        match=r"article\.txt was changed since it was imported",
    ):
        from_article.update(
            proposal,
            record,
            source=article,
            folder=folder,
            changes=changes,
        )
    assert (folder / "article.txt").read_text("utf-8").startswith("Mine")


def write_article(path: Path, paragraphs: Sequence[str]) -> Path:
    path.write_text("The ferry\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    return path


def make_paragraphs(words: Sequence[str]) -> list[str]:
    """Return a paragraph of about 25 seconds for each word, with words that no other has."""
    paragraphs: list[str] = []
    for word in words:
        sentences = [f"It met {word}{n}." for n in range(13)]
        paragraphs.append(" ".join([f"The {word} crossed.", *sentences]))
    return paragraphs


def compare_again(
    article: Path, folder: Path, paragraphs: Sequence[str]
) -> list[reimport.FileChange]:
    """Import an article that has these paragraphs now."""
    write_article(article, paragraphs)
    record = from_article.load_record(folder)
    assert record is not None
    proposal = from_article.propose_from_file(article)
    return from_article.compare(proposal, record, folder)


def update_again(article: Path, folder: Path) -> None:
    record = from_article.load_record(folder)
    assert record is not None
    proposal = from_article.propose_from_file(article)
    changes = from_article.compare(proposal, record, folder)
    from_article.update(
        proposal,
        record,
        source=article,
        folder=folder,
        changes=changes,
    )


OLD = ["boat", "horse"]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """An imported film of two scenes, beside its article."""
    article = write_article(tmp_path / "a.txt", make_paragraphs(OLD))
    import_film(article, tmp_path / "film")
    return tmp_path / "film"


def test_new_scenes_sort_between_the_old_ones_however_many(
    film: Path, tmp_path: Path
) -> None:
    new = [f"wheel{n}" for n in range(30)]
    changes = compare_again(
        tmp_path / "a.txt", film, make_paragraphs(["boat", *new, "horse"])
    )
    names = [change.name for change in changes if change.draft]
    assert names == sorted(names)
    assert names[0] == "02-the-boat-crossed.yml"
    assert names[1].startswith("02a-the-wheel0-")
    assert names[26].startswith("02z-the-wheel25-")
    assert names[27].startswith("02za-the-wheel26-")
    assert names[-1] == "03-the-horse-crossed.yml"
    update_again(tmp_path / "a.txt", film)
    scenes = load_without_problems(film).parts[1:-1]
    assert len(scenes) == 32
    assert scenes[1].scene.text.startswith("The wheel0 crossed.")


def test_a_new_scene_shows_its_first_words(film: Path, tmp_path: Path) -> None:
    paragraphs = make_paragraphs(["boat", "wheel", "horse"])
    changes = compare_again(tmp_path / "a.txt", film, paragraphs)
    [new] = [change for change in changes if change.status == "new"]
    assert new.lines == (
        "+ The wheel crossed. It met wheel0. It met wheel1. It met wheel2. It met wheel3. …",
    )


def test_a_scene_is_known_again_by_its_words(
    film: Path, tmp_path: Path
) -> None:
    boat, horse = make_paragraphs(OLD)
    changed = boat.replace("The boat crossed.", "The boat went over.")
    changes = compare_again(tmp_path / "a.txt", film, [changed, horse])
    status = {change.name: change.status for change in changes if change.draft}
    assert status == {
        "02-the-boat-crossed.yml": "changed",
        "03-the-horse-crossed.yml": "same",
    }
    [change] = [change for change in changes if change.lines and change.draft]
    assert change.lines == (
        "- The boat crossed. It met boat0. It met …",
        "+ The boat went over. It met boat0. It met …",
    )


def test_an_edited_scene_whose_paragraphs_are_gone_stays(
    film: Path, tmp_path: Path
) -> None:
    mine = film / "03-the-horse-crossed.yml"
    mine.write_text(mine.read_text("utf-8") + "# mine\n", "utf-8")
    changes = compare_again(tmp_path / "a.txt", film, make_paragraphs(["boat"]))
    assert changes[-1] == reimport.FileChange(mine.name, "edited and gone")
    update_again(tmp_path / "a.txt", film)
    assert mine.read_text("utf-8").endswith("# mine\n")


def test_an_untouched_scene_whose_paragraphs_are_gone_is_deleted(
    film: Path, tmp_path: Path
) -> None:
    changes = compare_again(tmp_path / "a.txt", film, make_paragraphs(["boat"]))
    gone = "03-the-horse-crossed.yml"
    assert changes[-1] == reimport.FileChange(gone, "gone")
    update_again(tmp_path / "a.txt", film)
    assert not (film / gone).exists()
    record = from_article.load_record(film)
    assert record is not None and gone not in record.digests


def test_an_edited_file_shows_what_the_article_would_change(
    film: Path, tmp_path: Path
) -> None:
    credits = film / "credits.yml"
    credits.write_text("credits: []   # mine\n", "utf-8")
    towns = "They came from Linz to Passau. " * 16
    changes = compare_again(
        tmp_path / "a.txt", film, [*make_paragraphs(OLD), towns]
    )
    [change] = [change for change in changes if change.name == "credits.yml"]
    assert change.status == "edited"
    assert change.lines[:2] == ("- credits: []", "+ credits:")
    assert change.lines[2].startswith(
        "+   - {id: geonames, kind: data, title: GeoNames"
    )
    assert max(map(len, change.lines)) <= 160


def test_the_film_s_own_copy_of_the_article_may_be_edited_and_imported(
    film: Path, tmp_path: Path
) -> None:
    own = film / "article.txt"
    changed = make_paragraphs(OLD)
    changed[0] = changed[0].replace("The boat crossed.", "The boat stayed.")
    write_article(own, changed)
    update_again(own, film)
    assert "The boat stayed." in load_without_problems(film).parts[1].scene.text


def test_a_long_difference_is_cut(film: Path, tmp_path: Path) -> None:
    boat, horse = make_paragraphs(OLD)
    for n in range(0, 13, 2):
        boat = boat.replace(f"boat{n}.", f"ship{n}.")
    changes = compare_again(tmp_path / "a.txt", film, [boat, horse])
    [change] = [change for change in changes if change.lines and change.draft]
    assert len(change.lines) == 9
    assert change.lines[-1] == "  … and 6 more lines"


def test_comparing_writes_nothing(film: Path, tmp_path: Path) -> None:
    before = read_files(film)
    compare_again(tmp_path / "a.txt", film, make_paragraphs(["wheel", "horse"]))
    assert read_files(film) == before


def test_a_scene_that_the_author_changed_is_never_written_over(
    film: Path, tmp_path: Path
) -> None:
    mine = film / "02-the-boat-crossed.yml"
    text = mine.read_text("utf-8").replace("{from: passage}", "My own words.")
    mine.write_text(text, "utf-8")
    boat, horse = make_paragraphs(OLD)
    changed = boat.replace("The boat crossed.", "The boat went over.")
    changes = compare_again(tmp_path / "a.txt", film, [changed, horse])
    [change] = [change for change in changes if change.name == mine.name]
    assert change.status == "edited"
    assert change.lines[0] == "- The boat crossed. It met boat0. It met …"
    update_again(tmp_path / "a.txt", film)
    assert mine.read_text("utf-8") == text


def test_after_an_update_nothing_is_left_to_change(
    film: Path, tmp_path: Path
) -> None:
    paragraphs = make_paragraphs(["wheel", "boat"])
    write_article(tmp_path / "a.txt", paragraphs)
    update_again(tmp_path / "a.txt", film)
    changes = compare_again(tmp_path / "a.txt", film, paragraphs)
    assert {change.status for change in changes} == {"same"}
    scenes = load_without_problems(film).parts[1:-1]
    assert [part.scene.text.split()[1] for part in scenes] == ["wheel", "boat"]
