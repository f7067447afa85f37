"""Half sentences: "kalau JHT?", "terus dokumennya?", "kalau gajinya 7 juta?".

What a message leaves out is taken from the topic under discussion: a new programme keeps the
aspect, a new aspect keeps the programme, a new figure or situation keeps both.
"""

from __future__ import annotations

import re

from actions.corrections import corrected_wage
from actions.cues import SURE, UNDECIDED, cued
from actions.detained import asks_support
from actions.documents import wanted_document
from actions.extras import extras_in
from actions.facts import found_in
from actions.glossary import term_asked
from actions.instalments import asks_instalments
from actions.job_query import posting_named
from actions.job_refine import asks_how, other_kind, other_wish, refines, wants_more
from actions.last_sum import about_last_sum
from actions.later_words import meant_later
from actions.lines import line_asked
from actions.manners import says_restart
from actions.mood import mood_of
from actions.offer import OFFERED, asks_about_offer, says_offer
from actions.pages import named_aspect, variant_keys
from actions.parts import reported_in
from actions.plan_answers import early_date
from actions.precheck import asks_precheck
from actions.same_sum import (
    SHORT,
    TAXES,
    asks_jkp_amount,
    of_known_severance,
    only_sounds_final,
    other_reason,
    says_balance,
    says_contributions,
    says_reason,
    sum_again,
)
from actions.scam import pasted
from actions.severance import is_known
from actions.sums import DIRECT_SUMS, SUMS
from actions.tenure import bound_in, extension_in, remaining_in
from actions.turn import Turn
from indonesian.normalize import normalize
from knowledge.pages import Page, page_about, pages

LIKELY = 0.5
"""How sure of an aspect the classifier must be when the message names a programme."""

SEARCHES = ("job_search", "training_search", "internship_search", "alert_subscribe")
FILLERS = frozenset(
    """
    kalau jika terus lalu trus dan atau tapi yang untuk buat dengan pakai pake dari di ke itu
    ini nya ku mu saya aku dong sih ya yah kan deh min kak pak bu mas mbak bang bagaimana gimana
    bisa berapa total totalnya jumlah jumlahnya semua semuanya sebulan gaji gajinya
    upah upahnya kerja kerjanya bekerja masa masanya lama lamanya alasan alasannya karena gara
    salah maksud maksudnya bukan eh oh maaf koreksi ternyata sebetulnya sebenarnya yg tadi aja
    nak lae kang teh neng dek gan bro sis om tante ibu bapak tadi nih deh aja mau
    saja cuma jadi jadinya misal misalnya seandainya andai what if about how the dapat dapatnya
    daerah kota coba ganti juga nek kalo klo status statusnya kah lah pun sama kok _uang_
    _durasi_ _tanggal_ _angka_
    """.split()
)
PLAN = re.compile(
    r"\b(semua|seluruh|total)\b.{0,12}\bhak\b|\bhak\b.{0,20}\b(semua|seluruh)nya\b|"
    r"\b(buat|bikin|susun|lihat)\w*\b.{0,12}\brencana\b|^\W*rencana (saya|anda|aku)\b",
    re.IGNORECASE,
)
"""Asks for everything at once: the plan, which no intent stands for."""

CONDITIONAL = re.compile(
    r"^\W*(terus |trus |lalu |nah |lha |lah |eh |oh |tapi )*"
    r"(kalau|kalo|klo|kl|nek|yen|lamun|jika|misal\w*|"
    r"gimana (kalau|kalo|klo|dengan|dgn)|bagaimana (kalau|jika|dengan)|what if|how about)\b",
    re.IGNORECASE,
)
ALSO = re.compile(r"\b(juga|jg|pula|bagaimana|gimana|gmn|piye|kumaha)\W*$", re.IGNORECASE)
MOVABLE = ("amount", "eligibility", "documents", "howto", "timing", "problem", "tax")
OWN_SUBJECT = re.compile(
    r"\b(saldo|paklaring|ijazah|lapor\w*|(di)?gaji\w*|(di)?upah\w*|lembur\w*|kerja\w*|ttd|"
    r"tanda ?tangan|gugat\w*|bipartit|mediasi|disnaker|(di|men)?cicil\w*|nyicil\w*|"
    r"(di|meng)?angsur\w*)\b",
    re.IGNORECASE,
)
"""Words that name their subject, so that nothing is taken from the topic."""

ONE_PAGE = ("jkn", "thr", "jp", "bsu")
"""Programmes whose page answers every aspect."""

DOUBTED = ("affirm", "deny", "show_more")
WITHOUT_ANSWER = ("dont_know", "skip", "go_back", "deny")
"""Intents that mean a value where one is said: "kurang yakin, kayaknya 4 tahun"."""

