"""What people do for a living or are to one another, as news names them right before a person: the striker Rossi, son frère Paul.

Titles proper, which stand before a surname in any article, are in `titles`; these are the many other words. They are
told apart because a role stands as often before other words, and so proves a name less.
"""

from functools import cache

_ROLES = {
    # German makes new ones of these endings: Landgerichtspräsidentin, UNHCR-Sprecherin, Mittelstürmer.
    "de": "schiedsrichter schiedsrichterin umweltminister umweltministerin assistent assistentin co-trainer torfrau abwehrchef spielmacher linienrichter ministerpräsident erzieherin rentner rentnerin studentin student schüler schülerin nachbar nachbarin kunde abgeordneter abgeordneten agent aktivist aktivistin analyst analystin angreifer anwalt anwältin architekt architektin arzt ärztin astronaut "
    "astronautin außenminister autor autorin bäcker bauer beauftragte beauftragter berater beraterin bergsteiger bischöfin biologe biologin "
    "boxer bruder bundeskanzler bürgermeister chef chefin chefs choreograf choreografin choreographin chemiker chirurg coach dichter dichterin dirigent dirigentin direktor direktorin "
    "ehefrau ehemann ermittler ermittlerin erzbischof experte expertin fahrer fahrerin fahrers filmemacher filmemacherin forscher forscherin fotograf fotografin fraktionschef "
    "fraktionschefin fürst gastronom geiger gewerkschafter gewerkschafterin gouverneur gouverneurin großvater gründer gründerin händler "
    "hauptmann herausgeber herzog historiker historikerin imam informatiker ingenieur ingenieurin inhaber inhaberin innenverteidiger intendant intendantin journalist journalistin "
    "jurist juristin kaiser kaiserin kandidat kandidatin kandidaten kanzler kanzlers kapitän kollege kollegin komiker kommandeur kommandant kommissar kommissarin "
    "komponist komponistin künstler künstlerin landrat landrätin läufer läuferin lehrer lehrerin leiter leiterin leutnant lyriker maler malerin manager managerin "
    "mathematiker mediziner medizinerin minister ministerin ministers ministers mittelfeldspieler moderator moderatorin mörder musiker musikerin mutter nachfolger "
    "nachfolgerin nationalspieler oberst ökonom ökonomin onkel papst parteichef pastor pastorin pater pfarrer pfarrerin philosoph philosophin physiker physikerin pianist pianistin "
    "pilot pilotin polizist politiker politikerin politologe politologin präsident präsidenten präsidentin premier premierminister produzent produzentin professor professorin psychologe psychologin "
    "rabbiner radprofi rapper rapperin rechtsanwalt rechtsanwältin redakteur redakteurin regisseur regisseurin rektor rektorin rennfahrer reporter reporterin richter "
    "richterin sänger sängerin sängers schauspieler schauspielerin schauspielers schauspielerinnen schriftsteller schriftstellerin schriftstellers schwester schwimmer schwimmerin senator senatorin sohn soldat soziologe soziologin "
    "sportdirektor sportvorstand spieler spielerin spitzenkandidat spitzenkandidatin sprecher sprecherin sprinter sprinterin staatsanwalt staatsanwältin staatssekretär staatssekretärin stadtrat stadträtin "
    "stürmer stürmerin stürmers tante täter technikchef teamchef tennisprofi tochter torhüter torhüterin torjäger torwart trainer trainerin trainers turnerin unternehmer unternehmerin vater verleger "
    "verteidiger verteidigerin vize vizekanzler vorgänger vorgängerin vorsitzende vorsitzenden vorsitzender vorstandschef weltmeister weltmeisterin wirt witwe wissenschaftler "
    "wissenschaftlerin zahnarzt zeichner zeuge zeugin olympiasieger olympiasiegerin kritikerin chefredakteur chefredakteurin aufsichtsratschef",
    "fr": "étudiant étudiante élève retraité retraitée voisin voisine habitant habitante futur milieu-de-terrain buteur académicien adjoint adjointe agriculteur amiral analyste animateur animatrice anthropologue apôtre arbitre archevêque architecte arrière artiste astronaute attaquant attaquante "
    "auteur auteure autrice baron batteur biologiste boxeur capitaine cardinal cavalier championne chancelier cheffe chercheur chercheuse chimiste chirurgien chorégraphe cinéaste climatologue "
    "coach collègue colistier comédien comédienne commandant commentateur compositeur compositrice comte comtesse conseiller conseillère consultant couturier cuisinier cycliste défenseur "
    "dessinateur dessinatrice directeur dirigeant dirigeante docteure dramaturge duc duchesse économiste éditorialiste élu élue empereur enquêteur enseignant enseignante entrepreneur épouse époux essayiste évêque "
    "fils fille femme fondateur fondatrice footballeur frère gardien gendarme géographe gouverneur gouverneure graveur guitariste historien historienne homologue humoriste imam infirmière ingénieur "
    "ingénieure inspecteur islamologue jockey joueur joueuse juriste khalife lieutenant linguiste lutteur maestro magistrat magistrate major maître-nageur manager marquis mari mathématicien médecin mère metteur-en-scène "
    "militant militante musicien musicienne nageur nageuse navigateur navigatrice neurologue notaire oncle opposant opposante organisateur ouvrier paléontologue parlementaire parolier pasteur pâtissier peintre père perchiste philosophe photographe "
    "physicien pianiste pilote poète poétesse policier politologue premier-ministre prêtre procureure producteur productrice professeure psychiatre psychologue rabbin rappeur rappeuse réalisateur réalisatrice recteur rectrice "
    "reine-mère reporter résistant romancier romancière scénariste scientifique sculpteur sculptrice sergent skieur skieuse slameur sociologue soeur sœur soldat sprinteur styliste syndicaliste tante technicien "
    "tennisman théologien trésorier triathlète trompettiste vétérinaire veuve vice-premier vice-président vice-présidente vicomte vigneron violoniste virologue épidémiologiste ex-président ex-ministre ex-femme ami amie jeune "
    "garde-des-sceaux coordinateur coordinatrice préfet préfète ministre-président eurodéputé eurodéputée bâtonnier",
    "es": "estudiante vecino vecina jubilado alumno alumna querido querida académico académica actriz activista alguacil almirante analista antropólogo apóstol árbitro arquitecta arquitecto arqueólogo arquero artista arzobispo asesor asesora asesino astronauta atacante atleta "
    "autor autora baloncestista bailarín bailarina barón biólogo bióloga boxeador cabo candidata canciller capitán capitana cardenal catedrático catedrática centrocampista ceramista chef ciclista "
    "cineasta cirujano coach cofundador colega comandante comediante comentarista comisario comisaria compositor compositora concejal concejala conde condesa consejero consejera conductor conductora coordinador coordinadora coreógrafo corredor cronista "
    "cuñado delantero delantera defensor defensora delegado delegada dibujante directivo dirigente diseñador diseñadora doctora dramaturgo dueño duque duquesa economista edil emperador empresaria "
    "empresario ensayista epidemiólogo escultor esposa esposo estadista exalcalde exdiputado exentrenador exfutbolista exfiscal exgobernador exjugador exministra expresidenta filósofo filósofa físico fotógrafo fotógrafa fundador fundadora futbolista "
    "gerente golfista goleador guardameta guionista guitarrista hermana hermano hija hijo historiador historiadora humorista infanta infante ingeniero ingeniera inspector investigador investigadora jefa jefe jinete "
    "jugador jugadora jurista lanzador lateral lehendakari lexicógrafo lingüista locutor locutora magistrada magistrado madre maestra maestro marido marqués marquesa mediocampista médico militante músico nadador nadadora narcotraficante neurólogo "
    "novelista obispo opositor opositora padre parlamentario parlamentaria párroco pianista piloto pintor pintora pitcher poeta poetisa policía político politólogo portera portero prelado premier presentador presentadora primo "
    "procurador procuradora profeta psicólogo psicóloga psiquiatra rabino rapero realizador rector rectora regidor regidora religioso reportero reportera sacerdote saxofonista secretario sicólogo sindicalista sobrino "
    "sociólogo socióloga soldado tenista teniente teólogo tía tío torero técnico tesorero vicealcalde vicecanciller viceministro viceministra vicepresidenta viuda virólogo vocera zaguero "
    "mandatario mandataria mariscal caudillo predecesora compañero compañera amigo amiga novia novio ídolo",
    "it": "studente studentessa pensionato pensionata don alfiere allenatrice alpinista amica amico ammiraglio analista antropologo apostolo arbitro architetto archeologo arcivescovo artista assessore assessora assessora astronauta atleta attaccante autore autrice avvocata "
    "baritono barone bassista batterista biologa biologo bomber brigadiere calciatore calciatrice cancelliera capitano capitana capo capogruppo capolista caporale cantautore cantautrice cardinal centravanti centrocampista chef chirurgo chitarrista ciclista cineasta "
    "collega colonnello comandante comico commissaria commissario compagna compagno compositore consigliere consigliera conte contessa coreografo coordinatore coordinatrice critico cugino cuoco danzatore "
    "designer difensore direttore direttrice direttrice dirigente docente dottoressa duca duchessa economista editorialista epidemiologo eroe europarlamentare fantasista fidanzata fidanzato figlia figlio filologo filosofo filosofa finanziere fisico "
    "fondatore fondatrice fotografa fotografo fratello frate fumettista generale genetista geometra ginnasta giocatore giurista governatrice guardasigilli immunologo imperatore imprenditore imprenditrice infermiera ingegnere inviato inviata ispettore "
    "latinista linguista lottatore maestra maestro magistrato manager marchese maresciallo marito matematico mediano medico moglie musicista nipote nonno notaio nuotatore nuotatrice onorevole operaio oncologo padre pallavolista papà parroco partigiano "
    "patriarca pediatra pentito pianista pilota pittore pittrice poeta poetessa politologo poliziotto portiere preside prefetto prefetta premier presentatore presentatrice pretore prete principessa procuratrice professoressa psicologa "
    "psicologo psichiatra pugile questore rabbino ragioniere rapper regista reporter rettore rettrice romanziere sacerdote saggista sassofonista sceneggiatore scenografo scienziata scienziato sciatore sciatrice scultore sergente sindacalista "
    "skipper sociologo soldato soprano sorella sottosegretario sottosegretaria stilista suor tecnico tenente tennista tenore teologo terzino tesoriere trequartista vescovo vedova velocista veterinario vicedirettore vicesindaco "
    "vicesegretario virologo virologa zia zio collezionista portavoci leader",
    "pt": "noivo noiva morador tenente cabo sargento ponta-direita ponta-esquerda ponta meia-atacante atacante-surpresa estreante aluno aluna morador moradora dona-de-casa académico acadêmico advogada agrónomo almirante ambientalista analista antropólogo apresentador apresentadora árbitro arquiteto arquitecta arquitecto arcebispo arqueólogo artista assessor assessora astronauta atacante ativista activista atleta autarca autor autora avançado "
    "baixista barão bailarino bailarina baterista biólogo bióloga bispo bombeiro boxeador cantora capitão cardeal cardiologista cartunista centroavante chanceler chef chefe ciclista cientista cineasta cirurgião colega coach comandante comentador comentarista comissário comissária compositor "
    "compositora conde condessa cônsul conselheiro conselheira coordenador coordenadora coreógrafo coreógrafa corredor crítico cunhado defensor delegada delegado desembargador desenhador designer director directora dirigente ditador doleiro dona dono dramaturgo "
    "duque duquesa economista empresária empresário encenador engenheira engenheiro ensaísta epidemiologista escultor esposa estilista estudante ex-deputado ex-governador ex-jogador ex-marido ex-mulher ex-prefeito ex-senador ex-técnico filha filho filósofa filósofo financeiro físico fotógrafa fotógrafo "
    "fundador fundadora futebolista gerente ginasta goleiro guarda-redes guerrilheiro guitarrista historiador historiadora humorista imperador infante inspetor inspector intelectual investigador investigadora irmã irmão jogador jogadora jurista lateral "
    "lavrador linguista lateral-direito lateral-esquerdo maestro mãe maestrina magistrado maratonista marido marquês massagista médico meia meio-campo militante moça motorista mulher músico nadador nadadora namorada namorado neto novelista "
    "operário padre pai papa pastor patrão pensador percussionista pesquisador pesquisadora pianista piloto pintor pintora poeta poetisa politólogo porteiro presidenta primo procuradora promotor promotora psicanalista psicóloga "
    "psicólogo psiquiatra rabino rapper realizador realizadora rector reitor reitora relator relatora repórter romancista roteirista sacerdote saxofonista sambista secretário-geral seleccionador selecionador sertanista sindicalista sobrinho sociólogo "
    "socióloga soldado superintendente surfista tenente tenista teólogo tesoureiro tia tio torneiro trabalhador treinadora vereador vereadora vice-governador vice-prefeito viúva virologista vocalista volante zagueiro musa "
    "amigo amiga adolescente bancário banqueiro camarada eurodeputado eurodeputada inspector-geral provedor juízes líbero",
    "nl": "student studente scholier buurman buurvrouw buurtbewoner gepensioneerde doelpuntenmaker aanklager aanvaller aanvoerder aartsbisschop acteur activist activiste advocate agent ambtenaar analist antropoloog apostel arbiter archeoloog architect arts artiest astronaut atlete atleet auteur bakker bariton bassist bedenker beeldhouwer bestuurder bestuurslid bestuursvoorzitter bewindsman "
    "bioloog bisschop boer bokser bondskanselier broer buitenlandminister cabaretier cabaretière chef chef-kok chirurg coach collega columnist columniste commandant communicatiechef componist componiste coureur criticus cineast correspondent correspondente crimineel danser danseres "
    "decaan defensieminister deken dichter dichteres diplomaat dirigent dirigente docent docente dochter doelman doelvrouw dokter dominee doelverdediger drummer echtgenoot echtgenote econoom econome eindredacteur ex-minister ex-premier ex-prof ex-vrouw ex-voetballer filmmaker filosoof filosofe financier fotograaf "
    "fotografe fractieleider generaal-majoor gitarist gouverneur graaf griffier grootvader hertog historica historicus hofdame hoofdcommissaris hoofdinspecteur hoofdredacteur hoofdtrainer huisarts imam informateur ingenieur inspecteur interim-coach interim-trainer international jezuïet journaliste jurist juriste justitieminister kanselier kapitein kardinaal keeper "
    "keizer keizerin kinderarts kolonel komiek kok korporaal kroonprins kroonprinses kunstenaar kunstenares landbouwminister leraar lerares leider leidster linksback loper luitenant maarschalk majoor makelaar manager marathonloper meester meesterknecht middenvelder minister-president moeder musicus muzikant neef neuroloog "
    "neurologe omroepster onderminister onderzoeker onderzoekster ondernemer onderwijzer oom opperbevelhebber ombudsman opa oprichter oprichtster oud-burgemeester oud-international oud-minister oud-president oud-trainer oud-voetballer paardrijdster pater pastoor pianist pianiste piloot ploegleider ploeggenoot politica politicus politicoloog politieagent politiechef "
    "predikant presentator presentatrice procureur producer promotor psychiater psycholoog psychologe rabbijn raadslid rechter rechercheur recensent rector redacteur regisseur regisseuse rector-magnificus renner reporter ruiter schaatser schaatsster schaker schaatscoach schilder scheidsrechter schoonzoon schoonmaker "
    "socioloog sociologe soldaat spits spitsspeler sprinter sprintster statenlid stichter stormer stuurman superintendent tante tekenaar tennisser tennisster terrorist theoloog topman topvrouw toneelspeler touringcarchauffeur turner turnster verdediger verdachte verslaggever verslaggeefster viroloog viroloog vicepremier vice-premier vice-president violist violiste voetballer "
    "voetbalster voorganger voorman voorvechter voorvechtster vriend vriendin wetenschapper wetenschapster weduwe wielrenner wielrenster zakenman zanger zoon zus zuster zwemmer zwemster chef-staf topscorer vleugelspeler vader ex-wielrenner kopman starter",
}  # fmt: skip
#: Peoples as nouns, before a person as often as alone: der Franzose Gasly, la finlandese Essayah, le Belge Merckx.
_PEOPLES = {
    "de": "amerikaner amerikanerin argentinier australier australierin belgier brasilianer brite britin chilene chinese chinesin däne dänin engländer engländerin finne finnin franzose französin grieche holländer "
    "inder ire israeli italiener italienerin japaner japanerin kanadier kanadierin kenianer kenianerin kolumbianer kroate kroatin mexikaner niederländer niederländerin norweger norwegerin österreicher österreicherin pole polin portugiese portugiesin rumäne russe russin schotte schwede schwedin "
    "schweizer schweizerin serbe serbin slowake slowene spanier spanierin südafrikaner tscheche tschechin türke ukrainer ukrainerin ungar us-amerikaner waliser lette letten este esten litauer bulgare bulgaren georgier georgiers iraner iraker syrer afghane albaner isländer nigerianer senegalese münchner",
    "fr": "Allemand Allemande Américain Américaine Anglais Anglaise Argentin Argentine Australien Australienne Autrichien Autrichienne Belge Brésilien Brésilienne Britannique Camerounais Canadien Canadienne Chilien Chinois Chinoise Colombien Croate Danois Danoise Écossais Espagnol Espagnole Éthiopien Finlandais "
    "Français Française Gallois Grec Hongrois Irlandais Italien Italienne Ivoirien Jamaïcain Japonais Japonaise Kényan Kenyan Marocain Marocaine Mexicain Néerlandais Néerlandaise Nigérian Norvégien Norvégienne Polonais Polonaise Portugais Roumain Roumaine Russe Sénégalais Serbe Slovaque Slovène Suédois Suédoise Suisse Suissesse Tchèque Tunisien Turc Ukrainien Ukrainienne Uruguayen Algérien",
    "es": "alemán alemana argentino argentina australiano australiana austríaco belga boliviano brasileño brasileña británico británica camerunés canadiense catalán checo chileno chilena chino colombiano colombiana croata cubano cubana danés ecuatoriano escocés esloveno español española estadounidense etíope "
    "finlandés francés francesa galés griego holandés holandesa húngaro inglés inglesa irlandés italiano italiana jamaicano japonés japonesa keniano keniata mallorquín marroquí mexicano mexicana neerlandés noruego noruega paraguayo peruano peruana polaco polaca portugués rumano ruso rusa serbio sueco sueca suizo suiza tinerfeño turco ucraniano uruguayo uruguaya venezolano venezolana vasco",
    "it": "albanese algerino americano americana argentino argentina australiano australiana austriaco austriaca azzurro azzurra belga brasiliano brasiliana britannico britannica bulgaro camerunense canadese ceco cileno cinese colombiano croato croata danese etiope finlandese francese gallese giamaicano giapponese greco inglese irlandese italiano italiana keniano kenyano "
    "marocchino messicano nigeriano norvegese olandese polacco polacca portoghese romeno romena russo russa scozzese senegalese serbo slovacco sloveno slovena spagnolo spagnola statunitense sudafricano svedese svizzero svizzera tedesco tedesca turco ucraino ungherese uruguaiano uruguayano",
    "pt": "alemão alemã americano americana argentino argentina australiano austríaco belga brasileiro brasileira britânico britânica búlgaro camaronês canadense chileno chinês colombiano croata cubano dinamarquês escocês espanhol espanhola etíope finlandês francês francesa galês grego holandês holandesa húngaro "
    "inglês inglesa irlandês italiano italiana japonês japonesa marroquino mexicano norte-americano norte-americana norueguês paraguaio peruano polaco polonês português portuguesa queniano romeno russo russa sérvio sueco suíço tcheco turco ucraniano uruguaio venezuelano",
    "nl": "Amerikaan Amerikaanse Argentijn Australiër Australische Belg Belgische Braziliaan Brit Britse Canadees Canadese Chileen Chinees Chinese Colombiaan Deen Duitser Duitse Engelsman Est Fin Fransman Française Griek Hongaar Ier Italiaan Italiaanse Japanner Japanse Keniaan Kroaat Marokkaan Mexicaan Nederlander Nederlandse Noor Noorse "
    "Oostenrijker Oostenrijkse Pool Poolse Portugees Portugese Roemeen Roemeense Rus Russin Schot Serviër Slowaak Sloveen Spanjaard Spaanse Tsjech Tsjechische Turk Uruguayaan Zuid-Afrikaan Zuid-Koreaan Zweed Zweedse Zwitser Zwitserse Oekraïner Oekraïense",
}  # fmt: skip


@cache
def roles(language: str) -> frozenset[str]:
    """Words for what people are, in small letters; empty where none are known.

    >>> "stürmer" in roles("de"), "attaquant" in roles("fr"), roles("ja")
    (True, True, frozenset())
    """
    return frozenset(_ROLES.get(language, "").split())


@cache
def peoples(language: str) -> frozenset[str]:
    """Words for one of a people, in small letters.

    >>> "franzose" in peoples("de"), "finlandese" in peoples("it"), "france" in peoples("fr")
    (True, True, False)
    """
    return frozenset(_PEOPLES.get(language, "").lower().split())
