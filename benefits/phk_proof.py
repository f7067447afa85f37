"""Which papers prove a layoff: it was accepted, agreed upon, or decided by a court."""

from typing import Literal, assert_never

type Route = Literal["accepted", "agreement", "court"]

ACCEPTED = "Bukti tertulis bahwa PHK diterima"
REPORT = "Tanda terima lapor PHK dari Kemnaker/Disnaker"
NOTICE = "Surat PHK dengan pernyataan tidak menolak"
AGREEMENT = "Perjanjian Bersama yang ditandatangani kedua pihak"
REGISTERED = "Akta bukti pendaftaran Perjanjian Bersama di PHI"
DECISION = "Putusan PHI atau petikannya yang sudah berkekuatan hukum tetap"

JKP_ARTICLE = "Permenaker 15/2021 jo. Permenaker 2/2025 Pasal 9 ayat 3"
JKN_ARTICLE = "Perpres 82/2018 Pasal 27 jo. Perpres 59/2024"
JHT_ARTICLE = "Permenaker 4/2022 Pasal 11"


def route(
    agrees: bool | None, *, agreement_signed: bool = False, court_decided: bool = False
) -> Route | None:
    """The strongest proof of this case; None while the layoff is disputed or nothing is known."""
    if court_decided:
        return "court"
    if agreement_signed:
        return "agreement"
    return "accepted" if agrees else None


def jkp_papers(way: Route) -> tuple[str, ...]:
    """Proof for JKP; BPJS Kesehatan asks for the same (Permenaker 2/2025 Pasal 9 ayat 3)."""
    match way:
        case "accepted":
            return (ACCEPTED, REPORT)
        case "agreement":
            return (AGREEMENT, f"{REGISTERED}, atau {REPORT[0].lower()}{REPORT[1:]}")
        case "court":
            return (DECISION,)
    assert_never(way)


def jht_papers(way: Route) -> tuple[str, ...]:
    """Proof for JHT, where one paper is enough (Permenaker 4/2022 Pasal 11)."""
    match way:
        case "accepted":
            return (f"{REPORT}, atau {NOTICE[0].lower()}{NOTICE[1:]}",)
        case "agreement":
            return (AGREEMENT,)
        case "court":
            return (DECISION,)
    assert_never(way)


ANY_FOR_JKP = (
    "Bukti PHK, salah satu: bukti menerima PHK + tanda terima lapor PHK; Perjanjian Bersama + "
    "akta pendaftaran PHI atau tanda terima lapor PHK; putusan PHI yang tetap"
)
ANY_FOR_JHT = (
    "Bukti PHK, salah satu: tanda terima lapor PHK; surat PHK + pernyataan tidak menolak; "
    "Perjanjian Bersama; putusan PHI"
)


def papers_or_any_for_jkp(way: Route | None) -> tuple[str, ...]:
    """`jkp_papers`, or all three ways in one line while the case is open."""
    return jkp_papers(way) if way else (ANY_FOR_JKP,)


def papers_or_any_for_jht(way: Route | None) -> tuple[str, ...]:
    """`jht_papers`, or all four papers in one line while the case is open."""
    return jht_papers(way) if way else (ANY_FOR_JHT,)
