"""Records of the shapes that portals send, of our own making."""

from __future__ import annotations

from typing import Any


def karirhub_v2(number: int = 1, **values: Any) -> dict[str, Any]:
    """A detail record of Karirhub."""
    return {
        "id": f"0000-{number}",
        "title": "OPERATOR PRODUKSI",
        "status": "open",
        "published_at": "2026-11-20 09:30:00",
        "expires_at": "2026-12-20",
        "description": "<p>Menjalankan mesin &amp; mencatat<br />Hubungi budi@pabrik.co.id</p>",
        "qualification": "<ul><li>SMA</li><li>WA 0812-3456-7890</li></ul>",
        "show_salary": True,
        "min_salary_amount": 5_000_000,
        "max_salary_amount": 6_000_000,
        "min_age": 18,
        "max_age": 35,
        "confidential": False,
        "platform_link": "https://glints.com/id/1?utm_source=joss",
        "min_education": {"name": "SMA atau Sederajat", "level": 30},
        "job_type": {"name": "Contract"},
        "job_function": {"name": "Operator"},
        "skills": [{"name": "Merakit"}],
        "region": {"name": "Jayamukti, Cikarang Pusat, Kabupaten Bekasi, Jawa Barat, Indonesia"},
        "employer": {
            "name": "PT Maju Jaya",
            "employerable": {"email": "hrd@majujaya.co.id", "phone": "021-8888999"},
        },
        "vacancyable": {"industry": {"name": "Otomotif"}},
    } | values


def karirhub_v1(number: int = 1, **values: Any) -> dict[str, Any]:
    """A list record of Karirhub v1."""
    return {
        "id": f"0000-{number}",
        "title": "KASIR",
        "published_at": 1_763_600_000,
        "city_name": "KAB. POSO",
        "company_name": "PT Maju Jaya",
        "show_salary": True,
        "min_salary_amount": None,
        "max_salary_amount": None,
        "job_type_name": "Full time",
        "job_function_name": "Kasir",
        "industry_name": "Ritel",
        "skills": ["kasir"],
    } | values


def envelope(*records: dict[str, Any], last_page: int = 1) -> dict[str, Any]:
    """A page of a list."""
    return {"data": list(records), "meta": {"last_page": last_page}}
