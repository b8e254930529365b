"""Words of other languages beside which a capitalised word is a person, an organisation or a street."""

from functools import cache

#: Stand right before a person's name, in small letters; in Slavic languages with their endings.
_TITLES = {
    "de": "herr herrn frau präsident präsidenten präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin "
    "außenminister außenministerin innenminister innenministerin finanzminister verteidigungsminister wirtschaftsminister justizminister "
    "gesundheitsminister ministerpräsident ministerpräsidentin bundespräsident premierminister premierministerin premier regierungschef "
    "regierungschefin staatschef parteichef parteichefin vorsitzender vorsitzende chef chefin bürgermeister bürgermeisterin oberbürgermeister "
    "oberbürgermeisterin sprecher sprecherin regierungssprecher papst könig königin prinz prinzessin professor prof dr dr. prof. trainer "
    "bundestrainer senator senatorin abgeordneter abgeordnete generalsekretär generalsekretärin botschafter general kardinal bischof "
    "us-präsident ex-präsident kremlchef vizepräsident vizepräsidentin kommissionspräsidentin schauspieler schauspielerin sänger sängerin",
    "fr": "m. mm. mme mlle président présidente ministre premier chancelier chancelière maire député députée sénateur sénatrice roi reine pape "
    "prince princesse général colonel professeur dr docteur me maître directeur directrice secrétaire porte-parole entraîneur sélectionneur juge "
    "procureur ambassadeur commissaire patron avocat avocate acteur actrice chanteur chanteuse écrivain écrivaine journaliste candidat candidate monseigneur mgr",
    "es": "presidente presidenta ministro ministra primer canciller alcalde alcaldesa diputado diputada senador senadora rey reina papa príncipe "
    "princesa general coronel profesor profesora dr dr. dra. doctor doctora sr. sra. señor señora don doña d. director directora secretario secretaria portavoz vocero "
    "entrenador juez jueza fiscal embajador gobernador gobernadora expresidente exministro vicepresidente vicepresidenta líder candidato candidata actor actriz cantante escritor escritora periodista abogado",
    "it": "presidente ministro ministra premier cancelliere sindaco sindaca deputato deputata senatore senatrice re regina papa principe generale "
    "colonnello professore prof. prof dottor dott. dott signor signora sig. on. avv. direttore segretario segretaria portavoce allenatore ct giudice pm procuratore "
    "ambasciatore governatore vicepresidente vicepremier leader candidato candidata attore attrice cantante scrittore scrittrice giornalista avvocato don monsignor cardinale",
    "pt": "presidente ministro ministra primeiro-ministro chanceler prefeito prefeita deputado deputada senador senadora rei rainha papa príncipe princesa "
    "general coronel professor professora dr. dra. dr sr. sra. senhor senhora dom dona diretor diretora secretário secretária porta-voz treinador técnico juiz juíza "
    "procurador embaixador governador governadora ex-presidente vice-presidente ex-ministro líder candidato candidata ator atriz cantor cantora escritor escritora jornalista advogado",
    "nl": "president premier minister staatssecretaris burgemeester meneer mevrouw dhr. mw. mr. dr. prof. koning koningin prins prinses paus kanselier generaal "
    "directeur voorzitter woordvoerder trainer bondscoach hoogleraar professor senator ambassadeur commissaris ex-president oud-premier fractievoorzitter "
    "lijsttrekker partijleider leider acteur actrice zanger zangeres schrijver schrijfster journalist advocaat wethouder kamerlid heer heren dame juffrouw minister-president demissionair oud-minister raadsheer vicepremier vice-premier staatshoofd",
    "pl": "prezydent prezydenta prezydentowi prezydentem premier premiera premierowi premierem minister ministra ministrowi ministrem pan pana panu panem pani panią "
    "poseł posła posłanka posłanki senator senatora prof. dr dr. prezes prezesa prezesem szef szefa szefem szefowa kanclerz kanclerza marszałek marszałka wojewoda burmistrz papież papieża król królowa generał generała gen. płk ks. "
    "rzecznik rzecznika rzeczniczka trener trenera dyrektor dyrektora ambasador ambasadora lider lidera przewodniczący przewodniczącego wiceminister wicepremier wicepremiera kandydat kandydata aktor aktorka reżyser pisarz dziennikarz",
    "cs": "prezident prezidenta prezidentovi prezidentem premiér premiéra premiérovi premiérem ministr ministra ministrovi ministrem ministryně pan pana panu paní poslanec poslance poslankyně senátor senátora "
    "senátorka prof. dr. mudr. judr. ing. mgr. šéf šéfa šéfka kancléř kancléře kancléřka primátor primátora starosta starosty hejtman hejtmana papež papeže král královna generál generála mluvčí trenér trenéra "
    "ředitel ředitele ředitelka velvyslanec lídr lídra předseda předsedy předsedkyně místopředseda exprezident expremiér vicepremiér kandidát kandidáta herec herečka režisér spisovatel novinář",
    "ru": "президент президента президенту президентом премьер премьера премьером премьер-министр премьер-министра министр министра министру министром господин госпожа депутат депутата сенатор сенатора "
    "глава главы главе главой канцлер канцлера мэр мэра губернатор губернатора губернатором папа король королева королевы генерал генерала полковник профессор профессора доктор спикер спикера директор директора "
    "представитель представителя пресс-секретарь пресс-секретаря посол посла лидер лидера председатель председателя экс-президент экс-президента вице-премьер вице-премьера вице-президент тренер тренера режиссер "
    "режиссёр актер актёр актриса писатель журналист адвокат кандидат кандидата судья космонавт академик",
    "uk": "президент президента президенту президентом прем'єр прем'єра прем'єр-міністр прем'єр-міністра прем’єр-міністр міністр міністра міністру міністром пан пана пані депутат депутата нардеп нардепа сенатор сенатора "
    "голова голови голові головою канцлер канцлера мер мера губернатор губернатора папа король королева генерал генерала полковник професор доктор спікер спікера директор директора речник речника речниця "
    "представник представника посол посла лідер лідера очільник очільника експрезидент віцепрем'єр тренер тренера режисер актор акторка письменник журналіст адвокат кандидат суддя академік",
}  # fmt: skip
#: Before a capitalised word they make it a street, a school, a firm or a saint, whoever gave the name.
_BODIES = {
    "de": "straße platz allee schule universität stiftung bank sankt st. stadion flughafen firma verlag klinik institut preis haus gasse brücke theater museum bayern werder borussia eintracht hertha dynamo hansa energie arminia fortuna union viktoria alemannia kickers lok lokomotive juventus inter lazio real atlético atletico fc dinamo zenit spartak galatasaray fenerbahce kaserne denkmal hotel cafe café restaurant kirche dom kloster gymnasium realschule brauerei verlag galerie orchester chor turnverein zeche kanal tunnel park ufer ring damm chaussee gedenkstätte messe eisbären adler haie panther roosters wölfe füchse löwen bären sparkasse stadtwerke küchen hurrikan taifun sturmtief orkan zyklon tief hoch",
    "fr": "rue avenue boulevard place quai université lycée collège école hôpital aéroport stade fondation banque institut prix saint sainte saint- centre société groupe cabinet musée théâtre station gare métro pont bibliothèque château basilique cathédrale église bataille olympique stade racing fc real club hôtel restaurant café parc lac place faubourg impasse villa galerie orchestre festival caserne aérodrome monument abbaye chapelle hippodrome cinéma maison association fédération éditions magazine journal international internationale intercontinental prix coupe trophée métro ouragan tempête cyclone typhon st. st",
    "es": "calle avenida plaza universidad instituto colegio hospital aeropuerto estadio fundación banco premio san santa santo santos puente museo teatro grupo centro biblioteca estación catedral iglesia club escuela puerto nuestra paseo copa sporting deportivo atlético athletic racing real rayo celta unión club fc cf sc hotel restaurante cine editorial revista diario periódico ermita monasterio convento palacio torre parque bar cafetería concurso trofeo galería orquesta festival asociación federación sindicato partido cerveza tour autopista avda. pza. c/ huracán tormenta ciclón tifón borrasca st. st",
    "it": "via viale piazza corso università istituto liceo ospedale aeroporto stadio fondazione banca premio san santa santo sant' sant’ ponte museo teatro gruppo centro biblioteca stazione chiesa basilica villa palazzo lungotevere scuola fc ac as us inter hellas virtus sampdoria real atletico sporting club hotel albergo ristorante cinema teatro galleria orchestra festival associazione fondazione federazione quotidiano rivista rete casa cattedrale duomo santuario aula parco lago largo vicolo piazzale tangenziale autostrada stazione metro caserma carcere ospedale clinica editrice edizioni uragano tempesta ciclone tifone st. st",
    "pt": "rua avenida praça universidade instituto colégio escola hospital aeroporto estádio fundação banco prémio prêmio são santa santo ponte museu teatro grupo centro biblioteca estação igreja vila palácio largo travessa rodovia parque fc sporting atlético real clube club grêmio hotel restaurante cinema editora revista jornal diário mercado mosteiro convento torre edifício galeria orquestra festival associação federação sindicato partido r. av. alameda viaduto aterro shopping metrô cemitério usina lar bar troféu prêmios concurso furacão tempestade ciclone tufão st. st",
    "nl": "straat plein universiteit school ziekenhuis luchthaven stadion stichting bank sint prijs museum theater station brug instituut stichting fc sc vv sparta real club hotel restaurant café cafe bioscoop uitgeverij tijdschrift krant kerk kathedraal klooster gevangenis galerie orkest festival vereniging bond partij fonds toren molen laan weg kade gracht park orkaan storm cycloon tyfoon",
    "pl": "ulica ulicy ul. aleja aleje al. plac placu uniwersytet uniwersytetu szkoła szpital szpitala lotnisko stadion fundacja fundacji bank banku święty święta św. nagroda nagrody most muzeum teatr instytut im. imienia rondo",
    "cs": "ulice ulici náměstí univerzita univerzity škola nemocnice letiště stadion nadace banka svatý svatá sv. cena ceny most muzeum divadlo institut třída",
    "ru": "улица улице улицы ул. проспект проспекте площадь площади университет университета школа больница аэропорт аэропорта стадион фонд банк святой святая святого премия мост музей музея театр театра институт института имени им. переулок шоссе станция станции",
    "uk": "вулиця вулиці вул. проспект проспекті площа площі університет університету школа лікарня аеропорт аеропорту стадіон фонд банк святий свята святого премія міст музей театр інститут імені ім. провулок шосе станція",
}  # fmt: skip
#: Small words inside a person's name.
_PARTICLES = {
    "de": "von vom van der zu zur de la el al bin ibn", "fr": "de du des la le d' d’ van von der el al ben bin ibn", "es": "de del la las los d' d’ van von der da dos al bin",
    "it": "de del della di da dalla d' d’ van von der al bin", "pt": "de da do dos das e d' d’ van von der al bin",
    "nl": "van de der den ter ten te von el al 't bin la del da di dos du le", "pl": "von van der de al bin", "cs": "von van der de al bin",
    "ru": "фон ван дер де да аль бин бен ибн", "uk": "фон ван дер де да аль бін бен ібн",
}  # fmt: skip
#: How surnames end that nothing else ends like.
_SURNAMES = {
    "pl": "ski ska skiego skiej skiemu skim ską cki cka ckiego ckiej ckim cką wicz wicza wiczem wiczowi czyk czyka czykiem czuk czak",
    "cs": "ová ové ovou ský ského ským skému cký ckého ckým",
    "ru": "ов ова ову овым овой ове ев ева еву евым евой ин ина ину иным иной ский ского скому ским ском ская скую ской енко юк чук ян яна яну швили дзе вич вича вичу вичем",
    "uk": "ов ова ева ін іна ський ського ському ським ська ську ської ській енко енка енку енком юк юка юку юком чук чука чуку чуком чак ишин швілі дзе",
}  # fmt: skip
#: Nouns that say that the next capitalised word is a place, as they are written inside sentences.
_PLACE_NOUNS = {
    "de": "Stadt Insel Fluss Gemeinde Dorf Provinz Region Landkreis Ortsteil Kreisstadt Hauptstadt Hafenstadt Kanton Kleinstadt Großstadt Millionenstadt Küstenstadt Vorort Stadtteil Bezirk Kreis Bundesstaat Gouvernement Oblast Département Ort Ferienort Urlaubsort Badeort Grenzort Grenzstadt Universitätsstadt Metropole Halbinsel Ferieninsel Urlaubsinsel Mittelmeerinsel Vulkan Stadtbezirk Ortschaft Nachbarort Provinzhauptstadt Bergdorf Städte Gemeinden Dörfer Provinzen Inseln Orte Orten Städten Gemeinden Regionen Flusses",
    "fr": "ville commune village province région département île rivière fleuve canton port district ville-état comté quartier vallée plateau massif golfe baie détroit arrondissement banlieue forêt préfecture presqu'île péninsule lac col gorges hameau bourg bourgade mairie capitale cité localité station circonscription métropole côte côtes aérodrome état villes communes villages régions départements provinces îles rivières cantons comtés cités districts diocèse mer Mer Golfe Baie Détroit Vallée Lac Mont Cap Îles Île",
    "es": "ciudad municipio pueblo provincia región isla río localidad departamento estado distrito capital barrio comuna condado valle volcán golfo bahía península comarca vereda aldea caserío parroquia pedanía sierra desierto costa playa frontera periferia vecindad villa población puerto autónomo localidades afueras diócesis archipiélago cantón suburbio colonia ciudades municipios pueblos provincias regiones islas departamentos estados distritos barrios comunas aldeas mar Golfo Bahía Mar Estrecho Océano Islas Isla Sierra Río Lago Cabo Península Valle Cordillera Volcán Cerro Monte Puerto Costa Ciudad",
    "it": "città comune paese provincia regione isola fiume frazione distretto contea quartiere valle lago golfo baia penisola contrada borgo borgata capoluogo costa spiaggia cittadina località periferia cantone porto arcipelago altopiano frontiera hinterland rione diocesi paesi comuni province regioni isole frazioni quartieri mar Golfo Mar Stretto Baia Isola Isole Lago Monte Monti Valle Val Capo",
    "pt": "cidade município vila província região ilha rio freguesia concelho distrito estado bairro comarca condado aldeia vale serra golfo baía península povoado localidade praia capital periferia subúrbio arquipélago planalto fronteira arredores diocese cidades municípios vilas províncias regiões ilhas freguesias concelhos concelhia distrital distritos bairros aldeias mar Golfo Baía Mar Estreito Ilha Ilhas Serra Lago Lagoa Cabo Vale Rio Península Monte",
    "nl": "stad gemeente dorp provincie regio eiland rivier plaats district dorpje stadje wijk vallei havenstad hoofdstad deelgemeente kustplaats buurt badplaats deelstaat graafschap schiereiland grensstad miljoenenstad kuststad kustplaatsje hoofdplaats stadsdeel stadswijk steden dorpen gemeenten provincies eilanden plaatsen wijken rivieren",
    "pl": "miasto miasta mieście miastem wieś wsi wyspa wyspie rzeka rzeki rzece gmina gminy gminie powiat powiatu miejscowość miejscowości dzielnica dzielnicy",
    "cs": "město města městě městem obec obce obci vesnice vesnici ostrov ostrova ostrově řeka řeky řece městečko okres okresu čtvrť čtvrti",
    "ru": "город города городе городу городом село села селе деревня деревни деревне посёлок поселок посёлке поселке посёлка поселка остров острова острове река реки реке реку рекой озеро озера озере "
    "станица станице станицы аул хутор провинция провинции штат штата штате район района гора горы горе",
    "uk": "місто міста місті місту містом село села селі селище селища селищі острів острова острові річка річки річці озеро озера озері провінція провінції штат штату штаті гора гори",
}  # fmt: skip
#: Nouns that follow the adjective of a region.
_PLACE_SUFFIXES = {
    "ru": "область области областью районе район района районом край края крае округ округа округе губерния губернии губернию республика республики республике уезд уезда уезде",
    "uk": "область області областю район району районі районом край краю округ округу губернія губернії республіка республіки",
}  # fmt: skip
#: Prepositions after which a listed name is the place.
_LOCATIVES = {
    "de": "in aus nach bei nahe via", "fr": "à vers depuis via près", "es": "en desde hacia vía", "it": "a ad da in verso presso via", "pt": "em desde para via",
    "nl": "in naar te uit bij nabij", "pl": "w we do z ze", "cs": "v ve do z ze", "ru": "", "uk": "",
}  # fmt: skip
#: Prepositions of place in Slavic languages, before names of towns.
_PLACE_PREPOSITIONS = {
    "pl": "w we do z ze pod nad koło przez na od ku po spod znad obok pomiędzy między", "cs": "v ve do z ze u na přes nad pod mezi kolem od poblíž",
    "ru": "в во из под через до около возле близ над из-под на между", "uk": "у в до по з із зі під через біля поблизу над коло з-під на між",
}  # fmt: skip
#: After these only a place can be meant, though the name is a person's as well.
_SURE_PREPOSITIONS = {"pl": "w we", "cs": "v ve", "ru": "в во из под около близ", "uk": ""}
#: Nouns before the genitive of a town: mieszkańcy Kraśnika, мэр Тулы.
_SETTLED = {
    "pl": "miast miastach wsiach miejscowościach gminach powiatach mieszkańcy mieszkańców mieszkaniec mieszkanka mieszkańcom mieszkańcami władze władz władzom rada rady radzie radny radna radni urząd urzędu centrum rynku rynek burmistrz burmistrza burmistrzem "
    "burmistrzowi wójt wójta starosta starosty prezydent prezydenta prezydentem prezydentowi wiceprezydent wiceprezydenta okolic okolice okolicach ulicach ulice biskup biskupa arcybiskup metropolita przedmieściach przedmieścia miasta miasto miastu mieście miastem południe północ wschód zachód "
    "południu północy wschodzie zachodzie lotnisko lotniska lotnisku port porcie portu terenie teren stolicy stolica granicy granicach wsi wieś gminy gmina gminie powiatu powiat powiecie obrona obronie zdobycie",
    "cs": "měst městech obcí obcích vesnicích okresech hladina hladinu břeh břehu obyvatelé obyvatel obyvatelům starosta starosty starostka primátor primátora primátorka zastupitelé zastupitelstvo zastupitelů rada rady radní radnice centrum centra centru centrem okolí okraji předměstí ulicích město města městě městem obec obce obci vedení biskup "
    "severu jihu východě západě severně jižně východně západně směr směrem letiště letišti soud magistrát magistrátu hejtmanství univerzita nemocnice mluvčí",
    "ru": "сёл сел селах сёлах деревень деревнях городов городах посёлков посёлках станциях епископ архиепископ жители жителей жителям житель жительница власти властей властям мэр мэра мэром мэру мэрия мэрии администрация администрации глава главы главой центр центра центре центром окрестности окрестностях окраине окраины улицам улицах улицы пригороде пригород пригорода "
    "столице столица севере юге востоке западе север юг восток запад аэропорт аэропорту аэропорта порт порту порта территории уроженец уроженка города городе город городу прокуратура суд полиция взятие оборона освобождение обстрел обстрела",
    "uk": "сіл селах міст містах селищах станціях єпископ архієпископ жителі жителів жителям мешканці мешканців мешканцям мешканка мешканець влада влади мер мера мером меру мерія мерії голова голови головою голові адміністрація центр центру центрі околиці околицях околицею вулицям вулицями вулицях передмісті передмістя столиці "
    "півночі півдні сході заході напрямку аеропорт аеропорту порт порту порті території уродженець уродженка міста місто місті поліція оборона оборони звільнення обстріл обстрілу обстрілі районі",
}  # fmt: skip


