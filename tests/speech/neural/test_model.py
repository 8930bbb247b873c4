"""Models: loaded once, run, and tapped."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.neural import model as models
from lantern.speech.neural.model import (
    OnnxModel,
    Tensor,
    digest_model,
    open_model,
)
from lantern.speech.neural.taps import FLOAT, INT64, DurationTap
from tests.support import graphs

pytest.importorskip("onnxruntime")

LENGTHS = DurationTap("lengths", FLOAT, 0.025, 0.0)
COUNTS = DurationTap("counts", INT64, 0.025, 0.0)
FEEDS: dict[str, Tensor] = {
    "ids": np.array([[3, 1, 2]], np.int64),
    "speed": np.array([2.0], np.float32),
}


def test_a_model_gives_its_outputs_and_durations(tmp_path: Path) -> None:
    path = graphs.write(tmp_path / "a.onnx", graphs.speaker())
    model = open_model(path, family=LENGTHS)
    output = model.run(FEEDS)
    assert model.inputs == {"ids", "speed"}
    assert output.tensors["wave"].tolist() == [[-6.0, -2.0, -4.0]]
    assert output.durations is not None
    assert output.durations.tolist() == [6.0, 2.0, 4.0]


def test_whole_numbers_are_durations_too(tmp_path: Path) -> None:
    path = graphs.write(tmp_path / "a.onnx", graphs.speaker())
    durations = open_model(path, family=COUNTS).run(FEEDS).durations
    assert durations is not None
    assert durations.tolist() == [3.0, 1.0, 2.0]


def test_without_a_tap_there_are_no_durations(tmp_path: Path) -> None:
    path = graphs.write(tmp_path / "a.onnx", graphs.speaker())
    absent = DurationTap("elsewhere", FLOAT, 0.025, 0.0)
    for family in (None, absent):
        model = open_model(path, family=family)
        assert model.tap is None
        output = model.run(FEEDS)
        assert output.durations is None
        assert list(output.tensors) == ["wave"]


def test_a_model_is_loaded_once_for_its_bytes(tmp_path: Path) -> None:
    one = graphs.write(tmp_path / "one.onnx", graphs.speaker())
    same = graphs.write(tmp_path / "same.onnx", graphs.speaker())
    first = open_model(one)
    assert open_model(same) is first
    assert open_model(one, family=LENGTHS) is not first
    graphs.write(one, graphs.speaker(noisy=True))
    assert open_model(one) is not first


def test_a_third_model_takes_the_place_of_the_oldest(tmp_path: Path) -> None:
    path = graphs.write(tmp_path / "a.onnx", graphs.speaker())
    first = open_model(path)
    second = open_model(path, family=LENGTHS)
    assert open_model(path) is first
    open_model(path, family=COUNTS)
    assert open_model(path) is first
    assert open_model(path, family=LENGTHS) is not second


def test_noise_begins_anew_when_asked() -> None:
    model = OnnxModel("a.onnx", graphs.speaker(noisy=True), None)
    first = model.run(FEEDS).tensors["wave"].tolist()
    second = model.run(FEEDS).tensors["wave"].tolist()
    model.reseed()
    assert second != first
    assert model.run(FEEDS).tensors["wave"].tolist() == first


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    for data in (b"no model", b"\x12\x07tes", b""):
        path = graphs.write(tmp_path / "bad.onnx", data)
        with pytest.raises(VoiceFailure) as caught:
            open_model(path)
        assert caught.value.message == (
            "the model bad.onnx can't be loaded; if its file is damaged, fetch it again"
        )
    with pytest.raises(
        VoiceFailure, match=r"^the model gone\.onnx can't be loaded"
    ):
        open_model(tmp_path / "gone.onnx")


def test_inputs_that_a_model_cant_use_are_its_failure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = graphs.write(tmp_path / "a.onnx", graphs.speaker())
    with pytest.raises(VoiceFailure) as caught:
        open_model(path).run({"ids": np.zeros((1, 3), np.float32)})
    assert caught.value.message == "the model a.onnx failed"
    assert "speed" in caught.value.detail[0]
    assert capfd.readouterr().err == ""


def test_a_digest_follows_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    assert digest_model(path) == "missing"
    for data in (b"one", b"other"):
        graphs.write(path, data)
        assert digest_model(path) == hashlib.sha256(data).hexdigest()


def test_a_missing_runtime_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert models.unavailable_reason() is None
    assert models.describe_version().startswith("onnxruntime 1.")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    reason = models.unavailable_reason()
    assert reason is not None
    assert reason.startswith(
        "onnxruntime isn't installed (pip install onnxruntime"
    )
