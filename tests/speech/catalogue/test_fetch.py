"""Fetching a voice: checked, resumed, put in place whole, and never by two at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, BusyFailure, Failure
from lantern.speech.catalogue import VoicePack
from lantern.speech.catalogue.fetch import fetch_pack
from lantern.speech.catalogue.installed import find_folder, is_here
from tests.support.catalogue import CARD, MODEL, PATH, make_pack
from tests.support.file_server import FileServer, serving


@pytest.fixture
def server() -> Iterator[FileServer]:
    held = {f"{PATH}bell.onnx": MODEL, f"{PATH}bell.onnx.json": CARD}
    with serving(FileServer(held)) as running:
        yield running


def fetch(pack: VoicePack, mirror: str = "") -> Path | None:
    return fetch_pack(
        pack,
        mirror=mirror,
        advance=lambda count: None,
    )


def list_files() -> list[str]:
    """Every file where voices are kept, but for locks."""
    root = find_folder()
    files = [path for path in root.rglob("*") if path.is_file()]
    names = sorted(str(path.relative_to(root)) for path in files)
    return [name for name in names if not name.startswith(".lock-")]


def test_a_voice_comes_with_its_terms(server: FileServer) -> None:
    pack = make_pack(base=server.base + PATH)
    folder = fetch(pack)
    assert folder == find_folder() / "bell"
    assert (folder / "bell.onnx").read_bytes() == MODEL
    assert list_files() == [
        "bell/LICENSE.txt",
        "bell/bell.onnx",
        "bell/bell.onnx.json",
        "bell/voice.json",
    ]
    assert fetch(pack) is None
    assert server.asked == [f"{PATH}bell.onnx", f"{PATH}bell.onnx.json"]


def test_a_mirror_has_the_same_paths(server: FileServer) -> None:
    fetch(make_pack(), mirror=f"{server.base}/")
    assert server.asked == [f"{PATH}bell.onnx", f"{PATH}bell.onnx.json"]


def test_a_mirror_that_is_no_address() -> None:
    with pytest.raises(Failure, match="the mirror 'files' is no address"):
        fetch(make_pack(), mirror="files")


def test_a_run_that_broke_off_is_gone_on_with(server: FileServer) -> None:
    pack = make_pack(base=server.base + PATH)
    server.cuts = [4_000, 0]
    with pytest.raises(Failure, match="broke off"):
        fetch(pack)
    assert list_files() == [".part-bell/bell.onnx.part"]
    assert not is_here(pack)
    fetch(pack)
    assert server.asked[2] == f"{PATH}bell.onnx bytes=4000-"
    assert (find_folder() / "bell" / "bell.onnx").read_bytes() == MODEL
    assert is_here(pack)


def test_a_file_that_came_whole_before_is_not_asked_for_again(
    server: FileServer,
) -> None:
    pack = make_pack(base=server.base + PATH)
    card = server.files.pop(f"{PATH}bell.onnx.json")
    with pytest.raises(AssetFailure, match=r"doesn't have it any more \(404\)"):
        fetch(pack)
    server.files[f"{PATH}bell.onnx.json"] = card
    server.asked.clear()
    fetch(pack)
    assert server.asked == [f"{PATH}bell.onnx.json"]
    assert is_here(pack)


def test_a_file_of_another_digest_is_not_kept(server: FileServer) -> None:
    server.files[f"{PATH}bell.onnx.json"] = b'{"a": 2}'
    pack = make_pack(base=server.base + PATH)
    with pytest.raises(Failure, match="came with another SHA-256"):
        fetch(pack)
    assert list_files() == [".part-bell/bell.onnx"]


def test_a_redirect_on_the_same_server_is_followed(server: FileServer) -> None:
    server.moved[f"{PATH}bell.onnx"] = f"{server.base}/cdn/1"
    server.files["/cdn/1"] = MODEL
    assert fetch(make_pack(base=server.base + PATH)) is not None


def test_a_redirect_without_https_is_refused(server: FileServer) -> None:
    server.moved[f"{PATH}bell.onnx"] = "http://example.invalid/bell.onnx"
    message = "leads to example.invalid without https, which isn't followed"
    with pytest.raises(AssetFailure, match=message):
        fetch(make_pack(base=server.base + PATH))
    assert list_files() == []


def test_two_at_once_are_one_too_many(server: FileServer) -> None:
    pack = make_pack(base=server.base + PATH)
    server.go_on = threading.Event()
    first = threading.Thread(target=fetch, args=[pack])
    first.start()
    assert server.reached.wait(10)
    with pytest.raises(BusyFailure, match="another command is fetching"):
        fetch(pack)
    server.go_on.set()
    first.join(10)
    assert is_here(pack)
    assert server.asked == [f"{PATH}bell.onnx", f"{PATH}bell.onnx.json"]
