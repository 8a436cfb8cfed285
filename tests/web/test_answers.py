"""No page of the site breaks, whoever asks for it, in either language.

What is for some acts or for everybody, test_doors asks for in Indonesian.
"""

import pytest
from django.test import Client

from jaganetral.web.accounts.gate import SIGNED_IN
from jaganetral.web.accounts.roles import load_roles
from tests.cast import OFFICERS, Cast
from tests.house.samples import plant
from tests.house.test_doors import Enter, doors


@pytest.fixture
def planted(cast: Cast, vault: object) -> Cast:
    plant(cast)
    return cast


def answers(client: Client, address: str) -> bool:
    """Whether an address leads to a view that does not break."""
    answer = client.get(address)
    return answer.resolver_match is not None and answer.status_code < 500


def test_no_public_page_breaks(planted: Cast, client: Client) -> None:
    for door in doors():
        assert answers(client, f"/en{door.address}"), door.name


@pytest.mark.parametrize("role", [row[0] for row in OFFICERS])
def test_no_page_of_a_role_breaks(planted: Cast, sign_in: Enter, role: str) -> None:
    client = sign_in(role)
    may = {*load_roles().roles[role].may, SIGNED_IN}
    for door in doors():
        for language in ("/en", "") if door.act == SIGNED_IN else ("/en",):
            if door.act in may:
                assert answers(client, language + door.address), door.name
