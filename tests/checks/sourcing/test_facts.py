"""Each slip of a narration is told at its very word."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article import lock
from lantern.checks.sourcing.facts import find_aliases
from lantern.checks.sourcing.scene_texts import SceneText, list_texts
from lantern.core.interface_words import find_words
from lantern.core.problems import format_problem
from tests.support import sourced

CURE = "; correct it, add the paragraph to passage, or say in also_from where it is from"


def test_a_film_that_tells_what_is_written(tmp_path: Path) -> None:
    assert sourced.find_faults(tmp_path, strict=True) == []


@pytest.mark.parametrize(
    ("was", "now", "place", "said"),
    [
        (
            "84 camels",
            "85 camels",
            "4:16",
            "'85' is not in paragraphs 2–4 of the article (nearest: 84)",
        ),
        (
            "9 August",
            "8 August",
            "4:6",
            "'8 August' is not in paragraphs 2–4 of the article (nearest: 9 August 1945)",
        ),
        (
            "Harbin",
            "Harbing",
            "5:9",
            "'Harbing' is not in paragraphs 2–4 of the article (nearest: Harbin)",
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
    found = sourced.find_faults(tmp_path, sourced.TOLD.replace(was, now))
    slips = [
        text for text in found if "paragraph 2 of the article ('" not in text
    ]
    assert slips[0] == f"01-wells.yml:{place}: warning: {said}{CURE}"
    assert len(slips) == (3 if now == "[3, 4]" else 1)


def test_strict_makes_problems_of_warnings(tmp_path: Path) -> None:
    found = sourced.check(
        sourced.write(tmp_path, sourced.TOLD.replace("84", "85")), strict=True
    )
    assert [(p.warning, p.code) for p in found] == [(False, 3)]


def test_the_caret_stands_under_the_word_in_every_way_of_writing_it(
    tmp_path: Path,
) -> None:
    for narration in (
        '"On 9 August,\n  85 camels"',
        ">\n  On 9 August,\n\n  85 camels",
        "On 9 August, 85 camels",
    ):
        film = sourced.write(
            tmp_path,
            f"scene: Wells\npassage: [2, 3, 4]\nnarration: {narration}\n{sourced.CARD}",
        )
        (slip,) = sourced.check(film)
        drawn = format_problem(slip, (film / "01-wells.yml").read_text()).split(
            "\n"
        )
        assert drawn[1][drawn[2].index("^") : drawn[2].rindex("^") + 1] == "85"


def test_other_sources_speak_for_their_words_alone(tmp_path: Path) -> None:
    scene = sourced.TOLD.replace("leave Harbin", "leave 7 wells and 8 wells")
    also = 'also_from: {text: "7 wells", source: "the map of 1944"}\n'
    found = sourced.find_faults(
        tmp_path, scene.replace("narration", f"{also}narration")
    )
    assert [text.split(" is not")[0] for text in found] == [
        "01-wells.yml:6:21: warning: '8'"
    ]


def test_other_sources_for_words_that_nobody_says(tmp_path: Path) -> None:
    also = (
        'also_from:\n  - {text: "9 August", source: a}\n  - {text: "nine wells", source: "the'
        ' map of 1944"}\n'
    )
    assert sourced.find_faults(
        tmp_path, sourced.TOLD.replace("narration", f"{also}narration")
    ) == [
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
    found = sourced.find_faults(
        tmp_path, sourced.TOLD.replace(sourced.CARD, card)
    )
    assert [text.split(" of the")[0] for text in found] == [
        "01-wells.yml:10:35: warning: '600001' is not in paragraphs 2–4",
        "01-wells.yml:13:54: warning: '11 August' is not in paragraphs 2–4",
    ]


def test_names_have_other_spellings_in_the_lexicon(tmp_path: Path) -> None:
    scene = sourced.TOLD.replace(
        "leave Harbin", "leave Haerbin for General Hata"
    )
    assert [
        text.split("'")[1] for text in sourced.find_faults(tmp_path, scene)
    ] == [
        "Haerbin",
        "Hata",
    ]
    words = (
        'lexicon:\n  Haerbin: {also: [Harbin]}\n  Hata: {ipa: "ˈhɑːtɑː"}\n  Khata: {ipa:'
        ' "hɑːtɑː"}\n'
    )
    assert sourced.find_faults(tmp_path, scene, words) == []


def test_a_scene_that_names_no_paragraph(tmp_path: Path) -> None:
    found = sourced.find_faults(
        tmp_path,
        sourced.TOLD.replace("passage: [2, 3, 4]\n", ""),
        "omit: {paragraphs: [2, 3, 4], because: short}\n",
    )
    assert found == [
        "01-wells.yml:2:12: warning: this scene names no paragraph of the article, and states"
        " '9 August', '84', 'Harbin'; add passage, or also_from"
    ]


def test_an_article_in_another_language_is_looked_up_for_its_figures(
    tmp_path: Path,
) -> None:
    russian = (
        "Соляная дорога\n\n"
        + "9 августа 1945 года из Харбина вышли 84 верблюда, и прошли они 55 километров. "
        * 3
    )
    film = sourced.write(
        tmp_path, sourced.TOLD.replace("[2, 3, 4]", "[2]"), article=russian
    )
    assert 'language: "ru"' in (film / lock.LOCK_FILE).read_text("utf-8")
    assert sourced.check(film, strict=True) == []
    slips = sourced.check(
        sourced.write(
            tmp_path,
            sourced.TOLD.replace("[2, 3, 4]", "[2]").replace("84", "85"),
            article=russian,
        )
    )
    assert [p.message.split(" of the")[0] for p in slips] == [
        "'85' is not in paragraph 2"
    ]


def list_scene_texts(folder: Path, shots: str) -> list[SceneText]:
    """Return the texts of a scene with these shots, without those that are empty."""
    scene = sourced.TOLD.replace(sourced.CARD, shots)
    (part,) = sourced.load_script(sourced.write(folder, scene)).parts
    return [text for text in list_texts(part) if text.text]


def test_texts_of_narration_and_lower_thirds_have_their_places(
    tmp_path: Path,
) -> None:
    shots = """lower_third: {title: Here}
