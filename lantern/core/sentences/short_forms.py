"""Short forms that end in a full stop, and words that begin sentences, in each language.

Data alone. A short form stands without its last full stop; of several parts they are joined by
full stops (z.B, т.д), however the text writes them.
"""

from __future__ import annotations

from dataclasses import dataclass


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class SentenceWords:
    """What a language's sentence ends are told by."""

    leading: frozenset[str] = frozenset()
    """Short forms that lead to the next word, so that their full stop ends no sentence."""
    numbered: frozenset[str] = frozenset()
    """Short forms that lead to a number; before anything else they are plain words."""
    closing: frozenset[str] = frozenset()
    """Short forms that may end a sentence: they do before a capital."""
    loose: frozenset[str] = frozenset()
    """Short forms that end a sentence before a word that begins one, and else none: months."""
    endings: tuple[str, ...] = ()
    """Short forms at the end of longer words: Lindenstr."""
    streets: frozenset[str] = frozenset()
    """Leading short forms that mean a street after a name: High St."""
    starters: frozenset[str] = frozenset()
    """Capitals that begin a sentence and no name."""
    has_ordinals: bool = False
    """Whether a full stop after a number makes an ordinal."""
    counted: frozenset[str] = frozenset()
    """Words that an ordinal counts, small letters."""
    before_ordinals: frozenset[str] = frozenset()
    """Words after which a number with a full stop is an ordinal, small letters."""
    saying: frozenset[str] = frozenset()
    """Verbs that go on after a quotation, small letters: “Stop!” Thomas shouted."""

    def has_form(self, form: str) -> bool:
        """Tell whether a short form of several parts is known, wherever it may stand."""
        return (
            form in self.leading or form in self.closing or form in self.loose
        )


