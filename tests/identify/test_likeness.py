"""Which titles name one series, over the languages that outlets write in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.identify import Verdict, compare

# Language of the headline, the title as it writes it, and the known one.
SAME = [
    ("en", "The Crown", "Crown, The"),
    ("en", "The Crown", "Crown"),
    ("en", "A Knight of the Seven Kingdoms", "Knight of the Seven Kingdoms"),
    ("en", "Law & Order: SVU", "Law & Order: Special Victims Unit"),
    ("en", "Law and Order", "Law & Order"),
    ("en", "13 Reasons Why", "Thirteen Reasons Why"),
    ("en", "Two and a Half Men", "2 and a Half Men"),
    ("en", "Nine Perfect Strangers", "9 Perfect Strangers"),
    ("en", "Squid Game 3", "Squid Game"),
    ("en", "Stranger Things Season 5", "Stranger Things"),
    ("en", "Stranger Things: Season 5", "Stranger Things"),
    ("en", "Stranger Things 5", "Stranger Things"),
    ("en", "Lupin: Part 3", "Lupin"),
    ("en", "Night Harbour Vol. 2", "Night Harbour Vol 2"),
    ("en", "Salt Road IV", "Salt Road 4"),
    ("en", "Strager Things", "Stranger Things"),
    ("en", "House of Guiness", "House of Guinness"),
    ("en", "Nightfall", "Night Fall"),
    ("en", "Spider Noir", "Spider-Noir"),
    ("en", "Shōgun", "Shogun"),
    ("en", "Dark: The Series", "Dark"),
    ("en", "The Office U.S.", "The Office (US)"),
    ("en", "Ghosts (UK)", "Ghosts UK"),
    ("en", "Ghosts (British version)", "Ghosts (UK)"),
    ("en", "Will + Grace", "Will & Grace"),
    ("de", "Haus des Geldes", "Das Haus des Geldes"),
    ("de", "Lupin – Staffel 2", "Lupin"),
    ("de", "Kaiserin, Die", "Die Kaiserin"),
    ("de", "Vier Frauen und ein Fall", "4 Frauen & ein Fall"),
    ("fr", "L'Opéra", "L’Opera"),
    ("fr", "Les Bracelets rouges, saison 4", "Les Bracelets rouges"),
    ("fr", "Dix pour cent", "10 pour cent"),
    ("fr", "Le Bazar de la charité", "Bazar de la charite"),
    ("es", "La casa de papel 5", "La casa de papel"),
    ("es", "Élite temporada 8", "Elite"),
    ("es", "Las chicas del cable", "Chicas del cable, Las"),
    ("es", "Cien años de soledad", "100 años de soledad"),
    ("it", "I bastardi di Pizzofalcone", "Bastardi di Pizzofalcone"),
    ("it", "Suburra - La serie", "Suburra"),
    ("it", "Doc - Stagione 3", "Doc"),
    ("pt", "O Clone", "Clone"),
    ("pt", "Cidade Invisível – 2ª temporada", "Cidade Invisível"),
    ("nl", "Undercover seizoen 3", "Undercover"),
    ("nl", "Het gouden uur", "Gouden uur"),
    ("sv", "Bonusfamiljen, säsong 5", "Bonusfamiljen"),
    ("sv", "Kärlek och anarki", "Kärlek & anarki"),
    ("da", "Herrens veje sæson 3", "Herrens veje"),
    ("nb", "Exit – sesong 4", "Exit"),
    ("fi", "Wednesdayn", "Wednesday"),
    ("fi", "Squid Gamen", "Squid Game"),
    ("fi", "Squid Gamesta", "Squid Game"),
    ("fi", "NCIS:n", "NCIS"),
    ("fi", "Rahapajan", "Rahapaja"),
    ("fi", "Sorjosen", "Sorjonen"),
    ("fi", "Darkissa", "Dark"),
    ("fi", "Kahdeksan surmanluodin", "Kahdeksan surmanluotia"),
    ("pl", "Gry o tron", "Gra o tron"),
    ("pl", "Sukcesji", "Sukcesja"),
    ("pl", "Wiedźmina", "Wiedźmin"),
    ("pl", "Squid Game'a", "Squid Game"),
    ("pl", "Rodu smoka", "Ród smoka"),
    ("pl", "Dextera", "Dexter"),
    ("pl", "Domu z papieru", "Dom z papieru"),
    ("pl", "Ślepnąc od świateł sezon 2", "Ślepnąc od świateł"),
    ("cs", "Papírového domu", "Papírový dům"),
    ("cs", "Hry o trůny", "Hra o trůny"),
    ("cs", "Wednesday 2. řada", "Wednesday"),
    ("cs", "Ulici", "Ulice"),
    ("cs", "Dextera", "Dexter"),
    ("cs", "Zaklínače", "Zaklínač"),
    ("hu", "Squid Game-ben", "Squid Game"),
    ("hu", "Wednesday-nek", "Wednesday"),
    ("hu", "Dexterrel", "Dexter"),
    ("hu", "Dexter-rel", "Dexter"),
    ("hu", "A nagy pénzrablást", "A nagy pénzrablás"),
    ("hu", "Sárkányok házáról", "Sárkányok háza"),
    ("hu", "Az aranyember", "Aranyember"),
    ("ro", "Un capriciu", "Capriciu"),
    ("tr", "Squid Game'in", "Squid Game"),
    ("tr", "Kızıl Goncalar'ın", "Kızıl Goncalar"),
    ("tr", "Wednesday'den", "Wednesday"),
    ("tr", "Çukur'un", "Çukur"),
    ("tr", "Ezel 2. sezon", "Ezel"),
    ("el", "Του παιχνιδιού του καλαμαριού", "Το παιχνίδι του καλαμαριού"),
    ("el", "του Σασμού", "Σασμός"),
    ("el", "Οι Πανθέοι", "Πανθέοι"),
    ("el", "Πανθέων", "Πανθέοι"),
    ("ru", "Игры в кальмара", "Игра в кальмара"),
    ("ru", "Игру престолов", "Игра престолов"),
    ("ru", "Бумажного дома", "Бумажный дом"),
    ("ru", "Декстера", "Декстер"),
    ("ru", "Дома Дракона", "Дом Дракона"),
    ("ru", "Красного муравья", "Красный муравей"),
    ("ru", "Чёрное зеркало 7 сезон", "Черное зеркало"),
    ("ru", "Тринадцать причин", "13 причин"),
    ("uk", "Гри в кальмара", "Гра в кальмара"),
    ("uk", "Дому Дракона", "Дім Дракона"),
    ("uk", "Останніх з нас", "Останні з нас"),
    ("uk", "Спіймати Кайдаша: 2 сезон", "Спіймати Кайдаша"),
    ("ar", "لعبة حبار", "لعبة الحبار"),
    ("ar", "لعبة الحبار الموسم 3", "لعبة الحبار"),
    ("hi", "पंचायत सीजन 4", "पंचायत"),
    ("id", "Gadis Kretek musim 2", "Gadis Kretek"),
    ("ja", "イカゲーム シーズン3", "イカゲーム"),
    ("ja", "イカゲームシーズン3", "イカゲーム"),
    ("ja", "ハウス・オブ・ザ・ドラゴン", "ハウスオブザドラゴン"),
    ("ko", "오징어게임 시즌3", "오징어 게임"),
    ("ko", "종이의집", "종이의 집"),
    ("zh", "鱿鱼游戏第三季", "鱿鱼游戏"),
    ("zh", "鱿鱼游戏 第3季", "鱿鱼游戏"),
]

DIFFERENT = [
    ("en", "The Boy", "The Boys"),
    ("en", "Chicago Fire", "Chicago Five"),
    ("en", "Chicago Fire", "Chicago Firm"),
    ("de", "Der Pass", "Der Bass"),
    ("en", "Law & Order", "Law & Order: SVU"),
    ("en", "Law & Order: SVU", "Law & Order: Organized Crime"),
    ("en", "The Office (US)", "The Office (UK)"),
    ("en", "Shameless (2004)", "Shameless (2011)"),
    ("en", "One Piece (anime)", "One Piece (live action)"),
    ("en", "Dexter", "Dexter: Resurrection"),
    ("en", "Dexter", "Dexter: Original Sin"),
    ("en", "Dexter: New Blood", "Dexter: Resurrection"),
    ("en", "24", "24: Legacy"),
    ("en", "9-1-1", "9-1-1: Lone Star"),
    ("en", "Dark", "Dark Matter"),
    ("en", "You", "You Me Her"),
    ("en", "From", "From Scratch"),
    ("en", "Silo", "Solo"),
    ("en", "Chicago Fire", "Chicago Med"),
    ("en", "American Horror Story", "American Horror Stories"),
    ("en", "The Boys", "The Girls"),
    ("en", "Yellowstone", "Yellowjackets"),
    ("en", "The Good Wife", "The Good Fight"),
    ("en", "FBI: International", "FBI: Most Wanted"),
    ("en", "The Walking Dead", "The Walking Dead: The Next Generation"),
    ("en", "1883", "1923"),
    ("en", "The 100", "The 4400"),
    ("en", "Station 19", "Station 21"),
    ("en", "House", "House of Cards"),
    ("en", "Big Sky", "Big Mouth"),
    ("en", "Cross", "Crossbones"),
    ("en", "Zone 3", "Zone 4"),
    ("en", "The Last of Us", "The Last Ship"),
    ("en", "Beverly Hills, 90210", "Beverly Hills"),
    ("ko", "응답하라 1997", "응답하라 1994"),
    ("ja", "鬼滅の刃", "呪術廻戦"),
    ("de", "Dark", "Darkroom"),
    ("de", "Babylon Berlin", "Berlin"),
    ("fr", "Lupin", "Lucifer"),
    ("es", "Rebelde", "Rebelde Way"),
    ("es", "Berlín", "Merlí"),
    ("it", "Gomorra", "Suburra"),
    ("pt", "Terra Nostra", "Terra e Paixão"),
    ("nl", "Penoza", "Undercover"),
    ("sv", "Bron", "Bonusfamiljen"),
    ("da", "Borgen", "Badehotellet"),
    ("pl", "Wielka woda", "Wielka gra"),
    ("cs", "Ulice", "Policie"),
    ("ru", "Тьма", "Тьмаград"),
    ("ru", "Дом Дракона", "Дом бумажный"),
    ("tr", "Kadın", "Kadim Sır"),
    ("tr", "Kara Sevda", "Kara Para Aşk"),
    ("hu", "Trónok harca", "Sárkányok háza"),
    ("fi", "Sorjonen", "Sisaret"),
    ("el", "Σασμός", "Πανθέοι"),
    ("zh", "权力的游戏", "鱿鱼游戏"),
    ("ar", "لعبة الحبار", "لعبة العروش"),
    ("uk", "Гра престолів", "Гра в кальмара"),
]

UNSURE = [
    ("ja", "ドラゴンボール", "ドラゴンボールZ"),
    ("ja", "サバイバー", "Sabaiba"),
    ("en", "The Office", "The Office (US)"),
    ("en", "Shameless", "Shameless (2011)"),
    ("en", "One Piece", "One Piece (live action)"),
    ("en", "Ghosts", "Ghosts UK"),
    ("en", "The Watcher", "The Witcher"),
    ("en", "Station", "Station 19"),
    ("en", "Dark", "Dark 2"),
    ("ru", "Фарго", "Fargo"),
    ("ru", "Шерлок", "Sherlock"),
    ("uk", "Декстер", "Dexter"),
    ("el", "Φάργκο", "Fargo"),
    ("hi", "पंचायत", "Panchayat"),
    ("ar", "لوبين", "Lupin"),
]

PART = [
    ("en", "Monarch", "Monarch: Land of Monsters"),
    ("en", "NCIS", "NCIS: Los Angeles"),
    ("en", "Suburra", "Suburra: Blood on Rome"),
    ("de", "Kalte Förde", "Kalte Förde – Die Schuld der Väter"),
    ("ko", "세브란스", "세브란스: 단절"),
]

CASES = zip(Verdict, (SAME, DIFFERENT, UNSURE, PART), strict=True)
TABLE = [(verdict, *case) for verdict, cases in CASES for case in cases]


@pytest.mark.parametrize(("verdict", "language", "one", "other"), TABLE)
def test_titles(verdict: Verdict, language: str, one: str, other: str) -> None:
    there, back = compare(one, other, [language]), compare(other, one, [language])

    assert (there.verdict, back.verdict) == (verdict, verdict), there.why
    assert there.why


def test_the_table_is_wide_enough() -> None:
    assert len(TABLE) >= 150
    assert len({language for _, language, _, _ in TABLE}) >= 20


@pytest.mark.parametrize("language", ["", "en", "ja"])
def test_no_forms_are_seen_in_languages_without_them(language: str) -> None:
    assert compare("Wiedźmina", "Wiedźmin", [language]).verdict is not Verdict.SAME


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["", "pl", "fi", "hu", "ru"]))
def test_any_two_texts_can_be_compared(one: str, other: str, language: str) -> None:
    assert compare(one, other, [language]).verdict is compare(other, one, [language]).verdict
    assert compare(one, one, [language]).verdict is Verdict.SAME
