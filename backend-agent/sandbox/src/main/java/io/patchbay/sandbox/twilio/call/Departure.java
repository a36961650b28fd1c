package io.patchbay.sandbox.twilio.call;

/// Why a leg leaves what it was doing, and the word for it in a `participant-leave` callback.
enum Departure {
    HUNG_UP("participant_hung_up"),
    UPDATED("participant_updated_via_api"),
    KICKED("participant_updated_via_api"),
    MODERATOR_LEFT("moderator_ended_conference"),
    CONFERENCE_ENDED("conference_ended_via_api"),
    NEVER_JOINED("participant_add_failed");

    private final String reason;

    Departure(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
