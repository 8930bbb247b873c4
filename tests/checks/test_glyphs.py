"""Characters that the fonts of a film lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import plan
from lantern.checks import glyphs
from lantern.checks.glyphs import OverlayText
from lantern.core.problems import EXIT_TOOL
from lantern.plan import Rendition
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import scene
from tests.support.ledgers import (
    FILM,
    OURS,
    THEIRS,
    list_texts,
    write_film,
)


@pytest.mark.parametrize(
    ("captions", "line", "message"),
    [
        (
            "block",
            "narration: The road 鹽路 is long.",
            "01-wells.yml:2:12: the font Source Sans Pro lacks 2",
        ),
        (
            "none",
            "lower_third: {title: 鹽路}",
            "01-wells.yml:2:22: the font Source Serif Pro lacks 2",
        ),
    ],
)
def test_characters_that_no_face_has_are_told_before_anything_is_made(
    tmp_path: Path, captions: str, line: str, message: str
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "film.yml").write_text(
        f"{FILM}captions: {captions}\nvoice: [tone]\n"
    )
    length = "" if line.startswith("narration") else "duration: 3\n"
    (here / "01-wells.yml").write_text(
        f"scene: Wells\n{line}\n{length}shots:\n  - card: title\n", "utf-8"
    )
    found = [p for p in films.find_problems(here) if "lacks" in p.message]
    assert [p.code for p in found] == [EXIT_TOOL]
    assert (
        f"{message} of these characters: 鹽 路; type for Chinese, Japanese and Korean comes"
        " with `pip install lantern-film[cjk]`; or name a font of your own: look:"
        in list_texts(tmp_path, found)[0]
    )


def test_the_place_of_a_dateline_is_the_author_s(tmp_path: Path) -> None:
    shot = films.still("grey", dateline={"date": "1945", "place": "鹽路"})
    film = films.write(tmp_path, [scene("One", "Rain fell.", shot)])
    (told,) = [p for p in films.find_problems(film) if "lacks" in p.message]
    assert "lacks 2 of these characters: 鹽 路;" in told.message


def test_film_with_shorts_and_no_right_scene_names_what_is_wrong(
    tmp_path: Path,
) -> None:
    shorts = [{"id": "trailer", "cut": ["one"]}]
    film = films.write(
        tmp_path, [scene("One", "Rain fell.", lengths=3)], shorts=shorts
    )
    (told,) = films.find_problems(film)
    assert told.message.startswith("unknown key 'lengths'")


def lay(folder: Path, *scenes: films.Scene, **head: object) -> Rendition:
    """Lay a film out with guesses at its takes."""
    session = films.studio(
        films.write(folder / "film", list(scenes), **head), folder
    )
    voice = session.script.film.voice[0]
    jobs = make_take_jobs(session, voice)
    return lay_out(
        session, voice, {i: plan.guess(job) for i, job in jobs.items()}
    )


LABELLED = scene(
    "One",
    "Rain fell.",
    {
        "card": {"statement": "All is well"},
        "lower_third": {"title": "Here", "text": "and now"},
    },
    source="The book",
    claim={"status": "reported", "by": "the guide"},
)


def test_texts_over_a_scene_s_pictures_have_places_and_roles(
    tmp_path: Path,
) -> None:
    (part,) = lay(tmp_path, LABELLED).script.parts
    third = ("shots", 0, "lower_third")
    overlays = [
        OverlayText(("source",), "source", "The book"),
        OverlayText(("claim", "by"), "label", "the guide"),
        OverlayText((*third, "title"), "lower_third_title", "Here"),
        OverlayText((*third, "text"), "lower_third_line", "and now"),
    ]
    assert list(glyphs.list_overlay_texts(part, False)) == overlays
    caption = OverlayText(("narration",), "caption", "Rain fell.")
    assert list(glyphs.list_overlay_texts(part, True)) == [caption, *overlays]


def test_a_chapter_s_name_is_printed_where_there_is_a_pause_for_it(
    tmp_path: Path,
) -> None:
    one = scene("One", "Rain fell.", chapter="Дождь")
    for pause, count in ((0, 0), (2.5, 1)):
        rendition = lay(tmp_path / str(count), one, chapter_pause=pause)
        printed = glyphs.list_printed_texts(rendition, False)
        assert [text.text for text in printed].count("Дождь") == count


def test_every_printed_text_names_the_scene_it_stands_in(
    tmp_path: Path,
) -> None:
    printed = list(glyphs.list_printed_texts(lay(tmp_path, LABELLED), False))
    assert [each.where for each in printed[:2]] == [
        "what Lantern itself writes"
    ] * 2
    assert {each.where for each in printed[2:]} == {"scene 1 'One'"}
    assert "All is well" in [each.text for each in printed]


def test_labels_are_looked_up_in_the_capitals_they_are_printed_in(
    tmp_path: Path,
) -> None:
    printed = glyphs.list_printed_texts(lay(tmp_path, LABELLED), False)
    texts = [each.text for each in printed]
    assert "THE GUIDE" in texts
    assert "the guide" not in texts


def test_letters_of_europe_are_all_there(tmp_path: Path) -> None:
    third = {"title": "Łódź, Çanakkale, Århus, Žilina"}
    rendition = lay(tmp_path, scene("One", "Rain.", lower_third=third))
    assert glyphs.check_bundled_type(rendition, True) == []


def test_signs_that_nobody_sees_are_not_missed(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [
            scene(
                "One",
                "Every even\u200bing\u2060, before\u202fthe light\u00adhouse.",
            )
        ],
        captions="block",
    )
    assert films.find_problems(film) == []


def test_a_message_lists_at_most_twelve_characters(tmp_path: Path) -> None:
    characters = "一二三四五六七八九十百千萬"
    film = films.write(
        tmp_path, [scene("One", "Rain.", lower_third={"title": characters})]
    )
    (problem,) = films.find_problems(film)
    shown = " ".join(characters[:12])
    assert problem.message == (
        f"the font Source Serif Pro lacks 13 of these characters: {shown} …;"
        " type for Chinese, Japanese and Korean comes with `pip install lantern-film[cjk]`;"
        " or name a font of your own: look: {fonts: {serif: FILE.ttf}}"
    )


def test_a_narration_is_set_in_type_only_where_captions_are_burned_in(
    tmp_path: Path,
) -> None:
    rain = [scene("One", "Rain, 雨.")]
    assert films.find_problems(films.write(tmp_path, rain)) == []
    burned = films.write(tmp_path, rain, captions="block")
    (problem,) = films.find_problems(burned)
    assert problem.message.startswith(
        "the font Source Sans Pro lacks 1 of these"
    )
