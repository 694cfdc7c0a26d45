"""Who publishes the guide, under which title, for which region."""

from __future__ import annotations

from pipeline.model.guides import GuideHead, Region
from pipeline.model.regions import read_region
from pipeline.model.trees import Kind, Node

from .items import read_title
from .readings import Reading


def extract_head(reading: Reading, guide_id: str) -> GuideHead:
    """Return the head of the guide from its cover; without a cover, from its one item's title."""
    lines = [reading.leaf(leaf).text for leaf in _cover_leaves(reading.tree.root)]
    profile = reading.profile
    title = next((x for x in reversed(lines) if x.endswith(profile.title_words)), None)
    issuer = next((x for x in reversed(lines) if x.endswith(profile.issuer_words)), None)
    province, city, county = read_region(issuer or title)
    if title is None:
        others = [line for line in lines if line != issuer]
        title = others[0] if len(others) == 1 else _only_title(reading)
    region = Region(province=province, city=city, county=county)
    return GuideHead(id=guide_id, title=title, issuer=issuer, region=region)


def _cover_leaves(root: Node) -> list[Node]:
    covers = root.all(Kind.COVER) or root.all(Kind.BACK_COVER)
    if not covers:
        return root.all(Kind.TITLE)  # over a table that is the whole guide
    return [leaf for leaf in covers[0].leaves() if leaf.kind is Kind.TITLE]


def _only_title(reading: Reading) -> str | None:
    items = [node for node in reading.tree.root.walk() if node.kind is Kind.ITEM]
    return read_title(reading, items[0]) if len(items) == 1 else None
