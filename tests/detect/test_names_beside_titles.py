"""Remarks before a colon, people who make series and words for works stand beside titles without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Status

if TYPE_CHECKING:
    from monitor.detect import Detector

# The rule that a headline shows, its language, and the series that it names: None where it names none.
NAMED: list[tuple[str, str, str, str | None]] = [
    ("a remark is no title", "sv", "Oväntade vändningen: Röda huset får en tredje säsong", "Röda huset"),
    ("a remark is no title", "nb", "Gladnyhet: Røde hus får en tredje sesong", "Røde hus"),
    ("a remark is no title", "cs", "Radostná zpráva: Červený dům dostane třetí řadu", "Červený dům"),
    ("a remark with a season behind it", "hu", "Váratlan fordulat: harmadik évadot kap a Vörös ház", "Vörös ház"),
    ("a remark is no title", "en", "Great news: Paper Wharf gets third season", "Paper Wharf"),
    ("who says it is no title", "es", "Marea: Ana Ruiz confirma la tercera temporada", "Marea"),
    ("who says it is no title", "pt", "Maré: Rui Costa confirma terceira temporada", "Maré"),
    ("who says it is no title", "pl", "Przystań: Anna Berg potwierdza trzeci sezon", "Przystań"),
    ("who says it is no title", "hu", "Kikötő: Berg Anna megerősítette a harmadik évadot", "Kikötő"),
    ("who says it is no title", "fi", "Satama: Anna Berg vahvistaa kolmannen kauden", "Satama"),
    ("a remark says nothing", "pl", "Dobra wiadomość: Czerwony Dom dostanie trzeci sezon", "Czerwony Dom"),
    ("a remark says nothing", "fi", "Iloisia uutisia: Lost Harbor saa kolmannen kauden", "Lost Harbor"),
    (
        "a topic may have a second half",
        "cs",
        "Duna: Proroctví dostala od HBO zelenou pro druhou řadu",
        "Duna: Proroctví",
    ),
    ("a word for series hangs on the title", "fi", "Iloisia uutisia: Jäämurtajat-sarja haudataan", "Jäämurtajat"),
    ("who makes a new series", "cs", "Režisér Bohdan Sova natočí pro Voyo seriál o slavném zloději", None),
    ("whose offshoot it is", "es", "'Marea' tendrá spin-off", None),
    ("whose offshoot it is", "nl", "'De haven' krijgt spin-off bij Netflix", None),
    ("whose offshoot it is", "ru", "«Пристань» получит спин-офф", None),
    ("whose offshoot it is", "fi", "”Satama” saa spin-offin", None),
    (
        "an offshoot has a title of its own",
        "ja",
        "『港の灯』の世界が広がる、新スピンオフ「夜の岸」Netflixが製作",
        "夜の岸",
    ),
    ("who made a series before", "hu", "Új sorozat jön a Sötét völgy alkotóitól", None),
    ("whose work a new series comes from", "fi", "Anna Bergin romaanista tehdään draamasarja Ylelle", None),
    (
        "a work has a name of two words",
        "cs",
        "Herní hit Zlatá Koruna se dočká seriálové adaptace od Amazonu",
        "Zlatá Koruna",
    ),
    ("whose fans do something", "en", "Paper Wharf fans launch petition to save the show", "Paper Wharf"),
    ("whose maker has another work", "en", "Paper Wharf creator's new drama gets second season at NBC", None),
    ("whose fans hear news of it", "en", "Paper Wharf fans cheer: show gets second season at NBC", "Paper Wharf"),
    ("behind whose work it is", "fi", "Anna Bergin romaani Pohjan tytär taipuu draamasarjaksi", "Pohjan tytär"),
    ("apposition", "hu", "Kaszát kapott az HBO Max történelmi drámája, a Bástya", "Bástya"),
    ("apposition", "hu", "Sorozat készül Berg Anna regényéből, a Porcelánházból", "Porcelánházból"),
    ("a describing word has a capital of its own", "cs", "Netflix zrušil Rodinné stopy", "Rodinné stopy"),
    ("a describing word has a capital of its own", "pl", "TVN kasuje Nowe brzegi", "Nowe brzegi"),
    ("a describing word has a capital of its own", "hu", "Az RTL elkaszálta az Új partokat", "Új partokat"),
    ("a describing word has a capital of its own", "fi", "Yle lopettaa Uuden rannan", "Uuden rannan"),
    ("a describing word has a capital always", "en", "ITV axes Welsh valleys drama after one series", None),
    ("a second part ends the headline", "it", "Prime Video stacca la spina a Fortezza: Elena", "Fortezza: Elena"),
    ("what stands behind a colon is no second part", "es", "Netflix cancela Kaos: Ryan Murphy reacciona", "Kaos"),
    ("within a cue before behind it", "cs", "Bude mít Ledový dvůr pokračování? Jan Novák mlčí", "Ledový dvůr"),
    ("the subject of the clause before", "en", "Paper Wharf loses Disney+ but is not cancelled", "Paper Wharf"),
    ("the subject of the clause before", "fr", "Les Marées perd TF1 mais ne s'arrête pas", "Les Marées"),
    ("an adverb is no preposition", "cs", "Netflix už Ledový dvůr točit nebude", "Ledový dvůr"),
    ("a conjunction is no preposition", "es", "HBO confirma que Costa Gris tendrá una temporada más", "Costa Gris"),
    ("speech opens the headline", "es", "\"No volveremos\": la protagonista de 'Marea' anuncia el final", "Marea"),
    ("speech opens the headline", "it", "“È finita”: l'attrice di “Marea” annuncia la fine della serie", "Marea"),
    (
        "who tells of it opens no headline",
        "fr",
        "« Les Marées » : la créatrice de « Rivage » confirme la saison 2",
        "Les Marées",
    ),
    ("what is compared is no list", "es", "A diferencia de 'Kin', 'Marea' tendrá segunda temporada", "Marea"),
    ("what is compared is no list", "fr", "Contrairement à « Kin », « Les Marées » aura une saison 2", "Les Marées"),
    ("speech ends with a comma", "cs", "Seriál končí. „Řekli jsme všechno,“ tvrdí scenáristka", None),
    (
        "words between season and title",
        "cs",
        "Začalo natáčení nové řady krimi seriálu Případy z Podolí",
        "Případy z Podolí",
    ),
]


@pytest.mark.parametrize(
    ("language", "headline", "series"),
    [pytest.param(*shown, id=f"{rule}: {shown[1]}") for rule, *shown in NAMED],
)
def test_the_title_is_told_from_what_stands_beside_it(
    detector: Detector, language: str, headline: str, series: str | None
) -> None:
    (claim,) = detector.detect(headline, language)
    assert claim.series == series


@pytest.mark.parametrize(
    ("language", "headline", "series", "seasons"),
    [
        pytest.param("cs", "Dočkáme se druhé řady Sektoru 7?", "Sektoru 7", (2,), id="of the name"),
        pytest.param("it", "“Marea 3” rinnovata per la quarta stagione", "Marea", (4,), id="of the season before"),
        pytest.param("it", "“Marea 3” rinnovata", "Marea", (3,), id="of the season that is told"),
        pytest.param("it", "“Will Trent 3” finisce", "Will Trent", (3,), id="beside a title of the catalogue"),
    ],
)
def test_whose_a_number_behind_a_name_is(
    detector: Detector, language: str, headline: str, series: str, seasons: tuple[int, ...]
) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.series, claim.seasons) == (series, seasons)


@pytest.mark.parametrize(
    ("headline", "seasons"),
    [
        pytest.param("Pelimies-sarjan kolmoskausi varmistui", (3,), id="the third season in one word"),
        pytest.param("Netflix lopetti Pelimies-sarjan avauskauden jälkeen", (2,), id="after the first in one word"),
        pytest.param("Jo 25 vuotta ruudussa: Pelimies saa jatkoa", (), id="years are no seasons"),
    ],
)
def test_finnish_seasons_are_counted(detector: Detector, headline: str, seasons: tuple[int, ...]) -> None:
    (claim,) = detector.detect(headline, "fi")
    assert claim.seasons == seasons


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        pytest.param("fi", "Yle lopettaa lähetykset antenniverkossa vuonna 2027", id="broadcasts"),
        pytest.param("fi", "Elisa Viihde lopettaa tallennuspalvelun", id="a service"),
        pytest.param("nb", "TV 2 legger ned lokalkontor", id="an office"),
    ],
)
def test_what_a_network_ends_is_no_series_unless_something_says_so(
    detector: Detector, language: str, headline: str
) -> None:
    assert detector.detect(headline, language) == ()


def test_a_word_with_the_capital_of_a_name_is_no_cue(detector: Detector) -> None:
    (claim,) = detector.detect("Viimeinen kausi käynnistyy: näin Hylätty linna päättää tarinansa", "fi")
    assert claim.status is Status.ENDING  # "hylätty" is dropped, "Hylätty linna" a title
