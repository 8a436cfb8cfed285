"""Pledges: the sheet of an office, the text of a body, one person's pledge."""

from django.db import models

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models.campaigns import Campaign

CODE_LENGTH = 12  # of the code that verifies a pledge


class PledgeSheet(models.Model):
    """An office's pledge within a campaign: its address and six-digit code."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="pledge_sheets")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pledge_sheets")
    token = models.CharField(max_length=40, unique=True)
    expected = models.PositiveIntegerField(default=0)
    forgotten_on = models.DateField(null=True, blank=True, help_text="Nama dihapus; lembar tutup")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "agency"], name="one_pledge_sheet")
        ]


class OwnText(models.Model):
    """A body's own text of the pledge for its offices, or its way back to the shipped one.

    Never changed: a newer row takes its place from the day `starts`. The nearest body decides.
    """

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pledge_texts")
    number = models.PositiveIntegerField(help_text="Nomor naskah di instansi ini")
    starts = models.DateField()
    shipped = models.BooleanField(default=False, help_text="Kembali ke naskah bawaan")
    head = models.CharField(max_length=200, blank=True)
    lines = models.JSONField(default=list, blank=True)
    by = models.CharField(max_length=300)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_text_a_number")]


class Pledge(models.Model):
    """One person's pledge to one version of the text. `check_code` is what others verify."""

    class How(models.TextChoices):
        OWN = "sendiri", "Sendiri"
        TOGETHER = "bersama", "Bersama dalam acara"

    sheet = models.ForeignKey(PledgeSheet, on_delete=models.CASCADE, related_name="pledges")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    guest_from = models.CharField(max_length=200, blank=True)
    person_key = models.CharField(max_length=64, help_text="Agar satu orang berikrar sekali")
    version = models.PositiveIntegerField()
    own_text = models.ForeignKey(
        OwnText, null=True, blank=True, on_delete=models.PROTECT, related_name="pledges"
    )
    text_sha256 = models.CharField(max_length=64)
    check_code = models.CharField(max_length=CODE_LENGTH, unique=True)
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "person_key"], name="pledged_once")]

    @property
    def spoken_code(self) -> str:
        """ "7KQ2-XM4H-9TBD": in groups of four."""
        return "-".join(self.check_code[at : at + 4] for at in range(0, CODE_LENGTH, 4))
