"""Chinese pages read whole, in either script: names beside posts and verbs, told and quoted words."""

import pytest

from nlp.names.han import scripts_of, simplified
from tests.read_page import document


def said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in document(text).statements]


def test_traditional_characters_are_read_as_simplified_ones():
    assert simplified("學習型城市說") == "学习型城市说"
    assert set(scripts_of("说")) == {"说", "說", "説"}
    assert scripts_of("人") == "人"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（中央社記者方以晴台南15日電）台南市政府今天宣布新的計畫。", ["方以晴"]),
        ("新华社巴黎12月4日电（记者尚知行 许佩云）新闻公报今天发布，城市继续增加。", ["尚知行", "许佩云"]),
        ("市議員葉恩慈質疑，補助款太晚撥付。教授駱元正認為，學習型城市要有資料。", ["葉恩慈", "駱元正"]),
        ("学习型城市网络的专员劳尔·科特拉通过视频致辞。", ["劳尔·科特拉"]),
        ("安娜·科尔霍宁分享了学习型城市的经验，科尔霍宁说图书馆不关门。", ["安娜·科尔霍宁"]),
        ("“最难的是场地。”曾秀云一边整理教材一边说。曾秀云是长沙市社区学校校长。", ["曾秀云"]),
        ("我们把图书馆交给居民管理。工人和中小学生都来上课，学员成长很快。", []),
        ("记者：怎么看学习型城市？\n孟凡平：首先是大家学习的氛围。\n记者：还有呢？\n孟凡平：还有时间。", ["孟凡平"]),
        ("教鼓的梁静之是这所小学的音乐老师。她坦言，学习型城市也有难处。", ["梁静之"]),
        ("63岁的洪桂珍是茶馆的常客，26岁的林晓雯报了皮影课。", ["洪桂珍", "林晓雯"]),
        ("我想起一位修钟表的老人马德全，隔壁有个叫陈芳的学员。", ["马德全", "陈芳"]),
        (
            "报告由乔安娜·梅里韦瑟和李恩珠共同撰写，安德烈娅·科瓦奇作序。",
            ["乔安娜·梅里韦瑟", "李恩珠", "安德烈娅·科瓦奇"],
        ),
        ("韩国水原市市长李在俊表示感谢，丹尼斯·巴雷特博士出席。", ["李在俊", "丹尼斯·巴雷特"]),
        ("台师大教授陈清基到场，退休工人朱根大也来了。", ["陈清基", "朱根大"]),
        ("区长李波调研时来到学校，蓝领工人胡军说好。", ["李波", "胡军"]),
        ("老伴刘玉梅在一旁打趣，带着孙女来的退休教师徐美娟笑了。", ["刘玉梅", "徐美娟"]),
        ("时间：下午三点开始上课\n单位：社区学院承办本次活动", []),
        ("太原是学习型城市。\n联系人\n李春梅太原市终身教育服务中心主任", ["李春梅"]),
        ("专家劳尔·瓦尔德斯-科特拉致辞，合肥社区学院院长陶莉则分享道，课堂在湖边。", ["劳尔·瓦尔德斯-科特拉", "陶莉"]),
        ("光明市市长朴胜源说，愿交换讲师。他的心很朴实。", ["朴胜源"]),
        ("学习之星代表、85岁的沈玉珍分享了学习故事。", ["沈玉珍"]),
    ],
)
def test_names(text: str, names: list[str]):
    assert [p.name for p in document(text).people] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "「學習沒有終點，」新北市教育局副局長劉明遠說，「我們會陪市民一起走。」他並指出，學習據點明年將增設10處。",
            [
                ("劉明遠", "學習沒有終點，」新北市教育局副局長劉明遠說，「我們會陪市民一起走。", True),
                ("劉明遠", "學習據點明年將增設10處", False),
            ],
            id="traditional script, 'he also pointed out'",
        ),
        pytest.param(
            "教授骆元正认为，学习型城市要有数据。他举例，本市还没有统计，“连市民在哪里学都不清楚，怎么规划？”",
            [
                ("骆元正", "学习型城市要有数据", False),
                ("骆元正", "本市还没有统计", False),
                ("骆元正", "连市民在哪里学都不清楚，怎么规划？", True),
            ],
            id="a quotation behind what is told",
        ),
        pytest.param(
            "传承人沈巧云义务授课三年。在她看来，年轻人愿意坐下来听，比拿奖珍贵。用沈巧云的话说，茶馆就是学校。",
            [
                ("沈巧云", "年轻人愿意坐下来听，比拿奖珍贵", False),
                ("沈巧云", "茶馆就是学校", False),
            ],
            id="in her view, in her words",
        ),
        pytest.param(
            "退休教师徐美娟也来了。她的愿望很简单：“希望讲座能办到我们那里去。”",
            [("徐美娟", "希望讲座能办到我们那里去。", True)],
            id="her wish",
        ),
        pytest.param(
            "市民代表李秀兰回忆起第一次上课的情景：“那天我紧张得手心冒汗。”市长王明介绍了学习型城市的经验。",
            [("李秀兰", "那天我紧张得手心冒汗。", True)],
            id="what is remembered or presented is not told",
        ),
        pytest.param(
            "局长蔡宛芬说，今年规划了双语课程；她强调，语言不是学习的门槛。",
            [("蔡宛芬", "今年规划了双语课程", False), ("蔡宛芬", "语言不是学习的门槛", False)],
            id="behind a semicolon anew",
        ),
        pytest.param(
            "市长汤飞帆强调，学习型城市建设很重要。要坚持以人为本，完善服务体系。",
            [("汤飞帆", "学习型城市建设很重要。要坚持以人为本，完善服务体系", False)],
            id="what must be done goes on",
        ),
        pytest.param(
            "“健康知识最怕停在海报上。”\n终身学习研究所所长 安德烈娅·科瓦奇\n研究人员走访了四十多个社区。",
            [("安德烈娅·科瓦奇", "健康知识最怕停在海报上。", True)],
            id="signed by an office and a foreign name",
        ),
        pytest.param(
            "谈及学习型城市的未来，副局长宋雅云表示，建设要从居民的需要出发。",
            [("宋雅云", "建设要从居民的需要出发", False)],
            id="a verb that only leads in",
        ),
        pytest.param(
            "“以前我连手机都不会用。”学员王秀云说。“学习以后我会视频了，”她笑着补充道，“孙子都夸我。”",
            [
                ("王秀云", "以前我连手机都不会用。", True),
                ("王秀云", "学习以后我会视频了，”她笑着补充道，“孙子都夸我。", True),
            ],
            id="how it is said stands before the verb",
        ),
        pytest.param(
            "所长劳尔·科特拉发来视频，对成都表示祝贺，并指出：“学习型城市从街道开始，不从文件开始。”",
            [("劳尔·科特拉", "学习型城市从街道开始，不从文件开始。", True)],
            id="the subject of the clause before",
        ),
        pytest.param(
            "会议由副校长李敏之主持。与会专家认为，终身学习十分重要。居民们表示，希望多开课。",
            [],
            id="crowds are nobody named before",
        ),
        pytest.param(
            "学习型城市的居民余秀之说，年轻人的夜校抢不上，能不能也留几个名额？",
            [("余秀之", "年轻人的夜校抢不上，能不能也留几个名额？", False)],
            id="what is told may be a question",
        ),
        pytest.param(
            "研究员丁望之在今年3月发表的论文中指出，学习型城市的投入“仍高度依赖财政，社会参与不足”。",
            [("丁望之", "学习型城市的投入“仍高度依赖财政，社会参与不足”", False)],
            id="marks in mid-clause",
        ),
        pytest.param(
            "学习型城市\n声明：凡本网注明“来源：本报”的作品，未经授权不得转载。", [], id="a notice is nobody's"
        ),
        pytest.param(
            "（记者王明之）终身学习研究所4日发布公报说，72座城市当天加入全球学习型城市网络。",
            [],
            id="a reporter in brackets tells nothing of his own",
        ),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected


