"""Keys for servers of speech: where the user keeps them, and which server each is for.

A film may come from a stranger and names the server, so a key never goes to a server because the
film says so: the user says which server it is for. The only door to keyring, which is optional
(extra `keyring`).
"""

from __future__ import annotations

import importlib.util
import os
import urllib.parse
from dataclasses import dataclass, field

from lantern.core import web
from lantern.core.extras import install_extra
from lantern.core.problems import VoiceFailure

OPENAI = "https://api.openai.com"
OPENAI_VARIABLE = "OPENAI_API_KEY"
KEY_VARIABLE = "LANTERN_SPEECH_API_KEY"
SERVER_VARIABLE = "LANTERN_SPEECH_API_SERVER"
"""The environment variable for the server that the key is for, such as https://tts.example.com."""
KEYRING_SERVICE = "lantern-speech-api"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class SpeechKey:
    """A key, and where it was found; it is never printed."""

    text: str = field(repr=False)
    place: str


def find_key(url: str) -> SpeechKey | None:
    """Return the key for the server of an address, or None.

    Raises:
        VoiceFailure: what was found can't be a key.
    """
    key = _find_in_environment(url) or find_in_keyring(url, KEYRING_SERVICE)
    if key and not (key.text.isascii() and key.text.isprintable()):
        raise VoiceFailure(
            f"speech-api: {key.place} holds signs that no key has; copy the key again"
        )
    return key


def explain_cure(url: str) -> str:
    """Return what the user does to give the server of an address a key."""
    server = find_server(url)
    if server == OPENAI:
        return f"set {OPENAI_VARIABLE}"
    if os.environ.get(KEY_VARIABLE):
        return f"{KEY_VARIABLE} goes to another server; set {SERVER_VARIABLE}={server}"
    if _is_local(url):
        return f"set {KEY_VARIABLE}"
    return f"set {KEY_VARIABLE}, and {SERVER_VARIABLE}={server}"


def find_server(url: str) -> str:
    """Return the part of an address that names its server, such as https://api.openai.com."""
    parts = urllib.parse.urlsplit(url)
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    if parts.port is None or parts.port == _PORTS.get(parts.scheme):
        return f"{parts.scheme}://{host}"
    return f"{parts.scheme}://{host}:{parts.port}"


def _is_local(url: str) -> bool:
    return web.is_loopback(urllib.parse.urlsplit(url).hostname or "")


def _find_in_environment(url: str) -> SpeechKey | None:
    """Return the key that is for this server: the named one, without a name this machine."""
    server = find_server(url)
    named = os.environ.get(SERVER_VARIABLE)
    is_meant = find_server(named) == server if named else _is_local(url)
    if is_meant:
        return _read_variable(KEY_VARIABLE)
    if server == OPENAI:
        return _read_variable(OPENAI_VARIABLE)
    return None


def _read_variable(name: str) -> SpeechKey | None:
    text = os.environ.get(name, "").strip()
    return SpeechKey(text, name) if text else None


def find_in_keyring(url: str, service: str) -> SpeechKey | None:
    """Return the key that the user's keyring has for the server of an address, or None.

    For a server on this machine the keyring isn't installed first: it rarely asks for a key.

    Args:
        url: the address.
        service: what the keyring calls keys of this kind.
    """
    if not _is_local(url):
        install_extra("keyring")
    if importlib.util.find_spec("keyring") is None:
        return None
    import keyring
    import keyring.errors

    server = find_server(url)
    try:
        text = keyring.get_password(service, server)
    except (
        keyring.errors.KeyringError
    ):  # there is none on this machine, or it stays locked
        return None
    return (
        SpeechKey(text.strip(), f"keyring's entry for {server}")
        if text
        else None
    )
