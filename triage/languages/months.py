"""The names of the months in six dozen languages, as dates are written with them."""

from functools import cache

_NAMES = (
    "january jan januar jänner jan janvier janv enero ene gennaio gen janeiro januari tammikuuta stycznia styczeń ledna leden "
    "января январь янв січня ocak ianuarie január januára januárja sausio siječnja gener gennaio xaneiro ιανουαρίου",
    "february feb februar feber février fév févr febrero febbraio fevereiro fev februari helmikuuta lutego luty února únor "
    "февраля февраль фев лютого şubat februarie február februára februarja vasario veljače febrer februarie φεβρουαρίου",
    "march mar märz mär mrz mars marzo março maart mrt marts maaliskuuta marca marzec března březen "
    "марта март мар березня mart martie március marca kovo ožujka març maret μαρτίου",
    "april apr avril avr abril abr aprile april huhtikuuta kwietnia kwiecień dubna duben апреля апрель апр квітня nisan "
    "aprilie április apríla aprila balandžio travnja απριλίου",
    "may mai mayo maggio mag maio mei maj toukokuuta maja května květen мая май травня mayıs május mája gegužės svibnja maig μαΐου",
    "june jun juni juin junio giugno giu junho juni kesäkuuta czerwca czerwiec června červen июня июнь июн червня haziran "
    "iunie június júna junija birželio lipnja juny ιουνίου",
    "july jul juli juillet juil julio luglio lug julho heinäkuuta lipca lipiec července červenec июля июль июл липня temmuz "
    "iulie július júla julija liepos srpnja juliol ιουλίου",
    "august aug août aout agosto ago augustus augusti elokuuta sierpnia sierpień srpna srpen августа август авг серпня ağustos "
    "augusztus augusta avgusta rugpjūčio kolovoza agost agustus αυγούστου",
    "september sept sep septembre septiembre setiembre settembre set setembro syyskuuta września wrzesień září сентября "
    "сентябрь сен сент вересня eylül septembrie szeptember septembra rugsėjo rujna setembre σεπτεμβρίου",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta października październik října říjen октября "
    "октябрь окт жовтня ekim octombrie október októbra oktobra spalio listopada octubre ουτώβρη οκτωβρίου",
    "november nov novembre noviembre novembro marraskuuta listopada listopad listopadu ноября ноябрь ноя листопада kasım "
    "noiembrie novembra lapkričio studenog nopember νοεμβρίου",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuuta grudnia grudzień prosince prosinec "
    "декабря декабрь дек грудня aralık decembrie decembra gruodžio prosinca desember des decembre δεκεμβρίου",
)  # fmt: skip
#: Those of other scripts, and of more languages; a name of two words has a line below between them.
_MORE_NAMES = (
    "يناير كانون_الثاني جانفي जनवरी जानेवारी জানুয়ারি ஜனவரி ינואר בינואר ژانویه جنوری มกราคม ม.ค қаңтар yanvar јануар јануари януари janar janvāris janvārī jaanuar janúar січень",
    "فبراير شباط فيفري फरवरी फ़रवरी फेब्रुवारी ফেব্রুয়ারি பிப்ரவரி פברואר בפברואר فوریه فروری กุมภาพันธ์ ก.พ ақпан fevral фебруар февруари февруари shkurt februāris februārī veebruar febrúar лютий",
    "مارس آذار मार्च মার্চ மார்ச் מרץ במרץ مارچ มีนาคม มี.ค наурыз март martā märts березень",
    "أبريل ابريل إبريل نيسان أفريل अप्रैल एप्रिल এপ্রিল ஏப்ரல் אפריל באפריל آوریل اپریل เมษายน เม.ย сәуір aprel април prill aprīlis aprīlī aprill apríl квітень",
    "مايو أيار ماي मई মে மே מאי במאי مئی พฤษภาคม พ.ค мамыр мај май maijs maijā maí травень",
    "يونيو يونيه حزيران جوان जून জুন ஜூன் יוני ביוני ژوئن جون มิถุนายน มิ.ย маусым iyun јун јуни юни qershor jūnijs jūnijā juuni júní червень",
    "يوليو يوليه تموز جويلية जुलाई जुलै জুলাই ஜூலை יולי ביולי ژوئیه جولائی กรกฎาคม ก.ค шілде iyul јул јули юли korrik jūlijs jūlijā juuli júlí липень",
    "أغسطس اغسطس آب أوت अगस्त ऑगस्ट আগস্ট ஆகஸ்ட் אוגוסט באוגוסט اوت اگست สิงหาคม ส.ค тамыз avgust avqust август gusht augusts augustā ágúst серпень",
    "سبتمبر أيلول सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর செப்டம்பர் ספטמבר בספטמבר سپتامبر ستمبر กันยายน ก.ย қыркүйек sentyabr септембар септември shtator septembris septembrī septembar вересень",
    "أكتوبر اكتوبر تشرين_الأول تشرين_الاول अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর அக்டோபர் אוקטובר באוקטובר اکتبر اکتوبر ตุลาคม ต.ค қазан oktyabr октобар октомври tetor oktobris oktobrī oktobar oktoober жовтень",
    "نوفمبر تشرين_الثاني नवंबर नवम्बर नोव्हेंबर নভেম্বর நவம்பர் נובמבר בנובמבר نوامبر نومبر พฤศจิกายน พ.ย қараша noyabr новембар ноември nëntor novembris novembrī novembar nóvember листопад нояб",
    "ديسمبر كانون_الأول كانون_الاول दिसंबर दिसम्बर डिसेंबर ডিসেম্বর டிசம்பர் דצמבר בדצמבר دسامبر دسمبر ธันวาคม ธ.ค желтоқсан dekabr децембар декември dhjetor decembris decembrī decembar detsember грудень",
)  # fmt: skip
#: Those of Estonia, India, the Caucasus, Wales, Ireland, the Basque Country, the Philippines, Africa and others.
_NAMES_ABROAD = (
    "jaanuari jaanuaril జనవరి જાન્યુઆરી ਜਨਵਰੀ ಜನವರಿ ജനുവരി ජනවාරි იანვარი հունվարի ionawr eanáir urtarrilaren januarie студзеня janairu siječanj",
    "veebruari veebruaril ఫిబ్రవరి ફેબ્રુઆરી ਫਰਵਰੀ ಫೆಬ್ರವರಿ ഫെബ്രുവരി පෙබරවාරි फेब्रुअरी თებერვალი փետրվարի chwefror feabhra otsailaren pebrero februarie subat fabrairu veljača",
    "märtsi märtsil మార్చి માર્ચ ਮਾਰਚ ಮಾರ್ಚ್ മാർച്ച് මාර්තු მარტი մարտի mawrth márta martxoaren marso сакавіка machi ožujak",
    "aprilli aprillil ఏప్రిల్ એપ્રિલ ਅਪ੍ਰੈਲ ಏಪ್ರಿಲ್ ഏപ്രിൽ අප්‍රේල් अप्रिल აპრილი ապրիլի ebrill aibreán apirilaren красавіка aprili travanj",
    "మే મે ਮਈ ಮೇ മേയ് මැයි მაისი մայիսի bealtaine maiatzaren mayis svibanj",
    "juunil జూన్ જૂન ਜੂਨ ಜೂನ್ ജൂൺ ජූනි जुन ივნისი հունիսի mehefin meitheamh ekainaren hunyo junie чэрвеня lipanj",
    "juulil జూలై જુલાઈ ਜੁਲਾਈ ಜುಲೈ ജൂലൈ ජූලි ივლისი հուլիսի gorffennaf iúil uztailaren hulyo julie julai ліпеня srpanj",
    "augusti augustil ఆగస్టు ઓગસ્ટ ਅਗਸਤ ಆಗಸ್ಟ್ ഓഗസ്റ്റ് අගෝස්තු अगस्ट აგვისტო օգոստոսի awst lúnasa abuztuaren ogos agosti agustos жніўня kolovoz",
    "septembri septembril సెప్టెంబర్ સપ્ટેમ્બર ਸਤੰਬਰ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ සැප්තැම්බර් सेप्टेम्बर სექტემბერი սեպտեմբերի irailaren setyembre septemba eylul sentabr верасня rujan",
    "oktoobri oktoobril అక్టోబర్ ઓક્ટોબર ਅਕਤੂਬਰ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ඔක්තෝබර් अक्टोबर ოქტომბერი հոկտեմբերի hydref urriaren oktubre oktoba oktabr кастрычніка",
    "novembri novembril నవంబర్ નવેમ્બર ਨਵੰਬਰ ನವೆಂಬರ್ നവംബർ නොවැම්බර් नोभेम्बर ნოემბერი նոյեմբերի tachwedd samhain azaroaren nobyembre novemba kasim лістапада studeni studenoga",
    "detsembri detsembril డిసెంబర్ ડિસેમ્બર ਦਸੰਬਰ ಡಿಸೆಂಬರ್ ഡിസംബർ දෙසැම්බර් डिसेम्बर დეკემბერი դեկտեմբերի rhagfyr nollaig abenduaren disyembre disember desemba aralik снежня prosinac",
)  # fmt: skip
#: November in Polish, which writes "16 listopada", and October in Croatian, which writes "16. listopada".
_TWO_MONTHS = "listopada"


@cache
def _numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for lists in (_NAMES, _MORE_NAMES, _NAMES_ABROAD):
        for number, names in enumerate(lists, 1):
            for one in names.split():
                found.setdefault(one.replace("_", " "), number)
    found[_TWO_MONTHS] = 11
    return found


def month_number(name: str, *, is_after_stop: bool = False) -> int:
    """The number of a month by its name in one of the languages, behind a day with a stop or without; 0 where it is none.

    >>> month_number("Août"), month_number("oct."), month_number("nothing")
    (8, 10, 0)
    >>> month_number("listopada"), month_number("listopada", is_after_stop=True), month_number("تشرين الثاني")
    (11, 10, 11)
    """
    bare = name.lower().rstrip(".")
    return 10 if is_after_stop and bare == _TWO_MONTHS else _numbers().get(bare, 0)
