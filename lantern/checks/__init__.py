"""Everything that can be wrong with a film beyond its YAML: ledger, voices, look, pictures. Nothing is made here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from lantern import plan, sound
from lantern.checks import glyphs, sourcing
from lantern.checks.passed_shots import CheckCache
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_TOOL,
    AssetFailure,
    Failure,
    Problem,
    Span,
    suggest,
)
from lantern.core.store import Store
from lantern.core.units import Frames, Shape
from lantern.credits import ledger
from lantern.credits.ledger import Asset, Ledger
from lantern.graphics import look, photo, vector
from lantern.graphics.look.film_look import read_film_look
from lantern.graphics.vector import LATIN, find_missing_in_bundled
from lantern.plan import OutputFormat, Rendition
from lantern.script import assets
from lantern.script.document import Loc
from lantern.script.load import (
    SceneSource,
    Script,
    iter_authored_paths,
    iter_sound_files,
)
from lantern.script.model.framing import format_ratio
from lantern.script.model.look import FontFiles
from lantern.script.model.voice import VoiceChoice
from lantern.speech import recording
from lantern.speech.voices import (
    FILE_SETTINGS,
    VOICE_DESCRIPTIONS,
    VOICES,
    check_settings,
)
from lantern.timeline import PlacedShot, Timeline
from lantern.visuals import VisualContext
from lantern.visuals.plugins import load_module


def check(
    script: Script,
    strict: bool = False,
    article: Path | None = None,
    shapes: Sequence[Shape] = (),
    store: Store | None = None,
) -> tuple[Ledger, list[Problem]]:
    """Everything that can be wrong with a film's assets and sources, before anything is made in these shapes, or in
    its own.

    With a store, shots that passed are kept in it, and not looked into again before something about them changes.
    """
    credits, problems = load_credits(script)
    film = script.film
    problems += _voices(script)
    problems += assets.check_files(script)
    style, look_problems = read_film_look(script)
    problems += look_problems
    fonts, font_problems = _fonts(script)
    problems += font_problems
    said_by = name_narrators(script, credits, film.voice[0])
    style = (style or look.load()).with_typefaces(vector.load_typefaces(fonts))
    boards = [
        Rendition(
            script,
            _EMPTY,
            OutputFormat.from_output(film.output, False, shape),
            style,
            credits,
            said_by,
            fonts=fonts,
        )
        for shape in dict.fromkeys(shapes or [film.output.shape])
    ]
    passed = CheckCache(
        script.tree.file.resolve(), store, style, _list_font_files(script)
    )
    problems += _shots(boards, passed)
    passed.keep()
    for more in (
        sourcing.check(script, strict, article),
        _glyphs(boards),
        _sounds(script),
        _recordings(script),
        _find_unfilled(script, credits),
        _thumbnail(script),
        _pages(boards[0]),
    ):
        problems += more
    problems += (
        glyphs.check_own_type(
            boards[0], any(board.has_burned_captions for board in boards)
        )
        if fonts
        else []
    )
    return credits, list(dict.fromkeys(problems))


def _list_font_files(script: Script) -> Iterator[Path]:
    """The files of the film's own type; one that isn't there was reported already."""
    for text, folder, _ in assets.iter_named_files(script):
        with suppress(AssetFailure):
            yield script.places.find(text, folder)


def _fonts(script: Script) -> tuple[dict[str, FontFiles], list[Problem]]:
    """The film's own type, and what is wrong with it; type with faults is left out."""
    usable: dict[str, FontFiles] = {}
    problems = []
    try:
        named = assets.find_fonts(script)
    except AssetFailure:
        return {}, []  # a file that isn't there is reported by belongings
    for slot, font in named.items():
        span = script.tree.find_span(("look", "fonts", slot))
        try:
            loaded = vector.load_typefaces({slot: font})
        except AssetFailure as failure:
            problems.append(Problem(failure.message, span, EXIT_ASSET))
            continue
        family = loaded.serif or loaded.sans
        assert family is not None  # one of them was loaded
        if family.name in (vector.SERIF, vector.SANS):
            problems.append(
                Problem(
                    f"this type calls itself {family.name}, as Lantern's own does; take another",
                    span,
                )
            )
            continue
        if not vector.can_draw(family):
            message = f"{family.name} can't be drawn: its font has no outlines, or not all of its names"
            problems.append(Problem(message, span, EXIT_ASSET))
            continue
        if any(cut.variable for cut in family.fonts):
            message = f"{family.name} is a variable font; it is drawn as it is without settings, in one weight"
            problems.append(Problem(message, span, warning=True))
        usable[slot] = font
    return usable, problems


