"""What the page of the verbs adds to their help: commands to try, and the guide to read."""

from __future__ import annotations

EXAMPLES: dict[str, list[str]] = {
    "new": [
        "lantern new my-film",
        "lantern new harbour --from ~/pictures/harbour --text harbour.txt --own-work",
    ],
    "import": [
        "lantern import ferry.txt --name ferry",
        "lantern import https://example.com/the-long-winter --sections 1,3-5 --length 5m",
        "lantern import ferry.txt --name ferry --update",
    ],
    "check": [
        "lantern check scenes/my-film",
        "lantern check scenes/my-film --look",
        "lantern check scenes/my-film --strict --article article.html",
    ],
    "plan": [
        "lantern plan scenes/my-film --draft",
        "lantern plan scenes/my-film --speech",
    ],
    "render": [
        "lantern scenes/my-film",
        "lantern render scenes/my-film --only the-lantern --draft",
        "lantern render scenes/my-film --shapes 16:9,9:16 --languages en,ru",
        "lantern render scenes/my-film --store s3://my-bucket/films --shard 1/3",
    ],
    "batch": ["lantern batch films.jsonl --jobs 8"],
    "preview": [
        "lantern preview scenes/my-film",
        "lantern preview scenes/my-film the-lantern",
    ],
    "sheet": ["lantern sheet scenes/my-film --shapes 9:16"],
    "frame": ["lantern frame scenes/my-film 0:05 --to frame.png --draft"],
    "watch": ["lantern watch scenes/my-film"],
    "studio": ["lantern studio scenes/my-film"],
    "mix": ["lantern mix scenes/my-film"],
    "export": [
        "lantern export scenes/my-film --to kdenlive",
        "lantern export scenes/my-film --alpha the-lantern:2",
    ],
    "captions": ["lantern captions scenes/my-film --sdh"],
    "podcast": [
        "lantern podcast scenes/my-film --url https://example.com/podcast"
    ],
    "page": [
        "lantern page scenes/my-film --folder --url https://example.com/film"
    ],
    "slides": ["lantern slides scenes/my-film"],
    "storyboard": ["lantern storyboard scenes/my-film --paper letter"],
    "timeline": ["lantern timeline scenes/my-film --draft"],
    "voices": [
        "lantern voices",
        'lantern voices --try "The army came to Harbin." --offline',
    ],
    "voices list": ["lantern voices list --language ru"],
    "voices show": ["lantern voices show dmitri"],
    "voices get": ["lantern voices get kristin"],
    "voices add": ["lantern voices add en_US-kristin-medium.onnx"],
    "voices remove": ["lantern voices remove kristin"],
    "audition": ["lantern audition scenes/my-film"],
    "translate": [
        "lantern translate scenes/my-film ru",
        "lantern translate scenes/my-film ru --format po",
    ],
    "publish": [
        "lantern publish scenes/my-film --dry-run",
        "lantern publish scenes/my-film --to youtube",
    ],
    "accounts": ["lantern accounts"],
    "accounts add": [
        "lantern accounts add youtube --client client.json",
        "lantern accounts add peertube https://video.example.com",
    ],
    "accounts remove": ["lantern accounts remove youtube"],
    "sources": [
        "lantern sources scenes/my-film",
        "lantern sources scenes/my-film --article article.html --lock",
    ],
    "credits": [
        "lantern credits scenes/my-film",
        "lantern credits scenes/my-film --from exif",
    ],
    "find": [
        'lantern find "Trans-Siberian railway 1945" --kind photograph',
        "lantern find --wanted scenes/my-film",
    ],
    "take": ["lantern take 3"],
    "fetch-still": ['lantern fetch-still "File:Harbin 1945.jpg"'],
    "fetch-relief": ["lantern fetch-relief scenes/my-film"],
    "mcp": ["lantern mcp ."],
    "worker": ["lantern worker scheduler.json --count 4"],
    "why": ["lantern why build/my-film/my-film.mp4"],
    "prune": ["lantern prune", "lantern prune --older-than 30d --dry-run"],
    "doctor": ["lantern doctor --network"],
    "schema": ["lantern schema"],
}
"""Commands by verb; a test types each."""

