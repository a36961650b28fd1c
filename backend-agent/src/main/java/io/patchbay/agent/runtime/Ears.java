package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallPlan;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.listen.Goal;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.HearingPlan;
import io.patchbay.agent.listen.HearingPolicy;
import io.patchbay.agent.media.AudioSink;
import io.patchbay.agent.media.MediaSessions;
import io.patchbay.agent.port.Reasoner;
import io.patchbay.agent.port.SpeechToText;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every call that streams its audio an ear. A stream that comes again continues the same ear, later in the same
/// audio.
final class Ears implements MediaSessions {

    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

    private final LiveCalls calls;
    private final Senses senses;
    private final Duration answerWithin;
    private final ExecutorService threads;
    private final Consumer<VendorFailure> failures;

    /// What hearing is made of.
    record Senses(SpeechToText speechToText, Reasoner reasoner, HearingPolicy policy, Goal goal) {}

    Ears(
            LiveCalls calls,
            Senses senses,
            Duration answerWithin,
            ExecutorService threads,
            Consumer<VendorFailure> failures) {
        this.calls = calls;
        this.senses = senses;
        this.answerWithin = answerWithin;
        this.threads = threads;
        this.failures = failures;
    }

    @Override
    public Optional<AudioSink> open(CallSessionId session, CallSid call, String streamSid, String token) {
        return calls.find(session).filter(runner -> hears(runner.state())).map(runner -> {
            CallEar ear = runner.ear().orElseGet(() -> fresh(runner));
            runner.post(new CallEvent.StreamStarted(streamSid));
            return new Sink(runner, ear, ear.heardSamples());
        });
    }

    private static boolean hears(CallState state) {
        return !(state instanceof CallState.Ended || state instanceof CallState.Reporting);
    }

    private CallEar fresh(CallRunner runner) {
        CallEar ear = new CallEar(plan(runner), senses.policy(), senses.speechToText(), runner::post, this::ask);
        runner.listenWith(ear);
        return ear;
    }

    private HearingPlan plan(CallRunner runner) {
        Goal goal = senses.goal();
        return switch (runner.subject().plan()) {
            case CallPlan.Unknown() -> new HearingPlan.Unknown(goal);
            case CallPlan.Person person -> new HearingPlan.KnownHuman(goal);
            case CallPlan.Path path -> new HearingPlan.Replay(path.path(), path.type(), goal);
        };
    }

    private void ask(CallEar ear, HearingOutput.AskReasoner ask) {
        threads.execute(() -> {
            try {
                ear.replied(ask.id(), senses.reasoner().ask(ask.question(), answerWithin));
            } catch (VendorFailure failure) {
                failures.accept(failure);
                ear.unanswered(ask.id(), failure.code());
            } catch (RuntimeException mistake) {
                LOG.atError().addKeyValue("error", mistake.getClass().getName()).log("the reasoner failed");
                ear.unanswered(ask.id(), "unexpected");
            }
        });
    }

    /// One stream's audio, placed behind what the ear has already heard.
    private record Sink(CallRunner runner, CallEar ear, long base) implements AudioSink {

        @Override
        public void audio(byte[] mulaw, int offset, int length, long firstSample) {
            ear.audio(mulaw, offset, length, base + firstSample);
        }

        @Override
        public void ended(String reason) {
            if (!reason.equals("replaced")) {
                runner.post(new CallEvent.StreamLost(reason));
            }
        }
    }
}
