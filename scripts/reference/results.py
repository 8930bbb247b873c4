"""What the result of each verb holds with --json; tests compare it with what verbs print."""

from __future__ import annotations

_FILES = {"files[]": "the files that were written"}
_RENDERINGS = {
    "renderings[]": "the films that were made, or were finished before: `file`, where the film"
    " is, and all that its [`report.json`](output.md) has; of a scene alone `scene`,"
    " `seconds`, `loudness` and `voice`",
}
_SHARES = {
    "shares[].film": "with `--shard`: the film, with its language and shape",
    "shares[].shard": "the share, `3/8`",
    "shares[].made": "how many parts were made now",
    "shares[].own": "how many parts the share has",
}
_CAPTIONS = {
    "captions[].shape": "where the narration was spoken before: the shape, `16:9`",
    "captions[].cues": "how many captions there are",
    "captions[].pace": "characters a second, on average",
    "captions[].fastest": "characters a second of the quickest",
    "captions[].shortest": "seconds of the shortest",
    "captions[].longest": "seconds of the longest",
    "captions[].voice": "who spoke",
}
_FETCHED_FILE = {
    "file": "the picture or film",
    "ledger": "the file that has its credit",
    "licence": "its SPDX id",
}
_ACCOUNT = {
    "platform": "the platform's name",
    "name": "the account's name there",
    "server": "the address that is asked",
    "secret": "where its secret is kept: `keyring` or `file`",
}
_VOICE = {
    "name": "what films call it",
    "title": "its name for people",
    "engine": "the engine that speaks it",
    "language": "its language",
    "sex": "female, male, several or unknown",
    "bytes": "the size of its files; 0 where it isn't known",
    "use": "`free`, `unclear` or `non-commercial`",
    "licence": "its licence",
    "licence_url": "where that is to be read",
    "lineage": "what it was made from",
    "author": "whom the credits name",
    "source": "where it comes from",
    "can_be_fetched": "whether `voices get` fetches it",
    "here": "whether it is on this machine",
}
_NEW_VOICE = {
    "name": "the voice's name in the catalogue",
    "folder": "where its files are; null for one that comes with a package",
    "licence": "its licence",
    "use": "`free`, `unclear` or `non-commercial`",
    "trial": "the file of its test line; null if it was here before",
}
_TRANSLATION = {
    "language": "its tag",
    "texts": "how many texts the film has",
    "translated": "how many are translated",
    "changed": "how many were changed in the film since",
    "drafts": "how many are drafts of a machine",
    "words": "words in the film's texts",
    "translated_words": "those of them that are translated",
    "percent": "the share of words that are translated",
}


def _nest(list_name: str, fields: dict[str, str]) -> dict[str, str]:
    return {
        f"{list_name}[].{name}": meaning for name, meaning in fields.items()
    }


