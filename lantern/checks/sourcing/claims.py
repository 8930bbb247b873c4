"""A film's sources as lines of text: whose claims it tells, and its sources beside the article.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.interface_words import LabelTexts
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.sources import Claim


def list_claims(part: SceneSource) -> Iterator[Claim]:
    """Yield the claims of a scene and of its shots."""
    if part.scene.claim:
        yield part.scene.claim
    for shot in part.scene.shots:
        if shot.claim:
            yield shot.claim


def format_claims(script: Script) -> list[str]:
    """Return a line for each claim, with the scenes it is made in."""
    words = script.film.words
    scenes_by_claim: dict[str, dict[str, None]] = {}
    for part in script.parts:
        for claim in list_claims(part):
            scenes = scenes_by_claim.setdefault(
                describe_claim(claim, words.labels), {}
            )
            scenes[part.scene.scene] = None
    lines = []
    for text, found in scenes_by_claim.items():
        scenes_text = words.labels.separator.join(found)
        lines.append(
            words.pages.claim_line.format(claim=text, scenes=scenes_text)
        )
    return lines


def list_claimants(script: Script) -> list[str]:
    """Return whose claims the film tells, and where they stand, each once."""
    found: dict[str, None] = {}
    for part in script.parts:
        for claim in list_claims(part):
            found[describe_claim(claim, script.film.words.labels)] = None
    return list(found)


def describe_claim(claim: Claim, words: LabelTexts) -> str:
    """Return whose claim it is, and where it stands if that is known."""
    if claim.source:
        return f"{claim.attribute(words)} ({claim.source})"
    return claim.attribute(words)


def format_other_sources(script: Script) -> list[str]:
    """Return a line for each source beside the article, with the words that rest on it."""
    texts_by_source: dict[str, dict[str, None]] = {}
    for part in script.parts:
        for each in part.scene.also_from:
            texts_by_source.setdefault(each.source, {})[each.text] = None
    words = script.film.words
    lines = []
    for source, texts in texts_by_source.items():
        quoted = words.labels.separator.join(
            map(words.credits.quote_words, texts)
        )
        lines.append(
            words.pages.source_line.format(words=quoted, source=source)
        )
    return lines
