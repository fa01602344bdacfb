"""Quarters, provinces and villages far away that are called like a city: none of them is one."""

import pytest

from tests.test_cities import cities

LEARNING = " It is a UNESCO learning city."
PASSAGES = [
    ("en", "Swansea opens a class. A father from Townhill came." + LEARNING, {("Swansea", "GB")}),
    ("en", "Limerick invites you to beekeeping in Newcastle West and to breakfast in Southill." + LEARNING,
     {("Limerick", "IE"), ("Newcastle West", "IE")}),
    ("en", "Bristol has 300 members. I run a bakery in Easton, she lives in Clifton." + LEARNING, {("Bristol", "GB")}),
    ("en", "The City of Canning, Australia, will open a playground in Queens Park." + LEARNING, {("Canning", "AU")}),
    ("en", "Dublin teaches pottery in Ballymun and judo in Finglas." + LEARNING, {("Dublin", "IE")}),
    ("en", "Espoo and its pupils from Kivenlahti wrote a book." + LEARNING, {("Espoo", "FI")}),
    ("en", "Wakefield takes the bus to Castleford and Ossett." + LEARNING,
     {("Wakefield", "GB"), ("Castleford", "GB"), ("Ossett", "GB")}),
    ("en", "Makueni County opens a hall in Wote, Kenya." + LEARNING, {("Makueni County", "KE"), ("Wote", "KE")}),
    ("en", "Bristol is easy to reach: trains from Bath and Weston-super-Mare." + LEARNING,
     {("Bristol", "GB"), ("Bath", "GB"), ("Weston-super-Mare", "GB")}),
    ("en", "Balanga City in Bataan was the first. Legazpi followed, in Albay." + LEARNING,
     {("Balanga", "PH"), ("Legazpi", "PH")}),
    ("en", "Legazpi, Iriga and Sorsogon are cities of the Philippines." + LEARNING,
     {("Legazpi", "PH"), ("Iriga", "PH"), ("Sorsogon", "PH")}),
    ("en", "Circular Head, Australia, offers 70 sessions in Smithton, Stanley and Marrawah." + LEARNING,
     {("Circular Head", "AU"), ("Smithton", "AU"), ("Stanley", "AU")}),
    ("en", "Thrissur met Nilambur in Malappuram district, India." + LEARNING, {("Thrissur", "IN"), ("Nilambur", "IN")}),
    ("en", "Lusaka opened a library on the Kabwe estate." + LEARNING, {("Lusaka", "ZM")}),
    ("en", "She came from Perth, Australia, and lives in the leafy suburb of Fremantle." + LEARNING, {("Perth", "AU")}),
    ("en", "He lives in a suburb of Perth, Australia." + LEARNING, {("Perth", "AU")}),
    ("en", "Bristol asked Knowle West. The councillor sits for Dewsbury East." + LEARNING, {("Bristol", "GB")}),
    ("en", "In Tunis, Tunisia, the Medina's craftsmen teach." + LEARNING, {("Tunis", "TN")}),
    ("en", "He came from Medina, Saudi Arabia." + LEARNING, {("Madinah", "SA")}),
    ("en", "Okayama spoke to the UNESCO Office in Beijing and to the UNESCO Regional Bureau for Nairobi." + LEARNING,
     {("Okayama", "JP")}),
    ("en", "The Mekong Delta cities of Sa Dec and Cao Lanh, Viet Nam, opened classes." + LEARNING,
     {("Sa Dec", "VN"), ("Cao Lãnh", "VN")}),
    ("en", "Ms Tran Thi Lien, Vice Chair, People's Committee of Sa Dec, Viet Nam." + LEARNING, {("Sa Dec", "VN")}),
    ("en", "Mr Hlinka is Rector of the University of Pécs, Hungary." + LEARNING, set()),
    ("en", "Espoo opened its new West Metro." + LEARNING, {("Espoo", "FI")}),
    ("fr", "Brest, ville apprenante. Il est directeur au quartier de Bellevue.", {("Brest", "FR")}),
    ("es", "Quibdó es ciudad del aprendizaje. Llegan a la casa del barrio de Kennedy.", {("Quibdó", "CO")}),
    ("en", "Cork spent Tuesday in Louisville's West End and on the Old Town's market." + LEARNING,
     {("Cork", "IE"), ("Louisville", "US")}),
    ("en", "Shanghai opens classrooms along the Suzhou Creek and by the Swansea Bay." + LEARNING, {("Shanghai", "CN")}),
    ("en", "Petaling Jaya opens hubs in Taman Medan and Kampung Melaka." + LEARNING, {("Petaling Jaya", "MY")}),
    ("es", "Según Arley Córdoba Rentería, secretario municipal, Quibdó es ciudad del aprendizaje.", {("Quibdó", "CO")}),
    ("es", "Loja es ciudad del aprendizaje, dice Segundo Cango Medina, rector del colegio.", {("Loja", "EC")}),
    ("es", "Llegaron delegadas de Córdoba, Rosario y Santa Fe, en Argentina.",
     {("Córdoba", "AR"), ("Rosario", "AR"), ("Santa Fe", "AR")}),
    ("fr", "Dakar, ville apprenante. Léon-Paul Moussirou a répondu.", {("Dakar", "SN")}),
    ("de", "Hamburg ist Lernstadt. Es lesen Schüler der Stadtteilschule Bergedorf.", {("Hamburg", "DE")}),
    ("pt", "Notícias do Município da Praia da Vitória", {("Praia da Vitória", "PT")}),
    ("ar", "مدينة التعلم الفيوم تنظم ورش الخزف في قرية تونس", {("Fayoum", "EG")}),
    ("ar", "شبكة مدن التعلم: وفود من عمّان والدوحة ومسقط وتونس والشارقة",
     {("Amman", "JO"), ("Doha", "QA"), ("Muscat", "OM"), ("Tunis", "TN"), ("Sharjah", "AE")}),
    ("ar", "تونس 17 ماي 2023 (وات) - انطلقت اليوم ورشة مدن التعلم.", {("Tunis", "TN")}),
    ("en", "PJ seniors teach\nPetaling Jaya City Council pays 65 retirees." + LEARNING, {("Petaling Jaya", "MY")}),
    ("en", "The class met in KL; JB sent guests to PJ." + LEARNING, set()),
    ("en", "Manila, Philippines, learns from CDO: Cagayan de Oro University." + LEARNING,
     {("Manila", "PH"), ("Cagayan de Oro", "PH")}),
    ("pt", "São Filipe é cidade de aprendizagem. Vivem em Brockton ou em Roterdão.",
     {("São Filipe", "CV"), ("Brockton", "US"), ("Rotterdam", "NL")}),
    ("it", "Trieste, città dell'apprendimento, porta i corsi a Melara.", {("Trieste", "IT")}),
    ("de", "Pressestelle der Bundesstadt Bonn", {("Bonn", "DE")}),
    ("es", "Sala de prensa\nCuenca, Ecuador\nPoblación mayor de 60 años: 11 %", {("Cuenca", "EC")}),
    ("pt", "A cidade de Gondomar abre a Oficina de Gente", {("Gondomar", "PT")}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), PASSAGES)
def test_quarters_and_namesakes(lang: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert cities(text, lang) == expected
