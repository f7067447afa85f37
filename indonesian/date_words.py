"""Months, weekdays and the words that place a date in time."""

from __future__ import annotations

from indonesian.wordlist import words


def _numbered(names: str) -> dict[str, int]:
    rows = [row.split() for row in names.strip().splitlines()]
    return {name: number for number, row in enumerate(rows, 1) for name in row}


# Full names count anywhere; short ones only beside a figure or after a cue.
MONTHS = _numbered("""
    januari january januwari
    februari february pebruari febuari
    maret march maaret
    april
    mei
    juni june
    juli july
    agustus august agustur
    september septembr
    oktober october oktobr
    november nopember novembr
    desember december decembr
""")
SHORT_MONTHS = _numbered("""
    jan
    feb peb pebr febr
    mar mrt mart
    apr
    may
    jun
    jul
    agt ags agu agst agus aug agts
    sep sept
    okt oct
    nov nop
    des dec
""")

WEEKDAYS = _numbered("""
    senin senen monday
    selasa salasa tuesday
    rabu rebo wednesday
    kamis kemis thursday
    jumat jum'at jumuah friday
    sabtu setu saturday
    ahad sunday
""")

DATE_MARKS = words("tgl tanggal tggl tgal tangal tanggl tanggale")
MONTH_MARKS = words("bulan bln sasi wulan")
YEAR_MARKS = words("tahun thn th taun year than")
DAY_MARKS = words("hari hr dina dino poe day days")
WEEK_MARKS = words("minggu mggu mgg pekan week weeks")

YESTERDAY = words("kemarin kemaren kmrn kmren kmarin wingi kamari kmaren yesterday")
# "puasa kemarin" is the last one, not yesterday's.
SEASONS = words("puasa lebaran covid corona pandemi ramadan ramadhan natal imlek pemilu raya")
TOMORROW = words("besok bsk besuk isukan sesuk tomorrow")
LAST = words(
    "lalu lampau silam lepas kepungkur kapungkur kemarin kemaren kmrn kmren wingi kamari ago "
    "last kmarin"
)
NEXT = words("depan dpn ngarep hareup mendatang besok bsk nanti nnt ngajeng next")
THIS = words("ini iki ieu skrg sekarang")
LINKS = words("yang yg nu sing")

PAST_CUES = words(
    "sejak dari dri masuk mulai udah sudah udh uda tadi kemarin kemaren kmrn ti saka seko "
    "wiwit since from gabung bergabung join diterima wes wis geus keluar resign ket kit"
)
FUTURE_CUES = words(
    "nanti nnt akan bakal depan besok bsk habis berakhir tempo mau sampai sampe hingga "
    "bakalan abis selesai expired mengko engke until"
)

START_CUES = words(
    "sejak dari dri masuk mulai gabung bergabung join diterima ti saka seko wiwit since from "
    "awalnya masuknya dr start ket kit"
)
END_CUES = words(
    "layoff pecat pemecatan phknya out sampai sampe smp hingga sd keluar resign berhenti phk "
    "diphk dipecat diputus habis berakhir selesai dirumahkan until till to tekan nepi "
    "diberhentikan terakhir mundur abis kontraknya pemutusan efektif"
)
BIRTH = words("lahir kelahiran ttl lair lahirnya")
RANGE_SIGNS = words("- – — sampai sampe smp sd hingga until till to ~ tekan nepi d")
NOW_WORDS = words("sekarang skrg skarang skrng saat kini now saiki ayeuna hari present")

PART_OF = {"awal": "01", "pertengahan": "", "tengah": "", "akhir": "12"}

LAWS = words(
    "uu uuk pp permenaker perppu perpu undang peraturan permen kepmenaker perpres pmk kepmen "
    "putusan pasal perda pergub"
)
NUMBERED = frozenset({"no", "nomor", "nomer"})
# A four-digit figure after one of these is no year.
NOT_A_YEAR_AFTER = words(
    "rp idr gaji gajinya upah no nomor nomer kode pin otp batch gaji2 pasal hp wa nik kpj rt "
    "rw id gapok error harga bayar biaya"
)
