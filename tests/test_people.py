"""People: who is named, under which name, in which role, and where."""

import tomllib
from pathlib import Path

import pytest

from nlp.document import Document, Person
from nlp.names.forms import usual_case
from nlp.names.people import is_part, match_person, name_key, person_at
from tests.read_page import document

CASES = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))["case"]


def read(text: str) -> Document:
    return document(text, "https://example.org/")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}: {case['about']}" for case in CASES])
def test_everybody_named_and_nobody_else(case: dict) -> None:
    found = {name_key(person.name) for person in read(case["text"]).people}
    either_way = {name_key(name) for name in case.get("accept", [])}
    assert found - either_way == {name_key(name) for name in case["names"]} - either_way


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation", "city"),
    [
        (
            "Jukka Laine, Mayor of the UNESCO Learning City of Espoo, Finland",
            "Jukka Laine",
            "Mayor of the UNESCO Learning City of Espoo, Finland",
            None,
            "Espoo",
        ),
        (
            "Last week the Mayor of Cork, Alderman Keith Ferrand, opened the library in Cork, Ireland.",
            "Keith Ferrand",
            "Mayor of Cork",
            None,
            "Cork",
        ),
        (
            "Ana Ruiz, Director of the UNESCO Institute for Lifelong Learning (UIL), emphasizes: ‘Cities matter’.",
            "Ana Ruiz",
            "Director of the UNESCO Institute for Lifelong Learning (UIL)",
            "UNESCO Institute for Lifelong Learning",
            None,
        ),
        (
            "UNESCO Institute for Lifelong Learning Director Ana Ruiz thanked the hosts for their work in the city.",
            "Ana Ruiz",
            "UNESCO Institute for Lifelong Learning Director",
            "UNESCO Institute for Lifelong Learning",
            None,
        ),
        (
            "Pour Solène Vanderbeke, adjointe à la maire de Lille, en charge de la Ville éducatrice, tout est appris.",
            "Solène Vanderbeke",
            "adjointe à la maire de Lille, en charge de la Ville éducatrice",
            None,
            "Lille",
        ),
        (
            "Curitiba entrou na rede. “O mundo olha para Curitiba”, comentou o prefeito Otávio Kowalczuk.",
            "Otávio Kowalczuk",
            "prefeito",
            None,
            "Curitiba",
        ),
        (
            "Fergal Mac Aodha who is a co-ordinator with Cork Learning City said the festival in Cork was a success.",
            "Fergal Mac Aodha",
            "co-ordinator with Cork Learning City",
            None,
            "Cork",
        ),
        (
            "El director del Instituto de la UNESCO para el Aprendizaje a lo Largo de Toda la Vida (UIL), Pablo Ruiz, "
            "señaló que las ciudades aprenden.",
            "Pablo Ruiz",
            "director del Instituto de la UNESCO para el Aprendizaje a lo Largo de Toda la Vida",
            "UNESCO Institute for Lifelong Learning",
            None,
        ),
        (
            "وهنأ الدكتور محمد أيمن السيوفي وزير التعليم، ورئيس اللجنة، الدكتورة منال عوض وزيرة التنمية في القاهرة.",
            "منال عوض",
            "وزيرة التنمية في القاهرة",
            None,
            "Cairo",
        ),
        (
            "Ana Ruiz, President of the General Conference\n\nMs Ruiz served as Executive Director of the Council.",
            "Ana Ruiz",
            "President of the General Conference",
            None,
            None,
        ),
        (
            "The conference is opened by Pablo Ruiz (Mayor of Cali, Colombia), Ana Ruiz (UIL Director) and others.",
            "Ana Ruiz",
            "UIL Director",
            "UNESCO Institute for Lifelong Learning",
            None,
        ),
        (
            "Fergal Mac Aodha, Deputy Mayor of the City and County of Limerick, came from Limerick to Belfast, "
            "and Belfast was glad of it.",
            "Fergal Mac Aodha",
            "Deputy Mayor of the City and County of Limerick",
            None,
            "Limerick",
        ),
        ("The launch in Cork. Photo: Fergal Mac Aodha", "Fergal Mac Aodha", None, None, None),
        (
            "Mr Carlos Hernando, coordinator, Human Rights Institute\nMs Ana Ruiz, Team Leader",
            "Carlos Hernando",
            "coordinator, Human Rights Institute",
            "Human Rights Institute",
            None,
        ),
        (
            "Talks went on, said Fergal Mac Aodha, who co-chairs the organising committee.",
            "Fergal Mac Aodha",
            "who co-chairs the organising committee",
            None,
            None,
        ),
        (
            "Thanks came from Fergal Mac Aodha, Director a.i. of UNESCO Bangkok.",
            "Fergal Mac Aodha",
            "Director a.i. of UNESCO Bangkok",
            "UNESCO",
            "Bangkok",
        ),
        (
            "Hat Yai Deputy Mayor Fergal Mac Aodha came to Surabaya, and Surabaya was glad of it.",
            "Fergal Mac Aodha",
            "Hat Yai Deputy Mayor",
            None,
            "Hat Yai",
        ),
    ],
)
def test_role_body_and_city(text: str, name: str, role: str, organisation: str | None, city: str | None) -> None:
    person = next(p for p in read(text).people if p.name == name)
    assert (person.role, person.organisation, person.city) == (role, organisation, city)


