"""The verb translate: a film's texts in another language, in a file for its translator."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import append_result, set_result
from lantern.cli.options import (
    AllowPathOption,
    FilmArgument,
    OfflineOption,
    UsageError,
    flag,
    option,
)
from lantern.cli.output import (
    count,
    print_line,
    print_problems,
    warn,
    warn_of_failure,
)
from lantern.cli.session import has_faults, load_script
from lantern.cli.translation_drafts import (
    DraftCommandOption,
    DraftOptions,
    DraftsOption,
    SendOption,
    draft_texts,
)
from lantern.cli.translation_po import require_format, take_po, write_po
from lantern.core.languages import (
    find_language_tag,
    get_primary_language,
    is_known_language,
)
from lantern.core.problems import (
    Failure,
    Problem,
    choose_exit_code,
    count_faults,
    format_command,
    format_path,
)

if TYPE_CHECKING:
    from lantern.scaffold.translation.files import TranslationFolder
    from lantern.scaffold.translation.update import (
        KnownText,
        TranslationCount,
        UpdatedTexts,
    )
    from lantern.script.film_script import Script
    from lantern.script.translation.originals import OriginalText

SplitOption = Annotated[
    bool, flag("--split", help="Start with a file for each scene, in a folder.")
]

FormatOption = Annotated[
    str,
    option(
        "--format",
        metavar="FORMAT",
        default="yaml",
        help="yaml, or po as well: a file for translators' programs.",
    ),
]
FromOption = Annotated[
    Path | None,
    option(
        "--from",
        metavar="FILE",
        help="Take over what changed in a PO file.",
    ),
]


def translate(
    film: FilmArgument,
    language: Annotated[
        str,
        typer.Argument(
            help="The language: ru, zh, pt-BR; without it, the film's are listed."
        ),
    ] = "",
    *,
    split: SplitOption,
    format_: FormatOption,
    po: FromOption,
    draft: DraftsOption,
    draft_command: DraftCommandOption,
    yes: SendOption,
    offline: OfflineOption,
    allow_path: AllowPathOption,
) -> None:
    """Write or update a film's texts in another language.

    The file is translations/<language>.yml. Texts that are translated are never lost.
    """
    require_format(format_)
    wanted = draft or draft_command is not None
    script = _require_faultless(film, allow_path)
    if not language:
        if po is not None:
            raise UsageError(
                "--from needs the language: lantern translate FILM ru"
            )
        if wanted:
            raise UsageError(
                "--draft needs the language: lantern translate FILM ru"
            )
        _list_languages(script, film)
        return
    tag = _require_language(script, language)
    drafts = DraftOptions(
        wanted,
        draft_command,
        yes=yes,
        offline=offline,
    )
    job = _TranslationJob(script, film, tag, drafts)
    job.run(
        split=split,
        po=po,
        writes_po=format_ == "po",
    )


def _require_faultless(film: Path, allow_path: Sequence[Path] | None) -> Script:
    """Return a film without faults; else print them and end the program."""
    script, problems = load_script(film, allow_path)
    if script is not None and not has_faults(problems):
        return script
    print_problems(problems)
    faults = count(count_faults(problems), "problem")
    warn(f"{faults} in the film itself; no translation was touched.")
    raise typer.Exit(choose_exit_code(problems))


def _require_language(script: Script, language: str) -> str:
    """Return the tag of a language that the film can be translated into.

    Raises:
        UsageError: nobody knows it, or it is the film's own.
    """
    tag = find_language_tag(language)
    if not tag and is_known_language(language):
        tag = language
    if not tag:
        raise UsageError(
            f"no language is called '{language}'; write its tag, such as ru, zh or pt-BR"
        )
    own = script.film.language
    if tag.casefold() == find_language_tag(own).casefold():
        raise UsageError(
            f"'{language}' is the film's own language, as film.yml says; name another one"
        )
    return tag


@dataclass(frozen=True)
class _ReadTranslation:
    """What is wrong with a translation's files, and the only scenes that it is of."""

    problems: Sequence[Problem] = ()
    scenes: Collection[str] | None = None


def _read_translation(script: Script, language: str) -> _ReadTranslation:
    """Read a translation as a film that is in this language does; there may be none."""
    from lantern.script.translation.open import open_translation
    from lantern.script.translation.paths import find_translation

    file = script.tree.file
    if not find_translation(file, language):
        return _ReadTranslation()
    found, problems = open_translation(
        file, language, script.places, name=script.name
    )
    return _ReadTranslation(problems, found.scenes if found else None)


def _list_originals(
    script: Script, scenes: Collection[str] | None, known: Sequence[KnownText]
) -> list[OriginalText]:
    """Return the texts that a translation is of."""
    from lantern.scaffold.translation.chosen import choose_originals
    from lantern.script.translation.originals import list_texts

    return choose_originals(
        list_texts(script),
        script,
        scenes=scenes,
        known=known,
    )


