"""Uploads stay in memory: nothing of them is written in the clear, and too much is not held."""

from io import BytesIO
from typing import Any, cast

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import StopFutureHandlers
from django.test import RequestFactory

from jaganetral.web.evidence import uploads
from jaganetral.web.evidence.content import LIMIT, BadFile
from jaganetral.web.evidence.uploads import InMemory, read
from tests.web.evidence.files import photo


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """A limit of 1,000 bytes, so that tests stay small."""
    monkeypatch.setattr(uploads, "LIMIT", 1000)
    return 1000


def received(*sizes: int) -> list[Any]:
    """Files of these sizes, as they arrive in chunks of 300 bytes in one request."""
    handler = InMemory()
    handler.handle_raw_input(BytesIO(), {}, None, b"", None)
    found = []
    for size in sizes:
        with pytest.raises(StopFutureHandlers):
            handler.new_file("berkas", "a.bin", "x/y", size, None, {})
        for start in range(0, size, 300):
            handler.receive_data_chunk(b"z" * min(300, size - start), start)
        found.append(handler.file_complete(size))
    return found


def test_a_file_within_the_limit_is_held_whole(small: int) -> None:
    (file,) = received(1000)
    assert read("a.bin", file) == b"z" * 1000


def test_a_larger_file_is_counted_but_not_held(small: int) -> None:
    (file,) = received(2400)
    assert file.size == 2400
    assert file.read() == b""
    with pytest.raises(BadFile, match="belum sampai"):
        read("a.bin", file)


def test_one_too_many_does_not_spoil_the_others(small: int) -> None:
    first, second, third = received(600, 900, 300)
    assert read("a", first) == b"z" * 600
    with pytest.raises(BadFile, match="“b” belum sampai karena sambungan terputus"):
        read("b", second)
    assert read("c", third) == b"z" * 300


def test_a_request_of_many_files_too_many_is_not_even_read() -> None:
    with pytest.raises(RequestDataTooBig):
        InMemory().handle_raw_input(BytesIO(), {}, 3 * LIMIT + 1, b"", None)


def test_a_real_request_goes_through_the_handler() -> None:
    sent = RequestFactory().post("/", {"berkas": BytesIO(photo() * 4000)})
    file = cast("Any", sent.FILES["berkas"])
    assert not hasattr(file, "temporary_file_path")
    assert file.size is not None
    assert file.size > 2_500_000
    assert len(read("a.jpg", file)) == file.size
