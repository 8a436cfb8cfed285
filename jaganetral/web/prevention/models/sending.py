"""A campaign on its way to many offices, and the reminders of those that have not acted."""

from django.db import models

from jaganetral.web.accounts.models import Agency


class Sending(models.Model):
    """A body passes a campaign on, in batches; what has arrived are the reaches themselves.

    Nothing here says how far it got: every batch looks for the offices without the campaign, so
    a killed sending goes on where it stood and no office gets it twice.
    """

    reach = models.ForeignKey("prevention.Reach", on_delete=models.CASCADE, related_name="sendings")
    by = models.CharField(max_length=300)
    day = models.DateField()
    wanted = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reach"], condition=models.Q(ended_at=None), name="one_sending_at_a_time"
            )
        ]


class Reminder(models.Model):
    """An office was reminded of a campaign, or the body above it was told that it has not acted.

    `step` is a step of data/pengingat.yaml; each step happens to a reach once.
    """

    reach = models.ForeignKey(
        "prevention.Reach", on_delete=models.CASCADE, related_name="reminders"
    )
    step = models.CharField(max_length=20)
    on = models.DateField()
    told = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reach", "step"], name="one_reminder_a_step")
        ]
