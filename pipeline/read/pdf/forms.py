"""Forms, which are content that other content draws: whether drawing them multiplies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .streams import Stream, unpack

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage

# Forms that a page draws, each as often as it is drawn; a map with a symbol for each house has
# some thousands.
_MAX_FORMS = 10_000
# Forms inside forms; programs that put pages on sheets, again and again, come to five.
_MAX_DEPTH = 20
# The content of a form that is looked through.
_MAX_CONTENT = 4_194_304
_FORM = re.compile(rb"/Subtype\s*(?:/Form\b|\d+\s+\d+\s+R)")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")

# What each form draws, by the number of its object: names, as often as drawn.
Drawn = dict[int, Counter[bytes] | None]
# Forms by the names under which content draws them.
Names = Mapping[str, int]


def is_form(stream: Stream) -> bool:
    """Whether a stream is a form, or may be one."""
    return _FORM.search(stream.head) is not None


def count_draws(stream: Stream) -> Counter[bytes] | None:
    """Return the names that a form draws; None where nobody can tell yet."""
    content = unpack(stream, _MAX_CONTENT)
    return None if content is None else Counter(_DRAWS.findall(content))


def may_multiply(drawn: Drawn) -> bool:
    """Whether there is a form that draws more than one thing."""
    return any(names is None or names.total() > 1 for names in drawn.values())


def draws_too_much(page: PDFPage, drawn: Drawn) -> bool:
    """Whether what a page draws multiplies beyond what anybody can read."""
    census = _Census(page.doc, drawn, {})
    forms = census.find_forms(page.resources, {})
    return sum(census.weigh(number, forms) for number in forms.values()) > _MAX_FORMS


class _Census(NamedTuple):
    """Counts the forms that a page draws; `counts` holds what each costs."""

    document: PDFDocument
    drawn: Drawn
    counts: dict[int, int]

    def weigh(self, number: int, around: Names, depth: int = 1) -> int:
        """Return how many forms drawing that of `number` draws, itself included."""
        if number in self.counts:
            return self.counts[number]
        # a form that comes back to itself has no end
        self.counts[number] = _MAX_FORMS + 1
        if depth > _MAX_DEPTH:
            return _MAX_FORMS + 1
        form: Any = self.document.getobj(number)
        names = self.drawn[number]
        if names is None:
            names = Counter(_DRAWS.findall(form.get_data()))
        total = 1
        forms = self.find_forms(form.get("Resources"), around) if names else {}
        for name, times in names.items():
            inner = forms.get(name.decode("latin-1"))
            if inner is not None:
                total += times * self.weigh(inner, forms, depth + 1)
        self.counts[number] = total
        return total

    def find_forms(self, resources: object, around: Names) -> Names:
        """Return the forms that content may draw; those `around` it where it has no own."""
        from pdfminer.pdftypes import PDFObjRef, dict_value

        if resources is None:
            return around
        named = dict_value(dict_value(resources).get("XObject", {}))
        return {
            name: value.objid
            for name, value in named.items()
            if isinstance(value, PDFObjRef) and value.objid in self.drawn
        }
