"""What a rendering leaves for the next one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.cache import read_records
from lantern.core.units import Shape
from lantern.rendering import Session
from lantern.rendering.history import (
    compute_history_key,
    keep_run,
    load_history,
    save_history,
)
from lantern.rendering.voice import make_take_jobs
from lantern.script.model.voice import VoiceChoice
from tests.support import films
from tests.support.films import scene

TONE = VoiceChoice(engine="tone")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return films.studio(
        films.write(tmp_path, [scene("One", "Rain.")]), tmp_path
    )


def in_shape(session: Session, shape: Shape) -> Session:
    return replace(session, options=replace(session.options, shape=shape))


def test_a_film_that_was_never_rendered_has_no_history(
    session: Session,
) -> None:
    assert load_history(session) == {"voice": None, "jobs": {}}


def test_the_voice_and_the_parts_of_jobs_are_kept(session: Session) -> None:
    jobs = list(make_take_jobs(session, TONE).values())
    save_history(session, TONE, jobs)
    kept = load_history(session)
    assert kept["voice"] == "tone"
    assert kept["jobs"] == {"scene 1 'One': voice": dict(jobs[0].parts)}


def test_the_voice_of_one_shape_speaks_in_the_others(session: Session) -> None:
    save_history(in_shape(session, "square"), TONE, [])
    assert load_history(session)["voice"] == "tone"
    assert load_history(in_shape(session, "portrait"))["voice"] == "tone"


def test_a_damaged_history_is_none(session: Session) -> None:
    session.store.put_json(compute_history_key(session), {"jobs": 3})
    assert load_history(session) == {"voice": None, "jobs": {}}


def test_film_draft_preview_and_shapes_have_histories_of_their_own(
    session: Session,
) -> None:
    options = session.options
    variants = [
        options,
        replace(options, draft=True),
        replace(options, preview=True),
        replace(options, shape="square"),
    ]
    keys = {
        compute_history_key(replace(session, options=each)) for each in variants
    }
    assert len(keys) == 4


def test_a_translation_has_a_history_and_a_voice_of_its_own(
    session: Session,
) -> None:
    russian = replace(session, options=replace(session.options, language="ru"))
    save_history(session, TONE, [])
    assert load_history(russian)["voice"] is None
    save_history(russian, VoiceChoice(engine="espeak"), [])
    assert load_history(session)["voice"] == "tone"
    assert load_history(in_shape(russian, "square"))["voice"] == "espeak"


def test_the_store_keeps_what_each_language_needs(session: Session) -> None:
    session.store.root.mkdir()
    russian = replace(
        session.options,
        language="ru",
        draft=True,
    )
    for options in (session.options, russian):
        out = session.options.out / (options.language or "")
        out.mkdir(parents=True)
        one = replace(session, options=replace(options, out=out))
        keep_run(one, TONE, list(make_take_jobs(session, TONE).values()))
    records = [record for _, record in read_records(session.store)]
    assert sorted(record.title for record in records) == [
        "short",
        "short, ru, draft",
    ]