def test_every_mention_is_the_persons() -> None:
    text = 'Mayor Denise Achterberg spoke. "We learn," said Ms Achterberg. Achterberg\'s words were clear.'
    assert [(p.name, [m.text for m in p.mentions]) for p in read(text).people] == [
        ("Denise Achterberg", ["Mayor Denise Achterberg", "Ms Achterberg", "Achterberg"])
    ]


def test_why_a_person_was_taken_for_one() -> None:
    person = read("The mayor of Cork, Keith Ferrand, spoke.").people[0]
    assert person.reason is not None
    assert "role before" in person.reason.evidence
    assert person.confidence > 0.8


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("来自水原市的代表金度贤（Kim Do-hyun）说，“墙保护过我们”。", [("金度贤", "代表")]),
        ("32岁的快递员高志强告诉记者，180余名代表参加。", [("高志强", "快递员")]),
        ("读写课\n学员　马桂兰\n项目负责人史文渊说", [("马桂兰", "学员"), ("史文渊", "项目负责人")]),
        ("苏州市副市长、教育局局长赵文彬指出", [("赵文彬", "苏州市副市长、教育局局长")]),
        ("وأكد رئيس بلدية إربد الكبرى، نبيل التل الكوفحي، أن", [("نبيل التل الكوفحي", "رئيس بلدية إربد الكبرى")]),
        ("منصف الطرابلسي السلامي\nرئيس بلدية صفاقس", [("منصف الطرابلسي السلامي", "رئيس بلدية صفاقس")]),
        ("تشرف نزهة العلمي المرنيسي منذ سنة 2020 على برنامج.", [("نزهة العلمي المرنيسي", None)]),
        ("أجرى الحوار: ياسين بوشتى", [("ياسين بوشتى", None)]),
        ("سجل 900 متطوع سجلوا أسماءهم في كيل.", []),
        ("本网记者专访了图书馆主任宁嘉树，", [("宁嘉树", "图书馆主任")]),
        ("تستهدف 600 متدرب في أربعة أحياء، وورشة لكل حي.", []),
    ],
)
def test_names_and_roles_without_capitals(text: str, named: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in read(text).people] == named


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Damon Priestley", "Damon Priestley"),
        ("Cr Priestley", "Damon Priestley"),
        ("D. Priestley", "Damon Priestley"),
        ("Clare O'Hagan", "Clare O’Hagan"),
        ("Smith", None),
    ],
)
def test_match_person(name: str, found: str | None) -> None:
    people = [
        Person(name="Damon Priestley"),
        Person(name="Clare O’Hagan"),
        Person(name="A Smith"),
        Person(name="B Smith"),
    ]
    person = match_person(name, people)
    assert (person.name if person else None) == found


def test_person_at() -> None:
    text = "The mayor of Cork, Keith Ferrand, spoke."
    people = read(text).people
    assert [p.name if (p := person_at(people, at)) else None for at in (4, text.index("Ferrand"))] == [
        None,
        "Keith Ferrand",
    ]


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Jamal BIN HUWAIREB", "Jamal Bin Huwaireb"),
        ("Mervat AL SAMMAN", "Mervat Al Samman"),
        ("H. A. Nassar", "H. A. Nassar"),
        ("Annie L.", "Annie L."),
        ("MARIE-CLAIRE DUPONT", "Marie-Claire Dupont"),
    ],
)
def test_names_in_capitals(written: str, usual: str) -> None:
    assert usual_case(written) == usual


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (("priestley",), ("damon", "priestley"), True),
        (("h", "nassar"), ("hani", "nassar"), True),
        (("nassar", "hani"), ("hani", "nassar"), False),
        ((), ("hani",), False),
    ],
)
def test_is_part(part: tuple[str, ...], whole: tuple[str, ...], expected: bool) -> None:
    assert is_part(part, whole) is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Councillor Tendai Dube spoke.\n\n“We read,” said Clr Dube.", "Tendai Dube"),
        ("Director of the municipality H E Hamad Rashid Al Doha said so.", "Hamad Rashid Al Doha"),
        ("We are young.\nHis Worship Elia Shikongo-Doe, Mayor", "Elia Shikongo-Doe"),
        ("Her Excellency Amina Doe opened it.", "Amina Doe"),
        ("It works.Dr Marta BellidoChiromancer, North Hospital", "Marta Bellido"),
        ("Mayor\nDoe Armijos Mr Franklin\nCity population\n214,855", "Franklin Doe Armijos"),
        ("The gers opened.\n\nKh. Nomin", "Kh. Nomin"),
        ("5 June\nTakunda Mhaka\nMashonaland West Bureau\n\nGuides go to school.", "Takunda Mhaka"),
        ("Deputy Mayor Norhayati binti Zulkarnain came.", "Norhayati binti Zulkarnain"),
        ("Said pulmonologist of the Centre for Child Health B. Enkhzul.", "B. Enkhzul"),
    ],
)
def test_one_person_by_honorifics_initials_and_glued_offices(text: str, name: str) -> None:
    assert [p.name for p in read(text).people] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The town grew.\nStaff Reporter\nThe bridge is open.",
        "The town grew.\nNews Desk",
        "Venue: Small Hall, S. Daukanto g. 28, Kaunas",
        "We met.\nTags: Learning Cities; Newsletter; Big Tent",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert read(text).people == ()


