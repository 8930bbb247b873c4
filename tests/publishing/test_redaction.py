"""What looks like a secret, and what is known to be one, is never shown."""

from __future__ import annotations

import pytest

from lantern.publishing.redaction import Secrets

TOKEN = "ya29.a0Af_planted/token+1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Authorization: Bearer {TOKEN}", "Authorization: Bearer (hidden)"),
        ("LOW planted:secret is wrong", "LOW (hidden) is wrong"),
        (
            "see https://up.example/x?upload_id=abc&y=1 for more",
            "see https://up.example/x?(hidden) for more",
        ),
        ('{"access_token": "planted-1"}', '{"access_token": "(hidden)"}'),
        (
            "refresh_token=planted-1&grant_type=x",
            "refresh_token=(hidden)&grant_type=x",
        ),
        ("client_secret: planted-1", "client_secret: (hidden)"),
        ('{"code": 403, "message": "no"}', '{"code": 403, "message": "no"}'),
    ],
)
def test_what_looks_like_a_secret_is_hidden(text: str, shown: str) -> None:
    assert Secrets().hide(text) == shown


@pytest.mark.parametrize(
    "spelling",
    [TOKEN, "ya29.a0Af_planted%2Ftoken%2B1", "ya29.a0Af_planted/token%2B1"],
)
def test_a_known_secret_is_hidden_in_every_spelling(spelling: str) -> None:
    secrets = Secrets()
    secrets.add(TOKEN)
    assert secrets.hide(f"not {spelling}!") == "not (hidden)!"


def test_what_is_too_short_is_no_secret() -> None:
    secrets = Secrets()
    secrets.add("film")
    secrets.add("")
    secrets.add(None)
    assert secrets.hide("a film") == "a film"


def test_a_secret_within_another_leaves_nothing_of_it() -> None:
    secrets = Secrets()
    secrets.add("planted")
    secrets.add("planted-and-more")
    assert secrets.hide("planted-and-more") == "(hidden)"
