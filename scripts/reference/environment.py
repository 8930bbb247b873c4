"""The page of environment variables."""

from __future__ import annotations

from scripts.reference.markdown import write_page, write_table

PLACES = {
    "LANTERN_STORE": "the store of finished parts: a folder, or an address such as"
    " `s3://bucket/name`; `--store` overrides it",
    "LANTERN_VOICES": "the folder of fetched voices, in place of"
    " `~/.local/share/lantern/voices`",
    "LANTERN_VOICES_MIRROR": "the server from which `voices get` fetches voices, in place of the"
    " catalogue's; it needs the same paths",
    "LANTERN_EDITOR": "the command with which the studio opens a file:"
    " `code -g {file}:{line}:{column}`",
    "FFMPEG_BINARY": "the ffmpeg to use, in place of the one that Lantern's packages bring",
    "XDG_DATA_HOME": "the folder for data of all programs; fetched voices go below it",
    "XDG_CONFIG_HOME": "the folder for settings of all programs; the list of accounts goes below"
    " it",
    "LOCALAPPDATA": "the folder for fetched voices on [Windows](../explanation/windows.md)",
    "APPDATA": "the folder for the list of accounts on Windows",
    "XDG_CACHE_HOME": "the folder for caches of all programs; copies of what a store at an address"
    " holds go below it",
}
KEYS = {
    "LANTERN_SPEECH_API_KEY": "your key for the voice `speech-api`; it goes to a server on this"
    " machine, or to the server in the next line",
    "LANTERN_SPEECH_API_SERVER": "the server that this key is for: `https://tts.example.com`",
    "OPENAI_API_KEY": "your key at OpenAI; it goes only to `https://api.openai.com`",
    "LANTERN_TRANSLATE_URL": "the server that `translate --draft` asks",
    "LANTERN_TRANSLATE_MODEL": "the model that this server uses",
    "LANTERN_TRANSLATE_KEY": "your key at this server",
    "LANTERN_EUROPEANA_KEY": "your key at Europeana; without it, `find` doesn't search there",
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
    "LANTERN_INSTALLER": "the program that adds an extra's packages; `scripts/render` sets it",
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
        "A key comes from you, never from a film, and goes only to the server that it is for."
        " Lantern writes it to no file, log or message.",
        "The variables for a platform's secrets are listed with the [platforms](platforms.md). A"
        " store at an address has variables of its own, such as `AWS_ACCESS_KEY_ID`.",
        _write_rows(heads, KEYS),
        "## Other servers",
        "Each variable gives the address of a server to use in place of the one in its row, such as"
        " a mirror. It needs the same paths.",
        _write_rows(heads, SERVERS),
        "## Not for you to set",
        _write_rows(heads, INNER),
    )


def _write_rows(heads: tuple[str, str], variables: dict[str, str]) -> str:
    return write_table(
        heads, [(f"`{name}`", text) for name, text in variables.items()]
    )
