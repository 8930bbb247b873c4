"""Sign in at a PeerTube instance, and stay signed in with tokens that change at each use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import (
    Account,
    Secret,
    TokenKeeper,
    format_sign_in,
)
from lantern.publishing.answers import JsonReader
from lantern.publishing.calls import Answer, Call, make_form_call
from lantern.publishing.patience import PERSON_TRIES, Patience
from lantern.publishing.platforms import SignedIn, SignInPrompt, SignInWish
from lantern.publishing.sign_in import Tokens, read_tokens
from lantern.publishing.web import Manners, Web

OTP_HEADER = "x-peertube-otp"
_MISSING_CODE = "missing_two_factor"
_WRONG_CODE = "invalid_two_factor"
_CODE_TRIES = 3
_EARLY_SECONDS = 300.0
"""A token is renewed so long before it runs out."""
_HINTS = {
    "quota_reached": "your quota on this instance is used up",
    "max_file_size_reached": "this instance takes no file as large as the film",
}


def _read_error(answer: Answer) -> Mapping[str, Any]:
    content = answer.read_json()
    return content if isinstance(content, dict) else {}


def find_code(answer: Answer) -> str:
    """Return PeerTube's name for what is wrong, such as `quota_reached`; empty if it has none."""
    code = _read_error(answer).get("code")
    return code if isinstance(code, str) else ""


def explain(answer: Answer) -> str:
    """Return the instance's own words in an answer, and what they mean where that is known."""
    content = _read_error(answer)
    words = (
        content.get("detail") or content.get("error") or content.get("title")
    )
    return answer.explain(find_code(answer), str(words or ""), _HINTS)


MANNERS = Manners("PeerTube", explain)


def sign_in_to_instance(
    server: str, wish: SignInWish, patience: Patience
) -> SignedIn:
    """Return the account of somebody who knows its name and password, which isn't kept.

    Raises:
        PublishFailure: the instance doesn't let them in.
    """
    patience = replace(patience, most_tries=PERSON_TRIES)
    web = Web(
        MANNERS,
        patience=patience,
        tell=wish.prompt.tell,
    )
    client = _ask_client(web, server)
    username = wish.prompt.ask("User name or address at this instance")
    password = wish.prompt.ask_secret("Password (it is not kept)")
    web.secrets.add(password)
    form = {
        **client,
        "grant_type": "password",
        "username": username,
        "password": password,
    }
    tokens = _ask_tokens(web, server, form, prompt=wish.prompt)
    headers = {"Authorization": f"Bearer {tokens.access}"}
    call = Call(
        "GET",
        f"{server}/api/v1/users/me",
        "ask whose account it is",
        headers,
        signed=False,
    )
    channel = _choose_channel(web.ask(call), wish.prompt)
    return SignedIn(Account("peertube", channel, server), write_secret(tokens))


def write_secret(tokens: Tokens) -> Secret:
    """Return tokens as they are kept."""
    return {
        "access_token": tokens.access,
        "refresh_token": tokens.refresh,
        "expires": str(int(tokens.expires)),
    }


def list_channels(user: JsonReader) -> dict[str, int]:
    """Return the numbers of a user's channels, by name."""
    return {
        channel.require_text("name"): channel.require_number("id")
        for channel in user.list_objects("videoChannels")
    }


def _choose_channel(user: JsonReader, prompt: SignInPrompt) -> str:
    names = list(list_channels(user))
    if not names:
        raise PublishFailure(
            "PeerTube: this account has no channel; make one first"
        )
    if len(names) == 1:
        return names[0]
    wanted = prompt.ask(f"Which channel ({', '.join(names)})")
    if wanted not in names:
        raise PublishFailure(
            f"PeerTube: there is no channel '{wanted}'; there are {', '.join(names)}"
        )
    return wanted


def _ask_client(web: Web, server: str) -> dict[str, str]:
    """Return what each program of an instance calls itself.

    Raises:
        PublishFailure: this is no PeerTube instance.
    """
    call = Call(
        "GET",
        f"{server}/api/v1/oauth-clients/local",
        "find PeerTube there",
        signed=False,
    )
    content = web.read_json(call, web.send(call))
    keys = ("client_id", "client_secret")
    if not all(isinstance(content.get(key), str) for key in keys):
        raise PublishFailure(
            "PeerTube: what answers at this address is no PeerTube"
        )
    for key in keys:
        web.secrets.add(content[key])
    return {key: content[key] for key in keys}


