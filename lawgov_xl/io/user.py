"""Folders of the person at the computer: settings, and the log of the buttons."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "lawgov-xl"


def settings_folder() -> Path:
    """Where settings are: LAWGOV_HOME, else %APPDATA%, ~/Library/Application Support, $XDG_CONFIG_HOME or ~/.config."""
    if named := os.environ.get("LAWGOV_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / NAME


def state_folder() -> Path:
    """Where the log is: LAWGOV_HOME, else %LOCALAPPDATA%, ~/Library/Logs, $XDG_STATE_HOME or ~/.local/state."""
    if named := os.environ.get("LAWGOV_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / NAME
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / NAME


def log_file() -> Path:
    """What the buttons did and what went wrong."""
    return state_folder() / "buttons.log"


def settings_file() -> Path:
    """The settings of the check (see `lawgov_xl.settings`)."""
    return settings_folder() / "settings.toml"
