"""Everything that one message says: the readers together, each piece of text read one way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from indonesian import dates, duration, lookup, money
from indonesian.lexicon import usual
from indonesian.matcher import words_of
from indonesian.span import Span
from indonesian.wordlist import words

_LOOKUPS = (
    lookup.find_programs,
    lookup.find_reasons,
    lookup.find_contracts,
    lookup.find_places,
)
_LEARNING = words(
    "kursus kursusnya pelatihan pelatihane belajar blajar sinau diajar latihan diklat les kelas "
    "training course certified certificate certification sertifikat sertifikasi sertifikasinya "
    "bersertifikat sertif asesmen assesmen assessment kompetensi uji ujikom skema bnsp skill "
    "skills keahlian keterampilan kejuruan jurusan ilmu workshop bootcamp kemampuan lisensi blk "
    "bpvp dilatih pelajari plthn pltihan klas minat"
)
_WORKING = words(
    "kerja bekerja kerjaan loker lowongan lowker lokr lowongane lamar ngelamar melamar jadi jd "
    "dadi menjadi sebagai sbg posisi profesi pekerjaan jabatan mantan eks bekas gawe nyambut "
    "karyawan pegawai job jobs vacancy vacancies hiring opening openings butuh dibutuhkan"
)
_SKILLED = _LEARNING.union(
    words(
        "notif notifikasi alarm kabari kabarin kabar info infokan ingatkan ingetin langganan "
        "berlangganan subscribe pengingat lowongan loker melamar pengalaman lulusan jago "
        "ahli menguasai minat berminat tertarik materi instruktur magang bakat bidang usaha "
        "mengajar jadwal gratis peserta modul ingin"
    )
)
_SHORT = 4
_NEAR = 4
_CONTRACT_WORDS = ("kontrak", "kntrak", "contract")


def read(text: str, today: date) -> list[Span]:
    """All entities of a message in the order of the text.

    Where two readers claim the same words, one holds: "kursus barista" teaches a skill, "loker
    barista" offers a job; the contract of "kontrak habis" is part of the reason. A day that is
    only pointed at ("kemarin", "bulan ini") counts where nothing else is said.
    """
    spans = money.find(text) + duration.find(text)
    days = dates.find(text, today)
    spans += days if _is_all(text, days) else [day for day in days if not dates.is_pointed(day)]
    for find in _LOOKUPS:
        spans += find(text)
    spans = _without_ended_contracts(spans)
    spans += _job_or_skill(text, lookup.find_occupations(text), lookup.find_skills(text))
    return sorted(spans, key=lambda span: (span.start, span.end))


def _is_all(text: str, days: Sequence[Span]) -> bool:
    """Whether the message is one date and small words: an answer to "when?"."""
    if len(days) != 1:
        return False
    day = days[0]
    rest = words_of(text[: day.start]) + words_of(text[day.end :])
    return lookup.are_fillers(word.word for word in rest)


def _without_ended_contracts(spans: Sequence[Span]) -> list[Span]:
    """Leave out the bare word "kontrak" beside a reason such as "kontrak saya habis"."""
    if not any(span.value == "contract_end" for span in spans):
        return list(spans)
    return [span for span in spans if not _is_bare_contract(span)]


def _is_bare_contract(span: Span) -> bool:
    said = span.text.lower()
    return span.entity == "contract_type" and " " not in said and said.startswith(_CONTRACT_WORDS)


class _Said:
    """The words of a message, with what they make a job or a skill."""

    def __init__(self, text: str) -> None:
        self._words = [word.word for word in words_of(text)]
        self._ends = [word.end for word in words_of(text)]
        learnt = {*self._words, *map(usual, self._words)}
        self.of_skills = len(self._words) <= _SHORT or bool(learnt & _SKILLED)
        self.of_learning = bool(learnt & _LEARNING) and not learnt & _WORKING

    def before(self, start: int) -> list[str]:
        """The few words before a place in the text, the nearest first."""
        end = bisect_right(self._ends, start)
        return self._words[max(0, end - _NEAR) : end][::-1]


def _job_or_skill(text: str, jobs: Sequence[Span], skills: Sequence[Span]) -> list[Span]:
    """Jobs and skills, each piece of text as one of the two."""
    said = _Said(text)
    left = [skill for skill in skills if _may_be_skill(said, skill)]
    kept: list[Span] = []
    for job in jobs:
        while left and left[0].end <= job.start:
            kept.append(left.pop(0))
        rivals = [skill for skill in left[:_NEAR] if skill.start < job.end]
        if any(_is_skill(said, job, skill) for skill in rivals):
            continue
        kept.append(job)
        left = left[len(rivals) :]
    return kept + left


def _may_be_skill(said: _Said, skill: Span) -> bool:
    """Whether learning, looking for work or little else is spoken of, or what one can do.

    Everywhere else a skill is a thing or a trade: "diganti mesin jahit", "upah borongan jahit".
    """
    return said.of_skills or [usual(word) for word in said.before(skill.start)[:1]] == ["bisa"]


def _is_skill(said: _Said, job: Span, skill: Span) -> bool:
    """What the nearest word before says, then any word of the message, then the longer name."""
    for word in said.before(min(job.start, skill.start)):
        if word in _LEARNING or word in _WORKING:
            return word in _LEARNING
    longer = len(skill.text) - len(job.text)
    return longer >= 0 if said.of_learning else longer > 0
