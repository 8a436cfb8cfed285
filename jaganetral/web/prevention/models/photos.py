"""Photos that prove a meeting: sealed in the vault, seen by the organiser alone."""

from django.db import models

from jaganetral.web.evidence.models import Item


class RoomPhoto(models.Model):
    """A photo that an office attached to its room."""

    room = models.ForeignKey("prevention.Room", on_delete=models.CASCADE, related_name="photos")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="room_photo")
    by = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
