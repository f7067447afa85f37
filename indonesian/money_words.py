"""The words around an amount: what it is for, and what says that a figure is no amount."""

from __future__ import annotations

from indonesian.wordlist import words


def _roles(rows: dict[str, str]) -> dict[str, str]:
    return {word: role for role, words in rows.items() for word in words.split()}


# Words that say what an amount is; "other" is an amount that is
# no concern of ours, "minimum" says nothing about what one earns.
ROLES = _roles(
    {
        "wage": "gaji gajih gajian digaji digajih upah penghasilan pendapatan gapok salary income "
        "thp honor bayaran balanja blanja gj pengupahan upahan gajinta",
        "allowance": "tunjangan tunj tunjab",
        "non_fixed": "transport transportasi lembur lemburan overtime insentif bonus makan premi "
        "hadir kehadiran shift komisi",
        "severance": "pesangon psangon pesongon sangon upmk uph kompensasi",
        "balance": "saldo jht saldonya tabungan",
        "paid": "dibayar dibayarkan dibayarin dikasih diberi ditransfer dicicil nyicil nerima "
        "menerima terima cair dibayari",
        "fee": "biaya bayar admin administrasi transfer tf trf setor deposit diminta dimintai "
        "mahar pendaftaran nyetor disuruh dipungut tarif",
        "other": "utang hutang pinjam pinjaman pinjol denda cicilan angsuran sewa kontrakan kos "
        "kost modal harga thr pajak pph iuran potongan dipotong dana rugi kerugian merugi "
        "omzet omset aset penalti subsidi blt bsu bansos",
        "minimum": "umk umr ump",
        "offer": "ditawari ditawarin ditawar tawaran tawarannya nawarin nawar menawarkan offer "
        "offering menawari ditawarkan",
    }
)

# Two words that mean something else together than apart.
PAIRS = {
    ("take", "home"): "wage",
    ("home", "pay"): "wage",
    ("gaji", "pokok"): "wage",
    ("upah", "lembur"): "non_fixed",
    ("uang", "lembur"): "non_fixed",
    ("uang", "makan"): "non_fixed",
    ("uang", "transport"): "non_fixed",
    ("service", "charge"): "non_fixed",
    ("servis", "charge"): "non_fixed",
    ("svc", "charge"): "non_fixed",
    ("uang", "service"): "non_fixed",
    ("uang", "servis"): "non_fixed",
    ("tidak", "tetap"): "non_fixed",
    ("tdk", "tetap"): "non_fixed",
    ("ga", "tetap"): "non_fixed",
    ("gak", "tetap"): "non_fixed",
    ("nggak", "tetap"): "non_fixed",
    ("non", "tetap"): "non_fixed",
    ("tunjangan", "tetap"): "allowance",
    ("tunjangan", "makan"): "non_fixed",
    ("tunjangan", "transport"): "non_fixed",
    ("tunjangan", "kehadiran"): "non_fixed",
    ("uang", "pisah"): "severance",
    ("uang", "penghargaan"): "severance",
    ("uang", "pesangon"): "severance",
    ("subsidi", "gaji"): "other",
    ("subsidi", "upah"): "other",
    ("gaji", "umr"): "wage",
    ("gaji", "umk"): "wage",
    ("gaji", "ump"): "wage",
}

NEGATIONS = words(
    "belum blm belom blum tidak tdk ga gak g nggak ngga enggak gk kagak durung ora teu acan"
)

# Words that may stand between "gaji" and its figure.
FILLERS = words(
    "jabatan keluarga saya aku gw gue gua ane aye ambo denai ogut awak abdi kulo kula urang "
    "inyong nya ku "
    "terakhir terahir trakhir pokok bersih kotor cuma cuman hanya mung ngan sekitar sekitaran "
    "kurang lebih kira kira2 kisaran per bulan perbulan sebulan sabulan sesasi bulanan tiap "
    "setiap adalah sebesar itu ada tetap rata rata2 di dulu sih mah teh kan tuh ini yaitu "
    "total totalnya jadi skrg sekarang bln udah sudah uda masih umr umk ump lagi dapat dapet "
    "dpt angka segini an dikisaran hampir naik masuk take home pay brutto netto nett gross "
    "bruto sebenarnya sebenernya asli pas paling banyak kecil besar gede kena ya : = - ~ ± . "
    "/ ( rp"
)

DAILY = words("sehari perhari harian sadinten sapoe sedino sedina saban dinten seharian sehariny")
WEEKLY = words("seminggu perminggu mingguan saminggu sepekan")
MONTHLY = words("sebulan perbulan sabulan sesasi sakwulan")
MONTH_MARKS = words("bulan bln sasi wulan month")
PER = frozenset({"per", "/", "tiap", "setiap", "saban", "unggal"})
DAY_WORDS = frozenset({"hari", "hr", "dina", "dino", "poe", "dinten", "day"})
WEEK_WORDS = frozenset({"minggu", "mgg", "pekan", "week"})

# A number before one of these is a count or a measure.
COUNTED = words(
    "orang org orng karyawan karyawati pekerja buruh pegawai staf kali x persen prosen % jam "
    "menit mnt detik hari hr minggu mgg pekan bulan bln tahun thn th taun tahunan bulanan "
    "dina dino sasi wulan lembar lbr unit meter m km kg cm gb mb anak halaman hlm siswa "
    "peserta member follower followers angkatan gelombang batch tanggungan kepala keluarga kk "
    "perusahaan pabrik cabang toko hektar dokumen poin point huruf ayat pasal years year "
    "months month days day weeks week hours wib wita wit pagi siang sore malam x2 besar kecil "
    "loker lowongan posisi pelamar pendaftar"
)

FIRMS = words("perusahaan pabrik cabang toko")
KINDS_OF_WORKERS = words("tetap kontrak harian lepas borongan pkwt pkwtt")
COMPANY = words("perusahaan perushaan prusahaan kantor pabrik pt hrd bos boss majikan owner")
# "600rb kali 4" multiplies an amount, "5 kali" counts.
TIMES = frozenset({"kali", "x"})

# A bare figure after one of these is a label.
LABELS = words(
    "no nomor nomer nmr nik induk kpj hp wa telp tlp telepon telpon whatsapp ktp pasal psl ayat "
    "batch gelombang tanggal tgl jam pukul pkl umur usia kode kodepos rek rekening lantai rt "
    "rw ke versi uu pp otp pin id npwp kk blok jl jalan tahun thn th taun error resi tiket "
    "antrian antrean perkara bulan bln permenaker perppu perpu kepmen menit kelas peserta "
    "sejak android norek va #"
)

RANGE_WORDS = words("- – — ~ sampai sampe smp s/d sd hingga atau ato ampe nepi tekan to")
CURRENCY = frozenset({"rp", "idr"})
SIGNS = frozenset({"-", "−", "minus", "min"})
CURRENCY_AFTER = frozenset({"rupiah", "rp", "perak", "rupiyah", "idr"})
# Money of other countries is no rupiah; "$" and "RM" stand before, the names behind.
FOREIGN_BEFORE = words("rm usd us$ $ sgd s$ myr eur € £ ¥ jpy krw ₩ twd nt$ hkd hk$ sar aud a$")
FOREIGN_AFTER = words(
    "ringgit ringit myr rm usd dollar dollars dolar dollarnya dolarnya sgd won krw jpy riyal rial "
    "sar aud euro eur yuan rmb twd ntd nt baht hkd dirham aed poundsterling pound peso"
)
