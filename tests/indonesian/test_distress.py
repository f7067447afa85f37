"""The guard in front of the classifier: grave words are never left to chance."""

import time

import pytest

from indonesian.distress import is_alarm

GRAVE = [
    "saya pengen mati aja",
    "mending aku mati daripada begini",
    "kepikiran bunuh diri tiap malam",
    "habis kena phk pengen bunuh diri, pesangon saya gimana",
    "rasanya mau mengakhiri hidup ini",
    "udah gak kuat hidup lagi",
    "capek hidup kak",
    "buat apa hidup lagi",
    "i want to die",
    "thinking of suicide since the layoff",
    "aku wis ora kuat urip",
    "pengen gantung diri rasanya",
    "mau loncat dari jembatan aja",
    "keluarga lebih baik tanpa saya",
    "pengeeeen matiiii",
    "tadi sempat mau minum racun",
    "hidup saya udah gak ada artinya",
    "lebih baik saya mati",
    "pngn mati",
    "temen kos saya mau loncat, tolong",
    "suami saya ngancem mati tiap malam",
    "wis bosen urip aku",
    "hayang paeh wae",
    "nio mati se rasonyo",
    "indak sanggup iduik lai",
    "hidup saya sia-sia",
    "ga ada alasan lagi buat bertahan",
    "pengen tidur selamanya",
    "semua orang lebih bahagia kalau saya gak ada",
    "cara mati tanpa sakit",
    "obat apa yang bikin cepat mati",
    "tali udah siap",
    "mau loncat dari apartemen",
    "mending ketabrak kereta",
    "no reason to live",
    "better off dead",
    "saya putus asa",
    "saya nyerah sama hidup ini",
    "pengen iris nadi",
    "ya Allah cabut nyawaku",
    "gusti pundhut nyawa kulo",
    "benci hidup saya",
    "aku benci banget diri sendiri",
    "nyesel dilahirkan",
    "kalau saya loncat sekarang ada yang nangis ga ya",
    "anak saya belum makan dari pagi",
    "anak istri durung mangan",
    "saya lagi megang silet",
    "pisau sudah di tangan saya",
]
HARMLESS = [
    "aplikasi JMO mati terus",
    "hp saya mati jadi otp tidak masuk",
    "suami saya meninggal, jht nya gimana",
    "mau klaim jht karena suami meninggal",
    "gaji 5 juta kerja 7 tahun",
    "pesangon orang yang meninggal berapa",
    "capek antre di bpjs",
    "usaha saya mati, mau cari modal",
    "kontrak saya diakhiri sepihak",
    "biaya hidup sekarang mahal",
    "asuransi jiwa dan jkm kalau meninggal dapat berapa",
    "mau tanya santunan kalau peserta meninggal dunia",
    "mau mati gaya nunggu antrean",
    "kartu saya mati",
    "ga kuat bayar cicilan",
    "ga sanggup bayar iuran bpu",
    "nyerah deh ngisi form ini",
    "pengen ngilang dari grup kantor",
    "pengen tau saldo jht almarhum bapak",
    "obat tikus biar mati semua",
    "mau hidup mandiri buka usaha",
    "jangan putus asa katanya",
    "anak saya mau makan enak kalau pesangon cair",
    "kalau saya loncat ke pertanyaan lain boleh",
    "benci sama hrd",
    "nyesel resign",
    "lahir di bekasi 1990",
    "ambil jht saya",
    "kerja di dapur pegang pisau daging",
]


@pytest.mark.parametrize("text", GRAVE)
def test_grave_words_alarm(text: str) -> None:
    assert is_alarm(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_deaths_and_tiredness_do_not(text: str) -> None:
    assert not is_alarm(text)


def test_long_rubbish_is_read_quickly() -> None:
    started = time.process_time()
    for text in ("mau " * 1000, "tidak a " * 600, "hidup " * 700, "x" * 4000):
        is_alarm(text)
    assert time.process_time() - started < 5