@pytest.mark.parametrize("name", ["Jane McDonald", "Ana LeBlanc"])
def test_surnames_with_a_capital_inside_are_whole(name: str) -> None:
    assert [p.name for p in read(f"The mayor of Cork, {name}, spoke.").people] == [name]


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("São Filipe aprende. A vereadora da Educação, Maria Vicente, falou. São Filipe lê.", "Maria Vicente", True),
        (
            "São Filipe aprende. A vereadora de Exemplópolis, Maria Vicente, falou. São Filipe lê.",
            "Maria Vicente",
            False,
        ),
        ("São Filipe aprende. A directora do município, Maria Vicente, falou. São Filipe lê.", "Maria Vicente", True),
        (
            "São Filipe aprende. A directora do município de Exemplópolis, Maria Vicente, falou. São Filipe lê.",
            "Maria Vicente",
            False,
        ),
    ],
)
def test_a_councillor_for_education_is_one_of_the_page_s_own_city(text: str, name: str, city: bool) -> None:
    person = next(p for p in read(text).people if p.name == name)
    assert person.city == ("São Filipe" if city else None)


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        (
            "The city of Cork met Limerick. On Monday Mayor Ana Ruiz of Limerick said so. Cork agreed.",
            "Ana Ruiz",
            "Limerick",
        ),
        ("The city of Cork met Limerick. Mayor Ana Ruiz (Limerick) said so. Cork agreed.", "Ana Ruiz", "Limerick"),
        (
            "The city of Cork met. Mayor Ana Ruiz, Limerick’s children and others came. Cork agreed.",
            "Ana Ruiz",
            "Cork",
        ),
        ("The city of Cork votes. Ana Ruiz, cabinet member for learning, said so. Cork agreed.", "Ana Ruiz", "Cork"),
        ("The city of Cork votes. Ana Ruiz, leader of the opposition, said so. Cork agreed.", "Ana Ruiz", "Cork"),
        (
            "The city of Cork votes. Ana Ruiz, head of learning at Sampleton City Council, came. Cork agreed.",
            "Ana Ruiz",
            None,
        ),
        (
            "The city of Cork reads. Ana Ruiz, lecturer at Mary Immaculate College, said so. Cork agreed.",
            "Ana Ruiz",
            None,
        ),
    ],
)
def test_the_city_beside_a_name_before_the_page_s_own(text: str, name: str, city: str | None) -> None:
    assert next(p for p in read(text).people if p.name == name).city == city


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("City Mayor Ramon Alvarado Jr. said it would open. Alvarado spoke on Monday.", ["Ramon Alvarado Jr."]),
        ("Councilor Henry Yapson Sr., chair of the committee, agreed.", ["Henry Yapson Sr."]),
        ("Mayor Walter Hargreave III opened the hall. Mr Hargreave thanked all.", ["Walter Hargreave III"]),
        ("El profesor Juan Ruiz Sr. Alcalde de Sampleton habló.", ["Juan Ruiz"]),
    ],
)
def test_junior_and_senior_belong_to_the_name(text: str, names: list[str]) -> None:
    assert [person.name for person in read(text).people] == names


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            "“I’m no seller,” Fergal Mac Aodha told them. He coordinates learning for Cork’s city hall. Cork is old.",
            "Cork",
        ),
        ("Mr Fergal Mac Aodha teaches adults at the library in Cork. Cork is old.", "Cork"),
        ("Mr Fergal Mac Aodha runs trips to Cork. Cork is old.", None),
        ("Mr Fergal Mac Aodha met Jane Murphy. She runs the library in Cork. Cork is old.", None),
        ("Jane Murphy, mayor of Cork, came. Her colleague Fergal Mac Aodha said no. Cork is old.", "Cork"),
        ("Jane Murphy, mayor of Cork, came. Murphy’s deputy Fergal Mac Aodha said no. Cork is old.", "Cork"),
        ("Jane Murphy, mayor of Cork, came. Her counterpart Fergal Mac Aodha said no. Cork is old.", None),
    ],
)
def test_the_city_that_the_page_tells_of_somebody(text: str, city: str | None) -> None:
    others = "Paris, Rome and Vienna sent guests, and Vienna sent most.\n\n"
    assert next(p.city for p in read(others + text).people if p.name == "Fergal Mac Aodha") == city
