"""Patterns of lines that are no paragraphs: forms, buttons, sources, captions, signatures."""

from __future__ import annotations

import re


def _compile_any(*forms: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(forms) + ")", re.I)


COMMENT_FORM_START = _compile_any(
    r"leave a (reply|comment)",
    r"(\d+ )?(comments?|responses?|replies)( \(\d+\))?:?$",
    r"join the (discussion|conversation)",
    r"kommentare?:?$|kommentar (schreiben|hinterlassen)",
    r"laissez? un commentaire|deja (una respuesta|un comentario)|оставить комментарий",
)
"""The first line of a comment form; nothing of the article comes after it."""
PAGE_FURNITURE = _compile_any(
    COMMENT_FORM_START.pattern,
    r"(please )?log (in|out) (using|with|to|/)|you are commenting using",
    r"connecting to %s|notify me of",
    r"post (a )?comment",
    r"(twitter|facebook|google|gravatar)\+? (picture|photo|logo)",
    r"(this|our) (site|website) uses|we use cookies|accept (all )?cookies",
    r"cookies?\b.{0,80}(accept|use|consent|policy)",
    r"(coordinates|koordinaten|coordonnées|coordenadas|coordinate):?\s*[\d-]",
    r"this is a (good|featured) article\b|from wikipedia, the free encyclop|authority control\b",
    r"jump to (navigation|search)|retrieved from ['\"“]?https?:|normdaten\b",
    r"privacy policy|terms (of|and) (use|service|conditions)|all rights reserved",
    r"copyright (©|\(c\)|\d{4})|©\s*\d{4}",
    r"skip to (the )?(main )?content|search for:|click here\b",
    r"subscribe (to|now|today)\b|sign up (for|to)\b",
    r"share (this|on|via)\b|follow us\b|you may also like|view all posts|back to top",
)
"""The beginning of a short line that belongs to the page."""
BUTTONS = _compile_any(
    r"(log|sign) ?(in|out|up)|share|tweet|print|e-?mail|home|menu|main menu|search",
    r"subscribe|newsletter|advertisement",
    r"sponsored( content)?|like this:?|loading\W*|read (more|next|also):?.*",
    r"lesen sie (auch|dazu|mehr).*|mehr zum thema.*|(à )?lire (aussi|également).*"
    r"|lea (también|más).*|leggi (anche|tutto).*|lees (ook|meer).*|läs (också|mer).*"
    r"|leia (também|mais).*|(czytaj|przeczytaj) (też|także|również|więcej).*"
    r"|чита(йте|ть) (также|ещё).*|чита(йте|ти) (також|ще).*",
    r"filed under.*|tagged.*|tags?:.*",
    r"posted in.*",
    r"categor(y|ies):.*|(previous|next|older|newer) (posts?|articles?|story|stories)",
    r"cookies?|contact( us)?",
    r"about( us)?",
    r"(related|recommended|more|popular|recent|latest) (posts?|articles?|stories|news|reading).*",
    r"more from .*",
    r"anmelden|teilen|drucken|startseite|kommentare|partager|imprimer|accueil",
    r"compartir|imprimir|inicio|поделиться",
)
"""The whole of a short line that is a button or a link of the page."""
SOURCES_HEADING = _compile_any(
    r"(\w+[ -]){0,3}(references?|sources?|bibliography|works cited|further reading"
    r"|footnotes?|endnotes?|external links?|see also|literature|quellen|literatur"
    r"|einzelnachweise|weblinks|références|bibliographie|referencias|bibliografía|fuentes"
    r"|примечания|литература|источники|ссылки)\s*(:|$)",
)
REFERENCE_LINE = re.compile(
    r"(\[\d+\]|\^|↑|https?://\S+$|www\.\S+$|(ISBN|ISSN|doi)[: ])", re.I
)
CAPTION_START = re.compile(
    r"[\[(]?(photo(graph)?s?|image|picture|pictured|figure|fig\.|caption|illustration|map"
    r"|above|below|abb\.|bild|foto|фото|рис\.)"
    r"(\s*\d+)?\s*(:|\.\s|–|—|-\s|by\b|courtesy|credit)",
    re.I,
)
_CAPITAL = "[A-ZÀ-ÞĄĆČĎĘĚĐĞŁŃŇŐŘŚŞŠŤŮŰŹŻŽА-ЯІЇЄҐ]"
_NAME = rf"(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]*)"
SIGNATURE = re.compile(
    rf"(?:^|\s)(?P<who>{_NAME}(?:\s{_NAME}){{0,3}})\s*\((?P<when>[^()]{{6,30}})\)\s*$"
)
_BY = "by|von|par|por|di"
BYLINE = re.compile(
    rf"(?:written\s|words\s|text\s|story\s)?(?:{_BY}|door|av|автор:?|авторка:?|author:"
    r"|autore?:|auteur:|autorin:|autorka:|autora:|text:|texte:|tekst:|testo:|текст:|words:)"
    r"\s+(?P<who>[A-ZÀ-ÞА-Я][^,|·•(]{2,60}?)"
    r"(?:\s*[,|·•(–—-]\s*(?P<rest>.*))?$",
    re.I,
)
_PIECES = (
    "essay|story|report|reportage|feature|article|column|profile|text|words|photos"
    "|erzählung|bericht|artikel|kolumne|porträt|glosse|fotos|récit|chronique|enquête|texte"
    "|ensayo|crónica|reportaje|artículo|texto|saggio|racconto|articolo|testo|ensaio"
    "|crônica|reportagem|artigo|verhaal|tekst|essä|berättelse|esej|reportaż|felieton"
    "|эссе|очерк|рассказ|репортаж|текст|есе|нарис|оповідання"
)
PIECE_BYLINE = re.compile(
    rf"(?i:(?:(?:an?|eine?|une?|uno|een|en|ett|um|uma)\s)?(?:{_PIECES})"
    rf"(?:\s(?:and|und|et|y|e|en|och|i|и|й|та|&)\s(?:{_PIECES}))?"
    rf"(?::|\s(?:{_BY}|de|van|av)))\s"
    rf"(?P<who>{_NAME}(?:\s(?:(?i:van|von|de|der|den|da|di|la|le)\s)*{_NAME}){{1,3}})"
)
"""The kind of piece it is, by whom: *An essay by Ada Merrow*, *Text und Fotos: Jan Huber*."""
BYLINE_START = re.compile(
    rf"(?:(?:written |words |text )?by|{_BY}|autore?:?|автор:?|author:?|文|作者|著者?)\b",
    re.I,
)
"""A line below a title that says who wrote it, in a text without any marks."""
BEFORE_AUTHOR = re.compile(
    rf"^(?:(?:written|posted|published|words|text|story)\s+)?(?:{_BY}|автор:?"
    r"|author:|autor:|auteur:|text:)\s+",
    re.I,
)
"""What stands before a name that is given as the author's."""
LONE_BY = re.compile(rf"(?:{_BY})\W*", re.I)
"""A line without a name, which stands in the next one."""
EAST_ASIAN_BYLINE = re.compile(
    r"(?:文|著者?|作者|執筆者?|撰文|取材・文|記者|记者|글|글쓴이|지은이)\s*[・:：＝=／/|｜ 　]\s*"
    r"(?P<who>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々A-Za-z·．. 　]{2,24})"
)
"""A line that is nothing but the author's name after a word for one who writes."""
DATE_PREFIX = re.compile(
    r"(?:published|posted|updated|last updated|date|am|le|el|on)?:?\s*(?:on\s+)?",
    re.I,
)
NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d+)*\.?|[IVXLC]+\.)\s+[A-ZÀ-ÞА-Я]"
    r"|(?i:chapter|part|section|kapitel|teil|chapitre|глава)\s+\w+[.:]?"
)
OPENING_QUOTES = "‘“\"«„‹'"
CLOSING_QUOTES = "’”\"»“›'"
