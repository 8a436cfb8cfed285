"""Certificates of attendance: a code that others verify. The name stands on the paper alone."""

from django.db import models

CODE_LENGTH = 12


class Certificate(models.Model):
    """A certificate that was given out. Without its attendance it is withdrawn."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    room = models.ForeignKey(
        "prevention.Room", on_delete=models.CASCADE, related_name="certificates"
    )
    attendance = models.OneToOneField(
        "prevention.Attendance",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="certificate",
    )
    made_on = models.DateField()

    @property
    def spoken_code(self) -> str:
        """ "7KQ2-XM4H-9TBD": in groups of four."""
        return "-".join(self.code[at : at + 4] for at in range(0, CODE_LENGTH, 4))

    @property
    def withdrawn(self) -> bool:
        """Whether the attendance behind it was taken back."""
        return self.attendance_id is None
