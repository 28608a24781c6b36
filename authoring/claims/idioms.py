"""Words that look like numbers or quantities and count nothing: “op één lijn”, “in acht nemen”.

Data only: one regular expression over flattened text, and who uses it decides what falls inside.
The idioms are those that trend reports and newspapers use; the list is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

IDIOMS: Final = re.compile(
    r"(?<![\w-])(?:"
    # “één” that says the same, single or whole
    r"op één (?:lijn|hoop|rij|na)|één voor één|één op één|één-op-één|(?:ook|nog) maar één|"
    r"één ding|één en (?:ander|dezelfde|al)|één (?:geheel|team|taal|front)|als één (?:man|geheel)|"
    r"in één (?:klap|keer|adem|oogopslag|moeite|ruk|slag)(?: door)?|"
    r"(?:met|onder) één (?:druk op de knop|mond|noemer|dak|paraplu|hand)|"
    r"over één kam|één pot nat|nummer één|op (?:plaats|plek) één|van één kant|één kant op|"
    r"één van (?:de|onze|hun|zijn|haar|mijn|jouw|die|deze)(?! (?:vijf|tien|drie|vier) )|"
    r"een van de (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)(?= \w+en\b)|"
    r"niet één|geen één|één of ander\w*|de één|(?:nu )?eenmaal(?! per)|"
    # two and more that count nothing
    r"twee handen op één buik|twee vliegen in één klap|tussen twee vuren|met twee maten|"
    r"(?:op|van) twee (?:gedachten|kanten|walletjes)|twee kanten (?:op|uit)|"
    r"met twee woorden|twee keer nadenken|geen twee \w+ (?:zijn )?(?:gelijk|hetzelfde)|"
    r"onder vier ogen|met beide benen|in vieren|(?:alle )?vier jaargetijden|"
    r"van (?:nul|nul af)(?: af aan)?|nul op het rekest|"
    r"(?:voor|de volle|voor de volle) (?:honderd|100) ?(?:procent|%)|"
    r"tien tegen één|duizend en één|de zeven \w+en|in zeven haasten|"
    # verbs and nouns that look like numbers
    r"in acht\b|acht (?:slaan|te slaan|op\b(?! de))|"
    r"(?:hij|zij|men|je|ik|die|wie) acht\b(?! \w+en\b)|"
    # names
    r"(?:eerste|tweede) (?:kamer|wereldoorlog|maasvlakte)|24/7|\d+ ?tot ?\d+-mentaliteit"
    r")(?![\w])"
)

# Words of quantity that claim nothing: they count in no survey.
NO_CLAIM: Final = re.compile(
    r"(?<![\w-])(?:"
    r"in de (?:eerste|tweede|derde) plaats|ten (?:eerste|tweede|derde)|"
    r"in het minst|niet in het minst|op zijn minst|"
    r"(?:des te|steeds|almaar|nog|geen|niet|te|zonder|onder|niets|iets|alles|is er|hoe|nooit) "
    r"(?:meer|minder|vaker|hoger|lager)|min of meer|meer en meer|meer of minder|"
    r"hoe \w+, hoe \w+|(?:voor|over) alle (?:leeftijden|generaties) heen|"
    r"bovenaan (?:de|het|deze) (?:pagina|bladzijde|lijst(?:je)?|trap)|"
    r"onderaan (?:de|het|deze) (?:pagina|bladzijde|lijst(?:je)?|trap)|"
    r"(?:onderzoek|enquête|vragenlijst|interview)\w* (?:\w+ )?(?:is|zijn|werd|werden) "
    r"(?:\w+ ){0,6}afgenomen|"
    r"voorop (?:lopen|loopt|gaan|staan|staat dat)|de meeste indruk|het meest van alles"
    r")(?![\w])"
)


def spans_of(pattern: re.Pattern[str], flat: str) -> tuple[tuple[int, int], ...]:
    """Return where a pattern stands in a flattened text."""
    return tuple(match.span() for match in pattern.finditer(flat))


def is_inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether some characters touch one of the spans."""
    return any(low < end and start < high for low, high in spans)