_TRANSLATIONS = ("films in several languages", "../guides/languages.md")
_ARTICLE = ("import an article", "../guides/import-an-article.md")
_FILES = ("film and scene files", "../guides/film-and-scene-files.md")
_SOURCES = ("sources and credits", "../guides/sources-and-credits.md")
_FINDING = ("finding pictures", "../guides/finding-pictures.md")
_VOICES = ("voices", "../guides/voices.md")
_PUBLISHING = ("publishing", "../guides/publishing.md")
_MACHINES = ("many machines", "../guides/many-machines.md")
_STORE = ("keys and the store", "../developers/keys-and-store.md")

GUIDES: dict[str, tuple[str, str]] = {
    "new": ("a folder of pictures", "../guides/folder-of-pictures.md"),
    "import": _ARTICLE,
    "check": _FILES,
    "plan": _FILES,
    "render": _FILES,
    "batch": _MACHINES,
    "preview": ("the tutorial", "../tutorial.md"),
    "sheet": ("the tutorial", "../tutorial.md"),
    "frame": ("the tutorial", "../tutorial.md"),
    "watch": ("the tutorial", "../tutorial.md"),
    "studio": ("the studio", "../guides/studio.md"),
    "mix": ("music and sound", "../guides/music-and-sound.md"),
    "export": ("editing programs", "../guides/editing.md"),
    "captions": ("captions", "../guides/captions.md"),
    "podcast": ("podcasts", "../guides/podcast.md"),
    "page": ("the page of a film", "../guides/page.md"),
    "slides": ("slides", "../guides/slides.md"),
    "storyboard": ("slides", "../guides/slides.md"),
    "timeline": ("the timeline format", "../developers/timeline-format.md"),
    "voices": _VOICES,
    "voices get": _VOICES,
    "audition": _VOICES,
    "translate": _TRANSLATIONS,
    "publish": _PUBLISHING,
    "accounts": _PUBLISHING,
    "accounts add": _PUBLISHING,
    "sources": _SOURCES,
    "credits": _SOURCES,
    "find": _FINDING,
    "take": _FINDING,
    "fetch-still": _FINDING,
    "fetch-relief": ("maps", "../guides/maps.md"),
    "mcp": ("assistants", "../guides/assistants.md"),
    "worker": _MACHINES,
    "why": _STORE,
    "prune": _STORE,
    "schema": _FILES,
}
"""The page that says more of a verb: its title and where it lies."""

KEY_GUIDES: dict[str, tuple[str, str]] = {
    "ArticleReference": ("sources and credits", "sources-and-credits"),
    "Speaker": ("several speakers", "several-speakers"),
    "AudioDescription": ("accessibility", "accessibility"),
    "Pronunciation": ("voices and the lexicon", "voices"),
    "LookChoice": ("looks", "looks"),
    "Output": ("shapes", "shapes"),
    "CaptionOptions": ("captions", "captions"),
    "Music": ("music and sound", "music-and-sound"),
    "Destination": ("publishing", "publishing"),
    "Short": ("shorts", "shorts"),
    "Scene": ("film and scene files", "film-and-scene-files"),
    "FromPassage": ("import an article", "import-an-article"),
    "Claim": ("sources and credits", "sources-and-credits"),
    "PictureInsert": ("numbers over pictures", "inserts"),
    "SceneMusic": ("music and sound", "music-and-sound"),
    "Clip": ("footage", "footage"),
    "PageDocument": ("documents", "document"),
    "GlobeStart": ("globe and tilted views", "globe"),
    "FramingOverride": ("shapes", "shapes"),
    "Panel": ("panels", "panels"),
    "Inset": ("panels", "panels"),
    "PictureNote": ("notes on pictures", "notes"),
    "Pin": ("pins", "pins"),
    "QuotationCard": ("quotations", "quotation"),
    "ChartCard": ("charts", "chart"),
    "PeopleCard": ("people", "people"),
    "RelationsCard": ("people", "people"),
    "Landing": ("routes", "routes"),
    "MapUnit": ("units", "units"),
    "MapControl": ("units", "units"),
    "MapPocket": ("units", "units"),
    "MapFile": ("maps", "maps"),
    "LedgerEntry": ("sources and credits", "sources-and-credits"),
    "TranslationFile": ("translations", "translations"),
    "Look": ("looks", "looks"),
    "MapStyle": ("maps", "maps"),
}
"""The guide that says more of a model's keys: its title and its page."""
