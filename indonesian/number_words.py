"""Number words of Indonesian, Javanese, Sundanese, Betawi and a little English."""

from __future__ import annotations

from indonesian.wordlist import words

THOUSAND, MILLION, MILLIARD, TRILLION = 10**3, 10**6, 10**9, 10**12


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in rows.items() for word in words.split()}


UNITS = _table(
    {
        0: "nol kosong zero",
        1: "satu siji setunggal hiji sahiji sebiji one",
        2: "dua duwa loro rong kalih duo two",
        3: "tiga tigo telu telung tilu three",
        4: "empat papat patang opat ampat ampek pat four sekawan",
        5: "lima limo limang five gangsal",
        6: "enam enem nem nenem anam genep six",
        7: "tujuh tuju pitu pitung tujuah seven",
        8: "delapan lapan dlapan wolu wolung dalapan salapan8 eight",
        9: "sembilan sanga sango sangang salapan nine",
    }
)
UNITS.pop("salapan8")

MULTIPLIERS = _table({10: "puluh puluhan pulu puloh", 100: "ratus ratusan atus ratuih hundred"})

TEEN = words("belas welas blas las baleh")

# Whole words below one thousand.
WHOLES = _table(
    {
        10: "sepuluh sapuluh sepulu sedasa ten",
        11: "sebelas sewelas sabelas swelas",
        12: "rolas rolasan selusin",
        13: "telulas",
        14: "patbelas pat_belas",
        15: "limalas",
        16: "nembelas",
        17: "pitulas",
        18: "wolulas",
        19: "sangalas",
        20: "twenty",
        25: "selawe salawe jigo",
        50: "seket gocap",
        60: "sewidak suwidak",
        100: "seratus satus saratus sratus cepek",
        200: "rongatus",
        500: "gopek",
    }
)

SCALES = _table(
    {
        THOUSAND: "ribu rb rbu ribuan rban rebu rebuan ewu k ribbu rbuan thousand ceng",
        MILLION: "juta jt jta jut juts jutaan jtan jeti "
        "jetian jutan yuta yuto juto million jutaa jtaan tiau tiao mio",
        MILLIARD: "miliar milyar miliyar milliar miliaran milyaran M billion",
        TRILLION: "triliun trilyun triliunan",
    }
)

# A whole number with its scale in one word.
SCALED: dict[str, tuple[int, int]] = {
    "sewu": (1, THOUSAND),
    "seribu": (1, THOUSAND),
    "serebu": (1, THOUSAND),
    "sarebu": (1, THOUSAND),
    "seceng": (1, THOUSAND),
    "goceng": (5, THOUSAND),
    "ceban": (10, THOUSAND),
    "noban": (20, THOUSAND),
    "goban": (50, THOUSAND),
    "cetiau": (1, MILLION),
    "notiau": (2, MILLION),
    "gotiau": (5, MILLION),
    "sejuta": (1, MILLION),
    "sajuta": (1, MILLION),
    "sejt": (1, MILLION),
    "seyuta": (1, MILLION),
    "seyuto": (1, MILLION),
    "sakyuto": (1, MILLION),
    "sakyuta": (1, MILLION),
    "sejeti": (1, MILLION),
    "semiliar": (1, MILLIARD),
    "semilyar": (1, MILLIARD),
    "setriliun": (1, TRILLION),
}

# Hokkien names of sums, said of thousands: "sehari gocap" is 50,000.
SLANG_THOUSANDS = frozenset({"cepek", "gopek", "gocap", "jigo"})

ONE_PREFIXES = frozenset({"se", "sak", "sa"})

HALVES = words("setengah stengah setngah satengah setenga stgh separo separuh half ½")

COMMAS = frozenset({"koma", "koma2"})


def _glue() -> None:
    """Add words written together: "duapuluh", "limaratus", "telungpuluh", "limajuta"."""
    for word, value in [*UNITS.items()]:
        if value == 0:
            continue
        for multiplier, factor in MULTIPLIERS.items():
            WHOLES.setdefault(word + multiplier, value * factor)
        for teen in TEEN:
            WHOLES.setdefault(word + teen, 10 + value)
        for scale in ("ribu", "rebu", "ewu", "juta", "yuta", "yuto", "juto", "jt"):
            SCALED.setdefault(word + scale, (value, SCALES[scale]))
    digits = "satu dua tiga empat lima enam tujuh delapan sembilan".split()
    for tens in digits[1:]:
        for ones in digits:
            WHOLES[f"{tens}puluh{ones}"] = UNITS[tens] * 10 + UNITS[ones]
    UNITS.update({f"{word}an": UNITS[word] for word in digits[1:]})
    WHOLES["sepuluhan"] = 10


_glue()

# Every word that a number can begin with.
STARTERS = frozenset({*UNITS, *WHOLES, *SCALED, *HALVES, *ONE_PREFIXES})
