"""The store: what is in it is whole, or it isn't in it."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.core.store import (
    Store,
    digest_bytes,
    digest_file,
    digest_file_once,
    digest_json,
)
from tests.support.named_pipes import make_pipe

KEY = "ab" + "0" * 62


def filled(root: Path) -> tuple[Store, Path]:
    store = Store(root / "store")
    return store, store.put(
        KEY, ".bin", lambda path: path.write_bytes(b"x" * 1000)
    )


def test_what_is_put_can_be_got(tmp_path: Path) -> None:
    store, path = filled(tmp_path)
    assert store.get(KEY, ".bin") == path and path.read_bytes() == b"x" * 1000
    assert store.has(KEY, ".bin") and not store.has(KEY, ".json")
    assert (
        store.get(KEY, ".json") is None
        and store.get("cd" + KEY, ".bin") is None
    )


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[500] ^= 1
    path.write_bytes(data)


def into_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("x")


def into_pipe(path: Path) -> None:
    path.unlink()
    make_pipe(path)


def into_broken_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "bit flipped": flip,
    "cut short": lambda path: os.truncate(path, 10),
    "emptied": lambda path: os.truncate(path, 0),
    "removed": Path.unlink,
    "a folder in its place": into_folder,
    "a pipe in its place": into_pipe,
    "a broken link in its place": into_broken_link,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("suffix", ["", ".sum"])
def test_a_damaged_entry_is_a_miss_and_can_be_made_again(
    tmp_path: Path, damage: Callable[[Path], object], suffix: str
) -> None:
    store, path = filled(tmp_path)
    victim = path.with_name(path.name + suffix)
    if damage is flip and suffix:
        victim.write_text("0" * 64)
    else:
        damage(victim)
    assert store.get(KEY, ".bin") is None
    again = filled(tmp_path)[1]
    assert store.get(KEY, ".bin") == again and again.read_bytes() == b"x" * 1000


def test_a_failed_write_leaves_no_trace(tmp_path: Path) -> None:
    store, path = filled(tmp_path)

    def broken(staged: Path) -> None:
        staged.write_bytes(b"half")
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        store.put(KEY, ".bin", broken)
    assert store.get(KEY, ".bin") == path and not list(
        (tmp_path / "store" / "tmp").iterdir()
    )


def test_json_goes_in_and_out(tmp_path: Path) -> None:
    store = Store(tmp_path)
    value = {"б": [1, 2.5, None, "哈"], "a": {"b": True}}
    store.put_json(KEY, value)
    assert store.get_json(KEY) == value and store.get_json("cd" + KEY) is None
    store.put(KEY, ".json", lambda path: path.write_bytes(b"\x80\x04pickle"))
    assert store.get_json(KEY) is None


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(
        OutputFailure,
        match=r"the store .*file/store can't be written: Not a directory",
    ):
        Store(tmp_path / "file" / "store").put_json(KEY, 1)


def test_a_full_disk_is_told_with_the_store_s_folder(tmp_path: Path) -> None:
    def fill(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(
        OutputFailure,
        match=r"the store .*/store can't take a file: No space left",
    ):
        Store(tmp_path / "store").put(KEY, ".wav", fill)


@pytest.mark.process
def test_scratch_folders_go_when_their_work_or_their_process_is_gone(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / "tmp" / f"{gone.pid}-left"
    left.mkdir(parents=True)
    with store.open_scratch() as folder:
        store.sweep()
        assert folder.is_dir() and not left.exists()
    assert not folder.exists()


def _put_often(root: Path, letter: str) -> None:
    store = Store(root)
    for _ in range(40):
        store.put(KEY, ".bin", lambda path: path.write_bytes(b"same" * 5000))
        path = store.get(KEY, ".bin")
        assert path is not None and path.read_bytes() == b"same" * 5000, letter


@pytest.mark.process
def test_two_processes_put_one_key(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    both = [
        fork.Process(target=_put_often, args=(tmp_path, letter))
        for letter in "ab"
    ]
    for each in both:
        each.start()
    for each in both:
        each.join(20)
    assert [each.exitcode for each in both] == [0, 0]
    assert Store(tmp_path).get(KEY, ".bin")


def test_digests(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest_bytes(b"abc") == digest_file(tmp_path / "f") == known
    assert (
        digest_json({"b": 1, "a": [1.5]})
        == digest_json({"a": [1.5], "b": 1})
        == digest_bytes(b'{"a":[1.5],"b":1}')
    )
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest_json(float("nan"))


def test_a_file_is_digested_again_only_if_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"abc")
    os.utime(file, ns=(0, 1))
    assert digest_file_once(file) == digest_bytes(b"abc")
    file.write_bytes(b"xyz")
    os.utime(file, ns=(0, 1))
    assert digest_file_once(file) == digest_bytes(b"abc")
    os.utime(file, ns=(0, 2))
    assert digest_file_once(file) == digest_bytes(b"xyz")


def test_a_pipe_in_the_place_of_the_lock_is_not_waited_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "locks").mkdir()
    make_pipe(tmp_path / "locks" / "store")
    with (
        pytest.raises(
            OutputFailure, match=r"can't be written: it is a pipe, not a file"
        ),
        Store(tmp_path).lock_shared(),
    ):
        pass
