"""Characters that are not what they look like."""

from __future__ import annotations

from .fault import DOSE, SEED, SPANISH, Fault, each

HIDDEN = [
    *each(
        "hidden-character",
        SEED,
        "Rituximab is an antibody that depletes",
        "«R\u0456tuximab is an antibody that depletes",
        "«Ritu\u200bximab is an antibody that depletes",
        "«Ritux\u00adimab is an antibody that depletes",
        "«Rituxim\u0430b is an antibody that depletes",
        "«Rit\u2060uximab is an antibody that depletes",
        "«\u202eRituximab is an antibody that depletes",
        "«\uff32ituximab is an antibody that depletes",
    ),
    *each(
        "hidden-character",
        SEED,
        DOSE,
        "«1\u041e00 mg twice, two weeks apart.\n",
        "«1\u200b000 mg twice, two weeks apart.\n",
        "«\uff11000 mg twice, two weeks apart.\n",
        "«1000 m\u200bg twice, two weeks apart.\n",
        "«1000 \u043cg twice, two weeks apart.\n",
        "«\u0661\u0660\u0660\u0660 mg twice, two weeks apart.\n",
        "«1000 mg \u2066twice, two weeks apart.\n",
        "«10\ufeff00 mg twice, two weeks apart.\n",
        "«\U0001d7cf000 mg twice, two weeks apart.\n",
        "«1000\u200b mg twice, two weeks apart.\n",
    ),
    Fault("hidden-character", SEED, "Genentech and Biogen (Rituxan).", "«Genentech and Biogen (Rit\u03c5xan)."),
    Fault("hidden-character", SPANISH, "De 2 a 3 mg/kg al día.", "«De 2 a \uff13 mg/kg al día."),
]
FAIR_CHARACTERS = [
    *each(
        "",
        SEED,
        DOSE,
        "1000\u00a0mg twice, two weeks apart.\n",
        "1000\u202fmg twice, two weeks apart.\n",
        "1\u2009000 mg twice, two weeks apart.\n",
        "375 mg/m² once a week for four weeks.\n",
        "½ g to 1 g twice.\n",
        "7·5 mg × 2.\n",
        "1000 mg twice – two weeks apart. 👩\u200d⚕️\n",
        "500 µg or 500 μg twice.\n",
        "1000 mg twice (10⁹/L; ≥ 2; ± 5 %).\n",
        "1000 mg twice. Café, naïve, Sjögren’s, “quoted”, Łódź, Αθήνα, Москва.\n",
    ),
]
