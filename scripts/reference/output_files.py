"""The page of output files."""

from __future__ import annotations

from scripts.reference.markdown import write_page, write_table

FILES = {
    "<film>.mp4": "H.264, BT.709; AAC 48 kHz stereo, at the film's loudness within 0.3 LU, true"
    " peak below -1 dBTP; chapters; opens before it is wholly loaded",
    "<film>.srt, <film>.vtt": "subtitles in the written form; the VTT names its language, and has"
    " the times of words if `captions` asks for them",
    "<film>.sdh.srt, <film>.sdh.vtt": "the same for people who don't hear: `[music: solemn]` where"
    " music begins or its mood changes, `[wind]`, `[bell]`, the titles of your own sounds from the"
    " ledger, and who speaks where there are several speakers. Only for films in which something"
    " sounds",
    "<film>.ru.srt, <film>.ru.vtt": "captions in another language, where `captions` names it",
    "description.txt": "title, what the film is about, links, chapters, the article, whose claims"
    " are told, credits by maker, licence, tags; at most 5000 bytes",
    "tags.txt": "the film's `tags`, with commas between; only where there are some",
    "credits.html": "everything that is in the film: makers, years, licences, scenes",
    "sources.html": "what is told of the article, what is left out and why, claims, other sources",
    "thumbnail.jpg": "1280 x 720 (9:16: 1080 x 1920, 1:1: 1080 x 1080), under 2 MB",
    "report.json": "lengths, voice, how words were timed, how captions read, how much of the"
    " article is told, loudness, versions, keys, timings, the digest of each file, and where the"
    " film is published",
}
"""What a render writes into its output folder."""
FOLDERS = {
    "9x16/, 1x1/, 16x9/": "the same in another [shape](../guides/shapes.md); `<film>` inside is"
    " called as outside",
    "ru/": "the same in another [language](../guides/languages.md)",
    "draft/": "the same from `--draft`",
    "preview/": "the same from [`preview`](verbs.md#preview)",
    "described/": "the film with [audio description](../guides/accessibility.md), from"
    " `--described`",
    "shorts/ID/": "the same of a [short](../guides/shorts.md), from `--short` or `--shorts`",
    "scenes/NN.mp4": "one scene, from `--only`",
    "sheet.png": "from [`sheet`](verbs.md#sheet); long films go on in `sheet-2.png` and so on",
    "stems/": "from [`mix`](verbs.md#mix): `voice.wav`, `music.wav`, `effects.wav` in floats, which"
    " sum to the mix before its limiter; `mix.wav`, 24 bit",
    "audition.wav": "from [`audition`](verbs.md#audition), with a list of times beside it",
    "export/, alpha/": "from [`export`](verbs.md#export): the film for"
    " [editing programs](../guides/editing.md), and clips with alpha from `--alpha`",
    "captions/": "TTML from [`captions`](verbs.md#captions)",
    "podcast/": "an episode from [`podcast`](verbs.md#podcast)",
    "page/, site/": "a page of the web from [`page`](verbs.md#page)",
    "slides/, storyboard/": "from [`slides`](verbs.md#slides) and"
    " [`storyboard`](verbs.md#storyboard): `<film>.pptx`, `<film>.pdf`",
    "publish/": "from [`publish`](verbs.md#publish): a journal for each account, of what was sent;"
    " readable by you alone",
}
"""What options and other verbs write there."""


def write_output_files() -> str:
    """Return the page."""
    return write_page(
        "Output files",
        "This page lists what comes out of a render and of other verbs: in `build/<film>/`, or in"
        " the folder of `--out`.",
        _write_rows("file", FILES),
        "Chapters shorter than 10 s join their neighbour, and fewer than three are left out, as"
        " platforms ask for. [`why`](verbs.md#why) tells what any of these files was made from.",
        "## From options and other verbs",
        _write_rows("file or folder", FOLDERS),
        "Finished parts are kept in `build/.store/`, or in the folder of `--store`; see"
        " [keys and the store](../developers/keys-and-store.md). Both folders may be deleted at any"
        " time: what is missing is made again.",
    )


def _write_rows(head: str, files: dict[str, str]) -> str:
    rows = []
    for names, text in files.items():
        shown = ", ".join(f"`{name}`" for name in names.split(", "))
        rows.append((shown, text))
    return write_table((head, "what it is"), rows)
