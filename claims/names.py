"""First names that only women or only men bear, as far as a name can tell."""

from __future__ import annotations

WOMEN = frozenset(
    "siti sri dewi putri ibu nyonya nur'aini aisyah fatimah khadijah ratna wati kartini lestari "
    "yanti susanti rahayu ningsih puspita ayu indah wulan fitri fitriani nurhayati ni nyi rini "
    "yuni tuti endang lilis neneng euis maria anita dina rina lina".split()
)
MEN = frozenset(
    "muhammad mohammad muhamad mochamad moh ahmad achmad agus budi joko bambang bapak tuan "
    "slamet supriyadi hendra rudi andi dedi asep ujang cecep eko wahyu iwan hasan husein ali umar "
    "usman yusuf ibrahim ismail abdul fajar rizky".split()
)


def woman_by_name(name: str) -> bool | None:
    """True for a woman's first name, False for a man's, None when the name does not tell."""
    first = name.casefold().split()[0] if name.split() else ""
    if first in WOMEN:
        return True
    return False if first in MEN else None
