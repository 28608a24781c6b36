"""The Dutch words of quantity, and the band or meaning that each names.

Data only: regular expressions over flattened text (lowercase, plain spaces), searched by
:mod:`authoring.claims.phrases`. Never holds a number that a style may move: those are the bands.

Where usage is loose, the band that a word names says that it is a house rule.
"""

from __future__ import annotations

from typing import Final, Literal

from authoring.claims.needs import Direction

# Words before a number, longest first, and the band that they ask for.
MODIFIERS: Final = (
    (r"(?:net )?iets meer dan|net meer dan|net boven|iets boven|een fractie meer dan",
     "slightly_over"),
    (r"(?:net )?iets minder dan|net minder dan|net onder|iets onder|net geen|"
     r"een fractie minder dan", "slightly_under"),
    (r"(?:fors|veel|ver|aanzienlijk|beduidend|ruimschoots) (?:meer dan|boven)|ruimschoots",
     "well_over"),
    (r"(?:fors|veel|ver|aanzienlijk|beduidend) (?:minder dan|onder)", "well_under"),
    (r"nog geen|nog niet", "not_quite"),
    (r"niet meer dan|hooguit|hoogstens|maximaal|ten hoogste|op zijn hoogst", "at_most"),
    (r"niet minder dan|minstens|ten minste|tenminste|minimaal|op zijn minst|zeker", "at_least"),
    (r"meer dan|boven de", "more_than"),
    (r"minder dan|onder de", "less_than"),
    (r"ruim|dik|een ruime|een dikke|een goede", "over"),
    (r"bijna|haast|vrijwel|nagenoeg|zowat|welhaast|krap|een kleine|een krappe|tegen de", "almost"),
    (r"ongeveer|circa|ca\.|zo'n|om en nabij(?: de)?|om en bij(?: de)?|rond(?: de)?|grofweg|"
     r"pakweg|een slordige", "about"),
    (r"precies|exact", "exactly"),
)  # fmt: skip

# What an editor puts before a number without changing it.
COLOURING: Final = r"(?:(?:maar liefst|liefst|slechts|maar|wel|zelfs|niet minder) )?"

# Words that name a band on the scale from none to all, longest first within a band.
AMOUNTS: Final = (
    (r"(?:bijna|vrijwel|nauwelijks|haast|zo goed als) (?:niemand|iemand)|een enkeling|enkelingen",
     "almost_nobody"),
    (r"niemand", "nobody"),
    (r"een klein(?:e minderheid| deel)|een beperkt deel|een fractie(?! m)", "small_minority"),
    (r"een (?:grote|flinke|aanzienlijke|forse|ruime) minderheid", "large_minority"),
    (r"(?:(?:een|de) )?minderheid", "minority"),
    (r"een (?:groot|flink|aanzienlijk|fors) deel|heel wat|velen|veel", "many"),
    (r"een (?:krappe|kleine|nipte|lichte) meerderheid", "slim_majority"),
    (r"(?:een|de) (?:overgrote|overweldigende) meerderheid|(?:verreweg|veruit) de meesten?|"
     r"het overgrote deel|het leeuwendeel", "great_majority"),
    (r"(?:een|de) (?:ruime|grote|duidelijke|flinke|stevige) meerderheid", "clear_majority"),
    (r"(?:(?:een|de) )?meerderheid|het merendeel|het grootste deel|het gros|grotendeels",
     "majority"),
    (r"(?:de )?meesten?", "most"),
    (r"(?:bijna|vrijwel|nagenoeg|zo goed als|haast) (?:alle|allemaal|iedereen|elke|iedere)",
     "almost_all"),
    (r"iedereen|allemaal", "all"),
)  # fmt: skip

# The wording that is proposed for a band, best first.
AMOUNT_WORDS: Final = (
    ("nobody", "niemand"),
    ("almost_nobody", "bijna niemand"),
    ("almost_all", "bijna iedereen"),
    ("all", "iedereen"),
    ("great_majority", "de overgrote meerderheid"),
    ("clear_majority", "een ruime meerderheid"),
    ("slim_majority", "een krappe meerderheid"),
    ("small_minority", "een kleine minderheid"),
    ("large_minority", "een grote minderheid"),
    ("majority", "de meerderheid"),
    ("most", "de meeste"),
    ("minority", "een minderheid"),
)

GROUP_NOUNS: Final = (
    r"(?:(?:leeftijds|doel|beroeps)?groep(?:en)?|generaties?|leeftijd(?:en|scategorie[eë]n)?)"
)
ADVERB: Final = r"(?:(?:in|bij|voor|binnen|onder|van|over|door) )?"
GROUPS: Final[tuple[tuple[str, Literal["all", "none", "ends"]], ...]] = (
    (rf"{ADVERB}(?:elke|iedere|elk|ieder) (?:\w+e )?{GROUP_NOUNS}\b", "all"),
    (rf"{ADVERB}alle (?:\w+e )?{GROUP_NOUNS}(?: (?:heen|door))?\b", "all"),
    (rf"{ADVERB}geen (?:enkele|van de|een van de|één van de) (?:\w+e )?{GROUP_NOUNS}\b", "none"),
    (r"(?:zowel )?(?:jong (?:en|als) oud|oud (?:en|als) jong)\b", "ends"),
    (r"zowel (?:de )?jongeren als (?:de )?(?:ouderen|55-plussers)\b", "ends"),
)

