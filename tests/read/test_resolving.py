"""The series that a headline leaves out, found in its article: the only one beyond doubt, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from monitor.errors import ExtractError
from monitor.model import Certainty, Claim, Document, Status
from monitor.read.detecting import detector
from monitor.read.resolving import Question, resolve

GOLDEN = Path(__file__).parents[1] / "golden" / "articles"
URL = "https://a.example/tv/streamer-swings-the-axe-again"
CONFIRMED, RUMOURED, DENIED = Certainty.CONFIRMED, Certainty.RUMOURED, Certainty.DENIED

EN = "Netflix Cancels Its Most-Watched Thriller After Two Seasons"
LEDE = "Netflix has pulled the plug on its most-watched thriller after two seasons."
NAMING = "Netflix has cancelled “Low Tide Protocol” after two seasons, the service said on Friday."
FILLER = "The eight episodes were filmed in Norway last year, and had been praised by critics everywhere."


def page(title: str, *paragraphs: str, head: str = "", description: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    described = f'<meta name="description" content="{description}">' if description else ""
    return (
        f"<!DOCTYPE html><html><head><title>{title} - Outlet</title>"
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">{described}{head}'
        f"</head><body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def tagged(*tags: str) -> str:
    return "".join(f'<meta property="article:tag" content="{tag}">' for tag in tags)


def about(name: str) -> str:
    series = f'{{"@type": "TVSeries", "name": "{name}"}}'
    data = f'{{"@type": "NewsArticle", "headline": "x", "url": "{URL}", "about": {series}}}'
    return f'<script type="application/ld+json">{data}</script>'


def resolved(body: bytes, title: str = EN, language: str = "en", *, url: str = URL, asked: str = URL) -> Claim | None:
    claims = tuple(claim for claim in detector().detect(title, language) if claim.series is None)
    assert len(claims) == 1, "a headline that leaves one series out"
    (found,) = resolve(Document(url, body, "text/html; charset=utf-8"), Question(asked, claims, language))
    return found


def series(found: Claim | None) -> str | None:
    return found.series if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("amp_pt", "Sertão Elétrico"),
        ("article_body_pl", "Port północny"),
        ("drupal_fr", "Marées mortes"),
        ("portal_ja", "硝子の港町"),
        ("portal_ko", "새벽의 형사"),
        ("portal_ru", "Тихая гавань"),
        ("rtl_ar", "بيت الياسمين"),
        ("sponsored_tr", "Rüzgarlı Sokak"),
        ("tables_it", "Il porto vecchio"),
        ("wordpress_de", "Ebbe und Flut"),
        pytest.param("paywall_es", None, id="a stub names none, and the offer beside it is no text"),
        pytest.param("several_nl", None, id="three are named"),
    ],
)
def test_golden_articles(name: str, expected: str | None) -> None:
    told = yaml.safe_load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"))
    body = (GOLDEN / f"{name}.html").read_bytes()

    found = resolved(body, told["title"], name.rpartition("_")[2], url=told["url"], asked=told["url"])

    assert series(found) == expected


@pytest.mark.parametrize(
    ("language", "title", "paragraphs", "expected"),
    [
        ("en", EN, [NAMING, FILLER], "Low Tide Protocol"),
        (
            "en",
            EN,
            ["Netflix has cancelled <i>Low Tide Protocol</i> after two seasons, <i>Variety</i> reports."],
            "Low Tide Protocol",
        ),
        (
            "sv",
            "SVT förnyar sin största dramaserie",
            ["SVT har förnyat ”Fyrvaktaren” för en tredje säsong."],
            "Fyrvaktaren",
        ),
        (
            "da",
            "DR forlænger sin største dramaserie",
            ["DR har forlænget ’Fyrmesteren’ med en tredje sæson."],
            "Fyrmesteren",
        ),
        (
            "es",
            "Netflix cancela su thriller más visto tras dos temporadas",
            ["Netflix ha cancelado 'Marea negra' tras dos temporadas, según ha confirmado la plataforma."],
            "Marea negra",
        ),
        (
            "uk",
            "Netflix закрив найпопулярніший трилер після двох сезонів",
            ["Netflix закрив серіал «Тиха гавань» після двох сезонів, повідомили у компанії."],
            "Тиха гавань",
        ),
        ("zh", "网飞取消收视最高的惊悚剧", ["网飞已取消惊悚剧《退潮》，不再制作第三季。"], "退潮"),
    ],
)
def test_the_sentence_that_tells_the_same_names_it(
    language: str, title: str, paragraphs: list[str], expected: str
) -> None:
    assert series(resolved(page(title, *paragraphs), title, language)) == expected


@pytest.mark.parametrize(
    ("paragraphs", "head"),
    [
        pytest.param(
            [LEDE, "“Low Tide Protocol” was a hit."], tagged("Netflix", "Low Tide Protocol"), id="next sentence"
        ),
        pytest.param([LEDE, "<em>Low Tide Protocol</em> was a hit."], tagged("Low Tide Protocol"), id="emphasis"),
        pytest.param([LEDE, FILLER, "Low Tide Protocol began in 2024."], about("Low Tide Protocol"), id="its subject"),
        pytest.param([LEDE, FILLER, "Bridgerton began in 2020."], tagged("Bridgerton", "Netflix"), id="a known title"),
        pytest.param([NAMING, "Last week it cancelled “Alpha” as well."], "", id="told with its season, and the first"),
        pytest.param(
            [NAMING, "It follows “Alpha” and “Beta”, both cancelled in May."], "", id="others in a later list"
        ),
        pytest.param(
            [LEDE], '<meta property="og:description" content="Netflix cancels “Low Tide Protocol”.">', id="og"
        ),
    ],
)
def test_what_else_the_article_says_counts(paragraphs: list[str], head: str) -> None:
    assert series(resolved(page(EN, *paragraphs, head=head))) in {"Low Tide Protocol", "Bridgerton"}


@pytest.mark.parametrize(
    ("language", "title", "paragraphs"),
    [
        pytest.param(
            "en", EN, ["Netflix has cancelled “Alpha”, “Beta” and “Gamma”, it said."], id="three, side by side"
        ),
        pytest.param(
            "en", EN, ["Netflix has cancelled “Alpha”.", "It also cancelled “Beta”."], id="one after the other"
        ),
        pytest.param("en", EN, [LEDE, FILLER], id="none"),
        pytest.param(
            "en",
            EN,
            ["Netflix has cancelled the thriller after two seasons, <em>Variety</em> reports."],
            id="a magazine in italics",
        ),
        pytest.param("en", EN, [LEDE, "“Dark” creator Jo Berg says she is sad."], id="a creator's older series"),
        pytest.param(
            "en",
            EN,
            [
                "After axing “Old Harbour” last month, Netflix swings the axe again: its thriller goes.",
                "“Low Tide Protocol” had been a hit.",
            ],
            id="last month's decision in front",
        ),
        pytest.param(
            "en",
            EN,
            ["Two years after “Old Harbour” ended, Netflix is cancelling another flagship thriller."],
            id="what went before",
        ),
        pytest.param(
            "en",
            "Netflix Cancels Its Most-Watched Thriller",
            ["“Save It Now” petitions are everywhere after Netflix cancelled its thriller."],
            id="a petition",
        ),
        pytest.param(
            "de",
            "Netflix setzt Erfolgsserie nach zwei Staffeln ab",
            ["Nach dem Ende von „Dark“ trifft es die nächste: Netflix setzt eine weitere Serie ab."],
            id="de: what went before",
        ),
        pytest.param(
            "it",
            "Netflix cancella la sua serie più vista dopo due stagioni",
            ["Dopo “Marea bassa”, Netflix cancella un'altra serie: non ci sarà una terza stagione."],
            id="it: what went before",
        ),
        pytest.param("en", EN, ["Netflix has renewed “Low Tide Protocol” for a third season."], id="the opposite"),
        pytest.param("en", EN, ["Netflix has not cancelled “Low Tide Protocol”, it said."], id="a denial"),
        pytest.param("en", EN, ["HBO has cancelled “Low Tide Protocol” after two seasons."], id="another network's"),
        pytest.param(
            "en", EN, ["Netflix has cancelled “Low Tide Protocol” after five seasons."], id="another season's"
        ),
        pytest.param("en", EN, [LEDE, "Renew your subscription to “The Outlet” today and save."], id="a paywall"),
        pytest.param(
            "de",
            "Netflix setzt Erfolgsserie nach zwei Staffeln ab",
            ["Netflix setzt „Ebbe“, „Flut“ und „Watt“ ab.", "Alle drei liefen zwei Staffeln."],
            id="de: three",
        ),
        pytest.param(
            "fr",
            "Netflix annule sa série la plus regardée après deux saisons",
            ["Le créateur de « Dark » voit sa nouvelle série s'arrêter après deux saisons."],
            id="fr: a creator",
        ),
        pytest.param(
            "es",
            "Netflix cancela su thriller más visto tras dos temporadas",
            ["Suscríbase para leer la noticia completa y renueve su suscripción cuando quiera."],
            id="es: a stub",
        ),
        pytest.param(
            "it",
            "Netflix cancella la sua serie più vista dopo due stagioni",
            ["Netflix ha cancellato “Marea bassa” e “Porto vecchio”."],
            id="it: two",
        ),
        pytest.param(
            "ja",
            "Netflix、人気スリラーをシーズン2で打ち切り",
            ["Netflixは『干潮』『満潮』『引き潮』の打ち切りを発表した。"],
            id="ja: three",
        ),
        pytest.param(
            "pl",
            "Netflix kasuje swój najpopularniejszy thriller po dwóch sezonach",
            ["Netflix skasował „Zatokę” i „Port”, a także „Falę”."],
            id="pl: three",
        ),
        pytest.param(
            "ru",
            "Netflix закрыл самый популярный триллер после двух сезонов",
            ["Netflix продлил сериал «Тихая гавань» на третий сезон."],
            id="ru: the opposite",
        ),
        pytest.param(
            "tr",
            "Reyting rekortmeni dizi final yapıyor",
            ["Çerezleri kabul ederek sitemizi kullanmaya devam edebilirsiniz, teşekkür ederiz."],
            id="tr: consent",
        ),
    ],
)
def test_in_doubt_it_stays_unresolved(language: str, title: str, paragraphs: list[str]) -> None:
    assert resolved(page(title, *paragraphs), title, language) is None


BOTH = tagged("Old Harbour", "Low Tide Protocol")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [
                "After axing “Old Harbour” last month, Netflix cuts again: its thriller goes.",
                "“Low Tide Protocol” had been a hit.",
            ],
            None,
            id="last month's decision is named first",
        ),
        pytest.param(
            [
                "Netflix has cancelled “Low Tide Protocol”.",
                "“Old Harbour” is by the same hand.",
                "“Low Tide Protocol” won two prizes.",
            ],
            "Low Tide Protocol",
            id="what it comes back to",
        ),
    ],
)
def test_filed_under_two_series_an_article_is_about_the_one_it_comes_back_to(
    paragraphs: list[str], expected: str | None
) -> None:
    title = "Netflix Cancels Its Most-Watched Thriller"

    assert series(resolved(page(title, *paragraphs, head=BOTH), title)) == expected


def test_a_tag_does_not_make_a_creators_older_series_the_one_that_is_meant() -> None:
    sentence = "Netflix has cancelled the new thriller from the creator of “Dark”."

    assert resolved(page(EN, sentence, FILLER, head=tagged("Dark", "Netflix"))) is None


@pytest.mark.parametrize(
    ("title", "sentence", "certainty"),
    [
        pytest.param(EN, NAMING, CONFIRMED, id="told as fact"),
        pytest.param(
            EN, "Netflix is reportedly cancelling “Low Tide Protocol” after two seasons.", RUMOURED, id="hedged"
        ),
        pytest.param(
            "Netflix has not cancelled its biggest thriller",
            "Netflix has not cancelled “Low Tide Protocol”.",
            DENIED,
            id="denied",
        ),
    ],
)
def test_an_article_never_makes_a_claim_surer(title: str, sentence: str, certainty: Certainty) -> None:
    found = resolved(page(title, sentence), title)

    assert found is not None
    assert found.certainty is certainty


def test_a_rumour_stays_one_however_sure_its_article_is() -> None:
    rumour = Claim(None, Status.CANCELLED, RUMOURED, (3,), "Netflix")

    (found,) = resolve(Document(URL, page(EN, NAMING), None), Question(URL, (rumour,), "en"))

    assert found is not None
    assert found.certainty is RUMOURED


def test_the_sentence_is_kept_and_tells_what_the_headline_leaves_out() -> None:
    title = "Netflix Cancels Its Most-Watched Thriller"
    found = resolved(page(title, FILLER, NAMING), title)

    assert found is not None
    assert (found.named_by, found.status) == (NAMING, Status.CANCELLED)
    assert (found.seasons, found.network) == ((3,), "Netflix")


@pytest.mark.parametrize(
    ("title", "seasons"),
    [
        pytest.param(EN, (3,), id="the headline counts them"),
        pytest.param("Netflix Cancels Its Most-Watched Thriller", (), id="only the article does, for an end"),
    ],
)
def test_what_ends_for_one_is_cancelled_for_another_and_seasons_are_not_counted_alike(
    title: str, seasons: tuple[int, ...]
) -> None:
    found = resolved(page(title, "“Low Tide Protocol” will end after two seasons, Netflix announced on Friday."), title)

    assert found is not None
    assert (found.series, found.status, found.seasons) == ("Low Tide Protocol", Status.CANCELLED, seasons)


@pytest.mark.parametrize("network", ["Prime Video", "Amazon", "Amazon Prime Video"])
def test_one_network_has_several_names(network: str) -> None:
    title = "Amazon Cancels Its Most-Watched Thriller After Two Seasons"
    sentence = f"{network} has cancelled “Low Tide Protocol” after two seasons."

    assert series(resolved(page(title, sentence), title)) == "Low Tide Protocol"


@pytest.mark.parametrize(("network", "other"), [("Sky", "SkyShowtime"), ("Max", "Maxdome")])
def test_networks_whose_names_begin_alike_are_two(network: str, other: str) -> None:
    title = f"{network} Cancels Its Most-Watched Thriller After Two Seasons"

    assert series(resolved(page(title, f"{other} has cancelled “Low Tide Protocol” after two seasons."), title)) is None
    assert series(resolved(page(title, f"{network} has cancelled “Low Tide Protocol” after two seasons."), title))


def test_where_a_redirect_led_to_another_story_that_story_is_not_read() -> None:
    elsewhere = "https://a.example/tv/weekly-round-up"
    other = page("What to Watch This Week", NAMING)

    assert resolved(other, url=elsewhere) is None
    assert series(resolved(page(EN, NAMING), url=elsewhere)) == "Low Tide Protocol"


def test_a_front_page_is_no_article() -> None:
    with pytest.raises(ExtractError, match="no article"):
        resolved(page("The Outlet: News of the Day and More", NAMING), url="https://a.example/")


def test_two_claims_are_not_both_of_one_series() -> None:
    claims = tuple(Claim(None, status, CONFIRMED) for status in (Status.CANCELLED, Status.ENDING))

    assert resolve(Document(URL, page(EN, NAMING), None), Question(URL, claims, "en")) == (None, None)
