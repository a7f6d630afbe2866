"""unsafe-notation: what is misread, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.rules.expansions import wrong_expansions
from leaflint.rules.near_names import near_names
from leaflint.rules.notations import Notation, notations
from leaflint.vocabulary import load_vocabulary

from ...facts.sheets import vocabulary
from ..editing import unmarked

UNSAFE = (
    "Take «1.0 mg» each day.",
    "Take «1.0mg» each day.",
    "Take «2.0 to 3.0 mg»/kg/day.",
    "Take «2 to 3.0 mg» a day.",
    "The dose is «375.0 mg»/m2.",
    "The dose is «900.0–1200.0 mg».",
    "Take «10.0 mL» of the liquid.",
    "Take «5.0 ml» twice a day.",
    "Swallow «1.0 tablet» a day.",
    "Take «1.00 mg».",
    "Tome «1,0 mg» al día.",
    "Tome «2,0 comprimidos» al día.",
    "Take «.5 mg» each day.",
    "Take «.25 g» each day.",
    "Take (at first) «.5 tablets».",
    "Take «.5 to 1 mg».",
    "Tome «,5 mg» al día.",
    "Give 10 «U» of insulin.",
    "Give 10«U» of insulin.",
    "Give 10«u» of insulin.",
    "Heparin 1000 «U»/mL is used.",
    "Vitamin D, 400 «IU» a day.",
    "Vitamin D, 1,000«IU».",
    "Take 50 «µg» a day.",
    "Take 50 «μg» a day.",
    "Take 5«µg»/kg.",
    "Draw up 5 «cc» of water.",
    "Draw up 5«cc» of water.",
    "Take it «QD».",
    "Take it «qd» with food.",
    "Take it «q.d.» with food.",
    "Take it «Q.D.» with food.",
    "Take it «QOD».",
    "Take it «qod» with food.",
    "Take it «q.o.d.» with food.",
    "Take 150 mg «q1d».",
    "Inject it «BIW».",
    "Inject it «TIW».",
    "Inject it «tiw».",
    "Take it «qhs».",
    "Take it «QHS».",
    "Take 5 mg «HS».",
    "Take 5 mg «hs».",
    "Take 150 mg «OD».",
    "Take 150 mg «o.d.» with food.",
    "Take it «per os».",
    "It works like «MTX».",
    "Some people take «AZA» instead.",
    "«AZA»-treated people relapse less.",
    "Switch from «MMF» to another drug.",
    "azathioprine («AZA») or mycophenolate",
    "«RTX» is given by drip.",
    "«TCZ» blocks IL-6.",
    "«CYC» is older.",
    "You may be given «IVMP» first.",
    "Take «6-MP» instead.",
    "Take «6MP» instead.",
    "Do not take «HCQ» with it.",
    "«CsA» can harm the kidneys.",
    "Take «APAP» for fever.",
    "«MSO4» is morphine.",
    "methotrexate (also «MTX»)",
    "El «MMF» se toma dos veces al día.",
    "Tome «AZA» por la mañana.",
)
SAFE = (
    "This is version 1.0 of the sheet.",
    "Your creatinine is above 1.0 mg/dL.",
    "An albumin below 3.0 g/L is low.",
    "The relapse rate fell to 0.0 in a year.",
    "It fell by 5.0 points.",
    "A ratio of 1.0 means no difference.",
    "Take 0.5 mg each day.",
    "Take 2.5 mg each day.",
    "Take 1,000 mg each day.",
    "Take 1.000 mg al día.",
    "The dose is 2 to 3 mg/kg/day.",
    "Take 150mg a day.",
    "It was approved in 2019. 300 mg is the dose.",
    "Take it every day.5 visits are needed.",
    "See section 2.5 mg is a unit.",
    "The U.S. label says so.",
    "At 3 U.S. sites it was tried.",
    "At 11 U.K. clinics it was tried.",
    "Siete u ocho semanas.",
    "Tome 10 u 11 comprimidos.",
    "An AST above 40 U/L is high.",
    "It is sold in the US and the EU.",
    "Ask at IU Health.",
    "An IUD is no hindrance.",
    "Vitamin D and hepatitis B are fine.",
    "Take 50 mcg a day.",
    "Take 50 micrograms a day.",
    "A level of 50 µg/L is high.",
    "CC: your doctor.",
    "Put your doctor in cc when you write.",
    "It is given IV.",
    "It is given by IV infusion.",
    "An SC injection is given under the skin.",
    "Take it PO.",
    "Take it PRN.",
    "Take it twice a day (BID).",
    "People with HS have boils.",
    "An OD is dangerous.",
    "People with MS have other treatments.",
    "NMOSD and MOGAD are not the same.",
    "AQP4 and MOG antibodies are tested.",
    "Write to aza@hospital.org.",
    "See https://hospital.org/MTX for more.",
    "See https://hospital.org/drugs?name=MTX.",
    "See www.hospital.org/AZA.",
    "The file is AZA.pdf.",
    'Never write "QD" on a prescription.',
    "Do not write “1.0 mg” but 1 mg.",
    "No escriba «QD».",
    'It is called "MTX" by some nurses.',
    "The MAZAR study was small.",
    "AZATHIOPRINE TABLETS",
    "The TANGO trial and SAkuraSky.",
    "CD20 and IL-6 are targets.",
    "TPMT and NUDT15 tests.",
    "Rituximab-abbs and rituximab-pvvr.",
    "An IgG below 6 g/L.",
    "The EDSS rose from 2.0 to 3.0 in a year.",
    "Your temperature is 38.0 degrees.",
    "Wait 1.0 hours.",
    "Your weight is 70.0 kg.",
    "Hemoglobin 7.0 g/dL.",
    "Call 555.0100.",
    "On 1.12.2024 it was revised.",
)


def found(text: str) -> list[Notation]:
    return sorted(notations(text, vocabulary()))


@pytest.mark.parametrize("marked", UNSAFE)
def test_an_unsafe_notation_is_marked(marked: str) -> None:
    text, spans = unmarked(marked)
    assert [tuple(notation.span) for notation in found(text)] == spans


@pytest.mark.parametrize("text", SAFE)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert [text[slice(*notation.span)] for notation in found(text)] == []


@pytest.mark.parametrize(
    ("text", "misread", "meant"),
    [
        ("1.0 mg", "10 mg", "1 mg"),
        ("2.0 to 3 mg", "20 to 3 mg", "2 to 3 mg"),
        (".5 mg", "5 mg", "0.5 mg"),
        ("1,0 mg", "10 mg", "1 mg"),
    ],
)
def test_a_dose_says_how_it_is_misread_and_what_to_write(text: str, misread: str, meant: str) -> None:
    (notation,) = found(text)
    assert (notation.taken_for, notation.write) == (misread, meant)


def test_an_organisation_may_replace_the_list_by_a_short_one_of_its_own(tmp_path: Path) -> None:
    own = "replace: true\nabbreviations:\n  weekly: {forms: [QW], taken-for: every day, write: every week}\n"
    (tmp_path / "notations.yaml").write_text(own, encoding="utf-8")
    words = load_vocabulary(tmp_path)
    text = "Take 1.0 mg QD or QW, IV (intravascular), with rituximap."
    assert [text[slice(*notation.span)] for notation in notations(text, words)] == ["QW"]
    assert list(wrong_expansions(text, words)) == []
    assert near_names(words).within(text) == (("rituximap", "rituximab"),)
