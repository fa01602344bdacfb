"""Arabic pages read whole: long posts before names, verbs of saying, tails, speech without marks."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import Document
from nlp.pipeline import extract_page
from nlp.statements.quotation_marks import quoted

CITIES = "تشارك مدن التعلم في الملتقى. "  # makes it a page of the network


def document(text: str) -> Document:
    page = text_page(text, url="https://n.example/x", site="n", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    return extract_page(page)


def said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in document(CITIES + text).statements]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "وأوضح الرئيس التنفيذي لقطاع تنمية المجتمع في الهيئة الملكية المهندس تركي بن سليمان الفهمي أن الملف جاهز.",
            {"تركي بن سليمان الفهمي": "الرئيس التنفيذي لقطاع تنمية المجتمع في الهيئة الملكية"},
        ),
        (
            "حضر نائب المدير لشؤون التنمية المجتمعية حنان الكيلاني، ومدير الدائرة الثقافية في بلدية مأدبا فادي الطوال.",
            {
                "حنان الكيلاني": "نائب المدير لشؤون التنمية المجتمعية",
                "فادي الطوال": "مدير الدائرة الثقافية في بلدية مأدبا",
            },
        ),
        (
            "نوهت الأمينة العامة للجنة الوطنية الأستاذة هيفاء بنت خالد المقرن بتكامل الجهات.",
            {"هيفاء بنت خالد المقرن": "الأمينة العامة للجنة الوطنية"},
        ),
        ("صرح مدير المعهد الدكتور حسام العطار لوكالة الأنباء.", {"حسام العطار": "مدير المعهد"}),
        ("وصفت الطالبة سارة منصور تجربتها في المدينة.", {"سارة منصور": "الطالبة"}),
        ("وقال مشرف البرنامج يوسف الحداد إن البرنامج مجاني.", {"يوسف الحداد": "مشرف البرنامج"}),
        (
            "أوضحت المديرة التنفيذية لمؤسسة التعلم المستمر، سلمى الخطيب، أن الشراكة تمتد.",
            {"سلمى الخطيب": "المديرة التنفيذية لمؤسسة التعلم المستمر"},
        ),
        ("شبابنا يحفظون أسماء البيوت ولا يعرفون كيف بنيت.", {}),
        ("أخبار ذات صلة\nأمير المنطقة يستقبل مدير الفرع", {}),
    ],
)
def test_people(text: str, people: dict[str, str]):
    assert {p.name: p.role for p in document(CITIES + text).people} == people


def test_a_comma_of_arabic_stands_behind_a_closing_mark():
    text = 'وقالت "نحن هنا"، ثم أضافت بـ"ثقة" كلاما آخر.'
    assert [text[q.start : q.end] for q in quoted(text)] == ["نحن هنا", "ثقة"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "من جهته، أعرب رئيس البلدية، المهندس معتز الخريسات، عن رغبته في التعاون، وقال: لدينا تراث قديم. "
            "نريد أن يتعلم الابن من جده. وحضر اللقاء عدد من الضيوف.",
            [("معتز الخريسات", "لدينا تراث قديم. نريد أن يتعلم الابن من جده.", True)],
            id="a colon without marks, on in the first person",
        ),
        pytest.param(
            "بينت ممثلة المعهد، مارغريت فولبرايت، أن أغلب الملفات ترفض بسبب غياب المؤشرات، داعية إلى قراءة الدليل.",
            [("مارغريت فولبرايت", "أغلب الملفات ترفض بسبب غياب المؤشرات", False)],
            id="what is called for is not told",
        ),
        pytest.param(
            'استقبل أمين المدينة، الدكتور رائد الحمود، وفدا. وأكد أن "المدينة لا تقاس بمبانيها"، داعيا إلى العمل.',
            [("رائد الحمود", "المدينة لا تقاس بمبانيها", True)],
            id="the subject left out, marks behind 'that'",
        ),
        pytest.param(
            "وأبرز وزير التربية، سالم بن رجب، أن التعلم «لا ينتهي ولا يبدأ بالمدرسة»، ملاحظا أن هذا مهم جدا.",
            [
                ("سالم بن رجب", "لا ينتهي ولا يبدأ بالمدرسة", True),
                ("سالم بن رجب", "هذا مهم جدا", False),
            ],
            id="a participle tells on",
        ),
        pytest.param(
            "افتتح محافظ الإسكندرية اللواء محمد الشريف الملتقى. وأشار المحافظ إلى أن المحافظة تنفذ مشاريع كثيرة.",
            [("محمد الشريف", "المحافظة تنفذ مشاريع كثيرة", False)],
            id="an office with its article points back",
        ),
        pytest.param(
            "قالت المديرة سلمى الخطيب إن العمل هنا مستمر. وعلى حد قولها، «لا أحد أكبر من أن يتعلم».",
            [("سلمى الخطيب", "العمل هنا مستمر", False), ("سلمى الخطيب", "لا أحد أكبر من أن يتعلم", True)],
            id="as she puts it",
        ),
        pytest.param(
            "وقال مشرف البرنامج يوسف الحداد لـ«الخبر» إن البرنامج يستهدف النساء.",
            [("يوسف الحداد", "البرنامج يستهدف النساء", False)],
            id="a newspaper in marks",
        ),
        pytest.param(
            "«تعلمت القراءة وعمري ستون سنة»، تقول فاطمة بنعيسى، وهي متعلمة. وتضيف مبتسمة: «صرت أقرأ رسائلهم الآن».",
            [
                ("فاطمة بنعيسى", "تعلمت القراءة وعمري ستون سنة", True),
                ("فاطمة بنعيسى", "صرت أقرأ رسائلهم الآن", True),
            ],
            id="and she adds, smiling",
        ),
        pytest.param("افتتح المدير سامي الحداد الدورة. يذكر أن المدينة انضمت إلى الشبكة قبل عامين.", [], id="nobody's"),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected
