package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallMachine;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.call.Leg;
import io.patchbay.agent.call.Step;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.StoreWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call's owner: a mailbox and one thread, so that order of arrival is the order of decision. Per event: the
/// machine decides, an
/// unhold leaves at once, one transaction writes state and effects, then the other effects are performed.
final class CallRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);

    /// A clinic's dial waits for its row; nothing else waits long for the database.
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    private final CallSubject subject;
    private final CallBooks books;
    private final CallWorld world;
    private final BlockingQueue<CallEvent> mailbox = new LinkedBlockingQueue<>();
    private final AtomicReference<CallState> state;
    private final AtomicReference<Optional<CallEar>> ear = new AtomicReference<>(Optional.empty());
    private final List<StoreWrite> unwritten = new ArrayList<>();
    private boolean disowned;
    private boolean broken;

    CallRunner(CallSubject subject, CallBooks books, CallState state, CallWorld world) {
        this.subject = subject;
        this.books = books;
        this.state = new AtomicReference<>(state);
        this.world = world;
    }

    CallSubject subject() {
        return subject;
    }

    CallState state() {
        return state.get();
    }

    /// Adds an event to the mailbox; from any thread, never blocks.
    void post(CallEvent event) {
        mailbox.add(event);
    }

    /// The ear of this call, replacing an earlier one whose stream was lost.
    void listenWith(CallEar fresh) {
        ear.getAndSet(Optional.of(fresh)).ifPresent(CallEar::close);
    }

    Optional<CallEar> ear() {
        return ear.get();
    }

    /// Starts the call's thread with effects whose state is already in the database.
    void start(List<Effect> committed) {
        Thread.ofVirtual().name("call-" + subject.session()).start(() -> {
            perform(committed, false);
            run();
        });
    }

    private void run() {
        try {
            while (!(state.get() instanceof CallState.Ended && unwritten.isEmpty()) && !disowned) {
                handle(mailbox.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ear.get().ifPresent(CallEar::close);
            world.calls().gone(this);
        }
    }

    private void handle(CallEvent event) {
        Instant now = world.time().instant();
        CallState before = state.get();
        Step step;
        try {
            step = CallMachine.on(before, event, now, world.policy());
        } catch (RuntimeException mistake) {
            LOG.atError()
                    .addKeyValue("session", subject.session())
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .addKeyValue("error", mistake.getClass().getName())
                    .log("the call machine failed on an event");
            step = CallMachine.on(before, new CallEvent.HangUpAsked(), now, world.policy());
        }
        performUrgent(step.effects());
        tell(before, step, event);
        state.set(step.next());
        boolean written = write(step, now);
        perform(step.effects(), true);
        if (!written) {
            world.timers().after(WRITE_AGAIN, () -> post(new CallEvent.RequestFailed("write", "again")));
        }
    }

    private boolean write(Step step, Instant now) {
        CallBooks.Page page = books.page(step, now);
        List<StoreWrite> writes = new ArrayList<>(unwritten);
        writes.addAll(page.writes());
        try {
            commit(page, writes, step, now);
            unwritten.clear();
            return true;
        } catch (CallStore.StoreUnavailable away) {
            LOG.atWarn().addKeyValue("session", subject.session()).log("the database is away; the call goes on");
            books.committed(page);
            unwritten.clear();
            unwritten.addAll(writes);
            return false;
        } catch (RuntimeException mistake) {
            LOG.atError()
                    .addKeyValue("session", subject.session())
                    .addKeyValue("error", mistake.getClass().getName())
                    .log("a step could not be written; the call is ended");
            books.committed(page);
            unwritten.clear();
            if (!broken) {
                broken = true;
                post(new CallEvent.HangUpAsked());
            }
            return true;
        }
    }

    private void commit(CallBooks.Page page, List<StoreWrite> writes, Step step, Instant now) {
        try {
            world.store().commit(writes);
            books.committed(page);
        } catch (CallStore.StaleRow moved) {
            world.due().find(subject.pendingCall()).ifPresent(actual -> books.reread(actual.workflow()));
            CallBooks.Page again = books.page(step, now);
            List<StoreWrite> all = new ArrayList<>(unwritten);
            all.addAll(again.writes());
            try {
                world.store().commit(all);
                books.committed(again);
            } catch (CallStore.StaleRow lost) {
                LOG.atWarn().addKeyValue("session", subject.session()).log("another agent owns this call now");
                disowned = true;
            }
        }
    }

    /// Letting the assistant in is idempotent and waits for nothing.
    private void performUrgent(List<Effect> effects) {
        for (Effect effect : effects) {
            if (isUrgent(effect) && effect instanceof Effect.Performed performed) {
                world.effects().perform(performed, this);
            }
        }
    }

    private void perform(List<Effect> effects, boolean urgentDone) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Performed performed && !(urgentDone && isUrgent(effect)) && !disowned) {
                world.effects().perform(performed, this);
            }
        }
    }

    private static boolean isUrgent(Effect effect) {
        return switch (effect) {
            case Effect.RequestHold(Leg leg, boolean held) -> !held;
            case Effect.CueAssistant(Effect.Cue cue) -> cue == Effect.Cue.UNMUTE;
            default -> false;
        };
    }

    private void tell(CallState before, Step step, CallEvent event) {
        if (before.getClass() != step.next().getClass()) {
            LOG.atInfo()
                    .addKeyValue("session", subject.session())
                    .addKeyValue("from", before.getClass().getSimpleName())
                    .addKeyValue("to", step.next().getClass().getSimpleName())
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .addKeyValue("effects", step.effects().size())
                    .log("call moved");
        }
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.NoteSurprise surprise) {
                LOG.atWarn()
                        .addKeyValue("session", subject.session())
                        .addKeyValue("what", surprise.what())
                        .log("surprise");
            }
        }
    }
}
