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


@cache
def verbs_with_quotations(language: str) -> frozenset[str]:
    """Verbs of speech and others beside which the one who speaks is named, in small letters.

    >>> "insiste" in verbs_with_quotations("fr"), "dit" in verbs_with_quotations("fr"), "mange" in verbs_with_quotations("fr")
    (True, True, False)
    """
    return verbs_of_speech(language) | frozenset(_WITH_QUOTATIONS.get(language, "").split())
