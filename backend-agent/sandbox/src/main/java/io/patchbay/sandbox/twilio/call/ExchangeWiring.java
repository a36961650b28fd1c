package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.clock.FrameTicker;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.NumberDirectory;
import io.patchbay.sandbox.line.SipDirectory;
import io.patchbay.sandbox.twilio.stream.MediaStreams;
import io.patchbay.sandbox.twilio.webhook.WebhookFault;
import io.patchbay.sandbox.twilio.webhook.Webhooks;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Sids;
import io.patchbay.sandbox.voice.Voice;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Puts an exchange together, starts and stops it, and is the door to it for other threads.
public final class ExchangeWiring implements AutoCloseable {

    /// The account and its pace, and whether plain websockets on loopback will do.
    public record Settings(
            Account account, double callsPerSecond, double participantsPerSecond, boolean allowPlainLoopback) {}

    /// Who answers, and in what voice the carrier speaks.
    public record World(NumberDirectory numbers, SipDirectory sip, Voice voice) {}

    /// What it shares with the rest of the sandbox.
    public record Shared(ScaledTime time, Journal journal, Faults faults, RandomGenerator random) {}

    /// The faults the exchange, its webhooks and its streams know.
    public static final Set<String> FAULTS;

    static {
        Set<String> all = new TreeSet<>(WebhookFault.ALL);
        all.add(StreamDesk.CUT);
        all.add(StreamDesk.CUT_AFTER);
        FAULTS = Set.copyOf(all);
    }

    private static final long LONGEST_WAIT_SECONDS = 20;

    private final FrameTicker ticker;
    private final Webhooks webhooks;
    private final MediaStreams streams;
    private final Exchange exchange;

    public ExchangeWiring(Settings settings, World world, Shared shared) {
        String token = settings.account().authToken();
        ticker = new FrameTicker(shared.time());
        webhooks = new Webhooks(shared.time(), shared.faults(), shared.journal(), shared.random(), token);
        streams = new MediaStreams(ticker, shared.faults(), token, settings.allowPlainLoopback());
        Plant plant = new Plant(
                settings.account(),
                shared.time(),
                ticker,
                new Agenda(ticker::current),
                webhooks,
                new Documents(webhooks, ticker, shared.journal()),
                streams,
                world.voice(),
                shared.journal(),
                shared.faults(),
                new Sids(shared.random()));
        var pace = new Dialler.Pace(settings.callsPerSecond(), settings.participantsPerSecond());
        Past past = Past.of(shared.journal().recalled());
        exchange = new Exchange(plant, past, new Exchange.Doors(world.numbers(), world.sip(), pace));
    }

    public void start() throws Exception {
        streams.start();
        ticker.start(exchange);
    }

    /// Whether a participant's leg is on hold. Only for parties, which are asked on the frame thread.
    public boolean isHeld(String callSid) {
        return exchange.isHeld(callSid);
    }

    /// Puts a question to the exchange from another thread and waits for the answer.
    public <T> T ask(Function<Exchange, T> question) throws InterruptedException {
        var answer = CompletableFuture.supplyAsync(() -> question.apply(exchange), ticker);
        try {
            return answer.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the exchange failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the exchange did not answer in time", e);
        }
    }

    @Override
    public void close() {
        ticker.close();
        streams.close();
        webhooks.close();
    }
}
