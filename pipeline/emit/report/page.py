"""The page: its template filled, its style and script inside, and all other sources forbidden."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ...model.findings import Family, Message, Severity, State
from ...model.results import Result
from .. import names
from . import charts
from .cuttings import Pictures, cut_pictures
from .digests import Digest, digest
from .evidence import split_hidden

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PARTS = (
    "page.html",
    "summary.html",
    "findings.html",
    "appendix.html",
    "macros.html",
    "cuttings.html",
)


def render_page(result: Result, *, pictured: bool) -> str:
    """Return the report of an audited result; `pictured` shows pieces of pages where it can."""
    found = digest(result)
    listed = result.findings.findings if result.findings else []
    pictures = cut_pictures(listed, result.source.painter if pictured else None)
    style, script = _read("report.css"), _read("report.js")
    style += _read("cuttings.css") if pictures.cuttings else ""
    return (
        _environment()
        .get_template("page.html")
        .render(
            style=style,
            script=script,
            policy=_policy(style, script, pictures),
            result=result,
            guide=result.guide,
            source=result.source,
            findings=result.findings,
            audit=result.audit,
            digest=found,
            pictures=pictures,
            **_charts(found),
            **_rules(result, found),
        )
    )


def _charts(found: Digest) -> dict[str, Any]:
    return {
        "longest": charts.longest_of(found.matrix),
        "strip": charts.make_strip(found.items[1:]),
        "make_bar": charts.make_bar,
    }


def _rules(result: Result, found: Digest) -> dict[str, Any]:
    cards = result.audit.rules if result.audit else ()
    known = {card.id for card in cards}
    return {
        "firing": [card for card in cards if found.by_rule[card.id]],
        "silent": [card for card in cards if not found.by_rule[card.id]],
        "known_rules": known,
    }


def _policy(style: str, script: str, pictures: Pictures) -> str:
    """Forbid everything but our own style, script and pictures: nothing leaves or runs besides."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        + ("img-src data:; " if pictures.cuttings else "")
        + "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    # Asked for late, like all that a start can do without.
    from jinja2 import DictLoader, Environment, StrictUndefined

    from ... import __version__

    environment = Environment(
        autoescape=True,
        # takes as long as it saves in templates that are filled once
        optimized=False,
        undefined=StrictUndefined,
        loader=DictLoader({name: _read(name) for name in PARTS}),
        trim_blocks=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"show": _show, "plain": _plain, "flow": flow}
    environment.globals |= {
        "t": _translate,
        "say": _say,
        "names": names,
        "severities": list(Severity),
        "families": list(Family),
        "states": list(State),
        "version": __version__,
        "program": "guide",
    }
    return environment


def _show(text: str) -> Markup:
    """Return words of the document, escaped; characters that show as nothing are named."""
    from markupsafe import Markup

    return Markup(_escape(text))  # noqa: S704 - escaped


def _plain(text: str) -> str:
    """Return words of the document for a place that holds text alone; they are escaped there."""
    return "".join(piece for piece, _ in split_hidden(text))


def flow(message: Message) -> Message:
    """Return lines of prose as one paragraph; between Chinese characters no blank is left."""
    chinese = re.sub(r"(?<![!-~])\n|\n(?![!-~])", "", message.zh)
    return Message(zh=chinese.replace("\n", " "), en=message.en.replace("\n", " "))


@lru_cache(maxsize=2048)  # most of what a page says it says often
def _translate(zh: str, en: str) -> Markup:
    """Return both languages, one of which the style hides."""
    from markupsafe import Markup

    both = f'<span class="z">{_escape(zh)}</span><span class="e" lang="en">{_escape(en)}</span>'
    return Markup(both)  # noqa: S704 - escaped


def _say(message: Message) -> Markup:
    return _translate(message.zh, message.en)


def _escape(text: str) -> str:
    if text.isprintable():  # none of the characters that need a name is
        return html.escape(text)
    return "".join(
        f'<span class="cp">{piece}</span>' if is_name else html.escape(piece)
        for piece, is_name in split_hidden(text)
    )
