"""What a film says to an instance of PeerTube, and what of it would be refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms.peertube import PLATFORM, content
from lantern.publishing.upload import ChapterMark, Upload
from tests.servers.peertube_fields import LICENCES


@pytest.mark.parametrize(
    ("licence", "number"),
    [
        (None, 9),
        ("CC-BY-4.0", 1),
        ("CC-BY-SA-4.0", 2),
        ("CC-BY-ND-3.0", 3),
        ("CC0-1.0", 7),
    ],
)
def test_licences_are_found_by_their_names(
    licence: str | None, number: int
) -> None:
    assert content.find_licence(licence, LICENCES) == number


def test_a_licence_that_isnt_there_is_told() -> None:
    with pytest.raises(
        PublishFailure, match=r"doesn't know the licence CC-BY-NC-4.0"
    ):
        content.find_licence("CC-BY-NC-4.0", LICENCES)
    assert content.find_licence(None, {"1": "Attribution"}) is None


def test_languages_are_found_by_their_codes() -> None:
    labels = {"en": "English", "pt": "Portuguese", "zh-Hans": "Chinese"}
    assert content.find_language("pt-BR", labels) == "pt"
    assert content.find_language("zh-hans", labels) == "zh-Hans"
    assert content.find_language("tlh", labels) is None


def test_what_is_wrong_is_found_without_asking(upload: Upload) -> None:
    wrong = replace(
        upload,
        title="No",
        tags=("a", "bb", "cc", "dd", "ee", "ff"),
        chapters=(ChapterMark(0.0, "x" * 101),),
    )
    keys = [fault.key for fault in PLATFORM.find_faults(wrong)]
    assert keys == ["title", "tags", "tags", "chapters"]
    assert PLATFORM.find_faults(upload) == []
