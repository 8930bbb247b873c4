"""The article's own words as narration: cut, skipped, replaced, missing, changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import rendering
from lantern.article.blocks import Article, Block
from lantern.script import load
from lantern.script.model.narration import FromPassage
from lantern.script.passage import (
    LocatedMessage,
    end_with_stop,
    extract_passage,
    find_words,
)
from tests.support import films

ARTICLE = """The ferry

At 6:30 the boat left ‘the east bank’ with forty people and a cow – and with Anna. \
It was cold. Nobody spoke.

The crossing took nine minutes.
"""


def film(root: Path, narration: dict[str, Any], **scene: Any) -> Path:
    """A film of one scene that speaks the article's words; its file has a key in each line."""
    given = {"passage": [2], **scene}
    folder = films.write(
        root,
        [films.scene("Crossing", narration, **given)],
        article={"title": "F", "file": "a.txt"},
    )
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    return folder


def spoken(folder: Path) -> str:
    loaded, problems = load.load(folder)
    assert loaded and not problems, [str(problem) for problem in problems]
    return loaded.parts[0].scene.text


def faults(folder: Path) -> list[tuple[str, str]]:
    """Each problem with the text of its line."""
    problems = films.find_problems(folder)
    lines = {}
    for problem in (problem for problem in problems if not problem.warning):
        assert problem.span is not None
        lines[problem.message] = (
            problem.span.file.read_text("utf-8")
            .splitlines()[problem.span.line - 1]
            .strip()
        )
    return list(lines.items())


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ({}, ARTICLE.split("\n")[2]),
        ({"starts_at": "It was"}, "It was cold. Nobody spoke."),
        ({"starts_at": "It was", "stops_before": "Nobody"}, "It was cold."),
        (
            {"starts_at": "'the east bank'", "stops_before": "- and"},
            "‘the east bank’ with forty people and a cow",
        ),
        ({"starts_at": "It was", "skip": ["spoke", "It was"]}, "cold. Nobody."),
        (
            {
                "starts_at": "It",
                "replace": {"cold": "icy", "spoke": "said a word"},
            },
            "It was icy. Nobody said a word.",
        ),
    ],
)
def test_a_passage_is_spoken_as_it_was_edited(
    tmp_path: Path, edits: dict[str, Any], words: str
) -> None:
    assert spoken(film(tmp_path, {"from": "passage", **edits})) == words


def test_several_paragraphs_follow_each_other(tmp_path: Path) -> None:
    folder = film(
        tmp_path, {"from": "passage", "starts_at": "Nobody"}, passage=[2, 3]
    )
    assert spoken(folder) == "Nobody spoke.\n\nThe crossing took nine minutes."


def test_words_that_the_passage_lacks(tmp_path: Path) -> None:
    edits = {
        "starts_at": "It was cool",
        "stops_before": "Somebody",
        "skip": ["Hanna"],
        "replace": {"oat": "ship"},
    }
    found = faults(film(tmp_path, {"from": "passage", **edits}))
    assert found == [
        (
            "'It was cool' is not in the passage; did you mean 'It was cold'?",
            '"starts_at": "It was cool",',
        ),
        (
            "'Somebody' is not in the passage; did you mean 'Nobody'?",
            '"stops_before": "Somebody",',
        ),
        ("'Hanna' is not in the passage; did you mean 'Anna'?", '"Hanna"'),
        ("'oat' is not in the passage; did you mean 'boat'?", '"oat": "ship"'),
    ]


def test_phrases_are_sought_in_the_article_s_words(tmp_path: Path) -> None:
    shots = [
        films.still("hills"),
        films.still("river", at="Nobody spoke"),
        films.still("dark", at="a cow"),
    ]
    found = faults(film(tmp_path, {"from": "passage"}, shots=shots))
    assert [message for message, _ in found] == [
        "'a cow' is not spoken after the shot before it"
    ]


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    folder = film(tmp_path, {"from": "passage"})
    (folder / "a.txt").rename(folder / "b.txt")
    assert [message for message, _ in faults(folder)] == [
        "'a.txt' not found; did you mean 'b.txt'?"
    ]


def test_an_article_that_is_not_named(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path, [films.scene("One", {"from": "passage"}, passage=[1])]
    )
    [(message, _)] = faults(folder)
    assert message == (
        "the article's file isn't known; name it in film.yml: article: {title: "
        "…, file: article.txt}"
    )


def test_blocks_that_do_not_exist(tmp_path: Path) -> None:
    found = faults(film(tmp_path, {"from": "passage"}, passage=[2, 9]))
    assert found == [("the article has 3 blocks, not 9", "9")]


def test_a_passage_has_to_be_named(tmp_path: Path) -> None:
    [(message, _)] = faults(film(tmp_path, {"from": "passage"}, passage=[]))
    assert (
        message
        == "a narration from the passage needs one: passage: [3] names the article's paragraphs"
    )


def test_words_with_a_colon_still_get_their_hint(tmp_path: Path) -> None:
    [(message, _)] = faults(film(tmp_path, {"Note": "hi"}))
    assert message.endswith("a text with a colon in it needs quotes")


