"""Nouns in languages without a dictionary or with a small one, irregular nouns, and what is written on to a noun."""

import pytest

from tests.matching.looking import texts


def found(term: str, text: str, language: str) -> list[str]:
    """What is found of a term."""
    return texts({"text": term, "fuzzy": "off"}, text, language=language)


@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Beside each form stands a word that begins like it and is another.
        ("be", "рука", "У руцэ трымаў, махаў рукамі. Рукаў парваны.", ["руцэ", "рукамі"]),
        ("be", "год", "За пяць гадоў, у наступныя гады. Гадзіннік спыніўся.", ["гадоў", "гады"]),
        ("be", "нага", "Баль у назе, дзве нагі. Нагода ёсць.", ["назе", "нагі"]),
        ("be", "урад", "Ва ўрадзе і без урада. Ураджай большы.", ["ўрадзе", "урада"]),
        ("be", "Мінск", "Цягнік з Мінска. Мінскі суд.", ["Мінска"]),
        ("bn", "বই", "নতুন বইয়ের বিক্রি, বইগুলো। বইছে হাওয়া।", ["বইয়ের", "বইগুলো"]),
        ("bn", "কর", "করের হার বাড়ে। তিনি করে দেন। করোনা ছড়ায়।", ["করের"]),
        ("ta", "நகரம்", "நகரத்தில் மின்சாரம் இல்லை, நகரங்களில் போராட்டம். நகை திருட்டு.", ["நகரத்தில்", "நகரங்களில்"]),
        ("ta", "வீடு", "வீட்டில் வெள்ளம். வீடுகள் இடிந்தன. வீடியோ வெளியானது.", ["வீட்டில்", "வீடுகள்"]),
        ("ta", "தேர்தல்", "தேர்தலுக்கு முன். தேர் ஓடியது.", ["தேர்தலுக்கு"]),
        ("ur", "دن", "گزشتہ دنوں بارش ہوئی۔ دنیا بدل گئی۔", ["دنوں"]),
        ("ur", "رپورٹ", "رپورٹس جاری۔ رپورٹر مارا گیا۔", ["رپورٹس"]),
        ("ur", "استاد", "اساتذہ کی ہڑتال۔ استدعا کی۔", ["اساتذہ"]),
        ("ka", "ხელი", "ხელში გაზეთი ეჭირა. ხელფასი გაიზარდა.", ["ხელში"]),
        ("sq", "taksë", "Qeveria rrit taksat. Taksi u përplas.", ["taksat"]),
        ("sq", "Tirana", "Kryetari i Tiranës hesht. Tiran u rrëzua.", ["Tiranës"]),
        ("sw", "mji", "Mijini hakuna umeme. Mjinga alisema.", ["Mijini"]),
        ("el", "χέρι", "Το κούνημα των χεριών. Χειριστής έπεσε.", ["χεριών"]),
        ("mk", "цена", "Цените растат. Цензура има.", ["Цените"]),
        ("mk", "ден", "По неколку дена. Денар падна.", ["дена"]),
        ("hr", "vrijeme", "Tijekom vremena. Vremenska prognoza.", ["vremena"]),
        ("sl", "oko", "Videl je z očmi. Oče molči.", ["očmi"]),
        ("ru", "лёд", "На льду, под льдом. Льгота отменена.", ["льду", "льдом"]),
        ("uk", "рука", "У руці тримав. Ручка впала.", ["руці"]),
        ("hy", "նավ", "Նավում հրդեհ։ Նավթ թանկացավ։", ["Նավում"]),
        ("sk", "Pellegrini", "Voliči Pellegriniho. Pelikán ušiel.", ["Pellegriniho"]),
        # His, her, their.
        ("ar", "كتاب", "في كتابه الجديد. كتابة صعبة. كاتب مات.", ["كتابه"]),
        ("ar", "سعر", "النفط وأسعارها. سعرات حرارية.", ["وأسعارها"]),
        ("ar", "شركة", "باع شركته. شرك كبير.", ["شركته"]),
        ("fa", "سگ", "سگش مرد. سگک شکست.", ["سگش"]),
        ("fa", "دست", "دستش شکست. دستور داد.", ["دستش"]),
        # Particles and articles beside the shortest words.
        ("ko", "책", "책을 팔다. 책임을 물었다. 정책이 바뀌었다.", ["책을"]),
        ("ko", "강", "강을 건넜다. 강의를 들었다. 강의 시간.", ["강을"]),
        ("he", "שר", "נמסר לשר ולא השר. שרב כבד.", ["לשר", "השר"]),
        ("he", "מדינה", "במדינתו ובמדינות. מדינאי אחר.", ["במדינתו", "ובמדינות"]),
        ("he", "ראש", "ראשי הערים. הסיכון הראשי.", ["ראשי"]),
        ("he", "ספר", "פרק מהספר. מספר הפצועים עלה. בספר נכתב.", ["מהספר", "בספר"]),
        # A second accent, before a pronoun; another place of the accent is another word.
        ("el", "όνομα", "Το όνομά του, του ονόματός της. Ονομασία.", ["όνομά", "ονόματός"]),
        ("el", "νόμος", "Ο νόμος. Ο νομός Αττικής.", ["νόμος"]),
        # A syllable that goes on.
        ("th", "ศาล", "ยื่นต่อศาลเมื่อวานนี้ ศาลาพังลง", ["ศาล"]),
        ("th", "ยา", "ผู้ป่วยต้องการยาด่วน เขาพยายามช่วย รอยาวนาน", ["ยา"]),
        ("be", "горад", "У гарадах няма вады. Гарадская рада маўчыць.", ["гарадах"]),
        ("be", "цана", "Цэны растуць. Цэнзура моцная.", ["Цэны"]),
        ("sk", "Michal Šimečka", "S Michalom Šimečkom rokoval. Michalovce čakajú.", ["Michalom Šimečkom"]),
        ("sq", "Shkodër", "Bashkia e Shkodrës. Shkopi u thye.", ["Shkodrës"]),
        ("ar", "سيارة", "هجوم بسيارتين. مسيرة سلمية.", ["بسيارتين"]),
        ("he", "נפט", "מחיר הנפט. נפטר אמש.", ["הנפט"]),
        ("hi", "चुनाव", "चुनावों में हार। चुनावी रैली। चुनौती बड़ी।", ["चुनावों"]),
        ("hy", "պատերազմ", "Պատերազմում ընկան։ Պատերազմական վիճակ։", ["Պատերազմում"]),
        # A man's genitive is a woman's name as well.
        ("uk", "Олександр Усик", "Бій Олександра Усика. Олександра пішла.", ["Олександра Усика"]),
        ("cs", "Kamil Novotný", "Odchod Kamila Novotného. Kamila odešla.", ["Kamila Novotného"]),
        ("uk", "Валерій Залужний", "Відставка Валерія Залужного. Валерія пішла.", ["Валерія Залужного"]),
        ("cs", "Slavia", "Fanoušci Slavie. Ve Slavii končí. Slavnost začala.", ["Slavie", "Slavii"]),
        # A preposition that takes the article's place.
        ("he", "הכנסת", "חברי הכנסת, בכנסת ולכנסת. כניסה חופשית.", ["הכנסת", "בכנסת", "ולכנסת"]),
        # The noun of a place's name is nobody's surname.
        ("sr", "Нови Сад", "У Новом Саду. Сада пада киша. Сад је цветао.", ["Новом Саду"]),
        ("ru", "Нижний Новгород", "В Нижнем Новгороде. Великий Новгород далеко.", ["Нижнем Новгороде"]),
        # Japanese in kana and in characters, with the kana between them and without.
        ("ja", "りんご", "リンゴが不作。林檎を輸出。リンゴールは店名。", ["リンゴ", "林檎"]),
        ("ja", "取り組み", "取組を強化。取組みを続ける。組み立てる。", ["取組", "取組み"]),
        ("ja", "組み合わせ", "組合わせが決まる。労働組合が反発。", ["組合わせ"]),
        ("ja", "経営破綻", "経営破たんが相次ぐ。経営破れたり。", ["経営破たん"]),
        ("ja", "カナダ", "静かなだけの町。", []),
        ("zh", "美国", "美国反对，欧美国家支持。", ["美国"]),
        ("zh", "法院", "法院判决，立法院通过。", ["法院"]),
        # Serbian is written in two scripts.
        ("sr", "Ђоковић", "Navijači Đokovića i Ђоковића. Đorđević.", ["Đokovića", "Ђоковића"]),
        ("sr", "vlada", "Влада ћути, за владу. Владимир је отишао.", ["Влада", "владу"]),
        ("hr", "Ljubljana", "Иде у Љубљану. Љубав траје.", ["Љубљану"]),
    ],
)  # fmt: skip
def test_a_noun_is_found_as_it_is_bent(language: str, term: str, text: str, words: list[str]) -> None:
    assert found(term, text, language) == words


def test_a_name_is_not_found_in_a_word_without_its_capital_that_it_is_a_form_of_by_chance() -> None:
    assert found("Praha", "V Praze a na prahu změny, u Prahy.", "cs") == ["Praze", "Prahy"]
