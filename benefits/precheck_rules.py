"""The wording of each defect of a JKP claim: what it is, who mends it and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

type Mender = Literal["worker", "employer", "bpjs", "disnaker"]

# Letters of claims/letters that help, by the name of their template.
LETTERS = ("bipartit_first", "report_and_paklaring")


@dataclass(frozen=True)
class Rule:
    """`what` is said when found, `ask` when it is still to be checked."""

    what: str
    ask: str
    who: Mender
    how: str
    letter: str | None = None


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "dispute_open": Rule(
            "PHK masih diperselisihkan, jadi bukti PHK belum ada.",
            "Apakah PHK diterima, disepakati, atau sudah diputus pengadilan?",
            "disnaker",
            "Tempuh bipartit atau mediasi; Perjanjian Bersama atau putusan menjadi bukti.",
            "bipartit_first",
        ),
        "proof_incomplete": Rule(
            "Bukti PHK belum lengkap. Yang diperlukan: {papers}.",
            "Periksa bukti PHK: {papers}.",
            "worker",
            "Kumpulkan semua halaman, bertanda tangan dan terbaca, lalu foto ulang bila buram.",
            "report_and_paklaring",
        ),
        "resignation_signed": Rule(
            "Ada surat pengunduran diri, dan itu menutup hak atas JKP.",
            "Apakah pernah menandatangani surat pengunduran diri?",
            "disnaker",
            "Bila dipaksa, tulis keberatan segera, simpan bukti, dan minta mediasi.",
        ),
        "not_reported": Rule(
            "PHK belum dilaporkan perusahaan ke Kemnaker.",
            "Apakah perusahaan sudah melaporkan PHK dan memberi tanda terimanya?",
            "employer",
            "Minta tanda terima lapor PHK. Bila tidak diberi, lapor sendiri ke Disnaker.",
            "report_and_paklaring",
        ),
        "reason_wrong": Rule(
            "Alasan berhenti yang tercatat di BPJS Ketenagakerjaan bukan PHK.",
            "Periksa alasan berhenti yang tercatat, lewat JMO atau 175.",
            "employer",
            "Minta perusahaan membetulkannya di SIPP. Bila menolak, lapor ke Disnaker atau 175.",
            "report_and_paklaring",
        ),
        "still_active": Rule(
            "Kepesertaan masih tercatat aktif di perusahaan lama.",
            "Periksa di JMO apakah kepesertaan sudah nonaktif.",
            "employer",
            "Minta perusahaan melaporkan tenaga kerja keluar di SIPP.",
            "report_and_paklaring",
        ),
        "names_differ": Rule(
            "Nama, NIK, atau tanggal lahir tidak sama di KTP, BPJS, dan SIAPkerja.",
            "Cocokkan nama, NIK, dan tanggal lahir di KTP, JMO, dan SIAPkerja.",
            "worker",
            "Perbarui data di JMO atau kantor cabang dengan membawa KTP dan kartu keluarga.",
        ),
        "dates_differ": Rule(
            "Tanggal PHK berbeda antara surat, laporan, dan data BPJS.",
            "Cocokkan tanggal PHK di surat, tanda terima lapor, dan JMO.",
            "employer",
            "Minta perusahaan memakai satu tanggal di semua dokumen.",
        ),
        "early_end_unproved": Rule(
            "Belum ada bukti bahwa kontrak diakhiri perusahaan sebelum waktunya.",
            "Apakah ada kontrak dan surat yang menunjukkan kontrak diakhiri lebih awal?",
            "employer",
            "Siapkan kontrak dengan tanggal akhirnya, dan minta surat pengakhiran dari perusahaan.",
        ),
        "jkn_inactive": Rule(
            "Tidak terdaftar sebagai peserta JKN.",
            "Periksa kepesertaan JKN di Mobile JKN atau 165.",
            "worker",
            "Hubungi 165; peserta mandiri atau PBI juga diterima untuk JKP.",
        ),
        "no_account": Rule(
            "Belum punya akun SIAPkerja.",
            "Apakah sudah punya akun SIAPkerja yang bisa dibuka?",
            "worker",
            "Buat akun di siapkerja.kemnaker.go.id dengan NIK dan nomor ponsel sendiri.",
        ),
        "bank_account": Rule(
            "Rekening bukan atas nama sendiri atau tidak aktif.",
            "Pastikan rekening aktif dan atas nama sendiri.",
            "worker",
            "Pakai rekening sendiri dengan nama yang sama seperti di KTP.",
        ),
        "no_commitment": Rule(
            "Pernyataan komitmen mencari kerja (KAPK) belum disetujui.",
            "Apakah KAPK di SIAPkerja sudah disetujui?",
            "worker",
            "Buka menu JKP di SIAPkerja dan setujui KAPK.",
        ),
        "no_assessment": Rule(
            "Asesmen diri belum dikerjakan.",
            "Apakah asesmen diri di SIAPkerja sudah dikerjakan?",
            "worker",
            "Kerjakan asesmen diri di menu JKP.",
        ),
        "deadline": Rule(
            "Batas waktu klaim {day} sudah lewat.",
            "Tanggal PHK belum diketahui, jadi batas klaim belum bisa dihitung.",
            "bpjs",
            "Bila terlambat karena sengketa atau kelalaian perusahaan, tanyakan ke 175.",
        ),
        "deadline_near": Rule(
            "Batas waktu klaim sudah dekat: {day}.",
            "",
            "worker",
            "Ajukan klaim sekarang juga di SIAPkerja, lalu simpan nomor pengajuannya.",
        ),
        "contributions": Rule(
            "Iuran tercatat {months} bulan, perlu {least} bulan dalam {window} bulan terakhir.",
            "Hitung iuran di JMO: perlu {least} bulan dalam {window} bulan sebelum PHK.",
            "employer",
            "Bila bekerja lebih lama dari yang tercatat, perusahaan menunggak atau terlambat "
            "mendaftarkan: laporkan ke 175.",
            "report_and_paklaring",
        ),
        "arrears": Rule(
            "Perusahaan menunggak iuran {months} bulan.",
            "Tanyakan ke 175 apakah perusahaan menunggak iuran.",
            "employer",
            "Perusahaan wajib melunasi. Bila sudah pailit atau tutup dan menunggak paling lama "
            "{most} bulan, JKP tetap dibayar: bawa buktinya ke BPJS Ketenagakerjaan.",
            "report_and_paklaring",
        ),
        "wage_low": Rule(
            "Upah yang dilaporkan lebih rendah dari upah sebenarnya, jadi JKP ikut rendah.",
            "Bandingkan upah di JMO dengan slip upah.",
            "employer",
            "Minta perusahaan membetulkan upah di SIPP; selisih manfaat tanggungan perusahaan.",
        ),
        "too_old": Rule(
            "Sudah {limit} tahun saat didaftarkan menurut data.",
            "Periksa tanggal lahir dan tanggal daftar di JMO: harus belum {limit} tahun.",
            "bpjs",
            "Bila tanggal lahir atau tanggal daftarnya salah, minta koreksi dengan membawa KTP.",
        ),
        "no_search": Rule(
            "Bukti mencari kerja bulan ini belum cukup.",
            "Hitung bukti mencari kerja bulan ini.",
            "worker",
            "Unggah {needed} lamaran kerja atau {interviews} panggilan tes atau wawancara.",
        ),
    }
)
