"""An application or an interview as it is told: where, as what, how, and when."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from actions.later_words import noted_kind
from actions.turn import Turn
from indonesian.matcher import ordinary_words
from jobs.applications import Entry, Sort

LONGEST = 80
OLDEST = timedelta(days=366)
ENDS = frozenset(
    """
    via lewat melalui pakai pake pk by dengan dg sebagai sbg jadi jd posisi bagian bag buat untuk
    tadi td kemarin kemaren kmrn barusan hari tanggal tgl jam pukul pagi siang sore malam minggu
    dan terus trus lalu tapi tp sudah udah udh belum lagi lg ya yah kak min dong nih sih deh aja
    saja utk bulan
    juga jg semoga moga mudah2an doain doakan kali serta
    yang yg karena soalnya besok lusa senin selasa rabu kamis jumat sabtu online offline dipanggil
    lamar ngelamar melamar apply wawancara interview psikotes tes kerja dari sama di ke
    """.split()
)
COMPANY = re.compile(r"\b(?:ke|di|sama|dr|dari|d|k)\W+(?=\w)", re.IGNORECASE)
LEGAL = re.compile(r"\b(pt|ud|pd)\b\.?|\bcv\b(?!\W+(ke|di|saya|via|lewat)\b)\.?", re.IGNORECASE)
AGO = (
    (
        re.compile(
            r"\b(kemarin|kemaren|kmrn|kmaren) (lusa|dulu)\b|\bdua hari (yang )?lalu\b", re.I
        ),
        2,
    ),
    (re.compile(r"\b(kemarin|kemaren|kmrn|kmaren|wingi|kamari|semalam)\b", re.I), 1),
    (re.compile(r"\b(minggu|pekan) (lalu|kemarin)\b", re.I), 7),
)
DAYS_AGO = re.compile(r"\b(\d{1,2}) hari (yang |yg )?(lalu|kemarin)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[,;/\n]|\b(?:dan|sama|trus|terus|lalu)\b)\s*", re.IGNORECASE)
APPLIED_TO = re.compile(
    r"\b(?:(?:nge|me)?lamar|apply) +(?!banyak|beberapa|semua|seluruh|berkali|dimana|kemana|puluhan|"
    r"belasan|ratusan|macam|loker|lowongan|lowker|pekerjaan|jabatan|perusahaan|pabrik|tempat|ini|itu|"
    r"sana|situ|terus|mulu|nya\b)(?=[^\W\d]{3})",
    re.IGNORECASE,
)
"""Before a company without "ke": "udah lamar indomaret"."""

COLON = re.compile(r":\s*(?=[^\W\d])")
NEXT = re.compile(
    r"\s*(?:[,;/&\n]|\b(?:dan|sama|serta|terus|trus)\b)\s*(?:(?:ke|di|dan)\b\s*)*", re.I
)
"""Between companies of one account."""

LEAD = re.compile(
    r"^\W*(?:(?:oh|eh|itu|ke|di|k|d|yang|yg|perusahaan|namanya)\b\W*)+", re.IGNORECASE
)
MOST = 5
"""Companies of one answer."""

SORTS = {Sort.APPLICATION: "lamaran", Sort.INTERVIEW: "tes/wawancara"}

CALLS = re.compile(r"\bdipanggil\W+(?:\w+\W+){0,3}?(?=(?:pt|cv)\b)", re.IGNORECASE)
WAYS = (
    (re.compile(r"\b(e-?mail|imel|surel|gmail)\b", re.I), "email"),
    (re.compile(r"\b(wa|whatsapp|watsap|wasap)\b", re.I), "WhatsApp"),
    (re.compile(r"\b(karirhub|siapkerja)\b", re.I), "Karirhub"),
    (re.compile(r"\b(jobstreet|job street)\b", re.I), "JobStreet"),
    (re.compile(r"\b(linkedin|linked in)\b", re.I), "LinkedIn"),
    (re.compile(r"\b(glints|kalibrr|indeed|loker\.id|pintarnya|kitalulus|jobsdb)\b", re.I), ""),
    (re.compile(r"\b(walk ?in|langsung|dateng|datang|antar|nganter)\b", re.I), "langsung"),
    (re.compile(r"\b(job ?fair|bursa kerja)\b", re.I), "bursa kerja"),
    (re.compile(r"\b(online|website|web|situs|google form|gform|link)\b", re.I), "online"),
    (re.compile(r"\b(via|lewat) pos\b", re.I), "pos"),
)


def entries_in(turn: Turn) -> list[Entry]:
    """What a message tells, an entry for each company; one without a company where none is said."""
    told = entry_in(turn)
    return [replace(told, company=name) for name in companies_told(turn)] or [told]


def entry_in(turn: Turn) -> Entry:
    """What a message tells; an empty company was not said."""
    kind = Sort.INTERVIEW if noted_kind(turn.text) == "interview" else Sort.APPLICATION
    return Entry(day_in(turn), kind, company_in(turn), title_in(turn), how_in(turn.text))


def day_in(turn: Turn) -> date:
    """The day that is named; today where none is, or one to come: being called is proof already."""
    named = (date.fromisoformat(str(each.value)) for each in turn.found("date"))
    past = [day for day in named if turn.today - OLDEST <= day <= turn.today]
    return past[0] if past else turn.today - timedelta(days=days_ago(turn.text))


def days_ago(text: str) -> int:
    """Words for a day that is over: "kemarin", "3 hari lalu"; 0 for today."""
    if counted := DAYS_AGO.search(text):
        return int(counted[1])
    said = (days for words, days in AGO if words.search(text))
    return max(said, default=0)


def company_in(turn: Turn) -> str:
    """The words after "ke" or "di" up to the next word of another kind."""
    return next(iter(companies_told(turn)), "")


def companies_told(turn: Turn) -> list[str]:
    """All companies of an account: "ke Indomaret, JNE dan Wings", "3 kali: Indomaret, JNE"."""
    said = [*COMPANY.finditer(turn.text), *CALLS.finditer(turn.text)]
    starts = [match.end() for match in said if not match[0].lower().startswith("sama")]
    starts += [match.start() for match in LEGAL.finditer(turn.text)]
    if not starts:
        bare = (match.end() for match in APPLIED_TO.finditer(turn.text))
        starts = [start for start in bare if _may_begin(turn, start)]
        starts += [match.end() for match in (*said, *COLON.finditer(turn.text))]
    starts.sort()
    begun = ((_name(turn, start), start) for start in starts)
    first, start = next(((name, start) for name, start in begun if name), ("", 0))
    names = [first] if first else []
    while names and len(names) < MOST:
        start = turn.text.index(names[-1], start) + len(names[-1])
        following = NEXT.match(turn.text, start)
        name = _name(turn, following.end()) if following else ""
        if not name or _is_no_name(turn, name):
            break
        names.append(name)
    return list(dict.fromkeys(names))


def _may_begin(turn: Turn, start: int) -> bool:
    """Whether a company's name may begin here, right after "lamar"."""
    name = _name(turn, start)
    return bool(name) and not _is_no_name(turn, name)


