"""Imports every model, so that the metadata is whole: for migrations and the tests that compare them."""

from importlib import import_module

from lebenszeichen.database.base import Base

MODEL_MODULES = (
    "lebenszeichen.database.spaces",
    "lebenszeichen.accounts.models",
    "lebenszeichen.coordinators.models",
    "lebenszeichen.facilities.models",
    "lebenszeichen.prisoners.models",
    "lebenszeichen.prisoners.history_models",
    "lebenszeichen.prisoners.photo_models",
    "lebenszeichen.places.models",
    "lebenszeichen.imports.models",
    "lebenszeichen.imports.identity_models",
    "lebenszeichen.imports.poll_models",
    "lebenszeichen.campaigns.models",
    "lebenszeichen.events.models",
    "lebenszeichen.claims.models",
    "lebenszeichen.letters.models",
    "lebenszeichen.releases.models",
    "lebenszeichen.alerts.models",
    "lebenszeichen.sync.models",
    "lebenszeichen.mistakes.models",
    "lebenszeichen.family.models",
)

for _module in MODEL_MODULES:
    import_module(_module)

metadata = Base.metadata
