"""Attendance lists on paper: what was read from one, what each line means, what was counted."""

from django.db import models


class PaperList(models.Model):
    """One list of one room. Nothing of it counts before the office says so; it may take it back."""

    room = models.ForeignKey("prevention.Room", on_delete=models.CASCADE, related_name="papers")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=300)
    at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def key(self) -> str:
        """How the sealed log names this list."""
        return f"kertas:{self.pk}"


class PaperLine(models.Model):
    """A line as written, what the machine found, and what the office answered.

    `choices` holds [{"pk": row of the roster, "for": [...], "against": [...]}]; `chosen`
    is the row that is meant. `attendance` is what counting this line made.
    """

    class Standing(models.TextChoices):
        SURE = "yakin", "Cocok"
        OPEN = "pilih", "Perlu dipilih"
        NOBODY = "tidak_ada", "Tidak ada di daftar pegawai kantor"
        TWICE = "ganda", "Sudah ada di baris lain"
        UNREAD = "tak_terbaca", "Tidak terbaca"

    class Answer(models.TextChoices):
        NONE = "", "Belum"
        PERSON = "orang", "Orang dipilih"
        GUEST = "tamu", "Tamu"
        SKIPPED = "lewati", "Dilewati"

    paper = models.ForeignKey(PaperList, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.NONE, blank=True)
    choices = models.JSONField(default=list)
    chosen = models.BigIntegerField(null=True, blank=True)
    attendance = models.OneToOneField(
        "prevention.Attendance",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="paper_line",
    )
    already = models.BooleanField(default=False, help_text="Orangnya sudah tercatat sebelumnya")

    class Meta:
        ordering = ["number", "pk"]

    @property
    def is_open(self) -> bool:
        """Whether somebody must still say who is meant."""
        return not self.answer and self.standing in (self.Standing.OPEN, self.Standing.NOBODY)

    @property
    def counts(self) -> bool:
        """Whether this line stands for somebody: sure, chosen, or a guest."""
        return self.chosen is not None or self.answer == self.Answer.GUEST