@cache
def place_prepositions(language: str) -> frozenset[str]:
    """Prepositions of place before the names of small towns."""
    return frozenset(_PLACE_PREPOSITIONS.get(language, "").split())


@cache
def sure_prepositions(language: str) -> frozenset[str]:
    """Prepositions after which no person is meant."""
    return frozenset(_SURE_PREPOSITIONS.get(language, "").split())


@cache
def settled_nouns(language: str) -> frozenset[str]:
    """Nouns before the genitive of a town: those who live there or rule it."""
    return frozenset(_SETTLED.get(language, "").split())


@cache
def place_nouns(language: str) -> frozenset[str]:
    """Nouns that say that the next capitalised word is a place."""
    return frozenset(_PLACE_NOUNS.get(language, "").split())


@cache
def place_suffixes(language: str) -> frozenset[str]:
    """Nouns that make the adjective before them the name of a region."""
    return frozenset(_PLACE_SUFFIXES.get(language, "").split())


@cache
def locatives(language: str) -> frozenset[str]:
    """Prepositions after which a listed name is the place."""
    return frozenset(_LOCATIVES.get(language, "").split())


@cache
def titles(language: str) -> frozenset[str]:
    """Words right before a person's name, in small letters; empty where none are known.

    >>> "bundeskanzler" in titles("de"), titles("ja")
    (True, frozenset())
    """
    return frozenset(_TITLES.get(language, "").split())


