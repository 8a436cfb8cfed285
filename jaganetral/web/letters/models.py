"""Official letters: what was sent, to whom, under which number, and how to check it."""

from django.db import models

from jaganetral.web.accounts.models import Agency


class Counter(models.Model):
    """The last number given for a kind of number, a body and a year; locked while numbering."""

    series = models.CharField(max_length=40)
    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "body", "year"], name="one_counter_a_year")
        ]


class Letter(models.Model):
    """A letter. A draft has no number; a signed one never changes and can be verified."""

    class State(models.TextChoices):
        DRAFT = "draft", "Konsep"
        SIGNED = "signed", "Ditandatangani"
        SENT = "sent", "Terkirim"
        ACKNOWLEDGED = "acknowledged", "Diterima"

    kind = models.CharField(max_length=40)
    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letters")
    to = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="letters_received"
    )
    about = models.CharField(max_length=120, db_index=True)
    subject = models.CharField(max_length=200)
    number = models.CharField(max_length=80, blank=True)
    dated = models.DateField()
    content = models.JSONField(default=dict)
    state = models.CharField(max_length=14, choices=State.choices, default=State.DRAFT)
    pdf = models.BinaryField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=24, blank=True, db_index=True)
    signed_by = models.CharField(max_length=300, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
