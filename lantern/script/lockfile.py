"""The lock of a film's article on disk: where it is, how it is read and written."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from lantern.article import lock
from lantern.article.blocks import Article, BlockKind
from lantern.article.lock import ArticleLock, LockBlock
from lantern.core.files import convert_write_errors, write_whole
from lantern.core.problems import Problem
from lantern.script.document import YamlModel, build_model, read_yaml
from lantern.script.film_script import Script


class _LockFileBlock(YamlModel):
    number: int
    kind: BlockKind
    digest: str
    length: int
    opens: str
    figures: str = ""
    dates: str = ""
    names: str = ""


class _LockFile(YamlModel):
    """`article.lock.yml`; `lock` is its format's version."""

    lock: int = Field(ge=1, le=1)
    language: str = "en"
    blocks: tuple[_LockFileBlock, ...]


def find_lock_file(script: Script) -> Path:
    """Return where the film's lock is, or would be."""
    return script.tree.file.parent / lock.LOCK_FILE


def load(script: Script) -> tuple[ArticleLock | None, list[Problem]]:
    """Return the film's lock, and what is wrong with it; None if there is none or it is damaged."""
    path = find_lock_file(script)
    if not path.exists():
        return None, []
    tree, problems = read_yaml(path)
    if tree is None:
        return None, problems
    found, problems = build_model(_LockFile, tree)
    if found is None:
        return None, problems
    blocks = tuple(LockBlock(**dict(block)) for block in found.blocks)
    for i, block in enumerate(blocks):
        if block.number != i + 1:
            message = (
                f"block {i + 1} is numbered {block.number}; write a new lock, or take it"
                " from the film's history"
            )
            return None, [
                Problem(message, tree.find_span(("blocks", i, "number")))
            ]
    return ArticleLock(found.language, blocks), []


def save(script: Script, article: Article) -> Path:
    """Write the lock beside film.yml, in place of an older one; return its path.

    Raises:
        OutputFailure: It can't be written.
    """
    path = find_lock_file(script)
    text = lock.format_lock(lock.make_lock(article))
    with convert_write_errors(path):
        write_whole(path, text.encode())
    return path
