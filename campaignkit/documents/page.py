"""One page that needs nothing else: no request leaves it, it prints, and it reads in light and in dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--rule:#c9ced6;--soft:#5b6470;--good:#1a7f37;--bad:#b42318;--warn:#9a6700}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#16191d;--rule:#3a4048;--soft:#9aa4b0;--good:#57c275;--bad:#ff8a7a;--warn:#e0b341}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid var(--rule)}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--rule)}
td{font-variant-numeric:tabular-nums}th{font-weight:600}small,.soft{color:var(--soft)}
.pass{color:var(--good)}.fail,.unknown{color:var(--bad)}.warn{color:var(--warn)}.waived{color:var(--warn)}
.due{white-space:nowrap}
.headline{font-size:1.2rem;font-weight:600}.counts,nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
section{scroll-margin-top:1rem}article{border-left:.3rem solid var(--rule);padding:.1rem 0 .1rem .9rem;margin:1rem 0;break-inside:avoid}
article.fail,article.unknown{border-color:var(--bad);color:inherit}article.warn{border-color:var(--warn);color:inherit}
article h3{font-size:1rem;margin:.2rem 0}h3 small{display:block;font-weight:400}.mark{font-size:.85rem;letter-spacing:.02em}
.fail .mark,.unknown .mark{color:var(--bad)}.warn .mark{color:var(--warn)}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem .8rem;margin:.3rem 0}dt{color:var(--soft);grid-column:1}dd{margin:0;min-width:0;grid-column:2}
code{font-size:.85em;overflow-wrap:anywhere}a{color:inherit}:focus-visible{outline:.2rem solid var(--warn);outline-offset:.15rem}
summary{cursor:pointer;padding:.4rem 0}details li{margin:.2rem 0}
@media (max-width:34rem){dl{display:block}dt{font-size:.85rem}dd{margin-bottom:.3rem}}
@media print{body{margin:0;max-width:none;font-size:11pt}nav{display:none}h2,h3{break-after:avoid}}
"""
FRAME = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ title }}</title><style>STYLE</style></head>
<body><main><h1>{{ title }}</h1>
BODY
</main></body></html>
"""


def page(
    title: str, body: str, lang: str, *, finalize: Callable[[object], object] | None = None, **content: Any
) -> str:
    """The whole page; every value is escaped, after `finalize` has had it where one is given."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=finalize)
    template = environment.from_string(FRAME.replace("STYLE", STYLE).replace("BODY", body))
    return template.render(title=title, lang=lang, **content)
