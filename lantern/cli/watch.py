"""The verb that looks on while somebody writes: watch."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lantern.cli.options import (
    AllowPathOption,
    CheckOptions,
    DebugOption,
    FilmArgument,
    JobsOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
    app,
    count_cores,
    load_film,
    make_options,
    open_session,
    print_line,
    print_report,
    require_valid,
    warn,
)
from lantern.core import signals
from lantern.core.problems import AssetFailure, Failure, format_path

if TYPE_CHECKING:
    from lantern.credits.ledger import Ledger
    from lantern.rendering import RenderOptions
    from lantern.script.load import Script

    Known = tuple[Script, Ledger]


@app.command()
def watch(
    film: FilmArgument,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    jobs: JobsOption = None,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    debug: DebugOption = False,
) -> None:
    """Check the film at every save, and make the drafts of the scenes that changed. Ctrl-C ends it."""
    from lantern.core.watch import watch_saves
    from lantern.script.load import find_film_file
    from lantern.script.paths import find_project

    gc.enable()
    folder = find_film_file(film).absolute().parent
    if not folder.is_dir():
        raise AssetFailure(
            f"{format_path(folder)} is not there; name a film's folder, or its file"
        )
    project = find_project(folder)
    looked_at = [
        place.absolute()
        for place in (folder, project / "assets", *(allow_path or []))
        if place.is_dir()
    ]
    apart = [place.absolute() for place in (project / "build", out, store) if place]
    _watch_saves(
        lambda: _read(film, allow_path, CheckOptions(store=store)),
        watch_saves(looked_at, apart),
        lambda known: make_options(
            known[0], (out, store), True, (voice, offline, None)
        ),
        (format_path(folder), jobs or count_cores()),
    )


def _watch_saves(
    read: Callable[[], Known | None],
    bursts: Iterable[frozenset[Path]],
    choose: Callable[[Known], RenderOptions],
    named: tuple[str, int],
) -> None:
    """Read the film at each burst of saves; scenes that differ from its last good reading are made."""
    from lantern.rendering.changes import digest_scenes

    known = read()
    before = digest_scenes(*known) if known else None
    for files in bursts:
        if not files:
            print_line(f"Watching {named[0]}; Ctrl-C ends it.")
            continue
        known = read()
        if known is None:
            continue
        now = digest_scenes(*known)
        saved = {part.id for part in known[0].parts if part.tree.file in files}
        changed = [
            name
            for name in now
            if (before.get(name) != now[name] if before is not None else name in saved)
        ]
        print_line(
            f"Changed: {', '.join(changed)}."
            if changed
            else "Nothing that is seen or heard has changed."
        )
        _make(known, choose(known), changed, named[1])
        before = now


def _read(film: Path, allow: list[Path] | None, rigour: CheckOptions) -> Known | None:
    """The film as it is now; None when something is wrong with it, which is shown."""
    try:
        return require_valid(*load_film(film, allow), False, rigour)
    except typer.Exit:
        return None
    except (Failure, OSError) as failure:  # a file that goes while it is read
        warn(str(failure))
        return None


def _make(
    known: Known, choices: RenderOptions, scenes: Sequence[str], jobs: int
) -> None:
    """Drafts of these scenes; what fails is told, and the next save tries again."""
    from lantern import rendering

    if not scenes:
        return
    script, credits = known
    try:
        with open_session(script, choices, jobs, False) as studio:
            for scene in scenes:
                alone = replace(choices, only=scene)
                print_report(
                    rendering.render(
                        replace(studio, options=alone, timings={}), credits
                    ),
                    alone,
                    script,
                    False,
                )
    except Failure as failure:
        warn("\n".join([failure.message, *(f"  {line}" for line in failure.detail)]))
    signals.exit_on_signal()
