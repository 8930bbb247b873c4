"""Where a film's statements come from, and what of them isn't so.

Everything but drift, what changed in the article since its lock was written, is found from the
lock alone; the article itself is read only where it is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.article import lock
from lantern.article.blocks import Article
from lantern.article.lock import ArticleLock, LockBlock
from lantern.checks.sourcing import coverage, facts, quotations
from lantern.core.problems import AssetFailure, Problem, Span, format_command
from lantern.script import lockfile
from lantern.script.film_script import Script

_LOCK_WORDS = ("sources", "FILM", "--article", "FILE", "--lock")


@dataclass(frozen=True)
class ArticleSource:
    """A film's article as far as it is known here: its lock, and the article if it is at hand."""

    script: Script
    lock: ArticleLock | None
    article: Article | None

    @property
    def blocks(self) -> tuple[LockBlock, ...]:
        """Return the blocks of the lock; none without a lock."""
        return self.lock.blocks if self.lock else ()

    @property
    def rows(self) -> tuple[coverage.BlockCoverage, ...]:
        """Return what the film covers of each block."""
        return coverage.build_rows(self.script, self.blocks)


def load(
    script: Script, sealed: ArticleLock | None, article: Path | None = None
) -> tuple[ArticleSource, list[Problem]]:
    """Return the film's sources, and what is wrong with the article's file.

    Args:
        script: of the film.
        sealed: the article's lock, None if there is none, or it is damaged.
        article: the article's file, if another is compared than the one the film names.
    """
    found, problems = load_article(script, article)
    if sealed is None and found is not None and not _has_lock_file(script):
        # an article without a lock stands for its own
        sealed = lock.make_lock(found)
    return ArticleSource(script, sealed, found), problems


def _has_lock_file(script: Script) -> bool:
    return lockfile.find_lock_file(script).exists()


def load_article(
    script: Script, named: Path | None
) -> tuple[Article | None, list[Problem]]:
    """Return the article from the file the user names, else as it was read with the script.

    None if there is none at hand; what was wrong with the script's own was reported with it.
    """
    if named is None:
        return script.article, []
    from lantern.article.readers import read_article  # slow to import

    try:
        return read_article(named), []
    except AssetFailure as failure:
        return None, [Problem(failure.message, Span(named), failure.code)]


def check(
    script: Script,
    sealed: ArticleLock | None,
    *,
    strict: bool = False,
    article: Path | None = None,
) -> list[Problem]:
    """Return everything that a film says of its sources and that isn't so.

    `strict` makes problems of what are warnings else; the other arguments are those of `load`.
    """
    sources, problems = load(script, sealed, article)
    quoted = list(quotations.check(script, sources.article))
    if sources.lock is None:
        if strict and not problems and not _has_lock_file(script):
            problems += _check_unlocked(script)
        return problems + quoted
    problems += coverage.check(script, sources.blocks, strict=strict)
    problems += facts.check(script, sources.lock, strict=strict)
    return problems + quoted + list(check_drift(sources))


def _check_unlocked(script: Script) -> Iterator[Problem]:
    """Yield a problem if the film has an article, or rests on one."""
    if script.film.article or any(part.scene.passage for part in script.parts):
        message = (
            f"there is no {lock.LOCK_FILE} to check the film against; "
            f"write it: {format_command(*_LOCK_WORDS)}"
        )
        yield Problem(message, script.tree.find_span(("article",), key=True))


def check_drift(sources: ArticleSource) -> Iterator[Problem]:
    """Yield the blocks whose text changed, moved or went since the lock was written.

    A block that scenes rest on is a problem with these scenes; the others are one warning.
    """
    if sources.article is None or sources.lock is None:
        return
    unused = []
    for change in lock.find_changes(sources.lock, sources.article):
        resting = _find_resting(sources.script, change.number)
        if not resting:
            unused.append(change.number)
            continue
        names = ", ".join(dict.fromkeys(each.part.name for each in resting))
        yield Problem(_describe_change(change, names), resting[0].find_span())
    if unused:
        file = lockfile.find_lock_file(sources.script)
        yield Problem(_describe_unused(unused), Span(file), warning=True)


def _find_resting(script: Script, number: int) -> list[coverage.NamedBlock]:
    """Return the places at which scenes name a block."""
    found = []
    for part in script.parts:
        for named in coverage.list_passages(part):
            if named.number == number:
                found.append(named)
    return found


def _describe_change(change: lock.BlockChange, names: str) -> str:
    if change.new_number is not None:
        return (
            f"paragraph {change.number} of the article is paragraph {change.new_number} now;"
            f" renumber it in {names}"
        )
    return (
        f"paragraph {change.number} of the article changed since the lock was written; it"
        f" carries {names}. Read it again, correct what check reports, then:"
        f" {format_command(*_LOCK_WORDS)}"
    )


def _describe_unused(numbers: Sequence[int]) -> str:
    noun = "block"
    if len(numbers) > 1:
        noun = "blocks"
    listed = ", ".join(map(str, numbers))
    return (
        f"the article changed in {noun} {listed}, on which no scene rests; write a new lock:"
        f" {format_command(*_LOCK_WORDS)}"
    )
