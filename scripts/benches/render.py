"""How fast Lantern is: the sample film, a film against the encoder alone, frames, what a change
costs, waiting, memory, smoothness.

scripts/bench render [row ...] measures some rows only; --peers adds other programs that make the
same film; set-up and packages are measured by scripts/bench setup. Each row is measured in a
process and a folder of its own. Other work on the machine raises seconds of wall and, less, of CPU:
read the ratios, which are of runs in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.benches.speed import changes, frames, memory, peers, smooth, whole
from scripts.benches.speed.rows import Row

Measure = Callable[[Path], Iterator[Row]]

ROWS: dict[str, Measure] = {
    "sample": whole.sample,
    "encoder": whole.encoder,
    "long": whole.long,
    "scenes": whole.scenes,
    "frames": frames.frames,
    "still": frames.first_still,
    "still4k": frames.first_still_4k,
    "start": changes.start,
    "check": changes.check,
    "nothing": changes.nothing,
    "word": changes.word,
    "word3": changes.word3,
    "sentence": changes.sentence,
    "swap": changes.swap,
    "memory": memory.hd,
    "memory4k": memory.uhd,
    "growth": memory.growth,
    "smooth": smooth.flat,
    "layers": smooth.layered,
    "jobs": whole.jobs,
}
PEERS: dict[str, Measure] = {
    "zoompan": peers.zoompan,
    "movielite": peers.movielite,
    "moviepy": peers.moviepy,
}


def one(name: str) -> None:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        for row in {**ROWS, **PEERS}[name](Path(folder)):
            print(row, flush=True)


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2])
        return
    asked = [word for word in sys.argv[1:] if word != "--peers"]
    names = asked or [*ROWS]
    names += [*PEERS] if "--peers" in sys.argv else []
    unknown = [name for name in names if name not in ROWS and name not in PEERS]
    if unknown:
        sys.exit(
            f"there is no row '{unknown[0]}'; there are: {', '.join([*ROWS, *PEERS])}"
        )
    print(
        f"{'':<58}{'goal':>9}{'figure':>10}   (load {os.getloadavg()[0]:.1f} on"
        f" {os.cpu_count()} cores)",
        flush=True,
    )
    for name in names:
        subprocess.run(
            [sys.executable, "-m", "scripts.benches.render", "--one", name],
            check=False,
        )


if __name__ == "__main__":
    main()
