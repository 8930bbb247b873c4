"""What comes with Lantern has licences that are known, and that no film breaks."""

from __future__ import annotations

import pytest

from lantern.core.interface_words import find_words
from lantern.credits import bundled
from lantern.credits.entry import LedgerEntry
from lantern.credits.licences import Licence, parse


@pytest.mark.parametrize(
    "entry", [*bundled.list_map_data(find_words("en").credits), *bundled.FONTS]
)
def test_a_film_may_use_what_comes_with_lantern(entry: LedgerEntry) -> None:
    assert parse(entry.licence) == Licence(entry.licence)
    assert entry.url is not None
    assert entry.url.startswith("https://")


def test_each_has_an_id_of_its_own() -> None:
    ids = [
        entry.id
        for entry in (
            *bundled.list_map_data(find_words("en").credits),
            *bundled.FONTS,
        )
    ]
    assert len(set(ids)) == len(ids) == 4


def test_type_for_other_scripts_has_an_entry_for_each_family() -> None:
    entries = bundled.list_script_type(["Noto Sans Arabic", "Noto Sans CJK SC"])
    assert [(entry.id, entry.title, entry.licence) for entry in entries] == [
        ("noto-sans-arabic", "Noto Sans Arabic", "OFL-1.1"),
        ("noto-sans-cjk-sc", "Noto Sans CJK SC", "OFL-1.1"),
    ]
