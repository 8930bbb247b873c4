"""The verb voices remove."""

from __future__ import annotations

import pytest

from lantern.speech.catalogue.installed import find_folder
from tests.support.catalogue import make_pack, put_here
from tests.support.envelopes import read_result
from tests.support.program import Program

pytestmark = pytest.mark.usefixtures("packs")


def test_a_voice_goes_and_says_what_it_freed(run: Program) -> None:
    put_here(make_pack("bell"), {"bell.onnx": bytes(1_234_567)})
    done = run("voices", "remove", "bell")
    assert (done.returncode, done.stdout) == (
        0,
        "bell: removed, 1.2 MB freed.\n",
    )
    assert not (find_folder() / "bell").exists()
    put_here(make_pack("bell"), {"bell.onnx": bytes(1_234_567)})
    told = read_result(run("voices", "remove", "bell", "--json"))
    assert told["voices"] == ["bell"]
    assert told["bytes"] > 1_234_567  # its description, too


def test_a_voice_that_is_not_here(run: Program) -> None:
    done = run("voices", "remove", "bell")
    assert done.returncode == 5
    assert done.stderr == "'bell' isn't on this machine\n"
