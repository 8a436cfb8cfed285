"""The cast: invented people and bodies of Kabupaten Lawu Asri (99.01). None of them is real."""

from dataclasses import dataclass
from datetime import date

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure

SINCE = date(2020, 1, 1)

# code, name, short, kind, level, area, parent
BODIES = [
    ("nasional", "Badan Pembina Netralitas Contoh", "BPN Contoh", "pembina", "pusat", "", None),
    (
        "bawaslu-lawu-asri",
        "Bawaslu Kabupaten Lawu Asri",
        "Bawaslu Lawu Asri",
        "pengawas",
        "kabkota",
        "99.01",
        "nasional",
    ),
    (
        "pemkab-lawu-asri",
        "Pemerintah Kabupaten Lawu Asri",
        "Pemkab Lawu Asri",
        "pemda",
        "kabkota",
        "99.01",
        "nasional",
    ),
    (
        "bkpsdm-lawu-asri",
        "BKPSDM Kabupaten Lawu Asri",
        "BKPSDM",
        "bkpsdm",
        "kabkota",
        "99.01",
        "pemkab-lawu-asri",
    ),
    (
        "inspektorat-lawu-asri",
        "Inspektorat Kabupaten Lawu Asri",
        "Inspektorat",
        "inspektorat",
        "kabkota",
        "99.01",
        "pemkab-lawu-asri",
    ),
    (
        "kec-sukamaju",
        "Kecamatan Sukamaju",
        "Kec. Sukamaju",
        "opd",
        "kabkota",
        "99.01",
        "pemkab-lawu-asri",
    ),
    (
        "kec-wanasari",
        "Kecamatan Wanasari",
        "Kec. Wanasari",
        "opd",
        "kabkota",
        "99.01",
        "pemkab-lawu-asri",
    ),
    (
        "disdik-lawu-asri",
        "Dinas Pendidikan",
        "Disdik",
        "opd",
        "kabkota",
        "99.01",
        "pemkab-lawu-asri",
    ),
]

# role, sign-in name, name, body
OFFICERS = [
    ("pemeriksa", "yoga", "Yoga Pranata", "bawaslu-lawu-asri"),
    ("pemeriksa_kedua", "rina", "Rina Maheswari", "bawaslu-lawu-asri"),
    ("penjaga_identitas", "danu", "Danu Wirasena", "bawaslu-lawu-asri"),
    ("bkpsdm", "endang", "Endang Puspasari", "bkpsdm-lawu-asri"),
    ("ppk", "bupati", "Arya Wiratama", "pemkab-lawu-asri"),
    ("kepala_opd", "camat", "Sekar Ayunda", "kec-wanasari"),
    ("pimpinan", "pimpinan", "Laksmi Anindita", "nasional"),
    ("admin", "admin", "Bagas Satria", "pemkab-lawu-asri"),
    ("auditor", "auditor", "Citra Larasati", "nasional"),
]


@dataclass(frozen=True)
class Cast:
    """Bodies by code, officers by role, and the two posts every story needs."""

    bodies: dict[str, Agency]
    officers: dict[str, Officer]
    bupati: Post
    camat_sukamaju: Post

    def duty(self, role: str) -> Duty:
        return Duty.objects.select_related("agency", "officer").get(
            officer=self.officers[role], role=role
        )


def make_cast() -> Cast:
    """Create the cast in the database."""
    bodies: dict[str, Agency] = {}
    for code, name, short, kind, level, area, parent in BODIES:
        bodies[code] = Agency.objects.create(
            code=code,
            name=name,
            short=short,
            kind=kind,
            level=level,
            area=area,
            parent=bodies[parent] if parent else None,
            head_count=40,
        )
    officers: dict[str, Officer] = {}
    for role, username, name, body in OFFICERS:
        officer = Officer.objects.create(username=username, name=name)
        Duty.objects.create(officer=officer, agency=bodies[body], role=role, since=SINCE)
        officers[role] = officer
    bupati = Post.objects.create(
        agency=bodies["pemkab-lawu-asri"], title="Bupati Lawu Asri", is_ppk=True
    )
    Tenure.objects.create(post=bupati, holder="Arya Wiratama", officer=officers["ppk"], since=SINCE)
    camat = Post.objects.create(
        agency=bodies["kec-sukamaju"], title="Camat Sukamaju", superior=bupati
    )
    Tenure.objects.create(
        post=camat, holder="Gilang Nataprawira", nip="197805122006041003", since=SINCE
    )
    return Cast(bodies, officers, bupati, camat)
