"""The words leaflint knows, per language, and how they are found in a text."""

from __future__ import annotations

from leaflint.vocabulary.folding import fold, tidy
from leaflint.vocabulary.lexicon import Lexicon, Mention
from leaflint.vocabulary.loading import load_vocabulary
from leaflint.vocabulary.questions import Question, about_drug
from leaflint.vocabulary.vocabulary import Vocabulary
from leaflint.vocabulary.wordings import APART

__all__ = ["APART", "Lexicon", "Mention", "Question", "Vocabulary", "about_drug", "fold", "load_vocabulary", "tidy"]
