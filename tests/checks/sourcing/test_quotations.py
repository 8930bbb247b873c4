"""A quotation stands in the article or in another source, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.article.readers import read_article
from lantern.checks.sourcing import quotations
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.scene import Scene
from tests.support import sourced, translated_films

CURE = "; quote it word for word, with … for words left out and [brackets] for yours"


def find_faults(
    folder: Path,
    words: str,
    scene: str = "passage: [2]\n",
    *,
    is_here: bool = True,
) -> list[str]:
    """Return what is wrong with a quotation in a scene, without its place."""
    card = f"shots:\n  - card: {{quotation: '{words}', by: Khata}}\n"
    narration = "scene: Wells\nnarration: They left.\n"
    film = sourced.write(folder, narration + scene + card)
    article = read_article(folder / "salt.txt") if is_here else None
    found = quotations.check(sourced.load_script(film), article)
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    "words",
    [
        "eighty-four camels left Harbin for the wells of Mandara",
        "eighty‑four camels  left Harbin",
        '"eighty-four camels left Harbin"',
        "eighty-four camels … for the wells",
        "[E]ighty-four camels left [the city of] Harbin",
        "On 9 August […] under General Khata.",
    ],
)
def test_words_of_the_passage_are_a_quotation(
    tmp_path: Path, words: str
) -> None:
    assert find_faults(tmp_path, words) == []


def test_another_word_is_told_with_the_article_s_own(tmp_path: Path) -> None:
    (found,) = find_faults(
        tmp_path, "eighty-four camels left Mukden for the wells"
    )
    place, _, said = found.partition(": ")
    assert place == f"{tmp_path}/film/01-wells.yml:5:23"
    assert said == (
        "the quotation isn't what the article says: after 'eighty-four camels left' it has"
        " 'Mukden for the wells', and paragraph 2 goes on 'Harbin for the wells of'"
        + CURE
    )


def test_parts_in_another_order_are_no_quotation(tmp_path: Path) -> None:
    (found,) = find_faults(tmp_path, "under General Khata … left Harbin")
    assert found.endswith(
        f"'left Harbin' is not in paragraph 2 of the article{CURE}"
    )


def test_the_paragraph_that_has_it_is_named(tmp_path: Path) -> None:
    (found,) = find_faults(tmp_path, "Nobody has counted the wells")
    assert found.endswith(f"{CURE} (paragraph 4 has it: add it to passage)")


def test_words_after_the_end_of_a_passage_are_told(tmp_path: Path) -> None:
    (found,) = find_faults(tmp_path, "under General Khata. They drank")
    assert "it has 'They drank', and paragraph 2 ends;" in found


def test_another_source_may_have_it(tmp_path: Path) -> None:
    other = "also_from: {text: We drove by the stars, source: A diary}\n"
    assert find_faults(tmp_path, "We drove … the stars", other) == []
    (found,) = find_faults(tmp_path, "We walked by the stars", other)
    assert "readers can't look this quotation up: name the paragraphs" in found


def test_without_the_article_it_is_a_warning(tmp_path: Path) -> None:
    (found,) = find_faults(tmp_path, "eighty-four camels", is_here=False)
    assert found.endswith(
        "warning: the quotation isn't compared with paragraph 2: the article isn't there;"
        " name its file in film.yml, or with --article"
    )


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "quotation.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    scene = Scene.model_validate(yaml.safe_load(example))
    used: set[str] = set()
    for shot in scene.shots:
        assert isinstance(shot.card, QuotationCard)
        used |= shot.card.model_fields_set
    assert used == set(QuotationCard.model_fields) - {"focus", "ground"}


@pytest.mark.parametrize("words", ["…", "[All of it is mine]", "[…] …"])
def test_a_quotation_has_words_of_somebody_else(
    tmp_path: Path, words: str
) -> None:
    (found,) = find_faults(tmp_path, words)
    assert found.endswith(
        "this quotation has no words of anybody else; give some, outside brackets"
    )


def find_translated_faults(folder: Path, words: str, scene: str) -> list[str]:
    """Return what is wrong with a quotation in a scene whose card was translated."""
    card = f"shots:\n  - card: {{quotation: '{words}', by: Khata}}\n"
    narration = "scene: Wells\nnarration: They left.\n"
    film = sourced.write(folder, narration + scene + card)
    texts = {
        "narration": "Они ушли.",
        "quotation.card": {
            "quotation": "верблюды ушли из Харбина",
            "by": "Хата",
        },
    }
    translated_films.write(film, {"01-wells": texts})
    script, _ = translated_films.read(film)
    found = quotations.check(script, read_article(folder / "salt.txt"))
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    "scene",
    [
        "passage: [2]\n",
        "also_from: [{text: 'eighty-four camels left Harbin', source: A letter}]\n",
    ],
)
def test_of_a_translation_the_original_words_are_looked_up(
    tmp_path: Path, scene: str
) -> None:
    right = "eighty-four camels left Harbin"
    assert find_translated_faults(tmp_path, right, scene) == []


def test_an_original_that_nobody_said_is_told_where_it_stands(
    tmp_path: Path,
) -> None:
    (found,) = find_translated_faults(
        tmp_path, "eighty-four camels left Mukden", "passage: [2]\n"
    )
    assert found.startswith(
        f"{tmp_path}/film/01-wells.yml:5:23: the quotation isn't"
    )
