"""The captions of a film, with the names of those whose claims begin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import scene, still

WORDS = (
    "Rain fell on the hills for a week, and the wind blew from the north. "
    "Then the sun came out over the river and the whole of the town."
)


def list_labels(root: Path, claim: dict[str, Any], **head: Any) -> list[str]:
    """Return the labels of the captions of a film of two sentences and a claim."""
    shot = still("river", claim=claim)
    folder = films.write(root / "project", [scene("One", WORDS, shot)], **head)
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    rendition = lay_out(session, voice, spoken)
    cues = plan.make_cues(rendition.timeline, rendition.script, (1920, 1080))
    return [cue.label for cue in cues]


@pytest.mark.parametrize(
    ("at", "labels"),
    [
        ({}, ["Disputed: Lee", ""]),
        ({"at": "the sun came"}, ["", "Disputed: Lee"]),
    ],
)
def test_a_claim_is_named_where_its_words_begin(
    tmp_path: Path, at: dict[str, str], labels: list[str]
) -> None:
    claim = {"status": "disputed", "by": "Lee", **at}
    assert list_labels(tmp_path, claim, captions={"claims": True}) == labels


def test_claims_are_named_only_where_the_film_asks_for_it(
    tmp_path: Path,
) -> None:
    assert list_labels(tmp_path, {"status": "disputed", "by": "Lee"}) == [
        "",
        "",
    ]