@pytest.mark.film
def test_a_changed_article_is_spoken_anew(tmp_path: Path) -> None:
    folder = film(tmp_path, {"from": "passage", "starts_at": "It was"})
    films.render(folder, tmp_path)
    studio = films.studio(folder, tmp_path)
    assert films.is_finished(studio)
    (folder / "a.txt").write_text(
        ARTICLE.replace(
            "Nobody spoke.", "Nobody spoke at all, for it was early."
        ),
        "utf-8",
    )
    studio = films.studio(folder, tmp_path)
    assert not films.is_finished(studio)
    assert [
        step.why for step in rendering.list_steps(studio) if step.kind == "take"
    ] == ["its narration changed"]


def make_article(*texts: str) -> Article:
    """An article whose paragraphs are these."""
    blocks = [Block(n, "paragraph", text) for n, text in enumerate(texts, 1)]
    return Article("F", "", "", "en", tuple(blocks))


def extract(article: Article, passage: list[int], **edits: Any) -> str:
    """What is spoken of blocks; nothing is wrong with the edits."""
    entry = FromPassage.model_validate({"from": "passage", **edits})
    text, faults = extract_passage(entry, passage, article)
    assert faults == []
    return text


def list_messages(
    article: Article, passage: list[int], **edits: Any
) -> list[LocatedMessage]:
    """What is wrong with the edits of blocks."""
    entry = FromPassage.model_validate({"from": "passage", **edits})
    return extract_passage(entry, passage, article)[1]


def test_a_paragraph_without_a_stop_gets_one() -> None:
    assert extract(make_article("A list of wells", "Dry!"), [1, 2]) == (
        "A list of wells.\n\nDry!"
    )
    assert end_with_stop("“Dry”") == "“Dry”."
    assert end_with_stop("Linz (2)") == "Linz (2)."
    assert end_with_stop("“Dry!”") == "“Dry!”"
    assert end_with_stop("") == ""


def test_skipped_words_leave_no_second_stop() -> None:
    article = make_article("They came from Linz. Ada Quill (2020)")
    assert (
        extract(article, [1], skip=("Ada Quill (2020)",))
        == "They came from Linz."
    )


def test_a_replacement_is_taken_literally() -> None:
    article = make_article("It was cold.")
    assert (
        extract(article, [1], replace={"cold": r"\1 \g<0>"})
        == r"It was \1 \g<0>."
    )


def test_only_whole_words_are_found() -> None:
    assert find_words("oat", "The boat, an oat") == 13
    assert find_words("oat", "The boat") is None
    assert find_words("the end", "the  \n end of the end", 1) == 14


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("'bank'", "‘bank’"),
        ('"bank"', "“bank”"),
        ("a - b", "a – b"),
        ("a-b", "a‑b"),
        ("a - b", "a—b"),
    ],
)
def test_quotation_marks_and_dashes_match_in_any_style(
    words: str, text: str
) -> None:
    assert find_words(words, text) == 0


def test_words_skipped_everywhere_leave_no_blanks_before_marks() -> None:
    article = make_article("It was, very dry. Very, very dry.")
    assert extract(article, [1], skip=["very"]) == "It was, dry. Very, dry."


def test_a_passage_of_which_nothing_is_left_is_refused() -> None:
    assert list_messages(make_article("Dry"), [1], skip=["Dry."]) == [
        ((), "nothing of the passage is left to be spoken")
    ]


def test_a_passage_that_is_too_long_is_refused() -> None:
    article = make_article("dry " * 5_001)
    ((loc, message),) = list_messages(article, [1])
    assert loc == ()
    assert message == (
        "the passage has 20,003 characters, and 20,000 is the most; divide the scene"
    )


def test_the_end_is_looked_for_after_the_beginning() -> None:
    article = make_article("Dry wells. Wet wells. Dry wells.")
    edits = {"starts_at": "Wet", "stops_before": "Dry"}
    assert extract(article, [1], **edits) == "Wet wells."
    edits = {"starts_at": "Wet", "stops_before": "Soggy"}
    assert list_messages(article, [1], **edits) == [
        (("stops_before",), "'Soggy' is not in the passage")
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("红军", 5),
        ("日，红", 3),
        ("边界", 9),
        ("GPS", 11),
        ("PS", None),
        ("海", None),
    ],
)
def test_words_are_found_where_no_blanks_are(
    words: str, place: int | None
) -> None:
    assert find_words(words, "八月九日，红军越过边界GPS定位。") == place


def test_signs_that_are_missing_are_compared_with_as_many() -> None:
    block = Block(1, "paragraph", "苏联红军越过了边界。")
    entry = FromPassage.model_validate(
        {"from": "passage", "skip": ["苏联红车"]}
    )
    _, faults = extract_passage(
        entry, [1], Article("F", "", "", "zh", (block,))
    )
    assert [message for _, message in faults] == [
        "'苏联红车' is not in the passage; did you mean '苏联红军'?"
    ]
