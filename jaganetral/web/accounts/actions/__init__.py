"""All writing about people, bodies, posts and signing in: check, act, log, one transaction."""

from jaganetral.web.accounts.actions.bodies import (
    add_agency,
    add_post,
    add_tenure,
    change_agency,
    end_tenure,
)
from jaganetral.web.accounts.actions.people import (
    add_duty,
    add_officer,
    end_duty,
    first_officer,
    set_active,
)
from jaganetral.web.accounts.actions.signing import (
    new_recovery_codes,
    note_sign_in,
    open_link,
    prefer,
    set_up,
    use_code,
)

__all__ = [
    "add_agency",
    "add_duty",
    "add_officer",
    "add_post",
    "add_tenure",
    "change_agency",
    "end_duty",
    "end_tenure",
    "first_officer",
    "new_recovery_codes",
    "note_sign_in",
    "open_link",
    "prefer",
    "set_active",
    "set_up",
    "use_code",
]