@cache
def named_after(language: str) -> frozenset[str]:
    """Words before which a person's name is that of a street, a school or a prize, in small letters."""
    return frozenset(_BODIES.get(language, "").split())


@cache
def particles(language: str) -> frozenset[str]:
    """Small words inside a person's name."""
    return frozenset(_PARTICLES.get(language, "").split())


@cache
def surname_endings(language: str) -> tuple[str, ...]:
    """Endings that tell a surname, with those of its cases."""
    return tuple(_SURNAMES.get(language, "").split())


#: Bodies that Slavic newspapers write with a capital and no quotes, in their cases; and how such words begin.
_INSTITUTIONS = {
    "pl": "sejm sejmu sejmie sejmem sejmowi senat senatu senacie senatem rząd rządu prokuratura prokuratury prokuraturze prokuraturę policja policji komisja komisji komisję rada rady radzie radę trybunał trybunału sąd sądu sądzie bank banku ministerstwo ministerstwa "
    "unia unii unię kościół kościoła kościele partia partii koalicja koalicji platforma platformy legia legii lech wisła wisły orlen orlenu komenda komendy instytut instytutu towarzystwo towarzystwa fundacja fundacji spółdzielnia spółdzielni filharmonia filharmonii teatr teatru akademia akademii związek związku "
    "fundusz funduszu zakład zakładu agencja agencji urząd urzędu izba izby dom domu zespół zespołu ruch ruchu liga ligi puchar pucharu kongres kongresu muzeum szkoła szkoły straż straży wojsko wojska kreml kremla całun całunu ewangelia biblia",
    "cs": "viktorie viktoria viktorii zbrojovka zbrojovky dukla dukly bohemians sněmovna sněmovny sněmovně senát senátu vláda vlády policie komise komisi rada rady soud soudu banka banky ministerstvo ministerstva unie unii strana strany sparta sparty slavia slavie baník baníku kreml kremlu univerzita univerzity ústav ústavu svaz svazu pojišťovna správa správy úřad úřadu liga ligy pohár poháru kongres kongresu divadlo akademie bible zákon",
    "ru": "минфин минфина минфину минфином минюст минюста минтранс минтранса минспорт минздрав минздрава минобр миноб закс штаты штатов штатам штатах госдума госдумы госдуме госдуму дума думы думе думу совфед совет совета совете сенат сената конгресс конгресса правительство правительства комиссия комиссии комитет комитета еврокомиссия еврокомиссии евросоюз евросоюза европарламент европарламента бундестаг бундестага верховная рада рады кремль кремля кремле кремлю "
    "пентагон пентагона сбербанк сбербанка газпром газпрома роснефть роснефти церковь церкви партия партии союз союза лига лиги кубок кубка кубке чемпионат полиция суд суда суде прокуратура прокуратуры следком следкома кабмин кабмина банк банка университет университета институт института академия академии министерство министерства управление интерфакс интерфаксу интерфакса библия коран",
    "uk": "мінфін мінфіну мінюст мінюсту моз рада ради раді раду верховна верховної кабмін кабміну сенат сенату конгрес конгресу уряд уряду комісія комісії комітет комітету єврокомісія єврокомісії євросоюз євросоюзу європарламент європарламенту кремль кремля пентагон пентагону приватбанк нафтогаз нафтогазу церква церкви партія партії союз союзу ліга ліги кубок кубка чемпіонат поліція суд суду прокуратура прокуратури "
    "банк банку університет університету інститут інституту академія академії міністерство міністерства управління укрінформ біблія",
}  # fmt: skip
_INSTITUTION_STARTS = {
    "ru": "мин гос рос мос глав центроб нац газпром евро горсуд райсуд райком облсуд облсовет спецназ", "uk": "мін держ укр нац нафто євро голов центр облрад облдерж райрад міськрад",
}  # fmt: skip
#: Endings that a word inside a sentence has hardly ever unless it is a surname.
_LONE_SURNAMES = {
    "pl": "wicz wicza wiczem wiczowi czyk czyka czykiem czykowi czak czaka ewski owski iński yński alski elski ewskiego owskiego ińskiego yńskiego ewskim owskim ińskim yńskim owskiemu owskiej ewskiej ińskiej yńskiej owska ewska ińska yńska owską ewską",
    "cs": "ová ovou",
    "ru": "ов ова ову овым овой ёв ев ева еву евым евой ин ина ину иным иной енко швили вич вича вичу вичем чук чука чуку чуком ский скому",
    "uk": "енко енка енку енком енкові чук чука чуку чуком швілі ський єв єва єву євим ов овим",
}  # fmt: skip


@cache
def institutions(language: str) -> frozenset[str]:
    """Bodies that are written like people, in small letters."""
    return frozenset(_INSTITUTIONS.get(language, "").split())


@cache
def institution_starts(language: str) -> tuple[str, ...]:
    """How names of bodies begin that are one word: Минобороны, Укренерго."""
    return tuple(_INSTITUTION_STARTS.get(language, "").split())


@cache
def lone_surname_endings(language: str) -> tuple[str, ...]:
    """Endings that tell a surname without a first name."""
    return tuple(_LONE_SURNAMES.get(language, "").split())
