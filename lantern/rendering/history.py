"""What the last rendering of a film left in the store: who spoke, and what jobs were made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lantern.core import cache
from lantern.core.cache import RenderRecord
from lantern.core.store import digest_json
from lantern.plan import Job
from lantern.plan.requests import SpeechRequest
from lantern.plan.takes import TAKE_KINDS
from lantern.rendering.session import Session
from lantern.script.model.voice import VoiceChoice


def load_history(session: Session) -> dict[str, Any]:
    """Return what the last rendering left: `voice`, who spoke, and `jobs`, each one's parts."""
    found: dict[str, Any] = {"voice": None, "jobs": {}}
    kept = session.store.get_json(compute_history_key(session), is_shared=False)
    if isinstance(kept, dict) and _is_whole(kept):
        found = kept
    if session.options.shape or session.options.short:
        # the same voice speaks in all shapes, and in shorts
        own = load_history(_take_film(session))
        return {**found, "voice": own["voice"] or found["voice"]}
    return found


def _is_whole(kept: dict[str, Any]) -> bool:
    return isinstance(kept.get("jobs"), dict) and "voice" in kept


def _take_film(session: Session) -> Session:
    """Return the session for the film itself, in its own shape."""
    return replace(
        session,
        options=replace(
            session.options,
            shape=None,
            short=None,
        ),
    )


def save_history(
    session: Session, voice: VoiceChoice, jobs: Sequence[Job]
) -> None:
    """Keep who spoke, and the parts of all jobs, for the next run.

    Raises:
        OutputFailure: The store can't be written.
    """
    parts = {job.name: dict(job.parts) for job in jobs}
    kept = {"voice": voice.label, "jobs": parts}
    session.store.put_json(compute_history_key(session), kept, is_shared=False)
    if session.options.shape or session.options.short:
        own = _take_film(session)
        kept = {**load_history(own), "voice": voice.label}
        session.store.put_json(compute_history_key(own), kept, is_shared=False)


def keep_run(session: Session, voice: VoiceChoice, jobs: Sequence[Job]) -> None:
    """Keep what a rendering of the whole film was made from, and who spoke.

    Raises:
        OutputFailure: The store can't be written.
    """
    options = session.options
    record_entries(
        session,
        jobs,
        variant=options.name_rendering(),
        out=options.out,
    )
    save_history(session, voice, jobs)


def compute_history_key(session: Session) -> str:
    """Return the key under which a rendering's history is kept."""
    options = session.options
    film: dict[str, object] = {"film": str(session.script.tree.file.resolve())}
    if options.preview:
        film["preview"] = True
    else:
        film["draft"] = options.draft
    if options.shape:
        film["shape"] = options.shape
    if options.language:
        film["language"] = options.language
    if options.described == "film":
        film["described"] = True
    if options.short:
        film["short"] = options.short
    return digest_json(film)


def record_entries(
    session: Session, jobs: Sequence[Job], *, variant: str, out: Path
) -> None:
    """Keep in the store which of its entries a rendering was made from.

    Args:
        session: the run.
        jobs: all jobs of the rendering.
        variant: which rendering it is, as RenderOptions names it: '' is the film itself.
        out: what was made.
    """
    entries = {f"{compute_history_key(session)}.json": "who spoke last"}
    for job in jobs:
        entries[f"{job.key}{job.suffix}"] = job.name
        if job.kind in TAKE_KINDS:
            entries[f"{job.key}.json"] = f"{job.name}, its words in time"
        if isinstance(job.request, SpeechRequest):
            for part in job.request.all_parts:
                for suffix in (".wav", ".json"):
                    raw = f"{part.raw_key}{suffix}"
                    entries[raw] = f"{job.name}, as it was said"
    file = str(session.script.tree.file.resolve())
    name = session.script.name
    record = RenderRecord(file, name, variant, str(out.resolve()), entries)
    cache.write_record(session.store, record)
