"""Common nouns whose forms dictionaries have under other words, or not at all: човек, хора; dijete, djeca; شخص and its like are known.

Plurals of another stem, broken plurals of Arabic and of what Persian and Urdu have from it, words of few letters. A form that means
something else more often than not is left out (Ukrainian брати, to take).
"""

from functools import cache

_WORDS = {
    "cs": "člověk lidé lidi lidí lidem lidmi lidech · rok let léta lét letům letech lety",
    "sk": "človek ľudia ľudí ľuďom ľuďmi ľuďoch · peniaze peňazí peniazom peniazmi peniazoch · pes psom · hosť hostia · mesto miest · daň daní · dom domov · sused susedia · ivan ivana ivanovi ivanom · peter petra petrovi petrom · pavol pavla pavlovi pavlom",
    "pl": "rok lata lat latom latami latach · brat bracia braci braciom braćmi braciach · ksiądz księża księży księżom księżmi księżach",
    "hbs": "čovjek ljudi ljude ljudima · čovek ljudi ljude ljudima · dijete djeca djece djeci djecu djecom djeco · dete deca dece deci decu decom · "
    "brat braća braće braći braću braćom · otac očevi očeva očeve očevima · uho uši ušiju ušima · uvo uši ušiju ušima · oko oči očiju očima · "
    "vrijeme vremena vremenu vremenom vremenima · dan dani danima dane · tjedan tjedni tjednima tjedna tjednu tjedne tjedana · noć noćima · "
    "gospodin gospoda gospode gospodi gospodu · vest vesti",
    "sl": "oko oči očmi očem očeh očesa očesu očesom · otrok otroci",
    "bg": "човек хора хората",
    "mk": "човек луѓе луѓето · маж мажи мажите · ден дена денови деновите · град града · брод брода · час часа · пат пати патот · кат ката",
    "ru": "имя имени · суд судами судах · путь путём путем · время времени · пёс пса псу псом псе псы псов псам псами псах · пес пса псу псом псы псов псам псами псах",
    "uk": "село сіл · сон сни снів снам снами снах · петро петрові · дитина діти дітей дітям дітьми дітях · рік роком · людина людях · мати матерів · дім домів · "
    "гість гостя гостей гостю гостем · вчитель учитель учителя учителю учителем учителі учителів учителям учителями учителях · "
    "учитель вчителя вчителю вчителем вчителі вчителів вчителям вчителями вчителях · вбивство убивства убивств убивстві убивством · "
    "убивство вбивства вбивств вбивстві вбивством · вбивця убивця убивці убивцю убивцею · убивця вбивця вбивці вбивцю вбивцею",
    "be": "чалавек людзі людзей людзям людзьмі людзях · дзіця дзеці дзяцей дзецям дзецьмі дзецях дзіцяці дзіцем дзіцём дзяцём · "
    "дзень дня дню днём дні дзён дням днямі днях · сябар сябра сябру сябрам сябре сябры сяброў сябрамі сябрах · "
    "імя імені імю імем імі іменем імёны імёнаў імёнам імёнамі імёнах імяны · вока вачэй вочы вачам вачыма вачамі вачах · "
    "вуха вушы вушэй вушам вушамі вушах · акно вокны вокнаў вокнам вокнамі вокнах · ноч начэй ноччу начам начамі начах · кроў крыві крывёй крывёю · "
    "маці маткі маці мацярок · певень пеўня пеўні · камень камяня каменя камяні камянёў",
    "el": "αθήνα αθηνών · πειραιάς πειραιώς · πειραιεύς πειραιώς · ημέρα μέρα μέρας μέρες μερών · μέρα ημέρα ημέρας ημέρες ημερών",
    "sq": "grua gruaja gruan gruas gra gratë grave · njeri njeriu njeriun njeriut njerëz njerëzit njerëzve · vëlla vëllai vëllain vëllait vëllezër vëllezërit vëllezërve · "
    "djalë djali djalin djalit djem djemtë djemve · natë nata natën natës net netët netëve · ligj ligje ligjet ligjeve · "
    "ministër ministri ministrin ministrit ministra ministrat ministrave",
    "hy": "հայր հոր հորը հորից · մայր մոր մորը մորից · եղբայր եղբոր եղբորը",
    "he": "אישה נשים נשי נשות נשותיהם · איש אנשים אנשי · יד ידיים ידי · רגל רגליים רגלי · יום ימי ימים · אב אבות · מס מסים מיסים מסי מיסי · ים ימים · "
    "הר הרים הרי · בת בנות בנותיו בנותיה · דם דמו דמה דמים · חברה חברות חברת · חוק חוקי חוקים · עיר ערים ערי · שר שרי שרים · עובד עובדים עובדי עובדיה · אזרח אזרחי · שנה שנת שנים שנות · ראש ראשי ראשים · שירות שירותי שירותים",
    "ar": "طريق طرق طرقا · امرأة نساء نسوة · كلب كلاب كلابا · رجل رجلان رجلين رجال رجلا · أخ إخوة إخوان أخوة أخوه أخاه أخيه أخوها أخاها أخيها أخوان أخوين · "
    "أب آباء أبوه أباه أبيه أبوها أباها أبيها · هجوم هجمات · قرية قرى · يد أياد أيادي يدين يدان يده · عين عينين عينان · ابن ابنه ابنها أبناء · قطة قطط · بيت بيوت · فأس فؤوس · "
    "ذئب ذئاب · جبل جبال · نهر أنهار · بحر بحار · سوق أسواق · قلب قلوب · عقد عقود · فيلم أفلام · بنك بنوك · منزل منازل",
    "fa": "وزیر وزرا وزرای وزراء · خبر اخبار · حزب احزاب · عضو اعضا اعضای · رئیس روسا رؤسا روسای · مسجد مساجد · شخص اشخاص · حق حقوق · اثر آثار · منبع منابع",
    "ur": "خاتون خواتین · وزیر وزرا وزراء · رکن ارکان · ملک ممالک · مسئلہ مسائل · مسجد مساجد · فرد افراد · ماں مائیں ماؤں · شہید شہدا شہداء · حق حقوق · سال سالہ · "
    "استاد اساتذہ · عالم علما علماء · وکیل وکلا وکلاء · فوج افواج · شخص اشخاص · جرم جرائم · قوم اقوام · حکم احکام · مقصد مقاصد · ذریعہ ذرائع · "
    "قانون قوانین · خبر اخبار خبریں خبروں · طالب طلبا طلبہ طلباء · شاعر شعرا شعراء · سفیر سفرا سفراء · اثر اثرات · گاؤں گاؤں",
    "sv": "man män männen mannen mäns mans männens mannens · bror bröder bröderna brodern bröders brödernas broderns · rot rötter rötterna roten rotens · mus möss mössen · "
    "gås gäss gässen · far fäder fäderna fadern fäders fädernas faderns · mor mödrar mödrarna mödrars mödrarnas · bok böcker böckerna · öga ögon ögonen · öra öron öronen",
    "da": "far fædre fædrene fædres · mor mødre mødrene mødres · bror brødre brødrene brødres · ko køer køerne · mand mænd mændene mænds mændenes",
    "nb": "far fedre fedrene fedres · mor mødre mødrene mødres · bror brødre brødrene brødres · natt netter nettene · ku kyr kyrne kua · tre trær trærne · kne knær knærne · "
    "tå tær tærne · tann tenner tennene · gås gjess gjessene · mann menn mennene menns mennenes · bok bøker bøkene · klo klør klørne",
    "sw": "mtu watu · jino meno · jicho macho",
}
_SAME = {"hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs", "no": "nb"}


def irregular_forms(noun: str, language: str) -> frozenset[str]:
    """The forms of a noun, in small letters, that no dictionary has under it.

    >>> sorted(irregular_forms("дете", "mk")), sorted(irregular_forms("човек", "bg"))
    ([], ['хора', 'хората'])
    """
    return _nouns(_SAME.get(language, language)).get(noun, frozenset())


@cache
def _nouns(language: str) -> dict[str, frozenset[str]]:
    words = (part.split() for part in _WORDS.get(language, "").split("·") if part.strip())
    found = {noun: frozenset(forms) for noun, *forms in words}
    if language == "ar":
        return {noun: forms | {f"ال{form}" for form in forms} for noun, forms in found.items()}
    return found
