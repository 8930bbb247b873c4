"""The folder of an imported film: written whole, and edited files are known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, OutputFailure
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold import from_article
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.write import (
    RECORD_FILE,
    ImportRecord,
    create,
    digest_if_present,
    name_files,
    put,
    read_record,
    require_free,
    write_pictures,
)
from tests.support.articles import lay
from tests.support.imports import read_files


def make_drafts(count: int) -> list[SceneDraft]:
    return [
        SceneDraft("Rain", SceneExcerpt((1,), "x"), "rain")
        for _ in range(count)
    ]


def test_scenes_are_numbered_after_the_title() -> None:
    assert name_files(make_drafts(2)) == ["02-rain.yml", "03-rain.yml"]


def test_numbers_have_as_many_digits_as_the_last_scene_needs() -> None:
    names = name_files(make_drafts(98))
    assert (names[0], names[-1]) == ("002-rain.yml", "099-rain.yml")
    assert name_files(make_drafts(97))[0] == "02-rain.yml"


def test_a_record_is_read_as_it_was_saved(tmp_path: Path) -> None:
    scenes = {"02-rain.yml": {"passage": [3], "starts_at": None}}
    record = ImportRecord("article.txt", {"film.yml": "ab"}, scenes)
    record.save(tmp_path)
    assert read_record(tmp_path) == record


def test_a_record_keeps_whose_the_pictures_are(tmp_path: Path) -> None:
    record = ImportRecord(
        "a.txt", {}, {}, credit=SharedCredit("Jane Doe", "CC-BY-4.0")
    )
    record.save(tmp_path)
    assert read_record(tmp_path) == record


def test_a_folder_without_a_record_was_not_imported(tmp_path: Path) -> None:
    assert read_record(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "[]", '{"article": "a"}', '{"scenes": 3}']
)
def test_a_broken_record_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / RECORD_FILE).write_text(text)
    with pytest.raises(
        AssetFailure, match=r"import\.json is broken, so nothing says"
    ):
        read_record(tmp_path)


def test_a_file_that_was_changed_or_deleted_counts_as_edited(
    tmp_path: Path,
) -> None:
    put(tmp_path / "a.yml", b"mine")
    record = ImportRecord(
        "", {"a.yml": digest_if_present(tmp_path / "a.yml")}, {}
    )
    assert not record.is_edited(tmp_path, "a.yml")
    put(tmp_path / "a.yml", b"yours")
    assert record.is_edited(tmp_path, "a.yml")
    (tmp_path / "a.yml").unlink()
    assert record.is_edited(tmp_path, "a.yml")
    assert digest_if_present(tmp_path / "a.yml") == ""


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / "a.yml").symlink_to(tmp_path / "elsewhere")
    put(tmp_path / "a.yml", b"new")
    assert (tmp_path / "elsewhere").read_text() == "mine"
    assert (tmp_path / "a.yml").read_text() == "new"


def test_a_file_where_a_folder_should_be_is_an_output_failure(
    tmp_path: Path,
) -> None:
    (tmp_path / "wall").write_text("mine")
    with pytest.raises(OutputFailure, match="can't be written"):
        put(tmp_path / "wall" / "a.yml", b"x")


def test_only_a_folder_that_an_import_made_is_free(tmp_path: Path) -> None:
    require_free(tmp_path / "nothing")
    with pytest.raises(
        OutputFailure, match="exists already, and was not made by"
    ):
        require_free(tmp_path)
    (tmp_path / RECORD_FILE).write_text("{}")
    require_free(tmp_path)
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(OutputFailure, match="exists already"):
        require_free(tmp_path / "link")


def test_a_film_has_its_article_its_pictures_and_a_record_of_all_texts(
    tmp_path: Path,
) -> None:
    article = lay(tmp_path / "desk", "post.md")
    create(from_article.propose_from_file(article), article, tmp_path / "film")
    files = read_files(tmp_path / "film")
    assert files["article.md"] == article.read_bytes()
    assert "pictures/gate.png" in files
    record = read_record(tmp_path / "film")
    assert record is not None
    others = {RECORD_FILE, "pictures/gate.png", "schema.json"}
    assert {*record.digests, *others} == set(files)
    for name, up in (
        ("film.yml", ""),
        ("02-the-pass.yml", ""),
        ("maps/places.yml", "../"),
    ):
        line = f"# yaml-language-server: $schema={up}schema.json\n"
        assert name not in files or files[name].startswith(line.encode())
    assert not any(
        record.is_edited(tmp_path / "film", name) for name in record.digests
    )
    assert list(tmp_path.iterdir()) != [] and not list(tmp_path.glob(".film*"))


def test_a_picture_that_exists_stays_as_it_is(tmp_path: Path) -> None:
    article = lay(tmp_path / "desk", "post.md")
    proposal = from_article.propose_from_file(article)
    put(tmp_path / "pictures" / "gate.png", b"mine")
    write_pictures(proposal, tmp_path)
    assert (tmp_path / "pictures" / "gate.png").read_bytes() == b"mine"
