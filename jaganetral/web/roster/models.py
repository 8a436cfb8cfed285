"""The roster of civil servants, as loaded from a file on a day."""

from django.db import models

from jaganetral.web.accounts.models import Agency


class RosterLoad(models.Model):
    """One import: which file, by whom, how many rows came in and how many did not."""

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="roster_loads")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    as_of = models.DateField()
    loaded_at = models.DateTimeField()
    by = models.CharField(max_length=300)
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    undone = models.BooleanField(default=False)
    heads = models.JSONField(default=list, help_text="Judul kolom berkasnya")
    trouble = models.JSONField(default=list, help_text="[baris, alasan, isi] yang ditolak")

    class Meta:
        ordering = ["-pk"]


class Employee(models.Model):
    """A row of the roster. `body` is the personnel body whose roster it is (a regency, say)."""

    load = models.ForeignKey(RosterLoad, on_delete=models.CASCADE, related_name="employees")
    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="employees")
    row = models.PositiveIntegerField()
    nip = models.CharField(max_length=18, blank=True, db_index=True)
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=200, db_index=True)
    position = models.CharField(max_length=160, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    agency = models.CharField(max_length=160, blank=True)
    regency = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
