"""Arabic pages read whole: posts and titles before names, whom a verb leaves out, cities that are countries too."""

import pytest

from tests.read_page import document

CITIES = "تشارك مدن التعلم في الملتقى. "  # makes it a page of the network


def said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in document(CITIES + text).statements]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "وعرضت مسؤولة برامج التعليم في مكتب اليونسكو، ليزا هالغرين، شروط الانضمام.",
            {"ليزا هالغرين": "مسؤولة برامج التعليم في مكتب اليونسكو"},
        ),
        (
            "وتشرح المسؤولة عن البرنامج في بلدية بنغازي، هدى المسماري: «بدأنا بثلاث قاعات».",
            {"هدى المسماري": "المسؤولة عن البرنامج في بلدية بنغازي"},
        ),
        ("واعتبرت الأستاذة الجامعية سهام القلال المدينة بيتا.", {"سهام القلال": "الأستاذة"}),
        ("واستذكر الأديب هاني العساف تاريخ المدرسة.", {"هاني العساف": "الأديب"}),
        (
            "وأعلنت نائبة رئيس الجامعة، الدكتورة نيرمين عبد الباسط، انطلاق القوافل.",
            {"نيرمين عبد الباسط": "نائبة رئيس الجامعة"},
        ),
        ("رفع مدير الهيئة المهندس محمود بن صالح الذيب الشكر للقيادة.", {"محمود بن صالح الذيب": "مدير الهيئة"}),
        ("وفي الختام سلم المحافظ شهادات التقدير للمكرمين، ولن نترك أحدا خلف الركب.", {}),
        ("فصوري تصل إلى السوق.\nكريم أبو السعدصانع أثاث، 24 عامًا", {"كريم أبو السعد": "صانع أثاث"}),
    ],
)
def test_posts_and_names(text: str, people: dict[str, str]):
    assert {p.name: p.role for p in document(CITIES + text).people} == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "وقال محمد الجلولي، رئيس البلدية، إن البلدية وضعت سبع قاعات. وأبرزت المندوبة الجهوية، ربيعة بلفقيه، أهمية "
            "الكتاب في حياتنا. وأفاد المتحدث بأن البلدية خصصت 90 ألف دينار.",
            [
                ("محمد الجلولي", "البلدية وضعت سبع قاعات", False),
                ("محمد الجلولي", "البلدية خصصت 90 ألف دينار", False),
            ],
            id="the speaker is a man",
        ),
        pytest.param(
            "كشف الدكتور شريف خاطر، رئيس الجامعة، عن الخطة. وأعلنت نائبة رئيس الجامعة، الدكتورة نرمين عبد الباسط، "
            "انطلاق القوافل. واختتم تصريحاته بالتأكيد على أن الجامعة لن تغلق أبوابها.",
            [("شريف خاطر", "الجامعة لن تغلق أبوابها", False)],
            id="a verb of a man's without a subject",
        ),
        pytest.param(
            "وأكدت رئيسة جمعية «اقرأ» فرع قسنطينة، السيدة عائشة باركي، من جهتها، أن الجمعية ستضع 200 مؤطر هنا.",
            [("عائشة باركي", "الجمعية ستضع 200 مؤطر هنا", False)],
            id="a name in marks inside an office",
        ),
        pytest.param(
            "وترفض الناشطة ريتا الخوري هذا الكلام، وتقول لـ«النهار»: «المكتبة مغلقة منذ شهرين، فليزرها قبل أن يتحدث».",
            [("ريتا الخوري", "المكتبة مغلقة منذ شهرين، فليزرها قبل أن يتحدث", True)],
            id="who refuses, and tells a paper",
        ),
    ],
)
def test_whose_words(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("وفود من الدوحة ومسقط وتونس والشارقة في مدينة التعلم.", ["Doha", "Muscat", "Tunis", "Sharjah"]),
        ("خبراء من تونس والأردن ومصر والدوحة في مدينة التعلم.", ["Doha"]),
        ("يرى رئيس بلدية جبيل وسام زعرور أن المدينة تقرأ.", ["Byblos"]),
        ("آمنة بنت سالم البلوشية مديرة مدينة التعلم.", []),
    ],
)
def test_cities_and_their_namesakes(text: str, cities: list[str]):
    assert [c.name for c in document(text).cities] == cities
