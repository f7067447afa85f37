"""Units of time and the words that say what a length of time is about."""

from __future__ import annotations

from indonesian.wordlist import words

YEAR, MONTH, WEEK, DAY = "year", "month", "week", "day"


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {word: key for key, words in rows.items() for word in words.split()}


UNITS_OF_TIME = _by_word(
    {
        YEAR: "tahun taun thn th tahunan taunan thnan than warsa tahunn thun tahub tahum "
        "tauun tun year years yr yrs taon taonan tahon",
        MONTH: "bulan bln bulanan blnan sasi wulan wulanan bulam buln bl bulann sasih bula "
        "month months mos bulann",
        WEEK: "minggu mgg mggu pekan week weeks mingguan",
        "windu": "windu",
        "decade": "dekade dasawarsa",
        DAY: "hari hr harian dina dino dinten poe days day",
    }
)

# "setahun", "sesasi", "satengah taun" in one word.
ONE_OF = {
    prefix + word: unit
    for word, unit in UNITS_OF_TIME.items()
    for prefix in ("se", "sa", "sak")
    if len(word) > 2
}
ONE_OF |= {"sethn": YEAR, "sebln": MONTH}

AGO = words(
    "lalu lampau silam lepas kepungkur kapungkur kemarin kemaren kmrn wingi kamari ago "
    "sebelumnya kepengker belakangan"
)
LINKS = frozenset({"yang", "yg", "nu", "sing", "ing"})

# What a length of time is about. "age" and "rate" are read in order to be left out.
ROLES = _by_word(
    {
        "tenure": "kerja bekerja kerjaku kerjanya masakerja mengabdi ngabdi gawe nyambut megawe "
        "damel ngantor karyawan karyawati operator buruh pegawai staf staff karir "
        "bergabung gabung join begawe makaryo makarya mburuh nguli jadi worked karajo "
        "jabatan menjabat loyal dipabrik didamel padamelan kerjo makarti",
        "remaining": "sisa sisanya tersisa tinggal menyisakan sesa kantun kari",
        "age": "umur usia umurku usiaku umurnya usianya umure yuswa berumur berusia age umua "
        "hamil mengandung kandungan pregnant",
        "worked": "jalan berjalan dijalani diputus putus kejalan dijalankan",
        "contract": "kontrak kontraknya kontrakku kontrake pkwt dikontrak perjanjian",
        "late": "telat terlambat nunggak menunggak tunggak ditunggak tertunggak tunggakan "
        "nunggaknya ketelatan telatnya mandek macet dirapel",
        "since": "nganggur menganggur pengangguran resign phk dipecat diphk keluar berhenti "
        "dirumahkan dirumahin mundur jobless",
        "loss": "rugi merugi kerugian tekor",
        "held": "divonis penjara dipenjara hukuman dihukum ditahan vonis",
        "experience": "pengalaman pengalamanku experience berpengalaman",
    }
)
# "Anak 3 tahun" is an age, "anak buah 3 tahun" is not.
CHILDREN = words("anak bayi balita anakku cucu")
WORKING = words("kerja bekerja gawe nyambut megawe kerjo damel")
AT_WORK = WORKING | words("masuk ngantor beraktivitas aktif")
ILL = words("sakit stroke setruk dirawat opname lumpuh loro lara gering sick koma struk")
WEAK_TENURE = words("udah sudah udh uda dah wes wis geus lah suwene tos")

NEGATIONS = words(
    "belum blm belom blum tidak tdk ga gak g nggak ngga enggak gk kagak durung ora teu acan "
    "can tanpa"
)
PAYING = words(
    "dibayar dibayarkan dibayarin digaji gajian cair dikasih nerima terima dapat dapet "
    "dibayari bayar bayaran digajih masuk diberikan"
)

# A number before "tahun" that is the number of a law.
LAW_WORDS = words(
    "kelas pp uu no nomor nomer permenaker permen perpres perppu perpu kepmen kepmenaker pasal "
    "undang peraturan putusan ke tgl tanggal tanggalnya per tiap setiap batch gelombang"
)
RANGE_WORDS = words("- – — ~ sampai sampe smp s/d sd hingga atau ato ampe nepi to")
JOINERS = words("dan lebih lewat , + sama & plus more punjul langkung karo and n")
LESS = words("kurang kirang minus less")
TIMES = words("x × kali")
LEFT = words("lagi lg deui maneh left")
UNPAID_AHEAD = NEGATIONS | {"gaji", "gajinya", "upah", "telat", "nunggak", "lembur"}
BROKEN_OFF = words(
    "diputus putus kontrak kontraknya kontrakku phk diphk dipecat diberhentikan berhenti pkwt "
    "dipulangkan distop diberhentiin kerja dikeluarkan cut pecat kontrake"
)
# Only being paid, not being given a paper or a job, makes a length one of unpaid wages.
PAID = words("dibayar dibayarkan dibayarin digaji gajian bayar bayaran digajih dibayari")
# What a wage is not: "belum dibayar pesangon" says nothing about months of wages.
NOT_WAGES = words(
    "pesangon pesangonnya kompensasi kompensasinya thr thrnya iuran bpjs jht uang cicilan utang"
)
# "Dikasih 1 bulan gaji" counts wages, not months worked.
GIVEN = words(
    "dikasih dapat dapet dpt dibayar diberi diberikan pesangon pesangonnya kompensasi ditawari "
    "ditawarin sebesar dihitung cuma hanya cuman uang pisah thr thrnya potong dipotong denda "
    "kasih ngasih kasi memberi memberikan membayar bayar bonus bonusnya"
)
WAGES = words("gaji gajih upah gapok")
FEASTS = words("lebaran puasa ramadan ramadhan natal idul idulfitri imlek nyepi nataru thr")
