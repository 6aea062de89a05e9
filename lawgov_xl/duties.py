"""Who is asked for an item, and what those who answer say: leads (牵头单位) and participants (参加单位)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawgov_xl.departments import Department, Directory, place_of, plain
from lawgov_xl.model import Counts, Item, Role, Table
from lawgov_xl.picture import Digest, Member, Picture, count


@dataclass(frozen=True, slots=True)
class Voice:
    """What one department says to an item. letter: its status (see `picture.LETTERS`)."""

    member: Member
    digest: Digest
    letter: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit that the official table names for an item. group: a kind of units (市级有关部门), not one.

    voices: what the departments that it stands for say; missing: those expected that have sent nothing.
    """

    lead: bool
    term: str
    group: bool
    voices: tuple[Voice, ...]
    missing: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        return count("".join(v.letter for v in self.voices))


@dataclass(frozen=True, slots=True)
class Task:
    """An item with everybody who is named for it. others: departments that answered without being named."""

    table: Table
    item: Item
    duties: tuple[Duty, ...]
    others: Counts

    @property
    def leads(self) -> tuple[Duty, ...]:
        return tuple(d for d in self.duties if d.lead)

    @property
    def declined(self) -> bool:
        """Whether every lead is one department, every one of them has answered, and all say 不涉及."""
        leads = self.leads
        return bool(leads) and all(
            not d.group and d.voices and not d.missing and all(v.letter == "N" for v in d.voices)
            for d in leads
        )


def tasks(picture: Picture) -> Iterator[Task]:
    """Every item of the tables that name leads, with what they say."""
    edition = picture.edition
    known = Directory(tuple(_departments(picture)), place_of(edition.issuer), edition.roles)
    members = {plain(m.name): m for m in picture.members}
    for table in picture.edition.tables:
        if table.column(Role.LEADS) is None:
            continue
        answering = [(m, d) for m, d in picture.counted if table.key in d.tables]
        everything = [
            "".join(column)
            for column in zip(*(d.tables[table.key].statuses for _, d in answering), strict=True)
        ]
        for position, item in enumerate(table.items):
            duties: list[Duty] = []
            named: set[str] = set()
            for lead, cell in ((True, item.leads), (False, item.participants)):
                for unit in known.named(cell):
                    voices, missing = [], []
                    for department in unit.departments:
                        member = members[plain(department.name)]
                        if member.name in named:
                            continue
                        named.add(member.name)
                        if member.digest is not None and table.key in member.digest.tables:
                            letter = member.digest.tables[table.key].statuses[position]
                            voices.append(Voice(member, member.digest, letter))
                        else:
                            missing.append(member.name)
                    duties.append(Duty(lead, unit.term, unit.group, tuple(voices), tuple(missing)))
            said = count("".join(v.letter for d in duties for v in d.voices))
            total = count(everything[position]) if everything else Counts()
            others = Counts(
                *(
                    getattr(total, f) - getattr(said, f)
                    for f in ("completed", "not_applicable", "issue", "unfilled")
                )
            )
            yield Task(table, item, tuple(duties), others)


def _departments(picture: Picture) -> Iterator[Department]:
    for member in picture.members:
        yield member.expected or Department(member.name)
