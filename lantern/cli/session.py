"""From words on the command line to a checked film, the options of a run, and an open session."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lantern.cli.envelope import find_envelope
from lantern.cli.missing_film import require_film
from lantern.cli.options import UsageError
from lantern.cli.output import print_problems, warn
from lantern.cli.shapes import apply_first_shape, parse_shapes, require_shape
from lantern.cli.workforce import Workforce
from lantern.core import signals
from lantern.core.problems import (
    Problem,
    choose_exit_code,
    count_faults,
    excuse_draft,
    suggest,
)

if TYPE_CHECKING:
    from lantern.core.progress import Reporter
    from lantern.core.store import Store
    from lantern.plan.project import Project
    from lantern.rendering import RenderOptions, Session
    from lantern.script.film_script import SceneSource, Script

MOST_NAMES = 40
"""How many scenes a message lists."""


@dataclass(frozen=True)
class CheckOptions:
    """How a film is checked.

    With `strict`, facts that the article lacks are problems and not warnings; `article` is the
    article's file, `shapes` the value of --shapes, `store` that of --store.
    """

    strict: bool = False
    article: Path | None = None
    shapes: str | None = None
    store: Path | None = None


def load_film(
    film: Path,
    allow_path: Sequence[Path] | None,
    *,
    allow_python: bool = False,
    allow_command: bool = False,
    for_draft: bool = False,
    language: str | None = None,
) -> tuple[Project | None, list[Problem]]:
    """Load a film; return it, and the problems in its files.

    What a draft may have is a warning where the film is loaded `for_draft`. `language` is that of
    a translation; None is the film's own.
    """
    from lantern.plan import project

    require_film(film)
    allowed = [path.resolve() for path in allow_path or ()]
    loaded, problems = project.load(
        film,
        allowed,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    )
    if for_draft:
        problems = excuse_draft(problems)
    return loaded, problems


def require_script(
    film: Path,
    allow_path: Sequence[Path] | None,
    *,
    language: str | None = None,
) -> tuple[Script, list[Problem]]:
    """Return a film of which film.yml can be read, and the faults in its files and maps.

    Prints the problems of another one, and ends the program. What a scene with a fault shows and
    tells is not in the film. `language` is that of a translation; None is the film's own.
    """
    script, problems = load_script(film, allow_path, language=language)
    if script is None:
        print_problems(problems)
        raise typer.Exit(choose_exit_code(problems))
    return script, [problem for problem in problems if not problem.warning]


def load_script(
    film: Path,
    allow_path: Sequence[Path] | None,
    *,
    language: str | None = None,
) -> tuple[Script | None, list[Problem]]:
    """Return a film, and the problems in its files and maps; None if film.yml can't be read."""
    from lantern.script import load
    from lantern.visuals.map.spec.map_assets import check_map_files

    require_film(film)
    allowed = [path.resolve() for path in allow_path or ()]
    script, problems = load.load(film, allowed, language=language)
    if script is not None:
        problems += check_map_files(script)
    return script, problems


def require_no_problem(problems: Iterable[Problem]) -> None:
    """Print problems, each once; end the program if one isn't a warning."""
    told = list(dict.fromkeys(problems))
    print_problems(told)
    code = choose_exit_code(told)
    if code:
        raise typer.Exit(code)


def load_checked(
    film: Path,
    check: CheckOptions,
    *,
    allow_path: Sequence[Path] | None,
    allow_python: bool = False,
    allow_command: bool = False,
    for_draft: bool = False,
    language: str | None = None,
) -> Project:
    """Return a film without problems; else print them and end the program.

    What a draft may have is a warning where the film is loaded `for_draft`.
    """
    project, problems = load_film(
        film,
        allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        for_draft=for_draft,
        language=language,
    )
    return require_valid(project, problems, check)


def require_valid(
    project: Project | None,
    problems: list[Problem],
    check: CheckOptions,
) -> Project:
    """Check a film that was loaded, and print its problems, with those found while loading.

    What is found is added to `problems`, so that the caller can count the warnings.
    Returns the film; ends the program when there is a problem that isn't a warning.
    """
    if project is not None:
        problems += find_problems(project, check)
    return require_no_fault(project, problems)


def find_problems(project: Project, check: CheckOptions) -> list[Problem]:
    """Return what is wrong with a film that was loaded."""
    from lantern import checks
    from lantern.core.store import Store

    return checks.check(
        project,
        strict=check.strict,
        article=check.article,
        shapes=parse_shapes(project.script, check.shapes),
        store=Store(find_store(project.script, check.store)),
    )


def require_no_fault(
    project: Project | None, problems: Sequence[Problem]
) -> Project:
    """Print the problems of a film and return it; end the program if one isn't a warning."""
    print_problems(problems)
    count = count_faults(problems)
    if project is None or count:
        plural = "" if count == 1 else "s"
        warn(f"{count} problem{plural}; nothing was rendered.")
        raise typer.Exit(choose_exit_code(problems))
    return project


def has_faults(problems: Sequence[Problem]) -> bool:
    """Return whether there is a problem that isn't a warning."""
    return any(not problem.warning for problem in problems)


