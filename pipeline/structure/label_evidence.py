"""What speaks for a line as the label of a field, and what against it."""

from __future__ import annotations

# Is this line the label of a field? A word of the profile suffices where it stands alone or before
# a colon; a word that only ends like one needs its place; what nobody knows needs neighbours that
# are labels, or to stand as often as they do.
IS_LABEL = {
    "the profile knows its words": 4,
    "its words name a kind of field": 3,
    "it asks for a kind of field": 3,
    "steps, questions or an appendix begin with it": 8,
    "papers stand in the entry before it, and its list goes on": 8,
    "it is one of the questions that the guide consists of": 10,
    "it is set apart as a label": 3,
    "it is set as a heading": 2,
    "it stands alone on its line": 2,
    "a colon closes it": 1,
    "a list begins below it": 1,
    "questions and answers follow": 3,
    "the entries of its list are labels": 3,
    "the entries of its list are no labels": -3,
    "the entries of its list have no values": -4,
    "a field of its list is, or holds, the field before it": 3,
    "its list divides the whole text": 1,
    "it closes the text below the last number": 2,
    "it is printed as most labels are": 2,
    "it is printed otherwise than the labels": -2,
    "it stands as often as the known labels": 3,
    "labels with values stand right above and below it": 3,
    "it names what the field around it names": -4,
    "it names what the field before it names": -3,
    "it names what the empty field before it names": -4,
    "it names a channel of the field above it": -8,
    "it heads a part of the field before it": -5,
    "the list that it interrupts goes on": -4,
    "it is a remark inside a list": -12,
    "neither words, print nor neighbours speak for it": -4,
    "it closes a sentence": -6,
    "it is long": -3,
    "figures stand in it": -5,
    "items stand below it": -8,
    "it opens the text": -6,
    "no other heading is of its level": -4,
    "the next line is a label itself": -4,
    "it names no field, and a known label in the same print follows": -8,
    "an answer stands below it": -6,
    "it says below it when the page was published": -6,
    "it stands far more often than the other labels": -6,
}
IS_LABEL_SCORE = 4
