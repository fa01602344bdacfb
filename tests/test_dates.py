"""Date expressions in many languages, bare years, times and zones, years told from the page, publication dates."""

from collections.abc import Callable
from time import process_time

import pytest

from nlp.extractors.dates import fill
from nlp.facts import Facts
from tests.dated import facts_of, page_of


def found(text: str, lang: str = "en", **known: str) -> list[str]:
    """ "2021-10-27/2021-10-30" for a range, "2021-10-27" for a day, in the order of the text."""
    return [d.start + (f"/{d.end}" if d.end else "") for d in facts_of(text, lang, **known).dates]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "It took place from 27 to 30 October 2021.", "2021-10-27/2021-10-30"),
        ("en", "(21–23 October 2013 in Beijing)", "2013-10-21/2013-10-23"),
        ("en", "from Monday 27th to Sunday 2nd of April 2023", "2023-03-27/2023-04-02"),
        ("zh", "2021年10月27至29日,在延寿市举行", "2021-10-27/2021-10-29"),
        ("de", "vom 30. bis 2. Januar 2024", "2023-12-30/2024-01-02"),
        ("en", "from 30 October to 3 November 2023", "2023-10-30/2023-11-03"),
        ("en", "22 February 2023 to 24 February 2023", "2023-02-22/2023-02-24"),
        ("en", "on 24 and 25 January 2021", "2021-01-24/2021-01-25"),
        ("en", "October 27-30, 2021", "2021-10-27/2021-10-30"),
        ("en", "Monday 3 to Friday 7 May 2021", "2021-05-03/2021-05-07"),
        ("en", "from December 28 to January 3, 2022", "2021-12-28/2022-01-03"),
        ("en", "between March and May 2022", "2022-03/2022-05"),
        ("en", "in the years 2015 to 2019", "2015/2019"),
        ("en", "the strategy for 2019–2021", "2019/2021"),
        ("en", "in the school year 2019/20", "2019/2020"),
        ("en", "on the 3rd of May, 2022", "2022-05-03"),
        ("en", "Nov. 2, 1989", "1989-11-02"),
        ("en", "Wednesday, February 14, 2024", "2024-02-14"),
        ("en", "22, 23 and 24 May 2022", "2022-05-22/2022-05-24"),
        ("en", "published 2025-12-04", "2025-12-04"),
        ("en", "since early 2020", "2020"),
        ("en", "in spring 2023", "2023"),
        ("es", "el 17 de julio de 2019", "2019-07-17"),
        ("es", "del 3 al 5 de mayo de 2022", "2022-05-03/2022-05-05"),
        ("es", "del 30 de septiembre al 2 de octubre de 2015", "2015-09-30/2015-10-02"),
        ("es", "el miércoles 14 de febrero del año 2024", "2024-02-14"),
        ("es", "entre 2015 y 2019", "2015/2019"),
        ("es", "desde marzo de 2020", "2020-03"),
        ("es", "los días 18 y 19 de septiembre de 2017", "2017-09-18/2017-09-19"),
        ("es", "el 14/02/2024", "2024-02-14"),
        ("fr", "le 1er mai 2022", "2022-05-01"),
        ("fr", "du 3 au 5 décembre 2024", "2024-12-03/2024-12-05"),
        ("fr", "du 30 octobre au 3 novembre 2023", "2023-10-30/2023-11-03"),
        ("fr", "ce mercredi 14 février 2024", "2024-02-14"),
        ("fr", "au printemps 2023", "2023"),
        ("fr", "entre janvier et mars 2021", "2021-01/2021-03"),
        ("fr", "depuis 2019", "2019"),
        ("de", "vom 3. bis 5. Dezember 2024", "2024-12-03/2024-12-05"),
        ("de", "am Mittwoch, den 14. Februar 2024,", "2024-02-14"),
        ("de", "21.–23. Oktober 2013", "2013-10-21/2013-10-23"),
        ("de", "Zwischen 2015 und 2019 waren wir", "2015/2019"),
        ("de", "03.–05.12.2024", "2024-12-03/2024-12-05"),
        ("de", "wurde 2019 aufgenommen", "2019"),
        ("de", "im Jahr 2017", "2017"),
        ("de", "Ende September 2020", "2020-09"),
        ("pt", "no dia 14 de fevereiro de 2024", "2024-02-14"),
        ("pt", "de 3 a 5 de dezembro de 2024", "2024-12-03/2024-12-05"),
        ("pt", "quarta-feira, 14 de fevereiro de 2024", "2024-02-14"),
        ("pt", "entre 2016 e 2020", "2016/2020"),
        ("pt", "em 2017", "2017"),
        ("it", "il 1º ottobre 2019", "2019-10-01"),
        ("it", "dal 3 al 5 maggio 2022", "2022-05-03/2022-05-05"),
        ("it", "nel 2016", "2016"),
        ("it", "venerdì 23 settembre 2022", "2022-09-23"),
        ("it", "dall'8 al 10 giugno 2021", "2021-06-08/2021-06-10"),
        ("ar", "في 14 فبراير 2024", "2024-02-14"),
        ("ar", "من 3 إلى 5 ديسمبر ٢٠٢٤", "2024-12-03/2024-12-05"),
        ("ar", "يوم 2 كانون الأول 2024", "2024-12-02"),
        ("ar", "14 شباط/فبراير 2024", "2024-02-14"),
        ("ar", "في 23 غشت 2020", "2020-08-23"),
        ("ar", "منذ عام 2015", "2015"),
        ("zh", "2023年11月2日在上海", "2023-11-02"),
        ("zh", "2023年10月30日至11月3日", "2023-10-30/2023-11-03"),
        ("zh", "2021年10月27日至30日", "2021-10-27/2021-10-30"),
        ("zh", "自2013年以来", "2013"),
        ("zh", "二〇二三年十一月二日", "2023-11-02"),
        ("zh", "2015年至2019年", "2015/2019"),
        ("ko", "2021년 10월 27일부터 30일까지", "2021-10-27/2021-10-30"),
        ("ja", "2023年11月2日", "2023-11-02"),
        ("nl", "van 3 tot 5 december 2024", "2024-12-03/2024-12-05"),
        ("nl", "op 14 februari 2024", "2024-02-14"),
        ("uk", "14 лютого 2024 року", "2024-02-14"),
        ("uk", "приєдналося 2019 року", "2019"),
        ("es", "en el 2019", "2019"),
        ("es", "el 1.º de mayo de 2022", "2022-05-01"),
        ("es", "entre el 3 y el 5 de mayo de 2022", "2022-05-03/2022-05-05"),
        ("es", "entre marzo de 2020 y mayo de 2021", "2020-03/2021-05"),
        ("pt", "entre os dias 3 e 5 de dezembro de 2024", "2024-12-03/2024-12-05"),
        ("de", "am 3./4. Mai 2022", "2022-05-03/2022-05-04"),
        ("de", "am 3. und 4. Mai 2022", "2022-05-03/2022-05-04"),
        ("en", "27/28 May 2022", "2022-05-27/2022-05-28"),
        ("en", "from Monday, December 2, to Thursday, December 5, 2024", "2024-12-02/2024-12-05"),
        ("en", "at the end of 2018 when it joined", "2018"),
        ("en", "October 2019 – March 2020", "2019-10/2020-03"),
        ("ar", "خلال الفترة من 2 إلى 5 ديسمبر 2024م", "2024-12-02/2024-12-05"),
        ("ar", "يوم الاثنين 2 ديسمبر 2024", "2024-12-02"),
        ("zh", "2015-2019年", "2015/2019"),
        ("zh", "2013年10月", "2013-10"),
        ("ko", "2024. 2. 14. 발표", "2024-02-14"),
        ("en", "as early as 2012", "2012"),
        ("en", "in mid-1996", "1996"),
        ("ru", "с 27 по 30 октября 2021 года", "2021-10-27/2021-10-30"),
        ("vi", "ngày 14 tháng 2 năm 2024", "2024-02-14"),
        ("pl", "od 3 do 5 grudnia 2024", "2024-12-03/2024-12-05"),
        ("tr", "14 Şubat 2024", "2024-02-14"),
    ],
)
def test_expressions(lang: str, text: str, expected: str) -> None:
    assert found(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "UNESCO employs over 2000 people"),
        ("en", "a network of over 2000 protected sites"),
        ("en", "the Agenda 2030 and its goals"),
        ("en", "the 2030 Agenda for Sustainable Development"),
        ("en", "the Learning City Award 2024"),
        ("en", "CONFINTEA VII, SDG 4 and Expo 2020"),
        ("en", "COVID-19 closed the schools"),
        ("en", "in 1500 schools of the region"),
        ("en", "call 2024 55 31, room 12"),
        ("en", "it cost $2019"),
        ("en", "shares rose 3/8 to 2.25."),
        ("en", "the score was 3-2, and 14.4 per cent stayed"),
        ("en", "They may march in May"),
        ("en", "31 April 2021"),
        ("en", "opened on Monday"),
        ("en", "until December 5"),
        ("es", "más de 2000 personas"),
        ("es", "la Agenda 2030"),
        ("fr", "plus de 2000 élèves"),
        ("de", "rund 2000 Menschen"),
        ("de", "die Agenda 2030"),
        ("pt", "1.200 cursos em 2000 escolas"),
        ("zh", "2020年代"),
        ("en", "in the 1990s"),
        ("zh", "为期3年的项目，共2019人参加"),
        ("ar", "أكثر من 2000 شخص"),
    ],
)
def test_no_dates(lang: str, text: str) -> None:
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2015, 2017 and 2019 it met.", ["2015", "2017", "2019"]),
        ("on 3 May 2022 and 5 June 2023", ["2022-05-03", "2023-06-05"]),
        ("3, 10 and 17 May 2023", ["2023-05-03", "2023-05-10", "2023-05-17"]),
        ("It met in 2019. In 2019 it met again.", ["2019"]),
        ("the first conference (Beijing, 2013) and the second (2015)", ["2015"]),
        ("Work goes back to 2004. It lasted until 2010 at least.", ["2004", "2010"]),
        ("Constitution of UNESCO, 1945.", ["1945"]),
        ("the 1996 Olympic bombing", ["1996"]),
        ("signed on 02/03/2022 and 14/03/2022", ["2022-03-02", "2022-03-14"]),
        ("signed on 02/03/2022 after February 14, 2022", ["2022-02-03", "2022-02-14"]),
    ],
)
def test_several_dates(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "start_time", "end_time"),
    [
        ("22 January 2021, 10.30-12.30h CET", "2021-01-22T10:30+01:00", "2021-01-22T12:30+01:00"),
        ("14 February 2024, 12:30 to 14:00h CET", "2024-02-14T12:30+01:00", "2024-02-14T14:00+01:00"),
        ("27 October 2021, 18.00–20.00 GMT+9", "2021-10-27T18:00+09:00", "2021-10-27T20:00+09:00"),
        ("12 July 2022, 13:00 CEST", "2022-07-12T13:00+02:00", None),
        ("12 November 2024, 13:00 - 15:00", "2024-11-12T13:00", "2024-11-12T15:00"),
        ("5 May 2022 at 10:30 am", "2022-05-05T10:30", None),
        ("5 May 2022, 2 to 4 pm", "2022-05-05T14:00", "2022-05-05T16:00"),
        ("9–11 am, 5 May 2022", "2022-05-05T09:00", "2022-05-05T11:00"),
        ("5 May 2022, 15:00 UTC", "2022-05-05T15:00+00:00", None),
        ("5 May 2022, 15:00 (UTC-03:00)", "2022-05-05T15:00-03:00", None),
        ("5 May 2022, 16:00 JST", "2022-05-05T16:00+09:00", None),
    ],
)
def test_times(text: str, start_time: str, end_time: str | None) -> None:
    (day,) = facts_of(text).dates
    assert (day.as_written, day.start_time, day.end_time) == (text.rstrip(")"), start_time, end_time)


