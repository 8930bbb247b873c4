"""The page of environment variables."""

from __future__ import annotations

from scripts.reference.markdown import write_page, write_table

PLACES = {
    "LANTERN_STORE": "the store of finished parts: a folder, or an address as"
    " `s3://bucket/name`; `--store` goes before it",
    "LANTERN_VOICES": "the folder of fetched voices, in place of"
    " `~/.local/share/lantern/voices`",
    "LANTERN_VOICES_MIRROR": "a server with the catalogue's paths, that `voices get` asks in place"
    " of the catalogue's",
    "LANTERN_EDITOR": "the command by which the studio opens a file:"
    " `code -g {file}:{line}:{column}`",
    "FFMPEG_BINARY": "another ffmpeg than the one in the wheel",
    "XDG_DATA_HOME": "where voices lie, as for other programs",
    "XDG_CONFIG_HOME": "where accounts are listed, as for other programs",
    "LOCALAPPDATA": "the same for voices on [Windows](../explanation/windows.md)",
    "APPDATA": "the same for accounts on Windows",
    "XDG_CACHE_HOME": "where copies of a store at an address lie, as for other programs",
}
KEYS = {
    "LANTERN_SPEECH_API_KEY": "the key for the voice `speech-api`; goes to a server on this"
    " machine, or to the one in the next line",
    "LANTERN_SPEECH_API_SERVER": "the server that the key is for: `https://tts.example.com`",
    "OPENAI_API_KEY": "a key that goes to `https://api.openai.com` alone",
    "LANTERN_TRANSLATE_URL": "the server that `translate --draft` asks",
    "LANTERN_TRANSLATE_MODEL": "its model",
    "LANTERN_TRANSLATE_KEY": "its key",
    "LANTERN_EUROPEANA_KEY": "your key at Europeana; without it `find` doesn't ask there",
}
SERVERS = {
    "LANTERN_COMMONS_URL": "Wikimedia Commons",
    "LANTERN_OPENVERSE_URL": "Openverse",
    "LANTERN_LOC_URL": "the Library of Congress",
    "LANTERN_ARCHIVE_URL": "the Internet Archive",
    "LANTERN_NASA_URL": "NASA",
    "LANTERN_EUROPEANA_URL": "Europeana",
    "LANTERN_TERRAIN_URL": "the Terrain Tiles",
}
INNER = {
    "LANTERN_INSTALLER": "set by `scripts/render`: the program that adds an extra's packages",
    "LANTERN_IMPORT_LOOPBACK": "lets `import` fetch a page from this machine; for tests",
}


def write_environment() -> str:
    """Return the page."""
    heads = ("variable", "meaning")
    return write_page(
        "Environment variables",
        "This page lists the environment variables that Lantern reads. None has to be set.",
        _write_rows(heads, PLACES),
        "## Keys of servers",
        "A key comes from you, never from a film, and goes only to the server that it is for. No"
        " file, log or message of Lantern's has it. A platform's secrets are listed with the"
        " [platforms](platforms.md); those of a store at an address are the store's own, such as"
        " `AWS_ACCESS_KEY_ID`.",
        _write_rows(heads, KEYS),
        "## Other servers",
        "Each names a server that is asked in place of the one in its line, with the same paths: a"
        " mirror, or a test's.",
        _write_rows(heads, SERVERS),
        "## Not for you to set",
        _write_rows(heads, INNER),
    )


def _write_rows(heads: tuple[str, str], variables: dict[str, str]) -> str:
    return write_table(heads, [(f"`{name}`", text) for name, text in variables.items()])
