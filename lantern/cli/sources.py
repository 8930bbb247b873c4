"""The verb sources: which parts of its article a film covers."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lantern.cli.envelope import set_result
from lantern.cli.options import (
    AllowPathOption,
    ArticleOption,
    FilmArgument,
    LanguageOption,
    UsageError,
    flag,
)
from lantern.cli.output import print_line, print_problems
from lantern.cli.session import require_no_problem, require_script
from lantern.core.problems import EXIT_ASSET, format_path

if TYPE_CHECKING:
    from pathlib import Path

    from lantern.article.blocks import Article
    from lantern.checks.sourcing import ArticleSource
    from lantern.checks.sourcing.coverage import BlockCoverage
    from lantern.script.film_script import SceneSource, Script

WIDTH = 100
"""Characters in a line of the table."""
INDENT = 30


def sources(
    film: FilmArgument,
    *,
    article: ArticleOption,
    lock: Annotated[
        bool, flag("--lock", help="Write article.lock.yml from the article.")
    ],
    language: LanguageOption,
    allow_path: AllowPathOption,
) -> None:
    """Show what the film covers of its article, and what not.

    If the article can be read, each scene's paragraphs are shown beside its narration.
    """
    from lantern.checks import sourcing
    from lantern.script import lockfile

    script, faults = require_script(film, allow_path, language=language)
    if lock:
        _write_lock(script, article)
    sealed, problems = lockfile.load(script)
    source, article_problems = sourcing.load(script, sealed, article)
    problems += article_problems
    if source.lock is not None:
        problems = sourcing.check(script, sealed, article=article)
    set_result(**_to_json(source))
    _print_source(source)
    require_no_problem([*faults, *problems])


def _write_lock(script: Script, file: Path | None) -> None:
    """Write the article lock; end the program when the article can't be read.

    Raises:
        UsageError: No article was named.
    """
    from lantern.checks import sourcing
    from lantern.script import lockfile

    article, problems = sourcing.load_article(script, file)
    if article is None:
        print_problems(problems)
        if problems:
            raise typer.Exit(EXIT_ASSET)
        raise UsageError(
            "--lock needs the article: --article FILE, or article: {file: …} in film.yml"
        )
    path = lockfile.save(script, article)
    set_result(lock=path)
    count = len(article.blocks)
    print_line(f"{format_path(path)}: {count} blocks; the text is not in it.")


def _to_json(source: ArticleSource) -> dict[str, Any]:
    from lantern.checks.sourcing import coverage

    return {
        "locked": source.lock is not None,
        "coverage": coverage.count_states(source.rows),
        "blocks": [_row_to_json(row) for row in source.rows],
    }


def _row_to_json(row: BlockCoverage) -> dict[str, Any]:
    return {
        "paragraph": row.block.number,
        "kind": row.block.kind,
        "opens": row.block.opens,
        "state": row.state or None,
        "scenes": list(row.scenes),
        "because": list(row.reasons),
    }


def _print_source(source: ArticleSource) -> None:
    from lantern.checks.sourcing import coverage

    if source.lock is None:
        print_line("There is no article.lock.yml, and no article.")
        print_line(
            "Give it with --article FILE; --lock writes article.lock.yml."
        )
        return
    if source.article is not None:
        for part in source.script.parts:
            _print_side_by_side(part, source.article)
        print_line("")
    for row in source.rows:
        if row.state:
            _print_row(row)
    print_line(f"\n{coverage.format_overview(source.rows)}")


def _print_row(row: BlockCoverage) -> None:
    scenes = "-"
    if row.scenes:
        scenes = f"scenes {', '.join(map(str, row.scenes))}"
    block = row.block
    print_line(
        f"{block.number:>4}  {block.kind:<10} {row.state:<12} {scenes:<24} {block.excerpt}"
    )
    for reason in row.reasons:
        lines = textwrap.fill(f"left out: {reason}", WIDTH - INDENT)
        print_line(textwrap.indent(lines, " " * INDENT))


def _print_side_by_side(scene: SceneSource, article: Article) -> None:
    """Print a scene's paragraphs on the left, its narration on the right."""
    if not scene.scene.text or not scene.scene.passage:
        return
    half = WIDTH // 2 - 2
    paragraphs: list[str] = []
    for number in scene.scene.passage:
        block = article.find_block(number)
        if block:
            paragraphs += textwrap.wrap(f"{block.number}. {block.text}", half)
            paragraphs.append("")
    narration = textwrap.wrap(scene.scene.text, half)
    print_line(f"\n{scene.name}")
    for left, right in zip_longest(paragraphs, narration, fillvalue=""):
        print_line(f"{left:<{half}}  │ {right}".rstrip())
