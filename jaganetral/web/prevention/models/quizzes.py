"""Quiz results of persons: only where an office decided so, openly, and only from then on."""

from django.db import models
from django.db.models import Q

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models.sessions import Room


class QuizNaming(models.Model):
    """An office's decision to record quiz results by person; public, until it is ended."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="quiz_namings")
    reason = models.CharField(max_length=400)
    since = models.DateTimeField()
    by = models.CharField(max_length=300)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(ended_at=None), name="one_open_quiz_naming"
            )
        ]


class QuizResult(models.Model):
    """The first result of a person in a lesson, as they entered it: nobody proves who they are."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="quiz_results")
    naming = models.ForeignKey(QuizNaming, on_delete=models.PROTECT, related_name="results")
    lesson = models.CharField(max_length=60)
    name = models.CharField(max_length=160, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    person_key = models.CharField(max_length=64)
    right = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["lesson", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "lesson", "person_key"], name="one_quiz_result_a_person"
            )
        ]
