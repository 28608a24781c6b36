"""The bands of the house: the values for which each Dutch phrase of quantity holds.

Plain data, as a style may supply it under ``claims``; :mod:`authoring.claims.bands` reads it. Never
holds a phrase: those stand in :mod:`authoring.claims.lexicon`, which names the bands.

A band around a number is ``below`` and ``above``: how far a value may lie from it, as points plus a
part of its reach. The reach of a percentage is its distance to 0 or to 100, the nearer; that of any
other number is the number. ``null`` is without end, a negative distance keeps away from the number,
and ``strict`` shuts the number itself out. A band on the scale from 0 to 100 is ``low`` and
``high``; ``open`` names the ends that do not belong to it.
"""

from __future__ import annotations

from typing import Any, Final

HOUSE: Final = "house rule"

DEFAULT_BANDS: Final[dict[str, Any]] = {
    "shares": {
        "bare": {
            "below": [1.5, 0],
            "above": [1.5, 0],
            "source": "house rule, the same as for slots: 19 to 21 procent is “één op de vijf”",
        },
        "as_written": {
            "below": [0.5, 0],
            "above": [0.5, 0],
            "source": "what rounding to a whole number allows",
        },
        "exactly": {"below": [0.5, 0], "above": [0.5, 0], "source": HOUSE},
        "almost": {
            "below": [0, 0.1],
            "above": [0, 0],
            "strict": True,
            "source": "below, in its literal meaning; how far below is a house rule",
        },
        "over": {
            "below": [0, 0],
            "above": [0, 0.1],
            "strict": True,
            "source": "above, in its literal meaning; how far above is a house rule",
        },
        "slightly_over": {"below": [0, 0], "above": [0, 0.06], "strict": True, "source": HOUSE},
        "slightly_under": {"below": [0, 0.06], "above": [0, 0], "strict": True, "source": HOUSE},
        "not_quite": {"below": [0, 0.2], "above": [0, 0], "strict": True, "source": HOUSE},
        "about": {"below": [1.5, 0.05], "above": [1.5, 0.05], "source": HOUSE},
        "more_than": {"below": [0, 0], "above": None, "strict": True, "source": "literal meaning"},
        "less_than": {"below": None, "above": [0, 0], "strict": True, "source": "literal meaning"},
        "well_over": {"below": [0, -0.2], "above": None, "source": HOUSE},
        "well_under": {"below": None, "above": [0, -0.2], "source": HOUSE},
        "at_least": {"below": [0, 0], "above": None, "source": "literal meaning"},
        "at_most": {"below": None, "above": [0, 0], "source": "literal meaning"},
    },
    "quantities": {
        "nobody": {"low": 0, "high": 0.5, "open": ["high"], "source": "rounds to nothing"},
        "almost_nobody": {"low": 0, "high": 5, "open": ["low"], "source": HOUSE},
        "small_minority": {"low": 0, "high": 20, "open": ["low"], "source": HOUSE},
        "minority": {"low": 0, "high": 50, "open": ["low", "high"], "source": "less than half"},
        "large_minority": {"low": 35, "high": 50, "open": ["high"], "source": HOUSE},
        "many": {"low": 30, "high": 100, "source": "house rule: “veel” has no meaning of its own"},
        "majority": {"low": 50, "high": 100, "open": ["low"], "source": "more than half"},
        "slim_majority": {"low": 50, "high": 55, "open": ["low"], "source": HOUSE},
        "clear_majority": {"low": 60, "high": 100, "source": HOUSE},
        "great_majority": {"low": 75, "high": 100, "source": HOUSE},
        "most": {
            "low": 50,
            "high": 100,
            "open": ["low"],
            "source": "more than half; usage is looser, so this is a house rule",
        },
        "almost_all": {"low": 90, "high": 100, "open": ["high"], "source": HOUSE},
        "all": {"low": 99.5, "high": 100, "source": "rounds to everyone"},
    },
    "ratios": {
        "bare": {
            "below": [0, 0.05],
            "above": [0, 0.05],
            "source": "house rule: 1,9 to 2,1 is “twee keer zo veel”",
        },
        "exactly": {"below": [0, 0.02], "above": [0, 0.02], "source": HOUSE},
        "almost": {"below": [0, 0.125], "above": [0, 0], "strict": True, "source": HOUSE},
        "over": {"below": [0, 0], "above": [0, 0.15], "strict": True, "source": HOUSE},
        "slightly_over": {"below": [0, 0], "above": [0, 0.1], "strict": True, "source": HOUSE},
        "slightly_under": {"below": [0, 0.1], "above": [0, 0], "strict": True, "source": HOUSE},
        "not_quite": {"below": [0, 0.125], "above": [0, 0], "strict": True, "source": HOUSE},
        "about": {"below": [0, 0.125], "above": [0, 0.125], "source": HOUSE},
        "more_than": {"below": [0, 0], "above": None, "strict": True, "source": "literal meaning"},
        "less_than": {"below": None, "above": [0, 0], "strict": True, "source": "literal meaning"},
        "well_over": {"below": [0, -0.2], "above": None, "source": HOUSE},
        "well_under": {"below": None, "above": [0, -0.2], "source": HOUSE},
        "at_least": {"below": [0, 0], "above": None, "source": "literal meaning"},
        "at_most": {"below": None, "above": [0, 0], "source": "literal meaning"},
    },
    # Differences in points of percentages; of other values as a part of the lesser one.
    "differences": {
        "equal": {"points": [0, 1], "part": [0, 0.02], "source": HOUSE},
        "about_equal": {"points": [0, 3], "part": [0, 0.05], "source": HOUSE},
        "any": {"points": [0, None], "part": [0, None], "open": True, "source": "literal meaning"},
        "slight": {"points": [0, 5], "part": [0, 0.1], "open": True, "source": HOUSE},
        "clear": {"points": [5, None], "part": [0.1, None], "source": HOUSE},
        "strong": {"points": [10, None], "part": [0.25, None], "source": HOUSE},
    },
    "level": {
        "value": 0.05,
        "source": "convention: R. A. Fisher, Statistical Methods for Research Workers, 1925",
    },
    "bases": {
        "printed_from": 30,
        "marked_below": 100,
        "source": "30: National Center for Health Statistics (CDC), National Home and Hospice Care "
        "Survey, Presentation of Estimates; 100: house rule",
    },
}