# How large a difference an adverb promises, and which way a comparative points.
SIZES: Final = (
    (r"fors|veel|aanzienlijk|aanmerkelijk|beduidend|sterk|stukken|ver|enorm|flink veel|verreweg",
     "strong"),
    (r"duidelijk|flink|merkbaar|een (?:flink )?stuk|behoorlijk|opvallend|stevig", "clear"),
    (r"(?:net )?iets|een beetje|een fractie|licht|lichtelijk|marginaal|wat|een tikje", "slight"),
    (r"nauwelijks|amper", "about_equal"),
)  # fmt: skip
UPWARD: Final = r"meer|vaker|hoger|groter|talrijker|eerder|vooral"
DOWNWARD: Final = r"minder(?: vaak)?|lager|kleiner|zeldener"
# Comparatives whose direction the data cannot tell: “iets sceptischer”.
OTHER_COMPARATIVE: Final = (
    r"(?!ander|verder|later|onder|zonder|over|iedere|weer|maar|waar|daar|hier|keer|eer\b|meer"
    r"|hoever|zeker|immer|nimmer|echter|moeder|vader|dochter|leider)[a-zëïé]{3,}er"
)
ALIKE: Final = (
    r"evenveel|even (?:veel|vaak|groot|grote|hoog|hoge|sterk)|net zo(?: ?(?:veel|vaak|groot|hoog))"
    r"|(?:in )?(?:dezelfde|gelijke) mate|geen verschil|gelijk(?! gebleven)"
)
ALIKE_ROUGHLY: Final = (
    r"(?:ongeveer|vrijwel|bijna|nagenoeg|ruwweg|min of meer|zo goed als) "
    r"(?:evenveel|even (?:veel|vaak|groot|grote|hoog|hoge|sterk)|gelijk|"
    r"(?:in )?(?:dezelfde|gelijke) mate)"
    r"|in (?:ongeveer|vrijwel) dezelfde mate|(?:nauwelijks|amper|weinig) verschil"
)

RANKS: Final = (
    (r"op één na (?:(?:het|de) )?(?:vaakst|meest|hoogst|grootst|belangrijkst)e?", 2),
    (r"op twee na (?:(?:het|de) )?(?:vaakst|meest|hoogst|grootst|belangrijkst)e?", 3),
    (r"het (?:vaakst|meest|hoogst|grootst|liefst|sterkst)e?(?! van de)|(?:de|het) "
     r"(?:hoogste|grootste|belangrijkste)", 1),
    (r"bovenaan|voorop|aan kop|op nummer één|nummer één|koplopers?", 1),
    (r"op één na (?:(?:het|de) )?(?:minst|laagst|kleinst)e?", -2),
    (r"het minst(?: vaak)?e?|het laagste?|de (?:laagste|kleinste|minste)|onderaan|hekkensluiter|"
     r"op de laatste (?:plaats|plek)", -1),
)  # fmt: skip

# Of verbs of change: how they move, and by how much where the word says so.
TRENDS: Final[tuple[tuple[str, Direction, str], ...]] = (
    (r"gestegen|toegenomen|gegroeid|stijgt|stijgen|steeg|stegen|groeit|groeien|groeide|"
     r"een (?:stijging|toename|groei)", "up", ""),
    (r"gedaald|afgenomen|gekrompen|geslonken|daalt|dalen|daalde|krimpt|"
     r"een (?:daling|afname|krimp)", "down", ""),
    (r"verdrievoudigd|verdrievoudigt", "up", "3"),
    (r"verdubbeld|verdubbelt|verdubbelde", "up", "2"),
    (r"gehalveerd|halveert|halveerde", "down", "0.5"),
    (r"gelijk gebleven|stabiel(?: gebleven)?|onveranderd(?: gebleven)?", "level", ""),
)  # fmt: skip

# “Hoe jonger, hoe vaker”: the first half says along what, the second half which way.
ALONG: Final = (
    (r"hoe jonger", "down"), (r"hoe ouder", "up"), (r"hoe (?:groter|hoger|langer)", "up"),
    (r"hoe (?:kleiner|lager|korter)", "down"),
)  # fmt: skip

# Ratios that are words of their own.
DOUBLE: Final = r"(?:dubbel zo|tweemaal zo|eens zo|het dubbele|twee maal zo)"
HALF: Final = r"(?:half zo|de helft zo)"
INVERSE: Final = r"weinig|klein|laag|zelden|kort|zeldzaam"
