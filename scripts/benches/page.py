"""Measure what a browser stands of a film inside a page.

scripts/bench page [MB ...] makes noise of each size and opens it in this system's Chromium (needs
scripts/browser) in two ways: as the address `data:` that the page has without scripts, and as a
Blob that a script makes of it. Told are the seconds until the page has come, until the film's
length is known, and until a frame near its end is there; and the memory of all the browser's
processes above that of an empty page.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core import ffmpeg, process
from tests.support.chromium import open_chromium, write_voice

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (5, 25, 50, 100, 200)
"""Megabytes."""
SECONDS = 120
PATIENCE_MS = 240_000
_FOLDER = "lantern-page-bench-"
_PAGE = """<!doctype html><title>A film</title>
<video controls preload="none"><source type="video/mp4" src="data:video/mp4;base64,%s"></video>
"""
_MAKE_BLOB = """() => {
  const source = document.querySelector("source");
  const text = source.getAttribute("src");
  source.remove();
  const parts = [];
  for (let at = text.indexOf(",") + 1; at < text.length; at += 4194304) {
    const piece = text.slice(at, at + 4194304);
    if (Uint8Array.fromBase64) { parts.push(Uint8Array.fromBase64(piece)); continue; }
    const chars = atob(piece);
    const bytes = new Uint8Array(chars.length);
    for (let i = 0; i < chars.length; i += 1) bytes[i] = chars.charCodeAt(i);
    parts.push(bytes);
  }
  const blob = new Blob(parts, { type: "video/mp4" });
  document.querySelector("video").src = URL.createObjectURL(blob);
}"""
_LOAD = """() => new Promise((done) => {
  const video = document.querySelector("video");
  const began = performance.now();
  video.onerror = () => done(`error ${video.error?.message}`);
  for (const each of video.querySelectorAll("source")) each.onerror = () => done("error");
  video.onloadedmetadata = () => done((performance.now() - began) / 1000);
  video.preload = "auto";
  video.load();
})"""
_SEEK = """() => new Promise((done) => {
  const video = document.querySelector("video");
  const began = performance.now();
  video.onseeked = () => done((performance.now() - began) / 1000);
  video.currentTime = video.duration - 5;
})"""


def write_noise(size: int, out: Path) -> None:
    """Write a film of SECONDS and about `size` megabytes."""
    rate = f"{size * 8000 // SECONDS}k"
    source = f"testsrc2=s=1280x720:r=25:d={SECONDS},noise=alls=20:allf=t"
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-y",
        "-f",
        "lavfi",
        "-i",
        source,
    ]
    argv += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
    argv += ["-g", "50", "-b:v", rate, "-maxrate", rate, "-bufsize", "4M"]
    process.run(
        [*argv, "-movflags", "+faststart", str(out)], "making noise", 600
    )


def list_pids(marked: str) -> Iterator[int]:
    """Yield the processes on whose command lines a text stands."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if marked in words:
            yield int(place.parent.name)


def measure_memory(marked: str) -> float:
    """Return the megabytes of these processes, what they share counted once."""
    total = 0
    for pid in list_pids(marked):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total += sum(
            int(row.split()[1]) for row in rollup if row.startswith("Pss:")
        )
    return total / 1024


def measure(
    browser: Browser, page_file: Path, *, as_blob: bool
) -> dict[str, Any]:
    """Return what a page with a film inside takes, in seconds and megabytes."""
    marked = "--type=renderer"
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    before = measure_memory(marked)
    began = page.evaluate("() => Date.now()")
    page.goto(page_file.as_uri(), timeout=PATIENCE_MS)
    opened = (page.evaluate("() => Date.now()") - began) / 1000
    made = 0.0
    if as_blob:
        page.evaluate(_MAKE_BLOB)
        made = (page.evaluate("() => Date.now()") - began) / 1000 - opened
    loaded = page.evaluate(_LOAD)
    sought = page.evaluate(_SEEK) if isinstance(loaded, float | int) else "-"
    memory = measure_memory(marked) - before
    page.close()
    return {
        "opened": opened,
        "made": made,
        "loaded": loaded,
        "sought": sought,
        "memory": round(memory),
    }


def main(words: list[str]) -> None:
    """Print a line for each size and each way."""
    sizes = [int(word) for word in words] or SIZES
    with tempfile.TemporaryDirectory(prefix=_FOLDER) as folder:
        base = Path(folder)
        write_voice(base / "voice.wav")
        for size in sizes:
            write_noise(size, base / "film.mp4")
            film = (base / "film.mp4").read_bytes()
            text = base64.b64encode(film).decode()
            (base / "page.html").write_text(_PAGE % text)
            for as_blob in (False, True):
                with open_chromium(base / "voice.wav") as browser:
                    taken = measure(
                        browser, base / "page.html", as_blob=as_blob
                    )
                way = "Blob" if as_blob else "data:"
                print(f"{len(film) / 1e6:.0f} MB as {way}: {taken}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
