"""A written unit or agency finds the one body of the tree that is called so, in one question."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jaganetral.web.accounts.actions import change_agency
from jaganetral.web.accounts.models import Agency
from jaganetral.web.roster.workplaces import by_spelling, folded, named_under
from tests.cast import Cast


def test_each_name_finds_what_the_whole_tree_tells(cast: Cast) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    twin = Agency.objects.create(
        code="lain", name="Kecamatan Sukamaju", short="Lain", kind="unit", parent=body.parent
    )
    spelled = by_spelling(body)
    written = [name for one in Agency.objects.all() for name in (one.name, one.short)]
    assert twin.name in written
    for name in (*written, "kec. suka maju", "Dinas Kelautan Lain", ""):
        found = named_under(body.pk, name)
        assert found == spelled.get(folded(name))


def test_two_of_one_name_are_none(cast: Cast) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    assert named_under(body.pk, "Kec. Sukamaju") is not None
    Agency.objects.create(
        code="lain", name="Kecamatan Sukamaju", short="Lain", kind="unit", parent=body
    )
    assert named_under(body.pk, "Kec. Sukamaju") is None


def test_a_renamed_body_is_found_by_its_new_name(cast: Cast) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    one = named_under(body.pk, "Kecamatan Sukamaju")
    assert one is not None
    change_agency(one, {"name": "Kecamatan Lorejo", "short": "Lorejo"}, by="sistem")
    assert named_under(body.pk, "Kec. Lorejo") == one
    assert named_under(body.pk, "Kecamatan Sukamaju") is None


def test_one_question_however_many_bodies_there_are(cast: Cast) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    for number in range(30):
        name = f"SD Negeri {number} Wanasari"
        Agency.objects.create(code=f"sd{number}", name=name, kind="unit", parent=body)
    with CaptureQueriesContext(connection) as asked:
        assert named_under(body.pk, "SDN 7 Wanasari") is not None
    assert len(asked) == 2
