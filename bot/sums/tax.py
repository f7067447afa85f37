"""`teman hitung pajak`: PPh 21 on severance and on JHT (PP 68/2009)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from benefits import tax
from benefits.result import BadInput, day_text, rupiah
from bot.sums import readers, said
from bot.sums.sum import Answer, Given, Option, Sum, WrongGiven

OPTIONS = (
    Option("pesangon", "Pesangon bruto (UP, UPMK, UPH) yang dibayar.", readers.rupiah),
    Option("jht", "Ganti --pesangon: JHT atau manfaat pensiun sekaligus.", readers.rupiah),
    Option(
        "tanggal", "Hari dibayar; hari ini bila tidak diisi.", readers.day, ("dibayar", "selesai")
    ),
    Option(
        "sudah-dibayar",
        "Yang sudah dibayar lebih dulu dalam dua tahun kalender yang sama.",
        readers.rupiah,
        ("dibayar-sebelumnya",),
    ),
    Option(
        "cicilan",
        'Ganti jumlah: tiap pembayaran, "2024-12-20=200jt;2025-01-15=400jt".',
        readers.several(readers.payment),
        ("pembayaran", "bayar"),
    ),
    Option(
        "jenis",
        "Jenis cicilan: pesangon atau jht.",
        readers.one_of(pesangon=("severance",), jht=("lump_sum", "pensiun")),
    ),
    Option("tanpa-npwp", "Tidak punya NPWP.", readers.yes, flag=True),
    Option(
        "pasal-17",
        "Tarif Pasal 17 tidak final (pembayaran tahun kalender ketiga dan sesudahnya).",
        readers.yes,
        flag=True,
    ),
)
NOTHING = "--pesangon belum diisi, misalnya 600000000 (atau --jht, --cicilan)"
BOTH = "--jht: pilih satu saja, --pesangon atau --jht"


def compute(given: Given) -> Answer:
    """Tax on one payment, or on each of several."""
    if "cicilan" in given:
        return _instalments(given)
    if "pesangon" in given and "jht" in given:
        raise WrongGiven(BOTH)
    gross = given.get("pesangon", given.get("jht"))
    if gross is None:
        raise WrongGiven(NOTHING)
    return _once(given, gross, given.get("tanggal") or readers.today())


def _once(given: Given, gross: int, on: date) -> Answer:
    before = given.get("sudah_dibayar", 0)
    if given.get("pasal_17"):
        result = tax.pasal17(gross, on, before, not given.get("tanpa_npwp", False))
    elif "jht" in given:
        result = tax.lump_sum_tax(gross, on, before)
    else:
        result = tax.severance_tax(gross, on, before)
    net = gross - result.total
    extra = {"gross": gross, "net": net, "final": not given.get("pasal_17", False)}
    return Answer.of(result, extra=extra, sections=[f"Bersih setelah pajak: {rupiah(net)}."])


def _instalments(given: Given) -> Answer:
    kind: Literal["severance", "lump_sum"] = (
        "lump_sum" if given.get("jenis") == "jht" else "severance"
    )
    taxed = tax.by_payment(given["cicilan"], kind, has_npwp=not given.get("tanpa_npwp", False))
    if not taxed:
        raise BadInput("payments", "--cicilan belum diisi.")
    gross, total = sum(each.amount for each in taxed), sum(each.tax for each in taxed)
    last = taxed[-1].result
    return Answer(
        last.title,
        total,
        tuple(line for each in taxed for line in each.result.lines),
        tuple(dict.fromkeys(note for each in taxed for note in each.result.notes)),
        last.rules_as_of,
        {"gross": gross, "net": gross - total, "payments": list(map(_payment, taxed))},
        ("\n".join(_rows(taxed)), f"Bersih setelah pajak: {rupiah(gross - total)}."),
    )


def _payment(each: tax.TaxedPayment) -> dict[str, Any]:
    lines = [said.line_json(line) for line in each.result.lines]
    day = each.day.isoformat()
    return {"date": day, "gross": each.amount, "tax": each.tax, "final": each.final, "lines": lines}


def _rows(taxed: tuple[tax.TaxedPayment, ...]) -> Iterator[str]:
    for each in taxed:
        kind = "final" if each.final else "tarif Pasal 17, tidak final"
        yield f"  {day_text(each.day)}: {rupiah(each.amount)}, pajak {rupiah(each.tax)} ({kind})"


TAX = Sum("pajak", "PPh 21 atas pesangon atau JHT.", OPTIONS, compute)
