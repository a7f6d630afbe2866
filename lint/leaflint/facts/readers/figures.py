"""By how much a drug lowers the risk of a relapse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.comparing.figures import same_percentage
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.shares import PERCENT, percentages
from leaflint.facts.readers.trials import is_trial_name
from leaflint.facts.readers.unestimated import unestimated
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

#: So many words stand before the figure of an answer that opens with "by", at most: "by roughly three quarters (77%)".
_FEW_WORDS = 5
#: So many cells of a row say what a figure in it is of.
_MOST_CELLS = 8


def read_figures(reading: Reading) -> Iterator[Fact]:
    """By how much a drug lowers the risk of a relapse; shares of people who had one, or none, are no such figure."""
    for section, said in reading.sections:
        if section.id not in ("relapse-risk", "clinical-trials"):
            continue
        before: Clause | None = None
        rows = _rows(said)
        for clause in said:
            yield from _reductions(reading, clause, before, _around(clause, rows))
            before = clause
        if section.id == "relapse-risk":
            figures = any(PERCENT.search(reading.text, *clause.span) for clause in said)
            for clause in said:
                for mention in clause.of("not-estimated") or ([] if figures else unestimated(clause, said[0])):
                    for drug in drugs_of(clause, mention, reading.drug):
                        yield reading.state(
                            Property.RELAPSE_REDUCTION, "not-estimated", clause._replace(drug=drug), span=mention.span
                        )


def _around(clause: Clause, rows: Mapping[tuple[int, ...], Sequence[Clause]]) -> list[Mention]:
    """What the row of a table's cell names, and the head of its column: "| PREVENT | 94% |"."""
    if not clause.block.cell or not PERCENT.search(clause.text, *clause.span):
        return []
    table, row, column = clause.block.cell
    beside = [cell for cell in rows.get((table, row), ()) if cell.block.cell != clause.block.cell]
    return [mention for cell in (*beside, *rows.get((table, 0, column), ())) for mention in cell.mentions]


def _rows(clauses: Sequence[Clause]) -> dict[tuple[int, ...], list[Clause]]:
    """The first cells of each row of the tables, by table and row, and the heads of the columns by their place."""
    rows: dict[tuple[int, ...], list[Clause]] = {}
    for clause in clauses:
        if clause.block.cell:
            for place in (clause.block.cell[:2], *((clause.block.cell,) if not clause.block.cell[1] else ())):
                cells = rows.setdefault(place, [])
                if len(cells) < _MOST_CELLS:
                    cells.append(clause)
    return rows


def _reductions(reading: Reading, clause: Clause, before: Clause | None, around: Sequence[Mention]) -> Iterator[Fact]:
    figures = percentages(reading, clause.span)
    cues = clause.of("cue") or [m for m in around if m.kind == "cue"] or _carried(clause, before)
    if len({cue.id for cue in cues}) > 1 and not clause.of("cue"):
        return
    if not figures or not any(cue.id == "reduction" for cue in cues):
        return
    inside = (*reading.sheet.within(clause.sentence), *around)
    sentence = clause._replace(span=clause.sentence, mentions=inside)
    trials = [m for m in inside if m.kind == "trial" and is_trial_name(reading, m) and not _lends_placebo(sentence, m)]
    if not trials and before:
        trials = [m for m in before.of("trial") if is_trial_name(reading, m)][-1:]
    people = [
        m._replace(id="all") if m.kind == "everyone" else m
        for m in inside
        if (m.kind == "everyone" or (m.kind == "population" and m.id in ("aqp4-positive", "aqp4-negative")))
        and not sentence.follows(m, "negation")
    ]
    others = [figure for figure in percentages(reading, clause.sentence) if figure not in figures]
    people = [one for one in people if _is_in(clause, one) or not _is_of_another(one, figures, others)]
    for figure in _without_roundings(reading.text, figures):
        cue = min(cues, key=lambda one: (_distance(one.span, figure.span), one.id != "reduction"))
        if cue.id != "reduction" or clause.negates(figure) or _is_supposed(clause, figure):
            continue
        for drug in drugs_of(clause, figure, reading.drug):
            near = [one for one in people if _is_in(clause, one)]
            qualifiers = {
                "trial": _named_for(figures, figure, [one for one in trials if _is_in(clause, one)] or trials),
                "population": _named_for(figures, figure, _of_one(reading.text, figures, figure, near or people)),
            }
            qualifiers["comparator"] = _comparator(sentence, drug)
            kept = {name: value for name, value in qualifiers.items() if value}
            yield reading.state(
                Property.RELAPSE_REDUCTION, f"{figure.id}%", clause._replace(drug=drug), kept, figure.span
            )


