"""Words around a name that make it the name of a thing: a ship, a club, a dish, a newspaper."""

from __future__ import annotations

import re

_SHIPS = (
    r"HMS|USS|RMS|SMS|HMAS|SS|MS|MV|ships?|steamers?|steamships?|cruisers?|battleships?|frigates?"
    r"|destroyers?|liners?|submarines?|yacht|tanker|locomotive|Schiff|Dampfer|Kreuzer"
    r"|Schlachtschiff|Panzerschiff|Fregatte|Zerstörer|U-Boot|Lokomotive|paquebot|navire|vapeur"
    r"|cuirassé|croiseur|frégate|destroyer|sous-marin|vapor|buque|acorazado|crucero|fragata"
    r"|submarino|piroscafo|nave|incrociatore|corazzata|пароход|крейсер|линкор|фрегат|броненосец"
    r"|эсминец|миноносец|теплоход|ледокол|parowiec|statek|okręt|freighter|schooner|brig|trawler"
    r"|ferry|cutter|barge|clipper|Frachter|Frachtschiff|Segler|Kutter|Kogge|Tanker|Fähre|Boot"
    r"|cargo|goélette|chalutier|bateau|ferry|brick|carguero|goleta|barco|bergantín|galeón|balandra"
    r"|motonave|brigantino|veliero|баржа|шхуна|яхта|катер|танкер|подлодка|бриг|ракета|поезд"
)
_BRANDS = (
    r"brand|firm|company|label|magazine|newspaper|daily|cinema|restaurant|hotels?|caf[eé]"
    r"|Marke|Firma|Verlag|Zeitung|Zeitschrift|Hotels?|Kino|Gasthof|Gasthaus|Wirtshaus|Zigarette"
    r"|marque|revue|journal|magasin|hôtels?|maison|firme|marca|empresa|revista|periódico"
    r"|diario|editorial|hostal|ditta|rivista|giornale|albergo|фирм[аыеу]|журнал[ае]?"
    r"|газет[аыеу]|гостиниц[аыеу]|ресторан[ае]?|кафе|кинотеатр[ае]?|завод[ае]?|марк[аи]"
)
_WORKS = (
    r"brewery|colliery|club|team|regiment|division|Zeche|Brauerei|Grube|Schacht|Apotheke|Reederei"
    r"|Verein|Klub|Versicherung|Kaserne|brasserie|équipe|club|régiment|cervecería|fábrica|equipo"
    r"|regimiento|squadra|birreria|клуб[ае]?|команд[аыеу]|торт[ае]?|салат[ае]?|сигареты|часы"
    r"|roman|film|novel|opera|song|Roman|Oper|Lied|chanson|opéra|novela|película|romanzo"
    r"|роман[ае]?|фильм[ае]?|опер[аыеу]|песн[яию]|повесть|картин[аыеу]"
)
_CLUBS = (
    r"FC|SC|SV|AC|AS|RC|CF|CD|VfB|VfL|VfR|TSV|TSG|BSC|MSV|FSV|SpVgg|Werder|Borussia|Eintracht"
    r"|Hertha|Fortuna|Bayer|Bayern|Hansa|Arminia|Alemannia|Kickers|Lokomotive|Dynamo|Real"
    r"|Atlético|Atletico|Deportivo|Racing|Sporting|Athletic|Olympique|Stade|Inter"
    r"|Динамо|Спартак|Зенит|Локомотив|Торпедо"
)
_AFTER_CLASS = rf"(?:{_SHIPS}|{_BRANDS}|{_WORKS})\s[“„«‘\"'(–-]{{0,2}}$"
_AFTER_CLUB = rf"(?:{_CLUBS}|Girondins)\s(?:(?:de|di)\s|d['’])?$"
_NAMED = (
    r"(?:named|called|nicknamed|hieß|hießen|heißt|genannt|namens|nommée?|appelée?|baptisée?"
    r"|llamad[oa]|llamaba|bautizad[oa]|chiamat[oa]|называл[ао]?сь|назывался|назвали)"
    r"\s[“„«‘\"'(–-]{0,2}$"
)
_MEASURES = (
    r"(?:(?:glass(?:es)?|bottles?|cups?|pints?|barrels?|cases?|dozen|jars?|slices?|pounds?)\sof"
    r"|(?:Glas|Gläser|Flaschen?|Becher|Tasse|Krug|Liter|Kiste)|(?:verres?|bouteilles?|tasses?"
    r"|litres?|caisses?)\s(?:de|d['’])|(?:copas?|vasos?|botellas?|tazas?|litros?)\sde"
    r"|(?:bicchier[ei]|bottigli[ae]|tazz[ae]|litr[oi])\sdi)\s?$"
)
_DISHES = (
    r"(?:(?:moutarde|nougat|jambon|saucissons?|savon|vins?|fromages?|poulets?|beurre|biscuits?"
    r"|andouille|miel|huîtres|pruneaux|(?<!el\s)vinos?|quesos?|jam[oó]n|turr[oó]n|(?<!el\s)aceite|mazapán"
    r"|vin[oi]|formaggi[oi]?|prosciutto|salame|mostarda|pesto|torrone)\s(?:(?:de|di)\s|d['’]))$"
)
_HOUSES = (
    r"\b(?:Bank|Banks|Banco|Banque|Banca|Caja|Bolsa|Bourse|Borsa|Crédit|Compagnie|Compañía"
    r"|Company|Bankhaus|Sparkasse|Банк)\s(?:(?:of|de|di|von|da)\s|d['’])?$"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_AFTER_CLASS}|{_NAMED}|{_MEASURES}|{_DISHES}))", re.IGNORECASE
)
_CAPITAL_BEFORE = re.compile(rf"(?:\b{_AFTER_CLUB}|{_HOUSES})")
_TOWN_NAMED = re.compile(
    r"\b(?:town|city|village|place|port|capital|settlement|Stadt|Ort|Dorf|Hafen|Hauptstadt"
    r"|Siedlung|ville|village|port|bourg|ciudad|pueblo|villa|puerto|città|paese|borgo|porto"
    r"|город|деревня|село|станция)\b",
    re.IGNORECASE,
)
"""What is called by a name, where that is a town's."""
_QUOTES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’"}
"""Opening marks with those that close them."""
_OPENING = re.compile(
    r"(?:^|[\s(])([“„«»\"‘])\s?((?:[\w’'-]+\s){0,4})(?:[dl]['’])?$"
)
"""The beginning of a title before a name."""
_TITLE_END = re.compile(r"(?:\s[\w’'-]+){0,3}\s?([“”«»\"’])")
_AFTER = re.compile(
    r"\s(?:sprouts?|sauces?|china|porcelain|cheeses?|lace|carpets?|rugs?|steel|ware|buns?|ham"
    r"|pudding|sausages?|beer|wines?|cloth|marble|mustard|lettuce|terriers?|goats?|cats?"
    r"|stew|ducks?|clock|shawls?|stone|brandy|style|school\sof)\b"
)
"""English words after a name that make it the name of a thing: Brussels sprouts."""
_POSSESSED = re.compile(r"[’']s(?:[.,;:!?)]|\s(?:and|or|in|on|at|was|is)\b|$)")
"""What stands after a shop or a church: at Saint Paul's."""
_SPORT = re.compile(
    r"\b(?:beat|won\sby|scored|playoffs?|innings|points\sagainst|siegte|Verlängerung"
    r"|Tabelle|Trainer|Mannschaft|Stürmer|équipe|entraîneur|league|cup\sfinal|goalkeeper|striker|semi-?final|football|soccer|Bundesliga|Pokal"
    r"|gewann(?:en)?\sgegen|verlor(?:en)?\sgegen|schlug|buts?\sà|perdu\scontre|a\sbattu|à\sdomicile|a\ssegunda|Fußball|Torwart|Ligue|Coupe|buteur"
    r"|match|Liga|Copa|gol(?:es)?|empat[óe]|campionato|scudetto|Serie\sA"
    r"|матч[ае]?|кубок|кубка|лига|лиги|футбол\w*)\b|\b\d{1,2}[-–:]\d{1,2}\b(?!\d)",
)
"""What is said of clubs, which are called after their towns."""


def is_thing(before: str, after: str) -> bool:
    """Tell whether the words around a name make it the name of a thing."""
    if (
        _POSSESSED.match(after)
        or _AFTER.match(after)
        or _CAPITAL_BEFORE.search(before)
    ):
        return True
    if _BEFORE.search(before):
        return _TOWN_NAMED.search(before) is None
    return _is_quoted(before, after)


def is_about_sport(before: str, after: str) -> bool:
    """Tell whether the words around a name are of clubs that play each other."""
    return _SPORT.search(f"{before} {after}") is not None


def _is_quoted(before: str, after: str) -> bool:
    """Tell whether a name stands in a title between quotation marks: “Death in Venice”."""
    opening = _OPENING.search(before)
    if opening is None:
        return False
    closing = _QUOTES[opening[1]]
    rest = _TITLE_END.match(after)
    return rest is not None and rest[1] in closing
