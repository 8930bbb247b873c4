"""Type for scripts that Lantern's own lacks: Noto Sans from wheels, where they are installed.

`manimgx_fonts` has a variable font for each script that is written with an alphabet or syllables,
`manimgx_fonts_cjk` one for Chinese, Japanese and Korean. Only files of these wheels are looked
for, never the system's: they are the same on every machine. Draws nothing.
"""

from __future__ import annotations

import functools
import importlib.util
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lantern.core.languages import get_primary_language
from lantern.graphics.typefaces import FontFace, FontFamily, read_characters

CJK = "CJK"
"""The script that stands for Chinese characters, kana and Hangul."""
_ALPHABETS = "manimgx_fonts"
_IDEOGRAPHS = "manimgx_fonts_cjk"
_STAND_ALONE = frozenset({CJK, "Armenian", "Georgian", "Ethiopic"})
"""Scripts in which a letter looks the same wherever it stands."""
_EXTRAS = {_ALPHABETS: "scripts", _IDEOGRAPHS: "cjk"}
_RANGES = {
    "Armenian": "\u0531-\u058f\ufb13-\ufb17",
    "Hebrew": "\u0591-\u05ff\ufb1d-\ufb4f",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Devanagari": "\u0900-\u097f\ua8e0-\ua8ff",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Oriya": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Thai": "\u0e01-\u0e7f",
    "Lao": "\u0e81-\u0eff",
    "Myanmar": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Ethiopic": "\u1200-\u139f\u2d80-\u2ddf\uab01-\uab2f",
    "Khmer": "\u1780-\u17ff\u19e0-\u19ff",
    CJK: (
        "\u1100-\u11ff\u2e80-\u2fdf\u2ff0-\u2fff\u3000-\u31ff\u3200-\u9fff\ua960-\ua97f"
        "\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U00020000-\U0003ffff"
    ),
}
_SCRIPTS = re.compile("|".join(f"(?P<{s}>[{r}])" for s, r in _RANGES.items()))
_FIRST = "\u0531"
"""No letter of these scripts comes before it."""
_OF_LANGUAGES = {
    "am": "Ethiopic", "ar": "Arabic", "bn": "Bengali", "fa": "Arabic", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Devanagari", "hy": "Armenian", "ja": CJK, "ka": "Georgian",
    "km": "Khmer", "kn": "Kannada", "ko": CJK, "lo": "Lao", "ml": "Malayalam",
    "mr": "Devanagari", "my": "Myanmar", "ne": "Devanagari", "or": "Oriya", "pa": "Gurmukhi",
    "ps": "Arabic", "si": "Sinhala", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "ti": "Ethiopic", "ur": "Arabic", "yi": "Hebrew", "zh": CJK,
}  # fmt: skip
_CJK_FONTS = {"JP": 0, "KR": 1, "SC": 2, "TC": 3, "HK": 4}
"""The number of each font in the collection; they draw some characters differently."""
_CJK_FILE = "NotoSansCJK-VF.otf.ttc"
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")
CJK_FAMILY = "Noto Sans CJK SC"
_FAMILY = re.compile('font-family="(Noto Sans [A-Za-z ]+)"')


@dataclass(frozen=True)
class ScriptFile:
    """A font file for a script, and the family that is asked of it."""

    script: str
    path: Path
    family: str


def find_script(char: str) -> str | None:
    """Return the script of a letter that Lantern's own type never has; None for any other."""
    if char < _FIRST:
        return None
    found = _SCRIPTS.match(char)
    return found.lastgroup if found else None


def has_scripts(text: str) -> bool:
    """Tell whether a text has letters of one of these scripts."""
    return max(text, default="") >= _FIRST and _SCRIPTS.search(text) is not None


def hang_together(text: str) -> bool:
    """Tell whether letters of a text have other shapes, or another order, beside others."""
    if not has_scripts(text):
        return False
    found = {scripts.lastgroup for scripts in _SCRIPTS.finditer(text)}
    return bool(found - _STAND_ALONE)