SEVERANCE_PAGES = ("resignation_rights", "severance_rights", "severance_unpaid", "severance_tax")

KEEPS_ITS_INTENT = (
    "distress",
    "stop",
    "restart",
    "delete_my_data",
    "human_handoff",
    "goodbye",
    "thank",
    "help",
    "privacy",
    "affirm",
    "deny",
    "explain",
    "show_more",
)


def leftover(turn: Turn) -> list[str]:
    """The words of a message without its entities and without words that carry no topic."""
    text = turn.text
    for entity in sorted(turn.entities, key=lambda each: -each.start):
        text = f"{text[: entity.start]} {text[entity.end :]}"
    words = re.findall(r"[\w_]+", normalize(text))
    return [word for word in words if word not in FILLERS]


def resolve(turn: Turn) -> str:
    """The intent that a message has in its conversation."""
    if turn.intent == "restart" and not says_restart(turn):
        turn.intent = "nlu_fallback"
    topic: str | None = turn.slot("topic")
    if outright := _said_outright(turn, topic):
        return outright
    facts = found_in(turn)
    if only_sounds_final(turn):
        return "severance_calculate"
    doubtful = turn.intent in DOUBTED and turn.confidence < SURE
    doubtful = doubtful or (turn.intent in ("explain", "show_more") and "contract_type" in facts)
    unsaid = turn.intent in WITHOUT_ANSWER and {"wage", "tenure_months"} & facts.keys()
    if topic in SUMS and unsaid:
        return sum_meant(turn, topic)
    if turn.intent in UNDECIDED and bound_in(turn) and (topic in SUMS or is_known(turn)):
        return sum_meant(turn, topic) if topic in SUMS else "severance_calculate"
    if not topic or not turn.text or (turn.intent in KEEPS_ITS_INTENT and not doubtful):
        return turn.intent
    return _under(turn, topic)


def _said_outright(turn: Turn, topic: str | None) -> str | None:
    """What the words themselves name, whatever their intent; None when they name nothing."""
    if asks_precheck(turn):
        return "jkp_precheck"
    later = meant_later(turn)
    if wanted_document(turn) and later != "application_list":
        return "document"
    if later:
        return later
    if term_asked(turn.text) and not line_asked(turn):
        return "glossary"
    if asks_instalments(turn):
        return "instalments"
    if of_last := about_last_sum(turn, topic):
        return of_last
    if PLAN.search(turn.text):
        return "plan"
    if topic in OFFERED and says_offer(turn):
        return "severance_offer"
    if asks_support(turn):
        return "detained_support"
    if topic == "plan" and found_in(turn) and early_date(turn):
        return "plan"
    if line_asked(turn):
        return "explain_line"
    of_severance = topic in ("severance_calculate", "plan")
    if of_severance and topic and extras_in(turn) and not asks_about_offer(turn):
        return topic
    if topic in SEVERANCE_PAGES and is_known(turn) and "unused_leave_days" in extras_in(turn):
        return "severance_calculate"
    if asks_jkp_amount(turn):
        return "jkp_amount"
    if turn.intent == "go_back" and turn.value("program") == "pesangon":
        return "severance_calculate"
    if mood := mood_of(turn):
        return mood
    if turn.value("posting_detail") or posting_named(turn):
        return "posting_detail"
    if wants_more(turn):
        return "search_more"
    if refines(turn):
        return "search_refine"
    if asks_how(turn):
        return "posting_how"
    if kind := other_kind(turn):
        return kind
    if other_wish(turn):
        return "search_unfiltered"
    return "scam_check" if pasted(turn) else None


def _under(turn: Turn, topic: str) -> str:
    """What a message means under the topic of the conversation."""
    page = pages().get(topic)
    if corrected_wage(turn, topic):
        return topic
    if topic in OFFERED and asks_about_offer(turn):
        return "severance_offer"
    if not leftover(turn) and (meant := _bare(turn, topic, page)):
        return meant
    asks_if = bool(CONDITIONAL.match(turn.text))
    if topic in SUMS and (says_reason(turn) or (asks_if and other_reason(turn))):
        return sum_meant(turn, topic)
    if turn.intent in UNDECIDED and sum_again(turn):
        return "severance_calculate"
    if asks_if and page and _same_program(turn, page) and page.variant(variant_keys(turn)):
        return topic
    if topic == "contract_compensation" and extension_in(turn):
        return "compensation_extension"
    if topic == "contract_compensation" and remaining_in(turn):
        return "compensation_sum"
    if turn.intent == "jht_tax" and not turn.value("program") and page and page.program != "jht":
        return "severance_tax"
    if page and page.program == "jkp" and reported_in(turn):
        return "jkp_amount"
    if asks_if and topic == "jkp_amount" and _another_wage(turn):
        return topic
    if page and page.program == "jkp" and says_contributions(turn):
        return "jkp_eligibility"
    if page and page.program == "jht" and turn.intent in UNDECIDED and says_balance(turn):
        return "jht_claim_howto"
    figures = {"wage", "tenure_months"} & found_in(turn).keys() or turn.value("money")
    words = page and not figures and cued(turn, page, asks_if)
    meant = words or _aspect_alone(turn, page) or _moved(turn, page)
    return meant or _still_the_topic(turn, page, asks_if) or turn.intent


