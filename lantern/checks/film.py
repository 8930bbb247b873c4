"""What can be wrong with a film as a whole: its voices, its thumbnail, its ledger, its credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from lantern import plan
from lantern.core.encoder_trial import AUTO, try_encoder
from lantern.core.encoders import X264
from lantern.core.files import read_plain_text
from lantern.core.interface_words import has_words, list_languages
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    Problem,
    Span,
    suggest,
)
from lantern.credits import ledger
from lantern.credits.entry import PLACEHOLDER_AUTHOR
from lantern.credits.ledger_files import LEDGER_FILE
from lantern.credits.licences import parse, suggest_licence
from lantern.credits.voices import check_voice_licences
from lantern.graphics import photo
from lantern.plan import Rendition
from lantern.plan.project import Project
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import (
    explain_missing,
    find_engine,
    is_known,
    is_missing,
    list_usable,
)
from lantern.speech.voices import VOICES, check_settings, list_film_settings
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import MapSpec


def check_voices(script: Script) -> list[Problem]:
    """Return voices that don't exist, and settings that make no sense, of film and scenes."""
    problems: list[Problem] = []
    for i, voice in enumerate(script.film.voice):
        span = script.tree.find_span(("voice", i))
        problems += _check_voice(script, voice, span)
    problems += check_voice_licences(script)
    for part in script.parts:
        speaker = part.scene.speaker or {}
        for name, settings in speaker.items():
            span = part.find_span(("speaker", name))
            problems += _check_overrides(name, settings, span)
    return problems


def _check_voice(
    script: Script, voice: VoiceChoice, span: Span
) -> Iterator[Problem]:
    """Yield what is wrong with an entry of the film's voices."""
    if is_missing(voice):
        # one that the catalogue knows may be missing where another voice can speak
        if not is_known(voice) or is_missing(list_usable(script.film)[0]):
            yield Problem(explain_missing(voice, script.film), span)
        return
    yield from check_engine(script, voice, span)


def check_engine(
    script: Script, voice: VoiceChoice, span: Span
) -> Iterator[Problem]:
    """Yield what keeps a voice from being made: a setting, or a file that isn't there."""
    try:
        plan.make_engine(script, voice)
    except ValueError as error:
        yield Problem(str(error), span)
    except AssetFailure as failure:
        yield Problem(failure.message, span, failure.code)


def _check_overrides(
    name: str, settings: dict[str, object], span: Span
) -> Iterator[Problem]:
    """Yield what is wrong with a scene's own settings of a voice."""
    engine = find_engine(name)
    if engine is None:
        yield Problem(
            f"there is no voice '{name}'{suggest(name, VOICES)}", span
        )
        return
    try:
        check_settings(engine, settings)
    except ValueError as error:
        yield Problem(str(error), span)
        return
    for setting in list_film_settings(engine):
        if setting in settings:
            message = f"a scene can't change {name}'s {setting}; that is set in film.yml"
            yield Problem(message, span)
            return


def check_language(script: Script) -> list[Problem]:
    """Return a warning if Lantern has no words in the film's language."""
    film = script.film
    if has_words(film.language):
        return []
    message = (
        f"Lantern has no words of its own in '{film.language}', so it writes source lines, dates"
        f" and credits in English; it has them in {', '.join(list_languages())}"
    )
    return [
        Problem(message, script.tree.find_span(("language",)), warning=True)
    ]


def check_encoder(
    script: Script, renditions: Sequence[Rendition]
) -> Iterator[Problem]:
    """Yield a warning if the film names an encoder that this machine doesn't have."""
    if script.film.output.encoder in (AUTO, X264):
        return
    for rendition in renditions:
        form = rendition.output_format
        trial = try_encoder(
            form.encoder, form.size, form.fps, quality=form.quality
        )
        if trial.refusal:
            span = script.tree.find_span(("output", "encoder"))
            yield Problem(trial.advice, span, warning=True)
            return


def check_licence(script: Script) -> list[Problem]:
    """Return a problem if the film's own licence isn't known."""
    text = script.film.licence
    if text is None or parse(text):
        return []
    message = f"the licence '{text}' isn't known{suggest_licence(text)}"
    return [Problem(message, script.tree.find_span(("licence",)))]


def check_thumbnail(project: Project, rendition: Rendition) -> list[Problem]:
    """Return a problem if the thumbnail is a picture that can't be decoded, or has no such view."""
    problems = _check_thumbnail_view(rendition)
    for asset in project.list_assets("thumbnail"):
        try:
            photo.verify_picture(asset.path)
        except AssetFailure as failure:
            problems.append(Problem(failure.message, asset.span, EXIT_ASSET))
    return problems


def _check_thumbnail_view(rendition: Rendition) -> list[Problem]:
    """Return what is wrong with the view of a map that is the thumbnail."""
    script = rendition.script
    chosen = script.film.thumbnail
    if chosen is None or chosen.map is None or chosen.view is None:
        return []
    authored = script.find_map_shot(chosen.map)
    if authored is None:
        return []  # a map that no shot shows was reported with the script
    span = script.tree.find_span(("thumbnail", "view"))
    find = partial(script.get_path, folder=authored.scene.folder)
    context = plan.make_check_context(rendition, find)
    spec = MapSpec(chosen.map, view=chosen.view)
    problems = load_module(spec).check(spec, context, lambda _: span)
    return [problem for problem in problems if not problem.warning]


def check_unfilled_entries(project: Project) -> list[Problem]:
    """Return a warning if entries that `new` began in the ledger still have no author."""
    authors = [entry.author for entry in project.ledger.used_entries]
    count = authors.count(PLACEHOLDER_AUTHOR)
    if not count:
        return []
    subject = "an entry doesn't say"
    if count > 1:
        subject = f"{count} entries don't say"
    message = (
        f"{subject} yet who made the picture; write the author, and see that the licence is"
        " true"
    )
    file = project.script.places.film / LEDGER_FILE
    return [Problem(message, _find_placeholder(file), warning=True)]


def _find_placeholder(file: Path) -> Span:
    """Return the place of the first placeholder in a ledger; the file itself if it has none."""
    if not file.is_file():
        return Span(file)
    lines = read_plain_text(file, errors="replace").splitlines()
    for number, line in enumerate(lines, 1):
        column = line.find(PLACEHOLDER_AUTHOR) + 1
        if column:
            return Span(file, number, column, column + len(PLACEHOLDER_AUTHOR))
    return Span(file)


def check_credit_pages(rendition: Rendition) -> list[Problem]:
    """Return pages of credits for which there are no rows left."""
    script = rendition.script
    roll = rendition.ledger.build_roll(script.film, rendition.speaker)
    count = ledger.count_pages(roll)
    message = (
        f"the credits fill {count} pages at most: take this 'card: credits' out"
    )
    return [
        Problem(message, part.find_span(("shots", i, "card")))
        for part, i, _ in script.credit_shots[count:]
    ]
