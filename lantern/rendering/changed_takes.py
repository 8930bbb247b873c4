"""Takes that are made of other takes: with silence put in, and parts of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lantern import sound
from lantern.core.problems import ToolFailure
from lantern.core.records import load_record, save_record
from lantern.core.store import Store
from lantern.core.units import Samples
from lantern.plan.job import Job
from lantern.plan.requests import HeldTakeRequest, TrimmedTakeRequest
from lantern.plan.results import TakeInfo
from lantern.sound.arrays import Pcm
from lantern.speech.holding import HeldTake, hold_take
from lantern.speech.trimming import TrimmedTake, trim_take

TAKE_VANISHED = "a take vanished from the store; run the same command again"


def make_held_take(job: Job, request: HeldTakeRequest, store: Store) -> None:
    """Put silence into a take that is in the store.

    Raises:
        ToolFailure: it is no longer there.
    """
    take = _load_take(job, request.take, store)
    held = hold_take(take.pcm, take.info.cues, request.holds)
    _save_take(job, take.info, held, store=store)


def make_trimmed_take(
    job: Job, request: TrimmedTakeRequest, store: Store
) -> None:
    """Cut some words out of a take that is in the store.

    Raises:
        ToolFailure: it is no longer there.
    """
    take = _load_take(job, request.take, store)
    trimmed = trim_take(
        take.pcm,
        take.info.cues[request.first : request.first + request.count],
        (request.heard_from, request.heard_until),
        lasting=(request.start, request.end),
    )
    _save_take(job, take.info, trimmed, store=store)


@dataclass(frozen=True)
class _LoadedTake:
    """A take of the store: its sound, (samples,), and what is known of it."""

    pcm: Pcm
    info: TakeInfo


def _load_take(job: Job, key: str, store: Store) -> _LoadedTake:
    """Return the take that a job changes.

    Raises:
        ToolFailure: it is no longer there.
    """
    wav = store.get(key, ".wav")
    info = load_record(store, key, TakeInfo)
    if wav is None or info is None:
        raise ToolFailure(f"{job.name}: {TAKE_VANISHED}")
    return _LoadedTake(sound.read_wav(wav), info)


def _save_take(
    job: Job, info: TakeInfo, changed: HeldTake | TrimmedTake, *, store: Store
) -> None:
    """Keep a take that was made of another one, of which `info` tells."""
    store.put(job.key, ".wav", lambda path: sound.write_wav(path, changed.pcm))
    samples = Samples(len(changed.pcm))
    save_record(
        store,
        job.key,
        replace(
            info,
            samples=samples,
            cues=changed.cues,
        ),
    )