@pytest.mark.parametrize(
    ("lang", "text", "start_time", "end_time"),
    [
        ("de", "am 5. Mai 2022 um 18 Uhr", "2022-05-05T18:00", None),
        ("de", "5. Mai 2022, 18:00 bis 20:00 Uhr", "2022-05-05T18:00", "2022-05-05T20:00"),
        ("fr", "le 5 mai 2022 à 18h30", "2022-05-05T18:30", None),
        ("fr", "le 5 mai 2022, de 14h à 16h", "2022-05-05T14:00", "2022-05-05T16:00"),
        ("es", "el 5 de mayo de 2022 a las 18:00 h", "2022-05-05T18:00", None),
        ("pt", "5 de maio de 2022, às 18h30", "2022-05-05T18:30", None),
        ("it", "il 5 maggio 2022 alle 18.30-20.00", "2022-05-05T18:30", "2022-05-05T20:00"),
        ("zh", "2022年5月5日下午3:30", "2022-05-05T15:30", None),
        ("zh", "2022年5月5日（星期四）上午10:30", "2022-05-05T10:30", None),
    ],
)
def test_times_in_other_languages(lang: str, text: str, start_time: str, end_time: str | None) -> None:
    (day,) = facts_of(text, lang).dates
    assert (day.start_time, day.end_time) == (start_time, end_time)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It opens on 24 January.", "2021-01-25", ["2021-01-24"]),
        ("It opens on 5 January.", "2022-12-12", ["2023-01-05"]),
        ("Talks on September 18 and 19.", "2017-08-30", ["2017-09-18/2017-09-19"]),
        ("It was announced yesterday.", "2019-07-17", ["2019-07-16"]),
        ("It was announced on Monday.", "2019-07-17", ["2019-07-15"]),
        ("It will open on Monday.", "2019-07-17", ["2019-07-22"]),
        ("It opened last Wednesday.", "2019-07-17", ["2019-07-10"]),
        ("It starts this September.", "2019-07-17", ["2019-09"]),
        ("It starts in September.", "2019-07-17", []),
        ("It opened last November.", "2019-07-17", ["2018-11"]),
        ("On Wednesday (14/2) it joined.", "2024-02-14", ["2024-02-14"]),
    ],
)
def test_dates_told_from_the_day_of_publication(text: str, published: str, expected: list[str]) -> None:
    assert found(text, published=published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The bus may come as early as Tuesday.", "2000-04-03", ["2000-04-04"]),
        ("Talks are set to resume Monday in Belfast.", "1998-03-22", ["1998-03-23"]),
        ("The road will open soon, the mayor said Saturday.", "1998-08-09", ["1998-08-08"]),
        ("The Sun rose on Sun Street. We met on Sun.", "2024-03-12", ["2024-03-10"]),
        ("Relatives have until 9 a.m. Tuesday to sign.", "2000-04-03", ["2000-04-04"]),
        ("The ministers meet separately Monday with the mayor.", "1998-05-01", ["1998-05-04"]),
        ("On Tuesday, the city council of Cork will vote.", "1998-10-26", ["1998-10-27"]),
        ("They asked to suspend the order issued Thursday.", "2000-04-17", ["2000-04-13"]),
        ("It burned last night.", "1998-01-20", ["1998-01-19"]),
        ("It will open in mid-November.", "1989-10-27", ["1989-11"]),
        ("It was sold in early March.", "1999-02-10", ["1998-03"]),
        ("It buys shares from today through Nov. 17.", "1989-10-27", ["1989-10-27/1989-11-17"]),
        ("Open Monday to Friday.", "1989-10-27", []),
        ("It redeems on Nov. 16 its notes due June 15, 2010.", "1989-10-30", ["1989-11-16", "2010-06-15"]),
        ("The mill was closed on 23 October.", "1999-05-06", ["1998-10-23"]),
        ("The mill closes on 23 October.", "1999-05-06", ["1999-10-23"]),
        ("The school opened its doors in March.", "2023-10-14", ["2023-03"]),
        ("The route would be looked at again in January.", "2023-10-04", ["2024-01"]),
        ("She came here in November.", "2024-02-01", ["2023-11"]),
        ("The fair is held every year in March.", "2023-10-14", []),
        ("They meet in December.", "2023-10-14", []),
    ],
)
def test_what_was_and_what_is_to_come(text: str, published: str, expected: list[str]) -> None:
    assert found(text, published=published) == expected


