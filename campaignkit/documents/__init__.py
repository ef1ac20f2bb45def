"""Documents: values as text and HTML, and files written whole or not at all."""

from campaignkit.documents.agenda import Agenda, Underway, agenda_plain, agenda_text
from campaignkit.documents.change_data import change_plain
from campaignkit.documents.changes import change_text
from campaignkit.documents.checks import check_rows, checks_text
from campaignkit.documents.copies import copy_text
from campaignkit.documents.counts import breakdown_text
from campaignkit.documents.draw_page import draw_page
from campaignkit.documents.houses import models_text, yearly_rows, yearly_text
from campaignkit.documents.masking import masked
from campaignkit.documents.packs import pack_rows, packs_text, ruling_rows, rulings_text
from campaignkit.documents.record import clause, record_html, record_rows, record_text
from campaignkit.documents.report import report_html
from campaignkit.documents.review import By, ReviewView, headline, review_plain, review_rows
from campaignkit.documents.review_forms import review_html, review_markdown, review_text
from campaignkit.documents.wrapping import wrapped
from campaignkit.documents.writing import write, write_parts

__all__ = [
    "Agenda",
    "By",
    "ReviewView",
    "Underway",
    "agenda_plain",
    "agenda_text",
    "breakdown_text",
    "change_plain",
    "change_text",
    "check_rows",
    "checks_text",
    "clause",
    "copy_text",
    "draw_page",
    "headline",
    "masked",
    "models_text",
    "pack_rows",
    "packs_text",
    "record_html",
    "record_rows",
    "record_text",
    "report_html",
    "review_html",
    "review_markdown",
    "review_plain",
    "review_rows",
    "review_text",
    "ruling_rows",
    "rulings_text",
    "wrapped",
    "write",
    "write_parts",
    "yearly_rows",
    "yearly_text",
]
