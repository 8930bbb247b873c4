"""Tables of short forms."""

from __future__ import annotations

from lantern.speech.wording.tables import pairs


def test_a_table_has_blanks_where_it_is_written_with_tildes() -> None:
    assert pairs("e.g=for~example\n Gen=General") == {
        "e.g": "for example",
        "Gen": "General",
    }