def test_a_weekday_picks_the_year_among_the_dates_of_the_page() -> None:
    facts = facts_of(
        "The festival runs from 30 October to 3 November 2023.\n"
        "The first conference (21–23 October 2013) was in Beijing.\n"
        "Tuesday 31 October: Launch\n"
    )
    assert [(d.start, d.inferred) for d in facts.dates] == [
        ("2023-10-30", False),
        ("2013-10-21", False),
        ("2023-10-31", True),
    ]
    assert facts.warnings == ["year of 'Tuesday 31 October' taken from the page (2023)"]


def test_a_wrong_weekday_is_a_warning() -> None:
    facts = facts_of("It opens on Tuesday 14 February 2024.")
    assert [d.start for d in facts.dates] == ["2024-02-14"]
    assert facts.warnings == [
        "'Tuesday 14 February 2024' names another day of the week: 2024-02-14 is a Wednesday",
    ]


def test_verbs_and_slogans_are_no_dates() -> None:
    facts = facts_of("17 July 2019\n\nNine women sat the test last year under the 4-17-42 strategy.")
    assert [d.start for d in facts.dates] == ["2019-07-17"]


def test_the_address_tells_the_year_but_not_the_publication() -> None:
    facts = facts_of("The mayors met on 19 May.", url="https://paper.example/2022/05/23/pact")
    assert [d.start for d in facts.dates] == ["2022-05-19"]
    assert facts.published is None


