"""Ranges of days, months and years: their two ends, told from the page's own day or not, and what is none."""

import pytest

from tests.dated import facts_of


def found(text: str, lang: str = "en", **known: str) -> list[str]:
    """ "2021-10-27/2021-10-30" for a range, "2021-10-27" for a day, in the order of the text."""
    return [d.start + (f"/{d.end}" if d.end else "") for d in facts_of(text, lang, **known).dates]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "From 9 a.m. May 3 to 5 p.m. May 5, 2023 the hall is closed.", "2023-05-03/2023-05-05"),
        ("en", "Open 3 May 2023, 10:00 – 5 May 2023, 18:00.", "2023-05-03/2023-05-05"),
        ("en", "Applications: 1 March 2024 to midnight on 30 April 2024.", "2024-03-01/2024-04-30"),
        ("en", "from late 2008 to mid-2009", "2008/2009"),
        ("en", "from 2009 through the beginning of 2013", "2009/2013"),
        ("en", "between mid-2004 and mid-2005", "2004/2005"),
        ("en", "From 1994 to Oct. 31, 2006 he was ill.", "1994/2006-10-31"),
        ("en", "from 2015 up to 2019", "2015/2019"),
        ("en", "in the winter of 2008-09", "2008/2009"),
        ("en", "from May 2021 until the end of June 2022", "2021-05/2022-06"),
        ("en", "from August to May 1, 2010", "2009-08/2010-05-01"),
        ("en", "from August 2006 till October", "2006-08/2006-10"),
        ("en", "the dispute over its 2007-2013 budget", "2007/2013"),
        ("en", "their 1998-2000 war", "1998/2000"),
        ("en", "on 4 & 5 May 2024", "2024-05-04/2024-05-05"),
        ("en", "between the months of March and May 2021", "2021-03/2021-05"),
        ("es", "entre los meses de marzo y mayo de 2021", "2021-03/2021-05"),
        ("es", "del 30 de abril y hasta el 2 de mayo de 2022", "2022-04-30/2022-05-02"),
        ("fr", "du 3 mai jusqu'au 5 juin 2022", "2022-05-03/2022-06-05"),
        ("fr", "entre les mois de mars et mai 2021", "2021-03/2021-05"),
        ("de", "von März 2020 bis einschließlich Mai 2021", "2020-03/2021-05"),
        ("de", "3.5.–5.5.2022", "2022-05-03/2022-05-05"),
        ("pt", "desde o dia 3 até ao dia 5 de maio de 2022", "2022-05-03/2022-05-05"),
        ("pt", "entre os meses de março e maio de 2021", "2021-03/2021-05"),
        ("it", "dal 3 maggio fino al 5 giugno 2022", "2022-05-03/2022-06-05"),
        ("zh", "2023年5月3日上午9时至5月5日下午5时", "2023-05-03/2023-05-05"),
        ("zh", "从2023年5月3日起至5月5日止", "2023-05-03/2023-05-05"),
        ("zh", "2022-2023学年", "2022/2023"),
        ("zh", "2023/5/3-5/5", "2023-05-03/2023-05-05"),
    ],
)
def test_two_ends(lang: str, text: str, expected: str) -> None:
    assert found(text, lang) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("There were 20 incidents between January 1 and September 18.", "2016-09-29", "2016-01-01/2016-09-18"),
        ("They raised most of it between January and June 30.", "2016-07-26", "2016-01/2016-06-30"),
        ("He was chairman from June until August.", "2016-11-01", "2016-06/2016-08"),
        ("Trade hit one billion from January to September.", "2006-11-21", "2006-01/2006-09"),
        ("Weapons were seized each month from July to September.", "2006-11-06", "2006-07/2006-09"),
        ("Output grew in the July-September period.", "2005-11-11", "2005-07/2005-09"),
        ("It was slated for between late November and early December.", "2005-11-10", "2005-11/2005-12"),
        ("Applications will be taken from January to March.", "2005-11-10", "2006-01/2006-03"),
        ("The poll was taken Wednesday through Sunday.", "2015-12-08", "2015-12-02/2015-12-06"),
        ("A poll taken Thursday through Monday has an error of 3.", "2016-02-17", "2016-02-11/2016-02-15"),
        ("Early voting ran from Monday through Saturday.", "2009-03-23", "2009-03-16/2009-03-21"),
        ("From Thursday through Sunday, astronomers will gather.", "2009-03-31", "2009-04-02/2009-04-05"),
        ("It doubled from Thursday morning to Friday night.", "2009-03-21", "2009-03-19/2009-03-20"),
        ("The contests between Monday and March 14 will count.", "2016-01-31", "2016-02-01/2016-03-14"),
        ("It was based on a survey taken from May 13 through Sunday.", "2016-05-27", "2016-05-13/2016-05-22"),
        ("It snowed from March 29 until early morning of March 30.", "1997-04-02", "1997-03-29/1997-03-30"),
        ("He will not go between now and Feb. 10.", "2000-01-07", "2000-01-07/2000-02-10"),
        ("It matters between now and next July.", "2006-11-21", "2006-11-21/2007-07"),
        ("The talks are between now and November.", "2016-06-20", "2016-06-20/2016-11"),
        ("It rained. From Dec. 5 to Jan. 8 this year it was closed.", "2024-03-10", "2023-12-05/2024-01-08"),
        ("At a December 15-16 summit of the states that joined in May 2004.", "2005-12-06", "2005-12-15/2005-12-16"),
    ],
)
def test_ranges_told_from_the_page_s_own_day(text: str, published: str, expected: str) -> None:
    assert found(text, published=published)[0] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "De enero a marzo se registraron 20 casos.", "2024-01/2024-03"),
        ("es", "Abierto del 28 de diciembre al 5 de enero.", "2023-12-28/2024-01-05"),
        ("fr", "Entre janvier et mars, 20 cas ont été enregistrés.", "2024-01/2024-03"),
        ("de", "Von Januar bis März wurden 20 Fälle gemeldet.", "2024-01/2024-03"),
        ("pt", "Entre janeiro e março houve 20 casos.", "2024-01/2024-03"),
        ("it", "Da gennaio a marzo ci sono stati 20 casi.", "2024-01/2024-03"),
        ("ar", "من يناير إلى مارس سجلت 20 حالة.", "2024-01/2024-03"),
        ("ar", "بين يناير ومارس سجلت 20 حالة.", "2024-01/2024-03"),
        ("zh", "1-3月，全市共有20例。", "2024-01/2024-03"),
        ("zh", "今年1至3月，全市共有20例。", "2024-01/2024-03"),
        ("zh", "去年10月至12月，全市共有20例。", "2023-10/2023-12"),
    ],
)
def test_other_languages_from_the_page_s_own_day(lang: str, text: str, expected: str) -> None:
    assert found(text, lang, published="2024-04-10") == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Open Monday through Friday, 9 to 5."),
        ("en", "from 10 a.m. to 5 p.m. Monday through Thursday"),
        ("en", "The tornado season runs from April through July."),
        ("en", "the museum is open from April to October"),
        ("en", "the stats for December-January-February"),
        ("en", "we march to may fields"),
        ("en", "ages 3 to 5 may join"),
        ("en", "call 555-1990-2000"),
        ("en", "pages 1990-1995 of the report"),
        ("en", "the Agenda 2030 to 2063"),
        ("en", "the euro was quoted at 1.1700-1702 dollars"),
        ("en", "some 1950-2000 people came"),
        ("es", "abierto de lunes a viernes"),
        ("es", "entre 1500 y 2000 personas"),
        ("fr", "ouvert du lundi au vendredi"),
        ("fr", "ouvert de mai à septembre"),
        ("de", "Montag bis Freitag 9 bis 17 Uhr"),
        ("de", "von April bis Oktober geöffnet"),
        ("pt", "de segunda a sexta-feira, das 9h às 17h"),
        ("it", "dal lunedì al venerdì"),
        ("it", "aperto da maggio a settembre"),
        ("ar", "من الأحد إلى الخميس"),
        ("zh", "周一至周五开放"),
    ],
)
def test_no_ranges(lang: str, text: str) -> None:
    assert found(text, lang, published="2024-06-13") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted 5 to 4 in February to stall it.", ["2024-02"]),
        ("The show opens on Nov. 28 – 20 days after the vote.", ["2023-11-28"]),
        ("It was moved from May 3 to May 5.", ["2024-05-03", "2024-05-05"]),
        ("He was hurt on June 7 last year.", ["2023-06-07"]),
    ],
)
def test_what_only_looks_like_a_range(text: str, expected: list[str]) -> None:
    assert found(text, published="2024-03-10") == expected
