package io.patchbay.agent.runtime;

import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.call.CallPolicy;
import io.patchbay.agent.call.CallState;
import io.patchbay.agent.change.ChangeListener;
import io.patchbay.agent.listen.Goal;
import io.patchbay.agent.listen.HearingPolicy;
import io.patchbay.agent.media.MediaSessions;
import io.patchbay.agent.port.Reasoner;
import io.patchbay.agent.port.SpeechToText;
import io.patchbay.agent.port.Telephony;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VoiceAgent;
import io.patchbay.agent.port.store.CallStore;
import io.patchbay.agent.port.store.Classifications;
import io.patchbay.agent.port.store.DueCalls;
import io.patchbay.agent.port.store.Housekeeping;
import io.patchbay.agent.port.store.Sessions;
import io.patchbay.agent.schedule.BreakerPolicy;
import io.patchbay.agent.schedule.BreakerSignal;
import io.patchbay.agent.schedule.ClinicZone;
import io.patchbay.agent.schedule.DailyLimit;
import io.patchbay.agent.schedule.DialRules;
import io.patchbay.agent.schedule.DialRulesState;
import io.patchbay.agent.schedule.PacingPolicy;
import io.patchbay.agent.schedule.WindowPolicy;
import io.patchbay.agent.workflow.RetryPolicy;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Everything that works on calls, put together: takes due work, owns live calls, takes over lost ones, keeps leases.
/// The wiring
/// gives it the outside world; the ways in give it events.
public final class CallDesk implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(60);

    /// Three missed beats of ten seconds. With a faster clock the wall must still have ten seconds for it.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LEAST_REAL_LEASE = Duration.ofSeconds(10);
    private static final Duration REMEMBER_FOR = Duration.ofDays(30);
    private static final Duration REASONER_WITHIN = Duration.ofSeconds(2);

    private final AgentId agent;
    private final Books books;
    private final LiveCalls calls = new LiveCalls();
    private final Ears ears;
    private final Reports reports;
    private final Dispatcher dispatcher;
    private final LostCalls lost;
    private final DialDesk dialling;
    private final Heartbeat heartbeat;
    private final ScaledTime time;
    private final RowWatch rowWatch;
    private final Duration lease;

    /// The providers.
    public record Providers(Telephony telephony, VoiceAgent assistant, SpeechToText speechToText, Reasoner reasoner) {}

    /// The database.
    public record Books(
            CallStore calls,
            DueCalls due,
            Sessions sessions,
            Classifications classifications,
            Housekeeping housekeeping) {}

    /// Time, chance and ids.
    public record Chance(ScaledTime time, RandomGenerator random, Supplier<UUID> ids, ExecutorService threads) {}

    /// What may be called how fast and when.
    public record Limits(PacingPolicy pacing, WindowPolicy window) {}

    /// Who this agent is, as `agents` shows it.
    public record Identity(AgentId id, String version, String publicUrl, int capacity) {}

    public CallDesk(Identity identity, Providers providers, Books books, Chance chance, Limits limits) {
        this.agent = identity.id();
        this.books = books;
        this.time = chance.time();
        this.lease = time.atLeast(LEASE, LEAST_REAL_LEASE);
        this.dialling = dialling(books.housekeeping(), limits, time);
        this.reports = new Reports(books.sessions(), books.calls(), calls, time);
        StateJson json = new StateJson();
        Workflows workflows = new Workflows(RetryPolicy.standard(), chance.random());
        BookKeeping keeping =
                new BookKeeping(agent, new SessionRows(json), workflows, chance.ids(), lease, REMEMBER_FOR, "deepgram");
        CallWorld world = world(providers, chance.threads());
        this.dispatcher = new Dispatcher(
                agent,
                new Dispatcher.Queue(books.due(), books.sessions()),
                dialling,
                placement(workflows, keeping, world),
                time,
                new Dispatcher.Pace(INTERVAL, lease));
        this.lost = new LostCalls(books.sessions(), keeping, world, json);
        this.ears = ears(providers, chance.threads());
        this.heartbeat = new Heartbeat(identity, books.housekeeping(), books.sessions(), calls, time);
        this.rowWatch = new RowWatch(calls, books.sessions(), json, dispatcher::wake);
        calls.whenGone(this::gone);
    }

    private static DialDesk dialling(Housekeeping housekeeping, Limits limits, ScaledTime time) {
        return new DialDesk(
                new DialRules(limits.window(), DailyLimit.standard(), new ClinicZone()),
                DialRulesState.idle(limits.pacing(), BreakerPolicy.standard()),
                housekeeping,
                time);
    }

    private CallWorld world(Providers providers, ExecutorService threads) {
        CallPolicy policy = CallPolicy.standard();
        EffectRunner effects = new EffectRunner(
                new TelephonyEffects(providers.telephony(), policy, this::failed),
                new AssistantEffects(providers.assistant(), reports, this::failed),
                time,
                threads);
        return new CallWorld(books.calls(), books.due(), effects, calls, time, time, policy);
    }

    private CallPlacement placement(Workflows workflows, BookKeeping keeping, CallWorld world) {
        return new CallPlacement(
                new CallPlacement.Desks(dialling, workflows),
                new CallPlacement.Reading(books.classifications(), books.housekeeping()),
                keeping,
                world);
    }

    private Ears ears(Providers providers, ExecutorService threads) {
        return new Ears(
                calls,
                new Ears.Senses(
                        providers.speechToText(),
                        providers.reasoner(),
                        HearingPolicy.standard(),
                        Goal.medicalRecords()),
                REASONER_WITHIN,
                threads,
                this::failed);
    }

    /// Begins to work: heartbeat first, so that leases mean something, then what others left, then what is due.
    public void start() {
        heartbeat.start(lease);
        lost.watch(lease.dividedBy(3));
        dispatcher.start();
    }

    /// What listens to other programs' writes.
    public ChangeListener rowWatch() {
        return rowWatch;
    }

    public LiveCalls calls() {
        return calls;
    }

    public MediaSessions ears() {
        return ears;
    }

    public Reports reports() {
        return reports;
    }

    /// Looks for work soon.
    public void wake() {
        dispatcher.wake();
    }

    /// Why no calls go out, in words; empty when they do.
    public java.util.Optional<String> whyStopped() {
        return dialling.whyStopped();
    }

    /// Delivers an event to a call of ours.
    public boolean post(CallSessionId session, CallEvent event) {
        return calls.post(session, event);
    }

    @Override
    public void close() {
        dispatcher.stop();
        heartbeat.stop();
    }

    private void gone(CallRunner runner) {
        dialling.ended(runner.subject().phone());
        if (runner.state() instanceof CallState.Ended ended) {
            dialling.learned(
                    ended.call().assistantWasIn()
                            ? BreakerSignal.CONVERSATION_HELD
                            : Failures.of(ended.reason()).breakerSignal());
        }
        dispatcher.wake();
    }

    /// A provider that refuses our credentials will refuse the next call's too: dialling waits, and says for whom.
    private void failed(VendorFailure failure) {
        if (failure.kind() == VendorFailure.Kind.UNAUTHORISED) {
            Instant now = time.instant();
            books.housekeeping()
                    .setPause(
                            "credentials:" + failure.vendor(),
                            true,
                            failure.vendor() + " refused our credentials; set them right and resume dialling",
                            java.util.Optional.of(
                                    now.plus(BreakerPolicy.standard().credentialsPause())),
                            now);
        }
    }
}
