"""What is only counted: how often each question of the advisor was opened on a day."""

from django.db import models


class AskedQuestion(models.Model):
    """A question of the advisor by its slug, a day, and how often. No words, no person, no hour."""

    slug = models.CharField(max_length=80)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "day"], name="asked_once_a_day")]