def _another_wage(turn: Turn) -> bool:
    """Whether "kalau saya phk september gaji 3,6 juta?" asks the sum of before for another wage."""
    return "wage" in found_in(turn) and turn.value("program") is None and not turn.questions


def _still_the_topic(turn: Turn, page: Page | None, asks_if: bool) -> str | None:
    """For "kalau umur 55?" and "anak istri juga?", which nobody knows how to read by themselves."""
    half = asks_if or ALSO.search(turn.text)
    unread = turn.intent == "nlu_fallback" or (turn.intent in UNDECIDED and turn.confidence < SURE)
    unread = unread or (turn.intent == "inform" and not turn.entities)
    if not (page and half and unread) or len(turn.text.split()) > SHORT or turn.slot("misses"):
        return None
    return "topic_again" if _same_program(turn, page) and page.details else None


def _bare(turn: Turn, topic: str, page: Page | None) -> str | None:
    """What a message means that holds nothing but values."""
    program = turn.value("program")
    if _says_its_aspect(turn, program):
        return turn.intent
    if program and page and program != page.program != "none":
        about = page_about(program, page.aspect) or page_about(program, "info")
        return about.intent if about else None
    if topic in (*SUMS, *DIRECT_SUMS) and (found_in(turn) or turn.value("money")):
        return sum_meant(turn, topic)
    if page and page.variant(variant_keys(turn)):
        return topic
    if topic in SEARCHES and (turn.value("location") or turn.value("occupation")):
        return turn.intent if turn.intent in SEARCHES else topic
    asks_again = re.search(r"\b(total|jumlah|semua|berapa)", turn.text, re.IGNORECASE)
    return topic if topic in SUMS and asks_again else None


def _says_its_aspect(turn: Turn, program: str | None) -> bool:
    """Whether "jkp dapat berapa?" is asked; "kalau JHT?" keeps the aspect before it."""
    asked = pages().get(turn.intent)
    if not program or asked is None or asked.program != program or asked.aspect == "info":
        return False
    return turn.confidence >= LIKELY and not CONDITIONAL.match(turn.text)


def sum_meant(turn: Turn, topic: str) -> str:
    """The sum that new figures belong to: a wage is no sum to tax, a permanent worker no PKWT."""
    of_contract = topic == "contract_compensation"
    permanent = of_contract and turn.value("contract_type") == "pkwtt"
    known = None not in (turn.slot("wage"), turn.slot("tenure_months"))
    known = known and found_in(turn).keys() != {"phk_reason"}
    if of_contract and known and not permanent:
        return "compensation_sum"
    taxed_wage = topic in TAXES and any(e.role == "wage" for e in turn.found("money"))
    changed = topic == "severance_tax" and of_known_severance(turn)
    return "severance_calculate" if permanent or taxed_wage or changed else topic


def _same_program(turn: Turn, page: Page) -> bool:
    return turn.value("program") in (None, page.program)


def _aspect_alone(turn: Turn, page: Page | None) -> str | None:
    """For "syaratnya apa": an aspect by its word, of the programme under discussion."""
    aspect = named_aspect(turn.text)
    if page is None or page.program == "none" or turn.value("program") or not aspect:
        return None
    about = page_about(page.program, aspect)
    return about.intent if about else None


def _moved(turn: Turn, page: Page | None) -> str | None:
    """A short question that names an aspect but no programme belongs to the topic's programme."""
    asked = pages().get(turn.intent)
    if not (asked and page) or page.program in (asked.program, "none") or turn.value("program"):
        return None
    if asked.aspect not in MOVABLE or len(turn.text.split()) > SHORT:
        return None
    if OWN_SUBJECT.search(turn.text):
        return None
    moved = page_about(page.program, asked.aspect)
    if page.program in ONE_PAGE and asked.aspect != "tax" and not moved:
        return page.intent
    return moved.intent if moved else None
