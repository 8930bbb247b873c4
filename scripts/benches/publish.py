"""What publishing survives: killed at random moments, with faults of the server; a large film.

scripts/bench publish [--kills N] [--seed N] [--megabytes MB] [--large MB] [PLATFORMS]

`lantern publish` runs as a process of its own against servers on this machine that keep state and
refuse what the platforms refuse. It is killed (SIGKILL) at a moment that a seed chooses: while a
body arrives, before an answer, up to 50 ms after one. In every other trial the server also fails
once: 503, a reset within the body, half of it kept, an answer lost. Then it is started again, and
the server is asked what it has: one video, its bytes, thumbnail, captions, chapters, playlist and
privacy. By default each platform has 40 kills, with a film of 20 MB.

Then a film of 2000 MB, a file with holes, is sent to YouTube's server, ended in the middle, and
gone on with: printed are the bytes it went on from, and the memory of the process that sent it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.chunked import ChunkedService, Session
from tests.servers.faults import Fault
from tests.servers.youtube_server import YouTubeServer
from tests.support.errands import Killer, MeasuredErrand
from tests.support.kill_trials import KillTrial, choose_moment, trying
from tests.support.rigs import RIGS, rigging
from tests.support.uploads import make_roads

_MEGABYTE = 1_000_000
_BLOCK = bytes(2**20)
FAULTS = (faults.BUSY, faults.RESET, faults.HALF, faults.LOST)
_MOST_TOLD = 300
"""Signs of what a failed run says at its end."""
MOST_STARTS = 4
"""Starts after a kill; more than one are needed only where the server's fault is told of."""


@dataclass
class Tally:
    """What came of the trials of one platform."""

    small: int
    """Requests of a small film with two languages."""
    requests: int
    """Requests of the film that is killed."""
    kills: int = 0
    missed: int = 0
    """Trials that had ended before their moment."""
    faults: int = 0
    starts: int = 0
    sign_ins: int = 0
    """Kills between a new token and its way to the disk: PeerTube has ended the old one."""
    failures: list[str] = field(default_factory=list)

    def format_line(self, name: str) -> str:
        whole = "one whole video each" if not self.failures else "FAILED"
        return (
            f"{name:9} {self.small:3} requests of a small film, {self.requests:3} a trial; "
            f"{self.kills} kills survived ({self.missed} came too late), "
            f"{self.faults} faults injected, {self.starts} starts "
            f"and {self.sign_ins} sign-ins after them: {whole}"
        )


def count_errand(name: str, folder: Path) -> int:
    """Return the requests of a small film with two languages, chapters and a playlist."""
    folder.mkdir()
    with rigging(name, folder / "run", make_roads(folder)) as (server, errand):
        Killer().measure(errand)
        RIGS[name].require_whole(server, errand.upload)
        return len(server.asked)


def count_requests(name: str, folder: Path, data: bytes) -> int:
    """Publish undisturbed; return the number of requests."""
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    with trying(name, folder, data) as trial:
        done = trial.start(None)
        wrong = trial.find_wrong()
        if done.returncode or wrong:
            sys.exit(f"{name}: undisturbed, it failed: {wrong} {done.stderr}")
        return len(trial.server.asked)


def try_once(
    name: str, folder: Path, data: bytes, *, chance: random.Random, tally: Tally
) -> None:
    """Kill a publish once, start it again, and note what is there then."""
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    moment = choose_moment(chance, tally.requests)
    chosen = choose_faults(chance, tally.requests)
    with trying(name, folder, data, faults=chosen) as trial:
        killed = trial.start(moment)
        tally.kills += killed.returncode == -9
        tally.missed += killed.returncode == 0
        if trial.is_public_half():
            tally.failures.append(f"{moment}: others saw a half")
        fault = finish(trial, tally)
        if fault:
            tally.failures.append(f"{moment}: {fault}")
        asked = len(trial.server.asked)
        tally.faults += sum(number < asked for number in trial.server.faults)


def choose_faults(chance: random.Random, requests: int) -> dict[int, Fault]:
    """Return a fault of the server at one of so many requests, in every other trial."""
    if chance.random() >= 0.5:
        return {}
    return {chance.randrange(requests): chance.choice(FAULTS)}


