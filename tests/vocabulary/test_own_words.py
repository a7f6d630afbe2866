"""An organisation's own words: YAML alone adds a wording, a drug or a language, and broken YAML is named."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.errors import InputError
from leaflint.rules.policy import Policy
from leaflint.vocabulary import load_vocabulary

PUBLISHED = (Path(__file__).parents[1] / "sheets" / "azathioprine-published.md").read_text(encoding="utf-8")
FRENCH = {
    "how-it-works": "Comment ça marche ?",
    "contraindications": "Qui ne doit pas en prendre ?",
    "administration": "Comment le prendre ?",
    "frequency": "Combien de fois ?",
    "dosage": "Quelle est la dose habituelle ?",
    "relapse-risk": "De combien le risque de poussée baisse-t-il ?",
    "side-effects": "Quels sont les effets indésirables ?",
    "preparation": "Comment se préparer ?",
    "monitoring": "Quel suivi faut-il ?",
    "manufacturer": "Qui le fabrique ?",
    "payment-help": "Qui aide à payer ?",
    "pregnancy": "Et pendant la grossesse ?",
    "clinical-trials": "Essais cliniques",
    "insurance": "Est-il remboursé ?",
    "fda-approval": "Est-il approuvé par la FDA ?",
}


def analysed(text: str, words: Path | None) -> Analysis:
    policy = Policy(datetime.date(2026, 11, 22))
    return analyse("sheet.md", text.encode(), make_setting(Recipe(policy, vocabulary=str(words) if words else None)))


def put(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def test_a_wording_is_one_line_of_yaml(tmp_path: Path) -> None:
    text = PUBLISHED.replace("**What is the typical dosage?**", "**How big is the daily helping?**")
    assert "missing-section" in {finding.rule for finding in analysed(text, None).findings}
    words = put(tmp_path, sections="en:\n  questions:\n    dosage: [How big is the daily helping?]\n")
    assert not analysed(text, words).findings


def test_a_drug_is_a_few_lines_of_yaml(tmp_path: Path) -> None:
    text = PUBLISHED.replace("Azathioprine", "Leaflumab").replace("azathioprine", "leaflumab")
    assert analysed(text, None).drug != "leaflumab"
    words = put(tmp_path, drugs="drugs:\n  leaflumab: {brands: [Leaflira]}\nen:\n  leaflumab: [leaflumab]\n")
    analysis = analysed(text, words)
    assert analysis.drug == "leaflumab"
    assert {fact.drug for fact in analysis.facts} == {"leaflumab"}


def test_a_language_is_yaml_alone(tmp_path: Path) -> None:
    asked = "".join(f'    {id_}: ["{question}"]\n' for id_, question in FRENCH.items())
    words = put(
        tmp_path,
        sections=f"fr:\n  questions:\n{asked}",
        drugs="fr:\n  azathioprine: [azathioprine]\n",
        conditions="fr:\n  conditions: {nmosd: [neuromyélite optique]}\n",
        terms="fr:\n  skin-examination: [examen de la peau]\n",
        phrases=(
            "fr:\n  answer: {no: [non], yes: [oui]}\n  status: {off-label: [hors AMM]}\n"
            "  pregnancy-advice: {avoid: [à éviter]}\n  every: {every: [tous les]}\n"
            "  period: {P1Y: [an, ans], P1M: [mois]}\n  revision: {revised: [mis à jour le]}\n"
            '  month: {"3": [mars]}\n'
        ),
    )
    answers = dict.fromkeys(FRENCH, "Rien de particulier.") | {
        "monitoring": "Un examen de la peau tous les 6 mois.",
        "pregnancy": "Non, à éviter.",
        "fda-approval": "Non, hors AMM.",
    }
    body = "".join(f"## {FRENCH[id_]}\n\n{answer}\n\n" for id_, answer in answers.items())
    analysis = analysed(f"# Azathioprine et neuromyélite optique\n\nMis à jour le 12 mars 2026\n\n{body}", words)
    assert analysis.language == "fr"
    assert not [finding for finding in analysis.findings if finding.severity == "error"], analysis.findings
    assert {
        ("revised", "2026-03-12", None),
        ("monitoring", "skin-examination", ">=1/P6M"),
        ("pregnancy-advice", "avoid", None),
        ("fda-status", "off-label", None),
    } <= {(fact.property.value, fact.value, fact.qualifier("frequency")) for fact in analysis.facts}


def test_a_file_may_stand_in_place_of_ours(tmp_path: Path) -> None:
    words = put(tmp_path, characters="replace: true\nlook-alikes: {}\n")
    assert load_vocabulary(words).look_alikes == {}


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("sections", "en:\n  questions:\n    dosage: How much?\n", r"sections\.yaml:3: .*list"),
        ("phrases", "en:\n  rate: {1/P1Y: [yearly]}\n  rate: {}\n", r"phrases\.yaml:3: .*stands twice"),
        ("drugs", "drugs:\n  imuran: {brand: [x]}\n", r"drugs\.yaml:2: .*brand"),
        ("terms", "terms: [oops\n", r"terms\.yaml:"),
        ("wordz", "en: {}\n", r"wordz\.yaml: .*sections\.yaml"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    put(tmp_path, **{name: content})
    with pytest.raises(InputError, match=complaint):
        load_vocabulary(tmp_path)
