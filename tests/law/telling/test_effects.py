"""What a norm drives: the sanctions of today, who decides, who takes it, which limits run."""

from datetime import date

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.telling.catalogue import codes_of, stands_on, successors, text_days
from jaganetral.law.telling.effects import bodies, competent, effects, limits


def test_a_set_that_waits_gives_way_and_says_why() -> None:
    pack = load_pack()
    (one,) = effects(pack.norms["skb22-dis-09"], pack)
    assert (one.named, one.used) == ("sedang_pp94", "sedang_pp53")
    assert one.options == tuple(pack.sanctions["sedang_pp53"]["options"])
    assert "belum berlaku" in one.note


def test_options_are_those_of_every_norm_and_level() -> None:
    pack = load_pack()
    for norm in pack.norms.values():
        for one in effects(norm, pack):
            assert bool(one.options) == bool(one.named), norm.id
            if one.used:
                assert pack.sanctions[one.used].get("operative", True)


def test_only_officials_of_the_track_level_and_person_are_named() -> None:
    pack = load_pack()
    norm = pack.norms["skb22-dis-09"]
    (one,) = effects(norm, pack)
    rows = list(competent(one, norm, pack))
    assert rows
    assert {row["category"] for row in rows} == {"disiplin"}
    assert not any(row.get("level") == "berat" for row in rows)
    village = pack.norms["uu6-29b"]
    found = [row for one in effects(village, pack) for row in competent(one, village, pack)]
    assert {name for row in found for name in row["officials"]} == {"bupati_walikota"}


def test_bodies_follow_the_track_and_the_day() -> None:
    pack = load_pack()
    named = {one.route: one for one in bodies(pack.norms["skb22-ke-01"], pack)}
    assert named["kasn"].last == date(2024, 9, 3)
    assert named["bkn"].first == date(2024, 9, 4)
    assert "majelis_kode_etik" in named
    criminal = {one.route for one in bodies(pack.norms["uu7-494"], pack)}
    assert criminal == {"bawaslu", "gakkumdu"}


def test_limits_belong_to_the_track() -> None:
    pack = load_pack()
    steps = {step for step, _row in limits(pack.norms["uu7-494"], pack)}
    assert "laporan_bawaslu" in steps
    assert "panggilan" not in steps
    assert "panggilan" in {step for step, _row in limits(pack.norms["skb22-dis-09"], pack)}


def test_a_regime_ends_for_readers_when_its_text_does() -> None:
    pack = load_pack()
    change = pack.rules["regime_change"]["day"]
    old, new = pack.norms["pp53-13-13"], pack.norms["pp94-5n3"]
    assert (text_days(old, pack)[1], text_days(new, pack)[0]) == (date(2021, 8, 30), change)
    assert stands_on(old, date(2020, 1, 1), pack)
    assert not stands_on(new, date(2020, 1, 1), pack)


def test_what_replaced_a_norm_is_about_the_same_conduct() -> None:
    pack = load_pack()
    after = {name: successors(norm, pack) for name, norm in pack.norms.items()}
    decree = [one for name in after if name.startswith("skb20") for one in after[name]]
    assert {one.instrument for one in decree} == {"skb-2022"}
    assert all(
        codes_of(pack.norms[name], "conduct") & codes_of(one, "conduct")
        for name, found in after.items()
        for one in found
    )
    assert not after["skb22-ke-01"]
