"""A small catalogue, and a server on the loopback that has its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import catalogue
from tests.support.catalogue import CARD, MODEL, PATH, make_pack
from tests.support.file_server import FileServer, serving


@pytest.fixture
def server() -> Iterator[FileServer]:
    held = {f"{PATH}bell.onnx": MODEL, f"{PATH}bell.onnx.json": CARD}
    with serving(FileServer(held)) as running:
        yield running


@pytest.fixture
def packs(server: FileServer, tmp_path: Path) -> Iterator[None]:
    """Voices called bell (free), joe (unclear), kss (non-commercial), and hand (no address)."""
    base = server.base + PATH
    with catalogue.using(
        tmp_path,
        make_pack("bell", base=base),
        make_pack(
            "joe",
            base=base,
            use="unclear",
            lineage="Fine-tuned from lessac.",
        ),
        make_pack(
            "kss",
            base=base,
            use="non-commercial",
            licence="CC-BY-NC-4.0",
        ),
        make_pack(
            "hand",
            base="",
            language="uk",
        ),
    ):
        yield
