"""Campaigns that cascade over bodies, each as a `Reach` that acknowledges and passes on."""

from datetime import date

from django.db import models

from jaganetral.web.accounts.models import Agency
from jaganetral.web.letters.models import Letter


class Campaign(models.Model):
    """A campaign a body issues; receiving bodies pass it on, each as a `Reach`.

    `counts_to` is the day the campaign counts down to. `own_words` keeps how the campaign says it
    ("9 hari lagi"), which need not be the strict count.
    """

    title = models.CharField(max_length=200)
    message = models.TextField()
    issued_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaigns")
    issued_on = models.DateField()
    act_by = models.DateField(null=True, blank=True)
    material = models.URLField(blank=True)
    counts_to = models.DateField(null=True, blank=True)
    counts_to_name = models.CharField(max_length=80, blank=True)
    own_words = models.CharField(max_length=200, blank=True)
    # whom it is for: {"kinds": […], "words": […] of names, "areas": […], "direct": true,
    # "running": day, "placed": [areas where an election ran then]}; {}: everybody, level by level
    audience = models.JSONField(default=dict, blank=True)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """How the sealed log names this campaign."""
        return f"kampanye:{self.pk}"


class Reach(models.Model):
    """A campaign at one body: when it was passed on, by which body, and acknowledged."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reaches")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaign_reaches")
    passed_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_to"
    )
    passed_on = models.DateField()
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.PROTECT)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "agency"], name="one_reach_a_body")
        ]

    def days_late(self, today: date) -> int:
        """Calendar days since the day of the campaign passed unacknowledged; 0 if not late."""
        due = self.campaign.act_by
        if due is None or self.acknowledged_on is not None:
            return 0
        return max(0, (today - due).days)
