"""A server on the loopback that keeps items as archive.org does, and refuses what it refuses.

One address stands for two hosts: that of the files (PUT) and that of /metadata. Answers in XML have
the codes of archive.org's S3 interface. The bytes of films aren't kept: their MD5 is.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.servers.faults import Asked, Given, Service, TakeBlock

ACCESS = "ArchiveAccess01"
SECRET = "ArchiveSecret02"
OWNER = "maker@example.org"
SPAM = "Please reduce your request rate. Your upload appears to be spam."
SLOW = "Please reduce your request rate: total_tasks_queued exceeds 40."


@dataclass(frozen=True)
class ArchiveFile:
    """A file of an item: its name, and what can be known of its bytes."""

    name: str
    size: int
    md5: str


@dataclass
class ArchiveItem:
    """One item: what is said of it, and its files by name."""

    owner: str
    about: dict[str, Any] = field(default_factory=dict)
    files: dict[str, ArchiveFile] = field(default_factory=dict)
    kept: list[ArchiveFile] = field(default_factory=list)
    """Files that were replaced, and kept as asked."""
    is_dark: bool = False
    derived: int = 0
    """How often deriving was asked for."""


class Arriving:
    """The body of a PUT on its way."""

    def __init__(self) -> None:
        self.size = 0
        self.digest = hashlib.md5(usedforsecurity=False)

    def take(self, block: bytes) -> None:
        self.size += len(block)
        self.digest.update(block)


class ArchiveServer(Service):
    """The site, and the test's hold on it."""

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, ArchiveItem] = {}
        self.limited = 0
        """How many more times it says that it has too many tasks."""
        self.spam = False
        self.lag = 0
        """How many more times /metadata shows nothing: what is sent waits in a queue."""
        self.puts = 0
        self.arriving: dict[str, Arriving] = {}

    @property
    def item(self) -> ArchiveItem:
        """The only item there is."""
        (item,) = self.items.values()
        return item

    def open_body(self, asked: Asked) -> TakeBlock | None:
        if asked.method != "PUT":
            return None
        self.arriving[asked.path] = Arriving()
        return self.arriving[asked.path].take

    def answer(self, asked: Asked) -> Given:
        if asked.method == "GET" and "check_auth" in asked.query:
            return self.answer_auth(asked)
        if asked.method == "GET" and "check_limit" in asked.query:
            return self.answer_limit()
        if asked.path.startswith("/metadata/"):
            name = asked.path.removeprefix("/metadata/")
            if asked.method == "GET":
                return self.answer_metadata(name)
            if asked.method == "POST":
                return self.answer_patch(name, asked.form)
        if asked.method == "PUT" and asked.path.count("/") == 2:
            return self.answer_put(asked)
        return Given(405)

    def answer_auth(self, asked: Asked) -> Given:
        if is_signed(asked):
            about = {
                "authorized": True,
                "username": OWNER,
                "itemname": "@maker",
            }
            return Given(200, about)
        return Given(403, {"authorized": False, "error": "unknown keys"})

    def answer_limit(self) -> Given:
        limited = self.limited > 0
        self.limited -= limited
        return Given(200, {"over_limit": int(limited), "detail": {}})

    def answer_metadata(self, name: str) -> Given:
        item = self.items.get(name)
        lags = self.lag > 0 and item is not None
        self.lag -= lags
        if item is None or lags:
            return Given(
                200, {}
            )  # what isn't there is an empty answer, not a 404
        if item.is_dark:
            return Given(200, {"created": 1, "is_dark": True})
        files = []
        for each in item.files.values():
            files.append(
                {"name": each.name, "md5": each.md5, "size": str(each.size)}
            )
        return Given(200, {"metadata": item.about, "files": files})

    def answer_patch(self, name: str, sent: Mapping[str, str]) -> Given:
        item = self.items.get(name)
        if sent.get("access") != ACCESS or sent.get("secret") != SECRET:
            return Given(
                403, {"success": False, "error": "you are not signed in"}
            )
        if item is None:
            return Given(404, {"success": False, "error": "no such item"})
        if sent.get("-target") != "metadata":
            return Given(400, {"success": False, "error": "no such target"})
        about = dict(item.about)
        for step in json.loads(sent["-patch"]):
            key = step["path"].removeprefix("/")
            if step["op"] == "remove":
                about.pop(key)
            else:
                about[key] = step["value"]
        if about == item.about:
            error = {"success": False, "error": "no changes to _meta.xml"}
            return Given(400, error)
        item.about = about
        return Given(200, {"success": True, "task_id": 1})

    def answer_put(self, asked: Asked) -> Given:
        _, name, file = asked.path.split("/")
        arrived = self.arriving.pop(asked.path, Arriving())
        refusal = self.find_refusal(name, asked.headers)
        if refusal:
            return refusal
        md5 = arrived.digest.hexdigest()
        if asked.headers.get("content-md5", md5) != md5:
            return refuse(400, "BadDigest", "The Content-MD5 did not match.")
        self.puts += 1
        self.store(name, ArchiveFile(file, arrived.size, md5), asked.headers)
        return Given(200)

    def find_refusal(
        self, name: str, headers: Mapping[str, str]
    ) -> Given | None:
        item = self.items.get(name)
        if "transfer-encoding" in headers or "content-length" not in headers:
            return refuse(
                411, "MissingContentLength", "Content-Length is missing."
            )
        if headers.get("authorization") != f"LOW {ACCESS}:{SECRET}":
            return refuse(403, "InvalidAccessKeyId", "The keys are not known.")
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{2,99}", name):
            return refuse(400, "InvalidBucketName", "The name is not valid.")
        if item is None and headers.get("x-archive-auto-make-bucket") != "1":
            return refuse(404, "NoSuchBucket", "There is no such bucket.")
        if item is not None and item.owner != OWNER:
            return refuse(
                403, "AccessDenied", "You may not write to this item."
            )
        if self.spam:
            return refuse(503, "SlowDown", SPAM)
        if self.limited > 0:
            return refuse(503, "SlowDown", SLOW)
        return None

    def store(
        self, name: str, file: ArchiveFile, headers: Mapping[str, str]
    ) -> None:
        made = name not in self.items
        item = self.items.setdefault(name, ArchiveItem(OWNER))
        if made:
            item.about = {"identifier": name, **read_about(headers)}
        old = item.files.get(file.name)
        if old and headers.get("x-archive-keep-old-version") == "1":
            item.kept.append(old)
        item.files[file.name] = file
        # deriving is asked for unless it is said otherwise
        item.derived += headers.get("x-archive-queue-derive", "1") == "1"


def is_signed(asked: Asked) -> bool:
    return asked.headers.get("authorization") == f"LOW {ACCESS}:{SECRET}"


def refuse(status: int, code: str, words: str) -> Given:
    """Return a refusal in S3's way."""
    inner = f"<Code>{code}</Code><Message>{words}</Message>"
    return Given(
        status, f"<?xml version='1.0'?><Error>{inner}</Error>".encode()
    )


def read_about(headers: Mapping[str, str]) -> dict[str, Any]:
    """Return what the headers say of a new item, as archive.org reads them."""
    lists: dict[str, list[str]] = {}
    for header in sorted(headers):
        match = re.fullmatch(r"x-archive-meta\d*-(.+)", header)
        if match:
            value = headers[header]
            if value.startswith("uri(") and value.endswith(")"):
                value = urllib.parse.unquote(value[4:-1])
            lists.setdefault(match[1].replace("--", "_"), []).append(value)
    return {
        key: each[0] if len(each) == 1 else each for key, each in lists.items()
    }
