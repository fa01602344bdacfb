"""People whose names hold a word that elsewhere is an office or an article. Everybody is invented."""

import pytest

from tests.read_page import document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Councillor Shepherd Roewaza concurred with them.", "Shepherd Roewaza"),
        ("The Mayor, Councillor Shepherd Roewaza, said the mine was closed.", "Shepherd Roewaza"),
        ("Town clerk Mr Mason Roe said the mine was closed.", "Mason Roe"),
        ("Director of the Municipality HE Sultan Jabor Al Roe said that it was late.", "Sultan Jabor Al Roe"),
        ("In Muscat Dr. Sultan Al Roe said that it was late.", "Sultan Al Roe"),
        ("Lê Thị Bích Tuyền, a 58-year-old grower, said she had been afraid.", "Lê Thị Bích Tuyền"),
        ("Đỗ Minh Tuấn, deputy chair, added that loans were cheap.", "Đỗ Minh Tuấn"),
        ("The grower Lê Văn Hùng said he had been afraid.", "Lê Văn Hùng"),
        ("“We wait,” explains Okot Denis Ojara, officer of the town.", "Okot Denis Ojara"),
        ("Town clerk Dr Engineer Peter Moyo added that it was late.", "Peter Moyo"),
        ("The Deputy Mayor, Alderman Themba Nkosi, said it was late.", "Themba Nkosi"),
    ],
)
def test_a_name_is_whole(text: str, name: str):
    found = document(f"Learning cities\n\nThe city joined the network.\n\n{text}")
    assert [person.name for person in found.people] == [name]


def test_his_excellency_is_who_spoke_before():
    found = document(
        "Learning cities\n\nDirector of the Municipality HE Sultan Jabor Al Roe said that the membership crowned three"
        " years of work.\n\nHis Excellency pointed out that the workshops had been attended by 2,600 people."
    )
    assert [one.speaker for one in found.statements] == ["Sultan Jabor Al Roe"] * 2
    assert [person.name for person in found.people] == ["Sultan Jabor Al Roe"]
