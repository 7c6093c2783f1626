"""Nouns for those who decide, and for what they decide about, name no series: "Streamer cancels hit thriller"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from monitor.detect import Detector

# By language: headlines, and the status they tell of a series that they do not name; None where nothing is decided.
NAMELESS: dict[str, list[tuple[str, str | None]]] = {
    "en": [
        ("Streamer cancels its most-watched thriller", "cancelled"),
        ("Studio renews beloved comedy for season 3", "renewed"),
        ("Broadcaster cancels long-running soap", "cancelled"),
        ("Popular streamer axes fan favourite after one season", "cancelled"),
        ("Tech giant orders crime series from first-time writers", "ordered"),
        ("Showrunner confirms season 3", "renewed"),
        ("Streaming Giant Cancels Fan-Favorite Drama After Two Seasons", "cancelled"),
        ("Platform scraps plans for prequel series", "cancelled"),
        ("Producers confirm spin-off is cancelled", "cancelled"),
        ("Creator says series has not been cancelled", "cancelled"),
        ("Boss confirms drama renewed for season 4", "renewed"),
        ("Fans celebrate as cult series is renewed", "renewed"),
        ("Streamer unveils its new logo", None),
        ("Premium Cabler Axes Dramedy After One Season", "cancelled"),
        ("UK Broadcaster Orders New Detective Drama", "ordered"),
        ("Cult Series Revived by Rival Streamer", "revived"),
        ("Prequel cancelled after one season", "cancelled"),
        ("Satellite Channel Cancels Medical Drama After Three Seasons", "cancelled"),
    ],
    "de": [
        ("Streamer setzt Thrillerserie nach einer Staffel ab", "cancelled"),
        ("Der Streamingdienst verlängert die Krimiserie um eine dritte Staffel", "renewed"),
        ("Sender setzt Erfolgsserie nach zwei Staffeln ab", "cancelled"),
        ("Streaming-Gigant bestellt neue Dramaserie", "ordered"),
        ("Privatsender verlängert Publikumsliebling um 4. Staffel", "renewed"),
        ("Showrunner bestätigt 3. Staffel", "renewed"),
        ("US-Plattform cancelt Kultserie", "cancelled"),
        ("Bezahlsender sucht neue Büros", None),
        ("Bezahlsender bestellt Prequel zur Erfolgsserie", "ordered"),
        ("Fanliebling bekommt eine vierte Staffel", "renewed"),
        ("Tech-Riese verlängert Sci-Fi-Serie um dritte Staffel", "renewed"),
    ],
    "fr": [
        ("La plateforme annule sa série policière la plus regardée", "cancelled"),
        ("Le géant du streaming renouvelle sa comédie à succès pour une saison 3", "renewed"),
        ("Le diffuseur annule la série culte après deux saisons", "cancelled"),
        ("Chaîne publique : la série médicale est renouvelée pour une saison 2", "renewed"),
        ("Le créateur confirme une saison 4", "renewed"),
        ("Plateforme américaine cherche abonnés", None),
        ("Le leader du streaming annule sa série de science-fiction", "cancelled"),
        ("Le préquel annulé après une saison", "cancelled"),
        ("L'antenne publique commande une série policière", "ordered"),
    ],
    "es": [
        ("La plataforma cancela su serie más vista", "cancelled"),
        ("El canal público renueva la serie policíaca por una tercera temporada", "renewed"),
        ("Cadena privada cancela su comedia estrella tras dos temporadas", "cancelled"),
        ("Gigante del streaming renueva serie de culto por una segunda temporada", "renewed"),
        ("Productora confirma la tercera temporada de la serie", "renewed"),
        ("Plataforma estrena logotipo", None),
        ("Jefe de la cadena confirma que la serie terminará con la sexta temporada", "ending"),
        ("Precuela cancelada tras una sola temporada", "cancelled"),
    ],
    "pt": [
        ("Plataforma cancela série de suspense mais vista", "cancelled"),
        ("Emissora renova comédia de sucesso para a 3ª temporada", "renewed"),
        ("Gigante do streaming cancela série policial após uma temporada", "cancelled"),
        ("Canal público encomenda nova série de drama", "ordered"),
        ("Showrunner confirma 3ª temporada", "renewed"),
        ("Prequela cancelada após uma temporada", "cancelled"),
    ],
    "it": [
        ("La piattaforma cancella la serie più vista", "cancelled"),
        ("Emittente rinnova la serie poliziesca per una terza stagione", "renewed"),
        ("Colosso dello streaming cancella serie cult dopo due stagioni", "cancelled"),
        ("Il canale pubblico rinnova la commedia di successo per la stagione 2", "renewed"),
        ("Showrunner conferma la terza stagione", "renewed"),
        ("Gigante della tecnologia rinnova la serie di fantascienza per la terza stagione", "renewed"),
        ("Servizio on demand rinnova la commedia per la seconda stagione", "renewed"),
    ],
    "nl": [
        ("Streamingdienst schrapt populaire thrillerserie", "cancelled"),
        ("Zender verlengt misdaadserie met derde seizoen", "renewed"),
        ("Omroep stopt met langlopende soap na tien seizoenen", "cancelled"),
        ("Streaminggigant bestelt tweede seizoen van hitserie", "renewed"),
        ("Showrunner bevestigt derde seizoen", "renewed"),
        ("Publiekslieveling krijgt vijfde seizoen", "renewed"),
    ],
    "sv": [
        ("Streamingtjänsten lägger ner sin mest sedda serie", "cancelled"),
        ("Kanalen förnyar kriminalserien för en tredje säsong", "renewed"),
        ("Strömningsjätten beställer ny dramaserie", "ordered"),
        ("Plattformen lägger ner succéserien efter en säsong", "cancelled"),
        ("Seriens skapare bekräftar säsong 3", "renewed"),
        ("Tittarfavoriten får en femte säsong", "renewed"),
        ("Tv-jätten förnyar dramaserien för säsong 3", "renewed"),
    ],
    "da": [
        ("Streamingtjenesten dropper sin mest sete serie", "cancelled"),
        ("Kanalen fornyer krimiserien til en tredje sæson", "renewed"),
        ("Streaminggigant aflyser kultserie efter én sæson", "cancelled"),
        ("Tv-station bestiller ny dramaserie", "ordered"),
        ("Platformen bekræfter sæson 3", "renewed"),
        ("Streamingkæmpen fornyer komedien til sæson 2", "renewed"),
        ("Seerfavoritten får en femte sæson", "renewed"),
    ],
    "nb": [
        ("Strømmetjenesten kansellerer sin mest sette serie", "cancelled"),
        ("Kanalen fornyer krimserien for en tredje sesong", "renewed"),
        ("Strømmegigant kansellerer kultserie etter én sesong", "cancelled"),
        ("Plattformen bestiller ny dramaserie", "ordered"),
        ("Serieskaper bekrefter sesong 3", "renewed"),
        ("Seerfavoritten får en femte sesong", "renewed"),
    ],
    "fi": [
        ("Suoratoistopalvelu lopettaa katsotuimman sarjansa", "cancelled"),
        ("Kanava jatkaa rikossarjaa kolmannella kaudella", "renewed"),
        ("Suoratoistojätti peruu kulttisarjan yhden kauden jälkeen", "cancelled"),
        ("Suomen suosituin draamasarja saa kolmannen kauden", "renewed"),
        ("Tuottaja vahvistaa: sarja saa jatkoa toisella kaudella", "renewed"),
        ("Yhdysvaltalainen suoratoistopalvelu tilaa uuden draamasarjan", "ordered"),
        ("Katsojasuosikki saa viidennen kauden", "renewed"),
    ],
    "pl": [
        ("Platforma kasuje swój najchętniej oglądany serial", "cancelled"),
        ("Stacja przedłuża serial kryminalny na trzeci sezon", "renewed"),
        ("Gigant streamingu kasuje kultowy serial po jednym sezonie", "cancelled"),
        ("Nadawca zamawia nowy serial obyczajowy", "ordered"),
        ("Twórca potwierdza 3. sezon", "renewed"),
        ("Prequel skasowany po jednym sezonie", "cancelled"),
    ],
    "cs": [
        ("Platforma zrušila svůj nejsledovanější seriál", "cancelled"),
        ("Televize prodloužila kriminální seriál o třetí sérii", "renewed"),
        ("Streamovací gigant ruší kultovní seriál po jedné sérii", "cancelled"),
        ("Stanice objednala nový dramatický seriál", "ordered"),
        ("Tvůrce potvrdil 3. sérii", "renewed"),
        ("Divácký hit dostane pátou sérii", "renewed"),
    ],
    "hu": [
        ("A streamingszolgáltató elkaszálta legnézettebb sorozatát", "cancelled"),
        ("Csatorna berendelte a krimisorozat harmadik évadát", "renewed"),
        ("Streamingóriás elkaszálta a kultsorozatot egy évad után", "cancelled"),
        ("Platform új drámasorozatot rendelt be", "ordered"),
        ("Showrunner megerősítette a 3. évadot", "renewed"),
        ("A közönségkedvenc ötödik évadot kap", "renewed"),
    ],
    "ro": [
        ("Platforma anulează cel mai urmărit serial", "cancelled"),
        ("Postul public reînnoiește serialul polițist pentru un al treilea sezon", "renewed"),
        ("Gigantul de streaming anulează serialul de succes după un singur sezon", "cancelled"),
        ("Televiziunea comandă un nou serial dramatic", "ordered"),
        ("Producătorul confirmă sezonul 3", "renewed"),
        ("Prequelul a fost anulat după un singur sezon", "cancelled"),
        ("Televiziunea comercială anulează serialul după trei sezoane", "cancelled"),
    ],
    "ru": [
        ("Стриминг закрыл свой самый популярный триллер", "cancelled"),
        ("Телеканал продлил детективный сериал на третий сезон", "renewed"),
        ("Стриминговый гигант закрыл культовый сериал после одного сезона", "cancelled"),
        ("Студия заказала новый драматический сериал", "ordered"),
        ("Шоураннер подтвердил 3 сезон", "renewed"),
        ("Приквел закрыли после одного сезона", "cancelled"),
    ],
    "uk": [
        ("Стримінг закрив свій найпопулярніший трилер", "cancelled"),
        ("Телеканал продовжив детективний серіал на третій сезон", "renewed"),
        ("Стримінговий гігант скасував культовий серіал після одного сезону", "cancelled"),
        ("Студія замовила новий драматичний серіал", "ordered"),
        ("Шоуранер підтвердив 3 сезон", "renewed"),
        ("Приквел закрили після одного сезону", "cancelled"),
        ("Відеосервіс закрив серіал після трьох сезонів", "cancelled"),
    ],
    "el": [
        ("Η πλατφόρμα ακυρώνει τη σειρά με τη μεγαλύτερη τηλεθέαση", "cancelled"),
        ("Κανάλι ανανεώνει την αστυνομική σειρά για τρίτη σεζόν", "renewed"),
        ("Κολοσσός του streaming ακυρώνει σειρά μετά από μία σεζόν", "cancelled"),
        ("Ο σταθμός παρήγγειλε νέα δραματική σειρά", "ordered"),
        ("Παραγωγός επιβεβαιώνει τη 3η σεζόν", "renewed"),
        ("Βρετανικό κανάλι παρήγγειλε νέα αστυνομική σειρά", "ordered"),
    ],
    "tr": [
        ("Platform en çok izlenen dizisini iptal etti", "cancelled"),
        ("Kanal polisiye diziye üçüncü sezon onayı verdi", "renewed"),
        ("Yayın devi kült diziyi tek sezonun ardından iptal etti", "cancelled"),
        ("Yayıncı kuruluş yeni dram dizisine onay verdi", "ordered"),
        ("Yapımcı 3. sezonu doğruladı", "renewed"),
        ("Ulusal kanal diziye final kararı aldı", "ending"),
    ],
    "id": [
        ("Platform batalkan serial thriller terpopuler", "cancelled"),
        ("Layanan streaming perpanjang serial komedi untuk musim ketiga", "renewed"),
        ("Raksasa Streaming Batalkan Serial Kriminal Setelah Satu Musim", "cancelled"),
        ("Stasiun TV pesan serial drama baru", "ordered"),
        ("Produser konfirmasi musim 3", "renewed"),
        ("Raksasa teknologi batalkan serial fiksi ilmiah", "cancelled"),
    ],
    "ar": [
        ("المنصة تلغي مسلسلها الأكثر مشاهدة", "cancelled"),
        ("القناة تجدد المسلسل البوليسي لموسم ثالث", "renewed"),
        ("عملاق البث يلغي المسلسل الشهير بعد موسم واحد", "cancelled"),
        ("الشبكة تطلب مسلسلا دراميا جديدا", "ordered"),
        ("منصة عالمية تلغي مسلسل خيال علمي", "cancelled"),
    ],
    "hi": [
        ("स्ट्रीमिंग प्लेटफॉर्म ने अपनी सबसे लोकप्रिय सीरीज रद्द की", "cancelled"),
        ("चैनल ने क्राइम सीरीज को तीसरे सीजन के लिए रिन्यू किया", "renewed"),
        ("दिग्गज ओटीटी प्लेटफॉर्म ने हिट सीरीज एक सीजन के बाद बंद की", "cancelled"),
        ("निर्माता ने तीसरे सीजन की पुष्टि की", "renewed"),
        ("अमेरिकी स्ट्रीमर ने साइंस फिक्शन सीरीज रद्द की", "cancelled"),
    ],
    "ja": [
        ("配信大手、人気サスペンスドラマを打ち切り", "cancelled"),
        ("放送局、刑事ドラマのシーズン3更新を決定", "renewed"),
        ("動画配信サービス、カルトドラマを1シーズンで打ち切り", "cancelled"),
        ("制作会社、人気シリーズのシーズン2制作を発表", "renewed"),
        ("ストリーミング大手、犯罪ドラマの第3シーズンを決定", "renewed"),
    ],
    "ko": [
        ("스트리밍 플랫폼, 인기 스릴러 시리즈 취소", "cancelled"),
        ("방송사, 범죄 드라마 시즌3 제작 확정", "renewed"),
        ("OTT 공룡, 컬트 시리즈 시즌1 만에 취소", "cancelled"),
        ("제작사, 인기 드라마 시즌2 제작 확정", "renewed"),
        ("미국 스트리밍 업체, SF 드라마 취소", "cancelled"),
    ],
    "zh": [
        ("流媒体平台砍掉热门惊悚剧", "cancelled"),
        ("电视台续订罪案剧第三季", "renewed"),
        ("串流巨头取消高分剧集，仅播出一季", "cancelled"),
        ("制片方确认第三季", "renewed"),
        ("美国流媒体巨头取消科幻剧", "cancelled"),
    ],
}

# A series may be called like that all the same: its marks, its capitals or its article show it.
NAMED: list[tuple[str, str, str]] = [
    ("en", "‘The Studio’ renewed for season 2", "The Studio"),
    ("en", "Apple renews The Studio for season 2", "The Studio"),
    ("en", "‘Streamer’ cancelled by Hulu after one season", "Streamer"),
    ("en", "Netflix cancels Platform Nine after two seasons", "Platform Nine"),
    ("de", "Apple TV+ verlängert The Studio", "The Studio"),
    ("de", "Apple TV+ verlängert The Studio um eine zweite Staffel", "The Studio"),
    ("de", "„Der Sender“ bekommt eine zweite Staffel", "Der Sender"),
    ("fr", "« La Plateforme » est renouvelée pour une saison 2", "La Plateforme"),
    ("fr", "Apple TV+ renouvelle The Studio pour une saison 2", "The Studio"),
    ("es", "Apple TV+ renueva The Studio por una segunda temporada", "The Studio"),
    ("es", "‘El canal’ ha sido renovada por una segunda temporada", "El canal"),
    ("it", "“Il Creatore” rinnovata per una seconda stagione", "Il Creatore"),
    ("it", "Apple TV+ rinnova The Studio per una seconda stagione", "The Studio"),
    ("pt", "‘A Emissora’ é renovada para a 2ª temporada", "A Emissora"),
    ("nl", "Apple TV+ verlengt The Studio met tweede seizoen", "The Studio"),
    ("sv", "”Kanalen” förnyas för en andra säsong", "Kanalen"),
    ("fi", "”Kanava” saa toisen kauden", "Kanava"),
    ("pl", "„Stacja” z drugim sezonem, Netflix przedłuża serial", "Stacja"),
    ("ru", "«Студия» продлена на второй сезон", "Студия"),
    ("uk", "«Студію» продовжили на другий сезон", "Студію"),
    ("ja", "『ザ・スタジオ』シーズン2更新決定", "ザ・スタジオ"),
    ("ko", "'더 스튜디오' 시즌2 제작 확정", "더 스튜디오"),
    ("zh", "《片厂风云》续订第二季", "片厂风云"),
    ("en", "Apple Renews The Studio for Season 2", "The Studio"),
    ("en", "The Studio Renewed for Season 2 at Apple TV+", "The Studio"),
    ("en", "The Studio Season 2 Gets Release Date", "The Studio"),
    ("en", "Streamer cancels Harbor Lights after one season", "Harbor Lights"),
    ("de", "Der Sender verlängert Die Nordküste um eine dritte Staffel", "Die Nordküste"),
    ("nl", "Netflix verlengt De Zender met tweede seizoen", "De Zender"),
    ("sv", "Netflix förnyar Kanalen för en andra säsong", "Kanalen"),
    ("sv", "Streamingjätten lägger ner Nordhamnen efter en säsong", "Nordhamnen"),
    ("da", "Netflix fornyer Kanalen til en anden sæson", "Kanalen"),
    ("pl", "Netflix przedłuża Stację Zero na drugi sezon", "Stację Zero"),
    ("fi", "Netflix jatkaa Studio Neljää toisella kaudella", "Studio Neljää"),
    ("tr", "Netflix'in Platform dizisi ikinci sezon onayını aldı", "Platform"),
    ("id", "Platform batalkan Pelabuhan Utara setelah satu musim", "Pelabuhan Utara"),
    ("es", "La plataforma cancela Puerto Norte tras dos temporadas", "Puerto Norte"),
]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [(language, text, status) for language, rows in NAMELESS.items() for text, status in rows],
)
def test_who_decides_and_what_is_decided_about_are_no_titles(
    detector: Detector, language: str, text: str, status: str | None
) -> None:
    told = [(claim.series, claim.status.value) for claim in detector.detect(text, language)]

    assert told == ([] if status is None else [(None, status)])


@pytest.mark.parametrize(("language", "text", "title"), NAMED)
def test_a_series_called_like_that_keeps_its_title(detector: Detector, language: str, text: str, title: str) -> None:
    assert [claim.series for claim in detector.detect(text, language)] == [title]


def test_every_language_has_its_table(detector: Detector) -> None:
    assert set(NAMELESS) == set(detector.languages)
