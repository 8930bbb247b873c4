"""What publishing survives: killed at random moments, with faults of the server, on each platform.

`lantern publish` runs as a process of its own against servers on this machine that keep state and
refuse what the platforms refuse. It is killed (SIGKILL) at a moment that a seed chooses: while a
body arrives, before an answer, up to 50 ms after one. In every other trial the server also fails
once: 503, a reset within the body, half of it kept, an answer lost. Then it is started again, and
the server is asked what it has: one video, its bytes, thumbnail, captions, chapters, playlist and
privacy. Arguments: --kills 40, --seed 1, --megabytes 20, and the platforms, by default all.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers import faults
from tests.servers.faults import serving
from tests.support.killing import TARGETS, KillTrial, choose_moment

FAULTS = (faults.BUSY, faults.RESET, faults.HALF, faults.LOST)
_MOST_TOLD = 300
"""Signs of what a failed run says at its end."""
MOST_STARTS = 4
"""Starts after a kill; more than one are needed only where the server's fault is told of."""


@dataclass
class Tally:
    """What came of the trials of one platform."""

    requests: int = 0
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
            f"{name:9} {self.requests:3} requests a publish, {self.kills} kills survived "
            f"({self.missed} came too late), {self.faults} faults injected, {self.starts} starts "
            f"and {self.sign_ins} sign-ins after them: {whole}"
        )


def count_requests(name: str, folder: Path, data: bytes) -> int:
    """Publish undisturbed; return the number of requests."""
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    target = TARGETS[name]()
    with serving(target.service):
        trial = KillTrial(folder, target, data)
        done = trial.start(None)
        wrong = target.inspect(trial.out)
        if done.returncode or wrong:
            sys.exit(f"{name}: undisturbed, it failed: {wrong} {done.stderr}")
        return len(target.service.asked)


def try_once(
    name: str, folder: Path, data: bytes, *, chance: random.Random, tally: Tally
) -> None:
    """Kill a publish once, start it again, and note what is there then."""
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    target = TARGETS[name]()
    moment = choose_moment(chance, tally.requests)
    if chance.random() < 0.5:
        at = chance.randrange(tally.requests)
        target.service.faults[at] = chance.choice(FAULTS)
    with serving(target.service):
        trial = KillTrial(folder, target, data)
        killed = trial.start(moment)
        tally.kills += killed.returncode == -9
        tally.missed += killed.returncode == 0
        if target.is_public_half():
            tally.failures.append(f"{moment}: others saw a half")
        fault = finish(trial, tally)
        if fault:
            tally.failures.append(f"{moment}: {fault}")
        asked = len(target.service.asked)
        tally.faults += sum(number < asked for number in target.service.faults)


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
    wrong = trial.target.inspect(trial.out)
    if done.returncode or wrong or not trial.read_address():
        return f"{wrong}, exit code {done.returncode}: {done.stderr[-_MOST_TOLD:]}"
    return ""


def measure(name: str, options: argparse.Namespace, root: Path) -> Tally:
    """Return what came of all trials of a platform."""
    data = random.Random(options.seed).randbytes(options.megabytes * 2**20)
    tally = Tally(count_requests(name, root / name, data))
    for number in range(options.kills):
        chance = random.Random(f"{options.seed} {name} {number}")
        with tempfile.TemporaryDirectory(dir=root) as folder:
            try_once(name, Path(folder), data, chance=chance, tally=tally)
    return tally


def main(words: Sequence[str] | None = None) -> None:
    """Measure the platforms, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("platforms", nargs="*", default=list(TARGETS))
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
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
