"""What can be wrong with a request about institutions."""

from lebenszeichen.problem import Problem


class UnknownFacility(Problem):
    slug = "unknown-facility"
    status = 404
    title = "There is no such institution."


class NothingToConfirm(Problem):
    slug = "nothing-to-confirm"
    status = 409
    title = "There is no single address text that waits for confirmation."


class TextChanged(Problem):
    slug = "text-changed"
    status = 409
    title = "Somebody changed this text meanwhile. Nothing was confirmed; look at it again."


class AddressIncomplete(Problem):
    slug = "address-incomplete"
    status = 422
    title = "An address needs two lines or more, a postcode of six digits, and nothing that is no address."


class FacilityClosed(Problem):
    slug = "facility-closed"
    status = 409
    title = "This institution is closed. Reopening it is a decision of its own, and takes two people."


class FacilityExists(Problem):
    slug = "facility-exists"
    status = 409
    title = "There is an institution of this name already."


class SuccessorUnchecked(Problem):
    slug = "successor-unchecked"
    status = 409
    title = "People can only be looked for in another institution whose address two people have compared."


class ClosingStands(Problem):
    slug = "closing-stands"
    status = 409
    title = "Only whoever closed it can undo it, within ten minutes. Reopening takes two people."


class UnknownReturn(Problem):
    slug = "unknown-return"
    status = 404
    title = "There is no such entry of returned cards, or it is not yours to take back."
