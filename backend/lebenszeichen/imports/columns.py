"""The columns of Viasna's export, and what they are called in the table that people download."""

# Without these a row cannot be understood; `died` because somebody's death must never be overlooked.
NEEDED = ("id", "url", "name", "status", "gender", "birthday", "arrested", "prison", "decision", "verdict_date", "died")

_TRANSLATED = {
    "ru": {
        "Имя и фамилия": "name", "Статус": "status", "Дата рождения": "birthday", "Пол": "gender",
        "Дата задержания": "arrested", "Предъявлены обвинения": "articles", "Дата приговора": "verdict_date",
        "Решение суда": "decision", "Вид наказания": "penalty", "Судья": "judge", "Прокурор": "councel",
        "Место заключения": "prison",
    },
    "be": {
        "Імя і прозвішча": "name", "Статус": "status", "Дата нараджэння": "birthday", "Пол": "gender",
        "Дата затрымання": "arrested", "Прад’яўлены абвінавачванні": "articles", "Дата прысуду": "verdict_date",
        "Рашэнне суда": "decision", "Від пакарання": "penalty", "Суддзя": "judge", "Пракурор": "councel",
        "Месца зняволення": "prison",
    },
    "en": {
        "Name and surname": "name", "Status": "status", "Date of birth": "birthday", "Gender": "gender",
        "Date of detention": "arrested", "Charges indicted": "articles", "Date of verdict": "verdict_date",
        "Sentence": "decision", "Penalty": "penalty", "Judge": "judge", "Prosecutor": "councel", "Prison": "prison",
    },
}  # fmt: skip

NEEDED_OF_A_DOWNLOADED_TABLE = ("name", "birthday", "arrested")


def _plain(header: str) -> str:
    return " ".join(header.casefold().replace("'", "’").split())


_BY_HEADER = {lang: {_plain(header): name for header, name in table.items()} for lang, table in _TRANSLATED.items()}


def language_of_headers(headers: list[str]) -> str | None:
    """The language of a downloaded table: the one in which most headers are known; None when under three are."""
    score = {lang: sum(_plain(header) in table for header in headers) for lang, table in _BY_HEADER.items()}
    best = max(score, key=lambda lang: score[lang])
    return best if score[best] >= 3 else None


def translated(headers: list[str], lang: str) -> list[str]:
    """A downloaded table's headers as the export's column names; unknown ones stay as they are."""
    return [_BY_HEADER[lang].get(_plain(header), header) for header in headers]