def _is_no_name(turn: Turn, name: str) -> bool:
    """Whether what follows a company is the work, or words that go on telling."""
    work = any(str(each.value).lower() == name.lower() for each in turn.found("occupation"))
    return work or name.split()[0].lower() in ordinary_words()


def companies_in(answer: str) -> list[str]:
    """The companies that the answer to "Ke perusahaan apa?" names: "ke Indomaret, JNE dan Alfa"."""
    parts = BETWEEN.split(LEAD.sub("", answer))
    names = (LEAD.sub("", part).strip(" .,!-")[:LONGEST] for part in parts)
    return [name for name in dict.fromkeys(names) if re.search(r"[^\W\d]{2}", name)][:MOST]


def _name(turn: Turn, start: int) -> str:
    taken: list[re.Match[str]] = []
    for word in re.finditer(r"[\w&'./-]+", turn.text[start:]):
        if word[0].lower().strip(".") in ENDS or (taken and word.start() > taken[-1].end() + 1):
            break
        taken.append(word)
        if len(taken) == 5:
            break
    name = " ".join(word[0] for word in taken).strip(" .,-")
    place = any(str(each.value).lower() == name.lower() for each in turn.found("location"))
    return "" if place or name.isdecimal() else name[:LONGEST]


def title_in(turn: Turn) -> str:
    """The occupation that is named outside the company's name."""
    return str(turn.value("occupation") or "")


def how_in(text: str) -> str:
    """By which way: e-mail, a portal, in person."""
    for words, name in WAYS:
        if found := words.search(text):
            return name or found[0].title()
    return ""


def line_of(entry: Entry) -> str:
    """An entry as it is read back: day, what, where, as what, how."""
    parts = [SORTS[entry.kind], entry.company, entry.title, entry.how and f"lewat {entry.how}"]
    return f"{entry.day:%d-%m-%Y}: {', '.join(part for part in parts if part)}"
