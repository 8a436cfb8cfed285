"""The sealed log as tables: one row a record, one row a finished Merkle node."""

from django.db import models


class Record(models.Model):
    """One act. The actor is text, so that the record survives the account.

    `body` is the canonical JSON that was hashed (seq, at, actor, act, about, data); the other
    columns repeat parts of it for searching and are checked against it by `verify`.
    `root` and `signature` are the signed tree head after this record.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=300)
    act = models.CharField(max_length=60)
    about = models.CharField(max_length=120, db_index=True)
    body = models.TextField()
    leaf = models.BinaryField(max_length=32)
    root = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["act", "at"], name="audit_act_at")]


class Node(models.Model):
    """The hash of a complete subtree: level 0 is a leaf, index counts from the left."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_node_a_place")]


class Head(models.Model):
    """How many records there are; the row that appending locks, so that they form one line."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=bytes, help_text="Hash puncak subpohon, kiri ke kanan")
