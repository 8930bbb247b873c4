"""The door to onnxruntime: a model opened once for the process, run on one thread, in silence.

Threads and seeds would decide the bytes of a sound; so there is one thread, and one seed.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantern.core.files import read_plain
from lantern.core.problems import VoiceFailure
from lantern.core.store import digest_file_once
from lantern.speech.neural import taps
from lantern.speech.neural.taps import DurationTap

Tensor = NDArray[Any]
"""An array of any shape and type, as a model takes or gives it."""

SEED = 0
_MOST_OPEN = 2
_NOISE = frozenset(
    {
        "Bernoulli",
        "Multinomial",
        "RandomNormal",
        "RandomNormalLike",
        "RandomUniform",
        "RandomUniformLike",
    }
)
_FATAL = 4  # the runtime's level of messages: whatever fails is raised as well


@dataclass(frozen=True)
class ModelOutput:
    """What a model gave: its own outputs by name, and how long each phoneme lasts.

    `durations` has shape (phonemes,), in the tap's units; None without a tap.
    """

    tensors: Mapping[str, Tensor]
    durations: NDArray[np.float64] | None


class OnnxModel:
    """A model that is ready to run; `tap` says what its durations mean, None if it's unknown."""

    def __init__(self, name: str, data: bytes, tap: DurationTap | None) -> None:
        """Load a model from its file's bytes.

        Args:
            name: what failures call it: the name of its file.
            data: the file.
            tap: the durations to put out.

        Raises:
            VoiceFailure: onnxruntime is missing, or can't load the model.
        """
        self.name = name
        self.tap = tap
        try:
            self._data = taps.add_tap(data, tap) if tap else data
            self._is_noisy = bool(_NOISE & taps.list_operators(data))
        except ValueError as error:
            raise _make_failure(name, error) from None
        self._session = self._start()
        self._is_fresh = True

    @property
    def inputs(self) -> frozenset[str]:
        """The names of what the model takes."""
        return frozenset(each.name for each in self._session.get_inputs())

    def run(self, feeds: Mapping[str, Tensor]) -> ModelOutput:
        """Run the model on its inputs, by name.

        Raises:
            VoiceFailure: the model can't use them, or fails.
        """
        self._is_fresh = False
        names = [each.name for each in self._session.get_outputs()]
        try:
            given = self._session.run(names, dict(feeds))
        except (
            Exception
        ) as error:  # the runtime has a dozen kinds, none of them public
            message = f"the model {self.name} failed"
            raise VoiceFailure(message, [_shorten(error)]) from None
        tensors = dict(zip(names, given, strict=True))
        if self.tap is None:
            return ModelOutput(tensors, None)
        durations = np.asarray(tensors[self.tap.tensor], np.float64).reshape(-1)
        return ModelOutput(tensors, durations)

    def reseed(self) -> None:
        """Begin the model's own noise anew, so that what it said before decides nothing.

        A model without noise has nothing to do. Others are loaded again, since the runtime keeps
        the state of its noise within the session.

        Raises:
            VoiceFailure: onnxruntime can't load the model.
        """
        if self._is_noisy and not self._is_fresh:
            self._session = (
                None  # so that there are never two of them in memory
            )
            self._session = self._start()
            self._is_fresh = True

    def _start(self) -> Any:
        runtime = _import_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = _FATAL
        runtime.set_seed(SEED)
        try:
            return runtime.InferenceSession(
                self._data, options, providers=["CPUExecutionProvider"]
            )
        except (
            Exception
        ) as error:  # whatever a broken file makes the runtime raise
            raise _make_failure(self.name, error) from None


_open: dict[tuple[str, DurationTap | None], OnnxModel] = {}
"""The models used last, oldest first."""


def open_model(path: Path, *, family: DurationTap | None = None) -> OnnxModel:
    """Return the model in a file, loaded once for the process.

    Its tap is that of just this file if TAPS has one. Else it is `family`, which holds for all
    voices of a kind, if the graph has that tensor.

    Raises:
        VoiceFailure: onnxruntime is missing, or the file can't be read or loaded.
    """
    digest = digest_model(path)
    key = (digest, family)
    model = _open.pop(key, None)
    if model is None:
        model = _load(path, digest, family)
        while len(_open) >= _MOST_OPEN:
            _open.pop(next(iter(_open)))
    _open[key] = model
    return model


def _load(path: Path, digest: str, family: DurationTap | None) -> OnnxModel:
    try:
        data = read_plain(path)
        tap = taps.choose_tap(digest, data, family)
    except (OSError, ValueError) as error:
        raise _make_failure(path.name, error) from None
    return OnnxModel(path.name, data, tap)


def digest_model(path: Path) -> str:
    """Return the SHA-256 of a model's file; 'missing' or 'unreadable' where there is none.

    A file is read again only when it has changed.
    """
    if not path.is_file():
        return "missing"
    try:
        return digest_file_once(path)
    except OSError:
        return "unreadable"  # told when it is loaded


def unavailable_reason() -> str | None:
    """Return a sentence where onnxruntime is missing or doesn't load, else None."""
    try:
        _import_runtime()
    except VoiceFailure as failure:
        return failure.message
    return None


def describe_version() -> str:
    """Return onnxruntime's version: with another one the same model gives other bytes."""
    try:
        return f"onnxruntime {installed('onnxruntime')}"
    except PackageNotFoundError:
        return "no onnxruntime"


def _import_runtime() -> Any:
    if importlib.util.find_spec("onnxruntime") is None:
        raise VoiceFailure(
            "onnxruntime isn't installed (pip install onnxruntime;"
            " some systems have no wheel of it)."
        )
    try:
        import onnxruntime
    except ImportError as error:
        raise VoiceFailure(
            f"onnxruntime doesn't load here: {_shorten(error)}"
        ) from None
    onnxruntime.set_default_logger_severity(_FATAL)
    onnxruntime.disable_telemetry_events()
    return onnxruntime


def _make_failure(name: str, error: Exception) -> VoiceFailure:
    message = f"the model {name} can't be loaded; if its file is damaged, fetch it again"
    return VoiceFailure(message, [_shorten(error)])


def _shorten(error: Exception) -> str:
    return str(error)[:300]
