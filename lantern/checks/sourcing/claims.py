"""A film's sources as lines of text: whose claims it tells, and what it rests on beside its
article. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from lantern.script.load import SceneSource, Script
from lantern.script.model.sources import Claim


def list_claims(part: SceneSource) -> Iterator[Claim]:
    """The claims of a scene and of its shots."""
    every = [part.scene.claim, *(shot.claim for shot in part.scene.shots)]
    yield from (claim for claim in every if claim)


def format_claims(script: Script) -> list[str]:
    """A line for each claim, with the scenes it is made in."""
    made: dict[str, dict[str, None]] = {}
    for part in script.parts:
        for claim in list_claims(part):
            text = (
                f"{claim.attribution} ({claim.source})"
                if claim.source
                else claim.attribution
            )
            made.setdefault(text, {})[part.scene.scene] = None
    return [f"{text}: {', '.join(scenes)}" for text, scenes in made.items()]


def format_other_sources(script: Script) -> list[str]:
    """A line for each source beside the article, with the words that rest on it."""
    other: dict[str, dict[str, None]] = {}
    for part in script.parts:
        for each in part.scene.also_from:
            other.setdefault(each.source, {})[each.text] = None
    return [f"“{'”, “'.join(texts)}”: {source}" for source, texts in other.items()]
