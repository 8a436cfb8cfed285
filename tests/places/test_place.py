"""The tables of places: complete, consistent, and free of invented ones."""

from jaganetral.places import by_code, known, tiles
from jaganetral.places.place import DATA, IANA, read_table


def test_thirty_eight_provinces_and_514_regencies() -> None:
    assert len(known().provinces()) == 38
    assert len(known().regencies()) == 514
    assert all(place.province_code == place.code[:2] for place in known().regencies())


def test_codes_are_those_of_the_ministry() -> None:
    lombok = by_code("52.03")
    assert lombok is not None
    assert (lombok.name, lombok.province) == ("Kabupaten Lombok Timur", "Nusa Tenggara Barat")
    assert by_code("00.00") is None


def test_every_province_has_a_time_zone() -> None:
    zones = {place.code: place.zone for place in known().provinces()}
    assert (zones["31"], zones["61"], zones["52"], zones["64"]) == (
        "WIB",
        "WIB",
        "WITA",
        "WITA",
    )
    assert zones["96"] == "WIT"
    for row in read_table("zones.csv"):
        assert IANA[row["zone"]] == row["iana"]


def test_the_tile_map_holds_every_province_once() -> None:
    assert {tile.province_code for tile in tiles()} == {p.code for p in known().provinces()}
    assert len({(tile.column, tile.row) for tile in tiles()}) == 38
    assert len({tile.short for tile in tiles()}) == 38


def test_every_clipped_name_points_to_a_place() -> None:
    rows = read_table("clipped.csv")
    assert all(by_code(row["code"]) for row in rows)
    assert {row["kind"] for row in rows} == {"clipped", "former"}
    assert len({(row["text"], row["code"]) for row in rows}) == len(rows)


def test_the_licence_of_the_tables_travels_with_them() -> None:
    notice = (DATA / "LICENSE.md").read_text(encoding="utf-8")
    assert "Open Database" in notice
    assert "4.0.1" in notice