def make_options(
    script: Script,
    *,
    out: Path | None = None,
    store: Path | None = None,
    draft: bool = False,
    voice: str | None = None,
    offline: bool = False,
    only: str | None = None,
) -> RenderOptions:
    """Return the options of a run from those on the command line.

    Raises:
        UsageError: There is no such voice or scene, or the voice needs the network.
    """
    from lantern.rendering import RenderOptions
    from lantern.rendering.output_places import find_output, find_variant

    if voice is not None:
        _require_voice(script, voice, offline=offline)
    if only is not None:
        require_scene(script, only)
    folder = find_output(script, out)
    if draft:
        folder = find_variant(folder, "draft")
    return RenderOptions(
        store=find_store(script, store),
        out=folder,
        voice=voice,
        offline=offline,
        draft=draft,
        only=only,
        language=script.translated_into,
    )


def _require_voice(script: Script, voice: str, *, offline: bool) -> None:
    from lantern.script.model.voice import VoiceChoice
    from lantern.speech.catalogue.choice import (
        explain_missing,
        is_known,
        is_missing,
        resolve_voice,
    )
    from lantern.speech.catalogue.installed import load_voices
    from lantern.speech.catalogue.languages import explain_speakers, speaks
    from lantern.speech.voices import VOICES, is_online

    choice = resolve_voice(VoiceChoice(engine=voice), script.film)
    if not is_known(choice):
        known = ", ".join(VOICES)
        near = suggest(voice, [*VOICES, *load_voices().list_names()])
        raise UsageError(
            f"there is no voice '{voice}'{near} (there are: {known})"
        )
    if is_missing(choice):
        raise UsageError(explain_missing(choice, script.film))
    language = script.film.language
    if speaks(choice, language) is False:
        others = explain_speakers(language, script.film)
        raise UsageError(
            f"--voice {voice} doesn't speak '{language}', the language of this film; {others}"
        )
    if is_online(voice) and offline:
        raise UsageError(
            f"--voice {voice} needs the network, and --offline forbids it; leave one out"
        )


def require_scene(script: Script, name: str) -> SceneSource:
    """Return the scene with an id, number, file name or title.

    Raises:
        UsageError: There is none.
    """
    part = script.select(name)
    if part is not None:
        return part
    ids = [source.id for source in script.parts]
    known = ", ".join(ids[:MOST_NAMES])
    raise UsageError(
        f"there is no scene '{name}'{suggest(name, ids)} (there are: {known})"
    )


def find_store(script: Script, store: Path | None) -> Path:
    """Return the store that was named, else that of the film's project."""
    if store is None:
        store = script.places.project / "build" / ".store"
    return store.absolute()


def open_store(named: Path | None, *, near: Path | None = None) -> Store:
    """Return the store that was named, else the one beside a file, else this project's.

    A file in `build/` has its store in that folder.
    """
    from lantern.core.store import Store
    from lantern.script.paths import find_project

    if named is not None:
        return Store(named.absolute())
    if near is not None:
        for folder in near.absolute().parents:
            if folder.name == "build":
                return Store(folder / ".store")
    project = find_project(Path.cwd())
    return Store((project / "build" / ".store").absolute())


_ALL_CORES = Workforce()


@contextmanager
def open_session(
    project: Project,
    options: RenderOptions,
    *,
    workforce: Workforce = _ALL_CORES,
) -> Iterator[Session]:
    """Open a session; its workers and its reporter end with the block."""
    from lantern.rendering import Session

    gc.freeze()  # what was read until now stays until the end
    with workforce.open(options.store) as executor:
        gc.enable()
        session = Session(project, options, executor, make_reporter())
        try:
            signals.raise_on_signal()
            yield session
        finally:
            session.reporter.close()


@contextmanager
def open_checked(
    film: Path,
    *,
    shape: str | None,
    voice: str | None,
    offline: bool,
    draft: bool,
    store: Path | None,
    allow_path: Sequence[Path] | None,
    allow_python: bool,
    allow_command: bool,
    language: str | None,
) -> Iterator[Session]:
    """Open a session over a film without problems, in the shape that was named or its own.

    Prints the problems of a film that has some, and ends the program.

    Raises:
        UsageError: There is no such shape or voice, or the voice needs the network.
    """
    require_shape(shape)
    project = load_checked(
        film,
        CheckOptions(shapes=shape, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        for_draft=True,
        language=language,
    )
    own = make_options(
        project.script,
        store=store,
        draft=draft,
        voice=voice,
        offline=offline,
    )
    options = apply_first_shape(project.script, own, shape)
    with open_session(project, options) as session:
        yield session


@contextmanager
def report_progress() -> Iterator[Reporter]:
    """Give a reporter to work that needs no session; it ends with the block."""
    reporter = make_reporter()
    try:
        yield reporter
    finally:
        reporter.close()


def make_reporter() -> Reporter:
    """Return what reports a run: in JSON, on a terminal, or in plain lines."""
    from lantern.core.progress import (
        JsonReporter,
        LineReporter,
        TerminalReporter,
    )

    envelope = find_envelope()
    if envelope is not None:
        return JsonReporter(sys.stderr, keep=envelope.notes.append)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return TerminalReporter(sys.stderr)
    return LineReporter(sys.stderr)
