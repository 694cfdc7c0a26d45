"""A profile drafted from a guide: which labels it prints, how often, and what nobody understood."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from .model.profiles import MAIN_FIELDS
from .model.ranges import Range
from .model.trees import Kind, Tree

# What stands around a label: brackets, bold, stars, a closing colon.
_PRINT = " :*【】[]「」〔〕★☆◆●■□#-·|<>\t"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# The words of a passage that nobody understood; its line tells where it stands.
_MAX_WORDS = 48


def draft_profile(tree: Tree) -> Iterator[str]:
    """Yield the lines of a TOML profile with the labels of `tree` by kind, the commonest first.

    Labels that no kind takes stand under `other`; passages without a place follow as comments.
    """
    yield "# 由文件中的栏目标题拟出，行末为出现次数。请核对归类，再以 --profile 传入。"
    yield "# Drafted from the labels of the document, each with its number of places. Check the"
    yield "# kinds, move what is under `other` to its own, and pass the file with --profile."
    yield f"title = {_quote(tree.source.file_name)}"
    yield 'extends = "general"'
    if tree.profile.numbered:
        yield "numbered = true"
    yield ""
    yield "[fields]"
    for kind, labels in _sort_kinds(_count_labels(tree)):
        yield f"{kind} = ["
        yield from (f"  {_quote(label)},  # {count}" for label, count in _sort_labels(labels))
        yield "]"
    loose = [node for node in tree.root.leaves() if node.kind is Kind.LOOSE]
    if loose:
        yield ""
        yield "# 未归位的文字 / what nobody understood"
    for node in loose:
        at = tree.source.trim(node.start, node.end)
        words = _UNPRINTABLE.sub(" ", tree.source.text[at.start : at.end][:_MAX_WORDS])
        yield f"# {tree.source.span(*at).line}: {words}"


def _count_labels(tree: Tree) -> dict[str, Counter[str]]:
    """Count the labels of each kind as profiles hold them: folded, without what is around them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for node in tree.root.walk():
        if node.kind is not Kind.FIELD or node.name is None:
            continue
        # a column's header is the label of the fields below it
        headers = [node.header] if node.header else []
        labels = [Range(leaf.start, leaf.end) for leaf in node.all(Kind.LABEL)] or headers
        printed = "".join(tree.source.folded[slice(*at)].split("\t")[0] for at in labels)
        label = _UNPRINTABLE.sub("", "".join(printed.split())).strip(_PRINT)
        if label:
            found[node.name][label] += 1
    return found


def _sort_kinds(found: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    """The main fields first, in the order in which a profile gives them; what is unknown last."""
    order = [*MAIN_FIELDS, *sorted({*found} - {*MAIN_FIELDS, "other"}), "other"]
    return [(kind, found[kind]) for kind in order if kind in found]


def _sort_labels(labels: Counter[str]) -> list[tuple[str, int]]:
    return sorted(labels.items(), key=lambda pair: (-pair[1], pair[0]))


def _quote(words: str) -> str:
    """Return a TOML string; JSON writes the same form."""
    return json.dumps(_UNPRINTABLE.sub(" ", words), ensure_ascii=False)
