"""Stills from Wikimedia Commons: free ones alone, checked, credited, and nothing overwritten."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from lantern.core.problems import AssetFailure, Failure, NetworkFailure
from lantern.credits import commons
from lantern.credits.entry import CreditsFile
from lantern.script.document import build_model, read_yaml
from tests.support.commons_server import Commons, serving

LEDGER = """# Ours, in our order.
credits:
  # the wells
  - {file: stills/wells.png, kind: photograph, title: Wells, author: Us, licence: CC0-1.0}  # a note
"""
SAID = {
    "ObjectName": "Harbin, August 1945",
    "Artist": (
        '<a href="//commons.wikimedia.org/wiki/User:P"><bdi>P. <b>Hoto</b>\n&amp; '
        "Sons</bdi></a>"
    ),
    "LicenseShortName": "CC BY-SA 4.0",
    "License": "cc-by-sa-4.0",
    "DateTimeOriginal": '<time class="dtstart" datetime="1945-08-21">21 August 1945</time>',
}
NAME = "File:Harbin, August 1945.jpg"


def jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 180, 90)).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Commons]:
    with serving(Commons(jpeg(), said=dict(SAID))) as running:
        monkeypatch.setenv(commons.URL_VARIABLE, running.base)
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "credits.yml").write_text(LEDGER, "utf-8")
    return tmp_path


def untouched(project: Path) -> bool:
    files = sorted(
        str(p.relative_to(project)) for p in project.rglob("*") if p.is_file()
    )
    return (
        files == ["assets/credits.yml"]
        and (project / "assets" / "credits.yml").read_text("utf-8") == LEDGER
    )


def test_a_picture_comes_with_its_credit(
    server: Commons, project: Path
) -> None:
    taken = commons.fetch(NAME, project)
    assert (
        taken.path == project / "assets" / "stills" / "harbin-august-1945.jpg"
        and taken.size == (64, 36)
    )
    assert taken.path.read_bytes() == server.picture
    assert (project / "assets" / "credits.yml").read_text("utf-8") == LEDGER + (
        "  - file: stills/harbin-august-1945.jpg\n"
        "    kind: photograph\n"
        '    title: "Harbin, August 1945"\n'
        '    author: "P. Hoto & Sons"\n'
        "    year: 1945\n"
        '    url: "https://commons.wikimedia.org/wiki/File:Harbin,_August_1945.jpg"\n'
        "    licence: CC-BY-SA-4.0\n"
        "    note: from Wikimedia Commons\n"
    )
    assert server.asked == ["/w/api.php", "/upload/harbin.jpg"]
    assert all(agent.startswith("Lantern/") for agent in server.agents)


def test_a_project_without_a_ledger_gets_one(
    server: Commons, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").touch()
    taken = commons.fetch(
        "Harbin, August 1945.jpg", tmp_path / "scenes" / "salt"
    )
    tree, _ = read_yaml(taken.ledger)
    assert (
        tree is not None and taken.ledger == tmp_path / "assets" / "credits.yml"
    )
    ledger, problems = build_model(CreditsFile, tree)
    assert (
        ledger is not None and not problems and ledger.credits == (taken.entry,)
    )


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        (
            {
                "LicenseShortName": "Public domain",
                "License": "pd",
                "Artist": "",
            },
            "CC-PDM-1.0",
        ),
        ({"LicenseShortName": "CC0", "License": "cc0"}, "CC0-1.0"),
        (
            {"LicenseShortName": "CC BY 2.5", "License": "cc-by-2.5"},
            "CC-BY-2.5",
        ),
        (
            {
                "LicenseShortName": "CC BY-SA 3.0 de",
                "License": "cc-by-sa-3.0-de",
            },
            "CC-BY-SA-3.0-DE",
        ),
    ],
)
def test_free_licences(
    server: Commons, project: Path, said: dict[str, str], licence: str
) -> None:
    server.said |= said
    entry = commons.fetch(NAME, project).entry
    assert (entry.licence, entry.author) == (
        licence,
        "Unknown" if "Artist" in said else "P. Hoto & Sons",
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"said": SAID | {"LicenseShortName": "GFDL", "License": "gfdl"}},
            "is licensed GFDL; only CC0, public domain",
        ),
        (
            {
                "said": SAID
                | {"LicenseShortName": "CC BY-NC 4.0", "License": ""}
            },
            "is licensed CC BY-NC 4.0; only CC0",
        ),
        (
            {"said": {"Artist": "x"}},
            "Commons gives no licence for 'File:Harbin, August 1945.jpg'; only CC0",
        ),
        (
            {"said": SAID | {"Artist": " "}},
            "Commons names no author of 'File:Harbin, August 1945.jpg'",
        ),
        (
            {"title": "File:Else.jpg"},
            "Wikimedia Commons has no 'File:Harbin, August 1945.jpg'; copy the name",
        ),
        (
            {"mime": "application/pdf"},
            "is application/pdf, not a picture that can be read here",
        ),
        ({"info": {"sha1": "0" * 40}}, "the picture came damaged"),
        ({"info": {"size": 200_000_000}}, "the picture is larger than 100 MB"),
        (
            {"info": {"url": "http://example.org/x.jpg"}},
            "leads to example.org, which isn't followed",
        ),
        ({"info": {"url": "file:///etc/passwd"}}, "which isn't followed"),
        (
            {"moved": {"/upload/harbin.jpg": "http://example.org/"}},
            "leads to example.org, which isn't followed",
        ),
        (
            {"body": {"/w/api.php": b"<html>log in</html>"}},
            "gave an answer that can't be understood",
        ),
        (
            {"body": {"/w/api.php": b"[]"}},
            "gave an answer that can't be understood",
        ),
        (
            {"body": {"/w/api.php": b"[" * 100_000}},
            "gave an answer that can't be",
        ),
        (
            {"info": {"size": "many"}},
            "be understood (size: Input should be a valid",
        ),
        (
            {"info": {"size": [1]}},
            "be understood (size: Input should be a valid",
        ),
        (
            {"info": {"sha1": None}},
            "be understood (sha1: Input should be a valid",
        ),
        (
            {"info": {"url": 3}},
            "be understood (url: Input should be a valid string)",
        ),
        (
            {"info": {"mime": ["image/jpeg"]}},
            "be understood (mime: Input should be",
        ),
        (
            {"info": {"extmetadata": ["x"]}},
            "be understood (extmetadata: Input should",
        ),
        (
            {"info": {"url": "http://["}},
            "be understood (an address that is none)",
        ),
        ({"moved": {"/upload/harbin.jpg": "http://["}}, "can't be understood"),
        ({"body": {"/w/api.php": b" " * 2_000_001}}, "is larger than 1.907 MB"),
        (
            {"status": {"/upload/harbin.jpg": 404}},
            "doesn't have it any more (404)",
        ),
    ],
)
def test_what_is_not_taken(
    server: Commons, project: Path, change: dict[str, object], message: str
) -> None:
    for name, value in change.items():
        setattr(server, name, value)
    with pytest.raises(AssetFailure) as failure:
        commons.fetch(NAME, project)
    assert message in failure.value.message and untouched(project)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"status": {"/w/api.php": 503}},
            "Wikimedia Commons answered 503; try again in 30 s",
        ),
        (
            {"status": {"/upload/harbin.jpg": 500}},
            "Wikimedia Commons answered 500; try again in 30 s",
        ),
        ({"short": True}, "Wikimedia Commons"),
        (
            {"moved": {"/w/api.php": "/w/api.php"}},
            "Wikimedia Commons leads in a circle",
        ),
    ],
)
def test_a_server_in_trouble(
    server: Commons, project: Path, change: dict[str, object], message: str
) -> None:
    for name, value in change.items():
        setattr(server, name, value)
    with pytest.raises(Failure) as failure:
        commons.fetch(NAME, project)
    assert (
        failure.value.message.startswith(message)
        and failure.value.code == 6
        and untouched(project)
    )


def test_a_server_that_never_answers(
    server: Commons, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.silent = True
    monkeypatch.setattr(commons, "TOTAL_TIMEOUT", 0.2)
    with pytest.raises(
        NetworkFailure, match=r"can.t be reached: no whole answer within 0\.2 s"
    ):
        commons.fetch(NAME, project)
    assert untouched(project)


def test_a_redirect_to_the_same_server_is_followed(
    server: Commons, project: Path
) -> None:
    server.moved = {"/upload/harbin.jpg": "/upload/moved.jpg"}
    assert commons.fetch(NAME, project).path.is_file()


def test_a_file_that_is_no_picture(server: Commons, project: Path) -> None:
    server.picture = b"\xff\xd8 not a picture"
    with pytest.raises(
        AssetFailure, match="is no picture that can be read here"
    ):
        commons.fetch(NAME, project)
    assert untouched(project)


def test_nothing_is_overwritten(server: Commons, project: Path) -> None:
    mine = project / "assets" / "stills" / "harbin-august-1945.jpg"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(
        AssetFailure, match="is there already; nothing was fetched"
    ):
        commons.fetch(NAME, project)
    assert mine.read_text() == "mine" and server.asked == ["/w/api.php"]


@pytest.mark.parametrize(
    "ledger",
    [
        "credits: []\n",
        "credits: [{id: x, kind: font, title: A, author: B, licence: MIT}]\n",
        "credits:\n  - {id: x}\n",
        "a: [",
    ],
)
def test_a_ledger_that_cannot_be_added_to_stays_as_it_is(
    server: Commons, project: Path, ledger: str
) -> None:
    (project / "assets" / "credits.yml").write_text(ledger)
    with pytest.raises(AssetFailure) as failure:
        commons.fetch(NAME, project)
    assert failure.value.message.endswith(
        "can't be added to; add this to its credits by hand"
    )
    assert "- file: stills/harbin-august-1945.jpg" in failure.value.detail
    assert (project / "assets" / "credits.yml").read_text() == ledger
    assert not list((project / "assets" / "stills").iterdir())


def test_only_wikimedia_is_asked_by_default() -> None:
    assert commons.BASE == "https://commons.wikimedia.org"
    for url in (
        "http://commons.wikimedia.org/x",
        "https://wikimedia.org.example.org/",
        "https://evilwikimedia.org/",
    ):
        with pytest.raises(AssetFailure):
            commons._require_allowed(commons.BASE, url)
    commons._require_allowed(commons.BASE, "https://upload.wikimedia.org/x.jpg")
