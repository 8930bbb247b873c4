"""The files of a translation: what may stand in them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import Problem
from lantern.script.paths import AllowedPaths
from lantern.script.translation.paths import (
    find_folder,
    find_translation,
    list_languages,
)
from lantern.script.translation.read import (
    Translation,
    read_translation,
    suggest_ids,
)

HEAD = "translation: 1\nlanguage: ru\nfilm: short\n"


def read_text(
    folder: Path, text: str
) -> tuple[Translation | None, list[Problem]]:
    path = folder / "ru.yml"
    path.write_text(text, "utf-8")
    return read_translation(path, AllowedPaths(folder, folder))


def read_clean(folder: Path, text: str) -> Translation:
    translation, problems = read_text(folder, text)
    assert not problems, problems
    assert translation is not None
    return translation


def test_ids_are_the_same_nested_and_with_dots(tmp_path: Path) -> None:
    text = (
        "texts:\n  film.title: Фильм\n  01-one:\n    at: {hills: холмы}\n"
        "    hills.lower_third: {title: 1945, text: yes}\n    scene:\n"
    )
    translation = read_clean(tmp_path, HEAD + text)
    assert {id: text.text for id, text in translation.texts.items()} == {
        "film.title": "Фильм",
        "01-one.at.hills": "холмы",
        "01-one.hills.lower_third.title": "1945",
        "01-one.hills.lower_third.text": "yes",
        "01-one.scene": "",
    }
    assert translation.find_text("01-one.scene") is None
    found = translation.texts["01-one.at.hills"]
    assert str(found.span) == f"{tmp_path}/ru.yml:7:17"


def test_what_translate_writes_is_read(tmp_path: Path) -> None:
    text = (
        "originals: {film.title: 123456789012, 01-one.scene: 12e456789012}\n"
        "changed: [film.title]\ndrafts: [01-one.scene]\ngone: {01-one.old: Раньше}\n"
        "pictures: {a.svg: ru/a.svg}\nrecordings: {01-one: ru/1.wav}\ntexts:\n"
    )
    translation = read_clean(tmp_path, HEAD + text)
    assert translation.film == "short"
    assert translation.originals == {
        "film.title": "123456789012",
        "01-one.scene": "12e456789012",
    }
    assert list(translation.changed) == ["film.title"]
    assert list(translation.drafts) == ["01-one.scene"]
    assert translation.gone["01-one.old"].text == "Раньше"
    assert translation.pictures["a.svg"].text == "ru/a.svg"
    assert translation.recordings["01-one"].text == "ru/1.wav"
    assert not translation.texts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "language: ru\n",
            "1:1: the key 'translation' is missing",
        ),
        (
            "translation: 2\nsomething: new\n",
            "1:14: this translation is written for format 2, and this Lantern reads format 1;"
            " update Lantern",
        ),
        (
            "translation: 1\nlanguage: uk\n",
            "2:11: this is uk, and the file is called ru.yml; write language: ru, or rename the"
            " file",
        ),
        (
            "translation: 1\nlanguage: Russian\n",
            "2:11: write ru for 'Russian'",
        ),
        (
            "translation: 1\ntext: {}\n",
            "2:1: unknown key 'text'; did you mean 'texts'?",
        ),
        (
            "translation: 1\ntexts:\n  a.b: [x, y]\n",
            "3:8: 'a.b' is one text, and this is a list; write a text, or one for each entry:"
            " a.b.1",
        ),
        (
            "translation: 1\ntexts:\n  a: {b: x}\n  a.b: y\n",
            "4:3: two texts for 'a.b'; the other is at {file}:3:10; take one out",
        ),
        (
            "translation: 1\ntexts: a text\n",
            "2:8: 'texts' must be a group of keys",
        ),
        (
            "translation: 1\npictures: {a.svg: [1]}\n",
            "2:19: 'a.svg' must be text, got a list; if the brackets belong to it, put it in"
            " quotes",
        ),
    ],
)
def test_faults_are_told_at_their_place(
    tmp_path: Path, text: str, message: str
) -> None:
    _, problems = read_text(tmp_path, text)
    file = f"{tmp_path}/ru.yml"
    assert [str(each) for each in problems] == [
        f"{file}:{message.format(file=file)}"
    ]


def test_files_of_a_folder_are_one_translation(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    (folder / "film.yml").write_text(
        f"{HEAD}texts: {{film.title: Фильм}}\n", "utf-8"
    )
    (folder / "01-one.yml").write_text(
        "translation: 1\ntexts: {01-one.scene: Один, film.title: Кино}\nvoice: espeak\n",
        "utf-8",
    )
    (folder / "maps.yml").write_text("translation: 1\nvoice: gtts\n")
    (folder / "notes.txt").write_text("not read")
    translation, problems = read_translation(
        folder, AllowedPaths(tmp_path, tmp_path)
    )
    assert translation is not None
    assert translation.language == "ru"
    assert translation.texts["01-one.scene"].text == "Один"
    assert [str(each) for each in problems] == [
        f"{folder}/film.yml:4:9: two texts for 'film.title'; the other is at"
        f" {folder}/01-one.yml:2:41; take one out",
        f"{folder}/maps.yml:2:8: 'voice' is written before, at {folder}/01-one.yml:3:8;"
        " take one of the two out",
    ]


def test_a_link_out_of_the_film_is_not_followed(tmp_path: Path) -> None:
    film = tmp_path / "film"
    (film / "translations").mkdir(parents=True)
    secret = tmp_path / "secret.yml"
    secret.write_text(f"{HEAD}texts: {{film.title: geheim}}\n")
    path = film / "translations" / "ru.yml"
    path.symlink_to(secret)
    translation, problems = read_translation(path, AllowedPaths(film, film))
    assert translation is None
    assert [each.message for each in problems] == [
        "'ru.yml' is outside the film and assets/; allow it with --allow-path"
    ]


def test_translations_are_found_by_their_language(tmp_path: Path) -> None:
    film = tmp_path / "film.yml"
    folder = find_folder(film)
    assert list_languages(film) == ()
    assert find_translation(film, "ru") == ()
    (folder / "zh").mkdir(parents=True)
    (folder / "ru.yml").write_text("")
    (folder / "ru.po").write_text("")
    (folder / "pictures").mkdir()
    assert list_languages(film) == ("ru",)
    (folder / "zh" / "film.yml").write_text("")
    assert list_languages(film) == ("ru", "zh")
    assert find_translation(film, "ru") == (folder / "ru.yml",)
    assert find_translation(film, "zh") == (folder / "zh",)


def test_a_single_file_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert (
        find_folder(tmp_path / "short.yml") == tmp_path / "short.translations"
    )


def test_an_unknown_id_is_compared_with_those_of_its_section() -> None:
    known = {"01-one.hills.claim.by": 1, "02-two.hill.claim.by": 1}
    assert suggest_ids("01-one.hill.claim.by", known) == (
        "; did you mean '01-one.hills.claim.by'?"
    )
    assert suggest_ids("03-x", known) == ""
