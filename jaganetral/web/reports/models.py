"""What reporters send: sealed drafts, reports, the accused as described, the mailbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.models import Agency
from jaganetral.web.evidence.models import Item


class Draft(models.Model):
    """A report being written: sealed with a key that lives only in the reporter's cookie."""

    id = models.CharField(primary_key=True, max_length=64, help_text="Hash dari kunci cookie")
    sealed = models.BinaryField()
    expires = models.DateTimeField(db_index=True)


class Numbering(models.Model):
    """The last number given in a year; the row that giving a number locks."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Report(models.Model):
    """A report. `status` is one of the eight public words; the internal state is the case's.

    `happened_from/until` bound the day of the act; contact data is age-sealed to a custodian.
    """

    class Identity(models.TextChoices):
        ANONIM = "anonim", "Anonim"
        RAHASIA = "rahasia", "Rahasia"
        TERBUKA = "terbuka", "Terbuka"

    class Status(models.TextChoices):
        DITERIMA = "diterima", "Diterima"
        DIPERIKSA_AWAL = "diperiksa_awal", "Diperiksa awal"
        DIKAJI = "dikaji", "Dikaji"
        DIREKOMENDASIKAN = "direkomendasikan", "Direkomendasikan"
        DITINDAKLANJUTI = "ditindaklanjuti", "Ditindaklanjuti"
        SELESAI = "selesai", "Selesai"
        TIDAK_DILANJUTKAN = "tidak_dilanjutkan", "Tidak dilanjutkan"
        DIGABUNG = "digabung", "Digabung"

    number = models.CharField(max_length=20, unique=True)
    holder = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reports")
    received_on = models.DateField()
    channel = models.CharField(max_length=20, default="daring")
    happening = models.CharField(max_length=20, help_text="Pilihan langkah 1")
    story = models.TextField()
    happened_from = models.DateField(null=True, blank=True)
    happened_until = models.DateField(null=True, blank=True)
    happened_how = models.CharField(max_length=12, blank=True, help_text="tepat, sekitar, berulang")
    area = models.CharField(max_length=13, blank=True, help_text="Kode Kemendagri")
    place = models.CharField(max_length=200, blank=True)
    online = models.BooleanField(default=False)
    links = models.JSONField(default=list, blank=True)
    ordered_by_superior = models.BooleanField(null=True, blank=True)
    resource_form = models.JSONField(default=list, blank=True, help_text="Sumber daya negara")
    identity = models.CharField(max_length=8, choices=Identity.choices)
    contact_sealed = models.BinaryField(null=True, blank=True)
    secret_hash = models.BinaryField()
    wants_news = models.BooleanField(default=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DITERIMA)
    status_note = models.TextField(blank=True, help_text="Kalimat untuk pelapor")
    next_news_by = models.DateField(null=True, blank=True)
    triage_by = models.DateField(null=True, blank=True)
    queue_state = models.CharField(max_length=20, default="antrean")
    not_pursued_reason = models.CharField(max_length=40, blank=True)
    contested = models.BooleanField(default=False)
    seq = models.BigIntegerField(help_text="Nomor catatan di log tersegel")

    class Meta:
        ordering = ["triage_by", "pk"]

    def __str__(self) -> str:
        return self.number


class Accused(models.Model):
    """Somebody a report describes: a name or only a description."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="accused")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=160, blank=True)
    workplace = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=18, blank=True)


class ReportFile(models.Model):
    """A file a reporter sent, by its place in the vault."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="report_file")


class StatusChange(models.Model):
    """A public step of a report with the day it was reached (days, never clock times)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(max_length=20, choices=Report.Status.choices)
    day = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]


class Message(models.Model):
    """A line in the mailbox between an examiner and a reporter."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    from_reporter = models.BooleanField()
    text = models.TextField()
    day = models.DateField()
    read = models.BooleanField(default=False)
    by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]


class Retaliation(models.Model):
    """What may be retaliation after a report or a refusal. Only the body that examines sees it.

    It belongs to a report, or to a case (`case_number`) where an officer heard of it from somebody
    else. `since` is the day of the report or refusal, `happened_on` that of the retaliation.
    """

    class Kind(models.TextChoices):
        PINDAH = "pindah", _("Dipindahkan")
        TURUN = "turun", _("Diturunkan atau dicopot")
        NILAI = "nilai", _("Dinilai buruk")
        HAK = "hak", _("Tunjangan atau hak dipotong")
        KONTRAK = "kontrak", _("Kontrak tidak diperpanjang")
        ANCAMAN = "ancaman", _("Diancam atau dikucilkan")
        LAINNYA = "lainnya", _("Lainnya")

    class After(models.TextChoices):
        MELAPOR = "melapor", _("Melapor")
        MENOLAK = "menolak", _("Menolak perintah atau ajakan")
        BERSAKSI = "bersaksi", _("Memberi keterangan sebagai saksi")

    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="retaliations"
    )
    case_number = models.CharField(max_length=12, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    after = models.CharField(max_length=10, choices=After.choices)
    since = models.DateField(null=True, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    earlier = models.CharField(max_length=20, blank=True, help_text="Nomor laporan yang disebut")
    recorded_on = models.DateField()
    by = models.CharField(max_length=300, blank=True, help_text="Kosong: pelapor sendiri")
    salt = models.BinaryField()
    seq = models.BigIntegerField(help_text="Nomor catatan di log tersegel")

    class Meta:
        ordering = ["-pk"]

    @property
    def days(self) -> int | None:
        """Days from the report or refusal to the retaliation; None where a day is unknown."""
        if self.since is None or self.happened_on is None:
            return None
        return (self.happened_on - self.since).days


class Guess(models.Model):
    """Wrong words typed for a report number: how many, and until when to wait. No address."""

    number = models.CharField(max_length=20, primary_key=True)
    wrong = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField(null=True, blank=True)
