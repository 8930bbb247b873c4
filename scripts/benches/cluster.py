"""Many machines, on this one: the same bytes whatever breaks, and what the cluster costs.

scripts/bench cluster [trial ...] runs some trials only: s3, faults, poison, interrupt, store,
scheduler, hosts, overhead, model. FILM=folder renders another film than the small one that comes
with Lantern (`FILM=scenes/liberation-1945 scripts/bench cluster s3` takes half an hour). `hosts`
needs root, `ip` and `openssl`. `model` needs a rendered film:
REPORT=build/liberation-1945/report.json.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lantern.core.store import digest_file
from scripts.benches.many import hosts, model, stores, trials
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.running import Took, lantern, timed

SMALL = ROOT / "lantern" / "scaffold" / "template"
_WORKERS = 2


class _Film:
    """The film of the trials, and the digest of its draft from the local executor."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        named = os.environ.get("FILM")
        self.film = (ROOT / named) if named else folder / "small"
        if not named:
            timed(*lantern("new", self.film))
        place = folder / "local"
        argv = trials.render(self.film, place, "--store", str(place / "store"))
        self.took = timed(*argv)
        self.wanted = digest_file(next((place / "out").rglob("*.mp4")))

    def render(self, place: Path, *words: str) -> list[str]:
        return trials.render(self.film, place, *words)


def _s3(film: _Film) -> Iterator[str]:
    """Two workers over moto and over rclone, and each store once more with everything there."""
    for name in ("moto", "rclone"):
        place = film.folder / name
        with stores.serve(name, place / "served") as led:
            words = ["--store", f"s3://{stores.BUCKET}/parts"]
            argv = film.render(place, *words, "--cluster", f"local:{_WORKERS}")
            yield f"{name}, cluster: {_try(argv, place, film, led=led)}"
            argv = film.render(place / "again", *words)
            yield f"{name}, all there: {_try(argv, place / 'again', film, led=led)}"
            for share in (1, 2, 3):
                at = place / f"share-{share}"
                shard = [
                    *words[:1],
                    f"s3://{stores.BUCKET}/shards",
                    "--shard",
                    f"{share}/3",
                ]
                yield f"{name}, share {share}/3: {_try(film.render(at, *shard), at, film, led=led)}"
            at = place / "joined"
            argv = film.render(at, "--store", f"s3://{stores.BUCKET}/shards")
            yield f"{name}, shares joined: {_try(argv, at, film, led=led)}"


def _try(
    argv: list[str],
    place: Path,
    film: _Film,
    *,
    led: Mapping[str, str] | None = None,
    break_it: trials.Break | None = None,
) -> trials.Outcome:
    return trials.run_trial(
        argv,
        place,
        wanted=film.wanted,
        break_it=break_it,
        surroundings=led or {},
    )


def _faults(film: _Film) -> Iterator[str]:
    """A worker killed, and one frozen, while a segment is encoded."""
    for name, break_it in {
        "worker killed": trials.kill_worker,
        "worker frozen": trials.freeze_worker,
    }.items():
        place = film.folder / name.replace(" ", "-")
        words = [
            "--store",
            str(place / "store"),
            "--cluster",
            f"local:{_WORKERS}",
        ]
        argv = film.render(place, *words)
        yield f"{name}: {_try(argv, place, film, break_it=break_it)}"


def _poison(film: _Film) -> Iterator[str]:
    """Every worker that encodes killed: a job is given up by its name, and the next run goes on."""
    place = film.folder / "poison"
    words = ["--store", str(place / "store"), "--cluster", f"local:{_WORKERS}"]
    argv = film.render(place, *words)
    outcome = _try(argv, place, film, break_it=trials.kill_every_worker)
    last = (place / "log-0").read_text("utf-8").splitlines()[-1:]
    yield f"workers killed, one after the other: {outcome}; the first run said: {last}"


