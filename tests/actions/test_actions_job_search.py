"""Searching in conversation: what is asked, shown, narrowed, widened; and when there is none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fake_jobs import NOON, FakeFinder, posting
from talking import Worker, turn_of

from actions.job_query import posting_named, query_of
from actions.job_refine import refines
from jobs.finder import Silent
from jobs.posting import Education, Employment, Kind, Pay
from jobs.query import Query

OPERATORS = [posting("Operator Produksi", n, employment=Employment.CONTRACT) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "loker operator bekasi gaji 5 jt",
            Query(occupations=("operator produksi",), places=("Bekasi",), pay=5_000_000),
        ),
        (
            "ada kerjaan kasir ga di kota bekasi, lulusan smp umur 40",
            Query(
                occupations=("kasir",),
                places=("Kota Bekasi",),
                education=Education.SMP,
                age=40,
            ),
        ),
        ("lokr satpam depok", Query(occupations=("satpam",), places=("Depok",))),
        ("lowongan penjinak ular di medan", Query(words=("penjinak", "ular"), places=("Medan",))),
        (
            "kerja part time di surabaya 200rb sehari",
            Query(places=("Surabaya",), pay=5_000_000, employment=Employment.PART_TIME),
        ),
        (
            "loker gudang sekitar cikarang",
            Query(occupations=("staf gudang",), places=("Cikarang",), nearby=True),
        ),
        (
            "kasir di bekasi atau karawang",
            Query(occupations=("kasir",), places=("Bekasi", "Karawang")),
        ),
        ("lowongan buat difabel di semarang", Query(words=("difabel",), places=("Semarang",))),
        ("lowongan di indomaret bekasi", Query(words=("indomaret",), places=("Bekasi",))),
        ("loker PT Astra", Query(words=("astra",))),
        ("ada lowongan di mana ya", Query()),
        ("ada lowongan gak di medan dong", Query(places=("Medan",))),
        ("info loker dong kak", Query()),
        ("loker di jepang", Query()),
        ("cari kerja astronot bekasi", Query(words=("astronot",), places=("Bekasi",))),
        (
            "mau kerja jadi penjinak ular di bogor",
            Query(words=("penjinak", "ular"), places=("Bogor",)),
        ),
        ("loker rumah sakit di padang", Query(words=("rumah", "sakit"), places=("Padang",))),
        ("cari kerja santai di bogor", Query(places=("Bogor",))),
        ("susah banget cari kerja sekarang", Query()),
        ("kerja dari rumah di bogor", Query(places=("Bogor",))),
        ("kalau ada loker di Bogor colek aku", Query(places=("Bogor",))),
        ("kirimi saya loker tiap minggu aja", Query()),
        ("notif loker bekasi aktifin", Query(places=("Bekasi",))),
        ("loker kasir luar jawa", Query(occupations=("kasir",))),
        ("operator bekasi", Query(occupations=("operator produksi",), places=("Bekasi",))),
        ("ada admin di depok dong", Query(occupations=("admin",), places=("Depok",))),
        ("bukan kasir, satpam aja", Query(occupations=("satpam",))),
    ],
)
def test_a_message_says_what_is_looked_for(text: str, query: Query) -> None:
    assert query_of(turn_of(text, "job_search"), Kind.JOB) == query


def test_a_course_is_looked_for_by_its_skill() -> None:
    asked = query_of(turn_of("mau ikut kursus las di blk semarang"), Kind.TRAINING)
    assert asked == Query(Kind.TRAINING, skills=("las",), places=("Semarang",))


async def test_a_result_is_named_by_its_number_on_the_screen(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    assert "PT Maju 2" in await worker.say("rincian nomor 2", "jobseeker_support")
    await worker.tap("Yang lain")
    assert "PT Maju 4" in await worker.say("lihat yang no 1", "nlu_fallback")
    assert "PT Maju" not in await worker.say("rincian nomor 3", "nlu_fallback")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("brp gajinya yg nomer 2", "severance_calculate"),
        ("lamar yang kedua gimana caranya", "dispute_process"),
        ("nomor 2", "nlu_fallback"),
    ],
)
async def test_a_question_about_one_on_the_screen_is_answered_by_its_details(
    worker: Worker, jobs_found: FakeFinder, text: str, intent: str
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    said = await worker.say(text, intent)
    assert "PT Maju 2" in said
    assert "Langkah berikutnya" in said


@pytest.mark.parametrize(
    "text", ["yang 2 juta ke atas", "pesangon yang ke 2 gimana", "yang 3 bulan"]
)
def test_other_numbers_name_none_on_the_screen(text: str) -> None:
    kept = {"query": {"kind": "job"}, "shown": [1, 2, 3], "last": [1, 2, 3]}
    assert posting_named(turn_of(text, "inform", topic="job_search", search=kept)) is None


async def test_any_work_lets_go_of_what_was_looked_for(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    said = await worker.say("kerja apa saja deh yang penting di bekasi", "job_search")
    assert "operator" not in said.partition("ditemukan")[0].lower()
    assert worker.slots["search"]["query"] == {"kind": "job", "places": ["Bekasi"]}


async def test_results_come_three_at_a_time(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = OPERATORS
    first = await worker.say("loker operator bekasi", "job_search")
    assert "Lowongan operator produksi di Bekasi: 5 ditemukan" in first
    assert "PT Maju 3" in first
    assert "PT Maju 4" not in first
    assert worker.labels == ["Rincian 1", "Rincian 2", "Rincian 3", "Yang lain", "Kabari saya"]
    second = await worker.tap("Yang lain")
    assert "PT Maju 4" in second
    assert "PT Maju 1" not in second
    assert "Yang lain" not in worker.labels
    assert "Itu semua" in await worker.say("yang lain lagi", "show_more")


async def test_when_a_search_has_no_more_the_related_follow_and_say_so(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [
        *OPERATORS[:4],
        posting("Operator Produksi", 11, regency="Kota Depok"),
        *(posting("Buruh Pabrik", n) for n in range(21, 26)),
    ]
    await worker.say("loker operator kota bekasi", "job_search")
    assert "Lowongan operator produksi di Kota Bekasi**, yang berikutnya" in await worker.say(
        "yang lain", "show_more"
    )
    said = await worker.say("yang lain", "show_more")
    assert (
        "Itu semua lowongan operator produksi di Kota Bekasi.** Yang ada di sekitarnya (1)" in said
    )
    assert "PT Maju 11" in said
    assert "PT Maju 11" in await worker.say("lihat yang no 1", "nlu_fallback")
    said = await worker.say("yang lain", "show_more")
    assert "Yang mirip dan bisa dicoba (5)" in said
    assert worker.labels[3] == "Yang lain"
    said = await worker.tap("Yang lain")
    head = "**Yang mirip dengan lowongan operator produksi di Kota Bekasi**, yang berikutnya:"
    assert said.startswith(head)
    assert "PT Maju 25" in said
    assert "Yang lain" not in worker.labels


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("yang gajinya diatas 5", 5_000_000),
        ("gaji minimal 4,5", 4_500_000),
        ("yang gajinya di atas 5 juta", 5_000_000),
    ],
)
async def test_bare_pay_means_millions_in_a_search(
    worker: Worker, jobs_found: FakeFinder, text: str, pay: int
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    await worker.say(text, "job_search")
    assert jobs_found.queries[-1] == Query(
        occupations=("operator produksi",), places=("Bekasi",), pay=pay
    )


@pytest.mark.parametrize("text", ["gaji 2 hari belum dibayar", "gaji 10% dipotong"])
def test_other_figures_are_no_pay(text: str) -> None:
    assert query_of(turn_of(text, "job_search"), Kind.JOB).pay is None


async def test_what_is_not_read_leaves_the_search_as_it_is(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    before = worker.slots["search"]
    assert "belum bisa disaring" in await worker.say("gaji minimal umr aja", "job_search")
    assert worker.slots["search"] == before
    assert "Pekerjaan apa" in await worker.say("mau cari kerja", "job_search")


@pytest.mark.parametrize(
    ("text", "intent"),
    [("link nya mana", "jht_claim_howto"), ("cara daftarnya gimana", "prakerja_register")],
)
async def test_how_to_apply_is_said_of_what_is_on_the_screen(
    worker: Worker, jobs_found: FakeFinder, text: str, intent: str
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    assert "Yang mana?" in await worker.say(text, intent)
    assert "Langkah berikutnya" in await worker.tap("Rincian 2")
    said = await worker.say(text, intent)
    assert "PT Maju 2" in said
    assert "karirhub.kemnaker.go.id/2" in said


async def test_another_kind_instead_of_this_one(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = [*OPERATORS, posting("Magang Admin", kind=Kind.INTERNSHIP)]
    await worker.say("magang di bekasi", "internship_search")
    said = await worker.say("jangan magang, loker aja", "internship_search")
    assert "Lowongan di Bekasi: 5 ditemukan" in said


@pytest.mark.parametrize(
    ("text", "intent"),
    [("gaji minimal umr aja", "out_of_scope"), ("kerjaan online dari rumah ada?", "job_search")],
)
async def test_other_wishes_keep_the_search(
    worker: Worker, jobs_found: FakeFinder, text: str, intent: str
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    before = worker.slots["search"]
    assert "disaring" in await worker.say(text, intent)
    assert worker.slots["search"] == before
    assert "tidak mencatat mana yang online" in await worker.say(
        "kerja dari rumah di bekasi", "job_search"
    )


async def test_other_work_than_was_found_is_looked_for(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting("Kasir"), posting("Satpam", 2)]
    await worker.say("loker kasir bekasi", "job_search")
    assert "Lowongan satpam di Bekasi" in await worker.say("yg bukan kasir, satpam", "out_of_scope")


async def test_near_home_asks_where_home_is_and_keeps_the_work(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    assert "kota atau kabupaten mana" in await worker.say(
        "loker operator yg deket rumah", "job_search"
    )
    assert "operator produksi di Bekasi" in await worker.say("bekasi", "inform")
    await worker.say("yang deket rumah", "out_of_scope")
    assert jobs_found.queries[-1].nearby
    assert "kota atau kabupaten mana" not in await worker.say(
        "loker kasir gaji sekitar 5 juta di depok", "job_search"
    )


async def test_outside_a_place_asks_for_the_place_that_is_wanted(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting("Kasir", regency="Kota Medan")]
    assert "provinsi mana yang Anda mau" in await worker.say("loker kasir luar jawa", "job_search")
    assert "Lowongan kasir di Medan" in await worker.say("medan", "inform")


@pytest.mark.parametrize(
    ("search", "intent", "wish", "said"),
    [
        ("pelatihan las bekasi", "training_search", "yang gratis aja", "Biaya tidak tercatat"),
        ("pelatihan las bekasi", "training_search", "yang online", "tidak mencatat"),
        ("loker operator bekasi", "job_search", "yang gratis aja", "selalu gratis"),
        ("loker operator bekasi", "job_search", "yang ada mess nya", "belum bisa disaring"),
        ("loker operator bekasi", "job_search", "yang tanpa ijazah", "belum bisa disaring"),
        ("loker operator bekasi", "job_search", "kalo di luar jawa ada", "Kota atau provinsi mana"),
    ],
)
async def test_what_postings_do_not_tell_is_said_and_the_search_stays(
    worker: Worker, jobs_found: FakeFinder, search: str, intent: str, wish: str, said: str
) -> None:
    jobs_found.postings = [*OPERATORS, *(posting("Pelatihan Las", kind=Kind.TRAINING),)]
    await worker.say(search, intent)
    before = worker.slots["search"]
    for meant in (intent, "nlu_fallback", "inform"):
        assert said in await worker.say(wish, meant)
        assert worker.slots["search"] == before


@pytest.mark.parametrize("text", ["yang lain", "ada yang lain ga", "lainnya dong"])
async def test_the_next_ones_come_whatever_the_classifier_thinks(
    worker: Worker, jobs_found: FakeFinder, text: str
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    assert "PT Maju 4" in await worker.say(text, "job_search")


async def test_an_occupation_that_is_not_known_is_looked_for_in_titles(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting("Astronot Cadangan"), *OPERATORS]
    said = await worker.say("loker astronot di bekasi", "job_search")
    assert "Lowongan astronot di Bekasi: 1 ditemukan" in said
    assert "_astronot_ bukan nama pekerjaan" in said


@pytest.mark.parametrize("text", ["loker astronot di bekasi", "cari kerja astronot bekasi"])
async def test_an_occupation_that_nothing_has_is_never_dropped_silently(
    worker: Worker, jobs_found: FakeFinder, text: str
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    said = await worker.say(text, "job_search")
    assert said.startswith("**Belum ada lowongan astronot di Bekasi.** Kata _astronot_ tidak ada")
    assert "Yang lain di tempat itu (5)" in said
    jobs_found.postings = []
    said = await worker.say(text, "job_search")
    assert said.startswith("Kata _astronot_ tidak ada")
    assert "Belum ada lowongan astronot di Bekasi" in said


async def test_a_result_shows_what_decides(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = [
        posting(
            pay=Pay(5_000_000, 6_000_000),
            employment=Employment.CONTRACT,
            education=Education.SMA,
            age_max=35,
            expires=NOON + timedelta(days=30),
        )
    ]
    said = await worker.say("loker operator bekasi", "job_search")
    for part in (
        "PT Maju 1",
        "Kota Bekasi",
        "Rp5.000.000 sampai Rp6.000.000 sebulan",
        "kontrak",
        "SMA/SMK",
        "usia paling tua 35",
        "tayang 2 hari lalu",
        "sampai 22-12-2026",
        "[Lihat di Karirhub Kemnaker](https://karirhub.kemnaker.go.id/1)",
    ):
        assert part.lower() in said.lower()


async def test_what_is_not_stated_is_said_to_be_so(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = [posting(company=None)]
    said = await worker.say("loker operator bekasi", "job_search")
    assert "perusahaan dirahasiakan" in said
    assert "upah tidak disebut" in said


async def test_examples_are_marked_and_lead_nowhere(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = [posting(sample=True, link="http://contoh.invalid/1")]
    said = await worker.say("loker operator bekasi", "job_search")
    assert "Contoh, tidak bisa dilamar" in said
    assert "bukan lowongan sungguhan" in said
    assert "contoh.invalid" not in said
    assert "Sudah saya lamar" not in worker.labels


async def test_signs_of_our_markup_in_a_title_do_no_harm(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting("Operator *Produksi* [klik](http://x.example)")]
    said = await worker.say("loker operator bekasi", "job_search")
    assert "[klik]" not in said
    assert "*Produksi*" not in said


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("yang full time", {"employment": Employment.FULL_TIME}),
        ("di karawang aja", {"places": ("Karawang",)}),
        ("gajinya minimal 6 juta", {"pay": 6_000_000}),
        ("kalau kasir?", {"occupations": ("kasir",)}),
        ("yang lulusan smp ada?", {"education": Education.SMP}),
        ("buat umur 45", {"age": 45}),
        ("di sekitarnya dong", {"nearby": True}),
        ("yg part time di depok min 3 jt", None),
    ],
)
async def test_a_half_sentence_changes_the_last_search(
    text: str, changed: dict[str, object] | None, worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi gaji 5 juta", "job_search")
    before = Query.from_dict(worker.slots["search"]["query"])
    await worker.say(text, "inform")
    after = Query.from_dict(worker.slots["search"]["query"])
    expected = changed or {
        "employment": Employment.PART_TIME,
        "places": ("Depok",),
        "pay": 3_000_000,
    }
    assert after == before.refined(**expected)


@pytest.mark.parametrize(
    "text",
    [
        "pesangon saya berapa",
        "gaji saya 5 juta",
        "kerja 7 tahun gaji 5 juta kena phk",
        "dipecat karena pabriknya tutup",
        "magang di surabaya",
        "terima kasih",
        "kalau jht?",
    ],
)
async def test_other_messages_are_no_change_of_a_search(
    text: str, worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker operator bekasi", "job_search")
    assert not refines(turn_of(text, **worker.slots))


async def test_what_and_where_may_come_one_after_the_other(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    said = await worker.say("cari kerja gaji 5 juta", "job_search")
    assert "karirhub.kemnaker.go.id" in said
    assert "Pekerjaan apa, dan di kota mana?" in said
    await worker.say("operator", "inform")
    await worker.say("bekasi", "inform")
    assert Query.from_dict(worker.slots["search"]["query"]) == Query(
        occupations=("operator produksi",), places=("Bekasi",), pay=5_000_000
    )


async def test_work_is_followed_by_its_courses_in_the_same_place(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = OPERATORS
    await worker.say("loker tukang las bekasi", "job_search")
    await worker.say("kalau pelatihannya?", "training_search")
    assert jobs_found.queries[-1].kind is Kind.TRAINING
    kept = Query.from_dict(worker.slots["search"]["query"])
    assert (kept.occupations, kept.places) == (("tukang las",), ("Bekasi",))
    assert "las" in jobs_found.queries[-1].skills or any(
        "las" in query.skills for query in jobs_found.queries
    )


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (posting("Kasir", regency="Kabupaten Karawang"), "Yang ada di sekitarnya (1)"),
        (posting("Kasir", pay=Pay(3_000_000, None)), "Dengan upah lain ada 1"),
        (posting("Pramuniaga"), "Yang mirip dan bisa dicoba (1)"),
        (posting("Kasir", regency="Kota Medan"), "Di daerah lain ada 1"),
        (posting("Sopir Truk"), "Yang lain di tempat itu (1)"),
    ],
)
async def test_where_nothing_fits_the_nearest_is_shown_and_said_to_be_so(
    there: object, said: str, worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [there]  # type: ignore[list-item]
    answer = await worker.say("loker kasir bekasi gaji 5 juta", "job_search")
    assert "Belum ada lowongan kasir di Bekasi" in answer
    assert said in answer
    assert {"Pelatihannya", "Kabari saya"} <= set(worker.labels)


async def test_where_there_is_nothing_at_all_an_alert_is_offered(worker: Worker) -> None:
    said = await worker.say("loker kasir bekasi", "job_search")
    assert "Belum ada lowongan kasir di Bekasi yang kami temukan" in said
    assert "karirhub.kemnaker.go.id" in said
    assert worker.labels[0] == "Kabari saya"


async def test_a_silent_source_is_named_with_the_date_of_what_is_shown(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    home = "https://karirhub.kemnaker.go.id"
    jobs_found.postings = OPERATORS
    jobs_found.silent = (Silent("Karirhub Kemnaker", home, NOON), Silent("Jooble", "x", None))
    said = await worker.say("loker operator bekasi", "job_search")
    assert "Karirhub Kemnaker sedang tidak menjawab. Yang tampil data 22-11-2026 12.00 WIB" in said
    assert "Jooble sedang tidak menjawab. Cari langsung" in said


async def test_when_the_database_fails_the_portals_are_named(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.fails = True
    said = await worker.say("loker operator bekasi", "job_search")
    assert "sedang terganggu" in said
    assert "karirhub.kemnaker.go.id" in said


async def test_details_tell_the_rest_and_offer_to_note_the_application(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting(snippet="Sif tiga\nKTP dikirim lewat WA")]
    await worker.say("loker operator bekasi", "job_search")
    said = await worker.tap("Rincian 1")
    assert "Sif tiga" in said
    assert "tidak pernah dipungut biaya" in said
    assert "Sudah saya lamar" in worker.labels
    worker.slots["search"] = None
    jobs_found.postings = []
    gone = await worker.say('/inform{"posting_detail": 1}', "inform")
    assert "ditutup" in gone


async def test_a_posting_with_signs_of_fraud_is_flagged(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [posting(snippet="Wajib bayar uang seragam Rp300.000 saat tes")]
    said = await worker.say("loker operator bekasi", "job_search")
    assert "Tanda bahaya: Meminta uang" in said
    assert "tidak memungut biaya apa pun" in await worker.tap("Rincian 1")


async def test_work_abroad_without_a_country_is_another_matter_too(worker: Worker) -> None:
    said = await worker.say("kerja di luar negeri", "job_search")
    assert "Belum ada" not in said
    assert worker.slots["topic"] == "overseas_work"


async def test_work_abroad_is_another_matter(worker: Worker) -> None:
    assert "jalur resmi" in await worker.say("loker perawat di jepang", "job_search")


async def test_courses_name_their_start_and_where_others_are(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    course = posting(
        "Pelatihan Las SMAW",
        kind=Kind.TRAINING,
        company="BLK Kota Bekasi",
        starts=NOON + timedelta(days=20),
    )
    jobs_found.postings = [course]
    said = await worker.say("kursus las bekasi", "training_search")
    assert "Mulai 12-12-2026" in said
    assert "skillhub.kemnaker.go.id" in said
    assert "upah tidak disebut" not in said


async def test_internships_are_found_by_place(worker: Worker, jobs_found: FakeFinder) -> None:
    jobs_found.postings = [posting("Magang Akuntansi", kind=Kind.INTERNSHIP)]
    said = await worker.say("cari tempat magang di bekasi", "internship_search")
    assert "Magang di Bekasi: 1 ditemukan" in said


async def test_a_question_about_internships_is_answered_by_the_page(worker: Worker) -> None:
    said = await worker.say("syarat magang nasional apa", "internship_search")
    assert "hanya untuk lulusan baru" in said


async def test_what_a_course_teaches_stands_under_the_courses(
    worker: Worker, jobs_found: FakeFinder
) -> None:
    jobs_found.postings = [
        posting("Pelatihan Las SMAW", kind=Kind.TRAINING),
        posting("Las SMAW 3G", kind=Kind.CURRICULUM, snippet="240 jam pelajaran\nLas pelat"),
    ]
    said = await worker.say("kursus las bekasi", "training_search")
    assert "Yang dipelajari** (Las SMAW 3G, standar Kemnaker): 240 jam pelajaran, Las pelat" in said


async def test_the_search_is_filled_in_where_a_portal_can_take_it(worker: Worker) -> None:
    said = await worker.say("loker admin gudang bekasi", "job_search")
    assert "keywords=admin+gudang&location=Bekasi" in said
    training = await worker.say("kursus barista di malang", "training_search")
    assert "siapkerja.kemnaker.go.id" in training
