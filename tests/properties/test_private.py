"""What stands below `private:` is in nothing that a build or a command writes, in no form."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from tests.properties.outputs import bare, take_apart
from tests.properties.site import Site

_MARKS = (b"geheimnis", b"99998 877", b"9999887", b"99998-877")


def test_private_values_are_in_no_output(site: Site) -> None:
    values = {}
    for field in site.data.fields():
        if field.is_private:
            name = field.location[-1]
            values[field.file, field.location] = {"email": "geheimnis@a.example", "phone": "+49 89 99998 877"}.get(name, "Geheimnis")
    assert len(values) >= 4, "the tiny portal has nothing private"
    assert site.refused(values) == set()
    files = site.published(values)
    assert [path for path, content in files.items() if any(mark in form.lower() for form in (content, unquote_to_bytes(content)) for mark in _MARKS)] == []
    mails = {path: take_apart(path, content) for path, content in files.items() if path.endswith(".eml")}  # written in base64
    assert [path for path, parts in mails.items() for text in parts.texts if "geheimnis" in bare(text).lower()] == []
    assert mails
