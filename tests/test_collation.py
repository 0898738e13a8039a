"""A–Z in fourteen languages.

ORDERS: order as ICU 78 gives it (Intl.Collator, CLDR 48, ignorePunctuation: true), taken once on 2026-11-20; ICU is not
needed to run the tests. Punctuation and spaces are ignored as in dictionaries, because German words that belong together
are written apart, together and with a hyphen (Deutsch üben, Deutschkurs, Deutsch-Test).
Not in the lists are words that differ only in punctuation, capitals or ş for ș: there ICU knows no order or one that nobody sees.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from macros.collation import Collation
from macros.languages import load_languages

LANGUAGES = load_languages(Path(__file__).parents[1] / "data" / "languages.yml")
ORDERS = {
    "de": """
        112 Notruf | 24 Stunden | Amt | Ämter | Apfel | Äpfel | Arzt | Cafe | Café | Deutsche Schule | Deutschkurs |
        Deutsch-Test | Deutsch üben | Haus am See | Hausarzt | Mutter | Mütter | Muttersprache | Ofen | Öffnung | Strand |
        Strasse | Straße | U3 | Über | Übung | Uhr | zahlen | Zebra | Київ
    """,
    "de-simple": """
        Apfel | Äpfel | Ofen | Öl | Strasse | Straße | Über | Uhr | Zebra
    """,
    "en": """
        A1 | advice | Advice for women | Adviceline | Apple | banana | Citizen | Citizens’ office | Haus | naive | naïve |
        Night | office | Öffice | resume | résumé | zebra
    """,
    "uk": """
        Гора | Гриб | Ґанок | Ґрунт | Дім | Ельф | Етап | Єдність | Житло | Здобич | Здоров’я | Інша | Ірина | Їжа | Йога |
        Київ | Консультація | мята | м’яч | Шлях | Щастя | Ь | Юрист | Яблуко | Berlin
    """,
    "ar": """
        آب | أب | إبراهيم | ابن | التعليم | اللغة | باب | تعليم | ثقافة | جامعة | حي | خدمة | دورة | ذهب | رؤية | رعاية |
        زواج | سكن | شباب | صحة | ضمان | طفل | ظرف | عمل | غرفة | فريق | قلم | كتاب | لغة | مئة | مؤسسة | مأوى | مدرسة |
        مكتب | مكتبة | مكتبتي | نساء | هاتف | وطن | يوم | Berlin
    """,
    "tr": """
        alem | âlem | Ankara | Ceviz | Cuma | çay | Çocuk | Danış | Danışma | Gemi | Göz | Gül | ğ | ılık | Irmak | Isı |
        İlaç | İstanbul | iş | işlem | Oda | Öğle | Sağlık | Süt | şehir | Uzun | Ürün | Zeytin
    """,
    "ru": """
        еж | ёж | Елена | Ёлка | Ель | Жить | Иван | Игра | Йод | Мама | Обед | Объект | Подъезд | Цирк | Школа | Щука |
        Эхо | Яблоко | Berlin
    """,
    "fa": """
        آب | ابر | اسب | بازار | پدر | پناه | تهران | ثبت | جان | چای | حمام | خانه | دانش | ذهن | روز | زن | ژاله | سلام |
        شب | صبح | ضمانت | طب | ظهر | عمل | غذا | فرش | قلم | کار | گل | لباس | مادر | مسئول | مشاوره | می‌رود | میز | نان |
        وطن | هنر | یار | Berlin
    """,
    "pl": """
        Adam | Azyl | Ąkol | Cena | Ćma | Ewa | Ęch | Lato | lód | Luty | ława | łąka | Łódź | Mama | Nauka | nz | Ńa |
        Obiad | Owoc | ósmy | Stacja | Szkoła | Środa | Zamek | Źródło | Żaba
    """,
    "ro": """
        Ana | Azi | Ăla | Âncă | Bun | Iarnă | in | Izvor | în | Înapoi | Mama | Mamă | Stradă | Suzana | Școală | şcolar |
        Tată | Tuzla | Țară | ţiglă | Zi
    """,
    "fr": """
        ça | cadre | cote | coté | côte | côté | Ecole | École | eleve | élevé | élève | Emploi | étage | Été | l’accueil |
        lait | mais | maïs | Naïf | Noce | Noël | Oeuvre | Offre | Zoo
    """,
    "bg": """
        Автобус | Берлин | Българин | Вода | Жена | Зима | Игра | Йога | Хляб | Цвят | Четири | Шапка | Щастие | щит | Ъгъл |
        Ьо | Юни | Ябълка | Berlin
    """,
    "kmr": """
        Alîkarî | Cil | Civîn | Çay | Dest | Emê | Endam | Ewro | Ez | êdî | Êvar | Ilon | Izmir | Îro | Kurdî | Sal |
        Sîwan | Sz | Şev | Usta | Uzun | Ûr | Xanî | Ziman
    """,
}
# For Tigrinya ICU has no rules of its own and sorts by code point, which is the order of the syllables.
TIGRINYA = """
    ሀገር | ሆስፒታል | ሓገዝ | መጽሓፍ | ምኽሪ | ሰብ | ስራሕ | ሸምዒ | ቀለም | ቋንቋ | በሪ | ቤት | ተማሃራይ | ትምህርቲ | ነፍሲ | ኣብ | ኣዴታት | እንግዳ | ከተማ | ኮርስ |
    ወዲ | ዓዲ | ዘመን | የማን | ደቂ | ጀርመንኛ | ገዛ | ጠለብ | ጨው | ጸሓይ | ፈተና | ፓስፖርት
