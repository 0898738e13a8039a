"""Words in one form: whoever types a word in another way than it is written finds it nevertheless."""

from __future__ import annotations

import pytest

from tests.assets.modules import call

# What is typed or written, one way per entry, and the words that all of them become.
ALIKE = {
    "German": (["Büro für Größe", "BUERO FUER GROESSE", "buro fur große"], ["buro", "fur", "grosse"]),
    "German, ue that is no umlaut": (["neue Frauen, Quelle, Steuer"], ["neue", "frauen", "quelle", "steuer"]),
    "German, soft hyphen and hyphen": (["Kita\u00adplatz A1-Kurs"], ["kitaplatz", "a1", "kurs"]),
    "Turkish": (["İSTANBUL Işık çağrı", "istanbul isik cagri"], ["istanbul", "isik", "cagri"]),
    "Polish": (["Łódź żółć", "lodz zolc"], ["lodz", "zolc"]),
    "Romanian, comma and cedilla": (["școală țară", "şcoală ţară", "scoala tara"], ["scoala", "tara"]),
    "French": (["l'école d’été qu’elle", "L’ECOLE D'ETE QU'ELLE"], ["ecole", "ete", "elle"]),
    "Kurmancî": (["fêrbûn şîn", "ferbun sin"], ["ferbun", "sin"]),
    "Danish and the like": (["Ærø đak", "aro dak"], ["aro", "dak"]),
    "English": (["women’s women's"], ["womens", "womens"]),
    "Ukrainian, apostrophes": (["Сім’я сім'я сімʼя п`ять"], ["сімя", "сімя", "сімя", "пять"]),
    "Ukrainian, ґ and ї": (["ґанок їжа", "ганок іжа"], ["ганок", "іжа"]),
    "Russian": (["ёлка Майка", "елка маика"], ["елка", "маика"]),
    "Arabic, alef, hamza, ta marbuta, yeh": (["أحمد إسلام آمن مدرسة على رئيس", "احمد اسلام امن مدرسه علي رييس"], ["احمد", "اسلام", "امن", "مدرسه", "علي", "رييس"]),
    "Arabic, vowels and tatweel": (["مُـــوَظَّف"], ["موظف"]),
    "Arabic article": (["الدورة والدورة فالدورة للدورة دورة"], ["دوره"] * 5),
    "Arabic, short words keep what looks like an article": (["الله الأم إلى الآن ولد"], ["الله", "الام", "الي", "الان", "ولد"]),
    "Persian yeh and kaf": (["کمک خدمتی", "كمك خدمتي"], ["كمك", "خدمتي"]),
    "Persian half-space": (["خدمت‌ها و خانه‌های", "خدمتها و خانههای", "خدمت ها و خانه های"], ["خدمتها", "و", "خانههاي"]),
    "Kurdish in Arabic letters": (["کوردستان ێ ۆ ڕ ڵ", "كوردستان ي و ر ل"], ["كوردستان", "ي", "و", "ر", "ل"]),
    "Ethiopic punctuation": (["ሰላም፡ዓለም።ፈተና፣ቤት"], ["ሰላም", "ዓለም", "ፈተና", "ቤት"]),
    "Ethiopic letters that sound alike": (["ሠላም ፀሓይ ሐኪም አብ ዐይኒ ቐጸራ", "ሰላም ጸሓይ ሓኪም ኣብ ዓይኒ ቀጸራ"], ["ሰላም", "ጸሓይ", "ሓኪም", "ኣብ", "ዓይኒ", "ቀጸራ"]),
    "digits": (["٠١٢ ۷۸۹", "012 789", "०१२ ７８９"], ["012789"]),
    "numbers that are written in groups": (["Notruf 116 117", "notruf 116117"], ["notruf", "116117"]),
    "nothing": (["", " – , ።"], []),
}  # fmt: skip


def test_however_it_is_written_it_is_the_same_word() -> None:
    ways = [(name, text, words) for name, (texts, words) in ALIKE.items() for text in texts]
    found = call(("words", "words", [text]) for _, text, _ in ways)
    assert [(name, text, answer) for (name, text, words), answer in zip(ways, found, strict=True) if answer != words] == []


@pytest.mark.parametrize("scripts", ["ABC abc", "Ä Ö Ü ß", "اب", "Жж"])
def test_a_text_stays_readable_where_nothing_has_two_forms(scripts: str) -> None:
    assert call([("words", "plain", [scripts])]) == [{"ABC abc": "abc abc", "Ä Ö Ü ß": "a o u ss", "اب": "اب", "Жж": "жж"}[scripts]]


def test_letters_that_arabic_attaches_to_a_word_are_known_and_short_words_keep_theirs() -> None:
    words = ["وعمل", "بعمل", "لعمل", "كعمل", "فعمل", "بالعمل", "وبالعمل", "عمل", "بيت", "ولد", "كتب", "kurs"]
    assert call(("words", "bare", [word]) for word in words) == ["عمل"] * 8 + ["بيت", "ولد", "كتب", "kurs"]
