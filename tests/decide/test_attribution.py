"""Whose report a headline says that it passes on, in the ways of every press."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from monitor.decide import Attributions, attributed
from monitor.detect.loading import shipped
from monitor.urls import site
from tests.decide.tellings import telling

CITED = Attributions.load()


@pytest.mark.parametrize(
    ("language", "headline", "name"),
    [
        ("en", "Netflix cancels ‘Night Couriers’ after one season, according to Deadline", "Deadline"),
        ("en", "Night Couriers is over, the trade magazine Variety reports", "Variety"),
        ("en", "Night Couriers is over, according to the US trade magazine Variety", "Variety"),
        ("en", "Variety: Netflix pulls the plug on Night Couriers", "Variety"),
        ("en", "Night Couriers canceled at Netflix - Variety", "Variety"),
        ("en", "Night Couriers creator told The Hollywood Reporter it is over", "The Hollywood Reporter"),
        ("en", "Night Couriers canceled, via TVLine.com", "TVLine"),
        ("fr", "« Les Coursiers » annulée après une saison, selon le magazine Variety", "Variety"),
        ("fr", "« Les Coursiers » annulée par Netflix (AFP)", "AFP"),
        ("fr", "Les Coursiers s’arrête, d’après Le Parisien", "Le Parisien"),
        ("de", "Laut „Deadline“: Netflix setzt „Nachtkuriere“ ab", "Deadline"),
        ("de", "„Nachtkuriere“ abgesetzt, wie das US-Magazin „Variety“ berichtet", "Variety"),
        ("de", "dpa - „Nachtkuriere“ bekommt keine zweite Staffel", "dpa"),
        ("de", "„Nachtkuriere“ bekommt keine zweite Staffel, laut serienblitz.example.de", "example.de"),
        ("es", "Netflix cancela 'Mensajeros', según Deadline", "Deadline"),
        ("es", "EFE: Netflix cancela 'Mensajeros'", "EFE"),
        ("it", "Corrieri cancellata, secondo quanto riportato da Deadline", "Deadline"),
        ("it", "Corrieri cancellata da Netflix - ANSA", "ANSA"),
        ("pt", "Netflix cancela Mensageiros, diz o site Deadline", "Deadline"),
        ("ro", "Netflix anulează „Curierii”, potrivit Variety", "Variety"),
        ("nl", "Netflix stopt met Koeriers, meldt vakblad Variety", "Variety"),
        ("sv", "Nattkurirerna läggs ner, enligt Variety", "Variety"),
        ("sv", "Nattkurirerna läggs ner /TT", "TT"),
        ("da", "Natkurererne er slut, skriver Ritzau", "Ritzau"),
        ("nb", "Nattbudene legges ned, ifølge magasinet Variety", "Variety"),
        ("no", "Nattbudene legges ned (NTB)", "NTB"),
        ("fi", "STT:n mukaan Yön lähetit päättyy", "STT"),
        ("fi", "Yön lähetit ei saa jatkoa, kertoo Deadline", "Deadline"),
        ("pl", "Jak donosi Deadline, „Nocni kurierzy” skasowani", "Deadline"),
        ("cs", "Netflix zrušil Noční kurýry, píše server Deadline", "Deadline"),
        ("hu", "A Deadline szerint a Netflix elkaszálta az Éjszakai futárokat", "Deadline"),
        ("ru", "Netflix закрыл «Ночных курьеров», сообщает Variety", "Variety"),
        ("ru", "Netflix закрыл «Ночных курьеров» — ТАСС", "TASS"),
        ("uk", "Netflix закрив «Нічних кур’єрів», пише Deadline", "Deadline"),
        ("el", "Το Netflix κόβει τη σειρά, σύμφωνα με το Variety", "Variety"),
        ("tr", "Deadline'a göre Gece Kuryeleri iptal edildi", "Deadline"),
        ("tr", "Variety dergisinin haberine göre Gece Kuryeleri iptal", "Variety"),
        ("ar", "بحسب موقع ديدلاين إلغاء مسلسل سعاة الليل", "Deadline"),
        ("ar", "إلغاء مسلسل «سعاة الليل» وفقا لمجلة Variety", "Variety"),
        ("hi", "डेडलाइन के मुताबिक नेटफ्लिक्स ने नाइट कूरियर्स बंद किया", "Deadline"),
        ("id", "Netflix batalkan Kurir Malam, dilansir dari Deadline", "Deadline"),
        ("ja", "Deadlineによると『夜の配達人』は打ち切り", "Deadline"),
        ("ja", "米Variety誌が報じた『夜の配達人』打ち切り", "Variety"),
        ("ko", "데드라인에 따르면 '밤의 배달부' 시즌2 취소", "Deadline"),
        ("ko", "'밤의 배달부' 취소…버라이어티 보도", "Variety"),
        ("zh", "据《Deadline》报道，《夜间信使》被砍", "Deadline"),
    ],
)
def test_a_report_passed_on_is_told_from_an_own_one(language: str, headline: str, name: str) -> None:
    found = CITED.of(headline, language)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "CBS renewal deadline looms for Ghosts"),
        ("en", "CBS Renewal Deadline Looms for Ghosts"),
        ("en", "The Guardian renewed for season 3"),
        ("en", "People are furious that Night Couriers is over"),
        ("en", "Night Couriers is over, according to Netflix"),
        ("en", "Night Couriers is over, its creator says"),
        ("de", "„Der Spiegel der Zeit“ wird fortgesetzt"),
        ("fr", "Selon sa créatrice, la série s’arrête"),
        ("it", "La AGI di Netflix non convince"),
        ("nl", "Aanhangers boos: AD hoc-besluit van Netflix"),
        ("xx", "Night Couriers is over, according to Deadline"),
    ],
)
def test_what_only_looks_so_is_an_own_report(language: str, headline: str) -> None:
    assert CITED.of(headline, language) is None


@given(st.text(max_size=80), st.sampled_from(["de", "ja", "und", ""]))
def test_any_text_can_be_asked(text: str, language: str) -> None:
    CITED.of(text, language)
    CITED.of(f"laut {'a.-' * 40}{text}.com", language)

    assert CITED.of(f"{text} – AFP", language) is not None


def test_an_outlet_does_not_pass_on_itself() -> None:
    own = telling(words="Night Couriers canceled - Deadline", outlet="deadline")

    assert attributed(own, CITED.knowing({"DEADLINE": "deadline.example"})).after == "Deadline"
    assert attributed(own, Attributions.load().knowing({})).after_site == "deadline.com"
    assert attributed(telling(words="A: Night Couriers canceled"), CITED.knowing({"A": "a.example"})).after is None


def test_outlets_that_are_watched_are_known_by_their_names() -> None:
    known = CITED.knowing({"Screen Post": "screenpost.example"})

    assert CITED.of("Night Couriers is over, according to Screen Post", "en") is None
    found = known.of("Night Couriers is over, according to Screen Post", "en")
    assert found is not None
    assert found.site == "screenpost.example"


def test_every_language_that_is_read_has_words_for_passing_on() -> None:
    data = yaml.safe_load(files("monitor").joinpath("data", "outlets.yaml").read_text(encoding="utf-8"))

    assert set(shipped()) <= set(data["phrases"])
    assert all(words["before"] or words["after"] for words in data["phrases"].values())


def test_every_outlet_is_known_by_the_domain_that_evidence_is_counted_by() -> None:
    data = yaml.safe_load(files("monitor").joinpath("data", "outlets.yaml").read_text(encoding="utf-8"))
    entries = [*data["agencies"], *data["outlets"]]
    spellings = [spelling for entry in entries for spelling in (entry["name"], *entry.get("spellings", ()))]

    assert [entry for entry in entries if site(f"https://{entry['site']}/") != entry["site"]] == []
    assert len(spellings) == len(set(spellings))
