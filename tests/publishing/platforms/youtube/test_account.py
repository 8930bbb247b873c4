"""Signing in to YouTube, and signed in no more."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import SignInWish
from lantern.publishing.upload import Upload
from tests.servers.youtube_server import CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN
from tests.support.publishing import Person, show_failure
from tests.support.stages import YouTubeStage

SECRET = {
    "client_id": CLIENT_ID,
    "client_secret": CLIENT_SECRET,
    "refresh_token": REFRESH_TOKEN,
}


def test_a_revoked_sign_in_says_what_to_do(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.server.refresh_token = "another"
    with pytest.raises(PublishFailure) as failed:
        stage.publish(upload)
    assert failed.value.message == (
        "YouTube: you are signed in no more (invalid_grant: Token has been expired or"
        " revoked.). Sign in again: lantern accounts add youtube --client FILE. (Google ends"
        " sign-ins after seven days as long as the project's consent screen is in Testing;"
        " set it to In production)"
    )
    assert failed.value.code == 6


def browse(person: Person) -> threading.Thread:
    """A browser that goes where the page sends it."""

    def go() -> None:
        while not person.opened:
            time.sleep(0.001)
        with urllib.request.urlopen(person.opened[0]) as page:
            person.shown.append(page.read().decode())

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    return thread


def write_client(folder: Path) -> Path:
    path = folder / "client.json"
    entry = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    path.write_text(json.dumps({"installed": entry}))
    return path


def make_wish(
    stage: YouTubeStage, person: Person, client: Path | None
) -> SignInWish:
    return SignInWish(stage.server.base, person, client=client)


def test_signing_in_gives_a_lasting_secret(
    stage: YouTubeStage, tmp_path: Path
) -> None:
    person = Person()
    browser = browse(person)
    signed = stage.platform.sign_in(
        make_wish(stage, person, write_client(tmp_path))
    )
    browser.join()
    assert signed.account.name == "@history"
    assert signed.account.server == stage.server.base
    assert signed.secret == SECRET
    assert person.shown[0].endswith(
        "Lantern is signed in. This page can be closed."
    )


def test_a_client_of_another_type_is_refused(
    stage: YouTubeStage, tmp_path: Path
) -> None:
    client = tmp_path / "client.json"
    client.write_text(json.dumps({"web": {"client_id": CLIENT_ID}}))
    with pytest.raises(
        PublishFailure, match="isn't the file of a client of the type Desk"
    ):
        stage.platform.sign_in(make_wish(stage, Person(), client))
    with pytest.raises(PublishFailure, match="name it with --client FILE"):
        stage.platform.sign_in(make_wish(stage, Person(), None))


@pytest.mark.parametrize(
    ("name", "setting", "message"),
    [
        ("granted", "openid", "leave the box for YouTube ticked"),
        ("has_channel", False, "has no YouTube channel"),
        ("refresh_token", "", "gave no lasting token"),
    ],
)
def test_a_sign_in_that_is_no_use_says_why(
    stage: YouTubeStage,
    tmp_path: Path,
    name: str,
    setting: object,
    message: str,
) -> None:
    setattr(stage.server, name, setting)
    person = Person()
    browser = browse(person)
    with pytest.raises(PublishFailure, match=message) as failed:
        stage.platform.sign_in(make_wish(stage, person, write_client(tmp_path)))
    browser.join()
    assert "planted" not in show_failure(failed.value)
