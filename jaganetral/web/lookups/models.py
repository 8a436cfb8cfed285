"""Who looked for whom, and the invented people who give a thief away. No names lie here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.models import Agency, Officer

_OCCASIONS = {
    "saring": _("saat menyaring %(number)s"),
    "acara": _("daftar hadir acara %(number)s"),
    "kertas": _("daftar hadir di kertas no. %(number)s"),
    "daftar_pegawai": _("saat mengelola daftar pegawai"),
    "muatan": _("pemuatan daftar pegawai no. %(number)s"),
}


class Lookup(models.Model):
    """One question to the roster. The same one on the same day, for the same reason, is one row.

    `about` is the reason: "saring:2026/0312" (a case), "saring:N-2026-000017" (a report), or
    "daftar_pegawai:99.01" (the keeper of the roster). `key` is a keyed hash of the words; `found`
    counts the people shown.
    """

    class Kind(models.TextChoices):
        USUL = "usul", "Diusulkan mesin"
        KATA = "kata", "Dicari dengan kata lain"
        CARI = "cari", "Dicari pengelola daftar"
        BUKA = "buka", "Baris dibuka"

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="lookups")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    about = models.CharField(max_length=120)
    key = models.CharField(max_length=32)
    day = models.DateField()
    at = models.DateTimeField()
    found = models.PositiveIntegerField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["officer", "at"], name="lookup_officer_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "kind", "about", "key", "day"], name="one_lookup_a_day"
            )
        ]


class Canary(models.Model):
    """An invented person in the roster of a body.

    Nothing in the row of the roster says so. `mark` is a keyed hash of the NIP, `sealed` the row
    itself, encrypted: without the secret of the installation neither leads to the row.
    """

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="canaries")
    mark = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    since = models.DateField()


class Alarm(models.Model):
    """Somebody met a canary: `how` says where. Once a day for each officer, canary and way."""

    class How(models.TextChoices):
        CARI = "cari", _("Muncul dalam pencarian")
        BUKA = "buka", _("Barisnya dibuka")
        UNGGAH = "unggah", _("Ada dalam berkas yang diunggah")
        LAPOR = "lapor", _("Disebut dalam laporan atau perkara")
        HADIR = "hadir", _("NIP-nya dipakai di daftar hadir")

    canary = models.ForeignKey(Canary, on_delete=models.CASCADE, related_name="alarms")
    how = models.CharField(max_length=6, choices=How.choices)
    by = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    day = models.DateField()
    at = models.DateTimeField()
    handled_by = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["canary", "how", "by", "about", "day"], name="one_alarm_a_day"
            )
        ]

    @property
    def occasion(self) -> str:
        """What the officer was at, in the language of the page."""
        kind, _colon, number = self.about.partition(":")
        if kind == "daftar_pegawai" and self.how == self.How.UNGGAH:
            kind = "muatan"  # the number is that of a load, else the area of the roster
        words = _OCCASIONS.get(kind)
        return str(words) % {"number": number} if words else self.about

    @property
    def how_words(self) -> str:
        """Where the canary was met, in the language of the page."""
        return str(self.How(self.how).label)
