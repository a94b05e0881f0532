"""A joined row as facts about a prisoner. Pure."""

from lebenszeichen.imports.rows import LANGUAGES, JoinedRow
from lebenszeichen.names.romanisation import romanise
from lebenszeichen.prisoners.facts import PrisonerDetails, PrisonerFacts


def facts_of(row: JoinedRow, facility_id: str | None, before: PrisonerFacts | None = None) -> PrisonerFacts:
    """The row's facts laid over what was known `before`: languages that are not in these files keep their words."""
    names = {lang: name for lang, name in (before.names if before else {}).items() if not _derived(before, lang)}
    names |= {lang: row.by_lang[lang].name for lang in sorted(row.by_lang)}
    derived: tuple[str, ...] = ()
    if "en" not in names:
        lang = "be" if "be" in names else "ru"
        names["en"], derived = romanise(names[lang], lang), ("en",)
    first = row.first
    lang = _language_of_sentence(row, before)
    told = row.by_lang.get(lang)
    return PrisonerFacts(
        names=dict(sorted(names.items())),
        derived=derived,
        aliases=before.aliases if before else (),
        gender=first.gender,
        birthday=first.birthday,
        detained_on=first.detained_on,
        sentenced_on=first.sentenced_on,
        sentence=told.sentence if told else before.sentence if before else None,
        sentence_lang=_lang_if(told.sentence if told else before.sentence if before else None, lang),
        facility_id=facility_id,
    )


def details_of(row: JoinedRow, before: PrisonerDetails) -> PrisonerDetails:
    """Charges and description, for coordinators."""
    first = row.first
    return PrisonerDetails(first.charges or before.charges, first.description or before.description)


def institution_text(row: JoinedRow) -> str:
    """What the row says of the institution: the Russian file's words before the Belarusian's."""
    texts = (row.by_lang[lang].prison for lang in LANGUAGES if lang in row.by_lang)
    return next((text for text in texts if text), "")


def _derived(before: PrisonerFacts | None, lang: str) -> bool:
    return before is not None and lang in before.derived


def _language_of_sentence(row: JoinedRow, before: PrisonerFacts | None) -> str:
    """Russian before Belarusian before English; a file in a later language does not replace an earlier one's words."""
    given = next(lang for lang in LANGUAGES if lang in row.by_lang)
    had = before.sentence_lang if before else None
    return given if had is None or LANGUAGES.index(given) <= LANGUAGES.index(had) else had


def _lang_if(sentence: str | None, lang: str) -> str | None:
    return lang if sentence else None
