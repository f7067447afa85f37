"""Short Indonesian sentences that go with a sum: what is left out and what is uncertain."""

from datetime import date

# Pronounced on this day: the severance table is read as a minimum.
MK_168 = date(2024, 10, 31)
# MK 168 gave two years for a new labour law; from this month one may exist.
NEW_LAW_MONTH = date(2026, 10, 1)

MINIMUM = (
    "Tabel pesangon adalah batas paling sedikit (putusan MK 168/PUU-XXI/2023). "
    "Perjanjian kerja, peraturan perusahaan, atau PKB boleh memberi lebih."
)
NEW_LAW = (
    "Sejak Oktober 2026 mungkin ada undang-undang ketenagakerjaan baru. "
    "Pastikan ke Disnaker atau Kemnaker 1500-630 sebelum tanda tangan."
)
PRIVATE_ONLY = (
    "Hitungan ini untuk pekerja perusahaan swasta. Pekerja rumah tangga, ASN, awak kapal ikan, "
    "dan mitra aplikasi punya aturan lain."
)
HALF = (
    "Pengali 0,5 masih dipakai dalam praktik, tetapi diperdebatkan sejak putusan MK 168. "
    "Pekerja boleh menawar atau menolaknya."
)
UANG_PISAH = (
    "Untuk alasan ini ada hak uang pisah. Jumlahnya hanya diatur di perjanjian kerja, peraturan "
    "perusahaan, atau PKB, jadi belum dihitung di sini."
)
UPMK_TOO_SHORT = "Uang penghargaan masa kerja baru ada mulai masa kerja 3 tahun."
MICRO_SMALL = (
    "Untuk usaha mikro dan kecil, jumlahnya mengikuti kesepakatan pekerja dan pengusaha "
    "(PP 35/2021 Pasal 59). Angka ini hanya pembanding."
)
PARTLY_READ = (
    "Bunyi ayat ini hanya terbaca sebagian, dan sisanya dibaca seperti ayat 2. "
    "Pastikan ke Disnaker atau LBH."
)
ACQUITTED = (
    "Tidak ada PHK: perusahaan wajib mempekerjakan kembali pekerja yang dinyatakan tidak bersalah."
)
FORCED_RESIGNATION = (
    "Surat pengunduran diri yang ditandatangani karena dipaksa bisa dibatalkan "
    "(KUHPerdata Pasal 1321-1328), tetapi perlu bukti: pesan, saksi, atau surat keberatan. "
    "Selama surat itu berlaku, pesangon dan JKP tidak dibayar. Segera ke Disnaker atau LBH."
)
TAX = "Pajak (PPh 21) belum dipotong dari angka ini."
OLD_LAW = (
    "PHK sebelum 2 Februari 2021 memakai aturan lama yang tidak dihitung di sini. "
    "Tanyakan ke Disnaker setempat."
)


def leave_divisor(divisor: int) -> str:
    """The daily value of leave is nowhere written; name the one that was used."""
    return (
        f"Nilai cuti sehari tidak diatur. Di sini upah sebulan dibagi {divisor}; "
        "perusahaan bisa memakai pembagi lain."
    )


def pension_offset(worker_share: str, total: str) -> str:
    """What the worker has in hand once the pension benefit is added."""
    return (
        "Manfaat pensiun dari iuran perusahaan boleh diperhitungkan bila diatur di PK/PP/PKB. "
        f"Bagian dari iuran pekerja sendiri ({worker_share}) tidak boleh. "
        f"Bersama manfaat pensiun, yang diterima seluruhnya {total}. "
        "JHT dan JP dari BPJS tidak boleh dipotongkan."
    )


def not_counted(items: list[str]) -> str:
    """Items of uang penggantian hak that the worker did not give."""
    return f"Belum dihitung karena belum diisi: {', '.join(items)}."


def severance_rules(on: date) -> tuple[str, ...]:
    """Notes on the standing of the rules on a date."""
    minimum = (MINIMUM,) if on >= MK_168 else ()
    new_law = (NEW_LAW,) if on >= NEW_LAW_MONTH else ()
    return (*minimum, PRIVATE_ONLY, *new_law)
