"""What a motion is about, in the text's own words: the phrase behind the motion's name.

Reads "over de wachtlijsten in de jeugdzorg", "waarin de regering wordt verzocht …", "die verzoekt om …",
"verzoekt de regering …", "om … te onderzoeken". The phrase ends with the sentence or at its next clause.
"""

from __future__ import annotations

import re

LONGEST = 300
_WERKWOORD = re.compile(
    r"\s(?:is|zijn|was|waren|wordt|worden|werd|werden|blijft|blijven|heeft|hebben|heb|had|geef|geeft|geven|kreeg|kan|kunnen|"
    r"zal|zullen|beschouw|voer|voert|kom|komt|komen|betrek|vraagt|verzoekt|gaat|laat|laten|neem|nemen|uitgevoerd|aangenomen|"
    r"betrekt|vergt|ligt|loopt|pak|acht|volg|ben|(?:betrekken|voeren|pakken|achten|beschouwen|volgen|werken)\s(?:wij|we)|"
    r"besproken|ontraden|aangehouden|ingetrokken|overgenomen|afgedaan|in\suitvoering)\b|\saan$"
)
_BETREKKELIJK = re.compile(r"\b(?:die|dat|welke|waar\w*|of|hoe|wat|zoals)\b")
_HAAKJES = re.compile(r"(?:\s?\([^()]{1,120}\)|,?\s(?:van|d\.d\.)\s\d{1,2}\s\w+(?:\s\d{4})?(?:\sjl\.?)?)*")
_OVER = re.compile(
    r",?\s(?:over|inzake|betreffende|aangaande|rondom|rond|omtrent|met\sbetrekking\stot|ten\saanzien\svan)\s"
)
_VRAAGT = re.compile(
    r"(?:verzoekt|verzocht|verzoeken|gevraagd|vraagt|vroeg|opgeroepen|oproept|roept|voorziet\sin)\b"
    r"(?:\s(?:de\sregering|het\skabinet|uw\sKamer|de\sKamer|wordt|werd|mij|ons|op)\b){0,4}(?:,?\som)?\s"
)
_OM_TE = re.compile(r",?\som\s(?=[^.;]{1,200}\s(?:te\s|\w+te\w+))")
_EINDE = re.compile(
    r",\s(?:waarin|waarmee|die|dat|welke|zoals|is|zijn|wordt|heb|heeft|geef|voer)\b|\s?\((?=Kamerstuk|TK|\d\d)"
    r"|[;:]|\.(?=\s|$)|,\s(?=Kamerstuk)|$"
)


def read_onderwerp(text: str, begin: int, einde: int) -> str | None:
    """The phrase that says what the motion named just before `begin` is about, None where there is none.

    >>> read_onderwerp("de motie Kuiken over veilige fietspaden, die is aangenomen.", 15, 55)
    'veilige fietspaden'
    >>> read_onderwerp("De motie Kuiken verzoekt de regering scholen te bouwen.", 15, 55)
    'scholen te bouwen'
    """
    haakjes = _HAAKJES.match(text, begin, einde)
    start = haakjes.end() if haakjes else begin
    over = _OVER.match(text, start, einde)
    intro = over or _VRAAGT.search(text, start, min(einde, start + LONGEST)) or _OM_TE.match(text, start, einde)
    if intro is None:
        return None
    end = _EINDE.search(text, intro.end(), min(einde, intro.end() + LONGEST))
    phrase = text[intro.end() : end.start() if end else min(einde, intro.end() + LONGEST)]
    return _before_verb(phrase).strip(" ,") or None if over else phrase.strip(" ,") or None


def _before_verb(phrase: str) -> str:
    """The phrase up to the verb of the sentence that it stands in: "huisartsen is aangenomen" is "huisartsen"."""
    verb = _WERKWOORD.search(phrase)
    return phrase if verb is None or _BETREKKELIJK.search(phrase, 0, verb.start()) else phrase[: verb.start()]


def skip_onderwerp(text: str) -> str:
    """What stands behind a motion, from the verb of the sentence on, without what the motion is about.

    >>> skip_onderwerp(" over veilige fietspaden betrek ik bij het plan")
    ' betrek ik bij het plan'
    >>> skip_onderwerp(" over een plan dat is uitgevoerd")
    ' over een plan dat is uitgevoerd'
    """
    over = _OVER.match(text)
    verb = _WERKWOORD.search(text, over.end(), over.end() + LONGEST) if over else None
    if over is None or verb is None or _BETREKKELIJK.search(text, over.end(), verb.start()):
        return text
    return text[verb.start() :]
