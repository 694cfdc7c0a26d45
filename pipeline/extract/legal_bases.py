"""The laws and documents that an item says it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.guides import LegalBasis
from pipeline.model.prose import Prose

_NUMERAL = r"[〇零一二三四五六七八九十百\d]+"
_ARTICLE = rf"(?: ?(?P<article>第{_NUMERAL}条(?:第{_NUMERAL}[款项])*))?"
_EDITION = r"(?: ?\((?!以下|简称)(?P<edition>[^()\n]{2,30})\))?"
# `依据《中华人民共和国社会保险法》（2018年修正）第四条：`
_LAW = rf"(?P<all>《(?P<title>[^《》\n]{{2,60}})》{_EDITION}{_ARTICLE})"
_CITED = re.compile(rf"(?:依据|根据|按照|依照|遵照)[^《。\n]{{0,8}}{_LAW}")
# `…第四条、《抚顺市社会保险条例》第二条`: another one cited in the same breath
_ALSO = re.compile(rf"(?: ?\([^()\n]{{2,30}}\))?(?:[、,和及与]|以及){_LAW}")
# `1.《关于…的意见》（粤社保函〔2014〕117号）`: in a field for the basis every title counts.
_LISTED = re.compile(
    r"(?P<all>《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,80})》"
    rf"{_EDITION}{_ARTICLE})"
)


def find_legal_bases(prose: Prose, *, listed: bool = False) -> list[LegalBasis]:
    """Return the bases cited in `prose`, each once; `listed` when the field is a list of them."""
    found: dict[tuple[str, str | None], LegalBasis] = {}
    for match in _LISTED.finditer(prose.folded) if listed else _find_cited(prose.folded):
        start, end = match.span("all")
        basis = LegalBasis(
            title=prose.text[slice(*match.span("title"))],
            article=match["article"],
            edition=prose.text[slice(*match.span("edition"))] if match["edition"] else None,
            span=prose.span(start, end),
        )
        found.setdefault((basis.title, basis.article), basis)
    return list(found.values())


def _find_cited(text: str) -> Iterator[re.Match[str]]:
    for cited in _CITED.finditer(text):
        match: re.Match[str] | None = cited
        while match:
            yield match
            match = _ALSO.match(text, match.end())
