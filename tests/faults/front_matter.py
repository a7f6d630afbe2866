"""Front matter that does not conform, or cannot be read."""

from __future__ import annotations

from .fault import DECLARED, DECLARED_LINE, Fault, each

_FULL = "rituximab-declared-full.md"
FRONT = [
    Fault("schema", DECLARED, "---\ndrug: satralizumab\ncondition: nmosd\n", "«---\ndrug: satralizumab\n"),
    *each(
        "schema",
        DECLARED,
        DECLARED_LINE,
        "«revised: 15/01/2026\n",
        "«revised: January 2026\n",
        "«revised: soon\n",
        "«revised: [2026-01-15]\n",
        "«Revised: 2026-01-15\n",
        "«revisd: 2026-01-15\n",
    ),
    *(
        Fault("schema", DECLARED, old, new)
        for old, new in (
            ("jurisdiction: US\n", "«jurisdicton: US\n"),
            ("manufacturers: [Genentech]", "«manufacturer: [Genentech]"),
            ("side_effects: [", "«side-effects: ["),
            ("contraindications: [", "«contraindication: ["),
            ("preparation: [", "«Preparation: ["),
            ("  status: approved\n", "  «stauts: approved\n"),
            ("  approved_on: 2020-08-14\n", "  «approved-on: 2020-08-14\n"),
            ("  population: adults", "  «populaton: adults"),
            ("{route: subcutaneous,", "{«rout: subcutaneous,"),
            ("dose: 120 mg, every", "«dosage: 120 mg, every"),
            ("{advice: unknown, letter: none}", "{«advise: unknown, letter: none}"),
            ("{what: liver enzymes, every: 4 weeks,", "{«wat: liver enzymes, every: 4 weeks,"),
            ("{what: liver enzymes, every: 3 months,", "{what: liver enzymes, «evry: 3 months,"),
            ("{id: label, title:", "{id: label, «titel:"),
            ("set_id: 64c1", "«setid: 64c1"),
            ("status: approved\nrevised", "«status: aproved\nrevised"),
            ("  status: approved\n  approved_on", "  «status: aproved\n  approved_on"),
            ("letter: none}", "«letter: E}"),
            ("letter: none}", "«letter: d}"),
            ("{advice: unknown,", "{«advice: dont know,"),
            ("jurisdiction: US\n", "«jurisdiction: USA\n"),
            ("jurisdiction: US\n", "«jurisdiction: us\n"),
            ("language: en\n", "«language: English\n"),
            ("drug: satralizumab\n", "«drug: [satralizumab]\n"),
            ("drug: satralizumab\n", "«drug:\n"),
            ("condition: nmosd\n", "«condition: {name: nmosd}\n"),
            ("manufacturers: [Genentech]", "«manufacturers: Genentech"),
            ("side_effects: [headache, rash, fatigue, nausea]", "«side_effects: headache, rash"),
            ("pregnancy: {advice: unknown, letter: none}", "«pregnancy: unknown"),
            ("pregnancy: {advice: unknown, letter: none}", "«pregnancy: {}"),
            ("  approved_on: 2020-08-14\n", "  «approved_on: August 2020\n"),
            ("version: 2022-03,", "«version: [2022],"),
        )
    ),
    Fault("schema", DECLARED, "fda:\n  status: approved\n  approved_on: 2020-08-14\n", "«fda:\n  status: approved\n"),
    Fault(
        "schema",
        DECLARED,
        "fda:\n  status: approved\n  approved_on: 2020-08-14\n"
        "  population: adults who are anti-aquaporin-4 (AQP4) antibody positive\n",
        "«fda: approved\n",
    ),
    Fault(
        "schema",
        DECLARED,
        "fda:\n  status: approved\n  approved_on: 2020-08-14\n"
        "  population: adults who are anti-aquaporin-4 (AQP4) antibody positive\n",
        "«fda:\n  status: approved\n  approved_on: 2020-08-14\n",
    ),
    *(
        Fault("schema", _FULL, old, new)
        for old, new in (
            ("fda: {status: off-label}", "«fda: {status: offlabel}"),
            ("fda: {status: off-label}", "«fda: {status: Off-label}"),
            ("fda: {status: off-label}", "«fda: off-label"),
            ("  advice: avoid\n", "  «advice: avoyd\n"),
            ("status: in-review\n", "«status: in review\n"),
            ("relapse_reduction: not-estimated", "«relapse_reduction: not estimated"),
            ("    at_least: 2 per year\n", "    «atleast: 2 per year\n"),
            ("    every: 3 months\n", "    «every:\n"),
            ("similar_to: [inebilizumab]", "«similar_to: inebilizumab"),
            ("contraindications: []", "«contraindications: none"),
            ('    version: "2020"\n', '    «versoin: "2020"\n'),
        )
    ),
    *(
        Fault("unreadable-sheet", DECLARED, old, new)
        for old, new in (
            ("condition: nmosd\n", "condition: nmosd\n«drug: satralizumab\n"),
            ("condition: nmosd\n", "«condition: *name\n"),
            ("condition: nmosd\n", "«condition: !!str nmosd\n"),
            ("condition: nmosd\n", "condition: nmosd\n\t«jurisdiction2: US\n"),
            ("letter: none}\npreparation", "letter: none\n«preparation"),
            ('title: "Enspryng, US label"', '«title: "Enspryng, US label'),
        )
    ),
]
FAIR_FRONT = [
    *(
        Fault("", DECLARED, old, new)
        for old, new in (
            ("drug: satralizumab\n", "drug: Enspryng\n"),
            ("drug: satralizumab\n", "drug: satralizumab-mwge\n"),
            ("condition: nmosd\n", "condition: NMOSD\n"),
            ("jurisdiction: US\n", ""),
            ("language: en\n", ""),
            ("status: approved\nrevised", "revised"),
            ("drug: satralizumab\n", ""),
            ("contraindications: [hypersensitivity, active hepatitis B, active tuberculosis]", "contraindications: []"),
            ("manufacturers: [Genentech]", "manufacturers:\n  - Genentech\n  - Roche"),
            ("approved_on: 2020-08-14", "approved_on: 2020-08"),
        )
    ),
]
