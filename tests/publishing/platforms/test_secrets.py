"""Tokens, keys and addresses of uploads are in nothing that is told, whatever a server says."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import vimeo
from lantern.publishing.platforms.archive.interface import ArchiveKeys
from lantern.publishing.platforms.vimeo.interface import make_web
from lantern.publishing.upload import Upload
from tests.servers.archive_server import ACCESS, SECRET, ArchiveServer
from tests.servers.faults import Asked, Given, Service, serving
from tests.servers.vimeo_server import TOKEN, VimeoServer
from tests.support.sending import Sender, make_archive_sender, make_vimeo_sender
from tests.support.uploads import make_upload


class Chatty:
    """Makes a server repeat what it was sent, at one request."""

    def __init__(self, service: Service, number: int) -> None:
        self._answer = service.answer
        self._number = number
        self._service = service
        service.answer = self.answer  # type: ignore[method-assign]

    def answer(self, asked: Asked) -> Given:
        if len(self._service.asked) - 1 != self._number:
            return self._answer(asked)
        sent = (
            f"{asked.path} {dict(asked.headers)} {asked.query} {asked.body!r}"
        )
        return Given(400, {"error": f"what is this: {sent}"})


def run_and_tell(sender: Sender, upload: Upload) -> str:
    """Return all that is told of a run, with how it failed, if it did."""
    told = ""
    try:
        sender.run(upload)
    except PublishFailure as failure:
        told = "".join(traceback.format_exception(failure))
        told += repr(failure) + "".join(failure.detail)
    return told + "".join(sender.told.notes)


def test_nothing_of_vimeos_secrets_is_told(tmp_path: Path) -> None:
    upload = make_upload(tmp_path)
    failed = 0
    for number in range(24):
        server = VimeoServer()
        Chatty(server, number)
        with serving(server):
            told = run_and_tell(make_vimeo_sender(server), upload)
        failed += "what is this" in told
        links: list[str] = []
        for video in server.videos.values():
            links += [each.link for each in video.versions]
            parts = [*video.tracks.values(), *video.pictures.values()]
            links += [each.link for each in parts]
        for secret in [TOKEN, *links]:
            assert secret.rsplit("/", 1)[-1] not in told, server.names[-1]
    assert failed > 15


def test_nothing_of_archives_keys_is_told(tmp_path: Path) -> None:
    upload = make_upload(tmp_path, privacy="public")
    failed = 0
    for number in range(12):
        server = ArchiveServer()
        Chatty(server, number)
        with serving(server):
            told = run_and_tell(make_archive_sender(server), upload)
        failed += "what is this" in told
        for secret in (ACCESS, SECRET):
            assert secret not in told, server.names[-1]
    assert failed > 6


@pytest.mark.parametrize("secret", [TOKEN, SECRET])
def test_what_holds_a_secret_doesnt_show_it(secret: str) -> None:
    web = make_web()
    site = vimeo.open_site(TOKEN, "http://127.0.0.1:9", web)
    keys = ArchiveKeys(ACCESS, SECRET)
    assert secret not in f"{web!r} {web.authority!r} {site!r} {keys!r}"
