"""What this machine has of all that films need: told line by line, each trouble with its cure."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement

from lantern.core import __version__
from lantern.core.encoder_trial import try_encoder
from lantern.core.encoders import HARDWARE
from lantern.core.ffmpeg import describe_version, find_ffmpeg
from lantern.core.network import WebServer, open_url
from lantern.core.problems import Failure, ToolFailure
from lantern.core.units import Size
from lantern.core.worker_process import count_cores
from lantern.credits import commons, terrain
from lantern.graphics.processor import list_features
from lantern.speech.catalogue.installed import find_folder, list_installed
from lantern.speech.voices import COMMAND_VOICE, VOICE_NAMES, VOICES, is_online

Verdict = Literal["good", "missing", "bad"]
"""Good; not there, which some films would want; bad, which no film can do with."""

_PACKAGE = "lantern-film"
EXTRAS = {
    "numbers": "figures in words, in languages other than English",
    "align": "word times of voices that don't tell them",
    "pdf": "pages of PDF files as pictures",
    "sheets": "charts from workbooks",
    "article": "imports of articles, PO files of translators",
    "slides": "presentations and storyboards",
    "publish": "uploads to platforms",
    "keyring": "keys and tokens in the system's keyring",
    "scripts": "type for Arabic, Hebrew, Indian and other scripts",
    "cjk": "type for Chinese, Japanese and Korean",
    "hires": "finer coasts and borders for close views of maps",
    "piper": "Piper voices whose sounds Piper's own package makes",
    "cloud": "stores at an address",
    "cluster": "renders on a Dask cluster",
    "mcp": "tools for assistants",
}
"""What each extra of `pyproject.toml` is for."""
_OTHER_VOICES = frozenset({"piper", "kokoro", COMMAND_VOICE, "tone"})
"""Voices that are nothing without a file, or need nothing."""
_HD: Size = (1920, 1080)
_FPS = 25
_LITTLE_BYTES = 2_000_000_000
"""Less room on the disk than this is too little for a film of ten minutes."""
_SERVERS = {
    "Google's voice (gtts)": "https://translate.google.com/",
    "Wikimedia Commons (find, fetch-still)": f"{commons.BASE}/",
    "heights of the ground (fetch-relief)": f"{terrain.BASE}/0/0/0.png",
}


@dataclass(frozen=True)
class MachineFinding:
    """One thing that was looked at.

    Args:
        name: what it is.
        verdict: how it is.
        text: what was found.
        cure: what to do; empty where nothing is wrong.
    """

    name: str
    verdict: Verdict
    text: str
    cure: str = ""


def examine(store: Path, *, network: bool) -> Iterator[MachineFinding]:
    """Yield what this machine has, has not, and what is wrong with it.

    Nothing is left behind, and nothing connects unless that is asked for.

    Args:
        store: where parts of films would be kept.
        network: whether servers are asked for a page each.
    """
    yield from _look_at_program()
    yield from _look_at_packages()
    yield from _look_at_ffmpeg()
    yield from _look_at_voices()
    yield from _look_at_folders(store)
    yield from _look_at_extras()
    if network:
        yield from _look_at_network()


def _look_at_program() -> Iterator[MachineFinding]:
    yield MachineFinding("Lantern", "good", __version__)
    python = f"{platform.python_version()}, {sys.executable}"
    yield MachineFinding("Python", "good", python)
    features = " ".join(list_features()) or "plain"
    cores = f"{count_cores()} to use of {os.cpu_count()}"
    yield MachineFinding("system", "good", f"{platform.platform()}, {features}")
    yield MachineFinding("processors", "good", cores)


def _look_at_packages() -> Iterator[MachineFinding]:
    """Yield which packages are missing of those that every film needs."""
    missing = [
        name for name in _list_required("") if _find_version(name) is None
    ]
    if missing:
        cure = _format_install(*missing)
        yield MachineFinding(
            "packages", "bad", f"without {', '.join(missing)}", cure
        )
    else:
        yield MachineFinding("packages", "good", "all that every film needs")


def _look_at_extras() -> Iterator[MachineFinding]:
    for extra, use in EXTRAS.items():
        missing = [
            name for name in _list_required(extra) if not _find_version(name)
        ]
        if not missing:
            yield MachineFinding(f"extra {extra}", "good", use)
            continue
        text = f"not there: {use}"
        cure = _format_install(f"{_PACKAGE}[{extra}]")
        yield MachineFinding(f"extra {extra}", "missing", text, cure)


def _format_install(*words: str) -> str:
    """Return the command that installs packages for the very Python that runs this.

    The `python` of a shell may be another one, and environments that uv made have no pip.
    """
    if importlib.util.find_spec("pip") is None:
        return shlex.join(
            ["uv", "pip", "install", "--python", sys.executable, *words]
        )
    return shlex.join([sys.executable, "-m", "pip", "install", *words])


def _list_required(extra: str) -> Iterator[str]:
    """Yield the packages of an extra on this system; with an empty one those always needed."""
    for line in importlib.metadata.requires(_PACKAGE) or ():
        requirement = Requirement(line)
        marker = requirement.marker
        is_always = marker is None or marker.evaluate({"extra": ""})
        is_asked = marker is None or marker.evaluate({"extra": extra})
        if is_asked and (is_always == (extra == "")):
            yield requirement.name


def _find_version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _look_at_ffmpeg() -> Iterator[MachineFinding]:
    try:
        yield MachineFinding(
            "ffmpeg", "good", f"{describe_version()}, {find_ffmpeg()}"
        )
    except ToolFailure as failure:
        cure = _format_install("--force-reinstall", "imageio-ffmpeg")
        yield MachineFinding("ffmpeg", "bad", failure.message, cure)
        return
    trials = [
        try_encoder(name, _HD, _FPS, quality="standard") for name in HARDWARE
    ]
    working = [trial.encoder for trial in trials if not trial.refusal]
    text = "x264"
    if working:
        text += f"; on a chip {', '.join(working)}, if a film names it"
    yield MachineFinding("encoders", "good", text)


def _look_at_voices() -> Iterator[MachineFinding]:
    """Yield the voices that need no network, and the files of voices that were fetched."""
    for name in VOICE_NAMES:
        if is_online(name) or name in _OTHER_VOICES:
            continue
        trouble = VOICES[name]({}).unavailable_reason()
        if trouble is None:
            yield MachineFinding(f"voice {name}", "good", "can speak")
        else:
            verdict: Verdict = "bad" if name == "espeak" else "missing"
            yield MachineFinding(
                f"voice {name}", verdict, "can't speak", trouble
            )
    names = ", ".join(installed.voice.id for installed in list_installed())
    text = f"{names}; those that are fetched go to {find_folder()}"
    yield MachineFinding("voices by name", "good", text)


def _look_at_folders(store: Path) -> Iterator[MachineFinding]:
    for name, folder in {
        "store": store,
        "folder for scratch": Path(tempfile.gettempdir()),
    }.items():
        place = _find_existing(folder)
        if not os.access(place, os.W_OK | os.X_OK):
            cure = f"chmod u+rwx {place}, or name another folder"
            yield MachineFinding(
                name, "bad", f"{folder} can't be written", cure
            )
            continue
        free = shutil.disk_usage(place).free
        text = f"{folder}, {free / 1e9:.1f} GB free"
        if free < _LITTLE_BYTES:
            cure = "make room: lantern prune --older-than 30d"
            yield MachineFinding(name, "bad", text, cure)
        else:
            yield MachineFinding(name, "good", text)


def _find_existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _look_at_network() -> Iterator[MachineFinding]:
    for name, url in _SERVERS.items():
        server = WebServer(url.split("/")[2], lambda address: None)
        try:
            with open_url(server, url) as answer:
                answer.read_block()
        except Failure as failure:
            cure = "check the network, the proxy and the firewall"
            yield MachineFinding(name, "missing", failure.message, cure)
        else:
            yield MachineFinding(name, "good", "answers")
