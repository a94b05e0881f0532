"""The list at its real size, and a week later; and a shorter one for what does not depend on the size. Made once."""

import pytest

from factories.viasna_export import Export, export_bytes

SHORT = 1600


@pytest.fixture(scope="session")
def first_week() -> bytes:
    return export_bytes(Export())


@pytest.fixture(scope="session")
def second_week() -> bytes:
    return export_bytes(Export(after_release=True))


@pytest.fixture(scope="session")
def short_list() -> bytes:
    return export_bytes(Export(rows=SHORT))


@pytest.fixture(scope="session")
def short_list_in_belarusian() -> bytes:
    return export_bytes(Export(rows=SHORT, locale="be"))


@pytest.fixture(scope="session")
def short_list_later() -> bytes:
    return export_bytes(Export(rows=SHORT, after_release=True))
