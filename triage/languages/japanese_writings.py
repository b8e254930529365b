"""The other ways in which Japanese writes a word: りんご and リンゴ, 売り上げ and 売上, 破たん and 破綻, 3か月 and 3ヶ月.

Newspapers put Hiragana for characters that are not for everyday use, and leave out the kana between two characters or put them.
"""

from collections.abc import Iterator

from triage.expression import Expression

_GROUPS = (
    "子ども 子供 こども", "友達 友だち", "障害者 障がい者 障碍者", "刺し身 刺身", "売り上げ 売上 売上げ", "取り組み 取組 取組み", "受け入れ 受入 受入れ", "引き渡し 引渡 引渡し",
    "申し込み 申込 申込み", "立ち入り 立入 立入り", "入り口 入口", "手続き 手続", "取り締まり 取締り 取締", "差し押さえ 差押え 差押", "打ち切り 打切り", "覚せい剤 覚醒剤", "珈琲 コーヒー",
    "りんご リンゴ 林檎", "ごみ ゴミ", "けが ケガ 怪我", "たばこ タバコ 煙草", "めがね メガネ 眼鏡", "みかん ミカン", "いちご イチゴ", "ぶどう ブドウ", "うなぎ ウナギ", "まぐろ マグロ",
    "さんま サンマ", "くじら クジラ 鯨", "いのしし イノシシ", "ねずみ ネズミ", "きのこ キノコ", "たまご タマゴ", "たんぱく質 タンパク質 蛋白質", "ひき逃げ 轢き逃げ", "わいせつ ワイセツ 猥褻",
)  # fmt: skip
_WRITINGS = {word: tuple(group.split()) for group in _GROUPS for word in group.split()}
#: Parts of longer words: in kana, and in characters.
_PARTS = tuple(
    pair.split()
    for pair in (
        "破たん 破綻", "ねつ造 捏造", "隠ぺい 隠蔽", "改ざん 改竄", "補てん 補填", "けん引 牽引", "ひっ迫 逼迫", "だ捕 拿捕", "ら致 拉致", "被ばく 被曝", "ほう助 幇助", "信ぴょう 信憑", "がれき 瓦礫",
        "おう盛 旺盛", "拳銃 けん銃", "脊髄 せき髄", "か月 ヶ月", "カ月 ヶ月", "ヵ月 ヶ月", "箇月 ヶ月", "か月 カ月", "か月 ヵ月", "箇月 か月", "箇月 カ月", "箇月 ヵ月", "カ月 ヵ月", "か国 カ国", "カ国 ヶ国", "か所 カ所", "か所 ヶ所", "カ所 箇所",
    )
)  # fmt: skip
_HAN, _HIRAGANA = "[\u4e00-\u9fff]", "[\u3041-\u3096]"
#: Two verbs with one sign of kana behind each: 打ち切り. Behind the second may stand more (組み合わせ is no 組合).
_TWO_VERBS = Expression(f"({_HAN}){_HIRAGANA}({_HAN})({_HIRAGANA}{{1,2}})")
#: Shorter words are mostly others: さん.
_IN_HIRAGANA = Expression(f"{_HIRAGANA}{{3,}}")
#: From Hiragana to Katakana.
_STEP = 0x60


def japanese_writings(text: str) -> Iterator[str]:
    """The other writings of a literal, itself among them at times.

    >>> list(japanese_writings("受け渡し")), list(japanese_writings("経営破たん")), sorted(japanese_writings("ごみ"))
    (['受渡し', '受渡'], ['経営破綻'], ['ごみ', 'ゴミ'])
    >>> list(japanese_writings("組み合わせ")), list(japanese_writings("カナダ")), list(japanese_writings("ひぐらし"))
    (['組合わせ'], [], ['ヒグラシ'])
    """
    yield from _WRITINGS.get(text, ())
    for one, other in _PARTS:
        if one in text:
            yield text.replace(one, other)
        elif other in text:
            yield text.replace(other, one)
    if _IN_HIRAGANA.fullmatch(text):
        yield "".join(chr(ord(char) + _STEP) for char in text)
    # Slow to compile, and most words are shorter or longer.
    if len(text) in {4, 5} and (verbs := _TWO_VERBS.fullmatch(text)):
        yield verbs[1] + verbs[2] + verbs[3]
        if len(verbs[3]) == 1:
            yield verbs[1] + verbs[2]
