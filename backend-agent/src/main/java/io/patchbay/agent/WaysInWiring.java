package io.patchbay.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchbay.agent.adapter.postgres.PostgresStores;
import io.patchbay.agent.adapter.twilio.StreamToken;
import io.patchbay.agent.adapter.twilio.TwilioAddresses;
import io.patchbay.agent.adapter.twilio.TwilioSettings;
import io.patchbay.agent.adapter.twilio.TwilioSignature;
import io.patchbay.agent.adapter.twilio.TwilioTwiml;
import io.patchbay.agent.adapter.vapi.VapiSecret;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.config.AgentConfig;
import io.patchbay.agent.media.Later;
import io.patchbay.agent.media.MediaPolicy;
import io.patchbay.agent.media.MediaStreams;
import io.patchbay.agent.media.MediaWay;
import io.patchbay.agent.port.AssistantReport;
import io.patchbay.agent.port.store.Sessions;
import io.patchbay.agent.runtime.CallDesk;
import io.patchbay.agent.runtime.ScaledTime;
import io.patchbay.agent.server.Health;
import io.patchbay.agent.server.Metrics;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.webhook.AssistantSide;
import io.patchbay.agent.webhook.CallFinder;
import io.patchbay.agent.webhook.CallInbox;
import io.patchbay.agent.webhook.CallSide;
import io.patchbay.agent.webhook.Clocks;
import io.patchbay.agent.webhook.Reports;
import io.patchbay.agent.webhook.TwilioWays;
import io.patchbay.agent.webhook.VapiWays;
import io.patchbay.agent.webhook.WebhookPolicy;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.PendingCallId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Puts the ways in together: what the providers may ask and tell, and who hears it.
final class WaysInWiring {

    private WaysInWiring() {}

    /// What stands behind the ways in.
    record Behind(CallDesk desk, PostgresStores stores, ScaledTime time) {}

    /// All mounts, and the streams to close when the agent stops.
    record Ways(List<Mount> mounts, MediaStreams media) {}

    static Ways wire(
            Behind behind,
            TwilioSettings twilio,
            StreamToken tokens,
            AgentConfig config,
            PrometheusMeterRegistry meters) {
        TwilioSignature signature = new TwilioSignature(twilio.authToken());
        MediaStreams media = new MediaStreams(
                behind.desk().ears(), tokens::matches, later(behind.time()), MediaPolicy.SHIPPED, meters);
        CallSide calls = new CallSide(
                new Inbox(behind.desk()),
                (provider, key) -> behind.stores()
                        .housekeeping()
                        .claimReceipt(provider, key, behind.time().instant()),
                media::isLive);
        WebhookPolicy policy = WebhookPolicy.SHIPPED.atSpeed(behind.time().speed());
        Clocks clocks = new Clocks(behind.time(), System::nanoTime);
        TwilioTwiml documents = new TwilioTwiml(twilio.addresses(), tokens);
        List<Mount> mounts = new ArrayList<>();
        mounts.add(new Mount("/health", health(behind.desk())));
        mounts.add(new Mount("/metrics", new Metrics(meters, false)));
        mounts.addAll(
                new TwilioWays(signature, twilio.publicBase(), documents, calls, policy, clocks, meters).mounts());
        mounts.addAll(vapi(behind, config, calls, twilio, new Rules(policy, clocks, meters))
                .mounts());
        mounts.add(new Mount(
                TwilioAddresses.MEDIA,
                new MediaWay(TwilioAddresses.MEDIA, twilio.publicStreamBase(), signature::genuineUpgrade, media)));
        return new Ways(mounts, media);
    }

    private record Rules(WebhookPolicy policy, Clocks clocks, MeterRegistry meters) {}

    private static VapiWays vapi(
            Behind behind, AgentConfig config, CallSide calls, TwilioSettings twilio, Rules rules) {
        Sessions sessions = behind.stores().sessions();
        AssistantSide assistants = new AssistantSide(
                behind.stores().briefs(),
                new Finder(sessions),
                pendingCall -> Optional.empty(),
                new ReportsIn(behind.desk()));
        return new VapiWays(
                VapiSecret.header(config.vapi().sharedSecret()),
                twilio.publicBase(),
                calls,
                assistants,
                rules.policy(),
                rules.clocks(),
                rules.meters());
    }

    private static Health health(CallDesk desk) {
        return new Health(
                AgentWiring.VERSION,
                List.of(new Health.Fact(
                        "dialling",
                        () -> desk.whyStopped().map(Health.State::missing).orElse(Health.State.HOLDS))));
    }

    private static Later later(ScaledTime time) {
        return (wait, task) -> {
            AtomicBoolean cancelled = new AtomicBoolean();
            time.after(wait, () -> {
                if (!cancelled.get()) {
                    task.run();
                }
            });
            return () -> cancelled.set(true);
        };
    }

    private record Inbox(CallDesk desk) implements CallInbox {
        @Override
        public boolean isLive(CallSessionId session) {
            return desk.calls().isLive(session);
        }

        @Override
        public boolean post(CallSessionId session, CallEvent event) {
            return desk.post(session, event);
        }
    }

    private record Finder(Sessions sessions) implements CallFinder {
        @Override
        public Optional<CallSessionId> liveOf(PendingCallId pendingCall) {
            return sessions.liveOf(pendingCall).map(Sessions.LiveSession::id);
        }

        @Override
        public Optional<CallSessionId> ofAssistant(String assistantCallId) {
            return sessions.ofAssistant(assistantCallId).map(Sessions.LiveSession::id);
        }
    }

    private record ReportsIn(CallDesk desk) implements Reports {
        @Override
        public boolean accept(AssistantReport report, Optional<PendingCallId> pendingCall) {
            return pendingCall
                    .map(id -> desk.reports().accept(report, id))
                    .orElseGet(() -> desk.reports().accept(report));
        }
    }
}
