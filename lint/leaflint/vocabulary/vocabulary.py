"""The words leaflint knows: questions, drugs, conditions, terms and phrases, in every language it was given."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterator, Mapping
from typing import Any

import msgspec

from leaflint.vocabulary.composing import compounds_of, with_composed
from leaflint.vocabulary.folding import fold, tidy
from leaflint.vocabulary.lexicon import Folded, Lexicon, Mention, folded_wordings
from leaflint.vocabulary.questions import Asked, Question, Questions, work_out
from leaflint.vocabulary.wordings import APART, Files, Wording, every_wording, layers


class Worked(msgspec.Struct, frozen=True):
    """What is worked out once of a language: its wordings in the form in which they are sought, and its questions.

    `apart` are the wordings of the kinds in APART.
    """

    folded: Folded
    apart: Folded
    asked: Asked


class Vocabulary:
    """All words of all languages, compiled once for a run."""

    def __init__(
        self, files: Files, digest: str = "", language: str = "", worked: Mapping[str, Worked] | None = None
    ) -> None:
        """`files` maps a vocabulary file's name without its ending to its content; `digest` names their bytes.

        `language` is the one taken where nothing else decides; without it, the first of the files. `worked` is what
        `work_out` gives for each language, where it is known already.
        """
        self.digest = digest
        self._files = files
        self._worked = dict(worked or {})
        about = files["sections"]["sections"]
        self.sections: tuple[str, ...] = tuple(section["id"] for section in about)
        self.safety_sections = frozenset(section["id"] for section in about if section.get("safety") == "true")
        self._answers = {section["id"]: tuple(section.get("properties", ())) for section in about}
        self._shown_by = {section["id"]: frozenset(section.get("shown-by", ())) for section in about}
        languages = [key for key in files["sections"] if key not in ("sections", "replace")]
        self.languages: tuple[str, ...] = tuple(sorted(languages, key=lambda key: key != language))
        self.drugs: Mapping[str, Mapping[str, Any]] = files["drugs"]["drugs"]
        self.classes: Mapping[str, Mapping[str, Any]] = files["classes"]["classes"]
        self.terms: Mapping[str, Mapping[str, Any]] = files["terms"]["terms"]
        self._compounds = compounds_of(self.terms, self.kinds, self.covers)
        self.notations: Mapping[str, Any] = files["notations"]
        self.look_alikes: Mapping[str, str] = files["characters"]["look-alikes"]
        self._lexicons: dict[str, Lexicon] = {}
        self._apart: dict[str, Lexicon] = {}
        self._questions: dict[str, Questions] = {}
        self._asked: dict[str, Question | None] = {}
        self._asides: dict[str, bool] = {}
        self._names: dict[str, dict[tuple[str, str], str]] = {}
        self._resolved: dict[tuple[str, str, str], str | None] = {}

    def lexicon(self, language: str) -> Lexicon:
        """The words of `language`; those of the first language where it is not known."""
        known = self._known(language)
        if known not in self._lexicons:
            worked = self._worked.get(known)
            self._lexicons[known] = Lexicon(worked.folded if worked else self._folded(known))
        return self._lexicons[known]

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """The mentions in a text of `language`, the terms that are made of several words of it among them."""
        return with_composed(text, self.lexicon(language).find(text), self._compounds)

    def apart(self, text: str, language: str, kinds: Container[str]) -> tuple[Mention, ...]:
        """The mentions in `text` of those kinds in APART that are among `kinds`."""
        known = self._known(language)
        if known not in self._apart:
            worked = self._worked.get(known)
            self._apart[known] = Lexicon(worked.apart if worked else self._folded_apart(known))
        return tuple(mention for mention in self._apart[known].find(text) if mention.kind in kinds)

    def _folded(self, language: str) -> Folded:
        wordings = (wording for wording in self._wordings(language) if wording[1] not in APART)
        return folded_wordings(wordings, layers(self._files, language))

    def _folded_apart(self, language: str) -> Folded:
        wordings = (wording for wording in self._wordings(language) if wording[1] in APART)
        return folded_wordings(wordings, {kind: at for at, kind in enumerate(APART)})

    def work_out(self) -> dict[str, Worked]:
        """What can be kept of every language, so that it need not be worked out again."""
        return {
            language: Worked(
                self._folded(language),
                self._folded_apart(language),
                work_out(language, self._files["sections"].get(language, {}), self.lexicon(language)),
            )
            for language in self.languages
        }

    def answers(self, section: str) -> tuple[str, ...]:
        """The properties of the facts of record that a section is to answer with."""
        return self._answers.get(section, ())

    def question(self, heading: str) -> Question | None:
        """The question that `heading` asks in any language, or None."""
        if heading not in self._asked:
            every = (self._of(language).asked(heading) for language in self.languages)
            _make_room(self._asked)
            self._asked[heading] = next((question for question in every if question), None)
        return self._asked[heading]

    def likely_question(self, heading: str, language: str) -> Question | None:
        """The question that `heading` asks in `language` by its words, though no list has its wording; or None."""
        return self._of(language).likely(heading)

    def told_sections(self, heading: str, language: str) -> frozenset[str]:
        """The questions of which `heading` holds a word that tells them in `language`, where its place agrees."""
        return self._of(language).told(heading)

    def shown_sections(self, heading: str, answer: str, language: str) -> frozenset[str]:
        """The questions that `answer` may answer, unless `heading` misspells one or could stand over anything."""
        return self._of(language).shown(heading, answer, self._shown_by, self.kinds)

    def nearest_question(self, heading: str, language: str) -> Question | None:
        """The question that a misspelt `heading` most likely means in `language`, or None."""
        return self._of(language).nearest(heading)

    def is_aside(self, heading: str) -> bool:
        """Whether `heading` is none of the questions and need not be: references, a disclaimer …"""
        if heading not in self._asides:
            _make_room(self._asides)
            self._asides[heading] = any(self._of(language).is_aside(heading) for language in self.languages)
        return self._asides[heading]

    def title(self, section: str, language: str) -> str:
        """The question of `section` as leaflint suggests it, in `language` or else in the first language."""
        return self._of(language).titles.get(section) or self._of(self.languages[0]).titles.get(section, section)

    def nearest_name(self, kind: str, text: str, language: str) -> str | None:
        """The name of a drug or condition (`kind`) in `language` that `text` most likely misspells, or None."""
        names = {fold(name): name for name, kind_, _ in self._wordings(self._known(language)) if kind_ == kind}
        near = difflib.get_close_matches(fold(text[:200]), names, n=1, cutoff=0.8)
        return names[near[0]] if near else None

    def drug_names(self) -> dict[str, str]:
        """Every name of every drug in any language, brands and suffixed names among them, with the drug's id."""
        named: dict[str, str] = {}
        for language in self.languages:
            for drug, names in self._files["drugs"].get(language, {}).items():
                named |= dict.fromkeys(names, drug)
        for drug, about in self.drugs.items():
            named |= dict.fromkeys((*about.get("brands", ()), *about.get("suffixed", ())), drug)
        return named

    def date_order(self, language: str) -> str:
        """The order of day, month and year in which most who write `language` put them: "MDY", "DMY" or "YMD"."""
        return str(self._files["sections"].get(self._known(language), {}).get("date-order", "MDY"))

    def decimal_mark(self, language: str) -> str:
        """What divides a number from its fraction in `language`: "." or ","."""
        return str(self._files["sections"].get(self._known(language), {}).get("decimal-mark", "."))

    def resolve(self, kind: str, text: str, language: str) -> str | None:
        """The id that `text`, as a whole, names: a drug, condition or term by id or in any wording; or None."""
        key = (kind, text, language)
        if key not in self._resolved:
            _make_room(self._resolved)
            self._resolved[key] = self._resolve(kind, text, language)
        return self._resolved[key]

    def _resolve(self, kind: str, text: str, language: str) -> str | None:
        ids: Mapping[str, Any] = {"drug": self.drugs, "condition": self._files["conditions"]["conditions"]}.get(
            kind, self.terms
        )
        wanted = tidy(text).replace(" ", "-")
        if wanted in ids:
            return wanted
        words = " ".join(tidy(text).split())
        for known in dict.fromkeys((language, *self.languages)):
            for mention in self.lexicon(known).find(words):
                if mention.kind == kind and (mention.span.start, mention.span.end) == (0, len(words)):
                    return mention.id
        return None

    def nearest(self, kind: str, text: str, language: str) -> str | None:
        """The name nearest in spelling to `text` among those of `kind`, or None where none is near."""
        names = {fold(wording): wording for wording, kind_, _ in self._wordings(self._known(language)) if kind_ == kind}
        near = difflib.get_close_matches(fold(text), names, n=1, cutoff=0.7)
        return names[near[0]] if near else None

    def kinds(self, term: str) -> frozenset[str]:
        """What a term is: "test", "vaccine", "side-effect" …; nothing for a term that is not known."""
        kind = self.terms.get(term, {}).get("kind", ())
        return frozenset([kind] if isinstance(kind, str) else kind)

    def kind_within(self, term: str, kinds: frozenset[str]) -> str:
        """The first of the kinds of a term that is one of `kinds`; "" where none is."""
        kind = self.terms.get(term, {}).get("kind", ())
        return next((one for one in ([kind] if isinstance(kind, str) else kind) if one in kinds), "")

    def covers(self, term: str, wanted: str) -> bool:
        """Whether who speaks of `term` speaks of `wanted`: it is that, or one of its kind (lymphoma of malignancy)."""
        if term == wanted:
            return True
        broader = self.terms.get(term, {}).get("is", ())
        return any(self.covers(one, wanted) for one in ([broader] if isinstance(broader, str) else broader))

    def named(self, kind: str, id_: str, language: str) -> str:
        """How `id_` is called in `language`: its first wording, else the id with blanks."""
        known = self._known(language)
        if known not in self._names:
            names: dict[tuple[str, str], str] = {}
            for wording, kind_, id__ in self._wordings(known):
                names.setdefault((kind_, id__), wording)
            self._names[known] = names
        return self._names[known].get((kind, id_), id_.replace("-", " "))

    def _known(self, language: str) -> str:
        return language if language in self.languages else self.languages[0]

    def _of(self, language: str) -> Questions:
        known = self._known(language)
        if known not in self._questions:
            block, lexicon = self._files["sections"].get(known, {}), self.lexicon(known)
            asked = self._worked[known].asked if known in self._worked else work_out(known, block, lexicon)
            self._questions[known] = Questions(known, block, lexicon, asked)
        return self._questions[known]

    def _wordings(self, language: str) -> Iterator[Wording]:
        return every_wording(self._files, language)


def _make_room(known: dict[Any, Any]) -> None:
    # Sheets ask in the same words again and again; no text fills the memory.
    if len(known) > 20_000:
        known.clear()
