"""archive.org's interface: items read and changed at /metadata, files sent to its S3 address."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import format_sign_in
from lantern.publishing.calls import Answer, Call, make_form_call
from lantern.publishing.patience import PassingFailure
from lantern.publishing.web import FixedAuthority, Manners, Web

TITLE = "archive.org"
SERVER = "https://archive.org"
FILE_SERVER = "https://s3.us.archive.org"
KEY_PLACE = "take the two keys from https://archive.org/account/s3.php"
KEY_ADVICE = f"{KEY_PLACE}; then run {format_sign_in('archive')}"
LIMIT_SECONDS = 30.0
"""From a refusal to the first question whether more may be sent; later ones wait longer."""
MOST_LIMIT_WAITS = 20
_LONGEST_LIMIT_WAIT = 600.0
_LIMITED = f"{TITLE} takes no more from this account for now"
_KEY_CODES = ("InvalidAccessKeyId", "SignatureDoesNotMatch", "NotLoggedIn")
_SPAM = "appears to be spam"
_SLOW = ("slowdown", "total_tasks_queued", "reduce your request rate")


@dataclass(frozen=True)
class ArchiveKeys:
    """The two keys of an account."""

    access: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True)
class ArchiveListing:
    """What is known of an item."""

    texts: Mapping[str, Any]
    digests: Mapping[str, str]
    """By the names of its files their MD5."""
    is_dark: bool = False
    """Whether it was taken down."""

    @property
    def is_there(self) -> bool:
        """Whether there is such an item, as far as it shows."""
        return bool(self.texts or self.digests)


def explain(answer: Answer) -> str:
    """Return what an answer refuses, in words."""
    text = answer.text
    code = re.search(r"<Code>([^<]*)</Code>", text)
    words = re.search(r"<Message>([^<]*)</Message>", text)
    if code or words:
        return ": ".join(found[1] for found in (code, words) if found)
    content = answer.read_json()
    if isinstance(content, dict):
        return str(content.get("error") or "")
    return ""


def is_damaged(answer: Answer) -> bool:
    """Tell whether a file arrived with other bytes than were sent."""
    return answer.status == 400 and b"BadDigest" in answer.body


MANNERS = Manners(TITLE, explain, is_damaged)


class ArchiveSite:
    """The site at one address, for one account."""

    def __init__(self, web: Web, server: str, keys: ArchiveKeys) -> None:
        """Make it; connects to nobody."""
        self.web = web
        self._server = server.rstrip("/")
        self._keys = keys
        is_own = self._server == SERVER
        self._files = FILE_SERVER if is_own else self._server
        """Elsewhere, as in tests, one address stands for both."""
        refusal = f"{TITLE} doesn't take these keys: {KEY_ADVICE}"
        web.authority = FixedAuthority(
            f"LOW {keys.access}:{keys.secret}", refusal
        )
        web.secrets.add(keys.secret)
        web.secrets.add(keys.access)

    def ask_name(self) -> str:
        """Return the name of the account.

        Raises:
            PublishFailure: the keys aren't known, or it can't be asked.
        """
        call = Call(
            "GET", f"{self._files}/?check_auth=1", "say whose keys these are"
        )
        answer = self.web.send(call, allowed=(401, 403))
        about = self.web.read(call, answer)
        if about.find("authorized") is not True:
            raise PublishFailure(
                f"{TITLE} doesn't know these keys: {KEY_ADVICE}"
            )
        return (
            about.find_text("itemname")
            or about.find_text("username")
            or "archive"
        )

    def read_item(self, identifier: str) -> ArchiveListing:
        """Return what shows of an item; nothing if there is none.

        Raises:
            PublishFailure: it can't be asked.
        """
        url = f"{self._server}/metadata/{identifier}"
        call = Call("GET", url, "read the item", signed=False)
        about = self.web.ask(call)
        if about.find("is_dark"):
            return ArchiveListing({}, {}, is_dark=True)
        digests = {}
        for each in about.list_objects("files"):
            digests[each.find_text("name")] = each.find_text("md5")
        texts = about.find("metadata")
        return ArchiveListing(texts if isinstance(texts, dict) else {}, digests)

    def change_texts(
        self, identifier: str, patch: list[dict[str, Any]]
    ) -> None:
        """Change what is said of an item, by a JSON patch. It may be done twice.

        Raises:
            PublishFailure: it was refused.
        """
        form = {
            "-target": "metadata",
            "-patch": json.dumps(patch),
            "access": self._keys.access,
            "secret": self._keys.secret,
        }
        url = f"{self._server}/metadata/{identifier}"
        call = make_form_call(url, form, "take the texts")
        answer = self.web.send(call, allowed=(400, 401, 403))
        if answer.status in (401, 403):
            raise self._refuse_keys(answer)
        if answer.is_good and self.web.read(call, answer).find("success"):
            return
        if "no changes" not in explain(answer):
            raise self.web.make_failure(call, answer)

    def name_address(self, identifier: str, file: str) -> str:
        """Return where a file of an item is sent to."""
        return f"{self._files}/{identifier}/{urllib.parse.quote(file)}"

    def pause(self, identifier: str, answer: Answer) -> bool:
        """Wait while an account may send no more, if an answer says so; tell whether it did.

        Raises:
            PublishFailure: it is refused for good, or may send no more for hours.
        """
        text = answer.text
        if answer.status in (401, 403) and any(
            code in text for code in _KEY_CODES
        ):
            raise self._refuse_keys(answer)
        if _SPAM in text.casefold():
            raise PublishFailure(
                f"{TITLE} takes the item for spam, and won't have it; write to"
                " info@archive.org from the account's address, and name the item"
                f" '{identifier}'"
            )
        if answer.status != 503 or not any(
            word in text.casefold() for word in _SLOW
        ):
            return False
        self.web.rest(LIMIT_SECONDS, _LIMITED)
        self.wait_for_room(identifier)
        return True

    def wait_for_room(self, identifier: str) -> None:
        """Wait until an account may send more; a large film would be refused at its end.

        Raises:
            PublishFailure: it may send no more for hours.
        """
        seconds = LIMIT_SECONDS
        for _ in range(MOST_LIMIT_WAITS):
            if not self._is_limited(identifier):
                return
            seconds = min(2 * seconds, _LONGEST_LIMIT_WAIT)
            self.web.rest(seconds, _LIMITED)
        raise PublishFailure(
            f"{TITLE} has too many tasks of this account in its queue; run it again"
            " tomorrow, and it goes on where it stopped"
        )

    def _refuse_keys(self, answer: Answer) -> PublishFailure:
        """Return that the keys aren't taken, with what is said of them."""
        said = self.web.quote(answer)
        return PublishFailure(
            f"{TITLE} doesn't take the account's keys ({said}): {KEY_ADVICE}"
        )

    def _is_limited(self, identifier: str) -> bool:
        query = {
            "check_limit": "1",
            "accesskey": self._keys.access,
            "bucket": identifier,
        }
        url = f"{self._files}/?{urllib.parse.urlencode(query)}"
        call = Call("GET", url, "say whether more may be sent", signed=False)
        try:
            answer = self.web.send_once(call)
        except PassingFailure:
            return True
        if not answer.is_good:
            return self.web.is_passing(answer)
        return bool(self.web.read(call, answer).find("over_limit"))
