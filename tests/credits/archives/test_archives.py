"""What each archive says, as candidates: whose it is, which licence, where the file lies."""

from __future__ import annotations

import pytest

from lantern.core.problems import AssetFailure, Failure
from lantern.credits.archives import ARCHIVES, search
from lantern.credits.archives.archive import ArchiveServer, SearchQuery
from lantern.credits.archives.candidate import Candidate
from tests.support.archives_server import Archives

QUERY = SearchQuery(words="railway 1945", count=5)


def find_one(key: str) -> Candidate:
    (candidate,) = ARCHIVES[key].search(ArchiveServer(ARCHIVES[key]), QUERY)
    return candidate


def test_commons(server: Archives) -> None:
    found = find_one("commons")
    assert (found.title, found.author, found.licence) == (
        "Harbin",
        "P. Hoto",
        "CC-BY-4.0",
    )
    assert found.size == (64, 36)
    assert server.queries["/w/api.php"]["gsrsearch"] == (
        "railway 1945 filetype:bitmap|drawing"
    )
    assert server.queries["/w/api.php"]["gsrlimit"] == "5"


def test_openverse(server: Archives) -> None:
    found = find_one("openverse")
    assert (found.author, found.licence) == ("A. Person", "CC-BY-SA-2.0")
    assert found.file == f"{server.base}/files/station.jpg"
    assert found.page == "https://example.org/station"


@pytest.mark.parametrize(
    ("terms", "version", "licence", "free"),
    [
        ("cc0", "1.0", "CC0-1.0", True),
        ("pdm", "1.0", "CC-PDM-1.0", True),
        ("by", "4.0", "CC-BY-4.0", True),
        ("by-nc", "4.0", "CC-BY-NC-4.0", False),
        ("by-nd", "2.0", "CC-BY-ND-2.0", False),
        ("sampling+", "1.0", "", False),
    ],
)
def test_licences_of_openverse(
    server: Archives, terms: str, version: str, licence: str, free: bool
) -> None:
    server.openverse = {"license": terms, "license_version": version}
    found = find_one("openverse")
    assert (found.licence, found.may_be_taken) == (licence, free)


def test_library_of_congress(server: Archives) -> None:
    found = find_one("loc")
    assert found.author == "lange, dorothea, office of war information"
    assert found.year == 1945
    assert found.size == (1024, 768)
    assert found.file == f"{server.base}/files/road.jpg"
    assert found.licence == "LicenseRef-no-known-restrictions"
    assert found.may_be_taken


def test_rights_that_the_library_knows_of(server: Archives) -> None:
    server.rights = "Publication may be restricted. Ask the Estate."
    found = find_one("loc")
    assert not found.may_be_taken
    assert found.terms == "Publication may be restricted. Ask the Estate."


def test_internet_archive(server: Archives) -> None:
    server.film = b"some bytes"
    found = find_one("archive")
    assert (found.kind, found.licence, found.year) == (
        "footage",
        "CC-PDM-1.0",
        1945,
    )
    assert server.queries["/advancedsearch.php"]["q"] == (
        "(railway 1945) AND mediatype:movies"
    )
    archive = ArchiveServer(ARCHIVES["archive"])
    assert archive.archive.find_file is not None
    located = archive.archive.find_file(archive, found)
    assert (
        located.file == f"{server.base}/download/steppe-1945/steppe%201945.mp4"
    )
    assert located.bytes == 10


def test_words_that_would_steer_the_search_of_the_internet_archive(
    server: Archives,
) -> None:
    query = SearchQuery(words='rail" OR (mediatype:texts)', count=1)
    ARCHIVES["archive"].search(ArchiveServer(ARCHIVES["archive"]), query)
    assert server.queries["/advancedsearch.php"]["q"] == (
        "(rail OR mediatype texts) AND mediatype:movies"
    )


