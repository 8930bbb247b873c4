"""What is wrong with a film as a whole: voices, thumbnail, ledger, pages of credits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern.checks.film import (
    check_language,
    check_licence,
    check_unfilled_entries,
    check_voices,
)
from lantern.core.problems import EXIT_ASSET, Problem, Span
from lantern.credits.entry import PLACEHOLDER_AUTHOR
from lantern.plan import project
from lantern.plan.project import Project
from tests.support import catalogue, films, stand_in_ffmpeg
from tests.support.catalogue import make_pack, put_here
from tests.support.films import scene

CREDITS = {"card": "credits"}
BELL = make_pack("bell", file_settings={"voice": "bell.onnx"})
NC = make_pack(
    "drum",
    licence="CC-BY-NC-4.0",
    use="non-commercial",
)
DOUBTFUL = make_pack(
    "joe",
    use="unclear",
    lineage="Fine-tuned from lessac.",
)


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path) -> Iterator[None]:
    with catalogue.using(tmp_path, BELL, NC, DOUBTFUL):
        yield


def check(tmp_path: Path, voice: object, **more: Any) -> list[str]:
    """Return the problems of a film with these voices; their place is in front."""
    film = films.write(
        tmp_path,
        [films.scene("One", "Rain.")],
        voice=voice,
        **more,
    )
    loaded, problems = project.load(film)
    assert loaded is not None
    assert problems == []
    found = check_voices(loaded.script)
    return [str(problem).rpartition("/")[2] for problem in found]


def test_a_voice_that_is_here_is_no_problem(tmp_path: Path) -> None:
    put_here(DOUBTFUL)
    assert check(tmp_path, ["joe"]) == []


def test_the_only_voice_is_not_here(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, ["drum"])
    place, _, message = problem.partition(" ")
    assert place.startswith("film.yml:")
    assert message == (
        "the voice 'drum' isn't on this machine; `lantern voices get drum` fetches it"
    )


def test_a_missing_voice_before_one_that_speaks_is_none(tmp_path: Path) -> None:
    assert check(tmp_path, ["drum", "tone"]) == []


def test_a_misspelt_voice_is_one_whatever_follows(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, ["drumm", "tone"])
    assert "there is no voice 'drumm'; did you mean 'drum'?" in problem


def test_a_wish_that_nothing_here_fits(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, {"language": "en", "sex": "female"})
    assert problem.endswith(
        "no voice on this machine is as wished (en, female);"
        " `lantern voices get bell` fetches it"
    )


def test_a_setting_that_makes_the_voice_can_not_be_changed(
    tmp_path: Path,
) -> None:
    put_here(BELL)
    (problem,) = check(tmp_path, [{"bell": {"voice": "other.onnx"}}])
    assert problem.endswith(
        "'voice' is what makes the voice 'bell'; take it out, or name tone with all of"
        " its settings"
    )


def test_a_commercial_film_with_a_voice_for_other_use(tmp_path: Path) -> None:
    put_here(NC)
    assert check(tmp_path, ["drum"]) == []
    (problem,) = check(tmp_path, ["drum"], use="commercial")
    assert problem.endswith(
        "the voice 'drum' is licensed CC-BY-NC-4.0, and the film says use: commercial"
    )


def test_a_commercial_film_with_a_voice_of_unclear_origin_is_warned(
    tmp_path: Path,
) -> None:
    put_here(DOUBTFUL)
    (problem,) = check(tmp_path, ["joe"], use="commercial")
    assert problem.endswith(
        "warning: whether the voice 'joe' may speak a commercial film is unclear:"
        " Fine-tuned from lessac."
    )


def test_a_scene_may_set_a_voice_by_its_name(tmp_path: Path) -> None:
    put_here(DOUBTFUL)
    wrong = films.scene("One", "Rain.", speaker={"joe": {"pitch": 3}})
    film = films.write(tmp_path, [wrong], voice=["joe"])
    loaded, _ = project.load(film)
    assert loaded is not None
    (problem,) = check_voices(loaded.script)
    assert (
        problem.message
        == "the voice 'tone' has no setting 'pitch'; it has none"
    )


def find_faults(film: Path) -> list[str]:
    """Return what is wrong with a film, its places without folder and column."""
    found = []
    for problem in films.find_problems(film):
        assert problem.span is not None
        found.append(f"{problem.span.file.name}: {problem.message}")
    return found


def find_voice_faults(folder: Path, *voices: Any) -> list[str]:
    return find_faults(
        films.write(folder, [scene("One", "Rain.")], voice=list(voices))
    )


def find_speaker_faults(folder: Path, speaker: dict[str, Any]) -> list[str]:
    return find_faults(
        films.write(folder, [scene("One", "Rain.", speaker=speaker)])
    )


def load(film: Path) -> Project:
    loaded, _ = project.load(film)
    assert loaded is not None
    return loaded


def test_a_voice_that_does_not_exist_is_named_with_those_that_do(
    tmp_path: Path,
) -> None:
    (fault,) = find_voice_faults(tmp_path, "tone", "ufo")
    assert fault.startswith(
        "film.yml: there is no voice 'ufo'; there are: hibari, espeak, "
    )


def test_each_voice_is_checked_though_only_one_will_speak(
    tmp_path: Path,
) -> None:
    found = find_voice_faults(
        tmp_path, {"espeak": {"rate": "fast"}}, "tone", {"espeak": {"rate": 9}}
    )
    assert found == [
        "film.yml: rate must be a whole number, not 'fast'",
        "film.yml: rate must be between 80 and 450, not 9",
    ]


def test_a_voice_file_that_is_missing_is_a_missing_file(tmp_path: Path) -> None:
    voice = {"piper": {"voice": "no.onnx"}}
    film = films.write(tmp_path, [scene("One", "Rain.")], voice=["tone", voice])
    (problem,) = films.find_problems(film)
    assert problem.message == "'no.onnx' not found"
    assert problem.code == EXIT_ASSET


def test_a_scene_s_settings_are_for_voices_that_exist(tmp_path: Path) -> None:
    assert find_speaker_faults(tmp_path, {"espaek": {"rate": 120}}) == [
        "01-one.yml: there is no voice 'espaek'; did you mean 'espeak'?"
    ]


def test_a_scene_s_settings_must_make_sense(tmp_path: Path) -> None:
    assert find_speaker_faults(tmp_path, {"espeak": {"rate": 120}}) == []
    assert find_speaker_faults(tmp_path, {"espeak": {"rate": 9999}}) == [
        "01-one.yml: rate must be between 80 and 450, not 9999"
    ]


def test_a_scene_cannot_take_another_voice_file(tmp_path: Path) -> None:
    assert find_speaker_faults(
        tmp_path, {"piper": {"voice": "other.onnx"}}
    ) == [
        "01-one.yml: a scene can't change piper's voice; that is set in film.yml"
    ]


def test_a_thumbnail_that_is_no_picture_is_found_at_its_key(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path,
        [scene("One", "Rain.")],
        thumbnail={"still": "assets/grey.png"},
    )
    assert films.find_problems(film) == []
    (tmp_path / "assets" / "grey.png").write_bytes(b"no picture")
    (problem,) = films.find_problems(film)
    assert problem.message == (
        "grey.png is no picture that can be read here "
        "(PNG, JPEG, WebP, TIFF, AVIF, GIF, BMP or SVG)"
    )
    text = (film / "film.yml").read_text("utf-8")
    column = text.index('"assets/grey.png"') + 1
    assert str(problem.span).endswith(f"film.yml:1:{column}")


MAP = "views: {near: {center: [10, 50], width_km: 900}}\n"


def find_thumbnail_problems(
    folder: Path, thumbnail: dict[str, Any]
) -> list[str]:
    shot = {"map": "m.yml", "view": "near"}
    film = films.write(
        folder, [scene("One", "Rain.", shot)], thumbnail=thumbnail
    )
    (film / "m.yml").write_text(MAP, "utf-8")
    return [
        problem.message
        for problem in films.find_problems(film)
        if not problem.warning
    ]


def test_a_thumbnail_may_be_a_map_at_one_of_its_views(tmp_path: Path) -> None:
    chosen = {"map": "m.yml", "view": "near"}
    assert find_thumbnail_problems(tmp_path, chosen) == []


def test_a_view_that_the_thumbnail_s_map_lacks_is_found(tmp_path: Path) -> None:
    chosen = {"map": "m.yml", "view": "nera"}
    assert find_thumbnail_problems(tmp_path, chosen) == [
        "the map has no view 'nera'; did you mean 'near'?"
    ]


def write_ledger(folder: Path, *authors: str) -> Project:
    """Write a film of two stills, whose makers stand in a ledger of its own."""
    shots = [{"still": f"{i}.png"} for i in range(len(authors))]
    film = films.write(folder, [scene("One", None, *shots, duration=4)])
    lines = ["credits:"]
    for i, author in enumerate(authors):
        films.paint(film / f"{i}.png", 100 + i)
        entry = f"file: {i}.png, kind: photograph, title: T, licence: CC0-1.0"
        lines.append(f"  - {{{entry}, author: '{author}'}}")
    (film / "credits.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return load(film)


def test_a_ledger_that_is_filled_in_has_no_warning(tmp_path: Path) -> None:
    assert check_unfilled_entries(write_ledger(tmp_path, "A. Painter")) == []


def test_an_entry_without_its_author_is_a_warning_at_the_placeholder(
    tmp_path: Path,
) -> None:
    loaded = write_ledger(tmp_path, "A. Painter", PLACEHOLDER_AUTHOR)
    (problem,) = check_unfilled_entries(loaded)
    assert problem.warning
    assert problem.message == (
        "an entry doesn't say yet who made the picture; write the author, and see that the"
        " licence is true"
    )
    file = loaded.script.places.film / "credits.yml"
    line = file.read_text("utf-8").splitlines()[2]
    start = line.index(PLACEHOLDER_AUTHOR) + 1
    assert problem.span == Span(file, 3, start, start + len(PLACEHOLDER_AUTHOR))


def test_several_entries_without_author_are_one_warning(tmp_path: Path) -> None:
    loaded = write_ledger(tmp_path, PLACEHOLDER_AUTHOR, PLACEHOLDER_AUTHOR)
    (problem,) = check_unfilled_entries(loaded)
    assert problem.message.startswith(
        "2 entries don't say yet who made the picture;"
    )


@pytest.mark.parametrize("placeholder", [False, True])
def test_a_placeholder_in_the_project_s_ledger_is_placed_at_the_film_s(
    tmp_path: Path, placeholder: bool
) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")])
    ledger = tmp_path / "assets" / "credits.yml"
    text = ledger.read_text("utf-8").replace("The tests", PLACEHOLDER_AUTHOR)
    ledger.write_text(text, "utf-8")
    if placeholder:
        (film / "credits.yml").write_text("credits: []\n", "utf-8")
    (problem,) = check_unfilled_entries(load(film))
    assert problem.span == Span(film / "credits.yml")


def test_more_pages_of_credits_than_rows_are_too_many(tmp_path: Path) -> None:
    # four rows: photographs, narration, type, and what the film was made with
    one = scene("One", None, *[CREDITS] * 6, duration=24)
    film = films.write(tmp_path, [one, scene("Two", "Rain.")])
    problems = films.find_problems(film)
    assert [problem.message for problem in problems] == [
        "the credits fill 4 pages at most: take this 'card: credits' out"
    ] * 2
    lines = (film / "01-one.yml").read_text("utf-8").splitlines()
    pages = [i for i, line in enumerate(lines, 1) if '"card"' in line]
    assert [problem.span.line for problem in problems if problem.span] == pages[
        4:
    ]


def test_as_many_pages_of_credits_as_rows_are_fine(tmp_path: Path) -> None:
    one = scene("One", None, CREDITS, duration=4)
    assert (
        find_faults(films.write(tmp_path, [one, scene("Two", "Rain.")])) == []
    )


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("CC-BY-4.0", []),
        ("CC BY 4.0", []),
        (
            "CC-BI-4.0",
            ["the licence 'CC-BI-4.0' isn't known; did you mean 'CC-BY-4.0'?"],
        ),
    ],
)
def test_the_film_s_own_licence_is_one_that_is_known(
    tmp_path: Path, licence: str, words: list[str]
) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")], licence=licence)
    loaded, problems = project.load(film)
    assert loaded is not None
    assert problems == []
    assert [
        problem.message for problem in check_licence(loaded.script)
    ] == words


@pytest.mark.parametrize("language", ["en", "de-AT", "zh-CN"])
def test_a_language_with_words_is_no_problem(
    tmp_path: Path, language: str
) -> None:
    assert find_language_problems(tmp_path, language) == []


def test_a_language_without_words_is_told_once(tmp_path: Path) -> None:
    (problem,) = find_language_problems(tmp_path, "cs")
    assert problem.warning
    assert problem.message == (
        "Lantern has no words of its own in 'cs', so it writes source lines, dates and credits"
        " in English; it has them in en, de, es, fr, it, ja, ko, nl, pl, pt, ru, sv, uk, zh"
    )


def find_language_problems(tmp_path: Path, language: str) -> list[Problem]:
    scenes = [films.scene("One", "Rain."), films.scene("Two", "Wind.")]
    film = films.write(tmp_path, scenes, language=language)
    loaded, _ = project.load(film)
    assert loaded is not None
    return check_language(loaded.script)


@pytest.mark.process
def test_an_encoder_that_is_not_here_is_a_warning_at_its_name(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")])
    text = "lantern: 1\ntitle: Short\nvoice: [tone]\noutput: {encoder: nvenc}\n"
    (film / "film.yml").write_text(text)
    with stand_in_ffmpeg.using(stand_in_ffmpeg.write_without_driver(tmp_path)):
        problems = films.find_problems(film)
    (problem,) = [each for each in problems if "encode" in each.message]
    assert problem.warning
    assert str(problem).rpartition("/")[2] == (
        "film.yml:4:19: warning: nvenc can't encode this film on this machine:"
        " Cannot load libcuda.so.1; set the encoder to auto or x264"
    )
