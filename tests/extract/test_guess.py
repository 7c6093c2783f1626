"""Documents that say nothing of their encoding, or the wrong thing, in every language that is watched."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from monitor.extract.charsets import codec
from monitor.extract.encoding import decode
from monitor.extract.guess import guessed_codec

TEXTS = {
    "cs": "Seriál Žluté světlo končí po dvou řadách. Nova objednala třetí sérii kriminálky",
    "de": "ZDF verlängert „Die Küstenwache“ um zwei Staffeln. Für Sky ist nach dreißig Folgen Schluss",
    "el": "Ανανεώθηκε για δεύτερο κύκλο η σειρά «Το λιμάνι». Τέλος για την κωμωδία του ΑΝΤ1",
    "es": "RTVE cancela «Marea baja» tras una única temporada. Habrá más episodios de «El señor García»",
    "fr": "Canal+ arrête « Les Marées » après trois étés. Une deuxième saison commandée à la rentrée",
    "hu": "Folytatódik az őrség: negyedik évadot kapott a krimisorozat. Véget ér a Hűvösvölgy",
    "pl": "Łódź wraca z drugim sezonem. Serial „Źródło” nie doczeka się kontynuacji, decyzję podjęła stacja",
    "ro": "Serialul „Ţărmul” a fost prelungit pentru încă un sezon. Ştirea zilei: sfârşit pentru comedie",
    "ru": "Сериал «Северный ветер» продлили на второй сезон. Съёмки начнутся весной, рассказал продюсер",
    "sv": "SVT förlänger ”Fyrvaktaren” med två säsonger. Serien läggs ner även på Åland",
    "tr": "Kış Güneşi dizisi final yapıyor. Yeni sezon için çekimler başladı, yayın tarihi açıklandı",
    "uk": "Серіал «Північний вітер» продовжили на другий сезон. Зйомки почнуться навесні, розповів продюсер",
    "ar": "تجديد مسلسل «ريح الشمال» لموسم ثان. المنصة تعلن إلغاء الكوميديا بعد موسم واحد",
    "he": "הסדרה חודשה לעונה שנייה. הערוץ ביטל את הקומדיה אחרי עונה אחת",
    "th": "ซีรีส์ลมเหนือได้ต่อซีซันสอง ช่องประกาศยกเลิกละครตลก",
    "ja": "『霧の灯台』シーズン2の制作が決定。主演続投で2027年春に放送開始",
    "ko": "‘안개 항구’ 시즌2 제작 확정, 주연 배우 그대로 돌아온다",
    "zh": "《雾港》续订第二季，明年春天开机。平台宣布该剧不再续订",
    "zh-TW": "《霧港》續訂第二季，明年春天開拍。平台宣布該劇不再續訂",
}


def page(text: str, *, language: str = "", charset: str = "") -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return (
        f'<html lang="{language}"><head>{meta}</head><body class="home"><h2><a href="/1">{text}</a></h2></body></html>'
    )


ENCODINGS = [
    ("cs", "cp1250"),
    ("cs", "iso8859-2"),
    ("de", "cp1252"),
    ("el", "cp1253"),
    ("es", "cp1252"),
    ("fr", "cp1252"),
    ("hu", "cp1250"),
    ("pl", "cp1250"),
    ("ro", "cp1250"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("sv", "cp1252"),
    ("tr", "cp1254"),
    ("uk", "cp1251"),
    ("uk", "koi8-u"),
    ("ar", "cp1256"),
    ("he", "cp1255"),
    ("th", "cp874"),
    ("ja", "cp932"),
    ("ja", "euc-jp"),
    ("ko", "cp949"),
    ("zh", "gb18030"),
    ("zh-TW", "big5hkscs"),
]


@pytest.mark.parametrize(("language", "encoding"), [*ENCODINGS, ("ja", "iso2022-jp")])
def test_the_text_tells_its_encoding(language: str, encoding: str) -> None:
    # Characters that the old encoding lacks stand in the page as references, as editors put them.
    body = page(TEXTS[language]).encode(encoding, "xmlcharrefreplace")
    assert decode(body) == body.decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_a_server_that_calls_everything_latin_1_is_not_believed(language: str, encoding: str) -> None:
    body = page(TEXTS[language]).encode(encoding, "xmlcharrefreplace")
    assert decode(body, "text/html; charset=iso-8859-1") == body.decode(encoding)


def test_the_language_decides_between_what_looks_alike() -> None:
    body = page("Neue Folgen: Á la carte", language="hu").encode("cp1250")
    assert guessed_codec(body, "hu") in {"cp1250", "iso8859-2"}


@pytest.mark.parametrize(
    ("header", "meta"),
    [("windows-1251", "iso-8859-1"), ("iso-8859-1", "windows-1251"), ("koi8-r", "windows-1251")],
)
def test_where_header_and_page_disagree_the_text_decides(header: str, meta: str) -> None:
    body = page(TEXTS["ru"], charset=meta).encode("cp1251")
    assert TEXTS["ru"] in decode(body, f"text/html; charset={header}")


def test_a_label_that_was_chosen_is_believed() -> None:
    text = "Tiếp tục mùa hai"  # of no alphabet at hand
    body = page(text, charset="windows-1258").encode("cp1258", "xmlcharrefreplace")
    assert decode(body) == body.decode("cp1258")


@pytest.mark.parametrize("body", [b"", b"<p>ASCII only</p>", b"<p>\x81\x8d\x8f</p>" * 3])
def test_where_nothing_tells_nothing_is_guessed(body: bytes) -> None:
    assert guessed_codec(body) is None


def test_every_alphabet_is_in_encodings_that_hold_it() -> None:
    alphabets = yaml.safe_load((files("monitor") / "data" / "extract" / "letters.yaml").read_text(encoding="utf-8"))
    for tag, entry in alphabets.items():
        assert entry.keys() == {"encodings", "letters"}, tag
        common = entry["letters"][: len(entry["letters"]) // 2]
        for name in entry["encodings"]:
            assert codec(name) == name or name in {"gb18030", "big5hkscs", "cp949", "cp932", "cp874"}, (tag, name)
            held = common.encode(name, "ignore").decode(name)
            assert len(held) >= len(common) / 2, (tag, name)
