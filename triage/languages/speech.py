"""Verbs by which news reports what somebody said, in the forms in which it does: they stand in any story and tell of none."""

from functools import cache

_VERBS = {
    "en": "say says said saying tell tells told telling add adds added adding announce announces announced announcing stated "
    "stating declare declares declared declaring note noted noting explain explains explained explaining remark remarks remarked "
    "comment comments commented commenting argue argues argued arguing claim claims claimed claiming acknowledge acknowledges "
    "acknowledged insist insists insisted insisting stress stressed stressing emphasize emphasized emphasise emphasised reply "
    "replies replied respond responds responded responding ask asks asked asking quote quoted quoting cite cited citing describe "
    "describes described describing mention mentions mentioned mentioning write writes wrote recall recalled recalling reiterate "
    "reiterated conclude concluded believe believes believed think thinks thought suggest suggests suggested report reported "
    "reportedly reporting speak speaks spoke spoken speaking talk talked according",
    "de": "sagen sagt sagte sagten gesagt sagend erklären erklärt erklärte erklärten berichten berichtet berichtete berichteten teilte "
    "teilten mitgeteilt mitteilte betonen betont betonte betonten meinen meint meinte fügte hinzu äußerte äußerten kündigte "
    "angekündigt bekräftigte erläuterte so laut zufolge demnach hieß heißt schrieb schreibt",
    "fr": "dire dit dits disent disait déclarer déclare déclaré déclarait affirmer affirme affirmé annoncer annonce annoncé annoncent "
    "ajouter ajoute ajouté expliquer explique expliqué indiquer indique indiqué souligner souligne souligné préciser précise précisé "
    "estimer estime estimé rappeler rappelle rappelé assure assuré selon",
    "es": "decir dice dicen dijo dijeron dicho señalar señala señaló señalaron afirmar afirma afirmó afirmaron asegurar asegura aseguró "
    "anunciar anuncia anunció anunciaron explicar explica explicó añadir añade añadió agregó indicó indica declaró declararon "
    "informó informaron destacó manifestó sostuvo expresó según",
    "it": "dire dice dicono detto disse dichiarare dichiara dichiarato affermare afferma affermato annunciare annuncia annunciato "
    "aggiungere aggiunge aggiunto spiegare spiega spiegato riferire riferisce riferito sottolineare sottolinea sottolineato secondo",
    "pt": "dizer diz dizem disse disseram dito afirmar afirma afirmou afirmaram anunciar anunciou anunciaram explicar explica explicou "
    "acrescentar acrescentou declarar declarou informou informaram destacou ressaltou segundo",
    "nl": "zeggen zegt zei zeiden gezegd verklaren verklaart verklaarde vertellen vertelt vertelde meldt meldde meldden aldus volgens "
    "stelt stelde voegde benadrukte kondigde",
    "sv": "säga säger sade sa sagt berättar berättade uppger uppgav förklarar förklarade enligt skriver skrev",
    "da": "sige siger sagde sagt fortæller fortalte oplyser oplyste forklarer forklarede ifølge skriver skrev",
    "nb": "si sier sa sagt forteller fortalte opplyser opplyste forklarer forklarte ifølge skriver skrev",
    "pl": "mówić mówi mówił mówiła powiedział powiedziała powiedzieli dodał dodała oświadczył oświadczyła poinformował poinformowała "
    "poinformowali podkreślił podkreśliła stwierdził stwierdziła zaznaczył według",
    "ru": "говорит говорил сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили сообщает отметил отметила добавил "
    "добавила подчеркнул подчеркнула рассказал рассказала объявил объявила словам",
    "uk": "каже казав сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили повідомляє зазначив зазначила додав "
    "додала підкреслив підкреслила розповів словами",
}  # fmt: skip
_SAME = {"no": "nb", "nn": "nb"}


@cache
def verbs_of_speech(language: str) -> frozenset[str]:
    """The forms in small letters; those of English where the language has none here.

    >>> "said" in verbs_of_speech("en"), "sagte" in verbs_of_speech("de"), "said" in verbs_of_speech("")
    (True, True, True)
    """
    return frozenset(_VERBS.get(_SAME.get(language, language), _VERBS["en"]).split())


#: Verbs with which a person begins or ends a quotation, but which tell of a story too: criticises, warns, answers.
_WITH_QUOTATIONS = {
    "de": "warnte forderte kritisierte ergänzte sprach lobte mahnte versicherte verteidigte beklagte räumte behauptete antwortete twitterte "
    "unterstrich zitierte freute klagte schimpfte urteilte resümierte",
    "fr": "confie confié raconte raconté insiste insisté conclut lance lancé répond répondu regrette regretté poursuit confirme confirmé dénonce "
    "dénoncé témoigne soutient reconnaît prévient martèle reprend écrit commente commenté avoue souhaite",
    "es": "contó cuenta aclara aclaró comentó comenta reiteró reconoció recordó recuerda aseveró criticó insistió advirtió precisó opinó opina "
    "responde respondió concluyó subrayó subraya admitió relató cree apuntó apunta denunció lamentó confirmó escribió considera matizó detalló puntualizó",
    "it": "racconta raccontato commenta commentato conclude ricorda ricordato replica replicato ribadisce ribadito osserva precisa precisato "
    "attacca ammette confessa risponde scrive scritto avverte avvertito sostiene prosegue insiste denuncia ammonisce ammoniva confida assicura",
    "pt": "conta contou lembra lembrou comenta comentou defende defendeu admite admitiu reconhece reconheceu sublinha sublinhou garante garantiu "
    "critica criticou acredita responde respondeu acusa acusou alerta alertou conclui concluiu revela revelou confessa confessou observa observou "
    "refere referiu salienta salientou contesta contestou sustenta considera considerou avisa",
    "nl": "vindt vond reageert reageerde erkent erkende denkt dacht concludeert sprak schrijft schreef bevestigt bevestigde waarschuwt "
    "waarschuwde weet wist beseft verzucht herinnert antwoordt antwoordde twittert twitterde analyseert vervolgt verwacht",
}  # fmt: skip


