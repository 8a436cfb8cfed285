"""The vault: sealed originals, clean working copies, the custodian's keys, and consents."""

import uuid

from django.db import models

from jaganetral.web.accounts.models import Agency


class CustodianKey(models.Model):
    """A custodian's key pair. The private half is wrapped under a passphrase (Argon2id)."""

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="custodian_keys")
    recipient = models.CharField(max_length=80, help_text="Kunci publik age")
    wrapped = models.BinaryField(help_text="Kunci pribadi, tersegel dengan sandi penjaga")
    made_on = models.DateField()
    active = models.BooleanField(default=True)


class Item(models.Model):
    """One piece of evidence. The original is age-sealed; the clean copy has no metadata.

    `pending_until` is set while it belongs to a draft: it is removed then unless it was sent.
    """

    class State(models.TextChoices):
        CLEAN = "clean", "Salinan kerja siap"
        NO_PREVIEW = "no_preview", "Tidak dapat dipratinjau"
        REFUSED = "refused", "Ditahan karena berbahaya"
        LET_GO = "let_go", "Dihapus sesudah masa simpannya"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=60, help_text="Jenis isi (MIME) menurut isinya, bukan namanya"
    )
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    received_on = models.DateField()
    source = models.CharField(max_length=120)
    state = models.CharField(max_length=12, choices=State.choices)
    note = models.CharField(max_length=300, blank=True)
    pending_until = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["received_on", "label"]


class Opening(models.Model):
    """A request to open something sealed: an original or a reporter's contact. Two persons."""

    about = models.CharField(max_length=120)
    reason = models.TextField()
    asked_by = models.CharField(max_length=300)
    asked_by_officer = models.BigIntegerField()
    asked_at = models.DateTimeField()
    consented_by = models.CharField(max_length=300, blank=True)
    consented_by_officer = models.BigIntegerField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