"""
HEADINGS = {
    "de": {"Ärzte": "A", "Öffnung": "O", "Straße": "S", "ßü": "S", "112 Notruf": "0–9", "„Zuhause“": "Z", "Київ": "К", "élan": "E"},
    "en": {"école": "E", "Zoo": "Z", "٢٤ ساعة": "0–9"},
    "uk": {"Ґанок": "Ґ", "Їжа": "Ї", "їжа": "Ї", "Ірина": "І", "Йога": "Й", "Єдність": "Є", "Berlin": "B"},
    "ar": {"آب": "ا", "إبراهيم": "ا", "التعليم": "ا", "مدرسة": "م", "ثقافة": "ث", "تعليم": "ت", "يوم": "ي"},
    "tr": {"ılık": "I", "Irmak": "I", "iş": "İ", "İlaç": "İ", "şehir": "Ş", "Çocuk": "Ç", "âlem": "A"},
    "ru": {"Ёлка": "Е", "ёж": "Е", "Йод": "Й", "Эхо": "Э"},
    "fa": {"آب": "آ", "ابر": "ا", "پدر": "پ", "کار": "ک", "كار": "ک", "یار": "ی", "ژاله": "ژ"},
    "pl": {"Łódź": "Ł", "lód": "L", "Żaba": "Ż", "Źródło": "Ź", "ósmy": "Ó"},
    "ro": {"Țară": "Ț", "ţară": "Ț", "Școală": "Ș", "şcoală": "Ș", "în": "Î", "Ăla": "Ă"},
    "fr": {"École": "E", "Été": "E", "ça": "C"},
    "bg": {"Ъгъл": "Ъ", "Йога": "Й", "щит": "Щ"},
    "kmr": {"Çay": "Ç", "êdî": "Ê", "Îro": "Î", "Şev": "Ş", "Ûr": "Û"},
    "ti": {"ሆስፒታል": "ሀ", "ሓገዝ": "ሐ", "ቋንቋ": "ቀ", "ትምህርቲ": "ተ", "ኣብ": "አ", "ፓስፖርት": "ፐ", "Berlin": "B"},
}


def words(text: str) -> list[str]:
    return [word.strip() for word in text.split("|")]


def ordered(code: str, given: list[str]) -> list[str]:
    shuffled = list(given)
    random.Random(7).shuffle(shuffled)
    return sorted(shuffled, key=Collation(LANGUAGES[code]).key)


@pytest.mark.parametrize("code", ORDERS)
def test_words_stand_in_the_order_of_icu(code: str) -> None:
    assert ordered(code, words(ORDERS[code])) == words(ORDERS[code])


def test_tigrinya_words_stand_in_the_order_of_their_syllables() -> None:
    assert ordered("ti", words(TIGRINYA)) == words(TIGRINYA)


def test_tigrinya_families_stand_in_their_order() -> None:
    found = list(dict.fromkeys(map(Collation(LANGUAGES["ti"]).heading, ordered("ti", words(TIGRINYA)))))
    assert len(found) > 20
    assert found == [letters[0] for letters in LANGUAGES["ti"].alphabet if letters[0] in found]


@pytest.mark.parametrize("code", ["uk", "ar", "ru", "fa", "bg", "ti"])
def test_latin_words_follow_the_own_script(code: str) -> None:
    # ICU does the same for every language with rules of its own; for ti it has none and would put Latin first.
    own = LANGUAGES[code].alphabet[-1][0]
    assert ordered(code, ["Berlin", own]) == [own, "Berlin"]


@pytest.mark.parametrize(("code", "word", "heading"), [(code, *pair) for code in HEADINGS for pair in HEADINGS[code].items()])
def test_a_word_stands_under_its_letter(code: str, word: str, heading: str) -> None:
    assert Collation(LANGUAGES[code]).heading(word) == heading


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_letter_of_the_alphabet_is_its_own_heading_in_its_place(code: str) -> None:
    headings = [letters[0] for letters in LANGUAGES[code].alphabet]
    assert [Collation(LANGUAGES[code]).heading(heading) for heading in headings] == headings
    assert ordered(code, headings) == headings


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_never_come_twice_in_a_sorted_list(code: str) -> None:
    collation = Collation(LANGUAGES[code])
    every = [word for order in (*ORDERS.values(), TIGRINYA) for word in words(order) if code == "tr" or word != "ılık"]
    headings = [collation.heading(word) for word in sorted(every, key=collation.key)]
    changes = [heading for number, heading in enumerate(headings) if number == 0 or headings[number - 1] != heading]
    assert len(changes) == len(set(changes))


@pytest.mark.parametrize(("first", "second"), [("Übung", "übung"), ("Haus-Arzt", "Hausarzt"), ("м’яч", "мяч")])
def test_spellings_of_one_word_stand_beside_each_other(first: str, second: str) -> None:
    found = ordered("de", [first, second, "Hausarztpraxis", "Hausarz", "Übungen", "Übun", "мячи", "мя"])
    assert abs(found.index(first) - found.index(second)) == 1


def test_accents_count_before_capitals() -> None:
    assert ordered("fr", ["cote", "coté", "Côte", "côté"]) == ["cote", "coté", "Côte", "côté"]


def test_digits_stand_before_letters() -> None:
    assert ordered("ar", ["باب", "112", "٢٤"]) == ["112", "٢٤", "باب"]


@pytest.mark.parametrize(("between", "word"), [(("Lage", "Mutter"), "Łódź"), (("Oase", "Paar"), "Ørsted"), (("Dach", "Ecke"), "Đặng")])
def test_letters_with_a_stroke_stand_with_their_base_letter(between: tuple[str, str], word: str) -> None:
    assert ordered("de", [*between, word]) == [between[0], word, between[1]]


def test_french_ligatures_stand_as_two_letters() -> None:
    assert ordered("fr", ["Noël", "œuf", "Œuvre", "Offre", "Zoo"]) == ["Noël", "œuf", "Œuvre", "Offre", "Zoo"]
    assert Collation(LANGUAGES["fr"]).heading("Œuvre") == "O"


def test_a_word_with_a_turkish_dotless_i_stands_with_i() -> None:
    assert ordered("de", ["Iarnă", "ılık", "Zebra"]) == ["Iarnă", "ılık", "Zebra"]


def test_russian_yo_follows_ye_where_the_words_are_else_the_same() -> None:
    assert ordered("ru", ["Ежик", "Ёжик"]) == ["Ежик", "Ёжик"]


def test_persian_hamza_stands_behind_alef_whatever_carries_it() -> None:
    assert ordered("fa", ["مؤسسه", "مادر", "مسئول"]) == ["مادر", "مؤسسه", "مسئول"]
