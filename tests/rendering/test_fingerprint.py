"""What decides a film: where it is published doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.store import digest_bytes
from lantern.plan import project as projects
from lantern.rendering.fingerprint import read_inputs
from tests.support import films
from tests.support.films import scene

HEAD = "lantern: 1\ntitle: Short\n"
TAIL = "voice: [tone]\n"


def read_film_digest(folder: Path, text: str) -> str:
    """Return the digest of a film.yml with this text, among the inputs of its film."""
    film = films.write(folder, [scene("One", "Rain and wind.")])
    (film / "film.yml").write_text(text)
    project, problems = projects.load(film)
    assert project is not None
    assert problems == []
    return read_inputs(project).files["scenes/short/film.yml"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + TAIL,
        f"{HEAD}publish: [vimeo]\n{TAIL}",
        f"{HEAD}publish:\n  - to: vimeo\n    title: Rain\n{TAIL}",
        f"{HEAD}{TAIL}publish:\n  - vimeo\n",
        f"publish: []\n{HEAD}{TAIL}",
    ],
)
def test_where_a_film_is_published_makes_no_other_film(
    text: str, tmp_path: Path
) -> None:
    digest = read_film_digest(tmp_path, text)
    assert digest == digest_bytes((HEAD + TAIL).encode())


def test_all_else_does(tmp_path: Path) -> None:
    text = f"{HEAD}publish: [vimeo]\ntags: [rain]\n{TAIL}"
    digest = read_film_digest(tmp_path, text)
    assert digest == digest_bytes(f"{HEAD}tags: [rain]\n{TAIL}".encode())


def test_a_film_on_one_line_is_taken_as_a_whole(tmp_path: Path) -> None:
    text = '{"lantern": 1, "title": "Short", "publish": ["vimeo"], "voice": ["tone"]}'
    assert read_film_digest(tmp_path, text) == digest_bytes(text.encode())


def test_a_translation_s_settings_stand_for_the_film_s(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain and wind.")])
    publish = "publish:\n  - to: vimeo\n    title: Rain\n    tags: [a, b]\n"
    (film / "film.yml").write_text(f"{HEAD}{publish}voice: [tone]\n")
    # its voice stands on a line on which film.yml says where the film goes, and takes the place
    # of the film's, which decides nothing of it
    text = "translation: 1\nfilm: short\nlanguage: ru\nvoice: [espeak]\ntexts: {}\n"
    (film / "translations").mkdir()
    (film / "translations" / "ru.yml").write_text(text)
    project, _ = projects.load(film, language="ru")
    assert project is not None
    digests = read_inputs(project).files
    assert digests["scenes/short/film.yml"] == digest_bytes(HEAD.encode())
    ours = digests["scenes/short/translations/ru.yml"]
    assert ours == digest_bytes(text.encode())
