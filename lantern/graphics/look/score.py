"""The music that goes with a look: what a film's score is like where its author says nothing."""

from __future__ import annotations

from pydantic import Field

from lantern.script import document
from lantern.script.model.film import Film
from lantern.script.model.sound import KeyName, MoodName, Score, Tempo


class LookScore(document.YamlModel):
    """Mood, key and tempo of the built-in score; what isn't given is as without a look."""

    mood: MoodName | None = Field(
        default=None, description="what the score is like"
    )
    key: KeyName | None = Field(default=None, description="its key: D minor")
    tempo: Tempo | None = Field(default=None, description="beats a minute")


def set_score(film: Film, look: LookScore) -> Film:
    """Return a film with the look's score where it has the built-in one.

    What the author says of the score stays.
    """
    if film.music is None or film.music.score is None:
        return film
    own = film.music.score.model_dump(exclude_unset=True)
    score = Score(**{**look.model_dump(exclude_none=True), **own})
    music = film.music.model_copy(update={"score": score})
    return film.model_copy(update={"music": music})
