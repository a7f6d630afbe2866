"""A translation beside its source: faults that are told, and rewordings that are not."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.earlier import NOTHING, SourceText
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding
from leaflint.rules.policy import Policy

from ..editing import ROOT

ENGLISH = (ROOT / "sheets/azathioprine.md").read_text(encoding="utf-8")
SPANISH = (ROOT / "sheets/es/azatioprina.md").read_text(encoding="utf-8")


@cache
def setting() -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22)), select=("translations",)))


def found(spanish: str, english: str = ENGLISH) -> list[Finding]:
    earlier = NOTHING._replace(source=SourceText("sheets/azathioprine.md", english.encode()))
    return list(analyse("sheets/es/azatioprina.md", spanish.encode(), setting(), earlier).findings)


def changed(text: str, old: str, new: str) -> str:
    assert old in text, f"the sheet does not say {old!r}"
    return text.replace(old, new)


def test_our_own_pair_says_the_same() -> None:
    assert found(SPANISH) == []


def test_the_english_dose_changes() -> None:
    english = changed(ENGLISH, "take 2 to 3 mg/kg/day", "take 2 to 4 mg/kg/day")
    outdated, conflict = found(SPANISH, changed(english, "dose: 2 to 3", "dose: 2 to 4"))
    assert (outdated.rule, conflict.rule) == ("translation-outdated", "conflict-with-translation")
    assert "translation_of" in SPANISH.splitlines()[outdated.place.line - 1]
    assert "toma de 2 a 3 mg/kg/día" in SPANISH.splitlines()[conflict.place.line - 1]
    assert "2 a 3 mg/kg/día" in conflict.message
    assert "2 to 4 mg/kg/day" in conflict.message
    assert conflict.related[0].place.path == "sheets/azathioprine.md"


FAULTS = [
    ("de 2 a 3 mg/kg/día", "de 2 a 4 mg/kg/día"),
    ("de 2 a 3 mg/kg/día", "de 20 a 30 mg/kg/día"),
    ("de 2 a 3 mg/kg/día", "de 2,5 a 3 mg/kg/día"),
    ("en dos tomas", "en tres tomas"),
    ("dos veces al mes", "tres veces al mes"),
    ("durante dos meses", "durante dos semanas"),
    ("durante dos meses", "durante 12 meses"),
    ("al menos dos veces al año", "al menos tres veces al año"),
    ("No, se usa fuera de indicación.", "Sí, está aprobada."),
    ("No. Evite la azatioprina en el embarazo.", "Sí. Puede tomar azatioprina en el embarazo."),
    ("la categoría D de embarazo", "la categoría C de embarazo"),
    ("Todos los días. Su", "Todas las semanas. Su"),
    ("Es una pastilla que se traga en casa.", "Es una infusión intravenosa."),
]


@pytest.mark.parametrize(("old", "new"), FAULTS)
def test_a_fault_is_told_once(old: str, new: str) -> None:
    findings = found(changed(SPANISH, old, new))
    assert [finding.rule for finding in findings] == ["conflict-with-translation"]


INNOCENT = [
    ("de 2 a 3 mg/kg/día", "entre 2 y 3 mg por kg al día"),
    ("de 2 a 3 mg/kg/día", "2-3 mg/kg/día"),
    ("Todos los días. Su", "Una vez al día. Su"),
    ("Todos los días. Su", "A diario. Su"),
    ("dos veces al mes durante dos meses", "dos veces al mes los dos meses siguientes"),
    ("al menos dos veces al año", "como mínimo 2 veces por año"),
    ("cada semana durante el primer mes", "todas las semanas durante el primer mes"),
    ("No, se usa fuera de indicación.", "No. Su uso en la NMOSD es fuera de indicación."),
    ("Es una pastilla que se traga en casa.", "Es un comprimido que se toma por la boca, en su casa."),
    ("Muchas empresas fabrican azatioprina. Zydus es una de ellas.", "La fabrican muchas empresas, entre ellas Zydus."),
    ("en ninguno de los dos casos", "en ningún caso"),
    ("Su médico puede repartir la cantidad diaria en dos tomas.", "El médico puede dividir la cantidad en 2 tomas."),
]


@pytest.mark.parametrize(("old", "new"), INNOCENT)
def test_an_innocent_rewording_is_left_alone(old: str, new: str) -> None:
    assert [finding.message for finding in found(changed(SPANISH, old, new))] == []


VALUES = [
    ("0.5 mg", "0,5 mg", 0),
    ("1,000 mg", "1.000 mg", 0),
    ("1,000 mg", "1000 mg", 0),
    ("1,000 mg", "1 g", 0),
    ("1,000 mg", "100 mg", 1),
    ("12 weeks", "doce semanas", 0),
    ("12 weeks", "12 meses", 1),
    ("12 months", "un año", 0),
    ("2 weeks", "15 días", 0),
    ("48 hours", "dos días", 0),
    ("July 13, 2021", "13/7/2021", 0),
    ("July 13, 2021", "13 de julio de 2021", 0),
    ("July 13, 2021", "13 de junio de 2021", 1),
    ("77%", "77 %", 0),
    ("77%", "el 77 por ciento", 0),
    ("77%", "73%", 1),
    ("18 years", "8 años", 1),
    ("1-800-555-0100", "1-800-555-0199", 0),
    ("NUDT15 and CD19", "NUDT15 y CD20", 0),
]


@pytest.mark.parametrize(("english", "spanish", "findings"), VALUES)
def test_values_are_compared_and_not_their_wording(english: str, spanish: str, findings: int) -> None:
    source = changed(ENGLISH, "Ask your clinic's social worker.", f"Ask about this: {english}.")
    translation = changed(SPANISH, "Pregunte al trabajador social de su clínica.", f"Pregunte por esto: {spanish}.")
    rules = [finding.rule for finding in found(translation, source)]
    assert rules == ["translation-outdated"] + ["conflict-with-translation"] * findings
