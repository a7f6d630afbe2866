"""Questions in every form in which sheets ask them, each with its answer."""

from __future__ import annotations

import pytest

from .pages import read, sections

FORMS = {
    "heading": "## {q}\n\n{a}\n\n",
    "heading of level 1": "# {q}\n\n{a}\n\n",
    "heading of level 6": "###### {q}\n\n{a}\n\n",
    "closed heading": "## {q} ##\n\n{a}\n\n",
    "heading in bold": "### **{q}**\n\n{a}\n\n",
    "heading in italics": "### *{q}*\n\n{a}\n\n",
    "heading with an anchor": "## {q} {{#anchor}}\n\n{a}\n\n",
    "heading with a note": "## {q}[2]\n\n{a}\n\n",
    "setext": "{q}\n---\n{a}\n\n",
    "setext of level 1": "{q}\n=====\n\n{a}\n\n",
    "numbered heading": "## {n}. {q}\n\n{a}\n\n",
    "numbered with a bracket": "## {n}) {q}\n\n{a}\n\n",
    "numbered in brackets": "## ({n}) {q}\n\n{a}\n\n",
    "numbered in words": "## Question {n}: {q}\n\n{a}\n\n",
    "bold line": "**{q}**\n\n{a}\n\n",
    "bold line with the mark outside": "**{bare}**{mark}\n\n{a}\n\n",
    "bold line with underscores": "__{q}__\n\n{a}\n\n",
    "bold and italic line": "***{q}***\n\n{a}\n\n",
    "bold in HTML": "<b>{q}</b>\n\n{a}\n\n",
    "bold between rules": "---\n\n**{q}**\n\n---\n\n{a}\n\n",
    "bold with the answer on its line": "**{q}** {a}\n\n",
    "bold with a colon": "**{q}:** {a}\n\n",
    "bold with a dash": "**{q}** – {a}\n\n",
    "bold with the answer on the next line": "**{q}**\n{a}\n\n",
    "bold with two blanks at the end": "**{q}**  \n{a}\n\n",
    "bold with a break": "**{q}**<br>{a}\n\n",
    "bold, all in one paragraph": "**{q}**\n{a}\n",
    "bold and numbered": "**{n}. {q}**\n\n{a}\n\n",
    "bold, numbered outside": "{n}. **{q}**\n\n   {a}\n\n",
    "bold in a list": "- **{q}**\n\n  {a}\n\n",
    "bold in a list, on one line": "- **{q}** {a}\n",
    "bold in a quotation": "> **{q}**\n>\n> {a}\n\n",
    "numbered line": "{n}. {q}\n\n{a}\n\n",
    "numbered line with the answer": "{n}. {q} {a}\n\n",
    "numbered line, answer below": "{n}. {q}\n   {a}\n",
    "numbered with brackets": "{n}) {q}\n\n{a}\n\n",
    "plain line": "{q}\n\n{a}\n\n",
    "plain, answer on the next line": "{q}\n{a}\n\n",
    "plain, answer on its line": "{q} {a}\n\n",
    "Q and A": "Q: {q}\n\nA: {a}\n\n",
    "Q and A in one paragraph": "**Q:** {q}\n**A:** {a}\n\n",
    "HTML": "<h2>{q}</h2>\n\n<p>{a}</p>\n\n",
}
ASKED = {
    "en": {
        "how-it-works": "How does it work?",
        "contraindications": "Who should not take this drug?",
        "monitoring": "What ongoing monitoring should occur?",
        "pregnancy": "Can I take it if I’m pregnant?",
        "fda-approval": "Is it FDA approved for NMOSD?",
    },
    "es": {
        "how-it-works": "¿Cómo funciona?",
        "contraindications": "¿Quién no debe tomar este medicamento?",
        "monitoring": "¿Qué seguimiento debe realizarse?",
        "pregnancy": "¿Puedo tomarlo si estoy embarazada?",
        "fda-approval": "¿Está aprobado por la FDA para la NMOSD?",
    },
}
ANSWERS = ["It does.", "Nobody at all, 2.5 mg.", "Every 3 months", "No, never.", "Yes."]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ASKED)
def test_a_question_is_recognised_in_every_form(form: str, language: str) -> None:
    text = "Sheet\n\n"
    for number, ((_, question), answer) in enumerate(zip(ASKED[language].items(), ANSWERS, strict=True), 1):
        text += FORMS[form].format(q=question, bare=question[:-1], mark=question[-1], n=number, a=answer)
    assert sections(text) == list(zip(ASKED[language], ANSWERS, strict=True))
    assert read(text).language == language


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("When should I not take this drug?", "contraindications"),
        ("When should I not take these drugs?", "contraindications"),
        ("Who should not take these medications?", "contraindications"),
        ("Who should not take azathioprine?", "contraindications"),
        ("Can I take it if I'm pregnant?", "pregnancy"),
        ("Can I take it if I‘m pregnant?", "pregnancy"),
        ("Can I take it if I´m pregnant?", "pregnancy"),
        ("Can I take azathioprine (Imuran®) if I’m pregnant?", "pregnancy"),
        ("CAN I TAKE IT IF I’M PREGNANT?", "pregnancy"),
        ("How do Soliris™ and Ultomiris™ work?", None),
        ("How does Soliris(R) work?", "how-it-works"),
        ("How does SOLIRIS® (eculizumab) work?", "how-it-works"),
        ("How does eculizumab (Soliris®) work?", "how-it-works"),
        ("How does it  work ?", "how-it-works"),
        ("How does it work", "how-it-works"),
        ("Who makes this medication?", "manufacturer"),
        ("Who makes these medications?", "manufacturer"),
        ("Pregnancy", "pregnancy"),
        ("Clinical Trial Information", "clinical-trials"),
        ("Clinical trials:", "clinical-trials"),
        ("¿Cómo funciona la azatioprina?", "how-it-works"),
        ("¿Cómo funciona Enspryng®?", "how-it-works"),
        ("¿Quién no debe usar Enspryng (satralizumab)?", "contraindications"),
        ("¿Puedo tomarlo si estoy embarazada?", "pregnancy"),
        ("¿Puedo tomarla si estoy embarazada?", "pregnancy"),
        ("Puedo tomarlo si estoy embarazada?", "pregnancy"),
        ("¿Quién fabrica estos medicamentos?", "manufacturer"),
        ("Embarazo", "pregnancy"),
        ("¿Que es mejor?", None),
    ],
)
def test_a_question_is_recognised_in_many_wordings(question: str, id_: str | None) -> None:
    assert sections(f"# Sheet\n\n## How do I take it?\n\nSo.\n\n## {question}\n\nAnswer.\n")[1] == (id_, "Answer.")


