"""One run over one film: what is asked of it, and how its jobs are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lantern import plan
from lantern.core.progress import Reporter
from lantern.core.store import Store
from lantern.core.units import Shape
from lantern.plan import Job
from lantern.plan.project import Project
from lantern.rendering.executors import Executor
from lantern.rendering.output_places import DescribedAs, Variant
from lantern.rendering.shards import Shard
from lantern.script.film_script import Script
from lantern.script.model.framing import format_ratio


@dataclass(frozen=True)
class RenderOptions:
    """What is asked of one run.

    Args:
        store: the folder of finished parts.
        out: the folder that the film goes to.
        voice: the voice to use in place of the film's.
        offline: voices that need the network aren't used.
        draft: small and quick.
        only: the one scene to render, by its id, number, file name or title.
        preview: smaller and quicker than a draft.
        shape: another shape than the film's own.
        language: another language than the film's own.
        described: what becomes of descriptions: a track of the film, or a film of its own.
        short: the id of a short of the film, which is made in place of it.
        shard: the share of the jobs that is made; None for all of them, and the film.
    """

    store: Path
    out: Path
    voice: str | None = None
    offline: bool = False
    draft: bool = False
    only: str | None = None
    preview: bool = False
    shape: Shape | None = None
    language: str | None = None
    described: DescribedAs = ""
    short: str | None = None
    shard: Shard | None = None

    @property
    def variant(self) -> Variant:
        """Which of a film's renderings this is: '' is the film itself."""
        if self.preview:
            return "preview"
        if self.draft:
            return "draft"
        return ""

    def find_film(self, script: Script) -> Path:
        """Return where the film's file goes."""
        return self.out / f"{script.name}.mp4"

    def name_rendering(self, *names: str) -> str:
        """Return what a rendering is called: its language, its variant, further names."""
        described = "described" if self.described == "film" else ""
        parts = (self.language, self.variant, described, self.short, *names)
        return ", ".join(filter(None, parts))


@dataclass
class Session:
    """One run over one film: the checked film, the store, who makes jobs and who is told.

    `timings` collects the seconds that each job took.
    """

    project: Project
    options: RenderOptions
    executor: Executor
    reporter: Reporter
    store: Store = field(init=False)
    timings: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the store that the options name."""
        self.store = Store(self.options.store)

    @property
    def script(self) -> Script:
        """The film's script."""
        return self.project.script


def find_missing(session: Session, jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs whose result is not in the store, or is there and damaged.

    What is there for this machine alone is sent to where others look.
    """
    session.store.bring((job.key, job.suffix) for job in jobs)
    missing = [job for job in jobs if not plan.is_stored(session.store, job)]
    for job in jobs:
        for suffix in dict.fromkeys((job.suffix, ".json")):
            session.store.share(job.key, suffix)
    return missing


def run_missing(session: Session, title: str, jobs: Sequence[Job]) -> None:
    """Make the jobs that the store doesn't hold, as a stage with a title.

    Raises:
        Failure: A job can't be made.
    """
    run_jobs(session, title, find_missing(session, jobs))


def run_share_first(
    session: Session, title: str, jobs: Sequence[Job], *, needed: Sequence[Job]
) -> None:
    """Make the jobs that this run needs; of a share, first those that fall to it of all `jobs`.

    Meanwhile other machines make theirs, so that fewer of those needed have to be made here.

    Raises:
        Failure: A job can't be made.
    """
    shard = session.options.shard
    if shard is not None:
        run_missing(session, title, shard.pick(jobs))
        session.store.look_again()
    run_missing(session, title, needed)


def name_stage(session: Session, title: str) -> str:
    """Return the title of a stage, after the language of a film that is in another one."""
    language = session.options.language
    return f"{language}: {title}" if language else title


def run_jobs(session: Session, title: str, jobs: Sequence[Job]) -> None:
    """Make jobs as a stage with a title; nothing is done or shown if there are none.

    Raises:
        Failure: A job can't be made.
    """
    if not jobs:
        return
    if session.options.shape:
        title = f"{title} in {format_ratio(session.options.shape)}"
    title = name_stage(session, title)
    session.reporter.begin_stage(title, sum(job.weight for job in jobs))

    def note_done(job: Job, seconds: float) -> None:
        session.timings[job.name] = round(seconds, 3)
        session.reporter.advance(job.name, job.weight)

    session.executor.run(jobs, note_done)
