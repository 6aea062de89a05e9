"""The ribbon as XML (customUI14), and a lint of it: what Excel would refuse in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from lawgov_xl.addin.buttons import Button, Tab, tab

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_MOST = {"label": 1024, "screentip": 1024, "supertip": 1024, "keytip": 3}
_ARITY = {"button": 1, "gallery": 3}
"""How many parameters the callback of onAction has (MS-CUSTOMUI 2.2.3, 2.2.22)."""
_SUB = re.compile(r"^Public Sub (\w+)\((.*?)\)", re.MULTILINE)
_IMAGE = re.compile(r"[A-Z][A-Za-z0-9]+")


def xml() -> str:
    """customUI14.xml."""
    whole = tab()
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f"<customUI xmlns={quoteattr(NAMESPACE)}>",
        "  <ribbon>",
        "    <tabs>",
        f'      <tab id="lawgovTab" label={quoteattr(whole.label)} keytip={quoteattr(whole.keytip)}>',
        *_groups(whole),
        "      </tab>",
        "    </tabs>",
        "  </ribbon>",
        "</customUI>",
    ]
    return "\n".join([*lines, ""])


def _groups(whole: Tab) -> Iterator[str]:
    for group in whole.groups:
        shown = [b for b in group.buttons if not b.calc_only]
        yield f"        <group id={quoteattr('lawgov-' + group.id)} label={quoteattr(group.label)}>"
        for button in shown:
            yield from _button(button)
        yield "        </group>"


def _button(button: Button) -> Iterator[str]:
    attributes = {
        "id": f"lawgov-{button.name}",
        "label": button.label,
        "size": "large" if button.large else "normal",
        "imageMso": button.image,
        "screentip": button.screentip,
        "supertip": button.supertip,
        "keytip": button.keytip,
        "onAction": button.callback,
    }
    if button.items:
        attributes |= {"columns": "1", "showItemImage": "false"}
    words = " ".join(f"{k}={quoteattr(v)}" for k, v in attributes.items())
    if not button.items:
        yield f"          <button {words}/>"
        return
    yield f"          <gallery {words}>"
    for item, label in button.items:
        yield f"            <item id={quoteattr(item)} label={quoteattr(label)}/>"
    yield "          </gallery>"


def lint(text: str, modules: Iterable[str]) -> list[str]:
    """What is wrong with a ribbon, given the VBA modules it calls; nothing where all is well."""
    wrong: list[str] = []
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as fault:
        return [f"no XML: {fault}"]
    if root.tag != f"{{{NAMESPACE}}}customUI":
        wrong.append(f"root is {root.tag}")
    elements = list(root.iter())
    ids = Counter(e.get("id", "") for e in elements if e.get("id"))
    wrong += [f"id {name} is there {n} times" for name, n in ids.items() if n > 1]
    wrong += [f"id {name} is no XML name" for name in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", name)]
    subs = {name: _arity(words) for source in modules for name, words in _SUB.findall(source)}
    tips = Counter(e.get("keytip", "") for e in elements if e.get("keytip"))
    wrong += [f"key tip {tip} is used {n} times" for tip, n in tips.items() if n > 1]
    for element in elements:
        wrong += _of_element(element, subs)
    return wrong


def _of_element(element: ElementTree.Element, subs: dict[str, int]) -> Iterator[str]:
    kind = element.tag.rpartition("}")[2]
    name = element.get("id", kind)
    for attribute, most in _MOST.items():
        if len(element.get(attribute, "")) > most:
            yield f"{name}: {attribute} is longer than {most}"
    if kind not in _ARITY:
        return
    if (element.get("image") is None) == (element.get("imageMso") is None):
        yield f"{name}: needs image or imageMso, and one of them only"
    if element.get("imageMso") and not _IMAGE.fullmatch(element.get("imageMso", "")):
        yield f"{name}: imageMso {element.get('imageMso')} is no name"
    callback = element.get("onAction", "")
    if callback not in subs:
        yield f"{name}: there is no procedure {callback or '(none named)'}"
    elif subs[callback] != _ARITY[kind]:
        yield f"{name}: {callback} takes {subs[callback]} parameters, not {_ARITY[kind]}"


def _arity(words: str) -> int:
    return len([w for w in words.split(",") if w.strip()])
