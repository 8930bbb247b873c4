"""YouTube: a video in chunks, then what goes with it, and at last who may see it."""

from __future__ import annotations

from dataclasses import replace

from lantern.publishing.accounts import Account, TokenKeeper
from lantern.publishing.limits import find_limit_faults
from lantern.publishing.patience import Patience, Tell
from lantern.publishing.platforms import (
    Channel,
    PublishFault,
    PublishStep,
    SignedIn,
    SignInWish,
)
from lantern.publishing.platforms.youtube import content
from lantern.publishing.steps import list_extra_steps, list_video_steps
from lantern.publishing.upload import Upload

SERVER = "https://www.googleapis.com"
CHUNK_BYTES = 8 * 2**20


class YouTube:
    """YouTube, with what tests set differently."""

    name = "youtube"
    limits = content.LIMITS
    title = "YouTube"
    can_replace_video = False
    is_for_good = False
    asked = frozenset(["made_for_kids", "synthetic"])
    privacies = frozenset(["private", "unlisted", "public"])
    secret_fields: tuple[str, ...] = (
        "client_id",
        "client_secret",
        "refresh_token",
    )
    default_server = SERVER

    def __init__(
        self, patience: Patience | None = None, chunk_bytes: int = CHUNK_BYTES
    ) -> None:
        """Make it with another patience, or with chunks of another size."""
        self.patience = patience or Patience()
        self.chunk_bytes = chunk_bytes

    def find_faults(self, upload: Upload) -> list[PublishFault]:
        """Return what it won't take; asks nobody."""
        sent = replace(upload, description=content.compose_description(upload))
        faults = find_limit_faults(sent, content.LIMITS)
        return [*faults, *content.find_own_faults(upload)]

    def list_steps(self, upload: Upload) -> tuple[PublishStep, ...]:
        """Return what is to be sent, in order; asks nobody."""
        words = "write title and description"
        return list_video_steps(
            upload,
            self.title,
            texts=PublishStep("texts", words, content.make_texts(upload)),
            extras=list_extra_steps(upload),
            privacy={"status": content.make_status(upload, is_draft=False)},
        )

    def connect(
        self, account: Account, keeper: TokenKeeper, tell: Tell | None = None
    ) -> Channel:
        """Return the account, ready to be used.

        Raises:
            PublishFailure: the secret isn't taken.
        """
        from lantern.publishing.platforms.youtube.channel import YouTubeChannel

        return YouTubeChannel(
            account,
            keeper,
            patience=self.patience,
            chunk_bytes=self.chunk_bytes,
            tell=tell,
        )

    def sign_in(self, wish: SignInWish) -> SignedIn:
        """Return the account that somebody signs in to.

        Raises:
            PublishFailure: Google doesn't let them in.
        """
        from lantern.publishing.platforms.youtube.account import (
            sign_in_to_google,
        )

        return sign_in_to_google(wish, self.patience)


PLATFORM = YouTube()
sign_in = PLATFORM.sign_in
