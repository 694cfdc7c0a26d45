"""A printed address leads to another one when it is clicked.
印出的网址与点击后打开的网址不同。

What it checks
    The links that lie over printed addresses, such as those of a PDF, lead to what is printed.
    Capitals in the host, a slash at the end and percent coding make no difference; a scheme that
    differs is reported as info.
    文件中的链接（如 PDF 的超链接）是否指向所印的网址。
    域名大小写、末尾斜杠、百分号编码不计；仅 http 与 https 不同时列为提示。

Why it matters
    Who reads on a screen goes elsewhere than who types the address.
    点击链接的人与照着输入的人到达不同的网站。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：[http://si.12333.gov.cn](http://si.12333.com.cn/)

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：[http://si.12333.gov.cn](http://SI.12333.gov.cn/)

Known limits
    Links over other words are not judged; nor is the site asked whether it leads on.
    不检查文字链接，也不核实网站是否跳转。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "url"
SEVERITY = "error"

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters of an address that a browser takes


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each printed address with a link to another one."""
    links = sorted(view.source.links, key=lambda link: link.range)
    addresses = find_addresses(view).all if links else []
    starts = [address.start for address in addresses]
    seen: set[int] = set()
    for link in links:
        index = max(0, bisect_right(starts, link.range.start) - 1)
        for address in addresses[index : index + 2]:
            place = address.range
            over = link.range.start < place.end and place.start < link.range.end
            target = _split(link.url)
            if not over or place.start in seen or target is None:
                continue
            severity = _compare(address, target)
            if severity is not None:
                seen.add(place.start)
                yield Fault(
                    place,
                    zh=f"印的是 {address.text}，点击后打开的是 {link.url[:_LONGEST]}",
                    en=f"{address.text} is printed, a click leads to {link.url[:_LONGEST]}",
                    severity=severity,
                )


def _split(url: str) -> SplitResult | None:
    """Take a link's target apart; None for mail, telephones and places in the document."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _PORTS else None


def _compare(address: Address, target: SplitResult) -> Severity | None:
    """Return how grave the difference is, None where there is none."""
    printed = _split("".join((address.protocol or "http", "://", *_rest(address).split())))
    if printed is None or _key(printed) != _key(target):
        return Severity.ERROR
    differs = address.protocol and address.protocol != target.scheme.lower()
    return Severity.INFO if differs else None


def _rest(address: Address) -> str:
    return address.text[len(address.scheme) :]


def _key(parts: SplitResult) -> tuple[str, int, str, str, str]:
    """Return what two spellings of one address have in common; a default port goes unsaid."""
    scheme = parts.scheme.lower()
    port = parts.port or _PORTS[scheme]
    return (
        (parts.hostname or "").rstrip("."),
        0 if port == _PORTS[scheme] else port,
        unquote(parts.path).rstrip("/"),
        unquote(parts.query),
        unquote(parts.fragment),
    )
