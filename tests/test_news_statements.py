"""Who said what in American and British news: subjects, extents, offices and scraps; invented sample sentences."""

import pytest

from tests.read_page import document

Said = tuple[str | None, str, bool]  # speaker, words, direct


def said(text: str) -> list[Said]:
    return [(s.speaker, s.text, s.direct) for s in document(text, "https://sample.example/news").statements]


ROAD = "Mayor Jane Whitcombe opened the road on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ROAD + "“It was closed for too long,” said a local Democrat.",
            [("a local Democrat", "It was closed for too long,", True)],
            id="an indefinite article points back to nobody",
        ),
        pytest.param(
            ROAD + "“It was closed for too long,” the mayor said.",
            [("Jane Whitcombe", "It was closed for too long,", True)],
            id="a definite one does",
        ),
        pytest.param(
            ROAD + "“It was closed for too long,” the former mayor said.",
            [("the former mayor", "It was closed for too long,", True)],
            id="a former mayor is another",
        ),
        pytest.param(
            "Mayor Jane Whitcombe said the road was closed by the police and said, “We are sorry for the long wait.”",
            [
                ("Jane Whitcombe", "the road was closed by the police", False),
                ("Jane Whitcombe", "We are sorry for the long wait.", True),
            ],
            id="a thing does not speak, who told of it goes on",
        ),
        pytest.param(
            "Mayor Jane Whitcombe called the plan “quite dangerous” on Monday.",
            [("Jane Whitcombe", "the plan “quite dangerous”", False)],
            id="a scrap is part of what is reported",
        ),
        pytest.param(
            "“Let the city decide,” said Mayor Jane Whitcombe, urging the council to wait.",
            [
                ("Jane Whitcombe", "Let the city decide,", True),
                ("Jane Whitcombe", "the council to wait", False),
            ],
            id="a participle behind the speaker is no insertion",
        ),
        pytest.param(
            "Mayor Jane Whitcombe spoke about the need for more buses.",
            [("Jane Whitcombe", "the need for more buses", False)],
            id="a verb with its preposition",
        ),
        pytest.param(
            "Mayor Jane Whitcombe asked the court to stop the works.",
            [("Jane Whitcombe", "the court to stop the works", False)],
            id="whom somebody asks belongs to the wish",
        ),
        pytest.param(
            "On her show “Meet the Mayor,” Jane Whitcombe said the road was closed.",
            [("Jane Whitcombe", "the road was closed", False)],
            id="a title with the comma of its sentence",
        ),
        pytest.param(
            "Mayor Jane Whitcombe told Tom Roe, “It is far too late.” But Roe stayed in the hall.",
            [("Jane Whitcombe", "It is far too late.", True)],
            id="a sentence of its own behind the marks has another subject",
        ),
        pytest.param(
            "“He knows nothing about roads,” said a friend of the Whitcombe camp, who left it. Jane Whitcombe smiled.",
            [("a friend of the Whitcombe camp", "He knows nothing about roads,", True)],
            id="a name inside a phrase does not speak",
        ),
        pytest.param(
            ROAD + "It took years.\nWhy now?\nWhitcombe has always liked roads.\nWho will pay for it all?\n"
            "I asked the council. Whitcombe did not answer.",
            [],
            id="an essay that asks its readers is no interview",
        ),
        pytest.param(
            "Mayor Jane Whitcombe made clear that the road would stay closed.",
            [("Jane Whitcombe", "the road would stay closed", False)],
            id="made clear",
        ),
        pytest.param(
            "Jane Whitcombe was critical of the new plan. Tom Roe’s attacks on the old council went on.",
            [("Jane Whitcombe", "the new plan", False), ("Tom Roe", "the old council", False)],
            id="adjectives and nouns with their prepositions",
        ),
        pytest.param(
            '" It was closed for too long , " said Jane Whitcombe , the mayor of Leeds .',
            [("Jane Whitcombe", "It was closed for too long ,", True)],
            id="tokenised text",
        ),
    ],
)
def test_news_tells_who_said_what(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


CITY = "Cork is a UNESCO learning city. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "That does not bother Priya Goswell. “Nobody knows the network of their phone,” said the associate dean of"
            " extension at the university, who wrote most of the application.",
            [("Priya Goswell", "Nobody knows the network of their phone,", True)],
            id="who was introduced by name, told by what she is",
        ),
        pytest.param(
            "Among them was Lindiwe Khoza, 58. “I can read the label on my pills,” said the grandmother of six.",
            [("Lindiwe Khoza", "I can read the label on my pills,", True)],
            id="kin",
        ),
        pytest.param(
            "For Owen Braithwell it came just in time. “I had no work for two years,” the former bus driver explained.",
            [("Owen Braithwell", "I had no work for two years,", True)],
            id="a former trade",
        ),
        pytest.param(
            "Tom Aldous joined the choir. “I sing flat and nobody minds,” said the father-of-two. “Nobody at all.”",
            [("Tom Aldous", "I sing flat and nobody minds,” said the father-of-two. “Nobody at all.", True)],
            id="in one word",
        ),
        pytest.param(
            "Lindiwe Khoza was among them. “I can read the label on my pills,” said the 58-year-old.",
            [("Lindiwe Khoza", "I can read the label on my pills,", True)],
            id="an age",
        ),
        pytest.param(
            "Anna Reilly could not read. “She cried when she read the timetable,” said the teacher.",
            [(None, "She cried when she read the timetable,", True)],
            id="a bare office may be another's",
        ),
        pytest.param(
            "Anna Reilly opened the fair. “We are a city that learns at last,” said the new mayor of the city.",
            [(None, "We are a city that learns at last,", True)],
            id="an office of a city is",
        ),
        pytest.param(
            "Priya Nair and Tom Reid joined the class. “I was scared of it,” said the retired bus driver.",
            [(None, "I was scared of it,", True)],
            id="two may be meant",
        ),
        pytest.param(
            "Tom Reid rose. He told the scrutiny panel: “A festival is a shop window. I would like a shop behind it.”",
            [("Tom Reid", "A festival is a shop window. I would like a shop behind it.", True)],
            id="told to a panel, no panel's title",
        ),
        pytest.param(
            "Dr Fiona Abercorn wrote it. Dr Abercorn and her co-authors argue that boards should pay for classes.",
            [("Fiona Abercorn", "boards should pay for classes", False)],
            id="and her co-authors",
        ),
        pytest.param(
            "According to Peter Mwale, Director, Institute of Local Administration, which drew up the plan, the centres"
            " are meant for migrant workers.",
            [("Peter Mwale", "the centres are meant for migrant workers", False)],
            id="behind an office, its body and a relative clause",
        ),
        pytest.param(
            "According to Ms Lena Torres, the city's chief librarian, the bus has served 12 villages.",
            [("Lena Torres", "the bus has served 12 villages", False)],
            id="behind an office with its article",
        ),
        pytest.param(
            "Keiko Morishita, who heads the office, tells Pilar Santana how it is done. In this interview, Keiko"
            " Morishita explains why the city joined and what comes next.",
            [],
            id="an interview announced",
        ),
        pytest.param(
            "City Mayor Ramon Alvarado Jr. said the jeepneys, each with 12 tablets, are the answer to the survey.",
            [("Ramon Alvarado Jr.", "the jeepneys, each with 12 tablets, are the answer to the survey", False)],
            id="a name's full stop ends nothing",
        ),
        pytest.param(
            "Dear residents,\n\nIn our city we have opened 12 hubs and I am proud of each of them. I hope to see you"
            " there.\n\nKind regards,\n\nJane Hartwell\nMayor of Cork",
            [
                (
                    "Jane Hartwell",
                    "Dear residents,\n\nIn our city we have opened 12 hubs and I am proud of each of them. I hope to"
                    " see you there.",
                    True,
                )
            ],
            id="a greeting is said with what it opens",
        ),
        pytest.param(
            "“If you want to know a river, ask a fisherman,” is how Yuki Tanabe, who runs it, sums up ten years.",
            [("Yuki Tanabe", "If you want to know a river, ask a fisherman,", True)],
            id="is how somebody sums it up",
        ),
        pytest.param(
            "Deputy Mayor Ann Sawyer tweeted: “I learned to knead bread. Badly.”\n\n“It taught us to dance” — Nare, 9",
            [("Ann Sawyer", "I learned to knead bread. Badly.", True)],
            id="a quotation signed by another does not go on",
        ),
        pytest.param(
            "The coordinator of the programme is Jean Uwase. “Men say they have no time,” she says.",
            [("Jean Uwase", "Men say they have no time,", True)],
            id="a given name of men that women have elsewhere",
        ),
        pytest.param(
            "He was echoed by Hauwa Sani of the learning office in Kano, who said that half of the posts were vacant.",
            [("Hauwa Sani", "half of the posts were vacant", False)],
            id="who stands behind a body and a place",
        ),
        pytest.param(
            "Tom Reid said, “The festival has become a fixture” and paid tribute to the 200 volunteers of the city.",
            [("Tom Reid", "The festival has become a fixture", True)],
            id="a quotation that opens the clause and does not fill it",
        ),
        pytest.param(
            "Among them is Noreen Akhtar. “I never miss,” she says proudly.",
            [("Noreen Akhtar", "I never miss", True)],
            id="three words and a pronoun",
        ),
        pytest.param(
            "Last is Prof Iain McNabb. In his words, “a city that stops asking stops learning”.",
            [("Iain McNabb", "a city that stops asking stops learning", True)],
            id="in his words, in marks",
        ),
        pytest.param(
            "Figures obtained by Sinn Féin TD Mairéad Farrelly show that 1,200 people are on waiting lists.",
            [],
            id="figures that somebody obtained",
        ),
        pytest.param(
            "Commissioner Zaid bin Maqsud came, and a learner, Bashiran Bibi, told him that the bulb was broken. “Fix"
            " it today or this week,” he ordered.",
            [
                ("Bashiran Bibi", "the bulb was broken", False),
                ("Zaid bin Maqsud", "Fix it today or this week,", True),
            ],
            id="a last name of women",
        ),
        pytest.param(
            "The host was comedian and author Shazia Mirzan. “I failed maths twice,” the comedian told the crowd.",
            [("Shazia Mirzan", "I failed maths twice,", True)],
            id="two callings",
        ),
        pytest.param(
            "The speaker, educator Pasi Sahlman, warned against league tables; “you do not fatten a pig by weighing"
            " it,” he said.",
            [("Pasi Sahlman", "you do not fatten a pig by weighing it,", True)],
            id="a clause that names the speaker is the writer's",
        ),
        pytest.param(
            "City spokesperson Hanna Tadesse told Fana Broadcasting the money was not yet found.",
            [("Hanna Tadesse", "the money was not yet found", False)],
            id="the clause's subject behind whoever was told",
        ),
        pytest.param(
            "Dr Maria Slowman followed with a reminder that older learners are missing from the data.",
            [("Maria Slowman", "older learners are missing from the data", False)],
            id="followed with a reminder",
        ),
        pytest.param(
            "For Jane Hartwell, that was a beginning. Ngozi Ahamba, a seamstress, lauded the programme on Monday.",
            [],
            id="the writer's own view, and praise of which nothing is told",
        ),
        pytest.param(
            "We asked two people. What did it give you? It gives us pleasure that you ask, they said.\n\nAoife Daly,"
            " 34, barista\n“It gave me a course in bookkeeping.”\n\nTunde Bakare, 61, retired bus driver\n“I go for the"
            " company, and for the tea.”",
            [
                ("Aoife Daly", "It gave me a course in bookkeeping.", True),
                ("Tunde Bakare", "I go for the company, and for the tea.", True),
            ],
            id="names over quotations sign nothing above",
        ),
        pytest.param(
            "STATEMENT BY THE DIRECTOR OF THE LITERACY AGENCY, DR. WILHELMINA DONKOR, ON LITERACY DAY\n\nHonourable"
            " Minister, distinguished guests,\n\nWe are proud that 4,000 women have learnt to keep accounts since March"
            ", and we shall not rest before every market has its class.",
            [
                (
                    "Wilhelmina Donkor",
                    "Honourable Minister, distinguished guests,\n\nWe are proud that 4,000 women have learnt to keep"
                    " accounts since March, and we shall not rest before every market has its class.",
                    True,
                )
            ],
            id="a minister greeted",
        ),
        pytest.param(
            "Ruth Fairhill, EPALE Thematic Coordinator, asked Zsolt Bardosz, who has run the forum at the university,"
            " what has become of it. Aoife Daly asked Mayor Peter Marlow how the council paid for it. She asks him"
            " whether it stays open.",
            [],
            id="whom the writer tells of being asked",
        ),
        pytest.param(
            "Aoife Daly asked the council to explain why the library shuts at five.",
            [("Aoife Daly", "asked the council to explain why the library shuts at five", False)],
            id="what somebody is asked to do is a wish",
        ),
        pytest.param(
            "Not so fast, says Mary Cunliffe\n\nThe library stays open until eight, she said on Monday. She"
            " added that interest had dropped.",
            [
                ("Mary Cunliffe", "The library stays open until eight", False),
                ("Mary Cunliffe", "interest had dropped", False),
            ],
            id="three words of a headline are a scrap",
        ),
        pytest.param(
            "What it has, in the words of Mary Cunliffe, is “a table in every house and a neighbour who knows it”."
            " What the other village needs, according to Aoife Daly, is “a bus that comes before the class begins”.",
            [
                ("Mary Cunliffe", "a table in every house and a neighbour who knows it", True),
                ("Aoife Daly", "a bus that comes before the class begins", True),
            ],
            id="what leads a quotation in is the writer's",
        ),
        pytest.param(
            "What the village needs is a later bus, according to Aoife Daly.",
            [("Aoife Daly", "What the village needs is a later bus", False)],
            id="a clause that opens with what",
        ),
    ],
)
def test_who_said_what_on_pages_about_learning(text: str, expected: list[Said]) -> None:
    assert said(CITY + "\n\n" + text) == expected