def list_script_files(texts: Iterable[str], language: str) -> list[ScriptFile]:
    """Return the installed files for a film in a language, with these texts.

    Args:
        texts: everything that may be shown.
        language: a tag such as `zh-TW`.
    """
    scripts = set[str]()
    own = _OF_LANGUAGES.get(get_primary_language(language))
    if own:
        scripts.add(own)
    whole = "\n".join(texts)
    scripts.update(str(found.lastgroup) for found in _SCRIPTS.finditer(whole))
    files = []
    for script in sorted(scripts):
        family = f"Noto Sans {script}"
        if script == CJK:
            family = choose_cjk_family(whole, language)
        path = _find_file(script)
        if path:
            files.append(ScriptFile(script, path, family))
    return files


def choose_cjk_family(text: str, language: str) -> str:
    """Return the family whose shapes of characters a language has.

    Other languages have those of what kana or Hangul in the text tell, else those of China.
    """
    primary = get_primary_language(language)
    if primary == "zh":
        tag = language.casefold().replace("_", "-")
        if tag.endswith("-hk"):
            return "Noto Sans CJK HK"
        is_traditional = (
            tag.endswith(("-tw", "-mo", "-hant")) or "-hant-" in tag
        )
        return "Noto Sans CJK TC" if is_traditional else CJK_FAMILY
    if primary == "ja" or (primary != "ko" and _KANA.search(text)):
        return "Noto Sans CJK JP"
    if primary == "ko" or _HANGUL.search(text):
        return "Noto Sans CJK KR"
    return CJK_FAMILY


def find_family(script: str, cjk_family: str) -> FontFamily | None:
    """Return the installed family for a script; None where there is none."""
    path = _find_file(script)
    if path is None:
        return None
    name = cjk_family if script == CJK else f"Noto Sans {script}"
    number = _CJK_FONTS[name.rpartition(" ")[2]] if script == CJK else 0
    face = FontFace(
        path,
        number,
        weight=400,
        italic=False,
        variable=True,
    )
    return FontFamily(name, (face,))


def can_set(char: str, cjk_family: str) -> bool:
    """Tell whether an installed family for its script has a letter."""
    script = find_script(char)
    family = find_family(script, cjk_family) if script else None
    return family is not None and ord(char) in read_characters(family.fonts[0])


@functools.cache
def _find_file(script: str) -> Path | None:
    package = _get_package(script)
    found = importlib.util.find_spec(package)
    for folder in (found and found.submodule_search_locations) or ():
        name = _CJK_FILE if script == CJK else f"NotoSans{script}[wght].ttf"
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


def _get_package(script: str) -> str:
    return _IDEOGRAPHS if script == CJK else _ALPHABETS


def list_files_of(svg: str) -> list[str]:
    """Return the files of the families for scripts that a drawing of Lantern's names."""
    files = []
    for name in dict.fromkeys(_FAMILY.findall(svg)):
        script = name.removeprefix("Noto Sans ")
        path = _find_file(CJK if script.startswith(CJK) else script)
        if path:
            files.append(str(path))
    return files


def list_files_for(svg: str) -> list[str]:
    """Return the files for the scripts in an author's drawing, whatever type it names."""
    if not has_scripts(svg):
        return []
    return [str(file.path) for file in list_script_files([svg], "")]


def name_script(char: str) -> str:
    """Return the name of a letter's script, as Unicode has it: Thai, Tibetan."""
    script = find_script(char)
    if script:
        return "Chinese, Japanese and Korean" if script == CJK else script
    return unicodedata.name(char, "unknown").partition(" ")[0].capitalize()


def get_extra(char: str) -> str | None:
    """Return the extra of Lantern's that brings type for a letter's script; None for none."""
    script = find_script(char)
    return _EXTRAS[_get_package(script)] if script else None
