"""The verb translate: what it writes, what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still
from tests.support.program import Program

PLACE = "scenes/short/translations/ru.yml"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    third = {"title": "The river"}
    films.write(
        tmp_path,
        [scene("Rain", "It rains.", still("river", lower_third=third))],
        language="en",
    )
    return Path("scenes/short")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_translation_is_begun_written_and_checked(
    film: Path, run: Program
) -> None:
    done = run("translate", film, "ru")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{PLACE}: 4 texts, 4 new.",
        "0 % translated, 0 of 8 words.",
        f"Next: write the 4 empty texts in {PLACE}",
    ]
    place = Path(PLACE)
    replace(place, '    title: ""', "    title: Фильм")
    replace(place, 'scene: ""', "scene: Дождь")
    replace(place, 'narration: ""', "narration: Идёт дождь.")
    assert run("translate", film, "ru").stdout.splitlines()[1] == (
        "75 % translated, 6 of 8 words."
    )
    replace(place, 'lower_third.title: ""', "lower_third.title: Река")
    assert run("translate", film, "ru").stdout.splitlines() == [
        f"{PLACE}: 4 texts.",
        "100 % translated, 8 of 8 words.",
        "Next: lantern check scenes/short --language ru",
    ]
    assert run("translate", film, "ru").stdout.splitlines()[0] == (
        f"{PLACE}: 4 texts, nothing to write."
    )


def test_what_changed_moved_and_went_is_counted(
    film: Path, run: Program
) -> None:
    run("translate", film, "ru")
    place = Path(PLACE)
    for key in ("scene", "narration", "river.lower_third.title"):
        replace(place, f'    {key}: ""', f"    {key}: слово")
    run("translate", film, "ru")
    third = {"title": "The river"}
    films.write(
        Path(),
        [scene("Rain", "It pours.", still("dark", lower_third=third))],
        language="en",
    )
    assert run("translate", film, "ru").stdout.splitlines() == [
        f"{PLACE}: 4 texts, 1 moved, 1 changed.",
        "62 % translated, 5 of 8 words.",
        f"Next: look at the texts listed under `changed:` in {PLACE}",
    ]
    films.write(Path(), [scene("Rain", "It pours.")], language="en")
    assert run("translate", film, "ru").stdout.startswith(
        f"{PLACE}: 3 texts, 1 changed, 1 gone."
    )


def test_the_languages_are_listed(film: Path, run: Program) -> None:
    assert run("translate", film).stdout.splitlines() == [
        "The film has no translation.",
        "Begin one: lantern translate scenes/short ru",
    ]
    run("translate", film, "ru")
    run("translate", film, "zh", "--split")
    replace(Path(PLACE), 'scene: ""', "scene: Дождь")
    assert run("translate", film).stdout.splitlines() == [
        "ru: 12 % translated, 1 of 8 words; 1 of 4 texts",
        "zh: 0 % translated, 0 of 8 words; 0 of 4 texts",
    ]


def test_one_bad_file_does_not_hide_the_others(
    film: Path, run: Program
) -> None:
    run("translate", film, "ru")
    run("translate", film, "zh")
    Path(PLACE).write_text("texts: {", "utf-8")
    done = run("translate", film)
    assert done.returncode == 4
    assert done.stdout.startswith("zh: 0 % translated")
    assert f"{PLACE} can't be read, and was left as it is" in done.stderr


def test_results_are_printed_as_json(film: Path, run: Program) -> None:
    found = read_result(run("translate", film, "ru", "--json"))
    assert found["file"].endswith(PLACE) and found["po"] is None
    assert (found["texts"], found["new"], found["written"]) == (4, 4, True)
    (listed,) = read_result(run("translate", film, "--json"))["translations"]
    assert (listed["language"], listed["percent"]) == ("ru", 0)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["en"], 2, "'en' is the film's own language, as film.yml says"),
        (["English"], 2, "'English' is the film's own language"),
        (
            ["xx"],
            2,
            "no language is called 'xx'; write its tag, such as ru, zh or",
        ),
        (["../ru"], 2, "no language is called '../ru'"),
    ],
)
def test_a_language_that_can_not_be_is_refused(
    film: Path, run: Program, words: list[str], code: int, says: str
) -> None:
    done = run("translate", film, *words)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert not (film / "translations").exists()


def test_a_language_may_be_called_by_its_name(film: Path, run: Program) -> None:
    run("translate", film, "Russian")
    assert Path(PLACE).is_file()


def test_a_film_with_faults_is_told_first(film: Path, run: Program) -> None:
    replace(film / "01-rain.yml", '"narration"', '"naration"')
    done = run("translate", film, "ru")
    assert done.returncode == 3
    assert "did you mean 'narration'?" in done.stderr
    assert done.stderr.endswith(
        "1 problem in the film itself; no translation was touched.\n"
    )
    assert not (film / "translations").exists()


def test_one_file_is_not_split_later(film: Path, run: Program) -> None:
    run("translate", film, "ru")
    done = run("translate", film, "ru", "--split")
    assert done.returncode == 2
    assert f"{PLACE} is one file already; leave out --split" in done.stderr


def test_a_film_that_is_not_there_is_told(run: Program) -> None:
    assert run("translate", "nowhere", "ru").returncode == 4


PO = PLACE.replace(".yml", ".po")


def test_a_po_goes_to_the_translator_and_comes_back(
    film: Path, run: Program
) -> None:
    done = run("translate", film, "ru", "--format", "po")
    assert done.stdout.splitlines()[2:] == [
        f"{PO}: for the translator's own program.",
        f"Take it back: lantern translate scenes/short ru --from {PO}",
    ]
    replace(
        Path(PO),
        'msgid "It rains."\nmsgstr ""',
        'msgid "It rains."\nmsgstr "Дождь."',
    )
    done = run("translate", film, "ru", "--from", PO)
    assert done.stdout.splitlines()[:2] == [
        f"{PO}: 1 text taken.",
        f"{PLACE}: 4 texts.",
    ]
    assert "    narration: Дождь.\n" in Path(PLACE).read_text("utf-8")
    # a second time nothing changes
    done = run("translate", film, "ru", "--from", PO, "--format", "po")
    assert f"{PLACE}: 4 texts, nothing to write." in done.stdout
    before = Path(PO).read_bytes()
    run("translate", film, "ru", "--format", "po")
    assert Path(PO).read_bytes() == before


def test_conflicts_and_what_is_left_out_are_told(
    film: Path, run: Program
) -> None:
    run("translate", film, "ru", "--format", "po")
    replace(
        Path(PO),
        'msgid "It rains."\nmsgstr ""',
        'msgid "It rains."\nmsgstr "Льёт."',
    )
    with Path(PO).open("a", encoding="utf-8") as file:
        file.write(
            '\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "x"\n'
        )
        file.write('\nmsgid "Snow"\nmsgstr "Снег"\n')
    replace(Path(PLACE), 'narration: ""', "narration: Дождь.")
    done = run("translate", film, "ru", "--from", PO)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"01-rain.narration was changed here and in {PO}; kept 'Дождь.', and not 'Льёт.';"
        " to take the other, empty this one and run this again",
        f"{PO}: 1 text with plural forms left out, which a film has none of: 'day'",
        f"{PO}: the film doesn't have the originals of 1 text;"
        " what is translated of them is kept under `gone:`",
    ]
    assert "gone:\n  #| Snow\n  text: Снег\n" in Path(PLACE).read_text("utf-8")


OTHER_FILM = """
msgid "Rain"
msgstr "a"