def _is_supposed(clause: Clause, figure: Mention) -> bool:
    """Whether somebody may say so: "if you read of 87% fewer relapses, …"."""
    supposing = [word for word in clause.of("hypothetical", "conditional") if word.id in ("if", "conditional")]
    before = [word for word in supposing if word.span.end <= figure.span.start]
    return bool(before) and not COMMA.search(clause.text, before[-1].span.end, figure.span.start)


def _without_roundings(text: str, figures: Sequence[Mention]) -> Iterator[Mention]:
    """The figures without those that the next one says more exactly: "about 73% (72.8%)"."""
    for figure, next_ in zip(figures, [*figures[1:], None], strict=True):
        between = text[figure.span.end : next_.span.start].strip() if next_ else ""
        if not (next_ and between == "(" and same_percentage(f"{figure.id}%", f"{next_.id}%")):
            yield figure


def _carried(clause: Clause, before: Clause | None) -> list[Mention]:
    """What a figure is of where its clause does not say: what the question asks, or what the figures before were of."""
    opener = before is None or (before.span.start == clause.sentence.start and before.sentence == clause.sentence)
    # "A lot: by 94%" answers as "By 94%" does.
    if before and opener:
        opener = not before.of("trial", "drug", "cue") and not PERCENT.search(before.text, *before.span)
    asked = opener and clause.section is not None and clause.section.id == "relapse-risk"
    opens = PERCENT.search(clause.text, *clause.span)
    words = clause.text[clause.span.start : opens.start()].split() if opens else []
    by = [word for word in clause.of("extent") if word.span.start == clause.span.start]
    first = opens and len(words) <= (_FEW_WORDS if by else 1)
    if asked and (first or not clause.of("trial", "drug")):
        return [Mention("cue", "reduction", clause.span)]
    if before and clause.joint == ":" and before.sentence == clause.sentence and first:
        return before.of("cue")  # "Fall in relapse risk: 94%"
    goes_on = before and before.block == clause.block and clause.of("trial", "population", "everyone")
    return before.of("cue") if before and goes_on else []


def _of_one(text: str, figures: Sequence[Mention], figure: Mention, people: Sequence[Mention]) -> Sequence[Mention]:
    """The people; those who are named behind the first of several figures are the nearest one's."""
    if len(figures) == 1 or len(people) != 1 or people[0].span.end <= figures[0].span.start:
        return people
    nearest = min(figures, key=lambda one: (_is_divided(text, one, people[0]), _distance(one.span, people[0].span)))
    return people if nearest is figure else []


def _is_divided(text: str, figure: Mention, people: Mention) -> bool:
    """Whether a comma stands between: "77% in those with antibodies, and 73% in all"."""
    first, second = sorted((figure.span, people.span))
    return bool(COMMA.search(text, first.end, second.start))


def _is_in(clause: Clause, mention: Mention) -> bool:
    return clause.span.start <= mention.span.start and mention.span.end <= clause.span.end


def _is_of_another(people: Mention, figures: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether people are those of a figure of another clause of the sentence, which stands nearer to them."""
    if not others:
        return False
    nearest = min(_distance(people.span, figure.span) for figure in figures)
    return any(_distance(people.span, other.span) < nearest for other in others)


def _lends_placebo(sentence: Clause, trial: Mention) -> bool:
    """Whether a trial is named for its placebo group alone, with which another trial was compared."""
    if not any(placebo.span.end <= trial.span.start for placebo in sentence.of("comparator")):
        return False
    for word in sentence.of("borrowed"):
        between = sentence.text[word.span.end : trial.span.start]
        # "… of an earlier trial, PREVENT" names it; "… of an earlier trial, according to CHAMPION" does not.
        if word.span.end <= trial.span.start and ("," not in between or not between.strip(" ,(")):
            return True
    return False


def _named_for(figures: Sequence[Mention], figure: Mention, named: Sequence[Mention]) -> str:
    """The trial or the people that a figure is for: what is named alone, or in the order of several figures."""
    if len({one.id for one in named}) == 1:
        return named[0].id
    return named[figures.index(figure)].id if len(named) == len(figures) else ""


def _comparator(sentence: Clause, drug: str | None) -> str:
    if placebo := sentence.of("comparator"):
        return placebo[0].id
    others = [m for m in sentence.of("drug") if m.id != drug and sentence.under(m, "beside")]
    return others[0].id if len({m.id for m in others}) == 1 else ""


def _distance(one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return second.start - first.end
