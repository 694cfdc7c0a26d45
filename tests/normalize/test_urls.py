"""Addresses: normal forms of good ones, and bad ones left for the auditor to see."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.normalize.urls import normalize_url

ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*://\S+")


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        # The guide's own, as printed.
        ("http://si.12333.gov.cn", "http://si.12333.gov.cn"),
        ("http://si.12333.gov.cn/", "http://si.12333.gov.cn"),
        ("http://si12333.gov.cn", "http://si12333.gov.cn"),
        ("http://si.12333.gov.cn/3.3", "http://si.12333.gov.cn/3.3"),
        ("si.12333.gov.cn", "http://si.12333.gov.cn"),
        ("zwfw.mohrss.gov.cn", "http://zwfw.mohrss.gov.cn"),
        ("http://218.60.150.1:8081/ehrss/login/", "http://218.60.150.1:8081/ehrss/login/"),
        (
            "https://zwfw.fushun.gov.cn/fszww/a/b?taskguid=26acea40-244b",
            "https://zwfw.fushun.gov.cn/fszww/a/b?taskguid=26acea40-244b",
        ),
        # Case, default port, bare host.
        ("HTTP://SI.12333.Gov.cn:80/", "http://si.12333.gov.cn"),
        ("https://X.cn:443/A/b", "https://x.cn/A/b"),
        ("http://x.cn:443/", "http://x.cn:443"),
        ("http://x.cn:/a", "http://x.cn/a"),
        ("http://x.cn?q=/", "http://x.cn/?q=/"),
        ("http://x.cn/?q", "http://x.cn/?q"),
        ("http://localhost:8080/", "http://localhost:8080"),
        # A missing scheme.
        ("www.X.com", "http://www.x.com"),
        ("218.60.150.1:8081/ehrss", "http://218.60.150.1:8081/ehrss"),
        ("//x.cn/a", "http://x.cn/a"),
        ("例子.中国", "http://例子.中国"),
        # Around it, and broken by the layout.
        ("<http://si.12333.gov.cn>", "http://si.12333.gov.cn"),
        ("＜http://si.12333.gov.cn＞", "http://si.12333.gov.cn"),
        (" \u200bhttp://x.cn/a\ufeff\n", "http://x.cn/a"),
        ("http://x.cn/pages/leg\n  al?x", "http://x.cn/pages/legal?x"),
        ("http:// 218.60.150.1:8081/a", "http://218.60.150.1:8081/a"),
        ("http : //si.12333.gov.cn/", "http://si.12333.gov.cn"),
        ("http://x.cn/a b\u3000c", "http://x.cn/a%20b%E3%80%80c"),
        # User, IPv6, international names.
        ("http://User:Pw@Host.cn/", "http://User:Pw@host.cn"),
        ("http://[2001:DB8::0:1]:80/", "http://[2001:db8::1]"),
        ("http://例子.中国/路径（全角）", "http://例子.中国/路径（全角）"),
        # What a browser would correct or refuse.
        ("http://218.060.150.1:8081/a", "http://218.060.150.1:8081/a"),
        ("http://218.60.150.999/", "http://218.60.150.999"),
        ("http://218.60.150/", "http://218.60.150"),
        ("http://ｓi.12333.gov.cn/", "http://ｓi.12333.gov.cn"),
        ("http://x。cn/a", "http://x。cn/a"),
        ("http://x.cn/a/../b//c", "http://x.cn/a/../b//c"),
        ("http://x.cn\\a", "http://x.cn\\a"),
        ("http://x.cn:99999/", "http://x.cn:99999"),
        ("http://X.cn:8O81/", "http://x.cn:8O81"),
        ("http://x..cn/", "http://x..cn"),
        ("htpp://X.cn/", "htpp://x.cn"),
        ("ttp://x.cn/", "ttp://x.cn"),
    ],
)
def test_gives_an_absolute_address(raw: str, url: str) -> None:
    assert normalize_url(raw) == url


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "支付宝",
        "第3.5",
        "3.5.1",
        "1.2",
        "localhost",
        "12333",
        "user@x.cn",
        "mailto:a@b.cn",
        "http:/x.cn",
        "http//x.cn",
        "http:://x.cn",
        "http：//x.cn",
        "http:\\\\x.cn",
        "http.//x.cn",
        "http://",
        "http:///x.cn",
        "http://http://x.cn",
        "http://x y.cn/",
        "w w.x.cn",
        "http://[::g]/",
    ],
)
def test_answers_none_where_no_host_can_be_read(raw: str) -> None:
    assert normalize_url(raw) is None


ADDRESS_LIKE = st.text(alphabet="htp:/.@[]#?%<> \n\\aA1：／ｘ中。-_")


@given(st.text() | ADDRESS_LIKE | ADDRESS_LIKE.map("http://".__add__))
@example("http://\ud800.cn")
@example("http://İ.cn")
@example("A://::")
@example("a://x:::")
def test_is_absolute_or_none_and_idempotent(raw: str) -> None:
    url = normalize_url(raw)
    if url is not None:
        assert ABSOLUTE.fullmatch(url)
        assert normalize_url(url) == url
