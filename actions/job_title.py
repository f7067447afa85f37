"""The title that somebody looks for where no known occupation is named: "loker penjinak ular"."""

from __future__ import annotations

import re

from actions.turn import Turn
from indonesian.matcher import ordinary_words
from indonesian.normalize import normalize

GAP = r"[^\w|]+"  # "|" stands where a place or another value was
LEADS = re.compile(
    rf"\b(?:lowongan|loker|lowker|lokr|posisi|sebagai|pelatihan|kursus|diklat|magang){GAP}"
    rf"(?:(?:kerja|pekerjaan|jadi|posisi|sebagai|untuk|buat|bagian|di|dari|pt|cv){GAP}){{0,2}}"
    rf"((?:[\w&/]+{GAP}){{0,2}}[\w&/]+)",
    re.IGNORECASE,
)
"""Before the words of a title that is no known name: "loker penjinak ular"."""

WORKS_AS = re.compile(
    rf"(?<!\bbursa )(?<!\bmasa )(?<!\bjam )\b(?:kerja(?:an)?|pekerjaan){GAP}"
    rf"(?:(?:jadi|jd|sebagai|sbg){GAP})?((?:[\w&/]+{GAP}){{0,2}}?[\w&/]+)"
    r"(?=\W*$|\W*[|,.?!]|\W+(?:di|d|area|daerah|wilayah|sekitar|dong|ya|kak|min|ada)\b)",
    re.IGNORECASE,
)
"""The same after a weaker word, where nothing but a place follows: "cari kerja astronot bekasi"."""

DISABLED = re.compile(r"\b(difabel|disabilitas|penyandang cacat|tuna ?(daksa|rungu|netra))", re.I)

SMALL_WORDS = frozenset(
    """
    yang yg aja saja gaji gajinya upah upahnya minimal min minimum paling sedikit di d ke dari dr
    atas keatas lebih tinggi besar mulai full part time penuh paruh waktu kontrak tetap harian lepas
    freelance lulusan lulus tamatan tamat ijazah pendidikan umur usia tahun th sekitar sekitarnya
    terdekat dekat deket situ sana sini loker lowongan lowongannya lokernya kerja kerjaan kerjanya
    pekerjaan ada adakah cari cariin carikan cariin tampilkan coba dong gak ga nggak ya yah deh kok
    buat untuk utk khusus hanya cuma kalau kalo klo kl nek terus trus bagian posisi jadi sebagai
    lain lainnya tolong kak min bang pak bu mas mbak daerah area kota kab kabupaten sekolah orang
    pelatihan pelatihannya kursus magang magangnya juga atau dan sama pun mau saya aku gw gue dengan
    dgn bisa boleh berapa per bulan sebulan hari sehari rp rupiah digaji bayaran bayarannya misal
    diatas dibawah rumah rumahku rumahnya kos kosan kontrakan tempat tinggal domisili lokasi
    misalnya gimana bagaimana nih sih lah tapi eh maksudnya ganti jangan wilayah provinsi
    _uang_ _durasi_ uang durasi nya ku mu lokasinya nerima menerima terima bukan
    selain
    """.split()
)
NO_TITLE = frozenset(
    """
    di d ke dari dr yang yg ada dong nih ya yah aja saja apa apaan sih gak ga nggak tidak ndak
    gaji upah buat untuk utk bagi lulusan tamatan umur usia minimal min daerah area kota kab sekitar
    dekat deket full part time kerja pekerjaan kerjaan lowongan loker terbaru baru hari ini kah teu
    gratis online offline daftar info cari nyari carikan kak min bang pak bu mas mbak dan atau sama
    mana sini sana situ perusahaan kantornya tempat luar dalam negeri kampung desa
    blk bpvp disnaker skillhub prakerja kemnaker karirhub bekerja lagi masih bisa mau ingin pengen
    tanpa pengalaman segera cepat halal bagus pabrik kantor swasta nasional resmi the for in at any
    tiap setiap minggu mingguan pekan harian pagi siang malam senin nanti kemarin besok sekarang
    kalau kalo tapi terus sudah udah udh kasih tau tahu beri kabari kabarin kabar notif notifikasi
    kirim kirimi kirimin kirimkan infoin infokan aktifkan aktifin diaktifkan nyalakan nyalain
    update langganan muncul buka dibuka batch penuh otomatis masuk barunya gimana tolong eh
    santai ringan gampang mudah enak layak susah sulit banget bgt sampingan serabutan apapun
    rumahan mulu baik cocok jauh entar fair openings vacancy dulu vokasi berikutnya hanyar anyar
    ibu bapak balai bukan sambil fresh graduate grad abis habis ditolak kakak adik anak istri suami
    """.split()
)


STOPS = NO_TITLE | SMALL_WORDS - {"rumah"}
"""Words that end a title; "rumah sakit" is one."""


def title_words(turn: Turn) -> tuple[str, ...]:
    """Words after "loker" that are no known occupation, place or everyday word."""
    text = without_values(turn)
    if DISABLED.search(text):
        return ("difabel",)
    leads = (pattern.search(text) for pattern in (LEADS, WORKS_AS))
    return next((title for lead in leads if lead and (title := _title(lead[1]))), ())


def _title(text: str) -> tuple[str, ...]:
    """The words of a text up to the first that is in no title."""
    kept: list[str] = []
    for word in re.findall(r"[\w&/]+", text):
        plain = normalize(word).strip() or word.lower()
        if {plain, word.lower()} & (STOPS | ordinary_words()) or word.isdecimal():
            break
        kept.append(word.lower())
    return () if kept == ["rumah"] else tuple(kept)


def without_values(turn: Turn) -> str:
    """A message with "|" where its values stood."""
    text = turn.text
    for each in sorted(turn.entities, key=lambda entity: -entity.start):
        text = f"{text[: each.start]} | {text[each.end :]}"
    return text
