"""The front door opens for everybody and sets no cookie."""

import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_home_opens_without_account_or_cookie(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
