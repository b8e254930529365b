"""Longer words in which a shorter one stands by accident, in scripts without spaces: 京都 in 東京都, インド in インドネシア."""

_TEXT = """
京都 東京都 · インド インドネシア インドシナ ウインドウ ウィンドウ ウインドー マインド ブラインド ·
イラン アイランド ハイランド アイランズ · マリ マリア マリオ マリン マリネ マリファナ マリウポリ ソマリア ソマリランド ·
チリ シチリア チリ紙 · ローマ ローマ字 · ギニア ニューギニア · ロシア プロシア · パリ パリティ ·
タイ タイム タイプ タイトル タイヤ タイミング スタイル タイガー タイル ネクタイ タイタン タイマー タイツ タイソン タイタニック ·
和服 和服务 和服務 · 京东 北京东 南京东 · 京東 北京東 南京東 · 市长 市长江 · 市長 市長江 · 高通 提高通 最高通 · 台中 平台中 舞台中 電台中 电台中 ·
国会 中国会 全国会 各国会 我国会 · 國會 中國會 全國會 各國會 我國會 · 国航 中国航 美国航 · 国美 中国美 美国美 全国美 ·
人大 人大多 人大声 人大学 人大量 人大约 · 上将 会上将 以上将 场上将 际上将 晚上将 · 海南 上海南 · 河南 黄河南 · 河北 黄河北 · 江西 长江西 ·
海口 出海口 入海口 · 长安 市长安 校长安 部长安
"""
#: Shorter word → longer ones that are not on it.
LONGER_WORDS = {
    shorter: tuple(longer) for shorter, *longer in (line.split() for line in _TEXT.split("·") if line.strip())
}