#: Verbs of which mostly people are the subject, for languages in which a capital beside one is then somebody.
_OF_PEOPLE = {
    "pl": "mówi mówił mówiła powiedział powiedziała dodał dodała dodaje tłumaczy tłumaczył tłumaczyła wyjaśnia wyjaśnił wyjaśniła przyznał przyznała przyznaje twierdzi twierdził "
    "twierdziła uważa uważał uważała ocenia ocenił oceniła podkreśla podkreślił podkreśliła zaznacza zaznaczył zaznaczyła wspomina wspominał wspominała opowiada opowiadał opowiadała pyta pytał "
    "pytała odpowiada odpowiedział odpowiedziała odparł odparła krzyknął krzyknęła szepnął szepnęła mruknął mruknęła powtórzył powtórzyła zauważył zauważyła zauważa apeluje apelował przekonuje przekonywał przekonywała "
    "komentuje skomentował skomentowała stwierdził stwierdziła zapewnia zapewnił zapewniła napisał napisała pisze relacjonuje relacjonował śmieje żartuje żartował dziwi zastanawia radzi żali narzeka narzekał cieszy zapowiada zapowiedział zapowiedziała oświadczył oświadczyła zeznał zeznała "
    "myśli myślał myślała wie wiedział pomyślał pomyślała sądzi sądził uśmiechnął uśmiechnęła",
    "cs": "řekl řekla říká říkal říkala dodal dodala dodává uvedl uvedla uvádí vysvětlil vysvětlila vysvětluje míní tvrdí tvrdil tvrdila prohlásil prohlásila poznamenal poznamenala připustil připustila připouští "
    "zdůraznil zdůraznila zdůrazňuje upozornil upozornila upozorňuje odpověděl odpověděla odpovídá zeptal zeptala ptá myslí myslel myslela popsal popsala popisuje vzpomíná vzpomínal vzpomínala napsal napsala píše "
    "potvrdil potvrdila přiznal přiznala přiznává sdělil sdělila doplnil doplnila doplňuje kritizoval kritizovala ocenil ocenila věří věřil věřila domnívá hodnotí hodnotil zavolal zavolala zašeptal zašeptala vykřikl vykřikla odvětil odvětila pravil pravila směje usmál usmála slíbil slíbila oznámil oznámila vzkázal vzkázala radoval litoval",
    "ru": "говорит говорил говорила сказал сказала скажет добавил добавила добавляет рассказал рассказала рассказывает объяснил объяснила объясняет пояснил пояснила поясняет отметил отметила отмечает подчеркнул подчеркнула подчеркивает считает считал считала "
    "полагает признался призналась признал признала уверен уверена вспоминает вспоминал вспомнил вспомнила ответил ответила отвечает спросил спросила спрашивает воскликнул воскликнула написал написала пишет заявил заявила утверждает утверждал утверждала "
    "возразил возразила думает думал думала улыбнулся улыбнулась прошептал крикнул усмехнулся кивнул кивнула вздохнул вздохнула заметил заметила предположил предположила резюмирует резюмировал констатирует подытожил уточнил уточнила надеется пообещал пообещала призвал призвала поблагодарил посоветовал посоветовала отправился",
    "uk": "каже казав казала сказав сказала скаже додав додала додає розповів розповіла розповідає пояснив пояснила пояснює зазначив зазначила зазначає підкреслив підкреслила підкреслює вважає вважав вважала зізнався зізналася визнав визнала переконаний переконана "
    "згадує згадував згадала відповів відповіла відповідає запитав запитала питає вигукнув вигукнула написав написала пише заявив заявила стверджує стверджував стверджувала заперечив думає думав думала усміхнувся прошепотів крикнув кивнув зітхнув зауважив зауважила зауважує "
    "припустив припустила резюмує резюмував констатує уточнив уточнила сподівається пообіцяв пообіцяла закликав закликала подякував подякувала порадив порадила поділився поділилася наголосив наголосила наголошує",
}  # fmt: skip


@cache
def verbs_with_quotations(language: str) -> frozenset[str]:
    """Verbs of speech and others beside which the one who speaks is named, in small letters.

    >>> "insiste" in verbs_with_quotations("fr"), "dit" in verbs_with_quotations("fr"), "mange" in verbs_with_quotations("fr")
    (True, True, False)
    """
    return verbs_of_speech(language) | frozenset(_WITH_QUOTATIONS.get(language, "").split())


@cache
def verbs_of_people(language: str) -> frozenset[str]:
    """Verbs beside which a single capital is somebody rather than a body; empty for a language without a list.

    >>> "powiedziała" in verbs_of_people("pl"), "ogłosił" in verbs_of_people("pl"), verbs_of_people("de")
    (True, False, frozenset())
    """
    return frozenset(_OF_PEOPLE.get(language, "").split())
