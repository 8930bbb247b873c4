"""Passages, coverage and the figures check: each slip of a narration is told at its very word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.article import lock
from lantern.article.readers import read_article
from lantern.checks import sourcing
from lantern.checks.sourcing import claims, coverage
from lantern.core.problems import Problem, format_problem
from lantern.script import load, lockfile
from lantern.script.load import Script

ROOT = Path(__file__).parents[3]
LIBERATION = ROOT / "scenes" / "liberation-1945"
ARTICLE = """The salt road

On 9 August 1945 eighty-four camels left Harbin for the wells of Mandara, 55 km to the south, under General Khata.

At 4:30 hrs on August 10th the 5th caravan came back; about 600,000 bags of salt were lost on the way to the coast.

Nobody has counted the wells since then, and few of those who dug them are remembered by name in the towns today.
"""  # noqa: E501
HEAD = "lantern: 1\ntitle: Salt\narticle: {title: The salt road}\nvoice: [tone]\n"
CARD = "shots:\n  - card: {statement: Salt}\n"
TOLD = (
    "scene: Wells\npassage: [2, 3, 4]\nnarration: |\n  On 9 August, 84 camels\n  leave"
    " Harbin.\n" + CARD
)


def lay(
    folder: Path, scene: str = TOLD, film: str = "", *, article: str | None = ARTICLE
) -> Path:
    """A film of one scene with its lock; the article lies outside of it."""
    here = folder / "film"
    here.mkdir(exist_ok=True)
    (here / "film.yml").write_text(HEAD + film, "utf-8")
    (here / "01-wells.yml").write_text(scene, "utf-8")
    if article is not None:
        (folder / "salt.txt").write_text(article, "utf-8")
        (here / lock.LOCK_FILE).write_text(
            lock.format_lock(lock.make_lock(read_article(folder / "salt.txt"))), "utf-8"
        )
    return here


def loaded(film: Path) -> Script:
    found, problems = load.load(film)
    assert found is not None and not problems, [str(p) for p in problems]
    return found


def check(film: Path, **options: Any) -> list[Problem]:
    """What is wrong with the sources of a film that has no other faults."""
    script = loaded(film)
    sealed, problems = lockfile.load(script)
    return problems + sourcing.check(script, sealed, **options)


def told(folder: Path, problems: list[Problem]) -> list[str]:
    return [str(p).replace(f"{folder}/film/", "") for p in problems]


def checked(
    folder: Path, scene: str = TOLD, film: str = "", *, strict: bool = False
) -> list[str]:
    return told(folder, check(lay(folder, scene, film), strict=strict))


CURE = (
    "; correct it, add the paragraph to passage, or say in also_from where it is from"
)


def test_a_film_that_tells_what_is_written(tmp_path: Path) -> None:
    assert checked(tmp_path, strict=True) == []


@pytest.mark.parametrize(
    ("was", "now", "place", "said"),
    [
        (
            "84 camels",
            "85 camels",
            "4:16",
            "'85' is not in paragraphs 2, 3, 4 of the article (nearest: 84)",
        ),
        (
            "9 August",
            "8 August",
            "4:6",
            "'8 August' is not in paragraphs 2, 3, 4 of the article (nearest: 9 August 1945)",
        ),
        (
            "Harbin",
            "Harbing",
            "5:9",
            "'Harbing' is not in paragraphs 2, 3, 4 of the article (nearest: Harbin)",
        ),
        (
            "[2, 3, 4]",
            "[3, 4]",
            "4:6",
            "'9 August' is not in paragraphs 3, 4 of the article (nearest: 10 August)",
        ),
    ],
)
def test_a_slip_is_told_at_its_word(
    tmp_path: Path, was: str, now: str, place: str, said: str
) -> None:
    found = checked(tmp_path, TOLD.replace(was, now))
    slips = [text for text in found if "paragraph 2 of the article ('" not in text]
    assert slips[0] == f"01-wells.yml:{place}: warning: {said}{CURE}"
    assert len(slips) == (3 if now == "[3, 4]" else 1)


def test_strict_makes_problems_of_warnings(tmp_path: Path) -> None:
    found = check(lay(tmp_path, TOLD.replace("84", "85")), strict=True)
    assert [(p.warning, p.code) for p in found] == [(False, 3)]


def test_the_caret_stands_under_the_word_in_every_way_of_writing_it(
    tmp_path: Path,
) -> None:
    for narration in (
        '"On 9 August,\n  85 camels"',
        ">\n  On 9 August,\n\n  85 camels",
        "On 9 August, 85 camels",
    ):
        film = lay(
            tmp_path,
            f"scene: Wells\npassage: [2, 3, 4]\nnarration: {narration}\n{CARD}",
        )
        (slip,) = check(film)
        drawn = format_problem(slip, (film / "01-wells.yml").read_text()).split("\n")
        assert drawn[1][drawn[2].index("^") : drawn[2].rindex("^") + 1] == "85"


def test_other_sources_speak_for_their_words_alone(tmp_path: Path) -> None:
    scene = TOLD.replace("leave Harbin", "leave 7 wells and 8 wells")
    also = 'also_from: {text: "7 wells", source: "the map of 1944"}\n'
    found = checked(tmp_path, scene.replace("narration", f"{also}narration"))
    assert [text.split(" is not")[0] for text in found] == [
        "01-wells.yml:6:21: warning: '8'"
    ]


def test_other_sources_for_words_that_nobody_says(tmp_path: Path) -> None:
    also = (
        'also_from:\n  - {text: "9 August", source: a}\n  - {text: "nine wells", source: "the'
        ' map of 1944"}\n'
    )
    assert checked(tmp_path, TOLD.replace("narration", f"{also}narration")) == [
        "01-wells.yml:5:12: also_from: 'nine wells' stands neither in the narration nor on a"
        " card"
    ]


def test_figures_and_dates_on_cards_are_checked_with_their_own_passages(
    tmp_path: Path,
) -> None:
    card = """shots:
  - card: {number: 600000, text: bags}
  - card:
      chart: Losses
      bars: [{label: Bags, value: 600001, passage: 3}, {label: Camels of Nowhere, value: 84}]
  - card:
      timeline: Days
      events: [{date: 10 August, text: back}, {date: 11 August, text: back},
               {date: 12 August, text: ours, dot: open}]
