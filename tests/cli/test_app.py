"""The command line as a whole: its verbs, their help, and what the words on it mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.cli.app import VERBS, VERBS_OF_VERBS, arrange_words
from lantern.cli.options import UsageError
from tests.support import films
from tests.support.program import Program
from tests.support.verbs import list_options, list_verbs

PAGES = [films.ROOT / "README.md", *sorted((films.ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(
    r"^ +(?:scripts/render|lantern) ([^ #].*?)(?:  +#.*)?$", re.M
)
"""A command in a block of a page."""
OTHERS_OPTIONS = {"--nthreads", "--array-properties"}
"""What pages say of the options of other programs."""


def test_help_lists_the_verbs_in_the_order_a_film_is_made(
    run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("--help")
    verbs = re.findall(
        r"^  ([a-z-]+) +[A-Z]", done.stdout.partition("Commands:")[2], re.M
    )
    assert done.returncode == 0
    assert verbs == list(VERBS)
    assert verbs[:6] == ["new", "import", "check", "plan", "render", "batch"]


def test_the_help_of_every_verb_fits_80_columns_and_is_not_cut(
    run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    texts = [run("--help").stdout]
    texts += [run(*verb.split(), "--help").stdout for verb in list_verbs()]
    for text in texts:
        assert "..." not in text.replace("ARGS]...", "")
        assert max(map(len, text.splitlines())) <= 80


def list_commands() -> Iterator[tuple[Path, str]]:
    """Yield each command in the pages, with its page."""
    for page in PAGES:
        for command in COMMAND.findall(page.read_text("utf-8")):
            yield page, command


def test_every_command_in_the_pages_can_be_typed() -> None:
    commands = list(list_commands())
    assert len(commands) > 100
    for page, command in commands:
        first, *rest = command.split()
        if first not in VERBS:
            is_film = "/" in first or "." in first
            assert is_film, f"{page}: {command} has neither a verb nor a film"
            first = "render"
        if rest and rest[0] in VERBS_OF_VERBS.get(first, {}):
            first = f"{first} {rest[0]}"
        options = {word for word in rest if word.startswith("--")}
        assert options <= list_options(first), f"{page}: {command}"


def test_every_option_in_the_pages_belongs_to_a_verb() -> None:
    known = {"--debug", "--help", *OTHERS_OPTIONS}
    for verb in list_verbs():
        known |= list_options(verb)
    for page in PAGES:
        named = set(re.findall(r"`(--[a-z-]+)", page.read_text("utf-8")))
        assert named <= known, page


@pytest.mark.parametrize(
    ("words", "arranged"),
    [
        ([], ["--help"]),
        (["--debug"], ["--help"]),
        (["--version"], ["--version"]),
        (["check", "x"], ["check", "x"]),
        (["check", "x", "--debug"], ["--debug", "check", "x"]),
        (["scenes/x"], ["render", "scenes/x"]),
        (["film.yml", "--draft"], ["render", "film.yml", "--draft"]),
        (["--draft", "x"], ["render", "--draft", "x"]),
        (["--debug", "scenes/x"], ["--debug", "render", "scenes/x"]),
        (["voices", "--try"], ["voices", "--try", ""]),
        (
            ["voices", "--try", "--offline"],
            ["voices", "--try", "", "--offline"],
        ),
        (["voices", "--try", "Rain."], ["voices", "--try", "Rain."]),
    ],
)
def test_a_film_as_first_word_is_rendered_and_debug_may_stand_anywhere(
    words: list[str], arranged: list[str]
) -> None:
    assert arrange_words(words) == arranged


def test_an_empty_word_is_refused() -> None:
    with pytest.raises(
        UsageError, match="is a variable in the command not set"
    ):
        arrange_words(["check", ""])


def test_a_word_that_is_neither_verb_nor_film_is_refused() -> None:
    with pytest.raises(
        UsageError, match=r"'chek' is neither .* mean 'check'\?"
    ):
        arrange_words(["chek"])


def test_a_film_by_its_bare_name_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films.write(tmp_path, [films.scene("One", "Rain.")])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"did you mean scenes/short\?"):
        arrange_words(["short"])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--dry-run", "prune"], "lantern prune --dry-run"),
        (["--store", "a b", "prune"], "lantern prune --store 'a b'"),
        (
            ["--store=x", "prune", "--film", "y"],
            "lantern prune --store=x --film y",
        ),
        (["--older-than", "3d", "prune"], "lantern prune --older-than 3d"),
        (["--json", "check", "scenes/a"], "lantern check --json scenes/a"),
    ],
)
def test_a_verb_behind_options_is_told_where_it_stands(
    words: list[str], line: str
) -> None:
    with pytest.raises(UsageError) as caught:
        arrange_words(words)
    assert str(caught.value) == f"the verb comes first: {line}"


@pytest.mark.parametrize(
    "words", [["--only", "check", "scenes/a"], ["--voice", "mix", "scenes/a"]]
)
def test_a_value_that_is_named_like_a_verb_is_a_value(words: list[str]) -> None:
    assert arrange_words(words) == ["render", *words]


def test_a_film_that_is_named_like_a_verb_is_a_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mix").mkdir()
    assert arrange_words(["--draft", "mix"]) == ["render", "--draft", "mix"]
