"""Text as HTML where that is done hundreds of times for each page.

`escape` and `Markup` of MarkupSafe first ask what they were given; here it is known, and that takes most of their time.
"""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, _escape_inner

escaped = _escape_inner  # a str → a str without &, <, > and quotes: the compiled part of `escape`, which would make Markup of it
as_markup = partial(str.__new__, Markup)  # a str that is HTML already → Markup
