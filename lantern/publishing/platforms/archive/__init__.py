"""archive.org: a film becomes an item that everybody can see, for good.

An item has an identifier of ours, so that it is found again without a journal. Nothing there can
be private or wait for a day.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterable
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.problems import PublishFailure, format_path
from lantern.credits.licences import parse
from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.limits import PlatformLimits, find_limit_faults
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import (
    Json,
    PublishFault,
    PublishStep,
    SignedIn,
    SignInWish,
)
from lantern.publishing.platforms.archive.channel import ArchiveChannel
from lantern.publishing.platforms.archive.interface import (
    KEY_ADVICE,
    KEY_PLACE,
    MANNERS,
    SERVER,
    TITLE,
    ArchiveKeys,
    ArchiveSite,
)
from lantern.publishing.platforms.archive.item import (
    THUMBNAIL,
    ItemFile,
    name_captions,
    name_pages,
    name_video,
    write_texts,
)
from lantern.publishing.step_files import describe_file
from lantern.publishing.steps import make_captions_step, make_film_step
from lantern.publishing.upload import Upload
from lantern.publishing.web import Web

LIMITS = PlatformLimits(
    title=500,
    description=200_000,
    tag=255,
)
"""archive.org names none for titles; these are where its pages break. Sizes: 1 TB an item."""
_INI_PLACES = (
    ".config/internetarchive/ia.ini",
    ".config/ia.ini",
    ".ia",
)
"""Where the program `ia` keeps its keys, in the home folder."""


class Archive:
    """archive.org, as `Platform` says."""

    name: str = "archive"
    limits: PlatformLimits = LIMITS
    title: str = TITLE
    can_replace_video: bool = True
    is_for_good: bool = True
    asked: frozenset[str] = frozenset()
    privacies: frozenset[str] = frozenset({"public"})
    secret_fields: tuple[str, ...] = ("access", "secret")
    default_server: str = SERVER

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Return what archive.org won't take; asks nobody."""
        faults = find_limit_faults(upload, LIMITS)
        if upload.publish_at is not None:
            message = (
                "nothing waits for a day there: what is sent is public at once; leave"
                " publish_at out, and publish when the day has come"
            )
            faults.append(PublishFault("publish_at", message))
        if upload.category is not None:
            message = (
                "there are no categories; leave category out, or make it a tag"
            )
            faults.append(PublishFault("category", message))
        if upload.playlist is not None:
            message = (
                "collections are made by its staff; leave playlist out, and"
                " give the films a tag in common"
            )
            faults.append(PublishFault("playlist", message))
        licence = parse(upload.licence) if upload.licence else None
        if upload.licence and (licence is None or licence.url is None):
            message = (
                f"a licence is named by its address, and '{upload.licence}' has"
                " none; leave licence out, and name it in the description"
            )
            faults.append(PublishFault("licence", message))
        return faults

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return what is to be sent, in order; asks nobody. The film is the last of the files."""
        steps = []
        if upload.thumbnail is not None:
            thumbnail = [ItemFile(THUMBNAIL, upload.thumbnail)]
            content = _describe_files(thumbnail)
            steps.append(
                PublishStep("thumbnail", "send the thumbnail", content)
            )
        for captions in upload.captions:
            content = _describe_files(name_captions(upload, captions.language))
            steps.append(make_captions_step(captions.language, content))
        if upload.extras:
            words = "send the pages with credits and sources"
            content = _describe_files(name_pages(upload))
            steps.append(PublishStep("pages", words, content))
        steps.append(make_film_step(upload, name_video(upload).name))
        words = "wait until archive.org shows all files"
        steps.append(PublishStep("processing", words, {}))
        words = "write title, description and tags"
        steps.append(PublishStep("texts", words, write_texts(upload)))
        return tuple(steps)

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> ArchiveChannel:
        """Return the account, ready to be used.

        Raises:
            PublishFailure: there are no keys.
        """
        secret = keeper.load()
        keys = _make_keys(secret.get("access", ""), secret.get("secret", ""))
        site = open_site(keys, account.server, Web(MANNERS, tell=tell))
        return ArchiveChannel(site, account.server)


PLATFORM = Archive()


def sign_in(wish: SignInWish) -> SignedIn:
    """Ask for the two keys, or take those of the program `ia`, and try them.

    Raises:
        PublishFailure: archive.org doesn't know them.
    """
    keys = _find_keys(wish)
    if keys is None:
        wish.prompt.tell(f"archive.org: {KEY_PLACE}.")
        access = wish.prompt.ask_secret("S3 access key")
        keys = _make_keys(access, wish.prompt.ask_secret("S3 secret key"))
    site = open_site(keys, wish.server, Web(MANNERS, tell=wish.prompt.tell))
    account = Account("archive", site.ask_name(), wish.server)
    return SignedIn(account, {"access": keys.access, "secret": keys.secret})


def _find_keys(wish: SignInWish) -> ArchiveKeys | None:
    """Return the keys in the file of the program `ia`; None if it has none.

    Raises:
        PublishFailure: a file was named, and has no keys.
    """
    if wish.client is not None:
        keys = _read_keys(wish.client)
        if keys is None:
            name = format_path(wish.client)
            raise PublishFailure(
                f"{name} has no keys: an ia.ini has the lines access and secret below [s3]"
            )
        return keys
    for path in _list_ini_files():
        keys = _read_keys(path)
        if keys is not None:
            wish.prompt.tell(
                f"archive.org: the keys in {format_path(path)} are taken."
            )
            return keys
    return None


def _list_ini_files() -> Iterable[Path]:
    """Return where the program `ia` may have its keys."""
    named = os.environ.get("IA_CONFIG_FILE")
    return (
        [Path(named)]
        if named
        else [Path.home() / place for place in _INI_PLACES]
    )


def _read_keys(path: Path) -> ArchiveKeys | None:
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(read_plain_text(path))
        access = parser.get("s3", "access", fallback="")
        secret = parser.get("s3", "secret", fallback="")
    except (OSError, UnicodeDecodeError, configparser.Error):
        return None
    return _make_keys(access, secret) if access and secret else None


def _make_keys(access: str, secret: str) -> ArchiveKeys:
    """Return two keys.

    Raises:
        PublishFailure: they can't be keys.
    """
    for key in (access, secret):
        if not key.isascii() or not key.isalnum():
            raise PublishFailure(
                f"these are no keys of archive.org: {KEY_ADVICE}"
            )
    return ArchiveKeys(access, secret)


def open_site(keys: ArchiveKeys, server: str, web: Web) -> ArchiveSite:
    """Return the site for two keys; connects to nobody."""
    return ArchiveSite(web, server, keys)


def _describe_files(files: list[ItemFile]) -> Json:
    return {"files": [describe_file(each.path, each.name) for each in files]}