LEAD = (
    "Learning cities all over the world have shown in these weeks what they can do for everybody who lives there. " * 3
)


@pytest.mark.parametrize(
    ("text", "lang", "published", "rule"),
    [
        (f"New members\n\n17 July 2019\n\n{LEAD}", "en", "2019-07-17", "date line"),
        (f"New members\n\n© A. Photographer\n25 January 2021\n\n{LEAD}", "en", "2021-01-25", "date line"),
        (f"Hamburg, 19 January 2017 – {LEAD}", "en", "2017-01-19", "dateline"),
        (f"23 de septiembre de 2020, Hamburgo. {LEAD}", "es", "2020-09-23", "dateline"),
        (f"Paris, 2 septembre 2022 – {LEAD}", "fr", "2022-09-02", "dateline"),
        (f"Hamburg, den 3. Mai 2022. {LEAD}", "de", "2022-05-03", "dateline"),
        (f" date 2025-12-04 Junto a las dos capitales, {LEAD}", "es", "2025-12-04", "published label"),
        (f"{LEAD}\nPublished on 3 May 2022\n", "en", "2022-05-03", "published label"),
        (f"Publié le 3 mai 2022\n{LEAD}", "fr", "2022-05-03", "published label"),
        (f"发布时间：2023-11-02\n{LEAD}", "zh", "2023-11-02", "published label"),
        (f"تاريخ النشر: 14 فبراير 2024\n{LEAD}", "ar", "2024-02-14", "published label"),
        (f"3 May 2022 · 5 min read\n{LEAD}", "en", "2022-05-03", "by-line"),
        (f"Manizales, 9 de noviembre de 2021\n{LEAD}", "es", "2021-11-09", "place and date"),
        (f"Curitiba, março de 2022\n{LEAD}", "pt", "2022-03", "place and date"),
        (f"News | 14 February 2024\n{LEAD}", "en", "2024-02-14", "place and date"),
        (f"Title\n{LEAD}\n14 février 2024 à 10h30\n{LEAD}", "fr", "2024-02-14", "date line"),
        (f"Wednesday, 14 February 2024 – {LEAD}", "en", "2024-02-14", "dateline"),
        (f"BERLIN, 14 February 2024 (Reuters) - {LEAD}", "en", "2024-02-14", "dateline"),
        (f"باريس، 14 فبراير 2024 - {LEAD}", "ar", "2024-02-14", "dateline"),
        (f"巴黎，2024年2月14日——{LEAD}", "zh", "2024-02-14", "dateline"),
        (f"2024-02-14 10:22:33 来源：新闻网\n{LEAD}", "zh", "2024-02-14", "source or place beside the date"),
        (f"2020年6月11日 来源：新闻网\n{LEAD}", "zh", "2020-06-11", "source or place beside the date"),
        (f"Publié le 14/02/2024 à 18h05 Mis à jour le 15/02/2024\n{LEAD}", "fr", "2024-02-14", "published label"),
        (f"Stand: 14.02.2024\n{LEAD}", "de", "2024-02-14", "published label"),
        (f"{LEAD}\nCette tribune est parue le 6 février 2023.\n", "fr", "2023-02-06", "published label"),
        (f"Le 14 février 2024\n{LEAD}", "fr", "2024-02-14", "date line"),
        (f"Por Ana Beatriz de Souza Lima, 14 de fevereiro de 2024\n{LEAD}", "pt", "2024-02-14", "published label"),
        (f"Pressemitteilung vom 13. September 2021\n{LEAD}", "de", "2021-09-13", "published label"),
        (f"13 September 2021, Hamburg\n{LEAD}", "en", "2021-09-13", "source or place beside the date"),
        (f"نُشر في 14 فبراير 2024\n{LEAD}", "ar", "2024-02-14", "published label"),
        (f"Boletín n.º 12, mayo de 2022\n{LEAD}", "es", "2022-05", "newsletter month"),
        (f"A guide\nSeptember 2017\n{LEAD}", "en", "2017-09", "newsletter month"),
        (f"Bonn, im März 2023\n{LEAD}", "de", "2023-03", "place and date"),
        (f"Date de publication : 14/02/2024\n{LEAD}", "fr", "2024-02-14", "published label"),
        (f"Text: Ann Lee | Stand: 13.09.2021\n{LEAD}", "de", "2021-09-13", "published label"),
        (f"News 14 February 2024\n{LEAD}", "en", "2024-02-14", "by-line"),
        (f"AMMAN 14 February 2024 – {LEAD}", "en", "2024-02-14", "dateline"),
        (f"Amman, Jordan (14 February 2024) – {LEAD}", "en", "2024-02-14", "dateline"),
        (f"(2024-02-14)\n{LEAD}", "en", "2024-02-14", "date line"),
        (f"입력 2024.02.14 10:22\n{LEAD}", "ko", "2024-02-14", "published label"),
        (f"December 2022\nDear Reader,\n{LEAD}", "en", "2022-12", "newsletter month"),
        (
            f"Newsletter\nDecember 2022\nDear Reader,\n{LEAD}\nLearn more\n{LEAD}\nLearn more",
            "en",
            "2022-12",
            "newsletter month",
        ),
        (f"Paris, 4 décembre 2025 Trois villes apprennent. {LEAD}", "fr", "2025-12-04", "dateline"),
        (f"De la Redacción\nViernes 5 de diciembre de 2025, p. 5\n{LEAD}", "es", "2025-12-05", "date line"),
        (f"Title\n{LEAD * 3}\nAgência X - 08/12/2025 10:33:05 | Foto: Y\n{LEAD}", "pt", "2025-12-08", "by-line"),
        (f"أعلنت المدينة اليوم الأربعاء 14 فبراير2024 {LEAD}", "ar", "2024-02-14", "today's date"),
        (f"The Post | No. 8 | June 2021\n{LEAD}", "en", "2021-06", "newsletter month"),
        (f"Dear friends,\nWelcome to the June 2021 issue.\n{LEAD}", "en", "2021-06", "newsletter month"),
        (f"A library opens\n3 March 2023Share\n{LEAD}", "en", "2023-03-03", "by-line"),
        (f"News3 March 2023\nA library opens\n{LEAD}", "en", "2023-03-03", "by-line"),
        (f"Title\nLast updated 4 May 2023. First posted 3 May 2023.\n{LEAD}", "en", "2023-05-03", "published label"),
        (f"Title\nRelease date: 3 May 2023\n{LEAD}", "en", "2023-05-03", "published label"),
        (f"Title\n{LEAD}\nSource: City of Cork, 3 May 2023", "en", "2023-05-03", "published label"),
        (
            f"Webinar\nPublished on 3 May 2023\nDate: 12 June 2023\nTime: 10:00\nVenue: online\nAgenda\n{LEAD}",
            "en",
            "2023-05-03",
            "published label",
        ),
    ],
)
def test_published(text: str, lang: str, published: str, rule: str) -> None:
    facts = facts_of(text, lang)
    assert (facts.published, facts.published_reason and facts.published_reason.rule) == (published, rule)