msgid "x"
msgstr "b"

msgid "y"
msgstr "c"
"""
OTHER_LANGUAGE = (
    'msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "Rain"\nmsgstr "a"\n'
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            OTHER_FILM,
            "is of another film, it seems: of its 3 texts this film has 1",
        ),
        (OTHER_LANGUAGE, "says that its language is uk, not ru"),
        ("hello", "ru.po:1 is no PO"),
    ],
)
def test_a_po_that_is_another_one_is_refused(
    film: Path, run: Program, text: str, says: str
) -> None:
    run("translate", film, "ru")
    before = Path(PLACE).read_bytes()
    Path(PO).write_text(text, "utf-8")
    done = run("translate", film, "ru", "--from", PO)
    assert (done.returncode, says in done.stderr) == (4, True), done.stderr
    assert Path(PLACE).read_bytes() == before


def test_options_that_make_no_sense_are_refused(
    film: Path, run: Program
) -> None:
    done = run("translate", film, "ru", "--format", "xliff")
    assert (done.returncode, "--format takes yaml or po" in done.stderr) == (
        2,
        True,
    )
    done = run("translate", film, "--from", PO)
    assert (done.returncode, "--from needs the language" in done.stderr) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('scene: ""', 'scene: "Дождь', f"{PLACE}:2"),
        (
            "film: short",
            "film: long",
            "this translation is for the film 'long'",
        ),
        (
            "language: ru",
            "language: uk",
            "this is uk, and the file is called ru.yml",
        ),
        ('scene: ""', "scene: [a, b]", "is one text, and this is a list"),
        ("translation: 1", "translation: 2", "is written for format 2"),
        (
            "texts:",
            "voices: [x]\ntexts:",
            "unknown key 'voices'; did you mean 'voice'?",
        ),
    ],
)
def test_a_translation_with_faults_is_told_and_left(
    film: Path, run: Program, old: str, new: str, says: str
) -> None:
    run("translate", film, "ru")
    place = Path(PLACE)
    replace(place, old, new)
    before = place.read_bytes()
    done = run("translate", film, "ru")
    assert (done.returncode, says in done.stderr) == (3, True), done.stderr
    assert done.stderr.endswith("The translation was left as it is.\n")
    assert place.read_bytes() == before


def test_a_translation_of_some_scenes_has_their_texts(
    film: Path, run: Program
) -> None:
    more = scene("Wind", "The wind blows.")
    films.write(Path(), [scene("Rain", "It rains."), more], language="en")
    run("translate", film, "ru")
    replace(Path(PLACE), "texts:", "scenes: [02-wind]\ntexts:")
    done = run("translate", film, "ru")
    assert done.stdout.splitlines()[0] == f"{PLACE}: 3 texts."
    assert "01-rain" not in Path(PLACE).read_text("utf-8")
    assert run("translate", film).stdout == (
        "ru: 0 % translated, 0 of 7 words; 0 of 3 texts\n"
    )
