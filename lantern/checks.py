"""Everything that can be wrong with a film beyond its YAML: ledger, voices, look, pictures. Nothing is made here."""

from __future__ import annotations

from pathlib import Path

from lantern import ledger, look, plan
from lantern.film import Voice
from lantern.ledger import Ledger
from lantern.look import Look
from lantern.plan import Board, Form
from lantern.problems import Failure, Problem
from lantern.script import Script
from lantern.timeline import Timeline
from lantern.units import Frames
from lantern.visuals import kind
from lantern.voices import ABOUT, VOICES


def check(script: Script) -> tuple[Ledger, list[Problem]]:
    """Everything that can be wrong with a film's assets, before anything is made."""
    credits, problems = ledger.load(script)
    film = script.film
    for i, voice in enumerate(film.voice):
        if voice.engine not in VOICES:
            known = ", ".join(VOICES)
            problems.append(
                Problem(f"there is no voice '{voice.engine}'; there are: {known}", script.tree.span(("voice", i)))
            )
            continue
        try:
            VOICES[voice.engine](voice.settings)
        except ValueError as error:
            problems.append(Problem(str(error), script.tree.span(("voice", i))))
    style, look_problems = look_of(script)
    problems += look_problems
    board = Board(script, _EMPTY, Form.of(film.output, False), style or look.load(), credits, speaker(film.voice[0]))
    for part in script.parts:
        for i, shot in enumerate(part.scene.shots):
            problems += kind(shot.kind).check(
                plan.shown(board, part, shot),
                lambda loc, p=part, i=i: p.span(("shots", i, *loc)),  # type: ignore[misc]
                lambda text, p=part: script.places.find(text, p.folder),  # type: ignore[misc]
            )
    return credits, list(dict.fromkeys(problems))


_EMPTY = Timeline(25, Frames(0), (), (), (), (), ())


def look_of(script: Script) -> tuple[Look | None, list[Problem]]:
    """The film's look, or what is wrong with it."""
    base = script.film.look.base
    if base == "atlas":
        return look.load(), []
    try:
        return look.read(script.places.find(base, script.tree.file.parent))
    except Failure as failure:
        return None, [Problem(failure.message, script.tree.span(("look", "base")), failure.code)]


def look_file(script: Script) -> Path | None:
    """The look's file; None for the one that comes with Lantern."""
    base = script.film.look.base
    return None if base == "atlas" else script.places.find(base, script.tree.file.parent)


def speaker(voice: Voice) -> str:
    """Who spoke, for the credits."""
    return f"Synthetic voice: {ABOUT.get(voice.engine, voice.engine).split(':')[0]}"
