"""Take the picture of the studio's page, in this system's Chromium (needs scripts/browser)."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from scripts.data.moments import ROOT
from tests.support.chromium import (
    explain_missing_browser,
    open_chromium,
    write_voice,
)
from tests.support.studio_page import open_page

FILM = ROOT / "scenes" / "gallery"
FRAME = 340
"""What the page shows: a highlighter that goes along a line."""
ADDRESS = re.compile(r"http://\S+")


def paint_studio() -> Image.Image:
    """Return the page as it is with the film open.

    Raises:
        SystemExit: There is no browser here.
    """
    missing = explain_missing_browser()
    if missing:
        raise SystemExit(f"the studio's picture can't be taken: {missing}")
    with tempfile.TemporaryDirectory() as folder:
        voice = Path(folder) / "voice.wav"
        write_voice(voice)
        with start_studio() as address, open_chromium(voice) as browser:
            opened = open_page(browser, address)
            opened.seek(FRAME)
            opened.wait_for_text("line 11")
            opened.page.wait_for_load_state("networkidle")
            return Image.open(io.BytesIO(opened.page.screenshot())).convert(
                "RGB"
            )


@contextmanager
def start_studio() -> Iterator[str]:
    """Start a studio of the film and return its address; it ends with the block."""
    command = [sys.executable, str(ROOT / "render.py"), "studio", str(FILM)]
    command.append("--no-browser")
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        found = ADDRESS.search(running.stdout.readline())
        assert found, "the studio prints its address"
        try:
            yield found[0]
        finally:
            running.terminate()
