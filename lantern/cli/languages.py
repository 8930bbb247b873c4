"""The languages that a run is for: those that are named, else the film's own alone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from lantern.cli.errors import attempt
from lantern.cli.options import UsageError
from lantern.cli.output import warn

if TYPE_CHECKING:
    from lantern.rendering.shards import Shard


def parse_languages(
    language: str | None, languages: str | None
) -> tuple[str | None, ...]:
    """Return the tags of a run's languages, each once; None is the film's own.

    Args:
        language: the value of --language.
        languages: that of --languages, with commas.

    Raises:
        UsageError: both are given, or one names something that is no language.
    """
    if languages is None:
        return (
            None if language is None else _parse_tag(language, "--language"),
        )
    if language is not None:
        raise UsageError(
            "--language and --languages don't go together; write all in --languages"
        )
    tags = [_parse_tag(tag, "--languages") for tag in languages.split(",")]
    return tuple(dict.fromkeys(tags))


def _parse_tag(text: str, option: str) -> str:
    from lantern.script.model.types import require_language

    tag = text.strip()
    try:
        require_language(tag)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
    return tag


def run_each(
    tags: Sequence[str | None],
    make_one: Callable[[str | None], None],
    *,
    shard: Shard | None = None,
) -> None:
    """Do something for each language; where it fails for one the others are done all the same.

    Then it is said which failed, and the program ends with the code of the first kind of failure.
    With a shard, what is done of the others is that share of them.
    """
    if len(tags) == 1:
        make_one(tags[0])
        return
    codes = {}
    for tag in tags:
        code = attempt(functools.partial(make_one, tag), name=str(tag))
        if code:
            codes[str(tag)] = code
    if codes:
        done = [str(tag) for tag in tags if tag not in codes]
        finished = "finished" if shard is None else f"share {shard} made"
        rest = f"; {finished}: {', '.join(done)}" if done else ""
        warn(f"Not finished: {', '.join(codes)}{rest}.")
        raise typer.Exit(min(codes.values()))
