"""The verb sheet: a contact sheet of the film's shots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.cli.envelope import append_result
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    JobsOption,
    LanguageOption,
    OfflineOption,
    OutOption,
    ShapesOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_line
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)
from lantern.cli.shapes import list_named_shape_runs
from lantern.cli.workforce import Workforce
from lantern.core.problems import format_path

if TYPE_CHECKING:
    from lantern.rendering import Session
    from lantern.rendering.contact_sheet import ContactSheet


def sheet(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    jobs: JobsOption,
    shapes: ShapesOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write a contact sheet: shots, times, words, thumbnail.

    It is sheet.png in the output; a long film has several. It also shows the thumbnail at full
    size and as small as in a list, and names letters that no font here has. What `check --look`
    finds is numbered on the shots, and listed.
    """
    from lantern import rendering

    project = load_checked(
        film,
        CheckOptions(shapes=shapes, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
        for_draft=True,
    )
    own = make_options(
        project.script,
        out=out,
        store=store,
        voice=voice,
        offline=offline,
    )
    runs = list_named_shape_runs(
        project.script, replace(own, preview=True), shapes
    )
    with open_session(project, runs[0], workforce=Workforce(jobs)) as session:
        for options in runs:
            each = replace(
                session,
                options=options,
                timings={},
            )
            with rendering.hold_output(each):
                written = rendering.write_contact_sheet(each)
            append_result("sheets", _describe(each, written))
            for file in written.pages:
                print_line(format_path(file))
            for note in written.notes:
                print_line(f"{note.number:4} {note.text}")


def _describe(session: Session, sheet: ContactSheet) -> dict[str, object]:
    """Return a contact sheet as JSON."""
    from lantern.script.model.framing import format_ratio

    shape = session.options.shape or session.script.film.output.shape
    return {
        "shape": format_ratio(shape),
        "pages": sheet.pages,
        "findings": [{"number": n.number, "text": n.text} for n in sheet.notes],
    }