def finish(trial: KillTrial, tally: Tally) -> str:
    """Start a publish until it ends well; return what is wrong then, empty for nothing."""
    for _ in range(MOST_STARTS):
        tally.starts += 1
        done = trial.start(None)
        if done.returncode == 0:
            break
        if "Sign in again" in done.stderr:
            tally.sign_ins += 1
            trial.sign_in()
    wrong = trial.find_wrong()
    if done.returncode or wrong or not trial.read_address():
        return (
            f"{wrong}, exit code {done.returncode}: {done.stderr[-_MOST_TOLD:]}"
        )
    return ""


def measure(name: str, options: argparse.Namespace, root: Path) -> Tally:
    """Return what came of all trials of a platform."""
    data = random.Random(options.seed).randbytes(options.megabytes * 2**20)
    tally = Tally(
        count_errand(name, root / f"{name}-small"),
        count_requests(name, root / name, data),
    )
    for number in range(options.kills):
        chance = random.Random(f"{options.seed} {name} {number}")
        with tempfile.TemporaryDirectory(dir=root) as folder:
            try_once(
                name,
                Path(folder),
                data,
                chance=chance,
                tally=tally,
            )
    return tally


def make_large_upload(folder: Path, megabytes: int) -> Upload:
    """Return the upload of a film with holes, which takes no room on the disk."""
    folder.mkdir()
    upload = make_roads(folder)
    size = megabytes * _MEGABYTE
    with upload.video.open("wb") as stream:
        stream.truncate(size)
    digest = hashlib.sha256()
    for _ in range(size // len(_BLOCK)):
        digest.update(_BLOCK)
    digest.update(bytes(size % len(_BLOCK)))
    return replace(
        upload,
        size=size,
        digest=digest.hexdigest(),
    )


def send_large(folder: Path, megabytes: int) -> None:
    """Send a large film in two runs, and print where the second began, and its memory."""
    upload = make_large_upload(folder / "large", megabytes)
    with rigging("youtube", folder / "large-run", upload) as (server, errand):
        assert isinstance(server, YouTubeServer)
        killer = Killer()
        process = killer.start(replace(errand, chunk_bytes=8 * 2**20))
        while (
            not server.sessions or get_session(server).kept < upload.size // 2
        ):
            process.join(0.05)
            if not process.is_alive():
                sys.exit("the film was sent before it could be ended")
        process.kill()
        process.join()
        session = get_session(server)
        kept, count = session.kept, len(session.starts)
        measured = MeasuredErrand(replace(errand, chunk_bytes=8 * 2**20))
        killer.measure(measured)
        RIGS["youtube"].require_whole(server, upload)
        print(
            f"{megabytes} MB: ended at byte {kept:,}, went on at {session.starts[count]:,};"
            f" memory {measured.read_memory() / _MEGABYTE:.0f} MB"
            f" (with a film of 0.6 MB: {measure_small(folder) / _MEGABYTE:.0f} MB)"
        )


def get_session(server: ChunkedService) -> Session:
    """Return the one upload of a server."""
    return next(iter(server.sessions.values()))


def measure_small(folder: Path) -> int:
    """Return the bytes of memory that a small film takes."""
    (folder / "small").mkdir()
    upload = make_roads(folder / "small")
    with rigging("youtube", folder / "small-run", upload) as (_, errand):
        measured = MeasuredErrand(errand)
        Killer().measure(measured)
        return measured.read_memory()


def main(words: Sequence[str] | None = None) -> None:
    """Measure the platforms, print a line for each, and send the large film."""
    parser = argparse.ArgumentParser(prog="scripts/bench publish")
    parser.add_argument(
        "--kills",
        type=int,
        default=40,
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
    )
    parser.add_argument(
        "--megabytes",
        type=int,
        default=20,
    )
    parser.add_argument(
        "--large",
        type=int,
        default=2000,
        metavar="MB",
    )
    parser.add_argument(
        "platforms",
        nargs="*",
        default=list(RIGS),
    )
    options = parser.parse_args(words)
    failed = False
    with tempfile.TemporaryDirectory(prefix="lantern-publish-") as folder:
        root = Path(folder)
        for name in options.platforms:
            tally = measure(name, options, root)
            print(tally.format_line(name), flush=True)
            for failure in tally.failures:
                print(f"  {failure}", flush=True)
            failed = failed or bool(tally.failures)
        if options.large:
            send_large(root, options.large)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