shots:
  - card: title
    lower_third: {title: There, text: and then}
"""
    narration, *thirds = list_scene_texts(tmp_path, shots)
    assert narration.spoken
    assert narration.loc == ("narration",)
    assert narration.text.split()[:3] == ["On", "9", "August,"]
    assert thirds == [
        SceneText(("lower_third", "title"), "Here"),
        SceneText(("shots", 0, "lower_third", "title"), "There"),
        SceneText(("shots", 0, "lower_third", "text"), "and then"),
    ]


def test_texts_of_cards_have_their_places_and_passages(tmp_path: Path) -> None:
    shots = """shots:
  - card: {number: 84, unit: camels, text: left}
  - card:
      chart: Days
      bars: [{label: Dry, value: 2.5, passage: 3}, {label: Wet, missing: unknown}]
"""
    number = ("shots", 0, "card")
    bars = ("shots", 1, "card", "bars")
    assert list_scene_texts(tmp_path, shots)[1:] == [
        SceneText((*number, "number"), "84 camels"),
        SceneText((*number, "text"), "left"),
        SceneText((*bars, 0, "label"), "Dry", (3,)),
        SceneText((*bars, 0, "value"), "2.5", (3,)),
        SceneText((*bars, 1, "label"), "Wet"),
        SceneText((*bars, 1, "missing"), "unknown"),
    ]


def test_words_of_the_lexicon_with_the_same_sounds_mean_the_same(
    tmp_path: Path,
) -> None:
    """Stress, length and where syllables part make no difference."""
    words = """lexicon:
  Hata: {ipa: "ˈhɑː.tɑː"}
  Khata: {ipa: "hɑtɑ"}
  Mandara: {say: man dara, also: [Wells of Mandara]}
  Harbin: {say: har been}