@pytest.mark.parametrize(
    "text",
    [
        f"Event\n\nWebinar\n\n14 February 2024\n\n{LEAD}",
        f"Webinar\n\nDate\n\n14 February 2024, 12:30 to 14:00h CET\n\n{LEAD}",
        f"{LEAD}\n\n10 June 2020\nTopic: General response\n",
        "News\n3 May 2022\nOne thing\n2 May 2022\nTwo\n1 May 2022\nThree\n",
        "One thing\n3 May 2022\nIt is and ...\nTwo\n2 May 2022\nIt was ...\n",
        f"Data from 3 May 2022 show that cities learn. {LEAD}",
        f"{LEAD}\n{LEAD}\nThe guide was published on 3 May 2022.\n" + "It is long.\n" * 9,
        f"Last update: 16 October 2023\n{LEAD}",
        f"截止日期：2024年4月30日\n{LEAD}",
        f"Anmeldeschluss: 31. August 2023\n{LEAD}",
        f"{LEAD}\n{LEAD}\nCork, 18 September 2017: the third conference opened.\n" + "More.\n" * 9,
        f"En Medellín, 3 de octubre de 2019, se reunieron los alcaldes. {LEAD}",
        f"{LEAD}\nThe interview was recorded on 19 September 2023.",
        f"From 3 to 5 December 2024 cities meet. {LEAD}",
        f"Le mercredi 14 février 2024, la ville a rejoint. {LEAD}",
    ],
)
def test_a_day_of_something_else_is_not_the_day_of_publication(text: str) -> None:
    assert facts_of(text).published is None


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021-01-25T10:00:00-05:00", ["2021-01-24"]),
        ("2021-01", ["2021-01-24"]),
        ("2021", ["2021-01-24"]),
        ("yesterday", []),
        ("2021-99-99", []),
    ],
)
def test_a_day_takes_its_year_from_markup_of_any_precision(published: str, expected: list[str]) -> None:
    assert found("It opens on 24 January.", published=published) == expected


