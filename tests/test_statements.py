"""Who said what: one labelled sentence or small page a trap, in the languages the network writes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

import pytest

from crawler.page import text_page
from nlp.document import City, CityRef, Mention, Person, Statement
from nlp.facts import Facts, attach, facts_of
from nlp.pipeline import load
from nlp.statements.collect import statements_of

Said = tuple[str | None, str, bool]  # speaker, words, direct


def mentions(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield Mention(start=at, end=at + len(name), text=name)
            at = text.find(name, at + 1)


def person(
    text: str, name: str, role: str | None = None, city: str | None = None, country: str | None = None
) -> Person:
    found = tuple(mentions(text, (name,)))
    return Person(name=name, role=role, city=city, country=country, mentions=found)


def statements(text: str, lang: str, people: list[Person], cities: list[City] | None = None) -> list[Statement]:
    """What the extractor makes of a page whose people and cities are known."""
    page = text_page(
        text, url="https://sample.example/page", site="sample", fetched_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    nlp = load(lang)
    facts = Facts(page=page, lang=lang, title="", people=people, cities=cities or [])
    doc = attach(nlp.make_doc(page.text), facts)
    for name, pipe in nlp.pipeline:
        if not name.startswith("citykb_") or name == "citykb_statements":
            doc = pipe(doc)
    return facts_of(doc).statements


def said(text: str, lang: str, *people: str) -> list[Said]:
    """Speaker, words and directness; a person is given as "name" or "name|role"."""
    known = [person(text, *entry.split("|")) for entry in people]
    return [(s.speaker, s.text, s.direct) for s in statements(text, lang, known)]


JANE, TOM = "Jane Doe", "Tom Roe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“Learning is for all,” said Jane Doe.", [(JANE, "Learning is for all,", True)], id="said X"),
        pytest.param("“Learning is for all,” Jane Doe said.", [(JANE, "Learning is for all,", True)], id="X said"),
        pytest.param(
            "“Learning is for all,” said the mayor of Cork, Jane Doe.",
            [(JANE, "Learning is for all,", True)],
            id="office, name",
        ),
        pytest.param(
            "Jane Doe, who runs the office, said: “Learning is for all.”",
            [(JANE, "Learning is for all.", True)],
            id="relative clause",
        ),
        pytest.param(
            "“Learning is for all,” Jane Doe said. “It never ends.”",
            [(JANE, "Learning is for all,” Jane Doe said. “It never ends.", True)],
            id="goes on behind the cue",
        ),
        pytest.param(
            "“Learning,” said Jane Doe, “is for everybody.”",
            [(JANE, "Learning,” said Jane Doe, “is for everybody.", True)],
            id="split",
        ),
        pytest.param(
            "Jane Doe spoke first. “Learning is for all of us.\n“It never ends,” she said.",
            [(JANE, "Learning is for all of us.\n“It never ends,", True)],
            id="opened anew in the next paragraph",
        ),
        pytest.param(
            "“Learning is for all,” laughs Jane Doe.",
            [(JANE, "Learning is for all,", True)],
            id="a verb that is in no list",
        ),
        pytest.param(
            "“Learning is for all of us.”\nJane Doe, Mayor of Cork",
            [(JANE, "Learning is for all of us.", True)],
            id="signature below",
        ),
        pytest.param(
            "“Learning is for all of us.” – Jane Doe, Mayor of Cork",
            [(JANE, "Learning is for all of us.", True)],
            id="signature behind",
        ),
        pytest.param(
            "According to Jane Doe, the library will open in May.",
            [(JANE, "the library will open in May", False)],
            id="according to",
        ),
        pytest.param(
            "Jane Doe told reporters that the library would open in May.",
            [(JANE, "the library would open in May", False)],
            id="told that",
        ),
        pytest.param(
            "Jane Doe said the library would open in May.",
            [(JANE, "the library would open in May", False)],
            id="no that",
        ),
        pytest.param(
            "The library will open in May, said Jane Doe, who runs the office.",
            [(JANE, "The library will open in May", False)],
            id="tail with a relative clause",
        ),
        pytest.param(
            "Nothing, Jane Doe stressed, helps a city as much as learning does.",
            [(JANE, "Nothing, Jane Doe stressed, helps a city as much as learning does", False)],
            id="inserted",
        ),
        pytest.param(
            "Jane Doe met Tom Roe in Cork. She said that lifelong learning needs money.",
            [(JANE, "lifelong learning needs money", False)],
            id="she is the woman",
        ),
        pytest.param(
            "“Lifelong learning needs money,” Jane Doe said. Tom Roe disagreed. “It needs time above all.”",
            [(JANE, "Lifelong learning needs money,", True), (TOM, "It needs time above all.", True)],
            id="another takes over",
        ),
        pytest.param(
            "The ‘learning city’ label and the theme ‘Learning For All Ages’ please Jane Doe.",
            [],
            id="terms and titles",
        ),
        pytest.param("Jane Doe, Mayor of Cork\n\nTom Roe, Mayor of Lucca", [], id="headings without text"),
        pytest.param(
            "“Lifelong learning is what holds a city together.”\n\n(UN Secretary-General Jane Doe)\n\nForward, we say: "
            "our cities can learn, and their people with them.",
            [(JANE, "Lifelong learning is what holds a city together.", True)],
            id="a motto's author heads nothing",
        ),
        pytest.param(
            "Jane Doe runs the office.\n\n“Since wars begin in minds, peace is built there.” - Constitution of UNESCO",
            [],
            id="words of a document",
        ),
        pytest.param(
            "When teacher Tom Roe was little, his grandfather said, ‘Lifelong learning is key for you.’",
            [("his grandfather", "Lifelong learning is key for you.", True)],
            id="the grandfather's words",
        ),
        pytest.param(
            "“Lifelong learning pays,” Jane Doe said.\n\nTom Roe at the launch of a festival. Photo Bob Fox\n\n"
            "“It is inclusive, and there is something for you.",
            [
                (
                    JANE,
                    "Lifelong learning pays,” Jane Doe said.\n\nTom Roe at the launch of a festival. Photo Bob Fox\n\n"
                    "“It is inclusive, and there is something for you.",
                    True,
                )
            ],
            id="a caption between two paragraphs of a quotation",
        ),
        pytest.param(
            "Tom Roe, of Douglas, and Jane Doe, of Grange, at a knitting class in the parish hall\n\n"
            "We see our city with other eyes, I think, when we learn.",
            [],
            id="a caption heads nothing",
        ),
        pytest.param(
            "Jane Doe said:\n\n“Our cities face the same problems in learning.\n\nIt was good to listen to others.”",
            [
                (
                    JANE,
                    "Our cities face the same problems in learning.\n\nIt was good to listen to others.",
                    True,
                )
            ],
            id="marks not opened anew",
        ),
        pytest.param(
            "Adding that learning has a “powerful foundation to build on”, Jane Doe said: “Now is the moment to act.”",
            [(JANE, "powerful foundation to build on", True), (JANE, "Now is the moment to act.", True)],
            id="words within what is told, then words of their own",
        ),
        pytest.param(
            "Tom Roe said ‘’The message of lifelong learning is a ‘City of Welcomes’ for all.",
            [(TOM, "The message of lifelong learning is a ‘City of Welcomes’ for all.", True)],
            id="two single marks for a double one",
        ),
        pytest.param(
            "17 April 2024, 13:00 to 14:00 (CEST)\n\n• Introduction: Ms Jane Doe, Director\n\n• Moderator: Tom Roe",
            [],
            id="a programme's bullets sign nothing",
        ),
        pytest.param(
            "“We want lifelong learning for all,” said a participant.",
            [(None, "We want lifelong learning for all,", True)],
            id="somebody without a name",
        ),
    ],
)
def test_english(text: str, expected: list[Said]) -> None:
    page = f"{text}\n\nAbout lifelong learning and the learning city"
    assert said(page, "en", "Jane Doe|Mayor of Cork", "Tom Roe|teacher") == expected


@pytest.mark.parametrize(
    ("text", "lang", "people", "expected"),
    [
        pytest.param(
            "«Apprendre, c’est vivre ensemble», a déclaré la maire de Lille, Solène Vander.",
            "fr",
            ["Solène Vander|maire de Lille"],
            [("Solène Vander", "Apprendre, c’est vivre ensemble", True)],
            id="fr inverted",
        ),
        pytest.param(
            "Solène Vander a expliqué que la ville ouvrirait dix écoles.",
            "fr",
            ["Solène Vander|maire de Lille"],
            [("Solène Vander", "la ville ouvrirait dix écoles", False)],
            id="fr que",
        ),
        pytest.param(
            "Selon Solène Vander, la ville ouvrira dix écoles.",
            "fr",
            ["Solène Vander|maire de Lille"],
            [("Solène Vander", "la ville ouvrira dix écoles", False)],
            id="fr selon",
        ),
        pytest.param(
            "« La ville apprend chaque jour », se réjouit-elle. Solène Vander est maire de Lille depuis 2020.",
            "fr",
            ["Solène Vander|maire de Lille"],
            [(None, "La ville apprend chaque jour", True)],
            id="fr pronoun before anybody is named",
        ),
        pytest.param(
            "“La ciudad aprende todos los días”, dijo el alcalde de Renca, Claudio Castro.",
            "es",
            ["Claudio Castro|alcalde de Renca"],
            [("Claudio Castro", "La ciudad aprende todos los días", True)],
            id="es dijo",
        ),
        pytest.param(
            "Claudio Castro señaló que la ciudad aprende todos los días.",
            "es",
            ["Claudio Castro|alcalde de Renca"],
            [("Claudio Castro", "la ciudad aprende todos los días", False)],
            id="es que",
        ),
        pytest.param(
            "“La ciudad aprende”, dijo Claudio Castro. Añadió que habrá diez escuelas nuevas.",
            "es",
            ["Claudio Castro|alcalde de Renca"],
            [("Claudio Castro", "La ciudad aprende", True), ("Claudio Castro", "habrá diez escuelas nuevas", False)],
            id="es verb without subject",
        ),
        pytest.param(
            "Claudio Castro abrió el acto. Según el alcalde, habrá diez escuelas nuevas.",
            "es",
            ["Claudio Castro|alcalde de Renca"],
            [("Claudio Castro", "habrá diez escuelas nuevas", False)],
            id="es el alcalde",
        ),
        pytest.param(
            "Claudio Castro llegó tarde.\n—La ciudad aprende todos los días —responde él.",
            "es",
            ["Claudio Castro|alcalde de Renca"],
            [("Claudio Castro", "La ciudad aprende todos los días", True)],
            id="es dashes",
        ),
        pytest.param(
            "“A cidade aprende todos os dias”, afirmou o prefeito Otávio Kowal.",
            "pt",
            ["Otávio Kowal|prefeito"],
            [("Otávio Kowal", "A cidade aprende todos os dias", True)],
            id="pt afirmou",
        ),
        pytest.param(
            "Segundo Otávio Kowal, a cidade terá dez escolas novas.",
            "pt",
            ["Otávio Kowal|prefeito"],
            [("Otávio Kowal", "a cidade terá dez escolas novas", False)],
            id="pt segundo",
        ),
        pytest.param(
            "Otávio Kowal disse que a cidade terá dez escolas novas.",
            "pt",
            ["Otávio Kowal|prefeito"],
            [("Otávio Kowal", "a cidade terá dez escolas novas", False)],
            id="pt que",
        ),
        pytest.param(
            "„Die Stadt lernt jeden Tag“, sagte Bürgermeisterin Heike Brand.",
            "de",
            ["Heike Brand|Bürgermeisterin"],
            [("Heike Brand", "Die Stadt lernt jeden Tag", True)],
            id="de sagte",
        ),
        pytest.param(
            "»Die Stadt lernt jeden Tag«, so Dr. Heike Brand. »Das bleibt so.«",
            "de",
            ["Heike Brand|Bürgermeisterin"],
            [("Heike Brand", "Die Stadt lernt jeden Tag«, so Dr. Heike Brand. »Das bleibt so.", True)],
            id="de so, goes on",
        ),
        pytest.param(
            "Heike Brand sagte, dass die Stadt zehn Schulen eröffnet.",
            "de",
            ["Heike Brand|Bürgermeisterin"],
            [("Heike Brand", "die Stadt zehn Schulen eröffnet", False)],
            id="de dass",
        ),
        pytest.param(
            "Laut Heike Brand eröffnet die Stadt zehn Schulen.",
            "de",
            ["Heike Brand|Bürgermeisterin"],
            [("Heike Brand", "eröffnet die Stadt zehn Schulen", False)],
            id="de laut",
        ),
        pytest.param(
            "«La città impara ogni giorno», ha detto la sindaca Giulia Neri.",
            "it",
            ["Giulia Neri|sindaca"],
            [("Giulia Neri", "La città impara ogni giorno", True)],
            id="it ha detto",
        ),
        pytest.param(
            "Il sindaco, Mario Verdi, e l’assessora, Giulia Neri, hanno spiegato che la città avrà dieci scuole.",
            "it",
            ["Mario Verdi|sindaco", "Giulia Neri|assessora"],
            [("Mario Verdi; Giulia Neri", "la città avrà dieci scuole", False)],
            id="it two speakers",
        ),
        pytest.param(
            "وقالت مديرة البرنامج رنا الحباشنة: «المدينة تتعلم كل يوم بلا توقف».",
            "ar",
            ["رنا الحباشنة|مديرة البرنامج"],
            [("رنا الحباشنة", "المدينة تتعلم كل يوم بلا توقف", True)],
            id="ar colon",
        ),
        pytest.param(
            "وأكد طارق العجلوني أن عدد الدارسين تجاوز ثلاثة آلاف.",
            "ar",
            ["طارق العجلوني"],
            [("طارق العجلوني", "عدد الدارسين تجاوز ثلاثة آلاف", False)],
            id="ar that",
        ),
        pytest.param(
            "“我们的城市每天都在学习。”市长王小明说，“永远不会停止。”",
            "zh",
            ["王小明|市长"],
            [("王小明", "我们的城市每天都在学习。”市长王小明说，“永远不会停止。", True)],
            id="zh split",
        ),
        pytest.param(
            "市长王小明表示，每个街道都将设立学习点。",
            "zh",
            ["王小明|市长"],
            [("王小明", "每个街道都将设立学习点", False)],
            id="zh reported",
        ),
        pytest.param(
            "据市长王小明介绍，课程将持续到七月底。",
            "zh",
            ["王小明|市长"],
            [("王小明", "课程将持续到七月底", False)],
            id="zh according",
        ),
        pytest.param(
            "Die Stadt habe zehn Treffs geplant, erklärt Jane Doe. Deshalb werde man Lotsen suchen. Das ist neu.",
            "de",
            ["Jane Doe|Dezernentin"],
            [
                (
                    "Jane Doe",
                    "Die Stadt habe zehn Treffs geplant, erklärt Jane Doe. Deshalb werde man Lotsen suchen",
                    False,
                )
            ],
            id="de subjunctive goes on",
        ),
        pytest.param(
            "Jane Doe lobte den Treff als »Klimaschutz mit dem Schraubenzieher«. Die Stadt wolle zehn Orte fördern.",
            "de",
            ["Jane Doe|Bürgermeisterin"],
            [
                ("Jane Doe", "Klimaschutz mit dem Schraubenzieher", True),
                ("Jane Doe", "Die Stadt wolle zehn Orte fördern", False),
            ],
            id="de subjunctive behind a quotation",
        ),
        pytest.param(
            "„Wir suchen noch viele Lotsen“, sagte Jane Doe. Wir hatten im Mai keine. Sie sagten, das sei gut.",
            "de",
            ["Jane Doe|Bürgermeisterin"],
            [("Jane Doe", "Wir suchen noch viele Lotsen", True)],
            id="de neither the past nor others' words are hers",
        ),
        pytest.param(
            "Am Montag kündigte Bürgermeisterin Jane Doe in Herne an, im Herbst würden Lotsen eingestellt. "
            "Sie wies erneut darauf hin, dass überall Räume fehlen.",
            "de",
            ["Jane Doe|Bürgermeisterin"],
            [("Jane Doe", "im Herbst würden Lotsen eingestellt", False), ("Jane Doe", "überall Räume fehlen", False)],
            id="de verb and particle apart",
        ),
        pytest.param(
            "Podium »Wie altern Städte gesund?« mit Prof. Jane Doe (Wien)",
            "de",
            ["Jane Doe|Moderation"],
            [],
            id="de title of a panel",
        ),
        pytest.param(
            "وقالت نائبة المحافظ، الدكتورة هالة الشربيني، في كلمتها: «دمياط مدينة يتعلم أبناؤها بأيديهم».",
            "ar",
            ["هالة الشربيني|نائبة المحافظ"],
            [("هالة الشربيني", "دمياط مدينة يتعلم أبناؤها بأيديهم", True)],
            id="ar office, title and name",
        ),
        pytest.param(
            "وبيّنت هالة الشربيني أن البلدية خصصت حافلات قديمة للكتب، مضيفة: «الحافلة صارت تنقل الكتب اليوم».",
            "ar",
            ["هالة الشربيني|رئيسة البلدية"],
            [
                ("هالة الشربيني", "البلدية خصصت حافلات قديمة للكتب", False),
                ("هالة الشربيني", "الحافلة صارت تنقل الكتب اليوم", True),
            ],
            id="ar vowel sign in the verb, a quotation added",
        ),
        pytest.param(
            "局长李明远表示，“夜校要办到家门口。”干部王秀兰认为，居民最需要的是时间。他还说，明年将新建图书馆。",
            "zh",
            ["李明远|局长", "王秀兰|干部"],
            [
                ("李明远", "夜校要办到家门口。", True),
                ("王秀兰", "居民最需要的是时间", False),
                ("王秀兰", "明年将新建图书馆", False),
            ],
            id="zh a comma leads in, the next sentence is another's; also said",
        ),
        pytest.param(
            "“我每周都要来两次。”32岁的快递员高志强告诉记者，他很喜欢声乐课。",
            "zh",
            ["高志强|快递员"],
            [("高志强", "我每周都要来两次。", True), ("高志强", "他很喜欢声乐课", False)],
            id="zh age before the speaker",
        ),
        pytest.param(
            '박정우 수원시장은 "배움에는 졸업이 없다. 골목이 교실이 된다"고 말했다.',
            "ko",
            ["박정우|수원시장"],
            [("박정우", "배움에는 졸업이 없다. 골목이 교실이 된다", True)],
            id="ko verb last",
        ),
        pytest.param(
            "Başkan Selin Karaosmanoğlu açılışta, “Toprağı bilen şehri de bilir” diye konuştu.",
            "tr",
            ["Selin Karaosmanoğlu|Başkan"],
            [("Selin Karaosmanoğlu", "Toprağı bilen şehri de bilir", True)],
            id="tr verb last",
        ),
        pytest.param(
            "– Alla ska kunna lära sig hela livet, säger Anna Berg. Det är viktigt.",
            "sv",
            ["Anna Berg|rektor"],
            [("Anna Berg", "Alla ska kunna lära sig hela livet,", True)],
            id="sv dash",
        ),
        pytest.param(
            "市長の大森雅夫氏は「学びは人生を豊かにする」と述べた。",
            "ja",
            ["大森雅夫|市長"],
            [("大森雅夫", "学びは人生を豊かにする", True)],
            id="ja verb last",
        ),
        pytest.param(
            "وأعربت هالة الشربيني عن فخرها بما حققته مدينتها، مؤكدة أن التعلم «حق يبدأ قبل المدرسة».",
            "ar",
            ["هالة الشربيني|رئيسة البلدية"],
            [("هالة الشربيني", "حق يبدأ قبل المدرسة", True)],
            id="ar participle",
        ),
        pytest.param(
            "ثمّن غانم راشد جهود المتطوعين، وقال: إن أكثر من ألف متطوع سجلوا أسماءهم.",
            "ar",
            ["غانم راشد|مدير المكتبة"],
            [("غانم راشد", "أكثر من ألف متطوع سجلوا أسماءهم", False)],
            id="ar colon and that",
        ),
        pytest.param(
            "所长马丁·克鲁格对新成员表示欢迎，并指出“城市是终身学习最好的教室”。据他介绍，今年将新建二十个驿站。",
            "zh",
            ["马丁·克鲁格|所长"],
            [("马丁·克鲁格", "城市是终身学习最好的教室", True), ("马丁·克鲁格", "今年将新建二十个驿站", False)],
            id="zh a welcome is no report, marks right behind the verb, according to him",
        ),
        pytest.param(
            "Jane Doe will das Angebot ausweiten. Das koste wenig und bringe viel, sagte sie am Montag im Ausschuss.",
            "de",
            ["Jane Doe|Dezernentin"],
            [("Jane Doe", "Das koste wenig und bringe viel", False)],
            id="de pronoun with more behind it",
        ),
        pytest.param(
            "Rosa Díaz inauguró la sede. «Antes no leía ni los carteles», dice una vecina del barrio.",
            "es",
            ["Rosa Díaz|alcaldesa"],
            [(None, "Antes no leía ni los carteles", True)],
            id="es a stranger is nobody named before",
        ),
        pytest.param(
            "„Das Projekt ist ein Glücksfall“, freut sich Kita-Leiterin Jane Doe. Laut Doe fehlen noch drei Räume.",
            "de",
            ["Jane Doe|Kita-Leiterin"],
            [("Jane Doe", "Das Projekt ist ein Glücksfall", True), ("Jane Doe", "fehlen noch drei Räume", False)],
            id="de a calling before the name",
        ),
        pytest.param(
            "Nach Ansicht der Forscherin Jane Doe braucht Leipzig mehr Lernorte.",
            "de",
            ["Jane Doe|Forscherin"],
            [("Jane Doe", "braucht Leipzig mehr Lernorte", False)],
            id="de according to",
        ),
    ],
)
def test_other_languages(text: str, lang: str, people: list[str], expected: list[Said]) -> None:
    assert said(text, lang, *people) == expected


@pytest.mark.parametrize(
    ("role", "city", "expected"),
    [
        pytest.param("Mayor of Cork", "Cork", (CityRef(name="Cork", country="IE"),), id="a mayor speaks for the city"),
        pytest.param("learner", "Cork", (), id="a learner does not"),
        pytest.param(
            "Director of the UNESCO Institute for Lifelong Learning", None, (), id="nor the head of the network"
        ),
        pytest.param(
            "Mayor of Cork and Lucca",
            "Cork",
            (CityRef(name="Cork", country="IE"), CityRef(name="Lucca", country="IT")),
            id="two cities in one office",
        ),
    ],
)
def test_about_cities(role: str, city: str | None, expected: tuple[CityRef, ...]) -> None:
    text = "News from Cork and Lucca\n\n“Lifelong learning is for all,” said Jane Doe."
    known = [
        City(name=name, country=country, mentions=tuple(mentions(text, (name,))))
        for name, country in (("Cork", "IE"), ("Lucca", "IT"))
    ]
    speaker = person(text, JANE, role, city, "IE" if city else None)
    (found,) = statements(text, "en", [speaker], known)
    assert found.about_cities == expected


def test_answers_of_an_interview_belong_to_whom_they_are_put() -> None:
    text = (
        "Interview: Tom Roe\nJane Doe runs the library of Cork.\n\nHow did it begin?\n\nWe had one room.\n\n"
        "What comes next?\n\nI want lifelong learning in every street."
    )
    assert said(text, "en", "Jane Doe|librarian", "Tom Roe") == [
        (JANE, "We had one room.", True),
        (JANE, "I want lifelong learning in every street.", True),
    ]


def test_text_between_two_headings_goes_to_the_role_named_inside() -> None:
    text = (
        "Jane Doe, Mayor of Cork\n\nWe in Cork learn all our lives.\n\n"
        "As Provost of #Lucca, I learn from others each day.\n\n"
        "Ann Poe, Mayor of Derry\n\nOur city has learned much in ten years."
    )
    people = ["Jane Doe|Mayor of Cork", "Ann Poe|Mayor of Derry"]
    known = [person(text, *p.split("|")) for p in people]
    known.append(Person(name=TOM, role="Provost of Lucca", city="Lucca", country="IT"))
    assert [(s.speaker, s.text) for s in statements(text, "en", known)] == [
        (JANE, "We in Cork learn all our lives."),
        (TOM, "As Provost of #Lucca, I learn from others each day."),
        ("Ann Poe", "Our city has learned much in ten years."),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "“we learn here today.” ",
        "Jane Doe said that ",
        "Jane Doe: I say\n",
        "—a b c ",
        "What is it now?\nWe do.\n",
    ],
)
def test_hostile_text_ends_soon(unit: str) -> None:
    text = unit * 5_000
    page = text_page(
        text, url="https://sample.example/page", site="sample", fetched_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    doc = attach(load("es").make_doc(page.text), Facts(page=page, lang="es", people=[person(page.text, JANE)]))
    started = perf_counter()
    statements_of(doc, facts_of(doc))
    assert perf_counter() - started < 20  # a fraction of a second when alone; quadratic rules took minutes


@pytest.mark.parametrize(
    ("text", "lang", "people", "expected"),
    [
        pytest.param(
            "“Nobody is too old to learn a trade.”\nHon. Jane Doe, Councillor\n\nTeaching in the kitchen",
            "en",
            ["Hon. Jane Doe|Councillor"],
            [("Hon. Jane Doe", "Nobody is too old to learn a trade.", True)],
            id="the full stop of a title",
        ),
        pytest.param(
            "«Noi abbiamo portato le vanghe», ha detto Sofia, dieci anni, tra gli applausi.",
            "it",
            [],
            [("Sofia", "Noi abbiamo portato le vanghe", True)],
            id="a child by the first name",
        ),
        pytest.param(
            "Nach Angaben von Jane Doe fehlen noch 300 Freiwillige. Wer helfen will, brauche »nur einen freien Tag«.",
            "de",
            [JANE],
            [(JANE, "fehlen noch 300 Freiwillige", False), (JANE, "nur einen freien Tag", True)],
            id="the verb tells another's words",
        ),
        pytest.param(
            "Tom Roe and Florence Poe teach. “People ask me where I come from,” Florence Poe laughs.",
            "en",
            [TOM, "Poe"],
            [("Florence Poe", "People ask me where I come from,", True)],
            id="the full name of a surname",
        ),
    ],
)
def test_names_and_forms_that_hide_the_speaker(text: str, lang: str, people: list[str], expected: list[Said]) -> None:
    assert said(text, lang, *people) == expected


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        pytest.param(
            "Cork, Ireland\n\nContact\nJane Doe\n\n“Here nobody laughs at a question.”",
            "city_profile",
            None,
            (CityRef(name="Cork", country="IE"),),
            id="the card of a profile",
        ),
        pytest.param(
            "Latest news\n\nCork reads one book\n“Nobody reads for the marks,” librarian Jane Doe says …",
            "listing",
            "librarian",
            (CityRef(name="Cork", country="IE"),),
            id="the headline of a teaser",
        ),
        pytest.param(
            "The evening schools open.\n\n“Nobody is too old,” said Jane Doe.\n\nThe schools have partners in Cork.",
            "news",
            None,
            (),
            id="a partner named at the end",
        ),
    ],
)
def test_the_city_of_the_place_on_the_page(text: str, kind: str, role: str | None, expected: tuple[CityRef]) -> None:
    page = text_page(
        text, url="https://sample.example/page", site="sample", fetched_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    cork = City(name="Cork", country="IE", about=True, mentions=tuple(mentions(page.text, ("Cork",))))
    other = City(name="Derry", country="GB", mentions=())
    facts = Facts(page=page, lang="en", title="", kind=kind, people=[person(page.text, JANE, role)])
    facts.cities = [cork, other]
    doc = attach(load("en").make_doc(page.text), facts)
    assert [s.about_cities for s in statements_of(doc, facts_of(doc))] == [expected]
