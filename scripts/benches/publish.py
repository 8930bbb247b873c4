"""Publish to servers on the loopback, and count what it survives.

scripts/bench publish [--kills N] [--large MB] sends a small film to each platform: undisturbed,
then killed with -9 at a random moment and started again until N kills (40) have struck, each time
with a server of its own. Then a film of MB megabytes (2000), a file with holes, is sent to
YouTube's server, ended in the middle, and gone on with. Printed are, for each platform,

    requests   that the small film takes
    kills      that struck while it was at work
    whole      how often there was, in the end, one whole video with captions, thumbnail, chapters
               and privacy as asked; each film that was started counts

and for the large film the bytes it went on from, and the memory of the process that sent it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.publishing.upload import Upload
from tests.servers.chunked import ChunkedService, Session
from tests.servers.youtube_server import YouTubeServer
from tests.support.kills import Killer, MeasuredErrand
from tests.support.publishing import make_upload
from tests.support.rigs import RIGS, rigging

_MEGABYTE = 1_000_000
_BLOCK = bytes(2**20)


@dataclass(frozen=True)
class Survival:
    """What became of a film that was killed again and again."""

    requests: int
    struck: int
    whole: int


def count_survivals(name: str, folder: Path, upload: Upload, *, kills: int) -> Survival:
    """Send a film once, then with a kill each time; count."""
    killer = Killer(random.Random(20))
    with rigging(name, folder / f"{name}-clean", upload) as (server, errand):
        seconds = killer.measure(errand)
        requests = len(server.asked)
    struck = whole = 0
    while struck < kills:
        with rigging(name, folder / f"{name}-{whole}", upload) as (server, errand):
            struck += killer.kill(errand, seconds)
            killer.measure(errand)
            RIGS[name].require_whole(server, errand.upload)
            whole += 1
    return Survival(requests, struck, whole)


def make_large_upload(folder: Path, megabytes: int) -> Upload:
    """Return the upload of a film with holes, which takes no room on the disk."""
    folder.mkdir()
    upload = make_upload(folder)
    size = megabytes * _MEGABYTE
    with upload.video.open("wb") as stream:
        stream.truncate(size)
    digest = hashlib.sha256()
    for _ in range(size // len(_BLOCK)):
        digest.update(_BLOCK)
    digest.update(bytes(size % len(_BLOCK)))
    return replace(upload, size=size, digest=digest.hexdigest())


def send_large(folder: Path, megabytes: int) -> None:
    """Send a large film in two runs, and print where the second began, and its memory."""
    upload = make_large_upload(folder / "large", megabytes)
    with rigging("youtube", folder / "large-run", upload) as (server, errand):
        assert isinstance(server, YouTubeServer)
        killer = Killer()
        process = killer.start(replace(errand, chunk_bytes=8 * 2**20))
        while not server.sessions or get_session(server).kept < upload.size // 2:
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
    upload = make_upload(folder / "small")
    with rigging("youtube", folder / "small-run", upload) as (_, errand):
        measured = MeasuredErrand(errand)
        Killer().measure(measured)
        return measured.read_memory()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="scripts/bench publish")
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--large", type=int, default=2000, metavar="MB")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        upload = make_upload(folder)
        print(f"{'':10}  requests  kills  whole")
        for platform in RIGS:
            found = count_survivals(platform, folder, upload, kills=wanted.kills)
            print(
                f"{platform:10}  {found.requests:8}  {found.struck:5}  {found.whole:5}",
                flush=True,
            )
        if wanted.large:
            send_large(folder, wanted.large)


if __name__ == "__main__":
    main()
