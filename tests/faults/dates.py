"""Dates: missing, impossible, to come, in two readings, too old, overtaken."""

from __future__ import annotations

from .fault import DECLARED, DECLARED_LINE, SEED, SPANISH, Fault, each

_SEED_LINE = "**Revised 1/31/2025**"
_SPANISH_LINE = "Actualizado el 12 de marzo de 2026"
_MTX, _MTX_LINE = "methotrexate-weekly.md", "Date of last revision: 2025-09-30"
_WHOLE = (
    "## Rituximab\n\n### NMOSD Off-label Drug\n\n---\n\n**Revised 1/31/2025** | This information sheet has been "
    "reviewed and approved by members of the Medical and Scientific Council. See <https://example.org/compare> to "
    "compare all NMOSD drugs.\n"
)

DATES = [
    Fault("missing-revision-date", SEED, _WHOLE, "«## Rituximab\n\n### NMOSD Off-label Drug\n"),
    *each(
        "missing-revision-date",
        SEED,
        _SEED_LINE,
        "«**Revised**",
        "«**Revised:**",
        "«**Revised {MM/YYYY}**",
        "«**Revised MM/DD/YYYY**",
        "«**Revised: XX/XX/XXXX**",
        "«**Revised ____**",
        "«**Revised: TBD**",
        "«**Last updated: to be confirmed**",
        "«**Last updated: [insert date]**",
        "«**This leaflet was last revised in {MM/YYYY}.**",
        "«**This leaflet was last revised in**",
    ),
    Fault("missing-revision-date", _MTX, _MTX_LINE, "«Date of last revision:"),
    Fault("missing-revision-date", SPANISH, _SPANISH_LINE, "«Actualizado el"),
    Fault("missing-revision-date", SPANISH, _SPANISH_LINE, "«Actualizado el {DD/MM/AAAA}"),
    Fault("missing-revision-date", DECLARED, DECLARED_LINE, "«revised:\n"),
    Fault("missing-revision-date", DECLARED, DECLARED_LINE, '«revised: ""\n'),
    Fault("missing-revision-date", "mycophenolate-report-style.md", "\n_Last revision: 2026/02/11_\n", "")._replace(
        old="# MYCOPHENOLATE MOFETIL (CELLCEPT®, MYHIBBIN®)\n\n| Condition | Status | Document date |\n|---|---|---|\n"
        "| NMOSD | Off-label | see below |\n\n_Last revision: 2026/02/11_\n",
        new="«# MYCOPHENOLATE MOFETIL (CELLCEPT®, MYHIBBIN®)\n\n| Condition | Status |\n|---|---|\n"
        "| NMOSD | Off-label |\n",
    ),
    *each(
        "invalid-date",
        SEED,
        _SEED_LINE,
        "«**Revised 2/30/2025**",
        "«**Revised February 30, 2025**",
        "«**Revised 31 April 2025**",
        "«**Revised 29 February 2025**",
        "«**Revised 2025-13-01**",
        "«**Revised 2025-00-10**",
        "«**Revised 13/45/2025**",
        "«**Last updated: 0/12/2025**",
    ),
    Fault("invalid-date", SPANISH, _SPANISH_LINE, "«Actualizado el 30 de febrero de 2026"),
    Fault("invalid-date", SPANISH, _SPANISH_LINE, "«Actualizado el 31/04/2026"),
    Fault("invalid-date", DECLARED, DECLARED_LINE, "«revised: 2026-02-30\n"),
    Fault("invalid-date", DECLARED, DECLARED_LINE, "«revised: 2026-13\n"),
    Fault("invalid-date", DECLARED, "  approved_on: 2020-08-14\n", "  «approved_on: 2020-06-31\n"),
    Fault("invalid-date", DECLARED, "  approved_on: 2020-08-14\n", "  «approved_on: 2020-14-08\n"),
    Fault("invalid-date", DECLARED, "version: 2022-03,", "«version: 2022-02-29,"),
    *each(
        "future-date",
        SEED,
        _SEED_LINE,
        "«**Revised 1/31/2027**",
        "«**Revised 11/23/2026**",
        "«**Revised December 2026**",
        "«**Revised 2031**",
        "«**Last updated: March 28, 2052**",
    ),
    Fault("future-date", SPANISH, _SPANISH_LINE, "«Actualizado el 12 de marzo de 2027"),
    Fault("future-date", DECLARED, DECLARED_LINE, "«revised: 2062-01-15\n"),
    *each(
        "ambiguous-date",
        SEED,
        _SEED_LINE,
        "«**Revised 3/4/2026**",
        "«**Revised 03-04-2026**",
        "«**Revised 4.3.2026**",
        "«**Revised 7/13/25**",
        "«**Updated 12/11/25**",
    ),
    Fault("ambiguous-date", SPANISH, _SPANISH_LINE, "«Actualizado el 3/4/2026"),
    *each(
        "stale-revision",
        SEED,
        _SEED_LINE,
        "«**Revised November 21, 2024**",
        "«**Revised 22 November 2023**",
        "«**Revised November 21, 2023**",
        "«**Revised October 2024**",
        "«**Revised July 2019**",
        "«**Revised 2012**",
    ),
    Fault("stale-revision", SPANISH, _SPANISH_LINE, "«Actualizado el 12 de marzo de 2021"),
    Fault("stale-revision", DECLARED, DECLARED_LINE, "«revised: 2021-07-13\n"),
    Fault("stale-revision", _MTX, _MTX_LINE, "«Version 2. First published March 2012"),
    Fault("overtaken-revision", "azathioprine-bold.md", "Last updated: March 28, 2026", "«Last updated: May 18, 2025"),
    Fault("overtaken-revision", "azathioprine-australia.md", "Last updated 5 May 2026", "«Last updated 5 May 2025"),
    Fault("overtaken-revision", SPANISH, _SPANISH_LINE, "«Actualizado el 12 de marzo de 2025"),
]
FAIR_DATES = [
    *each(
        "",
        SEED,
        _SEED_LINE,
        "**Revised November 22, 2024**",
        "**Revised November 2024**",
        "**Revised 11/22/2026**",
        "**Revised November 2026**",
        "**Revised 2026**",
        "**Revised 4/4/2026**",
        "**Revised: 28th March 2026**",
        "**Revised 28-Mar-2026**",
        "**Last updated: Mar. 28, 2026**",
        "**Updated Wednesday, 25 March 2026**",
        "**Revised January 31, 2025** | Next review due: January 31, 2028",
        "**Published 13/4/2014. Revised 28 March 2026**",
        "**Updated 2026-03-28T10:15:00Z**",
        "**Updated on the 28th of March, 2026**",
        "**Version 2.1, 28 March 2026**",
    ),
    *each(
        "",
        SPANISH,
        _SPANISH_LINE,
        "Última revisión: marzo de 2026",
        "Fecha de actualización: 28/03/2026",
        "Actualizada en marzo del 2026",
        "Revisado en 2026",
        "Revisado el 1.º de marzo de 2026",
    ),
    Fault("", "azathioprine-bold.md", "Last updated: March 28, 2026", "Last updated: May 19, 2025"),
    Fault("", DECLARED, DECLARED_LINE, "revised: 2026-01\n"),
    Fault("", DECLARED, DECLARED_LINE, "revised: '2026-01-15' # checked twice\n"),
]
