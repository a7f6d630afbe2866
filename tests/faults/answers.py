"""Answers that nobody has written yet."""

from __future__ import annotations

from .fault import DOSE, SEED, SPANISH, Fault, each

_PLACEHOLDERS = (
    "TBD",
    "TBC",
    "T.B.D.",
    "tbd",
    "To be determined",
    "To be determined.",
    "To be confirmed",
    "Dose: to be confirmed.",
    "Coming soon",
    "Coming soon!",
    "*Coming soon…*",
    "Information coming soon.",
    "More information to come.",
    "[insert here]",
    "[Insert dose here]",
    "[dose]",
    "XX mg every six months.",
    "xx mg every six months.",
    "XXX",
    "XX–YY mg",
    "{dose}",
    "Take {dose} every six months.",
    "{{ dose }}",
    "____ mg every six months.",
    "___ mg every six months.",
    "??? mg",
    "Lorem ipsum dolor sit amet.",
    "TODO: ask Dr. Smith",
    "FIXME",
    "Text goes here.",
    "Content pending.",
    "Under construction.",
    "Work in progress",
    "[to be completed]",
    "(to be added)",
    "Add text here",
    "Placeholder",
)
ANSWERS = [
    *(Fault("empty-section", SEED, DOSE, f"«{words}\n") for words in _PLACEHOLDERS),
    *(
        Fault(
            "empty-section",
            SEED,
            f"**What is the typical dosage?**\n\n---\n\n{DOSE}",
            f"**«What is the typical dosage?**\n\n---\n\n{words}\n",
        )
        for words in ("-", "…", "...", "<!-- to be written -->", "&nbsp;", "\\-", "<insert dose>", "<<dose>>")
    ),
    *(
        Fault("empty-section", SPANISH, "De 2 a 3 mg/kg al día.\n", f"«{words}\n")
        for words in (
            "Pendiente",
            "Por definir",
            "Por confirmar.",
            "Próximamente",
            "[insertar dosis]",
            "XX mg al día",
            "{dosis}",
            "Por determinar",
            "En construcción",
        )
    ),
]
FAIR_ANSWERS = [
    *each(
        "",
        SEED,
        DOSE,
        "1000 mg twice, two weeks apart [1].\n",
        "1000 mg twice. Negative hepatitis tests have to be confirmed first.\n",
        "1000 mg twice. Vaccinations need to be completed four weeks before.\n",
        "1000 mg twice. A form has to be filled in by your doctor.\n",
        "1000 mg twice; the best long-term dose is still to be determined in trials.\n",
        "1000 mg twice. (See [the label](https://example.org/label) for more.)\n",
        "1000 mg twice. XXL blood pressure cuffs are available.\n",
        "1000 mg twice (people with factor XIII deficiency: ask first).\n",
        "1000 mg twice. A generic is coming soon, according to its maker.\n",
        "1000 mg twice. Is that too much? No!\n",
        "1000 mg twice, if a pending infection has cleared up.\n",
        "It varies.\n",
        "- 1000 mg\n- again 1000 mg two weeks later\n",
    ),
    Fault("", SEED, "RIN-1 was a randomized, double-blind trial in Japan.\n", "None.\n"),
    Fault("", SEED, "Genentech and Biogen (Rituxan).\n", "Roche\n"),
    Fault("", SEED, "This will depend on your insurance company.\n", "Yes.\n"),
    Fault("", SEED, "Every six months, or when B cells return.\n", "Monthly\n"),
    Fault("", SPANISH, "Todos los días, en una o dos tomas.\n", "Todo depende de tu peso: una o dos tomas al día.\n"),
]
