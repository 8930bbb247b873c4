"""What check and plan say of captions that pass too quickly, and by which times they judge."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lantern import plan
from lantern.checks import captions
from lantern.checks.captions import CheckedCaptions, PassedCaptions
from lantern.core import records
from lantern.core.records import save_record
from lantern.core.store import Store
from lantern.core.units import Samples
from lantern.plan.results import TakeInfo
from lantern.script import load
from lantern.timeline.captions.readability import CaptionStats
from tests.support import films, translated_films
from tests.support.envelopes import read_result
from tests.support.films import scene

CALM = "Rain and wind came over the hills before the morning."


def read(film: Path, store: Path) -> CheckedCaptions:
    return captions.check_captions(films.load_valid(film), Store(store))


def spoken(film: Path, store: Path, share: float) -> None:
    """Put takes into the store in which everybody speaks in this share of the usual time."""
    loaded, _ = load.load(film)
    assert loaded is not None
    for part in loaded.parts:
        job = plan.make_take_job(loaded, part, loaded.film.voice[0])
        guess = plan.guess(job)
        cues = [(round(a * share), round(b * share)) for a, b in guess.cues]
        info = TakeInfo(
            samples=Samples(round(guess.samples * share)),
            cues=tuple(cues),
            timing="exact",
            alignment=(),
            engine="tone",
            lufs=-20.0,
        )
        save_record(Store(store), job.key, info)


def test_a_calm_film_has_no_warning_and_no_figures_before_it_is_spoken(
    tmp_path: Path,
) -> None:
    assert read(
        films.write(tmp_path, [scene("One", CALM)]), tmp_path / "store"
    ) == CheckedCaptions((), None, None)


def test_takes_that_are_too_quick_are_told_at_the_narration(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path, [scene("One", CALM), scene("Two", f"{CALM} {CALM}")]
    )
    spoken(film, tmp_path / "store", 0.5)
    found = read(film, tmp_path / "store")
    assert (
        found.voice == "tone"
        and found.figures is not None
        and found.figures.fastest > 25
    )
    assert all(problem.warning for problem in found.problems)
    # the first scene's caption stays until the next one;
    # the second's is cut short by the one after it
    (problem,) = found.problems
    assert str(problem).endswith(
        "02-two.yml:3:15: warning: the caption “Rain and wind came over the hills before the"
        " morning.” is hard to read: it has 30.2 characters a second, and 17 are read with"
        " ease; say it in fewer words, or let the voice speak slower"
    )


def test_captions_in_another_language_are_told_in_its_translation(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path, [scene("One", CALM)], captions={"language": ["en", "ru"]}
    )
    long = f"До утра {'над холмами и над рекой ' * 5}шли дождь и ветер."
    translation = translated_films.write(film, {"01-one": {"narration": long}})
    spoken(film, tmp_path / "store", 1)
    found = read(film, tmp_path / "store")
    (problem,) = found.problems
    assert problem.warning
    assert problem.span is not None
    assert problem.span.file == translation
    assert " in 'ru' is hard to read: it has " in problem.message
    # the figures are those of the voice's captions
    assert found.figures is not None
    assert found.figures.cues == 1
    translated_films.write(
        film, {"01-one": {"narration": "Шли дождь и ветер."}}
    )
    assert read(film, tmp_path / "store").problems == ()


def test_takes_at_an_easy_pace_give_figures_alone(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", CALM)])
    spoken(film, tmp_path / "store", 1.0)
    found = read(film, tmp_path / "store")
    assert found.problems == () and found.voice == "tone"
    assert (
        found.figures is not None
        and found.figures.cues == 1
        and found.figures.fastest < 17
    )


def test_what_was_found_stands_until_a_take_changes(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", CALM), scene("Two", CALM)])
    spoken(film, tmp_path / "store", 1.0)
    first = read(film, tmp_path / "store")
    assert read(film, tmp_path / "store") == first and first.figures is not None
    spoken(film, tmp_path / "store", 1.5)
    slower = read(film, tmp_path / "store").figures
    assert slower is not None and slower.pace < first.figures.pace
    spoken(film, tmp_path / "store", 0.2)
    assert read(film, tmp_path / "store").problems
    for path in (tmp_path / "store").glob("??/*.json"):
        if "samples" in path.read_text():
            path.unlink()
    assert read(film, tmp_path / "store") == CheckedCaptions((), None, None)


def test_before_it_is_spoken_the_rate_of_the_voice_is_the_guess(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path,
        [scene("One", f"{CALM} {CALM}")],
        voice=[{"espeak": {"rate": 300}}],
    )
    (problem,) = read(film, tmp_path / "store").problems
    assert (
        "characters a second, and 17 are read with ease, by a guess at its length;"
        in problem.message
    )


def test_a_word_that_no_line_can_hold_is_told(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", f"They call it {'x' * 50} over there.")]
    )
    (problem,) = read(film, tmp_path / "store").problems
    assert (
        "a word is longer than a line of 42 characters and is set smaller"
        in problem.message
    )


def test_the_voice_that_has_spoken_is_the_one_that_counts(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path, [scene("One", CALM)], voice=["tone"])
    spoken(film, tmp_path / "store", 1.0)
    films.write(tmp_path, [scene("One", CALM)], voice=["espeak", "tone"])
    assert read(film, tmp_path / "store").voice == "tone"


def test_what_passed_is_written_and_read_as_the_same(tmp_path: Path) -> None:
    stats = CaptionStats(2, 14.5, 16.25, 1.2, 4.0)
    passed = PassedCaptions(stats, "tone", ("1", "2"), {"ab": "cd"})
    written = json.loads(json.dumps(records.to_json(passed)))
    assert written == {
        "schema": "lantern.passed-captions/1",
        "figures": {
            "cues": 2,
            "pace": 14.5,
            "fastest": 16.25,
            "shortest": 1.2,
            "longest": 4.0,
        },
        "voice": "tone",
        "versions": ["1", "2"],
        "takes": {"ab": "cd"},
    }
    assert records.from_json(PassedCaptions, written) == passed
    unspoken = PassedCaptions(None, None, (), {})
    assert (
        records.from_json(PassedCaptions, records.to_json(unspoken)) == unspoken
    )


def test_a_note_that_is_damaged_is_written_again(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", CALM)])
    store = tmp_path / "store"
    spoken(film, store, 1.0)
    first = read(film, store)
    (note,) = [
        path for path in store.glob("??/*.json") if "passed" in path.read_text()
    ]
    whole = note.read_text()
    Store(store).put_json(note.stem, {"figures": {"cues": "many"}})
    assert read(film, store) == first
    assert note.read_text() == whole


def test_captions_that_are_too_quick_are_no_note(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", CALM), scene("Two", f"{CALM} {CALM}")]
    )
    store = tmp_path / "store"
    spoken(film, store, 0.5)
    assert read(film, store).problems
    assert not [
        path for path in store.glob("??/*.json") if "passed" in path.read_text()
    ]


def test_a_store_that_can_not_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    film = films.write(tmp_path, [scene("One", CALM)])
    assert read(film, tmp_path / "store") == CheckedCaptions((), None, None)


def test_one_warning_a_scene_counts_the_other_captions(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", " ".join([CALM] * 6))])
    spoken(film, tmp_path / "store", 0.3)
    (problem,) = read(film, tmp_path / "store").problems
    assert " more here); say it in fewer words" in problem.message


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> films.Made:
    base = tmp_path_factory.mktemp("read")
    return films.render(
        films.write(base / "project", [scene("One", f"{CALM} {CALM}")]), base
    )


@pytest.mark.film
def test_check_and_plan_say_how_captions_read(made: films.Made) -> None:
    film, store = made.studio.script.tree.file.parent, made.studio.store.root
    told = films.call("check", film, "--store", store, cwd=store)
    assert told.returncode == 0
    figures = made.report["captions"]
    speed = f"{figures['pace']:.1f} characters a second, {figures['fastest']:.1f} at most"
    line = f"2 captions, spoken by tone: {speed}.\n"
    assert told.stdout == line + "1 scene; 1 thing to look at.\n"
    result = read_result(
        films.call("check", film, "--store", store, "--json", cwd=store)
    )
    assert result["captions"] == [{**figures, "shape": "16:9", "voice": "tone"}]
    assert line in films.call("plan", film, "--store", store, cwd=store).stdout


@pytest.mark.film
def test_the_bench_measures_a_rendered_film(made: films.Made) -> None:
    bench = films.ROOT / "scripts" / "benches" / "captions.py"
    done = subprocess.run(
        [sys.executable, str(bench), str(made.out)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("2 captions")
    assert (
        f"{made.report['captions']['fastest']:.2f}   at most 17" in done.stdout
    )