@dataclass(frozen=True)
class _TranslationJob:
    """What one call of the verb works on."""

    script: Script
    film: Path
    language: str
    drafts: DraftOptions

    def run(self, *, split: bool, po: Path | None, writes_po: bool) -> None:
        """Bring a translation up to date, and print what was done.

        Raises:
            UsageError: it is to be split, and is there as one file.
        """
        from lantern.scaffold.translation import files, update

        scenes = self._check_files()
        folder = files.open_folder(self.script, self.language, split=split)
        if split and not folder.is_split:
            raise UsageError(
                f"{format_path(folder.place)} is one file already; leave out --split"
            )
        known = folder.list_known()
        originals = _list_originals(self.script, scenes, known)
        updated = update.update_texts(originals, known)
        new = sum(row.known is None for row in updated.rows)
        if po is not None:
            updated = take_po(folder, updated, po)
        is_written = bool(files.write_translation(folder, updated))
        if self.drafts.wanted:
            before = updated
            updated = draft_texts(folder, updated, self.drafts)
            is_written |= updated != before
        place = write_po(folder, updated) if writes_po else None
        self._print(_Report(folder, updated, is_written, new), place)

    def _check_files(self) -> Collection[str] | None:
        """Return the scenes that a translation names; None for all, or for a new one.

        Prints what is wrong with its files, and ends the program: they stay as they are.
        """
        found = _read_translation(self.script, self.language)
        if not has_faults(found.problems):
            return found.scenes
        print_problems(found.problems)
        warn("The translation was left as it is.")
        raise typer.Exit(choose_exit_code(found.problems))

    def _print(self, report: _Report, po: Path | None) -> None:
        set_result(**report.describe(), po=po)
        report.print_lines(self.film, po)


@dataclass(frozen=True)
class _Report:
    """What was done to a translation."""

    folder: TranslationFolder
    updated: UpdatedTexts
    is_written: bool
    new: int
    """Texts that the translation didn't have before."""

    def describe(self) -> dict[str, object]:
        """Return it as JSON."""
        from lantern.scaffold.translation.update import count_texts

        done = count_texts(self.updated.rows)
        return {
            **_describe(self.folder.language, done),
            "file": self.folder.place,
            "new": self.new,
            "moved": self._count_moved(),
            "gone": len(self.updated.gone),
            "written": self.is_written,
        }

    def print_lines(self, film: Path, po: Path | None) -> None:
        """Print it for people, with the next step."""
        from lantern.scaffold.translation.update import count_texts

        done = count_texts(self.updated.rows)
        place = format_path(self.folder.place)
        print_line(f"{place}: {', '.join(self._list_counts(done))}.")
        print_line(f"{_describe_share(done)}.")
        if po is None:
            print_line(f"Next: {self._choose_step(done, film)}")
            return
        back = ("translate", format_path(film), self.folder.language, "--from")
        print_line(f"{format_path(po)}: for the translator's own program.")
        print_line(f"Take it back: {format_command(*back, format_path(po))}")

    def _list_counts(self, done: TranslationCount) -> list[str]:
        counts = [count(done.texts, "text")]
        named = {
            "new": self.new,
            "moved": self._count_moved(),
            "changed": done.changed,
            "gone": len(self.updated.gone),
        }
        counts += [
            f"{number} {name}" for name, number in named.items() if number
        ]
        if done.drafts:
            counts.append(count(done.drafts, "draft"))
        if not self.is_written:
            counts.append("nothing to write")
        return counts

    def _count_moved(self) -> int:
        rows = self.updated.rows
        return sum(
            bool(row.known and row.known.id != row.original.id) for row in rows
        )

    def _choose_step(self, done: TranslationCount, film: Path) -> str:
        """Return what to do now: to write, to read, or to check."""
        language = self.folder.language
        place = format_path(self.folder.place)
        if done.changed:
            return f"look at the texts listed under `changed:` in {place}"
        if done.drafts:
            return (
                f"read the drafts in {place}; they are listed under `drafts:`"
            )
        if done.translated < done.texts:
            missing = count(done.texts - done.translated, "empty text")
            return f"write the {missing} in {place}"
        return format_command(
            "check", format_path(film), "--language", language
        )


def _list_languages(script: Script, film: Path) -> None:
    """Print each language that the film has a translation into, and how far it is."""
    from lantern.script.translation.paths import list_languages

    languages = list_languages(script.tree.file)
    set_result(translations=[])
    codes = []
    for language in languages:
        try:
            done = _count(script, language)
        except Failure as failure:
            warn_of_failure(failure)
            codes.append(failure.code)
            continue
        append_result("translations", _describe(language, done))
        print_line(f"{language}: {_describe_share(done)}{_describe_open(done)}")
    if not languages:
        print_line("The film has no translation.")
        own = get_primary_language(script.film.language)
        example = "en" if own == "ru" else "ru"
        begin = format_command("translate", format_path(film), example)
        print_line(f"Begin one: {begin}")
    if codes:
        raise typer.Exit(min(codes))


def _count(script: Script, language: str) -> TranslationCount:
    """Return how far a translation is.

    Raises:
        AssetFailure: a file of it can't be read.
    """
    from lantern.scaffold.translation import files, update

    scenes = _read_translation(script, language).scenes
    known = files.open_folder(script, language).list_known()
    originals = _list_originals(script, scenes, known)
    return update.count_texts(update.update_texts(originals, known).rows)


def _describe_share(done: TranslationCount) -> str:
    return (
        f"{done.percent} % translated,"
        f" {done.translated_words:,} of {done.words:,} words"
    )


def _describe_open(done: TranslationCount) -> str:
    """Return what needs a look, as the end of a line."""
    parts = [f"{done.translated} of {count(done.texts, 'text')}"]
    if done.changed:
        parts.append(f"{done.changed} changed")
    if done.drafts:
        parts.append(count(done.drafts, "draft"))
    return f"; {', '.join(parts)}"


def _describe(language: str, done: TranslationCount) -> dict[str, object]:
    return {
        "language": language,
        "texts": done.texts,
        "translated": done.translated,
        "changed": done.changed,
        "drafts": done.drafts,
        "words": done.words,
        "translated_words": done.translated_words,
        "percent": done.percent,
    }