def _shots(boards: Sequence[Rendition], passed: CheckCache) -> list[Problem]:
    """What is wrong with shots; what is wrong in some of the film's shapes only says in which."""
    found: dict[Problem, list[Rendition]] = {}
    for board in boards:
        shots = [
            (part, i)
            for part in board.script.parts
            for i in range(len(part.scene.shots))
        ]
        told = itertools.chain(
            *(_shot(board, *shot, passed) for shot in shots), _matches(board)
        )
        for problem in told:
            found.setdefault(problem, []).append(board)
    own = boards[0].script.film.output.shape
    everywhere = len(boards)
    return [
        problem
        if len(shapes) == everywhere or own in shapes
        else _name_shapes(problem, shapes)
        for problem, where in found.items()
        for shapes in [
            list(dict.fromkeys(board.output_format.shape for board in where))
        ]
    ]


def _name_shapes(problem: Problem, shapes: Sequence[Shape]) -> Problem:
    return replace(
        problem,
        message=f"in {' and '.join(map(format_ratio, shapes))}: {problem.message}",
    )


def _thumbnail(script: Script) -> list[Problem]:
    """The film's thumbnail, if it is a picture, can be decoded."""
    chosen = script.film.thumbnail
    try:
        if chosen and chosen.still:
            photo.verify_picture(
                script.places.find(chosen.still, script.tree.file.parent)
            )
    except AssetFailure as failure:
        return [
            Problem(
                failure.message,
                script.tree.find_span(("thumbnail", "still")),
                EXIT_ASSET,
            )
        ]
    return []


def load_credits(script: Script) -> tuple[Ledger, list[Problem]]:
    """Whose work the film uses, and what of it has no entry, or may not be used."""
    return ledger.load(script, _map_assets(script))


def _map_assets(script: Script) -> Iterator[Asset]:
    """The author's own data and relief in maps; a map that can't be read is reported by its visual."""
    shown = {
        (shot.map, part.folder): (part, i)
        for part in script.parts
        for i, shot in enumerate(part.scene.shots)
        if shot.map
    }
    for (name, folder), (part, i) in shown.items():
        with suppress(AssetFailure, OSError):
            path = script.places.find(name, folder)
            if "file:" not in path.read_text(
                "utf-8", errors="replace"
            ):  # reading it as a map would take a while
                continue
            from lantern.visuals.map.spec import naming
            from lantern.visuals.map.spec.map_file import MapFile

            span = part.find_span(("shots", i, "map"))
            sheet = naming.read_model(MapFile, path)
            near = naming.find_from_map(
                path, partial(script.places.find, folder=folder)
            )
            yield from (
                Asset(near(text), text, span, part.number)
                for text in sheet.list_files()
            )


def _voices(script: Script) -> Iterator[Problem]:
    """Voices nobody knows, and settings that make no sense, of the film and of single scenes."""
    for i, voice in enumerate(script.film.voice):
        span = script.tree.find_span(("voice", i))
        if voice.engine not in VOICES:
            yield Problem(
                f"there is no voice '{voice.engine}'; there are: {', '.join(VOICES)}",
                span,
            )
            continue
        try:
            plan.make_engine(script, voice)
        except ValueError as error:
            yield Problem(str(error), span)
        except AssetFailure as failure:
            yield Problem(failure.message, span, failure.code)
    for part in script.parts:
        for name, settings in (part.scene.speaker or {}).items():
            span = part.find_span(("speaker", name))
            if name not in VOICES:
                yield Problem(
                    f"there is no voice '{name}'{suggest(name, VOICES)}", span
                )
                continue
            try:
                check_settings(name, settings)
                for file in set(settings) & set(FILE_SETTINGS.get(name, ())):
                    raise ValueError(
                        f"a scene can't change {name}'s {file}; that is set in film.yml"
                    )
            except ValueError as error:
                yield Problem(str(error), span)


