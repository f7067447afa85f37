"""`teman hitung jht`: contributions, or a balance with its tax, day, channel and papers."""

from __future__ import annotations

from datetime import date
from typing import Any

from benefits import jht, jht_claim, phk_proof
from benefits.result import day_text, in_brackets, rupiah
from bot.sums import readers, said
from bot.sums.severance import tenure_of
from bot.sums.sum import Answer, Given, Option, Sum, WrongGiven, need
from bot.sums.wage import WAGE

OPTIONS = (
    Option("saldo", "Saldo JHT menurut JMO.", readers.rupiah, ("saldo-jht",)),
    WAGE,
    Option("bulan", "Tanpa --saldo: lama iuran dalam bulan.", readers.count, ("months",)),
    Option("mulai", "Ganti --bulan: hari pertama kerja.", readers.day, ("start",)),
    Option("masa-kerja", 'Ganti --bulan: "5 tahun".', readers.tenure),
    Option("phk", "Hari kerja berakhir.", readers.day, ("selesai", "akhir")),
    Option("pengembangan", "Andaian hasil pengembangan setahun: 5%.", readers.share),
    Option("alasan", "Alasan berhenti, seperti pada pesangon.", readers.reason, ("reason",)),
    Option("dibayar", "Hari JHT dibayar, untuk pajaknya.", readers.day, ("tanggal",)),
    Option("sebagian-tanggal", "Hari pernah mengambil sebagian (10% atau 30%).", readers.day),
    Option("sebagian-jumlah", "Jumlah yang diambil waktu itu.", readers.rupiah),
    Option("tanpa-npwp", "Tidak punya NPWP.", readers.yes, flag=True),
    Option(
        "ambil",
        "Selagi masih peserta: ambil sebagian untuk rumah atau lain.",
        readers.one_of(rumah=("housing", "perumahan"), lain=("other", "lainnya")),
    ),
    Option("tahun-peserta", "Tahun kepesertaan, untuk --ambil.", readers.months),
)
NOTHING = "--saldo belum diisi, misalnya 40000000 (atau --upah dan --bulan untuk menghitung iuran)"
TWO_TAXES = (
    "Karena pernah diambil sebagian sebelum dua tahun kalender terakhir, menurut aturan berlaku "
    "tarif Pasal 17 ({later}, tidak final). Bila BPJS menganggapnya dibayar sekaligus: {at_once}. "
    "Tanyakan ke 175 sebelum klaim."
)


def compute(given: Given) -> Answer:
    """The contributions of a job, a partial claim, or the claim of a whole balance."""
    if "saldo" not in given:
        return _contributions(given)
    if "ambil" in given:
        years = need(given, "tahun_peserta", "12")
        purpose = "housing" if given["ambil"] == "rumah" else "other"
        on = given.get("dibayar") or readers.today()
        return Answer.of(jht.partial(given["saldo"], years, on, purpose))  # type: ignore[arg-type]
    return _claim(given)


def _contributions(given: Given) -> Answer:
    if "upah" not in given:
        raise WrongGiven(NOTHING)
    on: date = given.get("phk") or readers.today()
    if "bulan" not in given and not {"mulai", "masa_kerja"} & set(given):
        raise WrongGiven("--bulan belum diisi, misalnya 60 (atau --mulai, --masa-kerja)")
    months = given["bulan"] if "bulan" in given else tenure_of(given, on).total_months
    result = jht.contributions(given["upah"], months, on, given.get("pengembangan"))
    return Answer.of(result, extra={"wage": given["upah"], "months": months})


def _claim(given: Given) -> Answer:
    ended, reason = given.get("phk") or readers.today(), given.get("alasan")
    opens = jht_claim.earliest(reason, ended)
    paid = given.get("dibayar") or max(opens, ended)
    taxes = jht_claim.taxes(
        given["saldo"],
        paid,
        first_partial=given.get("sebagian_tanggal"),
        partial_paid=given.get("sebagian_jumlah", 0),
        has_npwp=not given.get("tanpa_npwp", False),
    )
    notes: tuple[str, ...] = ()
    if taxes.later:
        both = {"at_once": rupiah(taxes.at_once.total), "later": rupiah(taxes.later.total)}
        notes = (TWO_TAXES.format(**both),)
    return Answer.of(
        jht.balance(given["saldo"], ended),
        *notes,
        extra=_extra(given, taxes, opens, reason),
        sections=_sections(given, taxes, opens, reason),
    )


def _papers(given: Given, reason: str | None) -> tuple[str, ...]:
    way: phk_proof.Route | None = None
    partial = "sebagian_tanggal" in given
    return jht_claim.papers(reason, way, balance=given["saldo"], earlier_partial=partial)


def _extra(
    given: Given, taxes: jht_claim.TwoTaxes, opens: date, reason: str | None
) -> dict[str, Any]:
    by_law = taxes.later or taxes.at_once
    tax = by_law.total
    return {
        "tax": tax,
        "tax_final": taxes.later is None,
        "tax_lines": [said.line_json(line) for line in by_law.lines],
        "tax_if_at_once": taxes.at_once.total,
        "net": given["saldo"] - tax,
        "from": opens.isoformat(),
        "channel": jht_claim.channel(given["saldo"], opens).where,
        "papers": list(_papers(given, reason)),
        "basis": in_brackets(jht_claim.article(reason)),
    }


def _sections(
    given: Given, taxes: jht_claim.TwoTaxes, opens: date, reason: str | None
) -> tuple[str, ...]:
    tax = (taxes.later or taxes.at_once).total
    kind = "tarif Pasal 17, tidak final" if taxes.later else "final, dibayar sekaligus"
    papers = "\n".join(said.wrapped(paper) for paper in _papers(given, reason))
    return (
        f"PPh 21 {rupiah(tax)} ({kind}); bersih {rupiah(given['saldo'] - tax)}.",
        f"Dapat dicairkan sejak {day_text(opens)} lewat: "
        f"{jht_claim.channel(given['saldo'], opens).where} ({jht_claim.article(reason)}).",
        f"Dokumen:\n{papers}",
    )


JHT = Sum("jht", "JHT: iuran terkumpul, atau pencairan saldo dengan pajaknya.", OPTIONS, compute)
