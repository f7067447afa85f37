"""Signs of fraud: found where they are, and not where honest people use the same words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from postings import NOON, posting

from jobs.domains import addresses_in, imitated
from jobs.market import usual_pay
from jobs.posting import Pay
from jobs.pulling import keep
from jobs.scam import rules, signs_in, signs_of
from storage.facts import Sessions


def keys(text: str) -> set[str]:
    return {sign.key for sign in signs_in(text)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("bayar 200rb untuk seragam", "fee"),
        ("ada biaya administrasi Rp150.000 di awal", "fee"),
        ("transfer dulu 500 ribu ya kak", "fee"),
        ("uang jaminan dikembalikan setelah 3 bulan", "fee"),
        ("masuk lewat orang dalam bayar 5jt", "fee"),
        ("tes di surabaya, tiket dipesan lewat travel yang ditunjuk perusahaan", "travel_ticket"),
        ("kirim foto ktp dan kk ke hrd", "data_first"),
        ("sebutkan kode OTP yang masuk", "data_first"),
        ("like dan subscribe video, komisi 30rb per tugas", "task_deposit"),
        ("misi berikutnya perlu top up saldo", "task_deposit"),
        ("dijamin diterima kerja", "sure_hire"),
        ("langsung kerja tanpa interview", "sure_hire"),
        ("lamaran via whatsapp saja", "chat_only"),
        ("klik https://wa.me/62812000", "chat_only"),
        ("kuota terbatas, daftar hari ini juga", "urgency"),
        ("gaji 9 juta cuma kerja 3 jam", "too_easy"),
        ("admin judi di kamboja gaji 15 juta", "tourist_visa"),
        ("berangkat pakai visa turis", "tourist_visa"),
        ("pasang aplikasi Undangan.apk", "app_file"),
        ("kirim CV ke hrd.astra@gmail.com", "free_email"),
        ("daftar di bit.ly/loker", "short_link"),
        ("daftar di karir-maju.xyz", "cheap_domain"),
        ("gaji kasir 15 juta sebulan", "pay_too_high"),
        ("lamar di astra-otoparts.com", "brand_name"),
    ],
)
def test_a_sign_is_seen(text: str, sign: str) -> None:
    assert sign in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Perusahaan tidak memungut biaya apa pun dalam proses rekrutmen.",
        "Melamar gratis, tanpa biaya pendaftaran.",
        "Pihak kami tidak akan meminta biaya dalam bentuk apapun pada saat rekrutmen",
        "The company will not ask for any form of payment",
        "Jangan kirim foto KTP sebelum wawancara.",
        "Gaji operator produksi 5,9 juta di Bekasi, kirim lamaran ke pabrik.",
        "Lulusan SMK, bersedia sif, tes psikotes dan wawancara di kantor.",
        "Daftar di karirhub.kemnaker.go.id dengan akun SIAPkerja.",
        "Lamar lewat email karir@bca.co.id atau www.linkedin.com/jobs",
        "Berita lengkap di detik.com dan kompas.com",
        "biaya hidup di Jakarta mahal",
        "Jl. Raya Bekasi no. 5, dll.",
        "Programmer senior, gaji 25 juta",
        "Mendapat komisi penjualan setiap bulan",
        "",
    ],
)
def test_honest_words_are_no_sign(text: str) -> None:
    assert keys(text) == set()


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("kemnaker-loker.com", "kemnaker.go.id"),
        ("kemnaker.com", "kemnaker.go.id"),
        ("www.kemnakker.id", "kemnaker.go.id"),
        ("prakerja.online", "prakerja.go.id"),
        ("bpjsketenagakerjan.com", "bpjsketenagakerjaan.go.id"),
        ("tokopedla.com", "tokopedia.com"),
        ("telkornsel.com", "telkom.co.id"),
        ("rekrutmen-pertamina.com", "pertamina.com"),
        ("lokerbca.com", "bca.co.id"),
        ("www.prakеrja.go.id", "prakerja.go.id"),
        ("https://xn--prakrja-bhg.go.id", "prakerja.go.id"),
    ],
)
def test_an_address_that_imitates_is_named_with_the_real_one(address: str, real: str) -> None:
    (found,) = addresses_in(address)
    copied = imitated(found)
    assert copied
    assert (copied.real, copied.sure) == (real, True)


@pytest.mark.parametrize(
    "address",
    [
        "karirhub.kemnaker.go.id",
        "disnaker.bekasikab.go.id",
        "www.bca.co.id",
        "id.jobstreet.com",
        "kaisar.com",
        "astaga.com",
        "majujaya.co.id",
        "hondurasnews.com",
    ],
)
def test_real_addresses_and_strangers_imitate_nobody(address: str) -> None:
    assert all(copied is None or not copied.sure for copied in map(imitated, addresses_in(address)))


@pytest.mark.parametrize(
    "address",
    ["https://kemnaker.go.id@evil.example/x", "kemnaker.go.id.daftar.top", "http://203.0.113.9/x"],
)
def test_a_disguised_address_is_a_sign(address: str) -> None:
    assert "odd_letters" in keys(f"daftar di {address}")


def test_each_sign_says_why_and_grave_ones_come_first() -> None:
    found = signs_in("kuota terbatas, bayar 200rb untuk seragam, kirim ke hrd@gmail.com")
    assert [sign.grave for sign in found] == [True, False, False]
    assert all(len(rule.sign.why) > 40 for rule in rules().values())


def test_a_long_text_is_read_as_far_as_a_message_goes() -> None:
    assert keys("a " * 100_000 + "bayar 200rb untuk seragam") == set()


def test_a_posting_is_flagged_by_its_text_and_pay() -> None:
    fee = posting(snippet="Wajib setor uang jaminan 500 ribu")
    assert [sign.key for sign in signs_of(fee)] == ["fee"]
    rich = posting("Kasir", pay=Pay(20_000_000, None))
    assert [sign.key for sign in signs_of(rich)] == ["pay_too_high"]


def test_what_portals_print_themselves_is_no_sign() -> None:
    honest = posting(snippet="Hubungi via WhatsApp [kontak di portal], daftar hari ini juga")
    assert signs_of(honest) == []
    assert signs_of(posting(origin="https://glints.com/id/1")) == []


def test_pay_is_set_beside_the_market_where_it_is_known() -> None:
    engineer = posting("Geologis", pay=Pay(30_000_000, None))
    assert signs_of(engineer, market=25_000_000) == []
    assert [s.key for s in signs_of(engineer, market=10_000_000)] == ["pay_too_high"]


async def test_the_market_is_the_middle_of_real_postings(emptied: Sessions) -> None:
    real = [posting("Kasir", n, pay=Pay(4_000_000 + n * 100_000, None)) for n in range(9)]
    sample = [posting("Kasir", n, pay=Pay(99_000_000, None), sample=True) for n in range(50, 60)]
    await keep(emptied, "karirhub", [*real, *sample], NOON)
    async with emptied() as session:
        assert await usual_pay(session, ["kasir"], NOON) is None
    await keep(emptied, "karirhub", [posting("Kasir", 9, pay=Pay(90_000_000, None))], NOON)
    async with emptied() as session:
        assert await usual_pay(session, ["kasir"], NOON) == 4_450_000
        assert await usual_pay(session, ["kasir"], NOON + timedelta(days=400)) == 4_450_000
        assert await usual_pay(session, [], NOON) is None