def _glyphs(boards: Sequence[Rendition]) -> list[Problem]:
    """Characters of the overlays that their faces can't draw. Latin is there, so only other texts are looked up."""
    problems = []
    script, style = boards[0].script, boards[0].look
    for part in script.parts:
        for loc, role, text in glyphs.list_overlay_texts(
            part, any(board.has_burned_captions for board in boards)
        ):
            if max(text, default="") <= LATIN:
                continue
            face = style.get_role(role).face
            absent = find_missing_in_bundled(text, face, typefaces=style.typefaces)
            if absent:
                shown = " ".join(absent[:12]) + (" …" if len(absent) > 12 else "")
                family = style.get_role(role).family
                message = f"the font {family} lacks {len(absent)} of these characters: {shown}; write them otherwise"
                problems.append(Problem(message, part.find_span(loc), EXIT_TOOL))
    return problems


def _shot(
    board: Rendition, part: SceneSource, i: int, passed: CheckCache
) -> list[Problem]:
    """What the shot's visual finds wrong; a file that isn't there was reported when the script was read."""
    places, shot = board.script.places, part.scene.shots[i]
    try:
        for _, text in iter_authored_paths(shot):
            places.find(text, part.folder)
    except AssetFailure:
        return []
    spec = plan.describe_shot(board, part, shot)
    context = plan.make_check_context(board, partial(places.find, folder=part.folder))

    def look_into(watched: VisualContext) -> list[Problem]:
        return load_module(spec).check(
            spec, watched, lambda loc: part.find_span(("shots", i, *loc))
        )

    problems = passed.check(spec, context, part.folder, look_into=look_into)
    if shot.clip and shot.clip.python and not places.python:
        message = f"'{shot.clip.python}' is a program of the film's own; allow it to run with --allow-python"
        problems.append(
            Problem(message, part.find_span(("shots", i, "clip", "python")))
        )
    if shot.effects:
        from lantern.visuals.clip import effects  # MoviePy takes a quarter of a second

        spans = [
            part.find_span(("shots", i, "effects", k)) for k in range(len(shot.effects))
        ]
        problems += effects.check(
            spec.effects, board.output_format.size, spans.__getitem__
        )
    return problems


def _matches(board: Rendition) -> list[Problem]:
    """Transitions that match two maps, where there aren't two, or they show no common ground."""
    script = board.script
    problems = []
    if script.film.transition.kind == "match":
        message = "a match is between two maps; write it at the shot or the scene that has the second one"
        problems.append(Problem(message, script.tree.find_span(("transition",))))
    shots = [
        (i, j)
        for i, part in enumerate(script.parts)
        for j in range(len(part.scene.shots))
    ]
    for before, (i, j) in itertools.pairwise(shots):
        part = script.parts[i]
        at: Loc = (
            ("shots", j, "transition")
            if part.scene.shots[j].transition
            else ("transition",)
        )
        chosen = part.scene.shots[j].transition or (
            part.scene.transition if j == 0 else None
        )
        if chosen and chosen.kind == "match":
            cuts = [
                PlacedShot(*where, Frames(0), Frames(1)) for where in (before, (i, j))
            ]
            problems += _match(board, cuts, part.find_span(at))
    return problems


