"""Forms, which are content that other content draws: whether drawing them multiplies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .contents import MAX_PAGE
from .streams import Stream, unpack

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage

# Bytes that drawing a form costs besides its content; a page may draw ten thousand small ones, a
# map with a symbol for each house.
_COST = 400
# Forms inside forms; programs that put pages on sheets, again and again, come to five.
_MAX_DEPTH = 20
_FORM = re.compile(rb"/Subtype\s*(?:/Form\b|\d+\s+\d+\s+R)")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")

# Forms by the names under which content draws them.
Names = Mapping[str, int]


class Form(NamedTuple):
    """How long the content of a form is, and what it draws: names, as often as drawn."""

    size: int
    names: Counter[bytes]


# Forms by the numbers of their objects; None where only the document tells what they are.
Forms = Mapping[int, Form | None]


def is_form(stream: Stream) -> bool:
    """Whether a stream is a form, or may be one."""
    return _FORM.search(stream.head) is not None


def read_form(stream: Stream) -> Form | None:
    """Return what a form has; None where nobody can tell yet."""
    content = unpack(stream, MAX_PAGE)
    return None if content is None else _read(content)


def _read(content: bytes) -> Form:
    return Form(len(content), Counter(_DRAWS.findall(content)))


def may_multiply(forms: Forms, draws: int) -> bool:
    """Whether pages that draw something `draws` times at most may draw too much.

    Where no form draws two things, a page draws at most `draws` rows of forms in each other.
    """
    if any(form is None or form.names.total() > 1 for form in forms.values()):
        return True
    found = [form for form in forms.values() if form]
    depth = min(_MAX_DEPTH, 1 + sum(bool(form.names) for form in found))
    return draws * depth * max((form.size + _COST for form in found), default=0) > MAX_PAGE


def draws_too_much(page: PDFPage, forms: Forms) -> bool:
    """Whether what a page draws multiplies beyond what anybody can read."""
    from pdfminer.pdftypes import stream_value

    content = _read(b"\n".join(stream_value(each).get_data() for each in page.contents))
    census = _Census(page.doc, forms, {})
    named = census.find_forms(page.resources, {})
    # what the content of the page does not draw, another one may: a pattern's, a letter's
    own = Counter({name.encode("latin-1"): 1 for name in named}) | content.names
    return census.add_up(content._replace(names=own), named, 1) > MAX_PAGE


class _Census(NamedTuple):
    """Adds up the contents of the forms that a page draws; `sums` holds what each comes to."""

    document: PDFDocument
    forms: Forms
    sums: dict[int, int]

    def add_up(self, content: Form, around: Names, depth: int) -> int:
        """Return how much a content comes to with all that it draws of the forms `around` it."""
        total = content.size + _COST
        for name, times in content.names.items():
            number = around.get(name.decode("latin-1"))
            if number is not None:
                total += times * self._weigh(number, around, depth)
        return total

    def _weigh(self, number: int, around: Names, depth: int) -> int:
        if number in self.sums:
            return self.sums[number]
        # a form that comes back to itself has no end
        self.sums[number] = MAX_PAGE + 1
        if depth > _MAX_DEPTH:
            return MAX_PAGE + 1
        form: Any = self.document.getobj(number)
        content = self.forms[number] or _read(form.get_data())
        own = self.find_forms(form.get("Resources"), around) if content.names else {}
        self.sums[number] = self.add_up(content, own, depth + 1)
        return self.sums[number]

    def find_forms(self, resources: object, around: Names) -> Names:
        """Return the forms that content may draw; those `around` it where it has no own."""
        from pdfminer.pdftypes import PDFObjRef, dict_value

        if resources is None:
            return around
        named = dict_value(dict_value(resources).get("XObject", {}))
        return {
            name: value.objid
            for name, value in named.items()
            if isinstance(value, PDFObjRef) and value.objid in self.forms
        }
