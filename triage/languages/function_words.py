"""The commonest function words of a language, which are never another word's form: stato is not è, eset is not és."""

from functools import cache

#: Articles, pronouns, prepositions, conjunctions, particles and the forms of being, having and doing.
_WORDS = {
    "bg": "а в във го да до е за и из или им как като ли ме ми на не ни но о от по при с са се си със те ти то той тя у че ще я",
    "ca": "a al amb el els em en es és fa ha han he i la les li lo més no o per però que se si són un una va",
    "cs": "a aby ale ani až bez bude by byl byla bylo co do i jak jako je jeho její jen ji jsem jsou k kde když která které který mu na nad ne od po pod pro před při s se si svou ta tak také to tom u v ve z za ze že",
    "da": "af alle at blev bliver da de dem den denne der deres det dig din dog du efter eller en er et for fra få får han hans har havde hun hvad hvor i ikke ind ja jeg kan kom man med men mig min må ned nu når og også om op os over på sig sin skal så som til ud under var ved vi vil være",
    "de": "aber als am an auch auf aus bei bin bis da das dass daß dem den denn der des die dir du durch ein eine einem einen einer eines er es für hab habe haben hat hatte ich ihm ihn ihr im in ins ist ja kann man mehr mein mich mir mit nach nicht noch nur ob oder ohne sein seine sich sie sind so um und uns unter vom von vor war waren was weil wenn werden wie wir wird wurde zu zum zur über",
    "el": "αν από για δεν εδώ είναι είχε ένα έναν ένας έχει η θα και κι με μη μια να ο οι όπως όταν ότι πιο που πού πως σαν σε στα στη στην στις στο στον στους τα τη την της τι τις το τον του τους των ως",
    "es": "a al algo ante aquí así bien como con cuando de del desde donde e el él ella ellos en era eran eres es esa ese eso está estaba están este esta esto estos fue fueron ha había han hasta hay he la las le les lo los más me mi muy nada ni no nos o para pero por porque que qué quien se sea ser si sí sido sin sobre son soy su sus también te tiene todo tu un una uno unos y ya yo",
    "et": "aga ei et ja jah ka kas kes kui kus küll ma me mida mis nad need nii ning oli olid oma on ole olla sa see seda selle siis ta te tema veel või",
    "fa": "از است اما آن این با بر برای بود به تا چه خود در را که ما من می نیز هم و هر یا یک",
    "fi": "ei eli en että ette hän he ihan itse ja jo joka jos jotka kai kanssa kuin kun me mikä mitä mukaan mutta myös ne niin nyt oli olen on ovat ole olla se sekä sen siis sinä sitä tai tämä vain vaan vielä voi",
    "fr": "a à ai as au aux avait avec c ça ce ces cet cette d dans de des du elle elles en es est et étaient était être eu eux fait furent fut il ils je l la le les leur leurs lui m ma mais me même mes moi mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s sa sans se sera ses si son sont sous sur ta te tes toi ton tu un une vos votre vous y",
    "ga": "a ach ag agus an ar as atá bhí chun cé de do é faoi go i iad is le mar na ná ní níl nó ó ón roimh sa san sé seo sí sin tá um",
    "gl": "a ao as co coa como con da das de do dos e en era es é foi ha mais me na nas no nos non o os para pero por que se ser seu son sobre súa un unha",
    "he": "אבל או אותו אותה אז אל אם אני את אתה גם הוא היא היה הם זה זו יש כי כל לא לו מה מי של על עם רק",
    "hi": "और इस एक ऐसे कर का कि किया की के को था थी थे ने पर भी में या यह वह से हुआ है हैं हो",
    "hbs": "a ako ali bi bila bilo bio da do ga i ih ili iz iza je jer još kad kako kao koja koje koji li me mi mu na nad ne nego ni nije o od on po pod pri s sa se sam si smo ste su ta taj te to tu u uz već za što",
    "hu": "a abban ahol aki akkor ami az azt azonban be csak de e egy el ez ezt én és fel ha hanem hogy hogyan igen így is itt ki kell le legyen ma már meg mert mi mint most nagyon ne nem nincs ők ő sem sok s talán te túl után vagy van vannak volt volna által",
    "hy": "այդ այն այս են է եմ եւ և ես թե իր կամ համար հետ մեջ մեր նա նրա որ որը պետք մի",
    "id": "ada adalah akan aku atau bahwa bisa dalam dan dari dengan di dia harus ia ini itu jika juga kami karena ke kepada kita lah lebih masih mereka namun oleh pada para saat saja sangat saya sebagai sebuah secara seorang seperti serta sudah telah tetapi tidak untuk yang",
    "is": "af að ef eftir eða ekki en er eru ég fyrir frá hann hefur hún í með og sem svo til um var við það þegar þess á",
    "it": "a ad agli ai al alla alle allo anche c che chi ci ci come con cui da dal dalla dalle dei del della delle dello di dove e è ed era erano essere fa fu gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mio ne nei nel nella no noi non nostro o per perché però più può qua quale quando quanto quella quello questa questo qui se sei sia si siamo siete solo sono su sua suo sul sulla tra tu tuo tutti tutto un una uno voi è così",
    "lt": "ar aš bet bus būti buvo dar dėl iki iš į ir jau jis ji jie jos jo kad kai kaip ką kas kiek nuo nei o per po prie su savo tai tarp ten to tuo už yra",
    "lv": "ar arī bet bija būt es ir ja jau jo kā ka kas ko lai līdz man mēs nav ne no par pie pēc savu tā tad tas tikai to un uz vai vēl viņš",
    "nl": "aan al alle als altijd bij ben daar dan dat de den der deze die dit doch doen door dus een en er ge geen haar had heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over te tot u uit van veel voor want waren was wat werd wie wij wil worden zal ze zei zelf zich zij zijn zo zou",
    "nb": "alle at av bare ble blir bli da de deg dem den der deres det dette du eller en er et etter for fra før ha hadde han har henne hennes her hun hva hvor i ikke inn ja jeg kan kom kun man med meg men min må ned nei noe nå når og også om opp oss over på seg sin skal så som til under ut var ved vi vil være",
    "pl": "a aby ale albo ani bez by byli był była było być choć ci co coś czy dla do gdy gdzie go i ich ile im iż ja jak jako je jego jej jest jestem już kiedy kto która które który lub ma mam mi między mnie mu my na nad nas nie nich nim niż o od on ona one oni oraz po pod poza przed przez przy są się ta tak taki także tam te tego tej ten to tu tych tylko tym u w we więc wy z za ze że",
    "pt": "a à ainda ao aos as às até com como da das de dele dela depois do dos e é ela elas ele eles em entre era eram essa esse esta está estão este eu foi for foram fosse há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós num numa o os ou para pela pelas pelo pelos por porque qual quando que quem são se sem ser será seu sua só sobre também te tem têm tinha um uma você",
    "ro": "a acest acesta ai al ale am ar are aș asta au avea că când care ce cel cu cum da dar de deci din după ea ei el ele era eram este eu fi fie fiind fost i iar în își îl îi la le lui mai mi nu o pe pentru prin să s-a sau se si și sunt te tu un una unde unei unui va vor",
    "ru": "а без более больше будет бы был была были было быть в вам вас весь во вот все всё вы где да даже для до его её ее если есть ещё же за и из или им их к как ко когда которые который кто ли мне мы на над не него нет ни но ну о об он она они оно от по под при с сам себя со так также там те тем то тоже только том тот ты у уже чего чем что чтобы эта эти это этот я",
    "sk": "a aby aj ako ale alebo ani bez bol bola bolo boli bude by čo do ho i ich je jeho jej jeho k kde keď ktorá ktoré ktorý ku len má mi mu na nad nie o od po pod pre pred pri s sa si som sú svoj ta tak to tom u už v vo z za zo že",
    "sl": "a ali bi bil bila bilo biti bo če da do ga ga he ima in iz je jih k kaj kako kar ker ki ko kot le med na nad ne ni nje o ob od on pa po pod pri s sem se si smo so ste sta ta tako to tudi v vse z za že",
    "sq": "a ai ajo asht ata ato ca çdo da dhe do e edhe ene është i ia iu ju ka kam kanë ku kur ma me më mos na në nga nuk nje një o pa për po prej që sa se si të tek tij u",
    "sv": "alla allt att av blev bli blir de dem den denna deras dess det detta dig din du där då efter ej eller en er ett från för går ha hade han hans har hela henne hennes hon honom hur här i icke in inte jag ju kan man med mellan men mig min mot mycket ni nu någon något när och om oss på samma sedan sig sin ska skulle som så till under upp ut utan vad var vara varit vi vid vilka än är åt över",
    "sw": "ambao cha hadi hata hii hiyo hizo huo huyo ila je juu kama katika kila kuwa kwa kwamba la lakini mimi na ndani ni pia sana sasa si tu wa wake wao wote ya yake yao za zake",
    "tr": "acaba ama ancak bana bazı belki ben beni benim bir bize biz bu buna bunu çok çünkü da daha de değil diye dolayı en gibi göre hem hep her için ile ise işte kadar ki kim mi mı mu mü nasıl ne neden nedir niye o olan olarak oldu olduğu olur ona onlar onu onun sen siz şey şu ve veya ya yok var",
    "uk": "а або адже аж але б без був була були було бути в вам вас вже ви від він вона вони воно все де для до його її із і її їх й за з зі ж же із коли ми мені на над не неї ні ніж о об от по про під при та так також там те тим то тому той тільки ти у усе хто це цей ця що щоб як яка яке які який якщо я є",
}  # fmt: skip
_SAME = {"no": "nb", "nn": "nb", "hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs", "ms": "id", "mk": "bg"}


