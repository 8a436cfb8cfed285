"""Who decides: the head of agency, never one who is involved."""

from datetime import date

from jaganetral.web.accounts.models import Post, Tenure
from jaganetral.web.cases import competence
from jaganetral.web.cases.models import Party
from tests.cast import SINCE, Cast
from tests.web.cases.stories import put_case, put_employee

DAY = date(2024, 1, 3)


def _minister(cast: Cast) -> Post:
    post = Post.objects.create(
        agency=cast.bodies["nasional"], title="Kepala Badan Contoh", is_ppk=True
    )
    Tenure.objects.create(post=post, holder="Laksmi Anindita", since=SINCE)
    return post


def test_the_bupati_decides_about_a_sub_district_head(cast: Cast) -> None:
    found = competence.decider_of(put_case(cast), DAY)
    assert found is not None
    assert (found.body.code, found.tenure.holder) == ("pemkab-lawu-asri", "Arya Wiratama")
    assert not found.passed_over


def test_an_accused_head_of_agency_is_passed_over(cast: Cast) -> None:
    _minister(cast)
    case = put_case(cast)
    Tenure.objects.filter(post=cast.bupati).update(nip="197001012000011001")
    body = cast.bodies["pemkab-lawu-asri"]
    bupati = put_employee(body, "Arya Wiratama", "197001012000011001", "Bupati", "Setda")
    Party.objects.create(
        case=case, described_as="Bupati", employee=bupati, confirmed_by="Rina", confirmed_on=DAY
    )
    found = competence.decider_of(case, DAY)
    assert found is not None
    assert found.body.code == "nasional"
    assert [tenure.holder for tenure in found.passed_over] == ["Arya Wiratama"]
    case.ppk_agency = body
    assert not competence.is_competent(case, cast.duty("ppk"), DAY, ["ppk"])


def test_nobody_decides_where_the_only_head_is_accused(cast: Cast) -> None:
    case = put_case(cast)
    Tenure.objects.filter(post=cast.bupati).update(nip="197001012000011001")
    case.parties.update(employee=None, nip_given="197001012000011001")
    assert competence.decider_of(case, DAY) is None


def test_only_the_holder_of_the_post_on_that_day_is_competent(cast: Cast) -> None:
    case = put_case(cast)
    case.ppk_agency = cast.bodies["pemkab-lawu-asri"]
    assert competence.is_competent(case, cast.duty("ppk"), DAY, ["ppk"])
    assert competence.is_competent(case, cast.duty("ppk"), DAY, [])
    assert not competence.is_competent(case, cast.duty("ppk"), DAY, ["presiden"])
    assert not competence.is_competent(case, cast.duty("bkpsdm"), DAY, ["ppk"])
    assert not competence.is_competent(case, cast.duty("ppk"), date(2019, 1, 1), ["ppk"])


def test_a_direct_superior_decides_what_is_theirs(cast: Cast) -> None:
    case = put_case(cast)
    case.ppk_agency = cast.bodies["pemkab-lawu-asri"]
    assert competence.is_competent(case, cast.duty("ppk"), DAY, ["atasan_langsung"])
    assert not competence.is_competent(case, cast.duty("kepala_opd"), DAY, ["atasan_langsung"])
