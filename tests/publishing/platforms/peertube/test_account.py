"""Signing in to an instance of PeerTube, and its tokens, each good once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lantern.core.problems import OutputFailure, PublishFailure
from lantern.publishing.accounts import Secret
from lantern.publishing.platforms import SignInWish
from lantern.publishing.platforms.peertube import clean_server
from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.peertube_server import CODE, PASSWORD, USER
from tests.support.publishing import Keeper, Memory, Person, show_failure
from tests.support.rigs import RIGS
from tests.support.stages import PeerTubeStage

RIG = RIGS["peertube"]


TOKEN = "POST /api/v1/users/token"


def test_new_tokens_are_kept_before_they_are_used(
    stage: PeerTubeStage, upload: Upload
) -> None:
    class WatchedKeeper(Keeper):
        def store(self, secret: object) -> None:
            seen.append(len(stage.server.asked))
            super().store(secret)  # type: ignore[arg-type]

    seen: list[int] = []
    stage.keeper = WatchedKeeper(stage.keeper.secret)
    stage.publish(upload)
    at = stage.server.names.index(TOKEN)
    assert seen == [0, at + 1]  # first the old ones, to see that it can be done
    assert set(stage.keeper.secret) == {
        "access_token",
        "refresh_token",
        "expires",
    }
    assert stage.keeper.secret["refresh_token"] in stage.server.refresh_tokens


def test_tokens_that_are_good_are_used_again(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.publish(upload)
    stage.publish(replace(upload, title="Very old roads"), Memory())
    assert stage.server.names.count(TOKEN) == 1
    stage.clock.now += 86_200
    stage.publish(upload, Memory())
    assert stage.server.names.count(TOKEN) == 2


def renew_elsewhere(stage: PeerTubeStage, seconds: int) -> None:
    """Another process gets new tokens, good for so many seconds from now."""
    tokens = stage.server.issue_tokens()
    stage.keeper.secret = {
        "access_token": tokens["access_token"],
        "refresh_token": tokens["refresh_token"],
        "expires": str(int(stage.clock.now) + seconds),
    }


def test_old_tokens_of_another_process_are_renewed(
    stage: PeerTubeStage, upload: Upload
) -> None:
    channel = stage.connect()
    renew_elsewhere(stage, -1)
    channel.find_video(upload, Memory())
    assert stage.server.names.count(TOKEN) == 1


def test_tokens_that_another_process_renewed_are_taken(
    stage: PeerTubeStage, upload: Upload
) -> None:
    channel = stage.connect()
    renew_elsewhere(stage, 86_399)
    assert not channel.find_video(upload, Memory())
    assert TOKEN not in stage.server.names


class FullDisk(Keeper):
    """Keeps nothing new."""

    def store(self, secret: Secret) -> None:
        raise OutputFailure("no space left on device")


def test_tokens_that_could_not_be_kept_are_not_asked_for(
    stage: PeerTubeStage, upload: Upload
) -> None:
    """Asking would end those that are kept."""
    stage.keeper = FullDisk(stage.keeper.secret)
    with pytest.raises(OutputFailure):
        stage.connect().find_video(upload, Memory())
    assert TOKEN not in stage.server.names
    assert stage.keeper.secret["refresh_token"] in stage.server.refresh_tokens


def test_a_sign_in_that_was_lost_says_what_to_do(
    stage: PeerTubeStage, upload: Upload
) -> None:
    number = 1  # the clients, then the tokens
    stage.server.faults = {number: faults.LOST}
    with pytest.raises(PublishFailure) as failed:
        stage.connect().find_video(upload, Memory())
    assert stage.server.names[number] == TOKEN
    assert failed.value.message == (
        "PeerTube: you are signed in no more (invalid_grant: Invalid grant: refresh token is"
        f" invalid). Sign in again: lantern accounts add peertube {stage.server.base}. (A"
        " sign-in ends two weeks after its last use)"
    )


def test_a_machine_signs_in_with_name_and_password(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.keeper = Keeper({"username": USER, "password": PASSWORD})
    stage.publish(upload)
    RIG.require_whole(stage.server, upload)
    assert stage.keeper.stored == []
    stage.server.wants_code = True
    with pytest.raises(
        PublishFailure, match="needs a one-time code, which only a person"
    ):
        stage.publish(upload, Memory())


def make_wish(stage: PeerTubeStage, *answers: str) -> SignInWish:
    return SignInWish(f"{stage.server.base}/", Person(list(answers)))


def test_a_server_that_never_answers_is_given_up_soon(
    stage: PeerTubeStage,
) -> None:
    """Somebody waits, who may have mistyped its address."""
    stage.server.faults = dict.fromkeys(range(9), faults.BUSY)
    with pytest.raises(PublishFailure, match="given up after 3 tries"):
        stage.platform.sign_in(make_wish(stage, USER, PASSWORD))
    assert len(stage.server.asked) == 3


def test_signing_in_keeps_tokens_and_no_password(stage: PeerTubeStage) -> None:
    del stage.server.channels["cooking"]
    signed = stage.platform.sign_in(make_wish(stage, USER, PASSWORD))
    assert signed.account.name == "history"
    assert signed.account.server == stage.server.base
    assert set(signed.secret) == {"access_token", "refresh_token", "expires"}
    assert PASSWORD not in signed.secret.values()


def test_signing_in_asks_for_code_and_channel(stage: PeerTubeStage) -> None:
    stage.server.wants_code = True
    wish = make_wish(stage, USER, PASSWORD, "000000", CODE, "cooking")
    signed = stage.platform.sign_in(wish)
    assert signed.account.name == "cooking"
    person = wish.prompt
    assert isinstance(person, Person)
    assert [question.split(" ")[0] for question in person.asked] == [
        "User",
        "secret:",
        "secret:",
        "secret:",
        "Which",
    ]


def test_a_wrong_password_is_told_and_not_shown(stage: PeerTubeStage) -> None:
    wrong = "planted-wrong-password"
    with pytest.raises(
        PublishFailure, match="user credentials are invalid"
    ) as failed:
        stage.platform.sign_in(make_wish(stage, USER, wrong))
    assert wrong not in show_failure(failed.value)


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("videos.example.org", "https://videos.example.org"),
        (" https://videos.example.org/w/x ", "https://videos.example.org"),
        ("http://127.0.0.1:9000/", "http://127.0.0.1:9000"),
    ],
)
def test_the_address_of_an_instance_may_be_written_short(
    text: str, server: str
) -> None:
    assert clean_server(text) == server


@pytest.mark.parametrize(
    "text", ["", "https://", "https://me:pass@example.org"]
)
def test_what_is_no_instance_is_refused(text: str) -> None:
    with pytest.raises(PublishFailure, match="say which instance"):
        clean_server(text)
