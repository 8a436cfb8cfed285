"""Recording: one line, one transaction, nothing outside of it."""

import pytest
from django.db import transaction

from jaganetral.seal.merkle import Frontier, leaf_hash
from jaganetral.web.audit.actions import Entry, record, record_all
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log


def test_records_form_one_line_whose_root_anybody_can_recompute(db: None) -> None:
    with transaction.atomic():
        for number in range(5):
            record("terima", by="Yoga (Pemeriksa)", about=f"perkara:2024/{number}")
    frontier = Frontier()
    for row in Record.objects.all():
        frontier.append(leaf_hash(row.body.encode("utf-8")))
        assert bytes(row.root) == frontier.root()
    assert [row.seq for row in Record.objects.all()] == [0, 1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="di luar transaksi"):
        record("terima", by="Yoga", about="perkara:2024/0001")


def test_an_act_that_fails_leaves_no_record(db: None) -> None:
    def fail() -> None:
        with transaction.atomic():
            record("terima", by="Yoga", about="perkara:2024/0001")
            raise ValueError("batal")

    with pytest.raises(ValueError, match="batal"):
        fail()
    assert not Record.objects.exists()


def test_many_at_once_are_the_same_log_as_one_by_one(db: None) -> None:
    acts = [Entry("terima", "Yoga (Pemeriksa)", f"perkara:2024/{n}", {}) for n in range(9)]
    with transaction.atomic():
        record("terima", by="Yoga (Pemeriksa)", about="perkara:2024/0")
        record_all(acts[:3])
        record_all(acts[3:])
    rows = list(Record.objects.all())
    assert [row.seq for row in rows] == list(range(10))
    assert len({bytes(row.signature) for row in rows}) == 10
    assert verify_log().whole
