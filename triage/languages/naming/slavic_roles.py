"""What people are in Slavic languages, in the first case: roles before names, of which the other cases are made by rule."""

from functools import cache

from triage.languages.naming.name_endings import forms_of_name

_ROLES = {
    "pl": "prezydent premier minister wiceminister wicepremier marszałek wicemarszałek poseł posłanka senator senatorka europoseł europosłanka radny radna wojewoda burmistrz burmistrzyni wójt starosta sołtys rzecznik rzeczniczka prezes prezeska wiceprezes dyrektor dyrektorka "
    "szef szefowa kierownik kierowniczka naczelnik komendant komisarz inspektor aspirant sierżant porucznik kapitan major pułkownik generał admirał żołnierz trener trenerka selekcjoner piłkarz piłkarka napastnik obrońca pomocnik bramkarz tenisista tenisistka siatkarz siatkarka "
    "skoczek biegacz biegaczka kolarz kolarka pływak pływaczka lekkoatletka zawodnik zawodniczka kapitan arbiter sędzia sędzina prokurator adwokat mecenas obrońca pełnomocnik biegły świadek oskarżony oskarżona podejrzany podejrzana skazany profesor profesorka doktor docent doktorka rektor dziekan "
    "historyk historyczka socjolog politolog ekonomista ekonomistka analityk analityczka ekspert ekspertka naukowiec badacz badaczka lekarz lekarka chirurg psycholog psychiatra pielęgniarka ratownik strażak policjant policjantka nauczyciel nauczycielka uczeń uczennica student studentka "
    "pisarz pisarka poeta poetka reżyser reżyserka aktor aktorka piosenkarz piosenkarka wokalista wokalistka muzyk kompozytor dyrygent malarz malarka rzeźbiarz fotograf artysta artystka dziennikarz dziennikarka redaktor redaktorka publicysta krytyk krytyczka kurator kuratorka architekt architektka inżynier "
    "papież kardynał arcybiskup biskup ksiądz proboszcz prałat zakonnik zakonnica siostra brat ojciec pastor rabin imam patriarcha król królowa książę księżna cesarz car hrabia kanclerz sekretarz ambasador ambasadorka konsul dyplomata przewodniczący przewodnicząca wiceprzewodniczący lider liderka kandydat kandydatka polityk "
    "działacz działaczka aktywista aktywistka przedsiębiorca biznesmen miliarder właściciel właścicielka rolnik kierowca mieszkaniec mieszkanka górnik mąż żona syn córka matka ojciec dziadek babcia wujek ciotka siostra kolega koleżanka pan pani pani ekspremier eksprezydent eksminister brygadier mistrz mistrzyni wicemistrz rekordzistka",
    "cs": "prezident prezidentka premiér premiérka ministr ministryně náměstek náměstkyně poslanec poslankyně europoslanec senátor senátorka starosta starostka primátor primátorka hejtman hejtmanka zastupitel zastupitelka radní předseda předsedkyně místopředseda místopředsedkyně mluvčí tajemník tajemnice ředitel ředitelka "
    "šéf šéfka vedoucí jednatel majitel majitelka podnikatel podnikatelka miliardář generál plukovník major kapitán poručík policista policistka hasič hasička záchranář voják trenér trenérka kouč útočník obránce záložník brankář hokejista fotbalista fotbalistka tenista tenistka biatlonistka lyžařka atlet atletka závodník závodnice hráč hráčka "
    "střelec rozhodčí soudce soudkyně žalobce žalobkyně advokát advokátka obhájce obhájkyně právník právnička notář svědek obžalovaný profesor profesorka docent docentka doktor doktorka rektor rektorka děkan děkanka historik historička sociolog socioložka politolog politoložka ekonom ekonomka analytik analytička expert expertka vědec vědkyně "
    "lékař lékařka primář primářka chirurg psycholog psycholožka sestra učitel učitelka žák student studentka spisovatel spisovatelka básník básnířka režisér režisérka herec herečka zpěvák zpěvačka hudebník skladatel dirigent malíř malířka sochař fotograf fotografka umělec umělkyně novinář novinářka redaktor redaktorka publicista kritik kurátor kurátorka architekt architektka "
    "papež kardinál arcibiskup biskup kněz farář kazatel rabín imám patriarcha král královna princ princezna císař car hrabě kancléř kancléřka velvyslanec velvyslankyně konzul diplomat lídr lídryně kandidát kandidátka politik politička aktivista aktivistka guvernér guvernérka řidič řidička archeolog archeoložka meteorolog meteoroložka veterinář "
    "pan paní slečna otec matka syn dcera bratr manžel manželka děda babička strýc teta kolega kolegyně exprezident expremiér exministr vicepremiér vicepremiérka viceprezident státní mistr mistryně šampion šampionka agent agentka soudružka soudruh",
    "ru": "президент премьер премьер-министр министр замминистра вице-премьер вице-президент депутат сенатор губернатор мэр вице-мэр спикер глава председатель зампред директор гендиректор начальник заместитель руководитель представитель секретарь пресс-секретарь помощник советник уполномоченный омбудсмен посол консул "
    "генерал полковник подполковник майор капитан лейтенант сержант адмирал командир комбат солдат полицейский следователь прокурор судья адвокат защитник нотариус обвиняемый подсудимый тренер наставник капитан вратарь защитник полузащитник нападающий форвард футболист хоккеист теннисист теннисистка фигурист фигуристка биатлонист лыжник лыжница боксёр боксер гимнастка пловец чемпион чемпионка спортсмен спортсменка "
    "профессор доцент доктор академик ректор проректор декан учёный ученый историк социолог политолог экономист аналитик эксперт врач хирург психолог психиатр учитель учительница студент студентка школьник писатель писательница поэт поэтесса режиссёр режиссер актёр актер актриса певец певица музыкант композитор дирижёр дирижер художник художница скульптор фотограф "
    "журналист журналистка корреспондент обозреватель редактор телеведущий телеведущая ведущий блогер критик куратор архитектор инженер конструктор космонавт астронавт лётчик летчик пилот папа патриарх митрополит архиепископ епископ священник протоиерей иеромонах игумен монах раввин имам муфтий король королева принц принцесса князь княгиня царь император граф барон канцлер лидер кандидат политик политтехнолог активист активистка "
    "правозащитник правозащитница бизнесмен предприниматель миллиардер олигарх владелец владелица фермер водитель машинист господин госпожа гражданин гражданка товарищ отец мать сын дочь брат сестра муж жена вдова дед бабушка дядя тётя тетя врач экс-президент экс-премьер экс-министр экс-глава экс-мэр вице-спикер бургомистр маршал атаман гетман старшина рядовой аятолла эмир шейх муфтий генсек постпред врио",
    "uk": "президент прем'єр прем’єр прем'єрка прем'єр-міністр прем'єр-міністерка міністр міністерка заступник заступниця віцепрем'єр віцепрем'єрка депутат депутатка нардеп нардепка екснардеп сенатор мер мерка губернатор спікер голова очільник очільниця керівник керівниця начальник начальниця директор директорка гендиректор секретар прессекретар речник речниця "
    "представник представниця помічник радник радниця уповноважений омбудсман посол консул генерал полковник підполковник майор капітан лейтенант сержант адмірал командир комбат військовий боєць солдат поліцейський слідчий прокурор прокурорка суддя адвокат адвокатка захисник підсудний тренер наставник воротар захисник півзахисник нападник форвард футболіст хокеїст тенісист тенісистка боксер боксерка гімнастка чемпіон чемпіонка спортсмен спортсменка "
    "професор професорка доцент доктор академік ректор декан учений вчений науковець історик історикиня соціолог політолог економіст аналітик аналітикиня експерт експертка лікар лікарка хірург психолог психологиня учитель вчитель вчителька студент студентка письменник письменниця поет поетка поетеса режисер режисерка актор акторка актриса співак співачка музикант композитор композиторка диригент диригентка художник художниця скульптор фотограф "
    "журналіст журналістка кореспондент кореспондентка редактор редакторка ведучий ведуча блогер критик куратор кураторка архітектор архітекторка інженер пілот льотчик папа патріарх митрополит архієпископ єпископ священник отець монах рабин імам король королева принц принцеса князь княгиня цар імператор граф канцлер канцлерка лідер лідерка кандидат кандидатка політик політикиня активіст активістка волонтер волонтерка правозахисник правозахисниця "
    "бізнесмен підприємець підприємиця мільярдер олігарх власник власниця фермер водій рятувальник пан пані панна добродій товариш батько мати син донька дочка брат сестра чоловік дружина вдова дід баба бабуся дядько тітка тета експрезидент експрем'єр ексміністр держсекретар віцеспікер гетьман отаман старшина астроном аятола емір шейх генсек постпред спецпредставник",
}  # fmt: skip
#: How forms of several end.
_PLURALS = {
    "pl": ("owie", "ów", "ami", "ach", "cy"), "cs": ("ů", "ům", "ech", "ové"),
    "ru": ("ов", "ев", "ам", "ами", "ах", "ям", "ями", "ях"), "uk": ("ів", "їв", "ам", "ами", "ах"),
}  # fmt: skip