RESULTS: dict[str, dict[str, str]] = {
    "new": {
        "folder": "the film's folder",
        "scenes": "how many scenes it has",
    },
    "import": {
        "folder": "the film's folder",
        "summary[]": "of a new film: what was made of the article",
        "unsure[]": "of a new film: what to check",
        "changes[].file": "of a film that was imported before: a file of it",
        "changes[].status": "what an update does with it: `same`, `changed`, `new`, `gone`,"
        " `edited` (by you, and kept), `edited and gone`",
        "changes[].lines": "how it differs",
        "updated": "whether that was written",
        "seconds": "of a long article nothing is written; the length of the whole film",
        "sections[].number": "of a long article: what `--sections` calls a section",
        "sections[].name": "its heading",
        "sections[].seconds": "its length as a film",
    },
    "check": {
        "scenes": "how many scenes the film has; nothing if it has faults",
        **_CAPTIONS,
        "look[]": "with `--look`, for each `shape`: figures of time, type and findings",
    },
    "plan": {
        "steps[].name": "something that a render would make",
        "steps[].kind": "what it is, such as `take`, `segment` or `mix`",
        "steps[].why": "why it is made",
        "shared[].language": "with `--languages`, for all but the first: a language",
        "shared[].segments": "how many segments it has",
        "shared[].shared": "how many of them the languages before it have, too",
        **_CAPTIONS,
        "scenes[].scene": "with `--speech`, in place of the others: a scene",
        "scenes[].words": "words that are said otherwise: pairs of written and said",
        "scenes[].speaking": "who says how many words with which voice",
        "scenes[].marks": "how the marks of the narration are done",
    },
    "render": {**_RENDERINGS, **_SHARES},
    "batch": {
        "made": "how many lines were made",
        "lines[].line": "the line of the list",
        "lines[].film": "the film that it names",
        "lines[].exit": "its exit code; problems with the line name list and line",
        "lines[].renderings": "as those of `render`",
        "lines[].shares": "as those of `render`",
    },
    "preview": _RENDERINGS,
    "sheet": {
        "sheets[].shape": "the shape, `16:9`",
        "sheets[].pages": "the pictures",
        "sheets[].findings": "what is marked on the shots: `number` and `text`",
    },
    "frame": {
        "file": "the picture",
        "width": "its pixels across",
        "height": "its pixels down",
        "seconds": "its time in the film",
    },
    "watch": {
        "event": "`watching`, once it has begun, or `saved`, when something was saved",
        "folder": "with `watching`: the folder",
        "changed[]": "with `saved`: the ids of the scenes that changed",
        **_RENDERINGS,
    },
    "studio": {
        "event": "`open`, once the page can be opened",
        "address": "of the page; without an event where the studio was open already",
    },
    "mix": _FILES,
    "export": _FILES,
    "captions": _FILES,
    "podcast": _FILES,
    "page": _FILES,
    "slides": _FILES,
    "storyboard": _FILES,
    "timeline": {
        "…": "the timeline itself, as without `--json`: see its"
        " [format](../developers/timeline-format.md)",
    },
    "voices": {
        "voices[].name": "what films call it",
        "voices[].about": "a line about it",
        "voices[].online": "whether it needs the network",
        "voices[].usable": "whether it can be used; null if it would have to be asked",
        "voices[].why": "why it can't be used",
        "voices[].trial": "with `--try`: the file that it spoke",
        "voices[].seconds": "with `--try`: how long that is",
        "voices[].took": "with `--try`: seconds of work",
    },
    "voices list": _nest("voices", _VOICE),
    "voices show": {
        **_VOICE,
        "files[].address": "where a file is fetched from",
        "files[].bytes": "its size",
        "files[].sha256": "its digest",
    },
    "voices get": _NEW_VOICE,
    "voices add": _NEW_VOICE,
    "voices remove": {
        "voices[]": "the names of the voices that are gone",
        "bytes": "what that freed",
    },
    "audition": {
        "file": "the sound; null if the film has no names",
        "times": "the list of what is heard when",
        "voice": "who spoke",
    },
    "translate": {
        **_TRANSLATION,
        "file": "the translation",
        "po": "the PO file; null without one",
        "new": "texts that weren't in it before",
        "moved": "texts that have another place now",
        "gone": "texts that the film no longer has",
        "written": "whether anything was written",
        **_nest(
            "translations",
            {**_TRANSLATION, "language": "without a language: its tag"},
        ),
    },
    "publish": {
        "plans[].destination": "a destination of the film",
        "plans[].account": "the account there",
        "plans[].kind": "`new`, `continue`, `update`, `replace`, `another` or `nothing`",
        "plans[].steps": "what is sent: `step`, `words` for people, and the `content`",
        "plans[].left": "what stays there though the film has it no more",
        "published[].destination": "a destination that everything was sent to",
        "published[].video": "the film's id there",
        "published[].address": "where people watch it",
        "published[].steps": "the steps that were done",
        "status[]": "with `--status`: what a platform says of the film, and how it differs",
    },
    "accounts": _nest("accounts", _ACCOUNT),
    "accounts add": _ACCOUNT,
    "accounts remove": _ACCOUNT,
    "sources": {
        "locked": "whether there is an `article.lock.yml`; without it nothing is known",
        "coverage": "how many paragraphs are in each state",
        "blocks[].paragraph": "its number",
        "blocks[].kind": "what it is in the article",
        "blocks[].opens": "whether it opens a section",
        "blocks[].state": "`told`, `told in part`, `left out`, `not told`; null if it needn't be",
        "blocks[].scenes": "the numbers of the scenes that tell it",
        "blocks[].because": "why it is left out",
        "lock": "with `--lock`: the file that was written",
    },
    "credits": {
        "credits[]": "a work: its `group`, its entry of the ledger, and the `scenes` it is in",
        "proposals[].file": "with `--from`: a file without an entry",
        "proposals[].entry": "an entry for it, as YAML",
    },
    "find": {
        "words": "what was looked for",
        "candidates[]": "what was found: its `number` for `take`, whether it is `free`, and"
        " what the archive says",
        "sheets[]": "pictures of all",
        "wanted[]": "with `--wanted`: what the film still wants",
    },
    "take": _FETCHED_FILE,
    "fetch-still": _FETCHED_FILE,
    "fetch-relief": {
        "reliefs[].map": "the map file",
        "reliefs[].file": "its relief",
        "reliefs[].bounds": "west, south, east and north in degrees, for the map file",
        "reliefs[].tiles": "how many tiles it is made of",
        "reliefs[].filled": "how many of them are coarser ones",
        "reliefs[].ledger": "the file that has the credit",
    },
    "worker": {
        "event": "`working`, before Dask takes over, which speaks for itself",
        "address": "of the scheduler",
        "processes": "how many jobs are made at once",
    },
    "why": {
        "file": "the file",
        "lines[]": "what it was made from, as without `--json`",
    },
    "prune": {
        "store": "its folder",
        "total": "`bytes` and `files` of all",
        "unowned": "`bytes` and `files` that no film needs",
        "films[].film": "a film, with its language and shape",
        "films[].bytes": "the size of what it needs",
        "films[].files": "the number of files",
        "deleted": "with `--older-than` or `--film`, unless the store was empty: `bytes` and"
        " `files` that were deleted",
        "dry_run": "whether they were only counted",
    },
    "doctor": {
        "findings[].name": "what was looked at",
        "findings[].verdict": "`good`, `missing` (some films lack it) or `bad`",
        "findings[].text": "what was found",
        "findings[].cure": "what to do",
    },
    "schema": {"…": "the JSON Schema itself, as without `--json`"},
}
"""What each field is, by verbs; `a[].b` is the field `b` of each entry of the list `a`."""
