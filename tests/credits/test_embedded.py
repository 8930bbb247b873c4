"""Entries proposed from what files say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from lantern.credits.embedded import find_licence, propose_entry
from lantern.credits.entry import CreditsFile
from lantern.script.document import build_model, read_yaml


def photograph(path: Path, **metadata: str) -> Path:
    exif = Image.Exif()
    for name, value in metadata.items():
        exif[getattr(ExifTags.Base, name)] = value
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    return path


def test_a_photograph_that_says_who_made_it(tmp_path: Path) -> None:
    rights = "CC BY-SA 4.0, P. Hoto"
    metadata = {
        "Artist": 'P. "Hoto"',
        "ImageDescription": "Wells: at noon",
        "Copyright": rights,
        "DateTime": "1999:07:01 12:00:00",
    }
    path = photograph(tmp_path / "dsc-1.jpg", **metadata)
    line = propose_entry(path, "stills/dsc-1.jpg")
    assert line == (
        '- {file: stills/dsc-1.jpg, kind: photograph, title: "Wells: at noon", '
        'author: "P. \\"Hoto\\"", year: 1999, '
        'licence: CC-BY-SA-4.0, note: "the file says: CC BY-SA 4.0, P. Hoto"}'
    )
    (tmp_path / "credits.yml").write_text(f"credits:\n{line}\n", "utf-8")
    tree, _ = read_yaml(tmp_path / "credits.yml")
    assert tree is not None and build_model(CreditsFile, tree)[1] == []


def test_what_a_file_does_not_say_is_left_open(tmp_path: Path) -> None:
    assert propose_entry(photograph(tmp_path / "old_wells-2.png"), "w.png") == (
        "- {file: w.png, kind: photograph, title: old wells 2, author: …, licence: …}"
    )


def test_texts_of_a_png(tmp_path: Path) -> None:
    texts = PngImagePlugin.PngInfo()
    for key, value in {
        "Author": "A. Person",
        "Title": "Wells",
        "Copyright": "public domain",
    }.items():
        texts.add_text(key, value)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=texts)
    assert (
        "title: Wells, author: A. Person, licence: CC-PDM-1.0"
        in propose_entry(tmp_path / "a.png", "a.png")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe1 broken",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"RIFF",
    ],
)
def test_files_that_say_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.jpg").write_bytes(data)
    assert "author: …, licence: …" in propose_entry(tmp_path / "x.jpg", "x.jpg")


@pytest.mark.parametrize(
    ("rights", "name"),
    [
        ("https://creativecommons.org/licenses/by-nc/4.0/", "CC-BY-NC-4.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("© 2020 A. Person, all rights reserved", None),
    ],
)
def test_licences_in_a_line_of_rights(rights: str, name: str | None) -> None:
    assert find_licence(rights) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.wav", "sound"), ("a.OGG", "sound"), ("a.svg", "illustration")],
)
def test_the_kind_is_that_of_the_file(
    tmp_path: Path, name: str, kind: str
) -> None:
    path = tmp_path / name
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert f"kind: {kind}, title: a, " in propose_entry(path, name)


def test_a_year_outside_of_dates_is_none(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.jpg", DateTime="0000:00:00 00:00:00")
    assert "year" not in propose_entry(path, "a.jpg")


def test_long_and_broken_texts_become_one_short_line(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.jpg", Artist="P.\n\tHoto " + "x" * 400)
    assert f"author: P. Hoto {'x' * 292}, licence" in propose_entry(
        path, "a.jpg"
    )


@pytest.mark.parametrize(
    ("rights", "name"),
    [
        ("CC BY-NC-ND 3.0", "CC-BY-NC-ND-3.0"),
        ("cc by sa 2.0", "CC-BY-SA-2.0"),
        ("released as CC0", "CC0-1.0"),
        ("Public domain, US government", "CC-PDM-1.0"),
        ("", None),
    ],
)
def test_a_licence_is_found_in_any_usual_form(
    rights: str, name: str | None
) -> None:
    assert find_licence(rights) == name
