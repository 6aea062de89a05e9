"""A person at the screen, played: what they are told is kept, what they are asked is answered from a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from lawgov_xl.calc.engine import App


@dataclass
class Person:
    """told: texts of message boxes; asked: what was asked; answers: what they will say, in order."""

    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    grave: list[bool] = field(default_factory=list)

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: Any) -> str:
        if buttons == "ok":
            self.told.append(prompt)
            self.grave.append(mode == "critical")
            return "ok"
        self.asked.append(prompt)
        return "yes" if self._next() else "no"

    def question(self, prompt: str, *_: Any) -> Any:
        self.asked.append(prompt)
        return self._next()

    def _next(self) -> Any:
        assert self.answers, f"asked, and no answer is ready: {self.asked[-1]}"
        return self.answers.pop(0)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Person]:
    played = Person()
    monkeypatch.setenv("LAWGOV_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(App, "alert", lambda *words: played.alert(*words[1:]))
    for name in ("ask", "choose", "pick_file", "pick_folder"):
        monkeypatch.setattr(App, name, lambda app, prompt, *more: played.question(prompt, *more))
    yield played
    assert not played.answers, f"these answers were never asked for: {played.answers}"
