"""A whole film: cut to its takes, and laid out in a format as one voice speaks it."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.credits.narrators import name_narrators
from lantern.credits.voices import add_voices
from lantern.plan.picture_info import describe_pictures
from lantern.plan.project import Project
from lantern.plan.rendition import OutputFormat, Rendition
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import list_heard_voices
from lantern.timeline import SpokenTake, Timeline, cut


def cut_to_takes(project: Project, takes: Mapping[int, SpokenTake]) -> Timeline:
    """Return the film cut to its takes, by the scenes' indices."""
    script = project.script
    return cut(
        script.film,
        [part.scene for part in script.parts],
        takes,
        look=project.look,
        pictures=describe_pictures(project),
    )


def make_rendition(
    project: Project,
    timeline: Timeline,
    output_format: OutputFormat,
    *,
    voice: VoiceChoice,
) -> Rendition:
    """Return the film as it is cut, in a format, with the credits of the voice."""
    script = project.script
    return Rendition(
        script,
        timeline,
        output_format,
        project.look,
        add_voices(
            project.ledger,
            list_heard_voices(script, voice),
            script.film.words.credits,
        ),
        name_narrators(script, project.ledger, voice),
        project.look_file,
        project.fonts,
    )
