"""What the installation itself needs: accounts, rosters, keys, the log."""

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.translation import gettext as _

from jaganetral.web.accounts.actions.people import FIRST_BODY
from jaganetral.web.accounts.models import Agency, Duty, Officer
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.audit.models import Head, Record
from jaganetral.web.desk.lines import Line, Section, address_of, section
from jaganetral.web.evidence.models import CustodianKey
from jaganetral.web.roster.queries import age, current_loads, roster_body


def not_set_up(duty: Duty) -> list[Officer]:
    """Officers an administrator manages who have not used their link yet."""
    return list(
        Officer.objects.filter(
            duties__agency__in=managed_by(duty),
            password__startswith=UNUSABLE_PASSWORD_PREFIX,
            is_active=True,
        ).distinct()
    )


def without_key(duty: Duty) -> list[Agency]:
    """Bodies that receive reports, but can seal nothing yet."""
    have = set(CustodianKey.objects.filter(active=True).values_list("body_id", flat=True))
    receives = (Agency.Kind.PENGAWAS, Agency.Kind.PEMBINA)
    return [
        body
        for body in managed_by(duty)
        if body.kind in receives and not have & {one.pk for one in body.line()}
    ]


def _roster(duty: Duty, today: date) -> list[Line]:
    body = roster_body(duty.agency)
    where = address_of("roster:import")
    if not current_loads().filter(body=body).exists():
        note = _("Tanpa daftar pegawai, orang tidak dapat dicocokkan.")
        return [Line(_("Daftar pegawai belum diimpor"), where, note)]
    found = age(body.area, today)
    if found is None or not found.is_old:
        return []
    note = _("Impor daftar yang lebih baru.")
    return [Line(_("Daftar pegawai berumur %(n)s hari") % {"n": found.days}, where, note)]


def _office(duty: Duty) -> list[Line]:
    lines = []
    if duty.agency.code == FIRST_BODY and duty.agency.name == "Kantor baru":
        where = address_of("desk:agency", duty.agency.pk)
        lines.append(Line(_("Beri nama kantor ini"), where, _("Langkah pertama pemasangan.")))
    if len(managed_by(duty)) == 1:
        where = address_of("desk:agency_new")
        lines.append(Line(_("Tambahkan instansi pertama di bawah kantor ini"), where))
    lines += [
        Line(officer.name, address_of("desk:officer", officer.pk), _("belum menyiapkan akun"))
        for officer in not_set_up(duty)
    ]
    lines += [
        Line(body.name, address_of("desk:settings"), _("belum ada kunci penjaga identitas"))
        for body in without_key(duty)
    ]
    return lines


def _log() -> list[Line]:
    head = Head.objects.filter(pk=1).first()
    size = head.size if head else 0
    last = Record.objects.filter(act="periksa_log").order_by("-seq").first()
    note = _("belum pernah diperiksa di sini")
    if last is not None:
        note = _("terakhir diperiksa oleh %(who)s") % {"who": last.actor}
    return [Line(_("Log tersegel: %(n)s catatan") % {"n": size}, address_of("desk:audit"), note)]


def house_sections(duty: Duty, today: date) -> list[Section]:
    """What an importer, an administrator or an auditor finds on their page."""
    lines = []
    if duty.may("atur.kelola"):
        lines += _office(duty)
    if duty.may("pegawai.impor"):
        lines += _roster(duty, today)
    found = []
    if duty.may("pegawai.impor"):
        empty = _("Tidak ada yang perlu disiapkan.")
        found.append(section(_("Perlu disiapkan"), lines, empty=empty))
    if duty.may("audit.lihat"):
        found.append(section(_("Jejak audit"), _log()))
    return found
