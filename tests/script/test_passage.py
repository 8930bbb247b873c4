"""The article's own words as narration: cut, skipped, replaced, missing, changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import checks, rendering
from lantern.script import load
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
    loaded, problems = load.load(folder)
    problems += checks.check(loaded)[1] if loaded else []
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
    ("edits", "said"),
    [
        ({}, ARTICLE.split("\n")[2]),
        ({"starts_at": "It was"}, "It was cold. Nobody spoke."),
        ({"starts_at": "It was", "stops_before": "Nobody"}, "It was cold."),
        ({"starts_at": "'the east bank'", "stops_before": "- and"}, ("‘the east bank’ with forty "
"people "
"and "
"a "
"cow")),
        ({"starts_at": "It was", "skip": ["spoke", "It was"]}, "cold. Nobody."),
        ({"starts_at": "It", "replace": {"cold": "icy", "spoke": "said a word"}}, ("It was icy. "
"Nobody "
"said "
"a "
"word.")),
    ],
)  # fmt: skip
def test_what_is_spoken(tmp_path: Path, edits: dict[str, Any], said: str) -> None:
    assert spoken(film(tmp_path, {"from": "passage", **edits})) == said


def test_several_paragraphs_follow_each_other(tmp_path: Path) -> None:
    folder = film(tmp_path, {"from": "passage", "starts_at": "Nobody"}, passage=[2, 3])
    assert spoken(folder) == "Nobody spoke.\nThe crossing took nine minutes."


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
    studio, _ = films.studio(folder, tmp_path)
    assert rendering.find_finished(studio.script, studio.options)
    (folder / "a.txt").write_text(
        ARTICLE.replace("Nobody spoke.", "Nobody spoke at all, for it was early."),
        "utf-8",
    )
    studio, credits = films.studio(folder, tmp_path)
    assert rendering.find_finished(studio.script, studio.options) is None
    assert [
        step.why
        for step in rendering.list_steps(studio, credits)
        if step.kind == "take"
    ] == ["its narration changed"]
