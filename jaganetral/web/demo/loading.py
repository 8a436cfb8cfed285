"""Puts the fictional regency into an empty database: bodies, officers, posts, duties."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure

FILE = Path(__file__).parent / "data" / "regency.yaml"
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Regency:
    """What the story of the demo needs: bodies and duties by their keys in regency.yaml."""

    bodies: dict[str, Agency]
    duties: dict[str, Duty]


@cache
def plan() -> dict[str, Any]:
    """The plan of the regency as written in data/regency.yaml."""
    return dict(yaml.safe_load(FILE.read_text("utf-8")))


def _bodies() -> dict[str, Agency]:
    area = plan()["area"]["code"]
    bodies: dict[str, Agency] = {}
    for key, (name, short, kind, level, parent, count) in plan()["bodies"].items():
        bodies[key] = Agency.objects.create(
            code=key,
            name=name,
            short=short,
            kind=kind,
            level=level,
            area="" if level == "pusat" else area,
            parent=bodies[parent] if parent else None,
            head_count=count,
        )
    return bodies


def _duties(bodies: dict[str, Agency]) -> dict[str, Duty]:
    duties = {}
    for door, (role, name, body) in plan()["officers"].items():
        officer = Officer(username=door, name=name)
        officer.set_unusable_password()
        officer.save()
        duties[door] = Duty.objects.create(
            officer=officer, agency=bodies[body], role=role, since=SINCE
        )
    return duties


def _posts(bodies: dict[str, Agency], duties: dict[str, Duty]) -> None:
    posts: dict[str, Post] = {}
    for key, row in plan()["posts"].items():
        title, body, is_ppk, superior, holder, nip, door, kind, since = row
        posts[key] = Post.objects.create(
            agency=bodies[body],
            title=title,
            is_ppk=is_ppk,
            superior=posts[superior] if superior else None,
        )
        officer = duties[door].officer if door else None
        if officer is not None and nip:
            officer.nip = nip
            officer.save(update_fields=["nip"])
        Tenure.objects.create(
            post=posts[key], holder=holder, nip=nip, officer=officer, kind=kind, since=since
        )


@transaction.atomic
def load_regency() -> Regency:
    """Create Kabupaten Lawu Asri in an empty database."""
    bodies = _bodies()
    duties = _duties(bodies)
    _posts(bodies, duties)
    return Regency(bodies, duties)


def find_regency() -> Regency:
    """The regency as it lies in the database."""
    bodies = {body.code: body for body in Agency.objects.all()}
    duties = {
        duty.officer.username: duty for duty in Duty.objects.select_related("officer", "agency")
    }
    return Regency(bodies, duties)
