package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.twilio.stream.MediaStreams;
import io.patchbay.sandbox.twilio.webhook.Webhooks;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Sids;
import io.patchbay.sandbox.voice.Voice;
import java.util.concurrent.Executor;

/// The equipment everything in the exchange works with.
record Plant(
        Account account,
        ScaledTime time,
        Executor exchange,
        Agenda agenda,
        Webhooks webhooks,
        Documents documents,
        MediaStreams streams,
        Voice voice,
        Journal journal,
        Faults faults,
        Sids sids) {}
