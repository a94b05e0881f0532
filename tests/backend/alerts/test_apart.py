"""Nothing joins a subscription to a letter, a device or a person on the list: no table leads from one to the other."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from lebenszeichen.database.models import metadata

OURS = {"alert_subscriptions", "alert_deliveries", "alert_events", "coordinator_subscriptions", "push_hosts"}
KNOWN_WAY_OUT = ("coordinator_subscriptions", "coordinators")
"""A coordinator's own phone, asked for at the desk: it leads to what that coordinator did, as their name does."""
OF_WHOM = {"device", "client", "letter", "mutation", "prisoner", "ledger", "campaign", "address", "ip", "agent", "name"}
"""Words in a column's name that would say to whom or whose."""


def foreign_keys() -> Iterator[tuple[str, str]]:
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            yield table.name, key.column.table.name


def test_only_a_coordinators_own_phone_leads_out_of_the_tables_of_alerts() -> None:
    crossing = [(here, there) for here, there in foreign_keys() if (here in OURS) != (there in OURS)]
    assert crossing == [KNOWN_WAY_OUT]


def test_every_table_of_alerts_is_among_those_looked_at() -> None:
    assert {name for name in metadata.tables if "alert" in name or "subscription" in name or "push" in name} == OURS


def test_no_column_of_alerts_says_whose_or_about_whom() -> None:
    assert [str(column) for column in columns(OURS) if OF_WHOM & set(column.name.split("_"))] == []


def test_no_other_table_has_a_column_for_a_subscription() -> None:
    words = {"subscription", "endpoint", "p256dh", "auth", "vapid"}
    others = set(metadata.tables) - OURS
    assert [str(column) for column in columns(others) if words & set(column.name.split("_"))] == []


def test_a_subscription_knows_days_and_no_moments() -> None:
    """A moment would stand beside the moment at which a card was counted."""
    subscriptions = metadata.tables["alert_subscriptions"]
    assert [column.name for column in subscriptions.columns if "DATETIME" in str(column.type).upper()] == []


def columns(names: set[str]) -> Iterator[Column[object]]:
    tables: list[Table] = [metadata.tables[name] for name in sorted(names)]
    return (column for table in tables for column in table.columns)
