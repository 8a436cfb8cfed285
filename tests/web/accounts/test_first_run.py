"""The first officer of a new office, in a browser: from the link to the first colleague."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from jaganetral.web.accounts.links import setup_secret
from jaganetral.web.accounts.models import Agency, Officer
from jaganetral.web.desk.command import invite
from tests.browser import Open
from tests.web.accounts.totp import code_now

PASSWORD = "bambu kuning tujuh perahu"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
def test_from_the_printed_link_to_the_first_colleague(
    live_server: Any, open_page: Open, vault: Path, script: bool
) -> None:
    link = invite(live_server.url)[1].strip()
    page = open_page(width=360, script=script)
    page.goto(link)
    expect(page.get_by_role("img", name=re.compile("Kode QR"))).to_be_visible()
    page.get_by_label("Sandi baru", exact=True).fill(PASSWORD)
    page.get_by_label("Ulangi sandi baru").fill(PASSWORD)
    page.get_by_label("Kode dari aplikasi").fill(code_now(setup_secret(link.rpartition("/")[2])))
    page.get_by_role("button", name="Simpan dan masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Simpan kode pemulihan Anda")
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.get_by_role("link", name="Beri nama kantor ini").click()
    page.get_by_label("Nama instansi").fill("Bawaslu Kabupaten Lawu Asri")
    page.get_by_label("Nama singkat").fill("Bawaslu Lawu Asri")
    page.get_by_label("Jenis").select_option("pengawas")
    page.get_by_label("Kode wilayah").fill("99.01")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("sekarang “Bawaslu Kabupaten Lawu Asri”")).to_be_visible()
    page.get_by_role("link", name="Kembali ke Atur").click()
    page.get_by_role("link", name="Petugas dan peran").click()
    page.get_by_role("link", name="Tambah petugas").click()
    page.get_by_label("Nama", exact=True).fill("Yoga Pranata")
    page.get_by_label("Nama masuk").fill("yoga")
    page.get_by_role("button", name="Tambah dan buat tautan").click()
    expect(page.get_by_text(re.compile(r"http://\S+/masuk/mulai/\S+"))).to_be_visible()
    assert Officer.objects.filter(username="yoga").exists()
    assert Agency.objects.get().area == "99.01"
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
