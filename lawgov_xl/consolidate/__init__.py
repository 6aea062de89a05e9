"""Many submissions -> one picture (归集): who has sent what, what counts, where the city stands.

Pure: digests in, picture out. What is in doubt is said, never decided silently: of two submissions of one
department the newer counts for the time being, and a finding asks the office to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lawgov_xl.consolidate.across import across
from lawgov_xl.consolidate.digest import boil
from lawgov_xl.consolidate.options import Exclusion, Options, parse, same_file
from lawgov_xl.departments import Department, Directory, place_of, plain
from lawgov_xl.errors import Message
from lawgov_xl.model import Edition
from lawgov_xl.picture import (
    STATUSES,
    Difference,
    Digest,
    Duplicate,
    Excluded,
    Member,
    Picture,
    Rejected,
    Skipped,
    Standing,
)
from lawgov_xl.rules.base import Rule

__all__ = ["Exclusion", "Options", "boil", "consolidate", "directory", "parse", "same_file"]

_NO_NAME = Message(
    "封面没有填写单位名称，按文件名认定", "the cover names no department; told by the file's name"
)
_SUB_UNIT = Message(
    "名称以“{name}”开头，可能是其下属单位，已单独列出",
    "the name begins with “{name}”: perhaps a unit of it; kept apart",
)
_UNREADABLE = Message("收到的“{file}”无法读取", "the file “{file}” that was received can not be read")


@dataclass(slots=True)
class _Place:
    """A department on its way into the picture."""

    name: str
    expected: Department | None
    digests: list[Digest]
    hint: Message | None = None


def directory(edition: Edition, departments: Sequence[Department]) -> Directory:
    """Finds the departments of a list by what people write."""
    return Directory(departments, place_of(edition.issuer))


def consolidate(
    edition: Edition,
    digests: Iterable[Digest],
    *,
    today: date,
    departments: Sequence[Department] = (),
    options: Options | None = None,
    rejected: Sequence[Rejected] = (),
    skipped: Sequence[Skipped] = (),
    rules: Sequence[Rule] | None = None,
) -> Picture:
    """The picture of a distribution.

    departments: the list of those expected, () for none; today: against which deadlines are judged;
    rules: those across departments that are to run (default: all).
    """
    options = (options or Options()).with_list(departments)
    known = directory(edition, departments)
    places = {plain(d.name): _Place(d.name, d, []) for d in departments}
    excluded: list[Excluded] = []
    for digest in digests:
        _take(digest, places, excluded, known, options)
    rejected = tuple(_attributed(r, known) for r in rejected)
    broken = {r.department: r.source.name for r in rejected if r.department}
    duplicates: list[Duplicate] = []
    listed = bool(departments)
    members = tuple(
        replace(
            _member(p, edition, options, duplicates, excluded, broken.get(p.name, ""), listed),
            short=_short(p.name, known.place),
        )
        for p in places.values()
    )
    picture = Picture(
        edition=edition,
        today=today,
        members=members,
        listed=listed,
        due=options.due,
        rejected=rejected,
        skipped=tuple(skipped),
        excluded=tuple(excluded),
        duplicates=tuple(duplicates),
    )
    return replace(picture, findings=across(picture, rules))


def _take(
    digest: Digest, places: dict[str, _Place], excluded: list[Excluded], known: Directory, options: Options
) -> None:
    """Puts a submission to its department, or among those left out."""
    hint: Message | None = None
    name = options.aliases.get(plain(digest.department), digest.department).strip()
    if not name:
        stem = digest.source.name.rpartition(".")[0]
        told = known.in_text(stem)
        name, hint = (told.name if told else stem), _NO_NAME
    found = known.find(name)
    label = found.name if found else name
    if (exclusion := options.excludes(label, digest.source)) is not None:
        excluded.append(Excluded(label, exclusion.reason, digest))
        return
    place = places.setdefault(plain(label), _Place(label, found, []))
    if found is None and hint is None and (near := known.near(name)) is not None:
        hint = _SUB_UNIT.of(name=near.name)
    place.hint = place.hint or hint
    place.digests.append(digest)


def _attributed(rejected: Rejected, known: Directory) -> Rejected:
    found = known.in_text(rejected.source.name)
    return replace(rejected, department=found.name) if found else rejected


def _member(
    place: _Place,
    edition: Edition,
    options: Options,
    duplicates: list[Duplicate],
    excluded: list[Excluded],
    broken: str,
    listed: bool,
) -> Member:
    if (exclusion := options.excludes(place.name)) is not None:
        if not any(e.name == place.name for e in excluded):
            excluded.append(Excluded(place.name, exclusion.reason))
        return Member(place.name, Standing.EXCLUDED, place.expected)
    if not place.digests:
        hint = _UNREADABLE.of(file=broken) if broken else None
        return Member(place.name, Standing.MISSING, place.expected, hint=hint)
    counted, decided = _counting(place, options)
    if others := tuple(d for d in place.digests if d is not counted):
        differences = tuple(tuple(_differences(edition, counted, o)) for o in others)
        duplicates.append(Duplicate(place.name, counted, others, decided, differences))
    standing = Standing.RECEIVED
    if listed and place.expected is None:
        standing = Standing.UNLISTED
    elif _late(place, counted, options):
        standing = Standing.LATE
    return Member(place.name, standing, place.expected, counted, place.hint)


def _short(name: str, place: str) -> str:
    """A name without that of the city, where enough of it is left."""
    rest = name.removeprefix(place)
    return rest if len(rest) > 2 else name


def _counting(place: _Place, options: Options) -> tuple[Digest, bool]:
    """The submission that counts, and whether the office decided it; else the newest, by when it was last saved."""
    newest = max(place.digests, key=lambda d: (d.source.saved, d.source.path))
    wanted = options.use.get(plain(place.name), "")
    chosen = [d for d in place.digests if same_file(wanted, d.source)]
    if len(chosen) == 1:
        return chosen[0], True
    return newest, len(place.digests) == 1


def _late(place: _Place, counted: Digest, options: Options) -> bool:
    """Whether it came after its date: by the list's 收到日期, else because it was still changed after that date."""
    expected = place.expected
    due = (expected.due if expected else None) or options.due
    if due is None:
        return False
    if expected and expected.received:
        return expected.received > due
    return counted.source.saved[:10] > due.isoformat()


def _differences(edition: Edition, counted: Digest, other: Digest) -> Iterable[Difference]:
    for table in edition.tables:
        one, two = counted.tables.get(table.key), other.tables.get(table.key)
        if one is None or two is None:
            if one is not two:
                yield Difference(table, tuple(i.number for i in table.items), ())
            continue
        texts = tuple(i.number for i, a, b in zip(table.items, one.exact, two.exact, strict=True) if a != b)
        statuses = tuple(
            (i.number, STATUSES[a], STATUSES[b])
            for i, a, b in zip(table.items, one.statuses, two.statuses, strict=True)
            if a != b
        )
        if texts or statuses:
            yield Difference(table, texts, statuses)
