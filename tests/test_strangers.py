"""Somebody the page leaves unnamed speaks last: "she said" is then not whoever was named before."""

import pytest

from tests.read_page import document

SPOKE = {  # somebody named, somebody unnamed, words of "she" or "he"
    "A librarian": (
        "Mayor Jane Doe said that the city would pay for the books from next year. "
        "A librarian explained that the shelves were empty. “We had nothing for the children,” she added."
    ),
    "One of several": (
        "Mayor Jane Doe said that the city would pay for the books from next year. "
        "One of the librarians told us that the shelves were empty. “We had nothing for the children,” she added."
    ),
    "The librarian": (
        "The minister for literacy, Jane Doe, said that the government would pay for the books from next year. "
        "The librarian said that the shelves were empty. “We had nothing for the children,” she added."
    ),
    "whose spokeswoman": (
        "Mayor Jane Doe said that the city would pay for the books from next year. "
        "A spokeswoman for Governor Ann Poe said that the shelves were empty. “We had nothing at all,” she added."
    ),
    "in a paragraph of its own": (
        "The minister for literacy, Jane Doe, said that the government would pay for the books from next year.\n\n"
        "According to the mayor, the priority is to learn to count. “A seller who can give change comes back,” he said."
    ),
    "French": (
        "La ministre de l’Alphabétisation, Jeanne Dupont, a indiqué que le gouvernement paierait les manuels.\n\n"
        "Selon le maire, la priorité est d’apprendre à compter. « Une vendeuse qui sait rendre la monnaie revient "
        "le lendemain », a-t-il souligné."
    ),
    "Spanish": (
        "La alcaldesa, Marta Ruiz, explicó que la ciudad pagará los manuales. Según la bibliotecaria, las estanterías "
        "estaban vacías. «No teníamos nada para los niños», añadió."
    ),
    "Portuguese": (
        "A prefeita, Marta Ruiz, disse que a cidade pagará os manuais. Segundo a bibliotecária, as estantes estavam "
        "vazias. “Não tínhamos nada para as crianças”, acrescentou."
    ),
    "Italian": (
        "Il sindaco, Paolo Rossi, ha detto che la città pagherà i manuali. Secondo il bibliotecario, gli scaffali "
        "erano vuoti. «Non avevamo nulla per i bambini», ha aggiunto."
    ),
    "German": (
        "Die Bürgermeisterin Marta Ruiz sagte, die Stadt werde die Bücher bezahlen. Laut der Bibliothekarin waren die "
        "Regale leer. „Wir hatten nichts für die Kinder“, fügte sie hinzu."
    ),
}


@pytest.mark.parametrize("text", SPOKE.values(), ids=SPOKE)
def test_words_of_somebody_unnamed_are_not_whose_name_came_before(text: str) -> None:
    said = document(f"A day at the library\n\n{text}").statements
    assert said[0].speaker
    assert [one.speaker for one in said if one.direct] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Jane Doe, the mayor, opened the fair. The mayor said it was late. “We will do better,” she added.",
            "Jane Doe",
        ),
        (
            "Mayor Jane Doe said the city would pay. A librarian, Ann Poe, said the shelves were empty. "
            "“We had nothing for the children,” she added.",
            "Ann Poe",
        ),
        (
            "A librarian said the shelves were empty. Mayor Jane Doe said that the city would pay. "
            "“We will buy new books for them,” she added.",
            "Jane Doe",
        ),
        (
            "A librarian came too. Mr John Roe, the city mayor, says a trader who cannot read is cheated. "
            "“We lost twenty years of school,” he told this newspaper.",
            "John Roe",
        ),
        (
            "Le maire, Jean Dupont, a ouvert la journée. La bibliothécaire a expliqué que les étagères étaient vides. "
            "« Nous achèterons des livres pour tous », a-t-il ajouté.",
            "Jean Dupont",
        ),
        (
            "Mayor Jane Doe said that the city would pay for the books. The report says that the shelves are empty. "
            "“We will buy new books for them,” she added.",
            "Jane Doe",
        ),
    ],
)
def test_who_has_a_name_is_still_meant(text: str, speaker: str) -> None:
    said = document(f"A day at the library\n\n{text}").statements
    assert [one.speaker for one in said if one.direct] == [speaker]