#: English has no forms that these would be in the way of; it stands here to be told from the others.
_ENGLISH = (
    "a about after all also an and are as at be been but by for from had has have he his i in is it its more not of on one or "
    "said that the their they this to was were which who will with would"
)
#: So many different function words of one language, and so many times those of any other, tell it: of 2,045 texts in 26
#: languages 70 % are told and none wrongly.
ENOUGH, AHEAD = 5, 1.5


def language_by_function_words(text: str) -> str:
    """The language whose function words a text has, where there is hardly a doubt; costs a tenth of asking a library.

    >>> language_by_function_words("die Frau und der Mann sind mit dem Zug in die Stadt gefahren"), language_by_function_words("ja")
    ('de', '')
    """
    tables = _languages()
    counts: dict[str, int] = {}
    for word in tables.keys() & text.lower().split():
        for tag in tables[word]:
            counts[tag] = counts.get(tag, 0) + 1
    if not counts:
        return ""
    tag = max(counts, key=counts.__getitem__)
    first = counts.pop(tag)
    return tag if first >= max(ENOUGH, AHEAD * max(counts.values(), default=0)) else ""


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Function words of two letters and more, and the languages that have them."""
    found: dict[str, list[str]] = {}
    for tag, words in (("en", _ENGLISH), *_WORDS.items()):
        for word in set(words.split()):
            if len(word) > 1 or not word.isascii():
                found.setdefault(word, []).append(tag)
    return {word: tuple(tags) for word, tags in found.items()}


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(_WORDS.get(_SAME.get(language, language), "").split())


def function_words(language: str) -> frozenset[str]:
    """The language's commonest function words in small letters; none for English, which has longer lists.

    >>> "über" in function_words("de"), function_words("en")
    (True, frozenset())
    """
    return _words(language)


def is_function_word(word: str, language: str) -> bool:
    """Whether a word in small letters is one of the language's commonest function words.

    >>> is_function_word("è", "it"), is_function_word("stato", "it")
    (True, False)
    """
    return word in _words(language)


#: Articles that names of papers and parties begin with, and the languages that have them.
_ARTICLES = {
    "the": ("en",), "l": ("fr", "it", "ca"), "le": ("fr",), "la": ("fr", "es", "it", "ca"), "les": ("fr", "ca"), "el": ("es", "ca"), "los": ("es",), "las": ("es",),
    "il": ("it",), "lo": ("it",), "gli": ("it",), "o": ("pt", "gl"), "os": ("pt", "gl"), "as": ("pt", "gl"), "der": ("de",), "die": ("de",),
    "das": ("de",), "de": ("nl",), "het": ("nl",),
}  # fmt: skip
LONGEST_ARTICLE = 3


def languages_of_article(word: str) -> tuple[str, ...]:
    """The languages in which a word in small letters is an article with which a name may begin.

    >>> languages_of_article("die"), languages_of_article("with")
    (('de',), ())
    """
    return _ARTICLES.get(word, ())


#: Articles and the like of languages that write every noun with a capital: what follows is a noun sooner than a name.
_DETERMINERS = {
    "de": "der die das den dem des ein eine einen einem einer eines kein keine keinen im am zum zur beim vom ins",
    "lb": "de d dem den der e eng engem enger am vum zum",
}


@cache
def determiners(language: str) -> frozenset[str]:
    """Words after which a capital is that of a noun; none where only names have capitals.

    >>> "einem" in determiners("de"), "the" in determiners("en")
    (True, False)
    """
    return frozenset(_DETERMINERS.get(language, "").split())
