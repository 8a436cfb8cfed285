"""What a reporter fills in, one file a noun."""

from jaganetral.web.reports.forms.checking import CheckForm, ReturnForm, WordForm
from jaganetral.web.reports.forms.contact import ContactForm, IdentityForm
from jaganetral.web.reports.forms.evidence import EvidenceForm
from jaganetral.web.reports.forms.happening import HappeningForm, StoryForm
from jaganetral.web.reports.forms.message import MessageForm
from jaganetral.web.reports.forms.person import PersonForm
from jaganetral.web.reports.forms.retaliation import RetaliationForm
from jaganetral.web.reports.forms.when import WhenForm
from jaganetral.web.reports.forms.where import WhereForm, WhichForm

__all__ = [
    "CheckForm",
    "ContactForm",
    "EvidenceForm",
    "HappeningForm",
    "IdentityForm",
    "MessageForm",
    "PersonForm",
    "RetaliationForm",
    "ReturnForm",
    "StoryForm",
    "WhenForm",
    "WhereForm",
    "WhichForm",
    "WordForm",
]
