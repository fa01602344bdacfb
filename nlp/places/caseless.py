"""A name in a script without capitals in; how it is used there out, going by the words right beside it alone."""

import re

from nlp.places.fold import fold
from nlp.places.lists import word_list
from nlp.places.spot import Name
from nlp.places.surroundings import CITY_OF, Reading, Surroundings

_HAN_LONGER = re.compile(
    r"(?:市|县|区)?[^\W\d_的了在和与及是、]{0,8}?(?:大学|学院|学校|中学|小学|教育局|委员会|人民政府|研究院|研究所|中心|博物馆|图书馆|医院|协会"
    r"|基金会|宣言|声明|宪章|公报|共识|框架|协定|日报|晚报|出版社|公司|機場|机场|大學|學院|教育局|宣言)"
)
DOTS = tuple("·•・‧")  # inside foreign names
MAYOR_OF = 2.5  # as in the languages with capitals
NO_NAME = -2.0
VERB = -6.0  # "ينبع من": stems from
DATELINE = 1.9  # below what proves a word of the language to be a place: weekdays stand there as well
_DATELINE = re.compile(  # "طنجة - ", "إربد 12 آذار (بترا) - ", "تاونات (و م ع) - ", "شفشاون، 3 ماي"
    r"\s*(?:[-–—]\s|\([^()\n]{1,30}\)|[،,]?\s*(?:في\s+)?\d{1,2}[\s/]|[،,/]\s*[^\W\d_]+\s*(?:[-–—/:]|\())"
)
_HAN_COUNTED = re.compile("[一二三四五六七八九十两百千]城")  # "三城学习地图": three cities
_HAN = re.compile(r"[\u2e80-\u9fff]")
_HAN_CITY, _HAN_REGION = (
    re.compile(r"市(?!民)|县|區|区|镇"),
    re.compile(r"省|州|河|江|湖|山|岛|海|国|语|人(?!民)|大街|路"),
)


def read_caseless(name: Name, around: Surroundings) -> Reading:
    """In a script without capitals: only the words right beside it tell."""
    words, text, left = around.words, around.text, name.first - 1
    if "\u2e80" <= words[name.last].text[0] <= "\u9fff":
        if text[name.end : name.end + 1] in DOTS or text[max(name.start - 1, 0) : name.start] in DOTS:
            return Reading("person", text[name.start : name.end])  # 丹尼斯·巴雷特: no Nice
        longer = _HAN_LONGER.match(text, name.end)
        if longer:
            return Reading("in name", longer.group(), inside=text[name.start : longer.end()])
        if _HAN_REGION.match(text, name.end) and not name.text.endswith("市"):
            return Reading("region", text[name.end])
        citizens = text[name.end - 1 : name.end + 1] == "市民"  # "新市民课堂", "每周日向市民开放"
        cue = 2.5 * bool(_HAN_CITY.match(text, name.end) or (name.text[-1] in "市县區区镇" and not citizens))
        coastal = name.text.endswith("城市") and _HAN.match(text, name.start - 1)  # "沿海城市": no Haicheng
        if citizens or coastal or _HAN_COUNTED.match(name.text):
            cue = NO_NAME
        if name.last - name.first == 1 and name.text[-1] in "市县區区镇" and _HAN.match(text, name.start - 1):
            cue = NO_NAME  # "冈山市": the name begins further left than the lists know
        return Reading("place", text[name.end : name.end + 1] if cue else "", place_cue=cue)
    if _is_verb(name, around):
        return Reading("place", text[name.end : name.end + 1], place_cue=VERB)
    if (name.start == 0 or text[name.start - 1] == "\n") and _DATELINE.match(text, name.end):
        return Reading("place", "dateline", place_cue=DATELINE)
    if not around.adjacent(left) or text[words[left].end : name.start] not in (" ", "\u00a0"):
        return Reading("place", place_cue=1.0 * (name.start > words[name.first].start))
    before = fold(words[left].text)
    bare = before.removeprefix("و").removeprefix("ب").removeprefix("ل")
    if before in word_list("patronymic"):
        return Reading("person", words[left].text)
    if {before, bare} & word_list("civic"):
        return Reading("place", words[left].text, place_cue=CITY_OF)
    if {before, bare} & word_list("mayors_of"):  # "عمدة طنجة"
        return Reading("place", words[left].text, place_cue=MAYOR_OF)
    if {before, bare} & word_list("municipality"):
        for i in (left - 1, left - 2):  # "رئيس بلدية صفاقس", "رئيس مجلس جماعة شفشاون": the mayor's
            office = fold(words[i].text) if around.adjacent(i) else ""
            if {office, office[1:]} & word_list("mayors"):
                return Reading("place", words[i].text, place_cue=MAYOR_OF)
    if {before, bare} & word_list("heads"):
        return Reading("in name", words[left].text, inside=text[words[left].start : name.end])
    if {before, bare} & word_list("region_before"):
        return Reading("region", words[left].text)
    return Reading("place", place_cue=1.0 * (before in word_list("locative")))


def _is_verb(name: Name, around: Surroundings) -> bool:
    """ "ينبع من حاجة السكان": the preposition behind it makes it no city's name."""
    after = name.last + 1
    follows = fold(around.words[after].text) if around.adjacent(name.last) else ""
    return name.key in word_list("verbs_too") and follows in word_list("behind_a_verb")
