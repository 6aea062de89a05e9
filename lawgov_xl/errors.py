"""Messages in two languages, and the faults of program, environment or file.

A fault of an *entry* is never an exception: it is a `Finding` (see `model`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people, as `str.format` templates in Chinese and English.

    `values` fill both templates. A value that is itself a `Message` is rendered in the language asked for.
    """

    zh: str
    en: str
    values: Mapping[str, object] = field(default_factory=dict)

    def of(self, **values: object) -> Message:
        """The same sentence with these values filled in."""
        return Message(self.zh, self.en, {**self.values, **values})

    def to(self, lang: Lang = "zh") -> str:
        """The text in one language."""
        if not self.values:
            return self.zh if lang == "zh" else self.en
        values = {k: v.to(lang) if isinstance(v, Message) else v for k, v in self.values.items()}
        return (self.zh if lang == "zh" else self.en).format(**values)

    def __str__(self) -> str:
        return self.to("zh")


class LawgovError(Exception):
    """Something could not be done: one clear sentence that says where, what and how to mend it.

    Doors print the sentence and end with status 2; nothing has been written.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class UsageError(LawgovError):
    """The command was called with words that do not fit."""


class FileError(LawgovError):
    """A file or folder is missing, unreadable, of another kind, or in the way."""


class EditionError(LawgovError):
    """An edition is unknown, or its data are damaged."""