@cache
def slavic_roles(language: str) -> frozenset[str]:
    """Roles in all their cases, in small letters; empty for a language without a list.

    >>> "profesora" in slavic_roles("pl"), "режисером" in slavic_roles("uk"), slavic_roles("de")
    (True, True, frozenset())
    """
    nouns = _ROLES.get(language, "").split()
    bent = {
        form for noun in nouns for form in forms_of_name(noun, language) if not _is_plural(noun, form, language)
    }
    return frozenset(nouns) | bent


def _is_plural(noun: str, form: str, language: str) -> bool:
    """Whether a form is of several: what follows those is what they belong to, as in "kierowcy Williamsa"."""
    return form.endswith(_PLURALS[language]) or (noun[-1] not in "aаяь" and form.endswith(("ы", "и", "y")))


@cache
def nominative_roles(language: str) -> frozenset[str]:
    """Roles in the first case alone: what follows in another is no name of theirs."""
    return frozenset(_ROLES.get(language, "").split())


#: Those whose town is their club.
_PLAYERS = {
    "pl": "kapitan trener napastnik obrońca pomocnik bramkarz piłkarz skrzydłowy stoper", "cs": "kapitán trenér kouč útočník obránce záložník brankář hokejista fotbalista",
    "ru": "капитан тренер наставник вратарь защитник полузащитник нападающий форвард футболист хоккеист", "uk": "капітан тренер наставник воротар захисник півзахисник нападник форвард футболіст",
}  # fmt: skip


@cache
def players(language: str) -> frozenset[str]:
    """Players and coaches in all their cases."""
    nouns = _PLAYERS.get(language, "").split()
    return frozenset(nouns).union(*(forms_of_name(noun, language) for noun in nouns))
