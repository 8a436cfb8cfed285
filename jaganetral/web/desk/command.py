"""What `serve`, `tick` and `officer` ask of the site."""

import argparse
import importlib
import logging
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connections
from django.urls import reverse

from jaganetral.flow import case_table
from jaganetral.law.corpus.pack import load_pack
from jaganetral.places.place import shipped
from jaganetral.web import clock
from jaganetral.web.accounts import actions
from jaganetral.web.accounts.models import Agency, Officer
from jaganetral.web.accounts.roles import load_roles
from jaganetral.web.cases.models import Assessment
from jaganetral.web.desk.registry import offering
from jaganetral.web.rules import actions as rules
from jaganetral.web.rules.models import LawPack
from jaganetral.web.rules.news import has_news
from jaganetral.workdays import date_words
from jaganetral.workdays.calendar import all_holidays

BY = "baris perintah"
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Done:
    """What one round of periodic work did, and what failed, in sentences."""

    lines: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def work_once() -> Done:
    """Run `periodic.run(day)` of every app that has one; a failure stops only its own app."""
    done = Done()
    day = clock.today(settings.ZONE)
    for label, name in offering("periodic"):
        try:
            done.lines += importlib.import_module(name).run(day)
        except Exception as trouble:
            log.exception("periodic work of %s", label)
            done.troubles.append(f"Pekerjaan berkala {label} gagal: {type(trouble).__name__}.")
    return done


def rest() -> None:
    """Let go of the database between two rounds."""
    connections.close_all()


def loaded() -> list[str]:
    """Read every table once, so that a broken one stops the start and not the first visitor."""
    counts = [
        (len(load_pack().norms), "norma"),
        (len(all_holidays()), "hari libur"),
        (len(shipped()), "daerah"),
        (len(case_table().acts), "tindakan perkara"),
        (len(load_roles().roles), "peran"),
    ]
    return [f"Dimuat: {', '.join(f'{count} {what}' for count, what in counts)}."]


def rules_in_force() -> list[str]:
    """Which rules bind; on the first start of an office they are adopted and recorded."""
    bound = rules.begin()
    lines = rules.repair()
    day = date_words(bound.since.date())
    told = f"versi {bound.pack.version}, sidik {bound.pack.sha256[:12]}, sejak {day}"
    lines.append(f"Aturan yang mengikat: {told}.")
    if has_news(bound):
        lines.append("Aturan lain ikut terbit dan belum dipakai; usulkan di /kerja/atur/aturan.")
    if without := not_replayable():
        lines.append(
            f"{without} kajian dibuat dengan paket aturan yang isinya belum disimpan waktu itu:"
            " hasilnya utuh, tetapi tidak dapat diulang."
        )
    return lines


def not_replayable() -> int:
    """How many stored assessments rest on a pack that this office does not keep."""
    kept = LawPack.objects.values("sha256")
    return Assessment.objects.exclude(pack_sha256__in=kept).count()


def invite(address: str) -> list[str]:
    """A one-time link for the first officer, as long as nobody has signed in yet."""
    people = Officer.objects.all()
    if any(officer.has_usable_password() for officer in people):
        return []
    officer = people.first() or actions.first_officer(clock.today(settings.ZONE))
    return [
        "Belum ada petugas. Buka tautan sekali pakai ini (berlaku tiga hari) untuk mulai:",
        f"  {_link(officer, address)}",
    ]


def _link(officer: Officer, address: str) -> str:
    token = actions.open_link(officer, by=BY)
    return address.rstrip("/") + reverse("account_set_up", args=[token])


def officer_add(args: argparse.Namespace) -> str:
    """A new officer; ValueError in one sentence where something does not fit."""
    body = Agency.objects.filter(code=args.body).first()
    if body is None:
        codes = ", ".join(Agency.objects.order_by("pk").values_list("code", flat=True)[:20])
        raise ValueError(f'--body "{args.body}" tidak ada. Yang ada: {codes or "belum ada"}.')
    if args.role not in load_roles().roles:
        raise ValueError(
            f'--role "{args.role}" tidak ada. Yang ada: {", ".join(load_roles().roles)}.'
        )
    try:
        officer = actions.add_officer(
            args.username,
            args.name,
            agency=body,
            role=args.role,
            since=clock.today(body.zone),
            nip=args.nip,
            by=BY,
        )
    except ValidationError as trouble:
        raise ValueError(" ".join(trouble.messages)) from None
    return _link(officer, args.address)


def officer_link(args: argparse.Namespace) -> str:
    """A new link for an officer; ValueError where there is no such sign-in name."""
    officer = Officer.objects.filter(username=args.username).first()
    if officer is None:
        raise ValueError(f'Petugas dengan nama masuk "{args.username}" tidak ada.')
    return _link(officer, args.address)
