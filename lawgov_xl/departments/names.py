"""Names of departments as people write them, and the units that an official cell names."""

from __future__ import annotations

import re
from functools import lru_cache

from lawgov_xl.text import squeeze, to_halfwidth

_SEAL = re.compile(r"[（(](?:公章|盖章|章|签章|印章|加盖公章|单位公章)[）)]|[（(]\s*[）)]")
_EDGE = "：:。．.、，,*＊　"
_PLACE = re.compile(r"(?:中共)?([一-龥]{2,8}?(?<!治)(?:自治区|自治州|省|市|区|县|州|盟))")
_SHARED_DUTY = re.compile(r"(?:按照?职责(?:分工)?)?(?:分别)?(?:负责|职责|牵头|配合|落实)+\Z|按照?职责分工\Z")
_AND_OTHERS = re.compile(r"等(?=[一-龥]*(?:部门|单位|区县|机关|政府))|等\Z")
_GROUP = re.compile(r"(?:部门|单位|机关|区县政府|区政府|县政府|人民政府|专门委员会)\Z")


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """A department's name without white space, seal marks and stray punctuation: for comparing."""
    return _SEAL.sub("", to_halfwidth(squeeze(name))).strip(_EDGE)


@lru_cache(maxsize=4096)
def is_group(term: str) -> bool:
    """Whether a term names a group of units (市级有关部门), not one unit."""
    return bool(_GROUP.search(term))


@lru_cache(maxsize=4096)
def terms(cell: str) -> tuple[str, ...]:
    """The units named in a cell of leads or participants: 市委编办、市财政局按职责分工负责 -> two."""
    found: list[str] = []
    for part in re.split(r"[、，,；;。\n]", squeeze(cell)):
        for piece in _AND_OTHERS.split(_SHARED_DUTY.sub("", part)):
            if len(piece) > 1:
                found.append(piece)
    return tuple(dict.fromkeys(found))


def place_of(issuer: str) -> str:
    """The city, county or province in an issuer's name; "" where there is none."""
    match = _PLACE.match(issuer)
    return match.group(1) if match else ""
