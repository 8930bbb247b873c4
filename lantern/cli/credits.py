"""The verbs for where a film comes from: sources (its article), credits (its pictures), fetch-still (Commons)."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lantern.cli.options import (
    AllowPathOption,
    ArticleOption,
    DebugOption,
    FilmArgument,
    JsonOption,
    UsageError,
    app,
    load_film,
    print_line,
    print_problems,
)
from lantern.core.problems import EXIT_ASSET, choose_exit_code, format_path

if TYPE_CHECKING:
    from lantern.checks.sourcing import ArticleSource
    from lantern.credits.ledger import Ledger
    from lantern.script.load import Script

WIDTH = 100


def _read(film: Path, allow: list[Path] | None, as_json: bool) -> Script:
    """The film, or the end of the program with what is wrong with its files."""
    script, problems = load_film(film, allow)
    if script is None:
        print_problems(problems, as_json)
        raise typer.Exit(choose_exit_code(problems))
    return script


@app.command()
def sources(
    film: FilmArgument,
    article: ArticleOption = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="Write article.lock.yml from the article.")
    ] = False,
    allow_path: AllowPathOption = None,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what the film tells of its article and what it leaves out; with the article, paragraph beside narration."""
    from lantern.checks import sourcing
    from lantern.checks.sourcing import lockfile

    script = _read(film, allow_path, as_json)
    if lock:
        found, problems = lockfile.load_article(script, article)
        if found is None:
            print_problems(problems, as_json)
            if problems:
                raise typer.Exit(EXIT_ASSET)
            raise UsageError(
                "--lock needs the article: --article FILE, or article: {file: …} in film.yml"
            )
        path = lockfile.save(script, found)
        if not as_json:
            print_line(
                f"{format_path(path)}: {len(found.blocks)} blocks; the text is not in it."
            )
    known, problems = sourcing.load(script, article)
    if known.lock is not None:
        problems = sourcing.check(script, article=article)
    if as_json:
        print_line(_to_json(known))
    else:
        _print_sources(known)
    print_problems(problems, as_json)
    if code := choose_exit_code(problems):
        raise typer.Exit(code)


def _to_json(known: ArticleSource) -> dict[str, Any]:
    from lantern.checks.sourcing import coverage

    rows = [
        {
            "paragraph": row.block.number,
            "kind": row.block.kind,
            "opens": row.block.opens,
            "state": row.state or None,
            "scenes": list(row.scenes),
            "because": list(row.reasons),
        }
        for row in known.rows
    ]
    return {
        "event": "sources",
        "coverage": coverage.count_states(known.rows),
        "blocks": rows,
    }


def _print_sources(known: ArticleSource) -> None:
    from lantern.checks.sourcing import coverage

    if known.lock is None:
        print_line(
            "There is no article.lock.yml, and no article at hand: give --article FILE, and --lock to keep it in mind."
        )
        return
    if known.article is not None:
        _print_side_by_side(known)
    for row in known.rows:
        if row.state:
            scenes = f"scenes {', '.join(map(str, row.scenes))}" if row.scenes else ""
            print_line(
                f"{row.block.number:>4}  {row.block.kind:<10} {row.state:<12} {scenes or '-':<24} {row.block.excerpt}"
            )
            for reason in row.reasons:
                print_line(
                    textwrap.indent(
                        textwrap.fill(f"left out: {reason}", WIDTH - 30), " " * 30
                    )
                )
    print_line(f"\n{coverage.format_overview(known.rows)}")


def _print_side_by_side(known: ArticleSource) -> None:
    """Each scene's paragraphs on the left, its narration on the right."""
    half = WIDTH // 2 - 2
    for part in known.script.parts:
        texts = (
            [known.article.find_block(n) for n in part.scene.passage]
            if known.article
            else []
        )
        if not part.scene.text or not texts:
            continue
        print_line(f"\n{part.name}")
        left = [
            line
            for b in texts
            if b
            for line in [*textwrap.wrap(f"{b.number}. {b.text}", half), ""]
        ]
        right = textwrap.wrap(part.scene.text, half)
        for i in range(max(len(left), len(right))):
            one, other = (lines[i] if i < len(lines) else "" for lines in (left, right))
            print_line(f"{one:<{half}}  │ {other}".rstrip())
    print_line("")


class MetadataFormat(StrEnum):
    """Where entries of the ledger may be proposed from."""

    EXIF = "exif"


@app.command()
def credits(
    film: FilmArgument,
    origin: Annotated[
        MetadataFormat | None,
        typer.Option(
            "--from",
            help="Propose the missing entries from what the files say of themselves.",
        ),
    ] = None,
    allow_path: AllowPathOption = None,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say whose work the film uses, on which terms, and what is missing in the ledger."""
    from lantern import checks

    script = _read(film, allow_path, as_json)
    ledger, problems = checks.load_credits(script)
    if origin is not None:
        _propose(script, ledger)
        return
    _print_credits(script, ledger, as_json)
    print_problems(problems, as_json)
    if code := choose_exit_code(problems):
        raise typer.Exit(code)


def _print_credits(script: Script, ledger: Ledger, as_json: bool) -> None:
    from lantern.credits import tables

    for name, uses in tables.group_uses(ledger):
        if not as_json:
            print_line(name)
        for use in uses:
            entry, scenes = use.entry, tables.list_scene_titles(use, script)
            if as_json:
                print_line(
                    {
                        "event": "credit",
                        "group": name,
                        **entry.model_dump(exclude_none=True),
                        "scenes": list(use.scenes),
                    }
                )
                continue
            year = f", {entry.year}" if entry.year else ""
            print_line(f"  {entry.title}: {entry.author}{year}")
            print_line(
                "      "
                + "; ".join(
                    filter(None, (entry.licence, tables.describe_terms(entry), scenes))
                )
            )


def _propose(script: Script, ledger: Ledger) -> None:
    """Lines for the ledger, to be looked over and put into it by hand."""
    from lantern.credits import embedded, usage

    missing = {
        asset.path: asset
        for asset in usage.list_assets(script)
        if ledger.find_entry(asset.path) is None
    }
    if not missing:
        print_line("Nothing is missing: every picture and sound has its entry.")
    for path, asset in missing.items():
        print_line(embedded.propose_entry(path, usage.name_in_ledger(asset)))


@app.command("fetch-still")
def fetch_still(
    title: Annotated[
        str,
        typer.Argument(help='The file on Wikimedia Commons: "File:Harbin 1945.jpg".'),
    ],
    into: Annotated[
        Path, typer.Option("--into", help="The project whose assets/ takes it in.")
    ] = Path(),
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take a picture and its credit from Wikimedia Commons into assets/stills and the ledger."""
    from lantern.credits import commons

    taken = commons.fetch(title, into.absolute())
    if as_json:
        print_line(
            {
                "event": "result",
                "file": str(taken.path),
                "ledger": str(taken.ledger),
                "licence": taken.entry.licence,
            }
        )
        return
    print_line(
        f"{format_path(taken.path)}: {taken.size[0]} x {taken.size[1]}, {taken.entry.line}"
    )
    print_line(
        f"Its entry is in {format_path(taken.ledger)}. In a scene: - still: assets/stills/{taken.path.name}"
    )
