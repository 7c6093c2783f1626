"""What only describes a series, "the axed drama", is turned round by what is told of it: then it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect import Detector

# By language: headlines that save a series, the series, and the seasons that it gets.
SAVED: dict[str, list[tuple[str, str, tuple[int, ...]]]] = {
    "en": [
        ("‘Moonbridge’ Saved: Canceled CW Drama Gets Second Season", "Moonbridge", (2,)),
        ("Moonbridge saved: axed fantasy drama to return for second series", "Moonbridge", (2,)),
        ("Canceled drama ‘Moonbridge’ gets second season at Netflix", "Moonbridge", (2,)),
        ("Cancelled BBC drama Moonbridge returning for third series", "Moonbridge", (3,)),
        ("Canceled ‘Moonbridge’ Renewed for Season 3 at Peacock", "Moonbridge", (3,)),
        ("Peacock orders third season of canceled drama ‘Moonbridge’", "Moonbridge", (3,)),
        ("Netflix Saves Canceled NBC Sitcom ‘Moonbridge’ With Two-Season Order", "Moonbridge", ()),
        ("Fan favourite ‘Moonbridge’, axed last year, renewed for series four by Channel 5", "Moonbridge", (4,)),
        ("‘Moonbridge’, Once Canceled by Fox, Scores Season 6 Renewal at Hulu", "Moonbridge", (6,)),
        ("Prime Video commissions second series of axed sci-fi ‘Moonbridge’", "Moonbridge", (2,)),
        ("Dropped by the BBC, ‘Moonbridge’ is renewed for a third series by Sky", "Moonbridge", (3,)),
    ],
    "fr": [
        ("La série annulée « Pont-Lune » aura finalement une saison 2 sur Netflix", "Pont-Lune", (2,)),
        ("Annulée par Netflix, « Pont-Lune » revient pour une saison 3 sur Canal+", "Pont-Lune", (3,)),
        ("Canal+ commande une saison 3 de « Pont-Lune », annulée par Netflix", "Pont-Lune", (3,)),
        ("Annulée après une saison, la série Pont-Lune est renouvelée par Max", "Pont-Lune", ()),
        ("Netflix sauve « Pont-Lune », série annulée par NBC, avec une saison 4", "Pont-Lune", (4,)),
        ("Peacock renouvelle « Pont-Lune », pourtant annulée par NBC, pour une saison 4", "Pont-Lune", (4,)),
    ],
    "de": [
        ("Abgesetzte Serie „Mondbrücke“ bekommt zweite Staffel bei Netflix", "Mondbrücke", (2,)),
        ("Die eingestellte Serie „Mondbrücke“ kehrt mit einer dritten Staffel zurück", "Mondbrücke", (3,)),
        ("Netflix bestellt neue Staffel der abgesetzten ABC-Serie „Mondbrücke“", "Mondbrücke", ()),
        ("Abgesetzte ZDF-Serie „Mondbrücke“ wird bei Netflix fortgesetzt", "Mondbrücke", ()),
        ("Sky verlängert „Mondbrücke“, die von RTL abgesetzte Krimiserie, um eine zweite Staffel", "Mondbrücke", (2,)),
        ("Von RTL abgesetzte Serie „Mondbrücke“ wird bei Netflix verlängert", "Mondbrücke", ()),
    ],
    "es": [
        ("La serie cancelada 'Puente Luna' tendrá segunda temporada en Netflix", "Puente Luna", (2,)),
        ("Netflix renueva la cancelada 'Puente Luna' por una tercera temporada", "Puente Luna", (3,)),
        ("Cancelada por ABC, 'Puente Luna' vuelve con nueva temporada en Hulu", "Puente Luna", ()),
        ("Netflix salva 'Puente Luna', la serie cancelada por ABC, con una tercera temporada", "Puente Luna", (3,)),
        ("'Puente Luna', cancelada por ABC, renovada por Netflix", "Puente Luna", ()),
    ],
    "it": [
        ('La serie cancellata "Ponte Luna" avrà una seconda stagione su Netflix', "Ponte Luna", (2,)),
        ('Cancellata dalla NBC, "Ponte Luna" torna con la terza stagione su Netflix', "Ponte Luna", (3,)),
        ('Netflix ordina una nuova stagione della serie cancellata "Ponte Luna"', "Ponte Luna", ()),
        ('"Ponte Luna", cancellata da NBC, rinnovata per una terza stagione da Netflix', "Ponte Luna", (3,)),
    ],
    "pt": [
        ("Série cancelada 'Ponte Lua' ganha segunda temporada na Netflix", "Ponte Lua", (2,)),
        ("Cancelada pela NBC, 'Ponte Lua' terá 3ª temporada no Peacock", "Ponte Lua", (3,)),
        ("Netflix renova série cancelada 'Ponte Lua' para a 3ª temporada", "Ponte Lua", (3,)),
        ("'Ponte Lua', cancelada pela NBC, é renovada pelo Peacock para a 3ª temporada", "Ponte Lua", (3,)),
    ],
    "nl": [
        ("Geschrapte serie 'Maanbrug' krijgt tweede seizoen bij Netflix", "Maanbrug", (2,)),
        ("De stopgezette serie 'Maanbrug' keert terug met een derde seizoen", "Maanbrug", (3,)),
        ("Netflix bestelt nieuw seizoen van geschrapte serie 'Maanbrug'", "Maanbrug", ()),
        ("Peacock verlengt gecancelde sitcom 'Maanbrug' met derde seizoen", "Maanbrug", (3,)),
    ],
    "ru": [
        ("Отменённый сериал «Лунный мост» получит второй сезон на Netflix", "Лунный мост", (2,)),
        ("Закрытый сериал «Лунный мост» продлили на третий сезон", "Лунный мост", (3,)),
        ("Netflix заказал новый сезон отменённого сериала «Лунный мост»", "Лунный мост", ()),
        ("Peacock продлил отмененный NBC сериал «Лунный мост» на третий сезон", "Лунный мост", (3,)),
    ],
    "uk": [
        ("Закритий серіал «Місячний міст» отримає другий сезон", "Місячний міст", (2,)),
        ("Скасований серіал «Місячний міст» продовжили на третій сезон", "Місячний міст", (3,)),
        ("Netflix замовив новий сезон скасованого серіалу «Місячний міст»", "Місячний міст", ()),
    ],
    "pl": [
        ("Skasowany serial „Księżycowy most” dostanie drugi sezon na Netfliksie", "Księżycowy most", (2,)),
        ("Anulowany serial „Księżycowy most” powraca z trzecim sezonem", "Księżycowy most", (3,)),
        ("Netflix zamawia nowy sezon skasowanego serialu „Księżycowy most”", "Księżycowy most", ()),
        ("HBO zamówiło drugi sezon anulowanego przez Netflix serialu „Księżycowy most”", "Księżycowy most", (2,)),
    ],
    "cs": [
        ("Zrušený seriál Měsíční most dostane druhou řadu na Netflixu", "Měsíční most", (2,)),
        ("Zrušený seriál „Měsíční most“ se vrátí s třetí řadou", "Měsíční most", (3,)),
        ("Netflix objednal novou řadu zrušeného seriálu „Měsíční most“", "Měsíční most", ()),
        ("Zrušená komedie „Měsíční most“ se dočká třetí řady na Voyo", "Měsíční most", (3,)),
    ],
    "sv": [
        ("Nedlagda serien ”Månbron” får en andra säsong på Netflix", "Månbron", (2,)),
        ("Netflix beställer ny säsong av nedlagda serien ”Månbron”", "Månbron", ()),
        ("Nedlagda ”Månbron” förnyas för en tredje säsong", "Månbron", (3,)),
        ("SVT förnyar den nedlagda dramaserien ”Månbron” för en tredje säsong", "Månbron", (3,)),
    ],
    "da": [
        ("Aflyst serie 'Månebroen' får anden sæson på Netflix", "Månebroen", (2,)),
        ("Netflix bestiller ny sæson af den aflyste serie 'Månebroen'", "Månebroen", ()),
        ("Den aflyste serie 'Månebroen' fornyes til tredje sæson", "Månebroen", (3,)),
        ("TV 2 fornyer den skrottede dramaserie 'Månebroen' for en tredje sæson", "Månebroen", (3,)),
    ],
    "nb": [
        ("Kansellert serie «Månebroen» får andre sesong på Netflix", "Månebroen", (2,)),
        ("Netflix bestiller ny sesong av den kansellerte serien «Månebroen»", "Månebroen", ()),
        ("Den nedlagte serien «Månebroen» fornyes for tredje sesong", "Månebroen", (3,)),
    ],
    "fi": [
        ("Lopetettu sarja Kuusilta saa toisen kauden Netflixissä", "Kuusilta", (2,)),
        ("Netflix tilasi uuden kauden peruutetusta ”Kuusilta”-sarjasta", "Kuusilta", ()),
        ("Peruttu sarja ”Kuusilta” palaa kolmannella kaudella", "Kuusilta", (3,)),
        ("Yle tilasi lopetetusta sarjasta ”Kuusilta” kolmannen kauden", "Kuusilta", (3,)),
    ],
    "hu": [
        ("Az elkaszált „Holdhíd” második évadot kap a Netflixen", "Holdhíd", (2,)),
        ("A Netflix berendelte az elkaszált „Holdhíd” harmadik évadát", "Holdhíd", (3,)),
        ("A törölt „Holdhíd” sorozat harmadik évaddal tér vissza", "Holdhíd", (3,)),
        ("Harmadik évadot kapott a Netflixen az RTL által elkaszált „Holdhíd”", "Holdhíd", (3,)),
    ],
    "tr": [
        ('İptal edilen dizi "Ay Köprüsü" Netflix\'te ikinci sezon onayı aldı', "Ay Köprüsü", (2,)),
        ('Netflix, iptal edilen "Ay Köprüsü" dizisine üçüncü sezon onayı verdi', "Ay Köprüsü", (3,)),
        ('İptal edilen "Ay Köprüsü" yeni sezonuyla geri dönüyor', "Ay Köprüsü", ()),
        ("TRT'nin iptal edilen dizisi \"Ay Köprüsü\" Disney+'ta ikinci sezon onayı aldı", "Ay Köprüsü", (2,)),
    ],
    "ro": [
        ("Serialul anulat „Podul Lunii” primește sezonul 2 la Netflix", "Podul Lunii", (2,)),
        ("Netflix comandă un nou sezon al serialului anulat „Podul Lunii”", "Podul Lunii", ()),
        ("Anulat de NBC, „Podul Lunii” revine cu sezonul 3 pe Netflix", "Podul Lunii", (3,)),
        ("PRO TV reînnoiește serialul anulat „Podul Lunii” pentru sezonul 3", "Podul Lunii", (3,)),
    ],
    "el": [
        ("Η ακυρωμένη σειρά «Γέφυρα» παίρνει δεύτερη σεζόν στο Netflix", "Γέφυρα", (2,)),
        ("Το Netflix ανανεώνει την ακυρωμένη σειρά «Γέφυρα» για τρίτη σεζόν", "Γέφυρα", (3,)),
        ("Η κομμένη σειρά «Γέφυρα» επιστρέφει με νέα σεζόν στον ΑΝΤ1", "Γέφυρα", ()),
        ("Ο ΑΝΤ1 ανανέωσε για τρίτη σεζόν την ακυρωμένη από το Mega σειρά «Γέφυρα»", "Γέφυρα", (3,)),
    ],
    "ar": [
        ("المسلسل الملغى «جسر القمر» يحصل على موسم ثان على نتفليكس", "جسر القمر", (2,)),
        ("نتفليكس تجدد المسلسل الملغى «جسر القمر» لموسم ثالث", "جسر القمر", (3,)),
    ],
    "hi": [
        ("रद्द हो चुकी सीरीज 'मून ब्रिज' को नेटफ्लिक्स पर मिला दूसरा सीजन", "मून ब्रिज", (2,)),
        ("बंद हो चुके शो 'मून ब्रिज' की नए सीजन के साथ वापसी", "मून ब्रिज", ()),
    ],
    "id": [
        ("Serial yang dibatalkan 'Jembatan Bulan' dapat musim kedua di Netflix", "Jembatan Bulan", (2,)),
        ("Netflix perpanjang serial yang dibatalkan 'Jembatan Bulan' untuk musim ketiga", "Jembatan Bulan", (3,)),
    ],
    "ja": [
        ("打ち切りドラマ『月の橋』、Netflixでシーズン2制作決定", "月の橋", (2,)),
        ("Netflix、打ち切りとなった『月の橋』のシーズン3を発注", "月の橋", (3,)),
        ("打ち切られたドラマ『月の橋』がシーズン3で復活", "月の橋", (3,)),
        ("Hulu、打ち切りになった海外ドラマ『月の橋』のシーズン4更新を発表", "月の橋", (4,)),
    ],
    "ko": [
        ("취소된 드라마 '달다리', 넷플릭스서 시즌2 제작 확정", "달다리", (2,)),
        ("넷플릭스, 폐지된 드라마 '달다리' 시즌3 제작 확정", "달다리", (3,)),
        ("tvN서 폐지된 드라마 '달다리', 티빙서 시즌2 제작 확정", "달다리", (2,)),
    ],
    "zh": [
        ("被砍剧《月桥》获Netflix续订第二季", "月桥", (2,)),
        ("Netflix续订曾被取消的《月桥》第三季", "月桥", (3,)),
        ("Hulu宣布续订被福克斯砍掉的剧集《月桥》第四季", "月桥", (4,)),
    ],
}

# Language, headline, status and seasons: here the cancellation is the news, or there is none.
NOT_SAVED = [
    ("en", "Axed drama ‘Moonbridge’ won't return for second series, ITV confirms", Status.CANCELLED, (2,)),
    ("en", "ABC cancels ‘Moonbridge’, orders two new dramas", Status.CANCELLED, ()),
    ("fr", "Netflix annule « Pont-Lune » et commande deux nouvelles séries", Status.CANCELLED, ()),
    ("en", "Star of axed drama ‘Moonbridge’ joins cast of new thriller", None, ()),
    ("en", "Canceled: ‘Moonbridge’ won't get season 2 at Max", Status.CANCELLED, (2,)),
    ("en", "Netflix has axed ‘Moonbridge’ months after renewing it for season 3", Status.CANCELLED, (3,)),
    ("en", "Renewed drama ‘Moonbridge’ canceled after all at HBO", Status.CANCELLED, ()),
    ("de", "„Mondbrücke“ abgesetzt: Auch die bestellte zweite Staffel kommt nicht", Status.CANCELLED, (2,)),
    (
        "es",
        "'Puente Luna', cancelada: Netflix no hará la segunda temporada que había encargado",
        Status.CANCELLED,
        (2,),
    ),
    ("it", '"Ponte Luna" cancellata nonostante il rinnovo per la terza stagione', Status.CANCELLED, (3,)),
    ("pt", "'Ponte Lua' é cancelada após renovação para a 3ª temporada", Status.CANCELLED, (3,)),
]

# Language and headline: the word begins the headline as its verb.
VERBS = [
    ("es", "Cancelado el spin-off de 'Mar de sal'"),
    ("it", 'Cancellato lo spin-off di "Mare nero"'),
    ("es", "Cancelada la serie 'Mar de sal', que había sido renovada por Netflix"),
    ("es", "Cancelada 'Mar de sal' pese a su renovación por una tercera temporada"),
    ("pt", "Cancelada a série 'Mar de Sal', renovada em maio pela Netflix"),
    ("it", 'Cancellata la serie "Mare nero", rinnovata solo a maggio'),
]

# Language and headline: one series is cancelled, another one renewed.
TWO = [
    ("en", "Netflix cancels ‘Moonbridge’ and renews ‘Harbor Lights’ for season 2"),
    ("de", "RTL setzt „Mondbrücke“ ab und verlängert „Hafenlichter“"),
    ("es", "Netflix cancela 'Puente Luna' y renueva 'Marea' por una segunda temporada"),
    ("it", 'Netflix cancella "Ponte Luna" e rinnova "Marea bassa" per una seconda stagione'),
    ("pt", "Netflix cancela 'Ponte Lua' e renova 'Maré' para a 2ª temporada"),
    ("nl", "Netflix schrapt 'Maanbrug' en verlengt 'Havenlicht' met een tweede seizoen"),
    ("ru", "Netflix закрыл «Лунный мост» и продлил «Гавань» на второй сезон"),
    ("pl", "Netflix kasuje „Księżycowy most” i przedłuża „Port” na drugi sezon"),
    ("sv", "Netflix lägger ner ”Månbron” och förnyar ”Hamnljus” för en andra säsong"),
    ("ro", "Netflix anulează „Podul Lunii” și prelungește „Portul” cu sezonul 2"),
    ("en", "‘Moonbridge’ Canceled, ‘Harbor Lights’ Renewed at CBS"),
    ("fr", "TF1 arrête « Pont-Lune » et renouvelle « Brigade »"),
]


@pytest.mark.parametrize(
    ("language", "text", "series", "seasons"),
    [pytest.param(language, *row, id=row[0]) for language, rows in SAVED.items() for row in rows],
)
def test_a_cancelled_series_that_goes_on_is_saved(
    detector: Detector, language: str, text: str, series: str, seasons: tuple[int, ...]
) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.series, claim.status, claim.certainty) == (series, Status.REVIVED, Certainty.CONFIRMED)
    assert claim.seasons == seasons


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("Axed BBC drama ‘Moonbridge’ returning for third series", None),
        ("‘Moonbridge’, cancelled by NBC, gets second season at Peacock", "Peacock"),
        ("Cancelled by NBC, ‘Moonbridge’ gets second season at Peacock", "Peacock"),
        ("Peacock orders second season of cancelled NBC drama ‘Moonbridge’", "Peacock"),
    ],
)
def test_who_saves_it_is_not_who_dropped_it(detector: Detector, text: str, network: str | None) -> None:
    (claim,) = detector.detect(text, "en")

    assert (claim.status, claim.network) == (Status.REVIVED, network)


@pytest.mark.parametrize(
    ("language", "text", "network"),
    [
        ("zh", "被NBC砍掉的《月桥》由Netflix接手续拍", "Netflix"),
        ("zh", "《月桥》遭ABC放弃后，Hulu接盘拍第五季", "Hulu"),
        ("ko", "tvN서 폐지된 '달다리', 티빙이 살렸다", "티빙"),
        ("hu", "Megmentette az Amazon a Netflix által elkaszált Holdhíd sorozatot", "Amazon"),
    ],
)
def test_a_rescue_is_by_the_network_beside_its_own_words(
    detector: Detector, language: str, text: str, network: str
) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.status, claim.network) == (Status.REVIVED, network)


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("Axed BBC comedy ‘Moonbridge’ could return for series two", Status.REVIVED, Certainty.RUMOURED),
        ("Cancelled drama ‘Moonbridge’ renewed for third and final season", Status.ENDING, Certainty.CONFIRMED),
    ],
)
def test_how_sure_it_is_and_for_how_long_is_told_as_ever(
    detector: Detector, text: str, status: Status, certainty: Certainty
) -> None:
    (claim,) = detector.detect(text, "en")

    assert (claim.series, claim.status, claim.certainty) == ("Moonbridge", status, certainty)


@pytest.mark.parametrize(("language", "text", "status", "seasons"), NOT_SAVED)
def test_a_cancellation_that_is_told_stays_one(
    detector: Detector, language: str, text: str, status: Status | None, seasons: tuple[int, ...]
) -> None:
    told = [(claim.status, claim.seasons) for claim in detector.detect(text, language)]

    assert told == ([(status, seasons)] if status else [])


@pytest.mark.parametrize(("language", "text"), TWO)
def test_what_is_told_of_another_series_saves_none(detector: Detector, language: str, text: str) -> None:
    told = {claim.status for claim in detector.detect(text, language)}

    assert told == {Status.CANCELLED, Status.RENEWED}


@pytest.mark.parametrize(("language", "text"), VERBS)
def test_a_headline_that_begins_with_its_verb_cancels(detector: Detector, language: str, text: str) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.status, claim.certainty) == (Status.CANCELLED, Certainty.CONFIRMED)


@pytest.mark.parametrize(
    ("language", "text", "network"),
    [
        ("en", "‘Moonbridge’ Renewed for Season 3 at Peacock After NBC Cancellation", "Peacock"),
        ("en", "After cancellation at NBC, ‘Moonbridge’ renewed for season 3 by Netflix", "Netflix"),
        ("de", "Zwölf Jahre nach dem Aus: „Mondbrücke“ bekommt dritte Staffel", None),
        ("de", "Nach dem Aus bei RTL: Netflix verlängert „Mondbrücke“ um dritte Staffel", "Netflix"),
        ("fr", "Après son annulation par TF1, « Pont-Lune » renouvelée pour une saison 3 par Netflix", "Netflix"),
        ("es", "Tras su cancelación en TVE, 'Puente' renueva por una tercera temporada en Netflix", "Netflix"),
        ("it", "Dopo la cancellazione, “Ponte” torna con una terza stagione", None),
        ("cs", "Dvanáct let po zrušení: „Most“ dostane třetí řadu", None),
    ],
)
def test_a_renewal_after_the_end_brings_the_series_back(
    detector: Detector, language: str, text: str, network: str | None
) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.status, claim.seasons, claim.network) == (Status.REVIVED, (3,), network)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "‘Moonbridge’ Renewed for Season 3 After Avoiding Cancellation"),
        ("en", "‘Moonbridge’ Renewed for Season 3 After Cancellation Scare"),
        ("en", "‘Moonbridge’ Renewed for Season 3 After Cancellation of Spin-Off"),
        ("en", "CBS Renews ‘Moonbridge’ for Season 3 After Cancelling Three Dramas"),
        ("en", "‘Moonbridge’ Renewed for Season 3 Despite Cancellation Rumors"),
        ("es", "Netflix renueva 'Puente' por una tercera temporada tras la cancelación de Costa Gris"),
        ("fr", "Netflix renouvelle « Pont-Lune » pour une saison 3 après l'annulation de « Rivage »"),
        ("de", "Nach dem Aus von „Brandung“: ZDF verlängert „Mondbrücke“ um dritte Staffel"),
        ("it", "Dopo la cancellazione di Onda, Netflix rinnova “Ponte” per la terza stagione"),
    ],
)
def test_the_end_of_something_else_leaves_a_renewal_what_it_is(detector: Detector, language: str, text: str) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.status, claim.seasons) == (Status.RENEWED, (3,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Cancelled Netflix show soars to number one five years after being axed"),
        ("de", "Abgesetzte Serie jetzt im Stream: Diese Kultserie ist zurück bei Netflix"),
        ("it", "“Mare nero”, cancellata dalla Rai, vince il premio della critica"),
        ("en", "‘Moonbridge’, cancelled by NBC, tops the streaming charts"),
    ],
)
def test_a_cancellation_that_only_describes_is_no_news(detector: Detector, language: str, text: str) -> None:
    assert detector.detect(text, language) == ()


@pytest.mark.parametrize(
    ("text", "series", "network"),
    [
        ("Peacock Cancels ‘Copper Sun’, the Drama It Rescued From NBC", "Copper Sun", "Peacock"),
        ("‘Night Ferry’ Axed by Peacock Less Than a Year After It Saved the Show From NBC", "Night Ferry", "Peacock"),
        ("‘Moonbridge’ Canceled By NBC After One Season, Being Shopped", "Moonbridge", "NBC"),
    ],
)
def test_an_earlier_rescue_or_one_that_is_hoped_for_saves_nothing(
    detector: Detector, text: str, series: str, network: str
) -> None:
    (claim,) = detector.detect(text, "en")

    assert (claim.series, claim.status, claim.network) == (series, Status.CANCELLED, network)
