"""How long the names of those who attended are kept, and what stays once they are gone."""

from django.db import models

from jaganetral.web.accounts.models import Agency


class Retention(models.Model):
    """How many days after an event a body, and those below it, keep the names."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="name_retention")
    days = models.PositiveIntegerField()
    set_on = models.DateField()
    set_by = models.CharField(max_length=300)


class Forgotten(models.Model):
    """A room whose names are gone; its rows stay, so that its counts stay."""

    room = models.OneToOneField(
        "prevention.Room", on_delete=models.CASCADE, related_name="forgotten"
    )
    on = models.DateField()


class RankCount(models.Model):
    """How many of a level of post had come to a room, counted before the names went."""

    room = models.ForeignKey(
        "prevention.Room", on_delete=models.CASCADE, related_name="rank_counts"
    )
    level = models.CharField(max_length=20, blank=True)
    present = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "level"], name="one_rank_count")]
