"""What headquarters keeps of a case that was referred: how it stands with the partner's link.

A partner without the program answers by a link that headquarters signs. The row about it names
nobody and quotes nobody; of a sensitive case the link itself lies among the secrets, because
whoever has it reads what was ticked.
"""

from __future__ import annotations

import datetime as dt

from app.kinds import RESTRICTED_SCOPE, Field, Form, Kind, Merge, Nature

OPEN, SEEN, ACCEPTED, ASKED = "open", "seen", "accepted", "asked"
RETURNED, RESOLVED, VOID = "returned", "resolved", "void"
STATES = (OPEN, SEEN, ACCEPTED, ASKED, RETURNED, RESOLVED, VOID)
STANDING = (OPEN, SEEN, ACCEPTED, ASKED)
"""States in which the link still leads to something."""
GOOD_FOR = dt.timedelta(days=14)
"""So long a link is good after it was made, or after the partner last answered by it."""
LINK_LIMIT, MOST_SERIAL = 200, 255
LINK = "link"
"""The way by which an answer came that a partner gave on the page of their link."""

REFERRAL = Kind(
    "referral",
    Nature.RECORD,
    (
        Field("case_id", Form.ID, Merge.HUB, required=True),
        Field("partner_id", Form.ID, Merge.HUB, required=True),
        Field("state", merge=Merge.HUB, required=True, one_of=STATES),
        Field("shared", Form.SET, Merge.HUB, limit=20),
        Field("link", merge=Merge.HUB, limit=LINK_LIMIT),
        Field("serial", Form.NUMBER, Merge.HUB, required=True, limit=MOST_SERIAL),
        Field("expires_at", Form.TIME, Merge.HUB, required=True),
        Field("seen_at", Form.TIME, Merge.HUB),
        Field("changed_at", Form.TIME, Merge.HUB, required=True),
    ),
    by_hub=True,
)
"""How it stands with the partner a case was referred to.

`shared`: the fields of the case's words that were ticked; `link`: where the page is, from the
address of headquarters on; absent once it is over, and of a sensitive case always. `serial`: the
how manyth link it is; only the last one opens anything. `seen_at`: when it was first opened.
"""

REFERRAL_LINK = Kind(
    "referral_link",
    Nature.RECORD,
    (
        Field("case_id", Form.ID, Merge.HUB, required=True),
        Field("referral_id", Form.ID, Merge.HUB, required=True),
        Field("link", merge=Merge.HUB, limit=LINK_LIMIT),
    ),
    scope=RESTRICTED_SCOPE,
    by_hub=True,
)
"""The link of a sensitive case's referral; without one once it is over."""

REFERRAL_KINDS = (REFERRAL, REFERRAL_LINK)