def _match(board: Rendition, cuts: Sequence[PlacedShot], span: Span) -> list[Problem]:
    if any(
        board.script.parts[cut.scene].scene.shots[cut.shot].kind != "map"
        for cut in cuts
    ):
        return [
            Problem(
                "a match is between two maps; this shot and the one before it aren't both maps",
                span,
            )
        ]
    try:
        found = plan.align_views(board, cuts[0], cuts[1])
    except Failure:
        return []  # what is wrong with a map is reported with its shot
    if found is None:
        shared = "less than half of what the nearer one shows"
        return [
            Problem(
                f"the two maps share too little ground to be matched, {shared}; take a dissolve",
                span,
            )
        ]
    return []


def _sounds(script: Script) -> list[Problem]:
    """Music and sounds that are none, by their first bytes; decoding waits until something is made."""
    problems = []
    for text, folder, span in iter_sound_files(script):
        try:
            _, wrong = sound.detect_format(script.places.find(text, folder))
        except AssetFailure:
            continue  # reported when the script was read
        if wrong:
            problems.append(Problem(f"'{text}' {wrong}", span, EXIT_ASSET))
    return problems


def _recordings(script: Script) -> Iterator[Problem]:
    """Recordings that can't be the narration's, and what could be better about the others."""
    for part in script.parts:
        if not part.scene.recording:
            continue
        span = part.find_span(("recording",))
        try:
            path = script.places.find(part.scene.recording, part.folder)
        except AssetFailure:
            continue  # reported when the script was read
        try:
            faults = recording.find_faults(
                recording.measure_recording(path),
                len(part.scene.text.split()),
                path.name,
            )
            yield from (
                Problem(fault.text, span, EXIT_ASSET, fault.is_warning)
                for fault in faults
            )
        except AssetFailure as failure:
            yield Problem(failure.message, span, EXIT_ASSET)


def _pages(board: Rendition) -> list[Problem]:
    """Pages of credits for which there are no rows left."""
    rows = len(board.ledger.build_roll(board.script.film, board.speaker))
    message = f"the credits have {rows} rows, and a page needs one: take this 'card: credits' out"
    return [
        Problem(message, part.find_span(("shots", i, "card")))
        for part, i, _ in board.script.credit_shots[rows:]
    ]


PLACEHOLDER_AUTHOR = "to be filled in"
"""What stands for an author whom `new` couldn't know."""


def _find_unfilled(script: Script, credits: Ledger) -> list[Problem]:
    """A word about entries of the ledger that `new` began and nobody has finished."""
    count = sum(entry.author == PLACEHOLDER_AUTHOR for entry in credits.used_entries)
    if not count:
        return []
    ledger = script.places.film / "credits.yml"
    lines = (
        ledger.read_text("utf-8", errors="replace").splitlines()
        if ledger.is_file()
        else []
    )
    spots = ((i, line.find(PLACEHOLDER_AUTHOR) + 1) for i, line in enumerate(lines, 1))
    where = next(
        (Span(ledger, i, at, at + len(PLACEHOLDER_AUTHOR)) for i, at in spots if at),
        Span(ledger),
    )
    some = f"{count} entries don't say" if count > 1 else "an entry doesn't say"
    message = f"{some} yet who made the picture; write the author, and see that the licence is true"
    return [Problem(message, where, warning=True)]


_EMPTY = Timeline(25, Frames(0), (), (), (), (), ())


def name_narrators(script: Script, credits: Ledger, voice: VoiceChoice) -> str:
    """Who is heard in the film, for the credits: those who recorded scenes, as the ledger names them, and the voice."""
    authors = list(
        dict.fromkeys(
            entry.author for entry in credits.used_entries if entry.kind == "recording"
        )
    )
    read = f"Read by {' and '.join(authors)}" if authors else ""
    synthetic = "" if plan.has_only_recordings(script) else name_speaker(voice)
    return "; ".join(filter(None, (read, synthetic))) or "Recorded"


def name_speaker(voice: VoiceChoice) -> str:
    """Who spoke, for the credits: the engine, and its voice where the author chose one."""
    chosen = voice.settings.get("voice")
    name = f", {Path(str(chosen)).stem}" if chosen else ""
    return f"Synthetic voice: {VOICE_DESCRIPTIONS.get(voice.engine, voice.engine).split(':')[0]}{name}"
