"""Fetching what was found: checked, credited with its digest, and nothing overwritten."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, Failure
from lantern.credits.archives import ARCHIVES, taking
from lantern.credits.archives.archive import ArchiveServer, SearchQuery
from lantern.credits.entry import CreditsFile
from lantern.credits.new_files import FetchedFile
from lantern.script.document import build_model, read_yaml
from tests.support import footage
from tests.support.archives_server import Archives


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    return tmp_path


def take(key: str, project: Path) -> FetchedFile:
    query = SearchQuery(words="railway", count=1)
    (found,) = ARCHIVES[key].search(ArchiveServer(ARCHIVES[key]), query)
    return taking.take(taking.locate(found), project, advance=lambda _: None)


def read_ledger(project: Path) -> CreditsFile:
    tree, _ = read_yaml(project / "assets" / "credits.yml")
    assert tree is not None
    ledger, problems = build_model(CreditsFile, tree)
    assert ledger is not None and not problems
    return ledger


@pytest.mark.parametrize(
    ("key", "name", "licence"),
    [
        ("openverse", "station-at-night.jpg", "CC-BY-SA-2.0"),
        ("loc", "refugees-on-the-road.jpg", "LicenseRef-no-known-restrictions"),
        ("nasa", "the-whole-earth.jpg", "CC-PDM-1.0"),
        ("europeana", "der-bahnhof.jpg", "CC-BY-3.0-DE"),
        ("commons", "harbin.jpg", "CC-BY-4.0"),
    ],
)
def test_a_picture(
    server: Archives, project: Path, key: str, name: str, licence: str
) -> None:
    taken = take(key, project)
    assert taken.path == project / "assets" / "stills" / name
    assert taken.path.read_bytes() == server.picture
    assert taken.size == (64, 36)
    (entry,) = read_ledger(project).credits
    assert (entry.file, entry.licence) == (f"stills/{name}", licence)


def test_the_ledger_has_the_digest_and_the_terms(
    server: Archives, project: Path
) -> None:
    entry = take("loc", project).entry
    assert entry.sha256 == hashlib.sha256(server.picture).hexdigest()
    assert entry.note == (
        "from Library of Congress: No known restrictions on publication."
    )
    assert entry.url == "https://www.loc.gov/item/2017645977/"


def test_what_is_not_free_is_not_taken(server: Archives, project: Path) -> None:
    server.openverse = {"license": "by-nc"}
    with pytest.raises(AssetFailure) as caught:
        take("openverse", project)
    assert caught.value.message == (
        "'Station at night' is licensed by-nc 2.0; only what everyone may use and change is"
        " taken. Its page says whom to ask: https://example.org/station"
    )
    assert server.asked == ["/v1/images/"]


def test_a_page_in_place_of_a_picture(server: Archives, project: Path) -> None:
    server.body["/files/station.jpg"] = b"<html>Gone</html>"
    with pytest.raises(
        AssetFailure, match="came as something that is no picture"
    ):
        take("openverse", project)
    assert not list((project / "assets").rglob("*.*"))


def test_a_picture_that_is_cut_off(server: Archives, project: Path) -> None:
    server.body["/files/station.jpg"] = server.picture[:200]
    with pytest.raises(AssetFailure):
        take("openverse", project)
    assert not list((project / "assets").rglob("*.*"))


def test_nothing_is_overwritten(server: Archives, project: Path) -> None:
    take("openverse", project)
    with pytest.raises(
        AssetFailure, match="is there already; nothing was fetched"
    ):
        take("openverse", project)
    assert len(read_ledger(project).credits) == 1


def test_a_picture_without_an_entry_is_not_kept(
    server: Archives, project: Path
) -> None:
    (project / "assets" / "credits.yml").write_text(
        "credits: nothing\n", "utf-8"
    )
    with pytest.raises(Failure):
        take("openverse", project)
    assert not list((project / "assets" / "stills").iterdir())


@pytest.mark.film
@pytest.mark.process
def test_a_film(server: Archives, project: Path, tmp_path: Path) -> None:
    server.film = footage.film(tmp_path / "film.mp4", 4).read_bytes()
    taken = take("archive", project)
    assert (
        taken.path == project / "assets" / "footage" / "across-the-steppe.mp4"
    )
    assert taken.path.read_bytes() == server.film
    assert (taken.entry.kind, taken.entry.author) == ("footage", "Newsreel")
    assert [each.name for each in taken.path.parent.iterdir()] == [
        taken.path.name
    ]


def test_a_film_with_another_digest(server: Archives, project: Path) -> None:
    server.film = b"0123456789"
    query = SearchQuery(words="x", count=1)
    archive = ARCHIVES["archive"]
    (found,) = archive.search(ArchiveServer(archive), query)
    located = taking.locate(found)
    server.film = b"9876543210"
    with pytest.raises(
        Failure, match="came with another SHA-1 than it should have"
    ):
        taking.take(located, project, advance=lambda _: None)
    assert not list((project / "assets" / "footage").iterdir())