def _ask_tokens(
    web: Web,
    server: str,
    form: Mapping[str, str],
    *,
    prompt: SignInPrompt | None,
) -> Tokens:
    """Return the tokens for a name and a password; somebody is asked for a code if it is wanted.

    Raises:
        PublishFailure: they aren't right.
    """
    what = "sign in"
    headers: dict[str, str] = {}
    for _ in range(_CODE_TRIES + 1):
        url = f"{server}/api/v1/users/token"
        call = make_form_call(url, form, what, headers=headers)
        answer = web.send(call, allowed=[400, 401])
        if answer.is_good:
            return read_tokens(web, answer, what=what)
        if find_code(answer) not in (_MISSING_CODE, _WRONG_CODE):
            raise web.make_failure(call, answer)
        if prompt is None:
            raise PublishFailure(
                "PeerTube: this account needs a one-time code, which only a person can type; sign"
                f" in with: {format_sign_in('peertube', server)}"
            )
        headers = {OTP_HEADER: prompt.ask_secret("One-time code")}
    raise PublishFailure("PeerTube: none of the codes was right; begin again")


class PeerTubeAuthority:
    """Signs requests with tokens that are kept, since each new one ends the one before."""

    def __init__(self, web: Web, server: str, keeper: TokenKeeper) -> None:
        """Take the tokens that are kept; connects to nobody."""
        self._web = web
        self._server = server
        self._keeper = keeper
        self._access = ""
        self._expires = 0.0
        self._adopt(keeper.load())

    def sign(self) -> Mapping[str, str]:
        """Return the header with a token that is good for some time yet."""
        if self._is_old():
            self.renew()
        return {"Authorization": f"Bearer {self._access}"}

    def renew(self) -> None:
        """Get new tokens, and keep them before they are used.

        Raises:
            PublishFailure: the refresh token isn't good any more, or they can't be kept.
        """
        secret = self._keeper.load()
        if secret.get("access_token", "") not in ("", self._access):
            self._adopt(secret)  # another process renewed them
            if not self._is_old():
                return
        if "password" in secret:
            self._use(self._sign_in_again(secret))
            return
        self._keeper.store(
            secret
        )  # a full disk shows before the old tokens end
        tokens = self._refresh(secret.get("refresh_token", ""))
        self._keeper.store(write_secret(tokens))
        self._use(tokens)

    def _refresh(self, refresh: str) -> Tokens:
        self._web.secrets.add(refresh)
        form = {
            **_ask_client(self._web, self._server),
            "grant_type": "refresh_token",
            "refresh_token": refresh,
        }
        what = "stay signed in"
        call = make_form_call(f"{self._server}/api/v1/users/token", form, what)
        answer = self._web.send(call, allowed=[400, 401])
        if not answer.is_good:
            words = self._web.quote(answer)
            raise PublishFailure(
                f"PeerTube: you are signed in no more ({words}). Sign in again:"
                f" {format_sign_in('peertube', self._server)}. (A sign-in ends two weeks after its"
                " last use)"
            )
        return read_tokens(self._web, answer, what=what)

    def _sign_in_again(self, secret: Secret) -> Tokens:
        """Return tokens for the name and the password that a machine was given."""
        self._web.secrets.add(secret["password"])
        form = {
            **_ask_client(self._web, self._server),
            "grant_type": "password",
            "username": secret.get("username", ""),
            "password": secret["password"],
        }
        return _ask_tokens(self._web, self._server, form, prompt=None)

    def _is_old(self) -> bool:
        return self._web.patience.clock() > self._expires - _EARLY_SECONDS

    def _use(self, tokens: Tokens) -> None:
        self._access = tokens.access
        self._expires = tokens.expires

    def _adopt(self, secret: Secret) -> None:
        self._access = secret.get("access_token", "")
        expires = secret.get("expires", "")
        self._expires = float(expires) if expires.isdecimal() else 0.0
        self._web.secrets.add(self._access)
        self._web.secrets.add(secret.get("refresh_token"))
