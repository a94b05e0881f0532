"""Who may do what: one table that a lawyer could read. A route that is not in it answers nobody."""

from enum import StrEnum


class Role(StrEnum):
    ANYONE = "anyone"
    """Strangers, without a token; nothing about them is stored."""
    DEVICE = "device"
    """A phone with a token of its own."""
    SUBSCRIBER = "subscriber"
    """A browser that asked to be told when somebody comes out: another token, which never meets the first."""
    NEWCOMER = "newcomer"
    """Has opened an invite in this browser, and makes passkeys now."""
    ASSISTANT = "assistant"
    """Signed in at the desk: sees counts and cards held for a look; decides nothing about people."""
    COORDINATOR = "coordinator"
    """Signed in at the desk: may also propose and confirm, never both of one thing."""

    def includes(self, other: "Role") -> bool:
        """May whoever has this role do what asks for `other`? Only the desk's two roles build on each other."""
        return self is other or (self, other) == (Role.COORDINATOR, Role.ASSISTANT)

    @property
    def works_at_the_desk(self) -> bool:
        return self in {Role.ASSISTANT, Role.COORDINATOR}


PERMISSIONS: dict[str, Role] = {
    # sync
    "sync.get_manifest": Role.ANYONE,
    "sync.get_snapshot": Role.ANYONE,
    "sync.get_file": Role.ANYONE,
    "sync.get_levels": Role.ANYONE,
    "sync.push_mutations": Role.DEVICE,
    # accounts
    "accounts.register_device": Role.ANYONE,
    "accounts.forget_device": Role.DEVICE,
    # the desk's doors: each leads in only with an invite or a passkey
    "coordinators.get_session": Role.ANYONE,  # says who holds the cookie that was sent, and nothing of anybody else
    "coordinators.open_invite": Role.ANYONE,
    "coordinators.ask_to_sign_in": Role.ANYONE,
    "coordinators.sign_in": Role.ANYONE,
    "coordinators.ask_to_enrol": Role.NEWCOMER,
    "coordinators.take_passkey": Role.NEWCOMER,
    # at the desk: oneself
    "coordinators.sign_out": Role.ASSISTANT,
    "coordinators.get_me": Role.ASSISTANT,
    "coordinators.say_here": Role.ASSISTANT,
    "coordinators.ask_for_assertion": Role.ASSISTANT,
    "coordinators.ask_to_add_passkey": Role.ASSISTANT,
    "coordinators.add_passkey": Role.ASSISTANT,
    "coordinators.remove_passkey": Role.ASSISTANT,
    # at the desk: the others, and what was done
    "coordinators.get_coordinators": Role.COORDINATOR,
    "coordinators.revoke": Role.COORDINATOR,
    "coordinators.get_invites": Role.COORDINATOR,
    "coordinators.invite": Role.COORDINATOR,
    "coordinators.revoke_invite": Role.COORDINATOR,
    "coordinators.ask_for_recovery": Role.COORDINATOR,
    "coordinators.agree_to_recovery": Role.COORDINATOR,
    "coordinators.take_recovery_back": Role.COORDINATOR,
    "coordinators.get_audit": Role.COORDINATOR,
    "coordinators.export_audit": Role.COORDINATOR,
    # the desk: what waits, and the campaign in numbers
    "desk.get_waiting": Role.ASSISTANT,
    "desk.get_reports": Role.COORDINATOR,
    "desk.leave_state": Role.COORDINATOR,
    "desk.may_be_written_to": Role.COORDINATOR,
    "desk.take_proposal_back": Role.COORDINATOR,
    "desk.get_held_letters": Role.ASSISTANT,
    "desk.let_held_letters_count": Role.ASSISTANT,
    "desk.leave_held_letters_out": Role.ASSISTANT,
    "desk.get_left_out_letters": Role.ASSISTANT,
    "desk.hold_left_out_letters_again": Role.ASSISTANT,
    "desk.get_campaigns": Role.ASSISTANT,
    "desk.get_counts": Role.ASSISTANT,
    "desk.get_person_days": Role.ASSISTANT,
    "desk.enter_paper_tally": Role.ASSISTANT,
    "desk.take_paper_tally_back": Role.ASSISTANT,
    # evenings: the box is for whoever shows its organiser's key, which the view holds against that evening's
    "events.get_pile": Role.ANYONE,
    "events.get_events": Role.COORDINATOR,
    "events.open_event": Role.COORDINATOR,
    "events.get_event": Role.COORDINATOR,
    "events.accept_event": Role.COORDINATOR,
    "events.close_event": Role.COORDINATOR,
    # something is wrong here: anybody says it, coordinators look
    "mistakes.say_mistake": Role.ANYONE,
    "mistakes.get_mistakes": Role.COORDINATOR,
    "mistakes.close_mistake": Role.COORDINATOR,
    # the family's door is a public page; what is asked for there is decided here
    "family.get_requests": Role.COORDINATOR,
    "family.decide_request": Role.COORDINATOR,
    "family.take_family_proposal_back": Role.COORDINATOR,
    "family.take_person_down": Role.COORDINATOR,
    "family.get_flags": Role.COORDINATOR,
    "family.set_flag": Role.COORDINATOR,
    "family.lift_flag": Role.COORDINATOR,
    # names and addresses on paper, which phones have anyway
    "printing.print_sheets": Role.ANYONE,
    # lists: one coordinator applies a small change, two a large one
    "imports.stage_import": Role.COORDINATOR,
    "imports.get_imports": Role.COORDINATOR,
    "imports.ask_source": Role.COORDINATOR,
    "imports.get_import": Role.COORDINATOR,
    "imports.get_changes": Role.COORDINATOR,
    "imports.apply_import": Role.COORDINATOR,
    "imports.drop_import": Role.COORDINATOR,
    "imports.undo": Role.COORDINATOR,
    # releases: whoever writes one never confirms it
    "releases.list_releases": Role.COORDINATOR,
    "releases.list_proposals": Role.COORDINATOR,
    "releases.preview_draft": Role.COORDINATOR,
    "releases.write_draft": Role.COORDINATOR,
    "releases.get_draft": Role.COORDINATOR,
    "releases.amend_draft": Role.COORDINATOR,
    "releases.open_source": Role.COORDINATOR,
    "releases.ask_for_confirmation": Role.COORDINATOR,
    "releases.confirm_draft": Role.COORDINATOR,
    "releases.stop_draft": Role.COORDINATOR,
    "releases.drop_draft": Role.COORDINATOR,
    "releases.write_correction": Role.COORDINATOR,
    "releases.write_withdrawal": Role.COORDINATOR,
    "releases.question_release": Role.COORDINATOR,
    "releases.lift_question": Role.COORDINATOR,
    # institutions: what makes an address public takes two, what stops cards takes one
    "facilities.get_facilities": Role.COORDINATOR,
    "facilities.describe_facility": Role.COORDINATOR,
    "facilities.write_text": Role.COORDINATOR,
    "facilities.confirm_present": Role.COORDINATOR,
    "facilities.confirm_waiting": Role.COORDINATOR,
    "facilities.take_my_word_back": Role.COORDINATOR,
    "facilities.refuse_waiting": Role.COORDINATOR,
    "facilities.close": Role.COORDINATOR,
    "facilities.undo_close": Role.COORDINATOR,
    "facilities.cards_came_back": Role.COORDINATOR,
    "facilities.no_cards_came_back": Role.COORDINATOR,
    "facilities.get_places": Role.COORDINATOR,
    "facilities.match_place": Role.COORDINATOR,
    "facilities.place_is_none": Role.COORDINATOR,
    "facilities.take_place_back": Role.COORDINATOR,
    # people on the list: of a state's change only two make anything public
    "people.get_people": Role.COORDINATOR,
    "people.get_person": Role.COORDINATOR,
    "people.write_names": Role.COORDINATOR,
    "people.write_facts": Role.COORDINATOR,
    "people.enter_event": Role.COORDINATOR,
    "people.confirm_event": Role.COORDINATOR,
    "people.correct_event": Role.COORDINATOR,
    "people.release_detail": Role.COORDINATOR,
    "people.take_detail_back": Role.COORDINATOR,
    # photos: at the desk until one coordinator releases them
    "photos.add_photo": Role.COORDINATOR,
    "photos.see_photo": Role.COORDINATOR,
    "photos.release_photo": Role.COORDINATOR,
    "photos.delete_photo": Role.COORDINATOR,
    "photos.get_photo": Role.ANYONE,
    "people.get_identity": Role.COORDINATOR,
    "people.decide_identity": Role.COORDINATOR,
    "people.take_identity_back": Role.COORDINATOR,
    # alerts
    "alerts.get_key": Role.ANYONE,
    "alerts.subscribe": Role.ANYONE,
    "alerts.confirm": Role.ANYONE,
    "alerts.change_subscription": Role.SUBSCRIBER,
    "alerts.unsubscribe": Role.SUBSCRIBER,
    "alerts.ask_for_test": Role.SUBSCRIBER,
    "alerts.get_test": Role.SUBSCRIBER,
    "alert_phone.tell_this_phone_first": Role.COORDINATOR,
    "alert_phone.tell_this_phone_no_more": Role.COORDINATOR,
    # the description of the API
    "api-docs.openapi_json": Role.ANYONE,
    # is the server alive, for a proxy or a supervisor
    "health.get_health": Role.ANYONE,
    # the app's files
    "shell.app_file": Role.ANYONE,
    # the desk's files: the program, not what it shows
    "desk_app.desk_file": Role.ANYONE,
}
"""Endpoint → the role it asks for. Public pages (`pages.*`) are for anyone, as a whole."""


def role_for(endpoint: str) -> Role | None:
    """The role that an endpoint asks for; None when nobody has decided."""
    if endpoint.startswith("pages."):
        return Role.ANYONE
    return PERMISSIONS.get(endpoint)