def test_what_stands_below_an_interview_is_no_answer():
    text = (
        "访谈嘉宾\n宋澄之 成都市教育局职业教育处处长\n埃莉萨·莫雷蒂 联合国教科文组织项目专家\n"
        "记者：学习型城市最早从哪里起步？\n宋澄之：从茶馆。我们把课开到茶馆里去。\n"
        "记者：经费从哪里来？\n莫雷蒂：大家可以互相学习，我们也在学。\n"
        "嘉宾简介\n宋澄之，长期从事社区教育管理工作。"
    )
    assert said(text) == [
        ("宋澄之", "从茶馆。我们把课开到茶馆里去。", True),
        ("埃莉萨·莫雷蒂", "大家可以互相学习，我们也在学。", True),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("市长寄语\n亲爱的市民朋友们：\n", "\n常州市市长 盛蕾\n2022年9月"),
        (
            "在学习型城市对话会上的致辞\n常州市市长 盛蕾\n（2022年9月1日）\n尊敬的各位来宾，女士们、先生们：\n",
            "\n来源：办公厅",
        ),
    ],
)
def test_letters_and_speeches(above: str, below: str):
    words = "学习是一座城市最温暖的底色。我们建起了三百个学习点，让每一位市民都能找到自己的课堂。\n让我们一起学习！"
    assert said(above + words + below) == [("盛蕾", words, True)]


