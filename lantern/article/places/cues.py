"""Words around a name that say that it is a place, in each language. Data alone."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceCues:
    """What stands before a name; each pattern ends where the name begins.

    `strong` words say that it is a place; `weak` ones stand before people, too. `first` before a
    name and `between` it and the next one make both places: from Paris to Rome.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    first: re.Pattern[str]
    between: re.Pattern[str]


def _compile(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s(“”„«\"'’]))(?:{words})(?:(?<=['’])|\s)$", re.IGNORECASE
    )


def _make_cues(
    strong: str, weak: str, *, first: str, between: str
) -> PlaceCues:
    return PlaceCues(
        _compile(strong),
        _compile(weak),
        _compile(first),
        re.compile(rf"\s(?:{between})\s", re.IGNORECASE),
    )


_EN_GOING = (
    r"turned|bound|steered|embarked|departed|went|go|goes|going|gone|sailed|sails|sailing|came|come|comes|moved|moves|travell?ed|travels"
    r"|returned|returns|fled|flew|marched|walked|rode|drove|ran|runs|run|sent|shipped|carried"
    r"|brought|left|leaves|set out|set off|emigrated|escaped|rushed|headed|road|train|trains"
    r"|railway|line|ships?|boats?|flight|way|journey|return|route|ice|home|back|on|troops|crossed"
)
_EN_OF = (
    r"city|cities|towns?|ports?|villages?|harbours?|harbors?|districts?|area|region|streets?|people"
    r"|stations?|siege|battle|treaty|peace|university|bishop|archbishop|outskirts|suburbs?"
    r"|north|south|east|west|capital|gates|walls|fall|fortress|cathedral|hamlet|parish|markets?"
    r"|citizens|liberation|occupation|bombing|bases?"
)
ENGLISH = _make_cues(
    r"in|at|near|around|outside|inside|into|towards?|via|as\sfar(?:\saway)?\sas"
    r"|reach(?:ed|es|ing)|left|leav(?:es|ing)|enter(?:ed|s|ing)|occup(?:ied|ies|ying)"
    r"|captur(?:ed|es|ing)|liberat(?:ed|es|ing)|besieg(?:ed|es|ing)|bombed|bombarded|sacked|stormed|evacuated|seized|visit(?:ed|s|ing)|founded"
    rf"|(?:{_EN_GOING})(?:\s\w+){{0,2}}\s(?:to|from|for)"
    rf"|(?:{_EN_OF})\sof|(?:march|advanc)(?:ed|es|ing)\son"
    r"|capital\s(?:[\w’'-]+\s){0,4}(?:is|was)",
    r"to|from|of|between|over|off|behind|beyond|above|below|beneath|through|past",
    first=r"from|between",
    between=r"to|and",
)
GERMAN = _make_cues(
    r"in|nach|bei|aus|nahe|durch|an|bis|unweit\svon|(?:nördlich|südlich|östlich|westlich)\svon"
    r"|(?:[\w-]*stadt|dorf|gemeinde|hafen|ort|raum|schlacht\s(?:bei|um)|kampf\sum|kämpfe\sum|belagerung|universität)(?:\svon)?"
    r"|nähe\svon|(?:dort|hier|gegenüber|daneben|nördlich|südlich)\s(?:liegt|lag)|erreichten?(?:\s\w+){0,3}|verließ(?:en)?|belager(?:te|ten)|erober(?:te|ten)|besetz(?:te|ten)",
    r"von|vor|zu|über|für|gegen|zwischen",
    first=r"von|zwischen|aus",
    between=r"nach|bis|und",
)
FRENCH = _make_cues(
    r"à|vers|dans|jusqu['’]à|près\sde|loin\sde|(?:au\s)?(?:nord|sud|est|ouest)\sde"
    r"|(?:ville|port|village|bataille|siège|traité|paix|rues|faubourgs|évêque|université)"
    r"\s(?:de|d['’])|relie(?:nt|ra)?|relia(?:it|ient)?"
    r"|quitt(?:a|èrent|e)|gagn(?:a|èrent)|atteign(?:it|irent)|fond(?:a|èrent)|assiég(?:ea|èrent)|bombard(?:a|èrent)|travers(?:e|a)"
    r"|(?:part(?:ait|aient|it|irent)|alla|vint)\s(?:de|d['’])",
    r"de|d['’]|par|entre|pour|sur",
    first=r"de|entre",
    between=r"à|et|jusqu['’]à",
)
SPANISH = _make_cues(
    r"en|hacia|hasta|desde|cerca\sde|lejos\sde|pasa\spor|más\sallá\sde"
    r"|cruz[aó]|atraves[óo]|atraviesa|riega|baña|fundó|(?:siti|asedi|conquist|ocup|incendi|saque|liber)(?:ó|aron|aba)|(?:sali[óo]|salieron|parti[óo]|partieron)\sde"
    r"|(?:ciudad|villa|puerto|batalla|pueblo|sitio|tratado|obispo|universidad)\sde"
    r"|(?:lleg[óa]|llegaron|fue|fueron|viaj[óa]|volvió|volvieron|march[óa]|va|regresó)\sa",
    r"de|a|por|entre|para",
    first=r"de|desde|entre",
    between=r"a|hasta|y",
)
ITALIAN = _make_cues(
    r"in|presso|verso|fino\sa|vicino\sa|lontano\sda|raggiun(?:se|sero|ge)|lasci(?:ò|arono)"
    r"|bagna|attravers(?:a|ò)"
    r"|(?:città|paese|porto|battaglia|assedio|trattato|vescovo|università|navi)\sdi"
    r"|(?:nacque|morì|visse|andò|andarono|andavano|arrivò|giunse|tornò|studiò|insegnò|partì|passò"
    r"|poi|va|vanno|arriva|venne|vennero|fuggì|arrivarono|giunsero|tornarono|abitava|viveva)\s(?:ad?|da)",
    r"di|d['’]|ad?|da|per|tra|fra|su",
    first=r"da|tra|fra",
    between=r"ad?|e|fino\sa",
)
RUSSIAN = _make_cues(
    r"в|во|из|под|до|близ|около|возле|через|вблизи|наступал[аи]?\sна|наступлени[ея]\sна|поход\sна|недалеко\sот|город(?:а|е|у|ом)?|порт(?:а|е|у)?"
    r"|деревн[яеию]|битв[аеы]\sпод|(?:осад|оборон|блокад)[аыеу]|взяти[ея]|падени[ея]|жител(?:и|ей|ям)|окрестностях|улиц(?:ы|ах)|(?:север|юг|восток|запад)(?:нее|у)?\sот",
    r"от|к|ко|за|на|у|для|между|над|перед",
    first=r"из|от|между",
    between=r"до|в|во|и|к|на",
)
UKRAINIAN = _make_cues(
    r"в|у|із|з|зі|до|під|біля|через|поблизу|міст[оаіу]|порт[уаі]?|сел[оаіу]",
    r"від|на|для|між|над|перед|о",
    first=r"із|з|від|між",
    between=r"до|в|у|і|та|й",
)
POLISH = _make_cues(
    r"w|we|z|ze|do|pod|koło|nad|przez|w\sokolicach|miast[oaeu]|miasteczk[oaeu]|bitwa\spod",
    r"od|na|dla|ku|za|między|po|przed",
    first=r"z|ze|od|między",
    between=r"do|i|a|oraz|na",
)
PORTUGUESE = _make_cues(
    r"em|n[oa]|até|para|desde|perto\sde|(?:cidade|vila|porto|batalha|universidade|bispo)\sd[eoa]"
    r"|(?:cheg|part|viaj|volt|regress)(?:ou|iu|aram|iram)\sa[o]?|deix(?:ou|aram)",
    r"d[eoa]|a|ao|por|entre|sobre",
    first=r"de|desde|entre",
    between=r"a|até|e|para",
)
DUTCH = _make_cues(
    r"in|naar|te|bij|uit|nabij|vanuit|tot|rond|(?:stad|haven|dorp|slag\sbij|universiteit)(?:\svan)?"
    r"|bereikten?|verliet(?:en)?",
    r"van|over|door|voor|tussen|om",
    first=r"van|tussen",
    between=r"naar|en|tot",
)
SWEDISH = _make_cues(
    r"i|till|från|vid|nära|utanför|genom|(?:staden|hamnen|slaget\svid)",
    r"av|mot|över|mellan|om",
    first=r"från|mellan",
    between=r"till|och",
)
ALL = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SWEDISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
}
"""Language -> its cues."""
ADDRESSED_BEFORE = re.compile(
    r"\b(?:(?:wrote|writes|spoke|replied|belonged|married|according|thanks)\sto|married"
    r"|(?:schrieb|schrieben|schreibt|glaubte|glaubt|dachte|denkt)\san"
    r"|(?:écrivit|écrit|répondit|parla|confia|plut)\sà"
    r"|(?:escribió|escribe|respondió|habló|confió)\sa|(?:scrisse|rispose|parlò)\sad?)\s$"
)
"""What stands before those who are spoken or written to, married or believed in."""
STUDY_BEFORE = re.compile(
    r"\b(?:taught|teach(?:es|ing)?|stud(?:ied|ies|ying)|lectur(?:ed|es|ing)|enrolled|graduated"
    r"|professor|degree|fellow|students?|chair|thesis|doctorate)(?:\s[a-z]+){0,3}\s(?:at|from)\s$"
)
"""English words before a university, which may be called like a town that it isn't in."""
AREA_AFTER = re.compile(
    r"\s(?:area|region|district|province|airfield|airport|railway|station|harbour|port|waterfront"
    r"|suburb|explosion|massacre|disaster|flood|firebombing|bombing|earthquake|uprising|riot|conference)s?\b"
    r"|\s(?:erreichte|verließ|eroberte|besetzte|belagerte|zerstörte)n?\b|\s(?:verließen)\b"
    r"|,\s(?:(?:the|die|la|le|il|an?|eine|une|una)\s)?(?:\w+\s)?"
    r"(?:capitale?|Hauptstadt|city|town|village|Stadt|Dorf|ville|ciudad|pueblo|città|paese)\b"
)
"""Words after a name that make it a place: those of its kind, German verbs."""
FEATURE_BEFORE = re.compile(
    r"\b(?:plateau|massif|monts?|montagnes?|col|canal|collines?|landes?|plateaus?|hills|mountains"
    r"|sierra|meseta|cordillera|monte|costa|côte|coast|straits?|gulf|bay|lakes?|cape|sea|islands?|isles?|rivers?|valley|forest|plain|"
    r"estrecho|golfo|bahía|lago|cabo|mar|islas?|río|valle|détroit|golfe|baie|lac|cap|mer|îles?"
    r"|fleuve|vallée|forêt|plaine|stretto|baia|capo|mare|isol[ae]|fiume|foresta|pianura"
    r"|(?:meer|see|kap|bucht|golf|straße|insel|wald|tal)(?:enge)?)"
    r"\s(?:(?:of|de|di|du|von)(?:\s(?:the|la))?\s|d['’])$",
    re.IGNORECASE,
)
"""What makes the name after it that of a water, a mountain or an island."""
ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:for|against|by|with|für|gegen|mit|pour|contre|avec|por|contra|con|per|contro|the|an?|this|that|his|her|their|our|my|der|die|das|den|dem|des|eine?[mnrs]?|im|am|vom"
    r"|zum|zur|beim|ins|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|el|la|los|las|una?|del|al|su|les?|une|du"
    r"|aux?|son|sa|ses|il|lo|gli|uno|nel|nella|sul|dal|o|os|as|um|uma|het|een)\s"
    r"(?:(?-i:[a-zß-ÿ]+)\s)?|\bl['’])$",
    re.IGNORECASE,
)
"""What stands before words, and seldom before towns; a word of theirs may follow: the old."""
LIST_BETWEEN = re.compile(
    r",?\s(?:and|or|und|et|y|e|ed|o|ou|oder|bzw\.|en|of|och|i|oraz|и|или|та|й|і)\s|,\s"
)
"""What joins the names of a list."""
_TITLE_LIST = """
    abbé admiral almirante amiral ammiraglio aunt bischof bishop brother
    bürgermeister capitaine capitano capitán capt captain colonel colonnello
    console conte coronel curé docteur doctor doktor don dottor dottore doña dr
    emperor father feldmarschall frau fray frère fürst gen general generale graf
    général hauptmann herr judge kaiser king könig königin lady leutnant licenciado
    lieutenant lord m. madame mademoiselle major marshal maréchal maître mlle mme
    monsieur mr mrs ms oberst padre papa papst pater pfarrer pope president prince
    princess prof professor professore père queen rainha re rei reina reine rey roi
    saint sainte san sankt santa senator senhor senhora señor señora signor signora
    signore sir sister st ste sœur uncle
"""
TITLES = frozenset(_TITLE_LIST.split())
"""Words before a name that make it a person's, small letters."""
_SMALL_TITLE_LIST = """
    abbé almirante amiral ammiraglio capitaine capitano capitán colonel colonnello
    console coronel curé docteur don dottor dottore doña fray frère general
    generale général licenciado madame mademoiselle maréchal maître monsieur padre
    professor professore père rainha rei reina reine rey roi senhor senhora señor
    señora signor signora signore sœur
"""
SMALL_TITLES = frozenset(_SMALL_TITLE_LIST.split())
"""Those that are written with a small letter within a sentence."""
_TRADES = (
    r"painter|poet|writer|novelist|composer|engineer|architect|banker|merchant|historian|chemist"
    r"|physicist|inventor|actor|singer|sculptor|journalist|minister|senator|justice|sergeant|corporal|inspector|nurse|chancellor|secretary"
    r"|ambassador|governor|major|colonel|lieutenant|cardinal|young|poor|Maler|Dichter|Schriftsteller"
    r"|Komponist|Ingenieur|Architekt|Bankier|Kaufmann|Historiker|Chemiker|Physiker|Erfinder"
    r"|Schauspieler|Bildhauer|Kanzler|Bundeskanzler|Minister|Präsident|Kapitän|Leutnant|Oberst"
    r"|Kardinal|Botschafter|Kollege|Nachbar|Fahrer|Kamerad|Gefreiter|Feldwebel|Fräulein|Richter|Lehrer|peintre|poète|écrivain"
    r"|romancier|compositeur|ingénieur|architecte|banquier|historien|chimiste|physicien|sculpteur"
    r"|acteur|ministre|président|commandant|lieutenant|monseigneur|pintor|poeta|escritor"
    r"|compositor|ingeniero|arquitecto|historiador|ministro|presidente|comandante|teniente|cardenal"
    r"|pittore|scrittore|compositore|ingegnere|architetto|storico|cardinale|monsignore"
)
_RUSSIAN_TITLES = (
    r"княз|княгин|граф|цар|барон|генерал|адмирал|капитан|лейтенант|полковник|майор|маршал|профессор"
    r"|доктор|академик|писател|поэт|художник|композитор|инженер|архитектор|купе?ц|товарищ|господин"
    r"|госпож|корол|император|свят|митрополит|патриарх|министр|президент|сосед|братья|учител"
    r"|старшин|сержант|рядов|матрос|боцман|мичман|комиссар|певе?ц|певиц|актёр|актрис|тренер"
)
PERSON_BEFORE = re.compile(
    r"\b(?:señor(?:a|ita)?|don|doña|rey|reina|signor(?:a|ina|e)?|re|console|conte|papa|roi|reine"
    r"|comte|duc|monsieur|madame|king|queen|captain|general|professor|brothers?|sisters?"
    rf"|{_TRADES})\s$|\b(?:{_RUSSIAN_TITLES})\w{{0,4}}\s$"
    r"|\b(?:dukes?|duchess|earls?|count|countess|lord|lady|prince|princess|baron|marquess|house"
    r"|duc|duchesse|comte|comtesse|baron|maison|herzog|herzogin|graf|gräfin|fürst|freiherr|prinz"
    r"|duque|duquesa|conde|condesa|marqués|duca|duchessa|conte|contessa|marchese"
    r"|madame|mademoiselle|monsieur|mme|mlle|sieur|frau|fräulein|herr|señora?|doña|signora?"
    r"|hôtel|hotel|eau|rue|avenue|boulevard|café|gare|place|quai|métro|via|piazza"
    r"|calle|avenida|plaza|puerta|puente|paseo)"
    r"\s(?:of(?:\sthe)?|von|de|di|d['’])\s?$",
    re.IGNORECASE,
)
_KIN = (
    r"youngest|eldest|sons?|daughter|brother|sister|wife|husband|friend|deputy|adjoint|frère|sœur"
    r"|fils|fille|femme|ami|Bruder|Schwester|Sohn|Tochter|Frau|Freund|hermano|hermana|hijo|hija"
    r"|mujer|amigo|fratello|sorella|figlio|figlia|moglie|amico"
)
PERSON_AFTER = re.compile(
    r"\s(?:said|says|thought|wrote|writes|argued|argues|agreed|told|asked|believed|claimed"
    r"|was\sborn|et\sal)\b"
    r"|,?\s\(?(?:1[5-9]|20)\d\d[a-z]?(?:[,:]\s?\d+)?\)"
    r"|[’']s?\s(?:days?|time|life|death|wife|husband|sons?|daughters?|mother|father|letters?|words)\b"
    rf"|,\s(?:the|his|her|their|son|sa|leur|seine?|ihre?|suo?|sua|mio|mi|il|la|el|der|die|le)\s(?:{_KIN})\b"
)
"""What stands after a person's name: a verb of saying, the year of a citation, or kin."""
QUALIFIER = re.compile(
    r",?\s(?:(?:in|en|au|im|nel|nella|dans|de)\s)?(?:(?:the|der|la|le|les)\s)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|\s(?:(?:de|di)\s|d['’])(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|\s\((?:in\s)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
"""What stands between a town and the land it lies in."""
OTHER_TOWN = re.compile(
    r"\s\((?:unter|bei|am|an\sder|ob|near|upon|on|sur|sous)\s|\s(?:unter|ob|upon|sur)\s"
)
"""What stands after the name of a town that isn't the well known one of this name."""
