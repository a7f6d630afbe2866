"""misspelled-drug: names that are a letter or two off, and the many words that only look so."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding, Severity
from leaflint.rules.near_names import edits, near_names
from leaflint.rules.policy import Policy

from ..facts.sheets import published, vocabulary
from .editing import GOOD

MISSPELT = {
    "Azathiaprine": "azathioprine",
    "azathioprene": "azathioprine",
    "azathiopirne": "azathioprine",
    "azatioprine": "azathioprine",
    "azathioprin": "azathioprine",
    "azatiopirna": "azathioprine",
    "Imuram": "azathioprine",
    "Immuran": "azathioprine",
    "Imurran": "azathioprine",
    "mycophenolat": "mycophenolate-mofetil",
    "micophenolate": "mycophenolate-mofetil",
    "mycophenolate mofetyl": "mycophenolate-mofetil",
    "Cellcep": "mycophenolate-mofetil",
    "CelCept": "mycophenolate-mofetil",
    "cell cept": "mycophenolate-mofetil",
    "micofenolatto": "mycophenolate-mofetil",
    "rituximap": "rituximab",
    "ritiximab": "rituximab",
    "Rituxin": "rituximab",
    "Rittuxan": "rituximab",
    "Mabtera": "rituximab",
    "Truxma": "rituximab",
    "eculizumap": "eculizumab",
    "Ecluizumab": "eculizumab",
    "Solaris": "eculizumab",
    "Sollris": "eculizumab",
    "ravulizimab": "ravulizumab",
    "ravulizumb": "ravulizumab",
    "Ultimiris": "ravulizumab",
    "Ultomris": "ravulizumab",
    "inebiluzimab": "inebilizumab",
    "inebilzumab": "inebilizumab",
    "Uplinza": "inebilizumab",
    "Upliznna": "inebilizumab",
    "satralizumap": "satralizumab",
    "satrilizumab": "satralizumab",
    "Enspring": "satralizumab",
    "Enspryg": "satralizumab",
    "toclizumab": "tocilizumab",
    "tocilizamab": "tocilizumab",
    "tocilizumabb": "tocilizumab",
    "Actrema": "tocilizumab",
    "Actmera": "tocilizumab",
    "metotrexate": "methotrexate",
    "methotrexrate": "methotrexate",
    "metrotexato": "methotrexate",
    "Trexal": "methotrexate",
    "predinsone": "prednisone",
    "prednisonna": "prednisone",
    "prednisilone": "prednisolone",
    "methylprednisilone": "methylprednisolone",
    "methyl prednisolone": "methylprednisolone",
    "cyclophosphomide": "cyclophosphamide",
    "ciclofosfomida": "cyclophosphamide",
    "Cytoxin": "cyclophosphamide",
    "tacrolimis": "tacrolimus",
    "Progaf": "tacrolimus",
    "intravenous immunglobulin": "ivig",
    "ocrelizumap": "ocrelizumab",
    "natalizumap": "natalizumab",
    "warfrin": "warfarin",
    "ibuprofin": "ibuprofen",
    "paracetemol": "paracetamol",
    "Tofidense": "tocilizumab",
}
RIGHT = (
    "azathioprine azatioprina Azathioprines azathioprine's azathioprine-induced",
    "mycophenolate mofetil mycophenolic acid mycophenolates micofenolato",
    "prednisone prednisolone methylprednisolone prednisona prednisolona cortisone",
    "rituximab infliximab cetuximab siltuximab ublituximab obinutuzumab",
    "rituximab-abbs Rituxan Hycela Ruxience Riabni Truxima",
    "eculizumab ravulizumab inebilizumab satralizumab tocilizumab natalizumab",
    "ocrelizumab ofatumumab sarilumab belimumab adalimumab",
    "tacrolimus sirolimus everolimus pimecrolimus",
    "methotrexate metotrexato trimetrexate",
    "the program, programs, a programme, programa, programas, programming, progress",
    "confidence confident evidence confidential",
    "solar soloist solicit solids",
    "aspire aspiring aspirations aspirin aspirina aspirins",
    "concept accept receipt conception",
    "interferon interferons interferon-beta",
    "patient's, neurologist's, immunology, immunosuppressant",
    "cyclosporine ciclosporin cyclosporin ciclosporina",
    "allopurinol alopurinol febuxostat",
    "leflunomide teriflunomide hydroxychloroquine chloroquine",
    "dexamethasone betamethasone hydrocortisone",
    "folic acid, folinic acid, leucovorin, levoleucovorin",
    "mercaptopurine 6-mercaptopurine thioguanine cyclophosphamide ifosfamide",
    "Actemra RoActemra Actimmune Soliris soliloquy",
    "Uplizna Enspryng Ultomiris",
    "Zydus Salix Sebela Genentech Alexion Amgen Horizon Roche",
    "Cytoxan Cytosar cytotoxic cytokine",
    "Endoxan endoscopy Imuran Imurel immune immunity",
    "ribavirin rilpivirine naproxen naproxeno ketoprofen",
    "warfarin warfarina wayfaring margarina",
    "antibody antibodies AQP4 aquaporin complement neuromyelitis",
    "tratamiento medicamento recaída embarazada inmunosupresor",
    "dimethyl fumarate dimetilfumarato glatiramer",
    "Orapred Pediapred Millipred prepared predate strapped millipede",
)


@pytest.mark.parametrize(("words", "drug"), MISSPELT.items())
def test_a_misspelt_name_is_known_for_the_drug_that_is_meant(words: str, drug: str) -> None:
    found = near_names(vocabulary()).within(f"Ask about {words}, please.")
    assert [meant for _, meant in found] == [drug]


@pytest.mark.parametrize("words", RIGHT)
def test_right_names_and_ordinary_words_are_left_alone(words: str) -> None:
    assert near_names(vocabulary()).within(words) == ()


def test_every_name_of_the_vocabulary_is_right_in_every_language() -> None:
    names = vocabulary().drug_names()
    assert {
        name: near_names(vocabulary()).within(name) for name in names if near_names(vocabulary()).within(name)
    } == {}


@given(st.sampled_from(["tocilizumab", "rituximab", "azathioprine"]), st.data())
def test_two_swapped_letters_are_one_edit(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 2))
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    assert edits(swapped, name, 2) == (swapped != name)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edits_are_the_same_both_ways_up_to_the_most_that_is_asked_for(one: str, other: str) -> None:
    assert min(edits(one, other, 2), 3) == min(edits(other, one, 2), 3)


@cache
def setting() -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22)), select=("misspelled-drug", "schema")))


def findings(text: str) -> list[Finding]:
    return list(analyse("sheet.md", text.encode(), setting()).findings)


def about_drugs(text: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.rule == "misspelled-drug"]


def test_a_name_that_is_misspelt_throughout_is_one_error_with_its_places() -> None:
    text = published(works="Rituximap is a drip. Rituximap is slow. So is rituximap.")
    (found,) = about_drugs(text)
    assert found.severity is Severity.ERROR
    assert len(found.related) == 2
    assert "rituximab" in found.hint


def test_a_misspelt_title_is_not_also_a_missing_drug() -> None:
    good = GOOD["published"].read_text(encoding="utf-8")
    found = findings(good.replace("Azathioprine", "Azathiaprine").replace("azathioprine", "azathiaprine"))
    assert [finding.rule for finding in found] == ["misspelled-drug"]


def test_a_misspelt_declared_drug_is_one_error_of_the_schema() -> None:
    good = GOOD["declared"].read_text(encoding="utf-8")
    found = findings(good.replace("drug: azathioprine", "drug: azathioprin"))
    assert [(finding.rule, finding.severity) for finding in found] == [("schema", Severity.ERROR)]


@pytest.mark.parametrize("name", ["avacopan", "ublituximab", "sirolimus", "cladribine"])
def test_a_declared_drug_that_is_not_known_is_a_note(name: str) -> None:
    good = GOOD["declared"].read_text(encoding="utf-8")
    found = findings(good.replace("drug: azathioprine", f"drug: {name}"))
    assert [(finding.rule, finding.severity) for finding in found] == [("misspelled-drug", Severity.NOTE)]


def test_the_note_names_the_nearest_name() -> None:
    good = GOOD["declared"].read_text(encoding="utf-8")
    (found,) = findings(good.replace("drug: azathioprine", "drug: sirolimus"))
    assert "tacrolimus" in found.hint


@pytest.mark.parametrize("title", ["Avacopan", "Avacopan (Tavneos)", "Avacopan for NMOSD"])
def test_a_title_that_names_an_unknown_drug_is_a_note_and_no_missing_drug(title: str) -> None:
    good = GOOD["published"].read_text(encoding="utf-8")
    text = good.replace("## Azathioprine", f"## {title}").replace("Azathioprine", "Avacopan")
    found = findings(text.replace("azathioprine", "avacopan"))
    assert [(finding.rule, finding.severity) for finding in found] == [("misspelled-drug", Severity.NOTE)]


def test_names_in_addresses_and_references_are_left_alone() -> None:
    good = GOOD["published"].read_text(encoding="utf-8")
    assert not about_drugs(f"{good}\n\nSee https://example.org/azathioprin and mail azathioprin@example.org.\n")
    assert not about_drugs(f"{good}\n\n## References\n\n1. Azathioprin bei NMOSD.\n")
