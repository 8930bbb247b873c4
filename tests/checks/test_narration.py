"""What is said of a narration: figures that the voice has to guess."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.narration import check_figures
from lantern.plan import project
from tests.support import films


def check(tmp_path: Path, *narrations: str) -> list[str]:
    scenes = [films.scene(f"S{i}", text) for i, text in enumerate(narrations)]
    loaded, problems = project.load(films.write(tmp_path, scenes))
    assert loaded is not None, problems
    return [str(problem) for problem in check_figures(loaded.script)]


def test_figures_that_no_rule_reads_are_told_once_a_scene(tmp_path: Path) -> None:
    problems = check(
        tmp_path, "On 12/03/1968 and 12/03/1968.", "It was 5 May 1945.", "At 1:2:3."
    )
    assert len(problems) == 2
    assert "how these figures are said: 12/03/1968; write them in words" in problems[0]
    assert "how these figures are said: 1:2:3; write them" in problems[1]
    assert all("warning" in problem for problem in problems)


def test_only_some_of_many_figures_are_named(tmp_path: Path) -> None:
    figures = " ".join(f"{k}/{k + 1}/1968" for k in range(1, 11))
    (problem,) = check(tmp_path, figures + ".")
    assert "8/9/1968, …; write" in problem
