"""The captions of a finished film as TTML: which files there are, and what they hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from ttconv import model
from ttconv.imsc import reader

from lantern.core.problems import OutputFailure
from lantern.editions.captions import (
    NoCaptions,
    find_caption_place,
    write_captions,
)
from lantern.editions.finished import FinishedFilm
from lantern.graphics import look
from lantern.timeline.captions import choose_line_length
from tests.support import editions, films, translated_films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

RUSSIAN = {
    "film.title": "Фильм",
    "01-one.scene": "Один",
    "01-one.narration": "[ann] Пошёл дождь.",
}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    """A film with a speaker of her own colour, a bell, and captions in Russian."""
    base = tmp_path_factory.mktemp("captions")
    folder = films.write(
        base,
        [scene("One", "[ann] Rain fell.", hit={"kind": "bell", "at": "fell"})],
        title="Rain & wind",
        speakers={"ann": {"name": "Ann Lee", "colour": "#cc2200"}},
        captions={"speakers": "colour", "language": ["en", "ru"]},
    )
    translated_films.write(folder, RUSSIAN)
    return editions.lay_out(films.studio(folder, base))


def read_texts(path: Path) -> list[str]:
    document = reader.to_model(ET.parse(path))
    assert document is not None
    body = document.get_body()
    assert body is not None
    texts = [
        each for each in body.dfs_iterator() if isinstance(each, model.Text)
    ]
    return [each.get_text() for each in texts]


def test_there_is_a_file_for_each_language(film: FinishedFilm) -> None:
    files = write_captions(film)
    assert [each.name for each in files] == ["short.ttml", "short.ru.ttml"]
    assert [read_texts(each) for each in files] == [
        ["Rain fell."],
        ["Пошёл дождь."],
    ]
    assert 'xml:lang="ru"' in files[1].read_text("utf-8")
    assert "<ttm:title>Фильм<" in files[1].read_text("utf-8")
    assert all("line speaker-ann" in each.read_text("utf-8") for each in files)


def test_what_is_heard_is_told_where_it_is_asked_for(
    film: FinishedFilm,
) -> None:
    files = write_captions(film, with_sounds=True)
    assert [each.name for each in files][-1] == "short.sdh.ttml"
    assert read_texts(files[-1]) == ["[bell]", "Rain fell."]
    first = [each.read_bytes() for each in files]
    again = write_captions(film, with_sounds=True)
    assert [each.read_bytes() for each in again] == first
    write_captions(film)
    assert not files[-1].exists(), (
        "what was not asked for is not left from before"
    )


def test_captions_that_somebody_changed_are_kept(film: FinishedFilm) -> None:
    files = write_captions(film)
    files[0].write_text("mine")
    with pytest.raises(OutputFailure, match=r"short\.ttml was changed"):
        write_captions(film)
    assert files[0].read_text() == "mine"
    files[0].unlink()
    write_captions(film)


def test_a_silent_film_has_none(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path, [scene("One", None, still("hills"), duration=1)]
    )
    silent = editions.lay_out(films.studio(folder, tmp_path))
    with pytest.raises(NoCaptions, match="nothing is said"):
        write_captions(silent, with_sounds=True)
    assert (
        "Nothing is heard beside one voice" in films.notes(silent.session)[-1]
    )
    assert not (silent.folder / "captions").exists()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_they_stand_where_captions_are_burned_in(size: tuple[int, int]) -> None:
    atlas = look.load()
    place = find_caption_place(atlas, size)
    x, y, w, h = atlas.get_bands(size, captions=True)["caption"]
    middle = place.left + place.width / 2
    assert middle == pytest.approx(100 * (x + w / 2) / size[0])
    assert place.top + place.height == pytest.approx(100 * (y + h) / size[1])
    assert place.height >= 4 * place.type_height
    # the longest line of the shape has room in type that is wide: 0.6 of its height a letter
    letters = choose_line_length(size)
    line = letters * 0.6 * place.type_height * size[1]
    assert line <= place.width * size[0]
