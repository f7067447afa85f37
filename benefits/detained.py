"""Help for the family of a worker who is held by the authorities (UU 13/2003 Pasal 160)."""

from datetime import date

from benefits import rules
from benefits.result import Line, Result, need_whole, percent, rounded, rupiah

TITLE = "Perkiraan bantuan keluarga pekerja yang ditahan"
TO_CHECK = "Angka ini masih perlu dipastikan ke Disnaker atau LBH sebelum dipakai."
NO_WAGE = "Selama ditahan upah tidak wajib dibayar; bantuan ini untuk keluarga yang ditanggung."
LONGEST = "Bantuan dibayar paling lama {months} bulan."
NOBODY = "Bantuan ini hanya bila ada keluarga yang ditanggung."


def support(wage: int, dependants: int, months: int, on: date) -> Result:
    """Help for `dependants` over `months` of detention, at most 6 months; wage a month in rupiah.

    25, 35, 45 or 50 % of the wage for 1, 2, 3, or 4 and more dependants (PP 35/2021 Pasal 53).
    The rates were not re-read in the law, so a note marks them as to be checked. Raises BadInput.
    """
    need_whole("wage", wage, least=1)
    need_whole("dependants", dependants)
    need_whole("months", months)
    longest = rules.whole("detained_support_months", on)
    notes = (TO_CHECK, NO_WAGE, *((LONGEST.format(months=longest),) if months > longest else ()))
    if not dependants or not months:
        return Result(TITLE, (), (NOBODY, *notes) if not dependants else notes, on)
    return Result(TITLE, (_line(wage, dependants, min(months, longest), on),), notes, on)


def _line(wage: int, dependants: int, months: int, on: date) -> Line:
    rates = rules.rates("detained_support_rates", on)
    rate = rates[min(dependants, len(rates)) - 1]
    label = f"Bantuan untuk {dependants} tanggungan"
    formula = f"{months} bulan × {percent(rate)} × {rupiah(wage)}"
    article = rules.reference("detained_support_rates", on)
    return Line("support", label, months * rounded(rate * wage), formula, article)
