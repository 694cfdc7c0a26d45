"""Letters that are drawings (Type 3 fonts) inside forms, as pages put beside each other have them.

pdfium tells where such a letter stands in its form, of all others where it stands on the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any

from pypdfium2 import raw

from .objects import Matrix, transform_box
from .shapes import Corners

# Points within which two places are the same; pdfium computes with single precision.
_SAME = 0.05


def identify(handle: Any) -> int:
    """Return what tells an object of a page from the others, whoever hands it over."""
    return ctypes.addressof(handle.contents)


class Insets:
    """Puts letters where the page shows them; `forms` holds where the form of each text stands."""

    def __init__(self, handle: object, forms: Mapping[int, Matrix]) -> None:
        """Take the letters of a text page."""
        self._handle, self._forms, self._matrix = handle, forms, raw.FS_MATRIX()
        self._matrix_of, self._owner_of = raw.FPDFText_GetMatrix, raw.FPDFText_GetTextObject

    def move(self, index: int, box: Corners, x: float, y: float) -> tuple[Corners, float, float]:
        """Return the box of a letter and its origin at `x`, `y` as they stand on the page."""
        shown = self._matrix
        self._matrix_of(self._handle, index, shown)
        if _is_near(shown.e, shown.f, x, y):
            return box, x, y
        owner = self._owner_of(self._handle, index)
        form = self._forms.get(identify(owner)) if owner else None
        if form is None:
            return box, x, y
        origin = transform_box((x, y, x, y), form)[:2]
        if not _is_near(shown.e, shown.f, *origin):
            return box, x, y
        return transform_box(box, form), *origin


def _is_near(x: float, y: float, other_x: float, other_y: float) -> bool:
    return abs(x - other_x) < _SAME and abs(y - other_y) < _SAME
