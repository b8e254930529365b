"""The names of the months in two dozen languages, as dates are written with them."""

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


@cache
def _numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_NAMES, 1):
        for one in names.split():
            found.setdefault(one, number)
    return found


def month_number(name: str) -> int:
    """The number of a month by its name in one of the languages; 0 where it is none.

    >>> month_number("Août"), month_number("oct."), month_number("nothing")
    (8, 10, 0)
    """
    return _numbers().get(name.lower().rstrip("."), 0)