"""
    found = checked(tmp_path, TOLD.replace(CARD, card))
    assert [text.split(" of the")[0] for text in found] == [
        "01-wells.yml:10:35: warning: '600001' is not in paragraphs 2, 3, 4",
        "01-wells.yml:13:54: warning: '11 August' is not in paragraphs 2, 3, 4",
    ]


def test_names_have_other_spellings_in_the_lexicon(tmp_path: Path) -> None:
    scene = TOLD.replace("leave Harbin", "leave Haerbin for General Hata")
    assert [text.split("'")[1] for text in checked(tmp_path, scene)] == [
        "Haerbin",
        "Hata",
    ]
    words = (
        'lexicon:\n  Haerbin: {also: [Harbin]}\n  Hata: {ipa: "ˈhɑːtɑː"}\n  Khata: {ipa:'
        ' "hɑːtɑː"}\n'
    )
    assert checked(tmp_path, scene, words) == []


def test_a_scene_that_names_no_paragraph(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        TOLD.replace("passage: [2, 3, 4]\n", ""),
        "omit: {paragraphs: [2, 3, 4], because: short}\n",
    )
    assert found == [
        "01-wells.yml:2:12: warning: this scene names no paragraph of the article, and states"
        " '9 August', '84', 'Harbin'; add passage, or also_from"
    ]


def test_paragraphs_that_the_article_does_not_have(tmp_path: Path) -> None:
    scene = TOLD.replace("[2, 3, 4]", "[2, 3, 4, 9]").replace(
        CARD, CARD + "  - card:\n" + EVENT
    )
    assert checked(tmp_path, scene, "omit: {paragraphs: [5], because: none}\n") == [
        "01-wells.yml:2:20: the article has 4 blocks, not 9",
        "01-wells.yml:10:52: the article has 4 blocks, not 7",
        "film.yml:5:21: the article has 4 blocks, not 5",
    ]


EVENT = "      timeline: Days\n      events: [{date: 9 August, text: go, passage: 7}]\n"


def test_a_paragraph_nobody_tells(tmp_path: Path) -> None:
    scene = TOLD.replace("[2, 3, 4]", "[2, 3]")
    assert checked(tmp_path, scene, strict=True) == [
        "film.yml:3:1: paragraph 4 of the article ('Nobody has counted the wells since …') is"
        " not told; let scenes rest on it, or add to film.yml: omit: {paragraphs: [4],"
        " because: …}"
    ]
    assert (
        checked(
            tmp_path,
            scene,
            "omit: {paragraphs: [4], because: an opinion}\n",
            strict=True,
        )
        == []
    )


def test_paragraphs_nobody_tells_are_told_in_one_line(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, TOLD.replace("[2, 3, 4]", "[2]"))
    assert (
        found
        == "film.yml:3:1: warning: paragraphs 3, 4 of the article ('At 4:30 hrs on August 10th"
        " …', …) are not told; let scenes rest on them, or add to film.yml: omit:"
        " {paragraphs: [3, 4], because: …}"
    )


def test_coverage_as_bar_and_numbers(tmp_path: Path) -> None:
    film = (
        "omit:\n  - {paragraphs: [2], because: the general}\n  - {paragraphs: [3], because:"
        " later}\n"
    )
    script = loaded(lay(tmp_path, TOLD.replace("[2, 3, 4]", "[2]"), film))
    found, _ = sourcing.load(script, lockfile.load(script)[0])
    assert [row.state for row in found.rows] == [
        "",
        "told in part",
        "left out",
        "not told",
    ]
    bar = coverage.draw_bar(found.rows)
    assert (
        len(bar) == 60
        and bar.strip("▓").strip("░") == "▒" * bar.count("▒")
        and 17 < bar.count("▓") < 23
    )
    assert coverage.format_overview(found.rows).split("\n")[1:] == [
        (
            "3 paragraphs: 1 told in part, 1 left out, 1 not told (█ told, ▓ told in part, ▒"
            " left out, ░ not told)"
        ),
        "told in part: 2",
        "left out: 3",
        "not told: 4",
    ]


def test_an_edited_paragraph_names_the_scenes_on_it(tmp_path: Path) -> None:
    film = lay(tmp_path)
    article = tmp_path / "salt.txt"
    article.write_text(ARTICLE.replace("about 600,000", "about 500,000"), "utf-8")
    assert told(tmp_path, check(film, article=article)) == [
        "01-wells.yml:2:14: paragraph 3 of the article changed since the lock was written; it"
        " carries scene 1 'Wells'. Read it again, mend what is told, then: lantern sources FILM"
        " --article FILE --lock"
    ]
    assert check(film) == []


def test_a_paragraph_that_moved_and_one_nobody_needs(tmp_path: Path) -> None:
    film = lay(tmp_path, film="omit: {paragraphs: [1], because: x}\n")
    article = tmp_path / "salt.txt"
    article.write_text(
        ARTICLE.replace(
            "The salt road",
            "The salt roads\n\nIn the year 1945 and in the years after it",
        ),
        "utf-8",
    )
    found = told(tmp_path, check(film, article=article))
    assert found[0].startswith(
        "01-wells.yml:2:11: paragraph 2 of the article is paragraph 3 now; renumber it in"
        " scene 1"
    )
    assert found[-1].startswith(
        f"{lock.LOCK_FILE}:1:1: warning: the article changed in block 1, on which no scene"
        " rests"
    )


def test_without_a_lock_only_strict_asks_for_one(tmp_path: Path) -> None:
    film = lay(tmp_path, article=None)
    assert check(film) == []
    (problem,) = check(film, strict=True)
    assert told(tmp_path, [problem])[0].startswith(
        "film.yml:3:1: there is no article.lock.yml to check the film against"
    )


def test_an_article_in_the_film_serves_without_a_lock(tmp_path: Path) -> None:
    film = lay(tmp_path, TOLD.replace("84", "85"), article=None)
    (film / "film.yml").write_text(
        HEAD.replace("road}", "road, file: salt.txt}"), "utf-8"
    )
    (film / "salt.txt").write_text(ARTICLE, "utf-8")
    assert "'85' is not in" in told(tmp_path, check(film))[0]
    (film / "salt.txt").unlink()
    (missing,) = load.load(film)[1]
    assert missing.code == 4 and not missing.warning
    assert missing.message == "'salt.txt' not found"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("lock: 2\nblocks: []\n", "less than or equal to 1"),
        (
            "lock: 1\nblocks: [{number: 2, kind: title, digest: a, length: 1, opens: a}]\n",
            "block 1 is numbered 2",
        ),
        (
            "lock: 1\nblocks: [{number: 1, kind: titel, digest: a, length: 1, opens: a}]\n",
            "did you mean 'title'?",
        ),
        ("", "the file is empty"),
    ],
)
def test_a_damaged_lock(tmp_path: Path, lines: str, said: str) -> None:
    film = lay(tmp_path)
    (film / lock.LOCK_FILE).write_text(lines, "utf-8")
    (problem,) = check(film)
    assert (
        said in problem.message
        and problem.span is not None
        and problem.span.file.name == lock.LOCK_FILE
    )


def test_claims_and_other_sources_as_lines(tmp_path: Path) -> None:
    claim = (
        "claim: {status: official-figure, by: the salt office, source: paragraph 3}\n"
    )
    also = 'also_from: {text: "84 camels", source: "the map of 1944"}\n'
    record = (
        CARD
        + "  - card: {statement: X}\n    claim: {status: record, source: the office's book}\n"
    )
    found = loaded(
        lay(
            tmp_path,
            TOLD.replace("narration", f"{claim}{also}narration").replace(CARD, record),
        )
    )
    assert claims.format_claims(found) == [
        "Official figure: the salt office (paragraph 3): Wells",
        "On record (the office's book): Wells",
    ]
    assert claims.format_other_sources(found) == ["“84 camels”: the map of 1944"]


def test_the_sample_tells_its_article_as_the_readme_says() -> None:
    found = loaded(LIBERATION)
    assert check(LIBERATION, strict=True) == []
    rows = sourcing.load(found, lockfile.load(found)[0])[0].rows
    assert f"    {coverage.format_overview(rows)}".replace("\n", "\n    ") in (
        ROOT / "README.md"
    ).read_text("utf-8")


def test_the_sample_s_lock_keeps_no_sentence() -> None:
    text = (LIBERATION / lock.LOCK_FILE).read_text("utf-8")
    opens = [
        json.loads(line.split("opens: ")[1].rstrip("},"))
        for line in text.split("\n")
        if "opens: " in line
    ]
    assert len(opens) == 44 and all(
        len(words.split()) <= lock.FIRST_WORDS for words in opens
    )


def test_an_article_in_another_language_is_looked_up_for_its_figures(
    tmp_path: Path,
) -> None:
    russian = (
        "Соляная дорога\n\n"
        + "9 августа 1945 года из Харбина вышли 84 верблюда, и прошли они 55 километров. "
        * 3
    )
    film = lay(tmp_path, TOLD.replace("[2, 3, 4]", "[2]"), article=russian)
    assert 'language: "ru"' in (film / lock.LOCK_FILE).read_text("utf-8")
    assert check(film, strict=True) == []
    slips = check(
        lay(
            tmp_path,
            TOLD.replace("[2, 3, 4]", "[2]").replace("84", "85"),
            article=russian,
        )
    )
    assert [p.message.split(" of the")[0] for p in slips] == [
        "'85' is not in paragraph 2"
    ]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            "{status: reported}",
            (
                "2:8: 'reported' needs a person who says so, such as by: the article; or write"
                " status: record"
            ),
        ),
        (
            "{status: record}",
            "2:8: what is on record needs its source here, or no claim at all",
        ),
        (
            "{status: rumour, by: x}",
            "2:17: 'status' must be 'record', 'reported', 'disputed', 'estimate', ",
        ),
    ],
)
def test_a_claim_needs_somebody_or_a_record(
    tmp_path: Path, claim: str, said: str
) -> None:
    _, problems = load.load(
        lay(tmp_path, TOLD.replace("passage", f"claim: {claim}\npassage"))
    )
    assert [
        text.startswith(f"01-wells.yml:{said}") for text in told(tmp_path, problems)
    ] == [True]
