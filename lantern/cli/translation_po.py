"""PO files of a translation: written for translators' tools, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.cli.options import UsageError
from lantern.cli.output import count, print_line, warn
from lantern.core.languages import get_primary_language
from lantern.core.problems import AssetFailure, format_path

if TYPE_CHECKING:
    from lantern.scaffold.translation.files import TranslationFolder
    from lantern.scaffold.translation.po_merge import MergedPo
    from lantern.scaffold.translation.update import UpdatedTexts

_FORMATS = ("yaml", "po")
_MOST_SHOWN = 60
"""Characters of a text that a message shows."""
_MOST_CONFLICTS = 20


def require_format(name: str) -> str:
    """Return the format that --format names.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in _FORMATS:
        raise UsageError(
            f"--format takes {' or '.join(_FORMATS)}, not '{name}'"
        )
    return name


def take_po(
    folder: TranslationFolder, updated: UpdatedTexts, path: Path
) -> UpdatedTexts:
    """Return a translation with what changed in a PO file, and say what that was.

    Raises:
        AssetFailure: the file can't be read, or is of another film or language.
    """
    from lantern.scaffold.translation.po_file import read_po_file
    from lantern.scaffold.translation.po_merge import merge_po

    po = read_po_file(path)
    language = folder.language
    said = get_primary_language(po.language)
    if said and said != get_primary_language(language):
        raise AssetFailure(
            f"{format_path(path)} says that its language is {po.language}, not {language};"
            " name the right file, or correct `Language:` in it"
        )
    merged = merge_po(updated, po.texts)
    if merged.is_of_another_film:
        known = merged.total - merged.strangers
        raise AssetFailure(
            f"{format_path(path)} is of another film, it seems:"
            f" of its {count(merged.total, 'text')} this film has {known}"
        )
    _warn_of_rest(merged, path)
    print_line(f"{format_path(path)}: {_describe_merged(merged)}.")
    return merged.updated


def _describe_merged(merged: MergedPo) -> str:
    parts = [f"{count(merged.taken, 'text')} taken"]
    if merged.accepted:
        parts.append(f"{merged.accepted} no longer fuzzy")
    if merged.conflicts:
        parts.append(count(len(merged.conflicts), "conflict"))
    return ", ".join(parts)


def _warn_of_rest(merged: MergedPo, path: Path) -> None:
    """Tell what wasn't taken, and why."""
    name = format_path(path)
    for conflict in merged.conflicts[:_MOST_CONFLICTS]:
        original = conflict.row.original
        warn(
            f"{original.id} was changed here and in {name}; kept"
            f" '{_shorten(conflict.row.text)}', and not '{_shorten(conflict.theirs)}';"
            " to take the other, empty this one and run this again"
        )
    more = len(merged.conflicts) - _MOST_CONFLICTS
    if more > 0:
        warn(f"and {more} more like it")
    if merged.plurals:
        plurals = count(len(merged.plurals), "text")
        first = merged.plurals[0].original
        warn(
            f"{name}: {plurals} with plural forms left out, which a film has none of:"
            f" '{_shorten(first)}'"
        )
    if merged.strangers:
        strangers = count(merged.strangers, "text")
        warn(
            f"{name}: the film doesn't have the originals of {strangers};"
            " what is translated of them is kept under `gone:`"
        )


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _MOST_SHOWN:
        return line
    return f"{line[: _MOST_SHOWN - 1]}…"


def write_po(folder: TranslationFolder, updated: UpdatedTexts) -> Path:
    """Write the PO file beside a translation; return where it is.

    Raises:
        OutputFailure: it can't be written.
    """
    from lantern.core.files import convert_write_errors, write_whole
    from lantern.scaffold.translation.files import name_sections
    from lantern.scaffold.translation.po_file import PoHead, write_po_file

    script = folder.script
    path = folder.place.with_name(f"{folder.language}.po")
    head = PoHead(
        film=script.name,
        language=folder.language,
        folder=script.tree.file.parent,
        headings=name_sections(script),
    )
    with convert_write_errors(path):
        write_whole(path, write_po_file(updated.rows, head))
    return path
