"""The law as people read it: every norm has a page, found without script, in both languages."""

import html
import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.published import load_examples
from jaganetral.law.examples.sweeps import Sweep
from jaganetral.law.facts import LAST
from jaganetral.law.telling.catalogue import codes_of, stands_on
from jaganetral.web.portal.examples import sweep_words

ROW = '<li><a href="/aturan/'


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Pages ask who is signed in."""


@pytest.fixture(autouse=True)
def _after_the_elections(at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 11, 25, 3, tzinfo=UTC))


def read(client: Client, address: str, **params: str) -> str:
    answer = client.get(address, params)
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


def listed(page: str) -> set[str]:
    return {part.split('"')[0] for part in page.split(ROW)[1:]}


def test_the_list_holds_every_norm_below_its_instrument(client: Client) -> None:
    page, pack = read(client, "/aturan"), load_pack()
    assert listed(page) == set(pack.norms)
    for name in {norm.instrument for norm in pack.norms.values()}:
        assert f'href="/aturan/instrumen/{name}"' in page
    assert pack.sha256[:12] in page


@pytest.mark.parametrize("start", ["", "/en"])
def test_every_norm_and_instrument_has_a_page(client: Client, start: str) -> None:
    pack = load_pack()
    for norm in pack.norms.values():
        page = read(client, f"{start}/aturan/{norm.id}")
        for cite in norm.citations:
            assert cite.at.split(",")[0] in page
        unsure = {"secondary", "recall"} & {cite.confidence for cite in norm.citations}
        assert bool(unsure) <= ('class="tag t-k"' in page)
    for name in pack.instruments:
        read(client, f"{start}/aturan/instrumen/{name}")


def test_each_filter_leaves_only_what_fits(client: Client) -> None:
    pack = load_pack()
    day = date(2021, 1, 1)
    on_day = listed(read(client, "/aturan", hari=day.isoformat()))
    assert on_day == {n.id for n in pack.norms.values() if stands_on(n, day, pack)}
    assert "pp53-13-13" in on_day
    assert "pp94-5n3" not in on_day
    photo = listed(read(client, "/aturan", perbuatan="foto_bersama_calon_atau_simbol"))
    assert photo == {
        n.id
        for n in pack.norms.values()
        if "foto_bersama_calon_atau_simbol" in codes_of(n, "conduct")
    }
    village = listed(read(client, "/aturan", status="kepala_desa", jenjang="menurut_uu_desa"))
    assert village == {"uu6-29b", "uu6-29j"}
    words = listed(read(client, "/aturan", q="BALIHO lampiran"))
    assert "skb22-ke-01" in words
    assert "pp94-5a" not in words


def test_what_finds_nothing_says_what_to_do(client: Client) -> None:
    page = read(client, "/aturan", q="xyzzy <b>")
    assert not listed(page)
    assert "Tidak ada ketentuan yang cocok. Hapus satu saringan" in page
    assert "xyzzy &lt;b&gt;" in page


def test_a_day_that_is_none_is_told_and_kept(client: Client) -> None:
    page = read(client, "/aturan", hari="kemarin")
    assert "<title>Galat:" in page
    assert 'value="kemarin"' in page


def test_a_superseded_norm_leads_to_its_successor(client: Client) -> None:
    page = read(client, "/aturan/skb20-01")
    assert "naskahnya berlaku sampai Rabu, 21 September 2022" in page
    assert 'href="/aturan/instrumen/skb-2022"' in page
    assert "skb22-" in page.split("Kapan terpenuhi")[0]
    assert "Ketentuan lama" not in read(client, "/aturan/skb22-ke-01")


def test_a_list_of_sanctions_not_yet_in_force_says_which_one_applies(client: Client) -> None:
    page = read(client, "/aturan/skb22-dis-09")
    assert "Daftar yang disebut ketentuan ini belum berlaku." in page
    assert "Penundaan kenaikan gaji" in page or "enundaan kenaikan gaji" in page
    assert "PP 53/2010 Pasal 7 ayat (3)" in page


def test_contested_readings_show_every_branch(client: Client) -> None:
    page = read(client, "/aturan/skb22-ke-04")
    part = page.split("Tafsir yang diperdebatkan")[1]
    narrow, wide = part.split("Tafsir sempit")[1].split("Tafsir luas")
    assert "Akun atau grup pemenangan" in narrow.split("</div>")[0]
    assert "Akun atau grup pemenangan" not in wide.split("</div>")[0]


def test_a_norm_switched_off_says_so(client: Client) -> None:
    assert "Ketentuan ini dimatikan" in read(client, "/aturan/uu7-240-dprd")


def test_english_pages_speak_english(client: Client) -> None:
    page = read(client, "/en/aturan/skb22-ke-04")
    norm = load_pack().norms["skb22-ke-04"]
    assert f"<h1>{norm.text_en}</h1>" in page
    assert "Account or group of a winning team" in page
    assert "Kapan terpenuhi" not in page


def test_what_is_no_norm_is_not_found(client: Client) -> None:
    assert client.get("/aturan/tidak-ada").status_code == 404
    assert client.get("/aturan/instrumen/tidak-ada").status_code == 404


def test_the_catalogue_can_be_taken_as_data(client: Client) -> None:
    answer, pack = client.get("/data/aturan.json"), load_pack()
    found = json.loads(answer.content)
    assert answer.headers["Content-Type"].startswith("application/json")
    assert found["licence"] == "CC-BY-4.0"
    assert [row["id"] for row in found["norms"]] == list(pack.norms)
    assert found["norms"][0]["citations"][0]["confidence"]


def test_an_answer_leads_to_the_rules_it_rests_on(client: Client) -> None:
    page = read(
        client,
        "/bolehkah/menyukai-unggahan",
        siapa="pns",
        tanggal="2024-10-05",
        winning_team_account="ya",
    )
    linked = {part.split('"')[0] for part in page.split('href="/aturan/')[1:]}
    assert linked
    assert linked <= load_pack().norms.keys()


def test_examples_say_what_meets_the_norm_what_misses_it_and_what_is_open(client: Client) -> None:
    book, pack = load_examples(), load_pack()
    shown = [one for norm, one in book.items() if norm in pack.norms]
    assert shown
    for one in shown:
        page = html.unescape(read(client, f"/aturan/{one.norm}").split("<h2>Contoh</h2>")[1])
        for case in one.cases:
            word = {"holds": "Terpenuhi", "fails": "Tidak terpenuhi", "unknown": "Belum dapat"}
            before, _, _after = page.partition(case.title)
            assert word[case.state.value] in before.rpartition("<strong>")[2]
        assert page.count("bila ") >= len(one.sweeps)
    assert "Contoh</h2>" not in read(client, "/aturan/uu7-240-dprd") or "uu7-240-dprd" in book


def test_a_sweep_reads_like_a_sentence() -> None:
    days = ((date(2024, 9, 22), date(2024, 11, 27)),)
    sweep = Sweep("Memasang baliho", "act_date", days, (), {})
    assert sweep_words(sweep, load_pack()) == (
        "“Memasang baliho”, bila hari perbuatan lain: terpenuhi untuk 22 September 2024 sampai "
        "27 November 2024; selain itu tidak."
    )
    sweep = Sweep("Memasang baliho", "status", ("pns", "pppk"), ("cpns",), {})
    assert "terpenuhi untuk PNS atau PPPK; belum pasti untuk calon PNS" in sweep_words(
        sweep, load_pack()
    )


def test_a_sweep_with_open_ends_names_no_day_that_means_nothing() -> None:
    sweep = Sweep("Memasang baliho", "act_date", ((date(2024, 9, 23), LAST),), (), {})
    assert "terpenuhi untuk hari sejak 23 September 2024; selain itu" in sweep_words(
        sweep, load_pack()
    )


def test_a_sweep_beside_says_that_the_deed_is_added() -> None:
    sweep = Sweep("Memasang baliho", "conduct", ("tim_sukses",), (), {}, beside=True)
    assert sweep_words(sweep, load_pack()).startswith(
        "“Memasang baliho”, bila di samping itu perbuatan lain: terpenuhi untuk menjadi tim sukses"
    )
