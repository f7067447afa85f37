from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from read_back import TODAY, colours, one_line, pdf_pages, pdf_words, squeezed

from benefits.plan import Plan, WorkerFacts, plan
from benefits.result import cited, day_text, rupiah
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure
from claims.paper import makeup_png, plan_pdf, timeline_png
from claims.paper.tasks import tasks
from claims.paper.words import say, short_day, span


def test_the_sheet_has_every_sum_with_its_working_and_article(
    whole_plan: Plan, known: WorkerFacts
) -> None:
    said = squeezed(pdf_words(plan_pdf(whole_plan, known, "Siti Rahmawati")))
    assert rupiah(whole_plan.total_high) in said
    for part in whole_plan.owed:
        assert squeezed(part.label) in said
        for line in part.result.lines if part.result else ():
            for words in (line.label, line.formula, cited(line.article), rupiah(line.amount)):
                assert squeezed(words) in said


def test_the_sheet_has_every_step_with_days_place_papers_and_article(
    whole_plan: Plan, known: WorkerFacts
) -> None:
    said = squeezed(pdf_words(plan_pdf(whole_plan, known, None)))
    assert len(tasks(whole_plan)) < len(whole_plan.steps)
    for task in tasks(whole_plan):
        assert squeezed(task.title) in said
    for step in whole_plan.steps:
        wanted = [short_day(step.date), step.where, cited(step.article), *step.papers]
        wanted += [short_day(step.until)] if step.until else []
        assert all(squeezed(words) in said for words in wanted), step.title


def test_the_sheet_says_who_when_what_it_is_and_which_page(
    whole_plan: Plan, known: WorkerFacts
) -> None:
    first, second = pdf_pages(plan_pdf(whole_plan, known, "Siti Rahmawati"))
    assert first.startswith("Rencana Anda Siti Rahmawati")
    for number, page in enumerate((first, second), start=1):
        assert "bukan dokumen resmi" in page
        assert day_text(TODAY) in page
        assert f"Halaman {number} dari 2" in page
    assert "Efisiensi karena perusahaan rugi" in first


def test_a_name_is_printed_only_when_it_is_given(whole_plan: Plan, known: WorkerFacts) -> None:
    assert "Siti" not in pdf_words(plan_pdf(whole_plan, known, None))
    typed = pdf_words(plan_pdf(whole_plan, known, "<b>Siti & Co"))
    assert "<b>Siti & Co" in typed


def test_a_plan_of_which_little_is_known_says_what_is_missing(thin: WorkerFacts) -> None:
    made = plan_pdf(plan(thin, TODAY), thin, None)
    said = pdf_words(made)
    assert say("no_total") in said
    assert "Alasan PHK belum diketahui" in said
    assert len(pdf_pages(made)) <= 2


def test_a_range_shows_each_possible_reason(known: WorkerFacts) -> None:
    facts = replace(known, reason="efficiency")
    said = plan(facts, TODAY)
    words = squeezed(pdf_words(plan_pdf(said, facts, None)))
    pesangon = said.part("pesangon")
    assert pesangon
    for label, result in pesangon.alternatives:
        assert squeezed(label) in words
        assert rupiah(result.total) in words
    assert squeezed(span(said.total_low, said.total_high)) in words


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"reason": "efficiency", "unused_leave_days": 12, "return_travel": 3_000_000},
        {"contract_type": "pkwt", "reason": "efficiency_loss", "contract_end": "later"},
        {"reason": "resign", "resigned": True},
        {"micro_small": True, "agrees": False, "severance_paid": 5_000_000},
    ],
)
def test_the_sheet_is_never_longer_than_two_pages(
    known: WorkerFacts, changes: dict[str, object]
) -> None:
    if "contract_end" in changes:
        changes = changes | {"contract_end": TODAY.replace(year=2027)}
    facts = replace(known, **changes)  # type: ignore[arg-type]
    assert len(pdf_pages(plan_pdf(plan(facts, TODAY), facts, "Siti"))) <= 2


def test_a_crowded_plan_still_fits(whole_plan: Plan, known: WorkerFacts) -> None:
    more = tuple(f"Catatan tambahan nomor {number} yang agak panjang." for number in range(20))
    crowded = replace(whole_plan, notes=whole_plan.notes + more)
    assert len(pdf_pages(plan_pdf(crowded, known, None))) == 2


