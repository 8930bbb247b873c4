"""PeerTube: any instance; a video in chunks, then what goes with it, and at last who may see it."""

from __future__ import annotations

import urllib.parse

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import (
    EXAMPLE_SERVER,
    Account,
    TokenKeeper,
    format_sign_in,
)
from lantern.publishing.limits import PlatformLimits, find_limit_faults
from lantern.publishing.patience import Patience, Tell
from lantern.publishing.platforms import (
    Channel,
    PublishFault,
    PublishStep,
    SignedIn,
    SignInWish,
)
from lantern.publishing.platforms.peertube import content
from lantern.publishing.steps import list_extra_steps, list_video_steps
from lantern.publishing.upload import Upload

CHUNK_BYTES = 16 * 2**20
LIMITS = PlatformLimits(
    title=120,
    least_title=3,
    description=10_000,
    least_description=3,
    tags=5,
    tag=30,
    least_tag=2,
    thumbnail_bytes=4_000_000,
    caption_bytes=20_000_000,
    chapter_title=100,
)


class PeerTube:
    """PeerTube, with what tests set differently."""

    name = "peertube"
    limits = LIMITS
    title = "PeerTube"
    can_replace_video = True
    is_for_good = False
    asked: frozenset[str] = frozenset()
    privacies = frozenset(["private", "unlisted", "public"])
    # what a machine signs in with by itself; of people's accounts only tokens are kept
    secret_fields: tuple[str, ...] = ("username", "password")
    default_server = ""

    def __init__(
        self, patience: Patience | None = None, chunk_bytes: int = CHUNK_BYTES
    ) -> None:
        """Make it with another patience, or with chunks of another size."""
        self.patience = patience or Patience()
        self.chunk_bytes = chunk_bytes

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Return what it won't take; asks nobody."""
        return find_limit_faults(upload, LIMITS)

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return what is to be sent, in order; asks nobody."""
        words = "write title and description"
        chapters = content.make_chapters(upload) if upload.chapters else None
        return list_video_steps(
            upload,
            self.title,
            texts=PublishStep("texts", words, content.make_texts(upload)),
            extras=list_extra_steps(upload, chapters),
            privacy=content.make_privacy(upload),
        )

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> Channel:
        """Return the account, ready to be used.

        Raises:
            PublishFailure: the secret isn't taken.
        """
        from lantern.publishing.platforms.peertube.channel import (
            PeerTubeChannel,
        )

        return PeerTubeChannel(
            account,
            keeper,
            patience=self.patience,
            chunk_bytes=self.chunk_bytes,
            tell=tell,
        )

    def sign_in(self, wish: SignInWish) -> SignedIn:
        """Return the account that somebody signs in to, with their name and password.

        Raises:
            PublishFailure: the instance doesn't let them in.
        """
        from lantern.publishing.platforms.peertube.account import (
            sign_in_to_instance,
        )

        return sign_in_to_instance(
            clean_server(wish.server), wish, self.patience
        )


def clean_server(address: str) -> str:
    """Return the base address of an instance, from what somebody wrote.

    Raises:
        PublishFailure: it is none.
    """
    text = address.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urllib.parse.urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.username is not None:
        raise PublishFailure(
            "PeerTube: say which instance, as in:"
            f" {format_sign_in('peertube', EXAMPLE_SERVER)}"
        )
    return f"{parts.scheme}://{parts.netloc}"


PLATFORM = PeerTube()
sign_in = PLATFORM.sign_in