def test_item_without_a_film(server: Archives) -> None:
    found = find_one("archive")
    server.body["/metadata/steppe-1945"] = b'{"files": [{"format": "Text"}]}'
    archive = ArchiveServer(ARCHIVES["archive"])
    assert archive.archive.find_file is not None
    with pytest.raises(
        AssetFailure, match="has no file that a film can be made with"
    ):
        archive.archive.find_file(archive, found)


def test_nasa(server: Archives) -> None:
    found = find_one("nasa")
    assert (found.author, found.year) == ("NASA, JSC", 1972)
    assert found.licence == "CC-PDM-1.0"
    archive = ArchiveServer(ARCHIVES["nasa"])
    assert archive.archive.find_file is not None
    located = archive.archive.find_file(archive, found)
    assert located.file == f"{server.base}/files/earth~orig.jpg"


def test_a_picture_at_nasa_that_is_others(server: Archives) -> None:
    server.nasa = {"description": "Image courtesy of the Observatory"}
    assert not find_one("nasa").may_be_taken


def test_europeana(server: Archives) -> None:
    found = find_one("europeana")
    assert (found.title, found.author, found.year) == (
        "Der Bahnhof",
        "Atelier Nord",
        1912,
    )
    assert found.licence == "CC-BY-3.0-DE"
    assert found.page == "https://www.europeana.eu/item/9200/abc"
    assert server.keys == ["planted-key"]
    assert "wskey" not in server.queries["/record/v2/search.json"]


def test_a_key_that_is_refused_is_named_and_not_shown(server: Archives) -> None:
    server.status["/record/v2/search.json"] = 401
    with pytest.raises(Failure) as caught:
        find_one("europeana")
    assert caught.value.message == (
        "Europeana refused the key in LANTERN_EUROPEANA_KEY (401)"
    )


def test_all_archives_are_asked_and_failures_kept(server: Archives) -> None:
    server.status["/v1/images/"] = 503
    server.body["/photos/"] = b"<html>"
    result = search(list(ARCHIVES.values()), QUERY)
    assert [each.archive for each in result.candidates] == [
        "commons",
        "archive",
        "nasa",
        "europeana",
    ]
    assert {title: each.message for title, each in result.failures.items()} == {
        "Openverse": "Openverse answered 503; try again later",
        "Library of Congress": (
            "Library of Congress gave an answer that can't be understood; try again later"
        ),
    }


def test_what_two_archives_have_is_listed_once(server: Archives) -> None:
    server.openverse = {"url": f"{server.base}/files/harbin.jpg"}
    result = search([ARCHIVES["commons"], ARCHIVES["openverse"]], QUERY)
    assert [each.archive for each in result.candidates] == ["commons"]


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"results": 3}', b'{"results": [7]}']
)
def test_answers_without_results(server: Archives, body: bytes) -> None:
    server.body["/v1/images/"] = body
    result = search([ARCHIVES["openverse"]], QUERY)
    assert (result.candidates, result.failures) == ((), {})


def test_an_archive_leads_to_its_own_servers_alone(server: Archives) -> None:
    archive = ArchiveServer(ARCHIVES["loc"])
    with pytest.raises(
        AssetFailure, match=r"leads to evil\.example, which isn't"
    ):
        archive.fetch(
            "https://evil.example/x.jpg",
            seconds=5,
            most=10,
        )
    with pytest.raises(
        AssetFailure, match=r"leads to tile\.loc\.gov, which isn't"
    ):
        archive.fetch(
            "http://tile.loc.gov/x.jpg",
            seconds=5,
            most=10,
        )


def test_files_from_anywhere_come_encrypted_and_not_from_this_machine(
    server: Archives,
) -> None:
    archive = ArchiveServer(ARCHIVES["openverse"])
    for url in (
        "http://example.org/x.jpg",
        "https://localhost/x",
        "file:///etc/x",
    ):
        with pytest.raises(AssetFailure, match="isn't followed"):
            archive.fetch(
                url,
                seconds=5,
                most=10,
            )
