"""Files of offices and training centres: tables, JSON, and what search engines read in pages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from postings import NOON

from jobs.feed.reading import Read, read
from jobs.feed.table import Defaults
from jobs.posting import Education, Employment, Kind, Pay, Posting

BLK = Defaults("blk-bekasi", NOON, Kind.TRAINING, "BLK Kabupaten Bekasi", "https://blk.example/")


def read_text(text: str, defaults: Defaults = BLK) -> Read:
    return read(text.encode(), defaults)


def one(text: str, defaults: Defaults = BLK) -> Posting:
    found = read_text(text, defaults)
    assert found.problems == ()
    (posting,) = found.postings
    return posting


def test_a_schedule_of_a_training_centre_is_read() -> None:
    posting = one(
        "Nama Pelatihan,Kabupaten/Kota,Pendidikan Minimal,Usia Maks,Tanggal Mulai,"
        "Batas Pendaftaran,Keterangan\n"
        '"Las SMAW 3G",Kab. Bekasi,SMP,45 tahun,15-12-2026,10/12/2026,"Gratis, bawa KTP"\n'
    )
    assert (posting.kind, posting.title) == (Kind.TRAINING, "Las SMAW 3G")
    assert (posting.company, posting.regency) == ("BLK Kabupaten Bekasi", "Kabupaten Bekasi")
    assert (posting.education, posting.age_max) == (Education.SMP, 45)
    assert posting.starts
    assert posting.starts.isoformat() == "2026-12-15T00:00:00+07:00"
    assert posting.expires
    assert posting.expires.isoformat() == "2026-12-10T23:59:59+07:00"
    assert posting.link == "https://blk.example/"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_any_spreadsheet_will_do(separator: str, start: str) -> None:
    rows = (("judul", "kota"), ("Kasir", "Bekasi"))
    text = start + "\r\n".join(separator.join(row) for row in rows)
    assert one(text).regency == "Kota Bekasi"


def test_letters_of_an_old_spreadsheet_are_read() -> None:
    content = "judul,kota\nBarista Café,Bekasi\n".encode("cp1252")
    assert read(content, BLK).postings[0].title == "Barista Café"


@pytest.mark.parametrize(
    ("cell", "pay"),
    [
        ("5.000.000", Pay(5_000_000, None)),
        ("Rp 5.000.000,00", Pay(5_000_000, None)),
        ("5000000", Pay(5_000_000, None)),
        ("5 juta", Pay(5_000_000, None)),
        ("4-5 juta", Pay(4_000_000, 5_000_000)),
        ("0", None),
        ("", None),
        ("kompetitif", None),
    ],
)
def test_pay_is_read_as_people_write_it(cell: str, pay: Pay | None) -> None:
    assert one(f"judul;gaji\nKasir;{cell}\n").pay == pay


def test_a_vacancy_in_a_table_of_its_own_columns() -> None:
    posting = one(
        "posisi;perusahaan;kota;gaji minimal;gaji maksimal;tipe;jenis;tautan;tanggal tayang\n"
        "Kasir;PT Ritel;Kota Jayapura;4.500.000;5.000.000;Kontrak;Lowongan;"
        "https://x.example/1;2026-11-20\n"
    )
    assert (posting.kind, posting.employment) == (Kind.JOB, Employment.CONTRACT)
    assert posting.pay == Pay(4_500_000, 5_000_000)
    assert posting.zone == "WIT"
    assert posting.published.isoformat() == "2026-11-20T02:00:00+09:00"


def test_what_is_wrong_is_said_by_line_and_costs_no_other_its_place() -> None:
    found = read_text(
        "judul,kota,batas,jenis,tautan\n"
        "Kasir,Bekasi,2026-12-31,,\n"
        ",Bekasi,,,\n"
        "Satpam,Bekasi,32/13/2026,,\n"
        "Sopir,Bekasi,,arisan,\n"
        "Kurir,Bekasi,,,javascript:alert(1)\n"
    )
    assert [each.title for each in found.postings] == ["Kasir"]
    assert [problem.split(":")[0] for problem in found.problems] == [
        "baris 3",
        "baris 4",
        "baris 5",
        "baris 6",
    ]
    assert "judul" in found.problems[0]
    assert "32/13/2026" in found.problems[1]
    assert "arisan" in found.problems[2]
    assert "tautan" in found.problems[3]


def test_the_same_row_is_the_same_posting_tomorrow() -> None:
    text = "judul,kota\nKasir,Bekasi\n"
    later = Defaults("blk-bekasi", NOON + timedelta(days=1), link=BLK.link, company=BLK.company)
    assert one(text).source_id == one(text, later).source_id


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"data": rows}])
def test_a_json_list_has_the_same_names(wrap: Any) -> None:
    rows = [{"Judul": "Kasir", "kota": "Bekasi", "usia_maks": 35}]
    assert one(json.dumps(wrap(rows))).age_max == 35


JOB: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Kasir",
    "description": "<p>Melayani pembeli, hubungi 0812-3456-7890</p>",
    "identifier": {"@type": "PropertyValue", "value": "K-1"},
    "datePosted": "2026-11-20",
    "validThrough": "2026-12-20T23:59:59+07:00",
    "employmentType": ["CONTRACTOR"],
    "hiringOrganization": {"name": "PT Ritel", "email": "hrd@ritel.co.id"},
    "jobLocation": [{"address": {"addressLocality": "Kab. Bekasi", "addressRegion": "Jawa Barat"}}],
    "baseSalary": {
        "currency": "IDR",
        "value": {"minValue": 5_000_000, "maxValue": 6_000_000, "unitText": "MONTH"},
    },
    "educationRequirements": {"credentialCategory": "high school"},
    "url": "https://ritel.example/karier/1",
}


def page(*records: Any) -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in records
    )
    return f"<!doctype html><html><head><script>var x = 1;</script>{scripts}</head></html>"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(JOB),
        json.dumps([JOB]),
        json.dumps({"@graph": [{"@type": "WebSite"}, JOB]}),
        json.dumps({"@type": "ItemList", "itemListElement": [{"item": JOB}]}),
        page(JOB),
        page("broken", {"@graph": [JOB]}),
    ],
)
def test_a_jobposting_is_found_wherever_it_stands(text: str) -> None:
    posting = one(text)
    assert (posting.source_id, posting.company) == ("K-1", "PT Ritel")
    assert (posting.kind, posting.regency) == (Kind.JOB, "Kabupaten Bekasi")
    assert posting.pay == Pay(5_000_000, 6_000_000)
    assert (posting.employment, posting.education) == (Employment.CONTRACT, Education.SMA)
    assert "7890" not in posting.snippet
    assert "hrd@" not in str(posting)


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        (
            {"currency": "IDR", "value": {"value": 180_000, "unitText": "DAY"}},
            Pay(180_000, None, "day"),
        ),
        (
            {"currency": "IDR", "value": {"value": 60_000_000, "unitText": "YEAR"}},
            Pay(5_000_000, None),
        ),
        ({"currency": "USD", "value": {"value": 500}}, None),
        ({"currency": "IDR", "value": {"minValue": 0, "maxValue": 0}}, None),
        ("kompetitif", None),
        (None, None),
    ],
)
def test_pay_of_a_jobposting_is_by_the_month_and_in_rupiah(salary: Any, pay: Pay | None) -> None:
    assert one(json.dumps(JOB | {"baseSalary": salary})).pay == pay


def test_a_course_is_training_and_an_intern_is_an_intern() -> None:
    course = {
        "@type": "Course",
        "name": "Barista",
        "url": "https://blk.example/barista",
        "provider": {"name": "BLK Kota Malang"},
        "hasCourseInstance": [{"startDate": "2027-01-05", "location": {"address": "Kota Malang"}}],
    }
    posting = one(json.dumps(course))
    assert (posting.kind, posting.company) == (Kind.TRAINING, "BLK Kota Malang")
    assert posting.regency == "Kota Malang"
    assert posting.starts
    assert posting.starts.date().isoformat() == "2027-01-05"
    assert one(json.dumps(JOB | {"employmentType": "INTERN"})).kind is Kind.INTERNSHIP


@pytest.mark.parametrize("text", ["", "<html></html>", "{", '{"a": 1}', "judul\n", "[1]"])
def test_a_file_with_nothing_in_it_gives_nothing(text: str) -> None:
    assert read_text(text).postings == ()
