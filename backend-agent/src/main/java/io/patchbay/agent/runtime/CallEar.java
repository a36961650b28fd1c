package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.listen.AudioFront;
import io.patchbay.agent.listen.AudioTime;
import io.patchbay.agent.listen.CallHearing;
import io.patchbay.agent.listen.HearingInput;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.HearingPlan;
import io.patchbay.agent.listen.HearingPolicy;
import io.patchbay.agent.listen.HearingState;
import io.patchbay.agent.listen.HearingStep;
import io.patchbay.agent.listen.ReasonerReply;
import io.patchbay.agent.port.SpeechToText;
import io.patchbay.contract.row.DetectionState;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ear of one call: audio, words and answers in, conclusions out, one at a time under its lock. Time is the audio's
/// own.
final class CallEar implements SpeechToText.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(CallEar.class);

    private final HearingPolicy policy;
    private final AudioFront front = new AudioFront();
    private final SpeechToText.Stream speech;
    private final Consumer<CallEvent> conclusions;
    private final BiConsumer<CallEar, HearingOutput.AskReasoner> questions;
    private final Consumer<HearingInput> inputs = this::take;
    private final ReentrantLock lock = new ReentrantLock();
    private HearingState state;
    private boolean closed;

    CallEar(
            HearingPlan plan,
            HearingPolicy policy,
            SpeechToText speechToText,
            Consumer<CallEvent> conclusions,
            BiConsumer<CallEar, HearingOutput.AskReasoner> questions) {
        this.policy = policy;
        this.conclusions = conclusions;
        this.questions = questions;
        HearingStep first = CallHearing.begin(plan, policy);
        this.state = first.next();
        this.speech = speechToText.open(this);
        first.outputs().forEach(this::give);
    }

    /// The next audio of the clinic. Called by the media thread.
    void audio(byte[] mulaw, int offset, int length, long firstSample) {
        lock.lock();
        try {
            if (!closed) {
                speech.audio(mulaw, offset, length, firstSample);
                front.accept(mulaw, offset, length, firstSample, inputs);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void words(SpeechToText.Result result) {
        hear(new HearingInput.Words(
                new AudioTime(result.fromSample()),
                new AudioTime(result.toSample()),
                result.text(),
                result.isFinal(),
                result.endOfUtterance(),
                result.confidence()));
    }

    @Override
    public void lost(String reason) {
        LOG.atWarn().addKeyValue("reason", reason).log("speech-to-text was lost");
        hear(new HearingInput.SpeechToTextLost(now()));
    }

    @Override
    public void back() {
        hear(new HearingInput.SpeechToTextBack(now()));
    }

    void replied(int question, ReasonerReply reply) {
        hear(new HearingInput.ReasonerReplied(question, reply));
    }

    void unanswered(int question, String reason) {
        hear(new HearingInput.ReasonerFailed(question, reason));
    }

    void actionDone(int action, boolean accepted) {
        hear(new HearingInput.ActionDone(action, accepted, now()));
    }

    void verdictGiven(DetectionState verdict) {
        hear(new HearingInput.VerdictGiven(verdict, now()));
    }

    void told(Effect.Cause cause) {
        hear(
                switch (cause) {
                    case ASSISTANT_LET_IN -> new HearingInput.AssistantLetIn(now());
                    case ASSISTANT_HELD -> new HearingInput.AssistantHeldAgain(now());
                    case CARRIER_SAYS_MACHINE -> new HearingInput.CarrierHint("machine_start", now());
                    case CARRIER_SAYS_OTHER -> new HearingInput.CarrierHint("unknown", now());
                });
    }

    /// Hears no more. Words still on their way are dropped.
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        speech.close();
    }

    /// Samples heard so far.
    long heardSamples() {
        return now().samples();
    }

    private AudioTime now() {
        lock.lock();
        try {
            return state.now();
        } finally {
            lock.unlock();
        }
    }

    private void hear(HearingInput input) {
        lock.lock();
        try {
            take(input);
        } finally {
            lock.unlock();
        }
    }

    private void take(HearingInput input) {
        if (closed) {
            return;
        }
        HearingStep step = CallHearing.on(state, input, policy);
        state = step.next();
        step.outputs().forEach(this::give);
    }

    private void give(HearingOutput output) {
        if (output instanceof HearingOutput.AskReasoner ask) {
            questions.accept(this, ask);
        } else {
            conclusions.accept(new CallEvent.Heard(output, state.walked(), state.now()));
        }
    }
}
