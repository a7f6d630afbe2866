"""Questions asked twice and questions that nobody knows."""

from __future__ import annotations

from .fault import BEFORE, SEED, SPANISH, Fault

_TOCI = "tocilizumab-long.md"

QUESTIONS = [
    *(
        Fault("duplicate-section", SEED, BEFORE, f"{question}\n\nThe same as above.\n\n{BEFORE}")
        for question in (
            "### «What dose should I take?",
            "### «How much should I take?",
            "**«What are the possible side effects?**",
            "### «Which blood tests will I need during treatment?",
            "## «Rituximab side effects",
            "### «Who should avoid rituximab?",
            "**«How does Rituxan work?**",
        )
    ),
    Fault(
        "duplicate-section",
        SPANISH,
        "## ¿Quién la fabrica?\n",
        "## «¿Qué efectos adversos tiene?\n\nNáuseas.\n\n## ¿Quién la fabrica?\n",
    ),
    *(
        Fault("unknown-section", SEED, BEFORE, f"{question}\n\nSee the map.\n\n{BEFORE}")
        for question in (
            "### «Where can I park?",
            "### «Can I drink alcohol?",
            "### «What if I miss a dose?",
            "### «How should I store it?",
            "**«Can I travel with it?**",
        )
    ),
    Fault("unknown-section", _TOCI, "## 10. Who makes", "## «9b. Can I have vaccines?\n\nYes.\n\n## 10. Who makes"),
    Fault(
        "unknown-section",
        SPANISH,
        "## ¿Quién la fabrica?\n",
        "## «¿Puedo beber alcohol?\n\nSí, poco.\n\n## ¿Quién la fabrica?\n",
    ),
]
FAIR_QUESTIONS = [
    *(
        Fault("", SEED, BEFORE, f"{heading}\n\nSome words.\n\n{BEFORE}")
        for heading in (
            "#### Blood tests",
            "#### Why is this done?",
            "**Good to know**",
            "**Please remember:** always carry your card.",
            "*Who can answer my questions?*",
        )
    ),
    *(
        Fault("", SEED, "No, it is used off-label.\n", f"No, it is used off-label.\n\n{heading}\n\nSome words.\n")
        for heading in (
            "### References",
            "### Sources and references",
            "### Disclaimer",
            "### Medical disclaimer",
            "## Where can I find more information?",
            "### Contact us",
            "### Acknowledgments",
            "### About us",
            "### Questions to ask your doctor",
            "**References**",
            "**Disclaimer:** This is no medical advice.",
        )
    ),
    Fault("", SEED, "## Rituximab\n", "## Rituximab (Rituxan®)\n\n### What is rituximab (Rituxan)?\n\nA drug.\n"),
]