def test_an_event_in_markup_has_no_date_line() -> None:
    page = page_of(f"Webinar\n\n14 February 2024\n\n{LEAD}").model_copy(update={"kind": "event"})
    facts = Facts(page=page, lang="en")
    fill(facts)
    assert facts.published is None


def test_markup_comes_first() -> None:
    facts = facts_of(f"17 July 2019\n{LEAD}", published="2019-07-18", published_rule="meta article:published_time")
    assert facts.published == "2019-07-18"
    assert facts.published_reason is not None
    assert facts.published_reason.rule == "meta article:published_time"


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "1" * n,
        lambda n: "1 to " * (n // 5),
        lambda n: "3 May 2022. On 4 June it. " * (n // 27),
        lambda n: "in 2019, " * (n // 9),
        lambda n: "2023年11月2日" * (n // 10),
        lambda n: "3 May 2022\n" * (n // 11),
    ],
)
def test_hostile_text_ends_in_linear_time(make: Callable[[int], str]) -> None:
    """Eight times the text takes less than twenty times as long; a square would take sixty-four times."""
    seconds = []
    for size in (25_000, 200_000):
        facts = Facts(page=page_of(make(size)), lang="en")
        begun = process_time()
        fill(facts)
        seconds.append(process_time() - begun)
    assert seconds[1] < 20 * seconds[0] + 0.2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("November 2, 1989\n\nThe road was closed Monday.", ["1989-11-02", "1989-10-30"]),
        ("CORK, Nov. 2, 1989 - The road was closed Monday.", ["1989-11-02", "1989-10-30"]),
        ("The road was closed Monday.\n\nUpdated on 2 November 1989", ["1989-11-02"]),
        ("November 2, 1989\n\nThe learning city spoke of lifelong learning on Monday.", ["1989-11-02"]),
    ],
)
def test_a_weekday_is_told_from_a_line_above_the_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "自8月起，图书馆开放至22时。", ["2024-08"]),
        ("zh", "仪式定于12月举行。", ["2024-12"]),
        ("zh", "仪式将于3月举行。", ["2025-03"]),
        ("zh", "申請書將於明年1月底前送出。", ["2025-01"]),
        ("zh", "去年10月和今年6月", ["2023-10", "2024-06"]),
        ("ko", "축제는 올해 10월 열린다.", ["2024-10"]),
        ("zh", "用了8个月，走了3月路。", ["2024-03"]),
        ("ar", "ستفتح خلال مارس المقبل", ["2025-03"]),
        ("fr", "Un guichet devrait ouvrir en novembre.", ["2024-11"]),
        ("en", "The plan must be ready by January.", ["2025-01"]),
    ],
)
def test_months_told_from_the_page_s_own_day(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang, published="2024-09-21") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("History\n2005 (Heisei 17) Start\n2016 Entry\n2017 Learning City Award", ["2005", "2016", "2017"]),
        ("2019: first festival\n2021 – second one", ["2019", "2021"]),
        ("2024 in numbers\nThe city learns.", []),
        ("Copyright © 2000 - 2025 The Paper", []),
        ("عُلا 1447/6/13 هـ الموافق 2025/12/04 م", ["2025-12-04"]),
        ("令和6年3月15日 平成29年", ["2024-03-15", "2017"]),
        ("2025 12/05 09:12:33", ["2025-12-05"]),
    ],
)
def test_years_of_tables_and_of_other_calendars(text: str, expected: list[str]) -> None:
    assert found(text, "ja" if "年" in text else "ar" if "هـ" in text else "en") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("pt", "Em outubro abre um polo. O plano vai ser apresentado, em maio, na Beira.", ["2024-10", "2025-05"]),
        ("pt", "Em março passado, a escola fechou.", ["2024-03"]),
        ("it", "A novembre toccherà a Muggia. Chiude da settembre a dicembre.", ["2024-11", "2024-09/2024-12"]),
        ("de", "Sie habe im Februar unterschrieben. Im Oktober startet der Kurs.", ["2024-02", "2024-10"]),
        ("de", "Der Markt ist jeden Tag im Mai offen.", []),
        ("ar", "تعلن النتائج في أكتوبر المقبل. وقد انضمت في فبراير الماضي.", ["2024-10", "2024-02"]),
        ("es", "Buscan fondos para que en enero tengan contrato. Se celebrará en febrero.", ["2025-01", "2025-02"]),
        ("zh", "倡议把每年十月的第二周定为学习周。", []),
        ("en", "They may last longer than the March of May.", []),
    ],
)
def test_months_behind_small_words_of_dates(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang, published="2024-09-21") == expected


def test_versions_labels_and_joined_years() -> None:
    assert found("Versão do Sistema: 3.4.1 - 04/07/2023", "pt") == ["2023-07-04"]
    assert found("加入年份：2016\n地区：亚洲", "zh") == ["2016"]
    assert found("زاد العدد بين عامي 2019 و2022.", "ar") == ["2019/2022"]
