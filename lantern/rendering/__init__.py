"""Making a film: who speaks it, how it is laid out, made by workers, joined and published.

Each name is imported when it is asked for: who wants one doesn't wait for all.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantern.plan import Rendition as Rendition
    from lantern.rendering.contact_sheet import (
        write_contact_sheet as write_contact_sheet,
    )
    from lantern.rendering.export_stems import write_stems as write_stems
    from lantern.rendering.film import render as render
    from lantern.rendering.film import speak_and_lay_out as speak_and_lay_out
    from lantern.rendering.film_look import look_at_film as look_at_film
    from lantern.rendering.fingerprint import FilmInputs as FilmInputs
    from lantern.rendering.fingerprint import read_inputs as read_inputs
    from lantern.rendering.frames import write_frame as write_frame
    from lantern.rendering.output_folder import find_finished as find_finished
    from lantern.rendering.output_lock import hold_output as hold_output
    from lantern.rendering.session import RenderOptions as RenderOptions
    from lantern.rendering.session import Session as Session
    from lantern.rendering.share import render_share as render_share
    from lantern.rendering.steps import FilmPlan as FilmPlan
    from lantern.rendering.steps import PlanStep as PlanStep
    from lantern.rendering.steps import list_readings as list_readings
    from lantern.rendering.steps import list_steps as list_steps
    from lantern.rendering.steps import plan_film as plan_film
    from lantern.rendering.voice import choose_reader as choose_reader
    from lantern.rendering.voice import speak as speak

_HOMES = {
    "FilmInputs": "lantern.rendering.fingerprint",
    "FilmPlan": "lantern.rendering.steps",
    "PlanStep": "lantern.rendering.steps",
    "RenderOptions": "lantern.rendering.session",
    "Rendition": "lantern.plan",
    "Session": "lantern.rendering.session",
    "choose_reader": "lantern.rendering.voice",
    "find_finished": "lantern.rendering.output_folder",
    "hold_output": "lantern.rendering.output_lock",
    "list_readings": "lantern.rendering.steps",
    "list_steps": "lantern.rendering.steps",
    "look_at_film": "lantern.rendering.film_look",
    "plan_film": "lantern.rendering.steps",
    "read_inputs": "lantern.rendering.fingerprint",
    "render": "lantern.rendering.film",
    "render_share": "lantern.rendering.share",
    "speak": "lantern.rendering.voice",
    "speak_and_lay_out": "lantern.rendering.film",
    "write_contact_sheet": "lantern.rendering.contact_sheet",
    "write_frame": "lantern.rendering.frames",
    "write_stems": "lantern.rendering.export_stems",
}
"""The module of each name."""


def __getattr__(name: str) -> Any:
    """Import a name of the package's face when it is asked for."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(
        f"module 'lantern.rendering' has no attribute {name!r}"
    )
