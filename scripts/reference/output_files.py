"""The page of output files."""

from __future__ import annotations

from scripts.reference.markdown import write_page, write_table

FILES = {
    "<film>.mp4": "the film, with chapters. Video: H.264, BT.709. Sound: AAC, 48 kHz stereo, within"
    " 0.3 LU of the film's loudness, true peak below -1 dBTP. It plays before it is fully loaded",
    "<film>.srt, <film>.vtt": "captions, as the narration is written. The VTT names its language,"
    " and has the time of each word if `captions` asks for it",
    "<film>.sdh.srt, <film>.sdh.vtt": "captions for people who can't hear the film, with"
    " `[music: solemn]` where music begins or changes its mood, `[wind]`, `[bell]`, the titles of"
    " your own sounds from the ledger, and who speaks. Only for films with sounds or music",
    "<film>.ru.srt, <film>.ru.vtt": "captions in another language, if `captions` names it",
    "description.txt": "a text to publish with the film: title, what it is about, links, chapters,"
    " the article, whose claims it tells, credits by maker, licence, tags; at most 5000 bytes",
    "tags.txt": "the film's `tags`, with commas between, if it has any",
    "credits.html": "everything that is in the film: makers, years, licences, scenes",
    "sources.html": "what the film tells of the article, what it leaves out and why, claims, other"
    " sources",
    "thumbnail.jpg": "1280 x 720 (9:16: 1080 x 1920, 1:1: 1080 x 1080), under 2 MB",
    "report.json": "lengths, voice, how words were timed, how captions read, how much of the"
    " article is told, loudness, versions, keys, timings, the digest of each file, and where the"
    " film is published",
}
"""What a render writes into its output folder."""
FOLDERS = {
    "9x16/, 1x1/, 16x9/": "the film in another [shape](../guides/shapes.md), with the same files"
    " under the same names",
    "ru/": "the same in another [language](../guides/languages.md)",
    "draft/": "the same from `--draft`",
    "preview/": "the same from [`preview`](verbs.md#preview)",
    "described/": "the film with [audio description](../guides/accessibility.md), from"
    " `--described`",
    "shorts/ID/": "a [short](../guides/shorts.md) and its files, from `--short` or `--shorts`",
    "scenes/NN.mp4": "one scene, from `--only`",
    "sheet.png": "a small picture of each shot, from [`sheet`](verbs.md#sheet); long films go on in"
    " `sheet-2.png` and so on",
    "stems/": "the sound, from [`mix`](verbs.md#mix): `voice.wav`, `music.wav` and `effects.wav` in"
    " floating point, which add up to the mix before its limiter; and `mix.wav`, 24 bit",
    "audition.wav": "every name as it is spoken, from [`audition`](verbs.md#audition), with a list"
    " of times beside it",
    "export/, alpha/": "from [`export`](verbs.md#export): the film for"
    " [editing programs](../guides/editing.md), and clips with alpha from `--alpha`",
    "captions/": "TTML from [`captions`](verbs.md#captions)",
    "podcast/": "an episode from [`podcast`](verbs.md#podcast)",
    "page/, site/": "a web page, from [`page`](verbs.md#page)",
    "slides/, storyboard/": "`<film>.pptx` and `<film>.pdf`, from [`slides`](verbs.md#slides) and"
    " [`storyboard`](verbs.md#storyboard)",
    "publish/": "a journal for each account of what was sent, from [`publish`](verbs.md#publish);"
    " only you can read it",
}
"""What options and other verbs write there."""


def write_output_files() -> str:
    """Return the page."""
    return write_page(
        "Output files",
        "This page lists what comes out of a render and of other verbs: in `build/<film>/`, or in"
        " the folder of `--out`.",
        _write_rows("file", FILES),
        "As platforms ask for it, a chapter shorter than 10 s joins its neighbour, and fewer than"
        " three chapters are left out. [`why`](verbs.md#why) tells what any of these files was made"
        " from.",
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