def _interrupt(film: _Film) -> Iterator[str]:
    """Ctrl-C while a worker of another program encodes: how soon it is free, and the next run."""
    place = film.folder / "interrupt"
    place.mkdir()
    with hosts.run_cluster(
        place,
        workers=1,
        surroundings={},
    ) as (file, _):
        argv = film.render(
            place, "--store", str(place / "store"), "--cluster", file
        )
        freed: list[float] = []
        ended = trials.run_once(
            argv,
            place,
            break_it=lambda child: freed.append(
                trials.interrupt(child, os.getpid())
            ),
        )
        again = _try(argv, place, film)
    yield f"Ctrl-C: ended with {ended}, the worker free after {freed[0]:.1f} s; then {again}"


def _store(film: _Film) -> Iterator[str]:
    """A store that answers 503 and cuts connections off."""
    place = film.folder / "flaky"
    with (
        stores.serve("rclone", place / "served") as led,
        stores.disturb(led) as disturbed,
    ):
        words = ["--store", f"s3://{stores.BUCKET}/parts"]
        argv = film.render(place, *words, "--cluster", f"local:{_WORKERS}")
        yield f"store that fails: {_try(argv, place, film, led=disturbed)}"


def _scheduler(film: _Film) -> Iterator[str]:
    """The scheduler killed while a segment is encoded; the next run finds another one."""
    place = film.folder / "scheduler"
    place.mkdir()
    words = ["--store", str(place / "store"), "--cluster"]
    with hosts.run_cluster(
        place,
        workers=_WORKERS,
        surroundings={},
    ) as (file, running):

        def kill(child: object) -> None:
            trials.wait_for(place / "store")
            running.kill()

        argv = film.render(place, *words, file)
        argv += ["--jobs", "1"]
        ended = trials.run_once(argv, place, break_it=kill)
    with hosts.run_cluster(
        place,
        workers=_WORKERS,
        surroundings={},
    ) as (file, _):
        again = _try(film.render(place, *words, file), place, film)
        yield f"scheduler killed: first run ended with {ended}; then {again}"


def _hosts(film: _Film) -> Iterator[str]:
    """Two hosts, the scheduler over TLS, the store a disk that both see."""
    place = film.folder / "hosts"
    place.mkdir()
    tls = hosts.make_certificate(place)
    one, two = hosts.ADDRESSES
    with (
        hosts.make_hosts(),
        hosts.run_cluster(
            place,
            workers=1,
            surroundings=tls,
            scheduler_host=one,
            worker_host=two,
        ) as (file, _),
    ):
        words = ["--store", f"file://{place}/parts", "--cluster", file]
        argv = hosts.enter(one, film.render(place, *words))
        yield f"two hosts, TLS: {_try(argv, place, film, led=tls)}"


def _overhead(film: _Film) -> Iterator[str]:
    """CPU and wall of a cluster of two against two local workers, in turn."""
    ours: list[Took] = []
    theirs: list[Took] = []
    for i in range(3):
        for name, words, found in (
            ("local", ["--jobs", "2"], theirs),
            ("cluster", ["--cluster", f"local:{_WORKERS}"], ours),
        ):
            place = film.folder / f"{name}-{i}"
            argv = film.render(place, "--store", str(place / "store"), *words)
            found.append(timed(*argv))
    cpu = [a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True)]
    wall = [a.wall / b.wall for a, b in zip(ours, theirs, strict=True)]
    ratios = f"CPU {sorted(cpu)[1]:.2f}, wall {sorted(wall)[1]:.2f}"
    yield f"cluster of two / two local workers: {ratios}"


TRIALS: dict[str, Callable[[_Film], Iterator[str]]] = {
    "s3": _s3,
    "faults": _faults,
    "poison": _poison,
    "interrupt": _interrupt,
    "store": _store,
    "scheduler": _scheduler,
    "hosts": _hosts,
    "overhead": _overhead,
}


def main() -> None:
    # a shell that starts this in the background has it ignored, here and by all programs started
    signal.signal(signal.SIGINT, signal.default_int_handler)
    names = sys.argv[1:] or [*TRIALS]
    if "model" in names:
        report = os.environ.get("REPORT", "build/liberation-1945/report.json")
        model.print_table(ROOT / report)
        names = [name for name in names if name != "model"]
    if not names:
        return
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        film = _Film(Path(folder))
        for name in names:
            for line in TRIALS[name](film):
                print(line, flush=True)


if __name__ == "__main__":
    main()