def test_a_heading_stands_where_its_words_do() -> None:
    sheet = read("# Az\r\n\r\n- **1. How does it work?** Well.\r\n\r\n## *Pregnancy*\r\n\r\nNo.\r\n")
    places = [sheet.text.place(sheet.prose.source(section.heading)) for section in sheet.sections]
    assert [(p.line, p.column, p.end_column) for p in places] == [(3, 5, 25), (5, 5, 14)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Reasons in a list are no questions.
        ("## Who should not take it?\n\n- Pregnancy\n- Infection\n", [("contraindications", "Pregnancy\nInfection")]),
        ("## Who should not take it?\n\n1. Pregnancy\n2. Infection\n", [("contraindications", "Pregnancy\nInfection")]),
        # Numbered questions are, also those without an answer and those without a question mark.
        ("1. How do I take it?\n\n2. Pregnancy\n\nNo.\n", [("administration", ""), ("pregnancy", "No.")]),
        (
            "12. Can I take it if I'm pregnant?\n\n13. Clinical trials\n\nNone.\n\n14. Insurance coverage?\n\nYes.\n",
            [("pregnancy", ""), ("clinical-trials", "None."), ("insurance", "Yes.")],
        ),
        (
            "12. Can I take it if I'm pregnant?\n\nNo.\n\n13. Clinical trials\n\n14. Insurance coverage?\n\nYes.\n",
            [("pregnancy", "No."), ("clinical-trials", ""), ("insurance", "Yes.")],
        ),
        # A question in an answer, or in a list of contents, is not asked again.
        (
            "- How does it work?\n- Pregnancy\n\n## How does it work?\n\nWell.\n\n## Pregnancy\n\nNo.\n",
            [("how-it-works", "Well."), ("pregnancy", "No.")],
        ),
        # What is bold in an answer stays there.
        ("## How does it work?\n\n**Well.** Very.\n\n**Note**\n\nSo.\n", [("how-it-works", "Well. Very.\nNote\nSo.")]),
        # A sentence that goes on after the question is no heading.
        ("## Pregnancy\n\nPregnancy is no reason to stop it.\n", [("pregnancy", "Pregnancy is no reason to stop it.")]),
        # A statement in the words of a question answers it.
        ("## Is it approved?\n\nIt is FDA approved.\n", [("fda-approval", "It is FDA approved.")]),
        (
            "## ¿Puedo tomarlo durante el embarazo?\n\nEstá contraindicado en embarazadas.\n",
            [("pregnancy", "Está contraindicado en embarazadas.")],
        ),
        # Code and tables hold no questions.
        ("## Pregnancy\n\n```\n## How does it work?\n```\n", [("pregnancy", "## How does it work?")]),
    ],
)
def test_what_only_looks_like_a_question_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert sections("# Sheet\n\n" + text) == expected
