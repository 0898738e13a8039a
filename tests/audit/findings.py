"""What a check found: where, and what is wrong. No finding at all is what every check hopes for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`check` names the family, `path` the address, `what` says the rest in one line."""

    check: str
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.check} {self.path}: {self.what}"