ENGLISH = SentenceWords(
    leading=_split(
        "Mr Mrs Ms Messrs Mme Mmes Mlle Dr Drs Prof Gen Lt Col Maj Brig Capt Cmdr Cdr Sgt Cpl Pvt "
        "Adm Rev Revd Fr Sen Rep Gov Pres Hon St Ste Sts Mt Mts Ft Pt Jas Wm Chas Geo Thos Jos "
        "Jno Robt Edw Benj Alex vs viz cf e.g i.e approx Ed Eds ed eds trans incl esp repr Capts "
        "Gens Esqr Bp Abp Supt Insp Asst Dir Amb Atty"
    ),
    numbered=_split(
        "No Nos no nos Vol Vols vol vols p pp Fig Figs fig figs Ch ch Chap chap c ca circa Pl pl "
        "art Art sec Sec Op op Bk bk col f ff fol l ll n nn par para v vv r fl b d m"
    ),
    closing=_split(
        "etc Jr Sr Ltd Co Corp Inc Bros Esq a.m p.m A.M P.M Ph.D M.D B.A M.A B.C A.D al "
        "Ave Rd Blvd Sq Ln Pl Dept Univ Assn"
    ),
    loose=_split(
        "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
        "lb lbs oz ft in yd yds mi hr hrs min sec"
    ),
    streets=_split("St Dr"),
    starters=_split(
        "A After All Although An And Everyone Everything Another "
        "Any As At Because Before Besides Both But By During "
        "Each Even Every Few For From He Her Here His How However I If In Instead It Its Later "
        "Many Meanwhile Most Mr Mrs My No Nobody None Nor Not Nothing Now Of On Once One Only Or "
        "Other Our Over People Several She Since So "
        "Some Soon Still Such That The Their Then There "
        "These They This Those Though Three Through Thus To Today Two Under Until We What When "
        "Where Whether Which While Who Why With Within Without Yet You Your"
    ),
    saying=_split(
        "said says asked cried shouted replied answered whispered called told wrote added "
        "exclaimed muttered murmured laughed sighed screamed snapped thought wondered"
    ),
)  # fmt: skip
GERMAN = SentenceWords(
    leading=_split(
        "Dr Prof Hr Fr St Sankt ca bzw evtl ggf vgl Vgl sog sogen inkl exkl geb gest verh verw "
        "röm kath ev evang röm.-kath dt engl frz "
        "franz russ griech lat ital span poln preuß österr "
        "Chr z.B d.h i.d.R u.U o.g s.o Abs Hl hl Gen Lt Oblt Hptm Gebr Fa Reg.-Bez Kgl kgl "
        "Ing Dipl Dipl.-Ing med phil jur theol rer nat h.c Frhr Frh Graf.v bes insb insbes allg "
        "ehem gegr gen Anm Hrsg hrsg Red zzgl abzgl ugs urspr vermutl wahrsch Ew ders dies "
        "Joh Seb Friedr Frdr Wilh Gottfr Heinr Ferd Ludw "
        "Jos Mich Conr Konr Phil Theod erb vorm Pers "
        "jew mind max min ungef zw Mag Pfr Bgm Erzb Bf i.d d z v i u.d a.d Ob Unt bzgl"
    ),
    numbered=_split(
        "Nr Nrn S Bd Bde Kap Abb Art Tab Taf Ziff Sp Bl Anl Jg H Z Rn Rdnr Aufl"
    ),
    closing=_split(
        "usw etc Str Jhs u.s.w u.ä o.ä s.u Co e.V GmbH Sr Jr jun sen"
    ),
    endings=("str",),
    loose=_split(
        "Jh Jhd Jhdt v.Chr n.Chr u.a v.a Mio Mrd Tsd Std Min Sek f ff "
        "Jan Feb Febr Apr Aug Sept Sep Okt Nov Dez Mo Di Mi Do Sa So"
    ),
    starters=_split(
        "Aber Acht Alle Allein Als Also Am An Anders Andere Auch Auf Aus Außerdem Bald Bei Beide "
        "Bis Da Dabei Dadurch Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran Darauf "
        "Das Dass Dazu Dem Den Denn Der Deren Des Deshalb Dessen Die Dies Diese Diesem Diesen "
        "Dieser Dieses Doch Dort Drei Durch Ein Eine Einem Einen Einer Eines Einige Erst Er Es "
        "Etwa Für Gegen Gleich Heute Hier Hinter Ich Ihm Ihn Ihr Ihre Im Immer In Ins Jeder Jetzt "
        "Kein Keine Man Manche Mehr Mein Mit Nach Nachdem Neben Nicht Nichts Niemand Noch Nun Nur "
        "Ob Obwohl Oder Ohne Schon Sein Seine Seit Seitdem Sie Sieben Sind So Sobald Sondern "
        "Später Statt Trotz Um Und Uns Unser Unter Viele Vier Vom Von Vor Während Wann War Waren "
        "Warum Was Wegen Weil Weitere Wenn Wer Wie Wir Wird Wo Wurde Wurden Zu Zudem Zuerst Zum "
        "Zur Zwar Zwei Zwischen"
    ),
    has_ordinals=True,
    counted=_split(
        "januar jänner februar märz april mai "
        "juni juli august september oktober november dezember "
        "jahrhundert jahrhunderts jahrhunderte jahrhunderten jahrtausend jahrtausends weltkrieg "
        "weltkriegs weltkrieges armee division regiment korps kongress kapitel geburtstag "
        "jahrestag todestag stock klasse mal lebensjahr breitengrad auflage sitzung vorsitzende "
        "vorsitzender platz rang jahr tag monat woche stunde"
    ),
    before_ordinals=_split(
        "am vom zum zur dem den des im beim ins ab bis seit nach vor diesem diesen dieses jenem "
        "jedem jeden seinem seinen ihrem ihren einem einen eines aus mit gegen um unter von der "
        "die das dieser diese jeder jede jedes sein seine ihr ihre ein eine einer und oder in "
        "mein unser ende anfang mitte"
    ),
    saying=_split("sagte rief fragte antwortete schrie flüsterte meinte sprach"),
)  # fmt: skip
FRENCH = SentenceWords(
    leading=_split(
        "M MM Mr Mme Mmes Mlle Mlles Dr Pr Me Mgr R.P "
        "St Ste Sts Cf cf av apr J.-C env Env éd Éd bd "
        "Bd boul cap gén Gén col lt Ch Chr Ph Th Vve p.ex c.-à-d i.e dir trad s.d coll vol.d Gal"
    ),
    numbered=_split("no No nos n N p pp t T fig Fig chap Chap vol Vol art Art pl Pl f v r ca c h"),
    closing=_split("etc Cie Sté J.-C av.J.-C apr.J.-C Jr s sq km m kg"),
    loose=_split("janv févr avr juil sept oct nov déc"),
    starters=_split(
        "À Ainsi Alors Après Au Aucun Aussi Autour Aux Avant Avec C Car Ce Cela Celle Celui Ces "
        "Cet Cette Chaque Comme D Dans De Depuis Des "
        "Deux Dès Du Elle Elles En Enfin Ensuite Entre "
        "Est Et Il Ils J Je Jusqu L La Là "
        "Le Les Leur Leurs Lors Lorsque Lui Mais Malgré Même Nous "
        "Ne On Or Où Par Parmi Pendant Personne Peu Plus Plusieurs Pour Pourtant Puis Quand Que "
        "Quelques Qui S Sa Sans Selon Ses Si Son "
        "Sous Sur Tous Tout Toute Toutes Trois Un Une Vers "
        "Voici Vous Y Était"
    ),
    saying=_split("dit demanda cria répondit"),
)  # fmt: skip
SPANISH = SentenceWords(
    leading=_split(
        "Sr Sra Srta Sres Dr Dra Dres D Da Dña Dn Prof Profa Fr Sor P Mons Sto Sta S Ud Uds Vd "
        "Gral gral cap Cap Tte Cnel Cía Ing Lic Arq Avda av Av C Cf cf aprox Aprox p.ej P.ej hab "
        "EE EE.UU ed Ed trad Exc Excmo Ilmo Hno Hnos Pbro Rvdo Mtro Gob "
        "Ayto Ntra Nra pl Pl pza Pza izq dcha tel Card Ob Pte Sec "
        "Mte Mtnes Fco Ma José.Ma a d c n"
    ),
    numbered=_split("núm Núm n no No nº vol Vol pág Pág págs p pp fig Fig t art Art cap Cap c h"),
    closing=_split("etc a.C d.C a.m p.m UU EE.UU S.A Jr Bros Co km m kg"),
    loose=_split("ene feb mar abr may jun jul ago sept sep oct nov dic"),
    starters=_split(
        "A Al Algunos Allí Aquel Aquella Aquí Aun Aunque Así Cada Casi Como Con Cuando De Del "
        "Desde Después Donde Dos Durante El Él Ella Ellas Ellos En Entonces Entre Era Eran Es Esa "
        "Ese Eso Esta Está Este Esto Estos Fue Fueron Ha Había Hacia Hasta Hay Hoy La Las Le Les "
        "Lo Los Luego Más Mientras Muchos Muy Nadie Ni No Nos O Para Pero Por Porque Pronto Pues "
        "Que Quien Se Según Si Sin Sobre Solo Su Sus También Tampoco Todo Todos Tras Tres Un Una "
        "Unos Y Ya Yo"
    ),
    saying=_split("dijo preguntó gritó respondió"),
)  # fmt: skip
ITALIAN = SentenceWords(
    leading=_split(
        "Sig Sigg Sig.ra Sig.na sig sigg sig.ra sig.na Dott dott Dott.ssa Prof prof Prof.ssa Ing "
        "ing Avv avv Arch On Mons S SS Sta Sto P "
        "Fra Don gen Gen col Col cap magg ten Cfr cfr p.es "
        "P.es es ca circ ed Ed trad sec Ecc.mo Rev Card card "
        "on cav Cav comm vesc arciv prov Prov Ill.mo Spett Egr c.d n"
    ),
    numbered=_split("n N nn no num vol Vol voll pag Pag pagg p pp fig Fig cap Cap t art Art tav c"),
    closing=_split("ecc etc a.C d.C a.m p.m S.p.A S.r.l jr F.lli Co km m kg sgg ss"),
    loose=_split("genn gen febb mar apr magg giu lug ag sett ott nov dic"),
    starters=_split(
        "A Ad Agli Ai Al Alla Alle Allo Anche Ancora Appena C Che Chi Ci Ciò Col Come Con Così Da "
        "Dai Dal Dalla De Degli Dei Del Della Delle Di Dopo Dove Due Dunque Durante E È Ed Egli "
        "Ella Era Erano Essa Essi Esso Fino Fra Fu Furono Gli Ha Hanno I Il In Infine Invece Io L "
        "La Le Lei Lo Loro Lui Lungo Ma Mentre "
        "Molti N Nacque Ne Negli Nei Nel Nella Nelle Nessuno "
        "Niente No Noi Non Nulla O Ogni Oggi Ora Per Perché Però Più Poi Prima Qualche Quando "
        "Quasi Quella Quello Questa Queste Questi Questo Qui Quindi Se Secondo Senza Si Solo Sono "
        "Sopra Sotto Su Sul Sulla Suo Tra Tre Tutti Tutto Un Una Uno Verso Vi"
    ),
    saying=_split("disse chiese gridò rispose"),
)  # fmt: skip
RUSSIAN = SentenceWords(
    leading=_split(
        "им Им св Св проф Проф акад Акад ген Ген полк "
        "подп кап лейт гр кн Кн ул Ул пр просп пер пл "
        "пос дер обл р-н оз бух напр Напр т.е т.к т.н т.наз ок ср Ср см См др.-греч лат нем англ "
        "фр франц итал рус ред Ред изд сост пер Пер арх инж Инж доц канд д-р г-н г-жа тов Тов ст "
        "муж жен д кв корп стр выс дл шир глуб пл ж.-д тел зав зам нач мл ст род ум гв"
    ),
    numbered=_split("т Т с С стр рис Рис табл гл Гл ст Ст п д кв вып № ч Ч л"),
    closing=_split("гг вв т.д т.п др пр н.э до.н.э руб коп млн млрд тыс чел экз"),
    loose=_split("янв февр мар апр авг сент окт нояб дек"),
    starters=_split(
        "А Без Более Больше В Вдоль Ведь Весь Во Вокруг "
        "Вот Все Всё Вскоре Где Даже Два Для До Его "
        "Ещё Если Её За Затем Здесь И Из Или Именно Их К Каждый Как Когда Который Кроме Кто Лишь "
        "Между Многие Мы На Над Не Некоторые Нет Ни Никто Но Ныне О Об Оба Один Однако Он Она Они "
        "Оно От Перед По Под После Потом Почти При Раньше С Сегодня Сейчас Сначала Со Среди Так "
        "Также Там Теперь То Тогда Только Три У Уже Хотя Через Что Чтобы Эта Эти Это Этот Я Был "
        "Была Были Было"
    ),
)  # fmt: skip
POLISH = SentenceWords(
    leading=_split(
        "ks Ks prof Prof dr hab mgr inż Inż gen Gen "
        "płk ppłk mjr kpt por ppor sierż św Św bł im Im "
        "ul Ul al pl os m.in tj Tj np Np ok zob "
        "Zob por Por tzw zw ur zm red Red tłum wyd oprac ang "
        "łac niem franc ros wł zm wys dł szer arch bp abp kard "
        "o br s hr ob woj pow gm godz r m st tzn"
    ),
    numbered=_split("t T s S rys Rys tab nr Nr poz rozdz ryc art Art ust pkt godz k z vol"),
    closing=_split("itd itp etc n.e p.n.e br bm wiek tys mln mld zł gr cd r"),
    loose=_split("stycz lut mar kwiec czerw lip sierp wrzes wrześ paźdz list grudz"),
    starters=_split(
        "A Ale Aż Bo Był Była Było Były Ci Co Czy Czyli Dla Dlatego Do Dopiero Dwa Dziś Gdy Gdzie "
        "I Ich Inni Ja Jak Jako Jego Jej Jest Jeszcze Już Każdy Kiedy Kilka Kto Który Lecz Lub Ma "
        "Między Mimo Miał Może My Na Nad Następnie Nie "
        "Niektórzy Nikt O Obecnie Od On Ona Oni Oraz "
        "Po Pod Podczas Potem Później Przed Przez Przy Są Składa Także Tak Tam Ta Te Ten To Tu "
        "Tylko U W Wtedy We Wkrótce Wszyscy Według Z Za Zaraz Ze Został Została Zostały"
    ),
    has_ordinals=True,
    counted=_split("armia armii dywizja dywizji pułk pułku korpus korpusu batalion brygada"),
    before_ordinals=_split("dnia"),
)  # fmt: skip
DUTCH = SentenceWords(
    leading=_split(
        "Dhr dhr Mevr mevr Mw mw dr Dr drs prof Prof ir mr ds Ds St gen kol kap vgl bijv bv o.a "
        "d.w.z ca resp zgn z.g geb nl m.n t.o.v i.p.v a.d v.d"
    ),
    numbered=_split("nr Nr blz p pp dl Dl fig afb Afb hfst art c"),
    closing=_split("enz etc v.Chr n.Chr Chr jr sr Co e.d e.a"),
    loose=_split("jan feb febr apr aug sept okt nov dec"),
    starters=_split(
        "Aan Al Als Bij Daar Daarna Dan Dat De Deze Die Dit Door Een Eerst En Er Geen Het Hij Hun "
        "Ik In Later Maar Men Met Na Naar Niemand Nog Nu Of Om Onder Ook Op Over Sinds Te Tegen "
        "Tijdens Toch Toen Tot Twee Uit Van Veel Vanaf Volgens Voor Wat We Wij Wie Zij Ze Zijn Zo "
        "Zonder"
    ),
)  # fmt: skip
PORTUGUESE = SentenceWords(
    leading=_split(
        "Sr Sra Srs Srta Dr Dra D Dona Prof prof Profa Pe gen cel "
        "Fr Frei Sto Sta S Gen Cel Cap Maj Ten Eng Arq "
        "Av R Cf cf aprox p.ex ed Ed org trad Exmo Ilmo Lda Cia a d"
    ),
    numbered=_split("n N nº num vol Vol pág p pp fig Fig cap Cap art Art t c séc"),
    closing=_split("etc a.C d.C a.m p.m S.A Ltda Jr km m kg"),
    loose=_split("jan fev mar abr mai jun jul ago set out nov dez"),
    starters=_split(
        "A Ainda Além Ali Ao Aos Após Aquela Aquele As Assim Até Cada Com Como Da Das De Depois "
        "Desde Do Dois Dos Durante E É Ela Elas Ele Eles Em Enquanto Então Entre Era Eram Essa "
        "Esse Esta Este Eu Foi Foram Há Hoje Isso Já Lá Logo Mais Mas Muitos Na Nada Não Nas Nem "
        "Ninguém No Nos O Onde Os Ou Para Pela Pelo Por Porém Quando Que Quem Se Segundo Sem Seu "
        "Seus Só Sob Sobre Sua Suas Também Tinha Todos Três Tudo Um Uma"
    ),
)  # fmt: skip
UKRAINIAN = SentenceWords(
    leading=_split(
        "ім Ім св Св проф Проф акад Акад ген Ген "
        "полк вул Вул просп пл обл оз напр Напр т.зв тобто "
        "бл див Див пор лат нім англ фр рос ред Ред вид арх інж доц"
    ),
    numbered=_split("т Т с С розд Розд стор рис Рис табл гл ст Ст п ч №"),
    closing=_split("рр ст т.д т.п ін н.е до.н.е грн млн млрд тис"),
    loose=_split("січ лют бер квіт трав черв лип серп верес жовт листоп груд"),
    starters=_split(
        "А Але Без Бо Був Була Було Були В Ви Від Він "
        "Вона Вони Все Де До Для Його Її Їх З За Згодом "
        "Зараз І Із Й Коли Ми На Навіть Не Ніхто Ні О Однак Один Перед Під Після По Потім При Про "
        "Та Так Там Тепер То Тоді Тут У Усі Хоч Через Це Цей Ця Що Щоб Я Як"
    ),
)  # fmt: skip
SWEDISH = SentenceWords(
    leading=_split(
        "dr Dr prof Prof Hr hr fru St s.k t.ex dvs d.v.s bl.a ca resp jfr Jfr f.d kl gen kapt bl t"
    ),
    numbered=_split("nr Nr s sid bd fig kap kl"),
    closing=_split("osv o.s.v etc m.m f.Kr e.Kr Kr jr sr"),
    loose=_split("jan feb febr apr aug sept okt nov dec"),
    starters=_split(
        "Alla Att Av Bara De Den Denna Det Detta Där Då Efter En Ett Från För Han Hans Hon Här I "
        "Ingen Innan Inte Jag Man Med Men Mot Nu När Och Om Omkring På Sedan Senare Som Så Till "
        "Två Under Ur Utan Var Vi Vid Än Även Är Över"
    ),
)  # fmt: skip
KOREAN = SentenceWords(
    numbered=_split("No no Vol vol"),
    leading=_split("Dr Mr Mrs"),
    saying=_split("하고 라고 이라고 하며 라며 고 라는 하는"),
)
ALL = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "ru": RUSSIAN,
    "pl": POLISH,
    "nl": DUTCH,
    "pt": PORTUGUESE,
    "uk": UKRAINIAN,
    "sv": SWEDISH,
    "ko": KOREAN,
}
"""Language -> its words."""
UNKNOWN = SentenceWords()
"""A language of which no words are known: initials and small letters are told all the same."""
