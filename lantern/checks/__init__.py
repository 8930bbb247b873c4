"""Everything that can be wrong with a film beyond its YAML: voices, pictures, sounds, sources.

Nothing is made here. What is wrong with the files themselves is found when they are loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lantern.checks import (
    alphabets,
    descriptions,
    film,
    film_maps,
    glyphs,
    marks,
    narration,
    overlays,
    shorts,
    shots,
    sound,
    sourcing,
    speakers,
    translation,
)
from lantern.checks.passed_shots import CheckCache
from lantern.core.problems import Problem
from lantern.core.store import Store
from lantern.core.units import Frames, Shape
from lantern.credits.narrators import name_narrators
from lantern.plan import OutputFormat, Rendition
from lantern.plan.project import Project
from lantern.speech.catalogue.choice import list_usable
from lantern.timeline import Timeline

_NOTHING_CUT = Timeline(25, Frames(0), (), (), (), (), ())


# long: each kind of check is called once
def check(
    project: Project,
    *,
    strict: bool = False,
    article: Path | None = None,
    shapes: Sequence[Shape] = (),
    store: Store | None = None,
) -> list[Problem]:
    """Return everything that is wrong with a loaded film, each problem once.

    Args:
        project: the film.
        strict: facts that the article lacks, and drafts, are problems and not warnings.
        article: the article's file, to compare the film with.
        shapes: the shapes that the film is made in; its own by default.
        store: keeps shots in which nothing was wrong; they are checked again when they change.
    """
    script = project.script
    shown_in = dict.fromkeys(shapes or [script.film.output.shape])
    renditions = [_make_rendition(project, shape) for shape in shown_in]
    has_captions = any(each.has_burned_captions for each in renditions)
    problems = film.check_language(script)
    problems += film.check_voices(script)
    problems += speakers.check_speakers(script)
    problems += narration.check_narrations(script)
    problems += alphabets.check_alphabets(script)
    problems += translation.check_drafts(script, strict=strict)
    problems += descriptions.check_descriptions(script)
    problems += _check_shots(project, renditions, store)
    problems += film_maps.check_maps(script)
    problems += sourcing.check(
        script,
        project.lock,
        strict=strict,
        article=article,
    )
    problems += glyphs.check_bundled_type(renditions[0], has_captions)
    problems += sound.check_sounds(project, store)
    problems += sound.check_recordings(script)
    problems += _check_film(project, renditions[0])
    problems += film.check_encoder(script, renditions)
    problems += glyphs.check_own_type(renditions[0], has_captions)
    problems += marks.check_marks(script)
    if store is not None:
        problems += shorts.check_short_lengths(project, store)
    return list(dict.fromkeys(problems))


def _check_film(project: Project, rendition: Rendition) -> list[Problem]:
    """Return what is wrong with the film as a whole, beside its scenes."""
    return [
        *film.check_unfilled_entries(project),
        *film.check_thumbnail(project, rendition),
        *film.check_licence(project.script),
        *overlays.check_portraits(project.script),
        *film.check_credit_pages(rendition),
    ]


def _check_shots(
    project: Project, renditions: Sequence[Rendition], store: Store | None
) -> list[Problem]:
    """Return what is wrong with shots; those in which nothing is are kept in the store."""
    font_files = [asset.path for asset in project.list_assets("font")]
    for font in project.fonts.values():
        font_files += map(Path, font.files)
    film_file = project.script.tree.file.resolve()
    passed = CheckCache(film_file, store, project.look, font_files=font_files)
    problems = shots.check_shots(renditions, passed)
    passed.keep()
    return problems


def _make_rendition(project: Project, shape: Shape) -> Rendition:
    """Return the film in a shape, before it is spoken and cut."""
    script = project.script
    return Rendition(
        script,
        _NOTHING_CUT,
        OutputFormat.from_output(script.film.output, False, shape),
        project.look,
        project.ledger,
        name_narrators(script, project.ledger, list_usable(script.film)[0]),
        fonts=project.fonts,
    )