"""
    script = sourced.load_script(sourced.write(tmp_path, film=words))
    found = find_aliases(script)
    assert found["hata"] == found["khata"] == {"hata", "khata"}
    assert found["mandara"] == {"mandara", "wells", "of"}
    assert found["harbin"] == {"harbin"}


def test_another_source_speaks_for_its_words_wherever_they_are_said(
    tmp_path: Path,
) -> None:
    scene = sourced.TOLD.replace(
        "leave Harbin", "leave; 85 wells, then 85 wells"
    )
    also = 'also_from: {text: "85 wells", source: a map}\n'
    assert (
        sourced.find_faults(
            tmp_path, scene.replace("narration", f"{also}narration")
        )
        == []
    )
    short = 'also_from: {text: "wells", source: a map}\n'
    found = sourced.find_faults(
        tmp_path, scene.replace("narration", f"{short}narration")
    )
    assert [fault.split(" is not")[0][-4:] for fault in found] == [
        "'85'",
        "'85'",
    ]


def test_a_name_is_looked_up_where_it_is_spoken_and_not_on_a_card(
    tmp_path: Path,
) -> None:
    card = "shots:\n  - card: {statement: Mukden}\n"
    assert (
        sourced.find_faults(tmp_path, sourced.TOLD.replace(sourced.CARD, card))
        == []
    )
    spoken = sourced.TOLD.replace("leave Harbin", "leave Mukden")
    (fault,) = sourced.find_faults(tmp_path, spoken)
    assert "'Mukden' is not in paragraphs 2–4" in fault


def test_one_paragraph_is_named_alone(tmp_path: Path) -> None:
    omit = "omit: {paragraphs: [3, 4], because: short}\n"
    scene = sourced.TOLD.replace("[2, 3, 4]", "[2]").replace("84", "85")
    (fault,) = sourced.find_faults(tmp_path, scene, omit)
    assert "'85' is not in paragraph 2 of the article (nearest: 84)" in fault


def test_a_number_on_a_card_is_read_as_the_film_s_language_writes_it(
    tmp_path: Path,
) -> None:
    card = (
        "shots:\n  - card: {number: 8.77, unit: m}\n  - card: {number: 9.4}\n"
    )
    film = sourced.write(tmp_path, sourced.TOLD.replace(sourced.CARD, card))
    part = sourced.load_script(film).parts[0]
    texts = list_texts(part, find_words("de").numbers)
    shown = [text.text for text in texts if text.loc[-1] == "number"]
    assert shown == ["8,77 m", "9,4"]


@pytest.mark.parametrize(
    ("insert", "loc", "shown"),
    [
        ("{figure: 8.77, unit: m}", "figure", "8,77 m"),
        ("{progress: 62.5}", "progress", "62,5 %"),
    ],
)
def test_so_is_one_of_an_insert(
    tmp_path: Path, insert: str, loc: str, shown: str
) -> None:
    shots = f"{sourced.CARD}    inserts: {insert}\n"
    film = sourced.write(tmp_path, sourced.TOLD.replace(sourced.CARD, shots))
    part = sourced.load_script(film).parts[0]
    texts = list_texts(part, find_words("de").numbers)
    assert SceneText(("shots", 0, "inserts", 0, loc), shown) in list(texts)


def test_a_bar_s_value_is_looked_up_in_the_passage(tmp_path: Path) -> None:
    """The article has 84 camels, and 600,000 bags of salt."""
    for run, faults in (("to: 84, of: 600000", 0), ("to: 85, of: 600000", 1)):
        folder = tmp_path / str(faults)
        folder.mkdir()
        shots = f"{sourced.CARD}    inserts: {{progress: {{{run}}}}}\n"
        scene = sourced.TOLD.replace(sourced.CARD, shots)
        assert len(sourced.find_faults(folder, scene)) == faults