def test_a_step_that_is_late_or_done_says_so(known: WorkerFacts) -> None:
    facts = replace(known, refusal_sent=True)
    later = plan(facts, known.phk_date.replace(year=2027))
    said = pdf_words(plan_pdf(later, facts, None))
    assert say("passed") in said
    assert say("done") in said


def test_the_page_is_a4_with_embedded_fonts(whole_plan: Plan, known: WorkerFacts) -> None:
    reader = PdfReader(BytesIO(plan_pdf(whole_plan, known, None)))
    page = reader.pages[0]
    assert [round(side) for side in page.mediabox[2:]] == [595, 842]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert sum("SourceSans3" in name for name in fonts) >= 2


def test_the_signs_of_a_sum_are_in_the_font(whole_plan: Plan, known: WorkerFacts) -> None:
    noted = replace(whole_plan, notes=("× ÷ – “ ” … é",))
    assert "× ÷ – “ ” … é" in pdf_words(plan_pdf(noted, known, None))


def test_the_same_plan_is_the_same_bytes(whole_plan: Plan, known: WorkerFacts) -> None:
    assert plan_pdf(whole_plan, known, "A") == plan_pdf(whole_plan, known, "A")
    assert timeline_png(whole_plan) == timeline_png(whole_plan)


def test_steps_that_differ_by_number_become_one_task(whole_plan: Plan) -> None:
    [months] = [task for task in tasks(whole_plan) if len(task.steps) > 1]
    assert one_line(months.title) == "Syarat JKP bulan 2–5"
    assert sum(len(task.steps) for task in tasks(whole_plan)) == len(whole_plan.steps)


def picture(made: bytes) -> Image.Image:
    image = Image.open(BytesIO(made))
    assert image.format == "PNG"
    return image.convert("RGB")


def drawn_share(image: Image.Image) -> float:
    """How much of a picture is not white."""
    return 1 - colours(image).get((255, 255, 255), 0) / (image.width * image.height)


def test_the_timeline_is_as_wide_as_a_phone_and_not_blank(whole_plan: Plan) -> None:
    image = picture(timeline_png(whole_plan))
    assert image.width == 1080
    assert 1_500 < image.height < 6_000
    assert 0.03 < drawn_share(image) < 0.5


def test_a_longer_plan_makes_a_longer_timeline(whole_plan: Plan) -> None:
    short = replace(whole_plan, steps=whole_plan.steps[:3])
    assert picture(timeline_png(short)).height < picture(timeline_png(whole_plan)).height


def test_pictures_are_small_enough_for_a_phone_line(whole_plan: Plan) -> None:
    assert len(timeline_png(whole_plan)) < 250_000


def test_the_bar_shows_the_shares_of_a_sum() -> None:
    result = compute(SeveranceInput(5_000_000, Tenure(7, 3), "efficiency_loss"), TODAY)
    image = picture(makeup_png(result))
    rows = (colours(image.crop((0, y, 1080, y + 1))) for y in range(image.height))
    bar = max(rows, key=lambda row: row.get((224, 150, 43), 0))
    up, upmk = (result.amount(key) for key in ("up", "upmk"))
    teal, amber = bar[(11, 95, 107)], bar[(224, 150, 43)]
    assert image.width == 1080
    assert teal / amber == pytest.approx(up / upmk, rel=0.02)


def test_a_deduction_is_drawn_too() -> None:
    pension = SeveranceInput(
        5_000_000,
        Tenure(15, 3),
        "pension",
        pension_benefit=40_000_000,
        pension_employer_share=Fraction(3, 4),
    )
    image = picture(makeup_png(compute(pension, TODAY)))
    assert (179, 64, 31) in colours(image)


def test_a_sum_without_lines_is_still_a_picture(whole_plan: Plan) -> None:
    [service] = [part.result for part in whole_plan.owed if part.programme == "jkn"]
    assert service
    assert picture(makeup_png(service)).height > 200


def test_a_note_of_one_sum_names_its_programme_once(whole_plan: Plan, known: WorkerFacts) -> None:
    said = squeezed(pdf_words(plan_pdf(whole_plan, known, None)))
    assert squeezed("Pesangon: Pajak (PPh 21) belum dipotong") in said
    assert squeezed("JKP: Dibayar tiap bulan") in said
    assert squeezed("JKP: JKP") not in said
