"""Notebook: reviews, findings, reasons, changes, deadlines and diagrams as HTML in Jupyter, personal data masked."""

from campaignkit.documents import masked
from campaignkit.notebook.fragments import (
    change_html_fragment,
    diagram_html_fragment,
    due_html_fragment,
    findings_html_fragment,
    reasons_html_fragment,
    review_html_fragment,
)
from campaignkit.notebook.loading import NoNotebookError, load

__all__ = [
    "NoNotebookError",
    "change_html_fragment",
    "diagram_html_fragment",
    "due_html_fragment",
    "findings_html_fragment",
    "load",
    "masked",
    "reasons_html_fragment",
    "review_html_fragment",
]
