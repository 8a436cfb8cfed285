"""Questions that wait for a human, and the answers of the public library, version by version."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """An answer of the public library; what it says stands in its editions.

    A withdrawn entry keeps nothing but the sentence that says why.
    """

    withdrawn_on = models.DateField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)

    @property
    def key(self) -> str:
        """How the sealed log calls this entry."""
        return f"tanya-jawab:{self.pk}"


class Edition(models.Model):
    """One version of an answer: drafted by one officer, published by another.

    It may stand in English too (`question_en`, `text_en`: both or neither); the Indonesian counts.
    `norms` are ids of the law pack whose version and hash are kept when it is published.
    """

    class Verdict(models.TextChoices):
        BOLEH = "boleh", _("Boleh")
        SYARAT = "boleh_dengan_syarat", _("Boleh, dengan syarat")
        TIDAK = "tidak_boleh", _("Tidak boleh")
        BELUM = "belum_bisa_dipastikan", _("Belum bisa dipastikan")

    class State(models.TextChoices):
        KONSEP = "konsep", _("Menunggu petugas kedua")
        KEMBALI = "kembali", _("Dikembalikan")
        TERBIT = "terbit", _("Terbit")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="editions")
    version = models.PositiveSmallIntegerField(default=1)
    question = models.CharField(max_length=300)
    verdict = models.CharField(max_length=24, choices=Verdict.choices)
    text = models.TextField()
    question_en = models.CharField(max_length=300, blank=True)
    text_en = models.TextField(blank=True)
    norms = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.KONSEP)
    drafted_by = models.CharField(max_length=300)
    drafted_by_officer = models.BigIntegerField()
    drafted_on = models.DateField()
    remark = models.TextField(blank=True, help_text="Mengapa dikembalikan")
    published_by = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    pack_version = models.CharField(max_length=40, blank=True)
    pack_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "version"], name="one_version")]


class Question(models.Model):
    """A question somebody sent. Its words are erased as soon as it is decided.

    Of the asker nothing is kept: `code` is the hash of words that only they have, if they wanted a
    code at all; `received_on` is a day, never a time.
    """

    class State(models.TextChoices):
        MENUNGGU = "menunggu", _("Menunggu")
        DIJAWAB = "dijawab", _("Dijawab")
        TIDAK = "tidak_dijawab", _("Tidak dijawab")

    words = models.TextField(blank=True)
    who = models.CharField(max_length=12, blank=True)
    received_on = models.DateField()
    code = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    state = models.CharField(max_length=14, choices=State.choices, default=State.MENUNGGU)
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    refusal = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["pk"]

    @property
    def key(self) -> str:
        """How the sealed log calls this question."""
        return f"pertanyaan:{self.pk}"


class Pace(models.Model):
    """How many questions came in an hour: a number, no address and no link to any question."""

    hour = models.DateTimeField(primary_key=True)
    count = models.PositiveIntegerField(default=0)
