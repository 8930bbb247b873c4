"""The verb schema: what editors complete and check a film's files with."""

from __future__ import annotations

import json

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.program import Program


def test_the_schema_is_the_one_that_comes_with_the_package(
    run: Program,
) -> None:
    done = run("schema")
    assert (done.returncode, done.stderr) == (0, "")
    committed = (films.ROOT / "lantern" / "schema.json").read_text("utf-8")
    assert json.loads(done.stdout) == json.loads(committed)
    assert read_result(run("schema", "--json")) == json.loads(committed)
