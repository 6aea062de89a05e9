"""What the sections of the office's report share: the departments' digests, and how each is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lawgov_xl.model import Table
from lawgov_xl.report.digest import Digest
from lawgov_xl.report.layouts import Profile
from lawgov_xl.report.material import UNKNOWN
from lawgov_xl.report.model import Source
from lawgov_xl.report.voice import Voice


@dataclass(slots=True)
class Many:
    """Everything the sections need."""

    digests: Sequence[Digest]
    table: Table
    profile: Profile
    values: Mapping[str, str]
    voices: dict[str, Voice] = field(default_factory=dict)

    def voice(self, department: str) -> Voice:
        if department not in self.voices:
            self.voices[department] = Voice.of(department or UNKNOWN)
        return self.voices[department]

    def source(self, department: str, number: int | None) -> Source:
        return Source(self.table.key, number, department=department)