def test_questions_and_answers_without_names():
    text = (
        "专访上海市终身教育研究院副院长黄健\n问：学习型城市建设走到了哪一步？\n答：我们现在更关心学习者的体验。\n"
        "问：数字化会不会让老人掉队？\n答：会，所以我们线上线下两条腿走路。"
    )
    assert [s.text for s in document(text).statements] == [
        "我们现在更关心学习者的体验。",
        "会，所以我们线上线下两条腿走路。",
    ]


def test_words_that_are_no_cities():
    assert not document("祝各位来宾阖家安康，学习型城市长治久安。丹尼斯·巴雷特说了一句话。").cities


def test_names_before_an_age():
    text = "卖藕的周世琼今年五十八岁。修鞋的王德贵今年63岁。李芳，46岁，是学员。全市60岁以上老人很多。最年长的已80岁。"
    assert {p.name for p in document(text).people} == {"周世琼", "王德贵", "李芳"}


def test_what_is_done_by_saying_it_is_no_statement():
    text = "市长沈国华宣布活动周开幕。副市长赵敏宣布，明年将新建三所社区学院。他要求，各区要明确责任。"
    assert said(text) == [("赵敏", "明年将新建三所社区学院", False), ("赵敏", "各区要明确责任", False)]


def test_who_an_interviews_headline_names_answers_nothing_there():
    text = (
        "教委副主任叶霖霖：让学习成为生活方式\n问：为什么要建学习圈？\n叶霖霖：老年人最需要就近学习。我们把课堂开进商场。\n"
        "问：下一步呢？\n叶霖霖：到2025年，我们要实现街镇全覆盖。"
    )
    assert [words for _, words, _ in said(text)] == [
        "老年人最需要就近学习。我们把课堂开进商场。",
        "到2025年，我们要实现街镇全覆盖。",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“阅读不该有门槛。”这是图书馆馆长冯云常挂在嘴边的话。", ["冯云常"]),
        ("“百姓学习之星”代表、85岁的沈玉珍分享了学习故事。", []),
        ("“一本书，一杯茶，一个下午。”这是退休教师秦守仁理想的生活。", []),
    ],
)
def test_whose_words_a_name_behind_the_marks_tells(text: str, expected: list[str]):
    assert [speaker for speaker, _, _ in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("福田区城中村的夜校把园林变成教材，为沿海城市提供样本，是学习型城市。", []),
        ("太原是学习型城市，古交市和建德市、胶州市的代表来访。", ["Taiyuan", "Gujiao", "Jiande", "Jiaozhou"]),
    ],
)
def test_words_and_towns(text: str, cities: list[str]):
    assert [c.name for c in document(text).cities if c.name != "Futian"] == cities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“我们不搞花架子。”社区教育中心主任吴进坦率地说。", [("吴进", "我们不搞花架子。", True)]),
        (
            "“夜校让年轻人认识了社区。”群众艺术馆馆长吴鹏宏告诉澎湃新闻。",
            [("吴鹏宏", "夜校让年轻人认识了社区。", True)],
        ),
        ("市民王欣怡的丈夫、工程师赵磊也报了名，他笑言：“这是全家的夜校。”", [("赵磊", "这是全家的夜校。", True)]),
        (
            "學員陳阿月開心分享，「以前不識字，現在會寫自己的名字了」。",
            [("陳阿月", "以前不識字，現在會寫自己的名字了", True)],
        ),
        ("学员沈玉珍分享学习型城市故事。", []),
        ("学习型城市的记者雒雨桐说得好。\n分享：QQ空间 新浪微博", []),
        (
            "夜校负责人周敏算了一笔账：春季班报名的有四百多人，一半以上只读过小学。",
            [("周敏", "春季班报名的有四百多人，一半以上只读过小学。", True)],
        ),
    ],
)
def test_how_they_say_it(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected


def test_a_city_inside_a_name_is_none():
    assert not document("复旦大学教授胡安宁分析，学习型城市的夜校背后是社交。").cities
