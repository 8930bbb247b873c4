"""Sign in to YouTube with a Google project of one's own, and stay signed in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain
from lantern.core.problems import PublishFailure, format_path
from lantern.publishing.accounts import Account, Secret, format_sign_in
from lantern.publishing.calls import Answer, Call
from lantern.publishing.patience import Patience
from lantern.publishing.platforms import SignedIn, SignInWish
from lantern.publishing.platforms.youtube import SERVER
from lantern.publishing.sign_in import OAuthClient, Tokens, sign_in_with_browser
from lantern.publishing.web import Manners, Web

SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
"""The one that films, thumbnails, captions and playlists are all sent with."""
CURE = (
    f"Sign in again: {format_sign_in('youtube')} --client FILE. (Google ends sign-ins after seven"
    " days as long as the project's consent screen is in Testing; set it to In production)"
)
_PASSING = frozenset(
    [
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "backendError",
        "internalError",
    ]
)
_HINTS = {
    "quotaExceeded": "the project's quota is used up until midnight in California",
    "dailyLimitExceeded": "the project's quota is used up until midnight in California",
    "uploadLimitExceeded": "the channel has had its films for today; try again in 24 hours",
    "youtubeSignupRequired": "this Google account has no YouTube channel; make one first",
    "accessNotConfigured": "switch on the YouTube Data API v3 in your Google project",
    "insufficientPermissions": "sign in again, and leave all boxes ticked",
}


def _find_error(answer: Answer) -> dict[str, Any]:
    content = answer.read_json()
    error = content.get("error") if isinstance(content, dict) else None
    return error if isinstance(error, dict) else {}


def find_reason(answer: Answer) -> str:
    """Return Google's name for what is wrong, such as `quotaExceeded`; empty if it has none."""
    errors = _find_error(answer).get("errors")
    if (
        not isinstance(errors, list)
        or not errors
        or not isinstance(errors[0], dict)
    ):
        return ""
    return str(errors[0].get("reason", ""))


def explain(answer: Answer) -> str:
    """Return Google's own words in an answer, and what to do where that is known."""
    words = str(_find_error(answer).get("message", ""))
    return answer.explain(find_reason(answer), words, _HINTS)


MANNERS = Manners(
    "YouTube", explain, lambda answer: find_reason(answer) in _PASSING
)


def make_client(server: str, client_id: str, client_secret: str) -> OAuthClient:
    """Return the user's project as Google knows it; a server of one's own does all itself."""
    auth, token = f"{server}/o/oauth2/v2/auth", f"{server}/token"
    if server == SERVER:
        auth = "https://accounts.google.com/o/oauth2/v2/auth"
        token = "https://oauth2.googleapis.com/token"
    return OAuthClient(client_id, client_secret, auth, token, SCOPE)


def sign_in_to_google(wish: SignInWish, patience: Patience) -> SignedIn:
    """Return the account that somebody signs in to, and its lasting secret.

    Raises:
        PublishFailure: the client's file can't be used, or Google doesn't let them in.
    """
    client = _read_client(wish.client, wish.server)
    web = Web(
        MANNERS,
        patience=patience,
        tell=wish.prompt.tell,
    )
    # a lasting token comes with the first consent only, unless it is asked for
    extra = {"access_type": "offline", "prompt": "consent"}
    tokens = sign_in_with_browser(web, client, wish, extra=extra)
    _require_lasting(tokens)
    name = _ask_channel(web, wish.server, tokens)
    secret: Secret = {
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "refresh_token": tokens.refresh,
    }
    return SignedIn(Account("youtube", name, wish.server), secret)


def _read_client(path: Path | None, server: str) -> OAuthClient:
    """Return the client in a file from Google's console.

    Raises:
        PublishFailure: there is none, or it is of another type.
    """
    if path is None:
        raise PublishFailure(
            "YouTube takes films only from a Google project of yours: make a client of the"
            " type Desktop there, download its file, and name it with --client FILE (the ten steps"
            " are in docs/guides/publishing.md, under YouTube)"
        )
    try:
        content = json.loads(read_plain(path))
    except OSError as error:
        raise PublishFailure(f"{format_path(path)}: {error.strerror}") from None
    except (ValueError, RecursionError):
        content = None
    entry = content.get("installed") if isinstance(content, dict) else None
    if not isinstance(entry, dict) or not entry.get("client_id"):
        raise PublishFailure(
            f"{format_path(path)} isn't the file of a client of the type Desktop; make one in"
            " Google's console (Clients, Create client, Desktop app) and download its JSON"
        )
    secret = str(entry.get("client_secret", ""))
    return make_client(server, str(entry["client_id"]), secret)


def _require_lasting(tokens: Tokens) -> None:
    """Refuse a sign-in that doesn't last, or allows too little.

    Raises:
        PublishFailure: it is one.
    """
    if SCOPE not in tokens.scope.split():
        raise PublishFailure(
            "YouTube: the sign-in doesn't allow managing films; sign in again, and leave the"
            " box for YouTube ticked"
        )
    if not tokens.refresh:
        raise PublishFailure(
            "YouTube: Google gave no lasting token; take Lantern's access away at"
            " https://myaccount.google.com/connections, and sign in again"
        )


def _ask_channel(web: Web, server: str, tokens: Tokens) -> str:
    """Return the name of the account's channel, as `@history`."""
    headers = {"Authorization": f"Bearer {tokens.access}"}
    url = f"{server}/youtube/v3/channels?part=snippet&mine=true"
    call = Call("GET", url, "ask whose channel it is", headers, signed=False)
    items = web.ask(call).list_objects("items")
    if not items:
        raise PublishFailure(f"YouTube: {_HINTS['youtubeSignupRequired']}")
    snippet = items[0].find_object("snippet")
    name = snippet.find_text("customUrl") or snippet.find_text("title")
    return name or items[0].require_text("id")
