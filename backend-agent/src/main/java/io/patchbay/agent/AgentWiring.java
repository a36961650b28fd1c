package io.patchbay.agent;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchbay.agent.adapter.deepgram.DeepgramSettings;
import io.patchbay.agent.adapter.deepgram.DeepgramSpeechToText;
import io.patchbay.agent.adapter.openai.OpenAiReasoner;
import io.patchbay.agent.adapter.openai.OpenAiSettings;
import io.patchbay.agent.adapter.postgres.PostgresStores;
import io.patchbay.agent.adapter.twilio.StreamToken;
import io.patchbay.agent.adapter.twilio.TwilioSettings;
import io.patchbay.agent.adapter.twilio.TwilioTelephony;
import io.patchbay.agent.adapter.vapi.VapiSettings;
import io.patchbay.agent.adapter.vapi.VapiVoiceAgent;
import io.patchbay.agent.change.ChangeFeed;
import io.patchbay.agent.change.ChangeFeedSettings;
import io.patchbay.agent.config.AgentConfig;
import io.patchbay.agent.database.Database;
import io.patchbay.agent.runtime.CallDesk;
import io.patchbay.agent.runtime.ScaledTime;
import io.patchbay.agent.schedule.PacingPolicy;
import io.patchbay.agent.schedule.WindowPolicy;
import io.patchbay.agent.server.HttpServer;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.ServerSettings;
import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.phi.Phone;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/// The one place that says what is plugged in: clocks, chance, providers, database, ways in.
public final class AgentWiring {

    static final String VERSION = "0.1.0";
    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    private AgentWiring() {}

    /// Starts an agent over an open database. The address the providers use is the configured one, or, for a sandbox
    /// on this machine, the agent's own.
    public static Agent start(AgentConfig config, Database database) {
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("timers-", 0).factory());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ScaledTime time = time(config.time(), timers);
        PostgresStores stores = PostgresStores.over(database.dataSource());
        Vendors vendors = vendors(config, time, timers);
        CallDesk desk = desk(config, stores, vendors, new CallDesk.Chance(time, CHANCE, UUID::randomUUID, threads));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        WaysInWiring.Ways ways = WaysInWiring.wire(
                new WaysInWiring.Behind(desk, stores, time), vendors.twilio(), vendors.tokens(), config, meters);
        GatewayWiring.Gateway gateway = GatewayWiring.wire(
                database,
                Optional.ofNullable(config.environment().get("PATCHBAY_JWT_SECRET")),
                config.dataDirectory(),
                timers);
        List<Mount> mounts = new ArrayList<>(ways.mounts());
        mounts.addAll(gateway.mounts());
        HttpServer server = HttpServer.start(
                ServerSettings.on(config.listen().bindAddress(), config.listen().port()), mounts, meters);
        desk.start();
        ChangeFeed feed = ChangeFeed.start(ChangeFeedSettings.standard(database.address()), desk.rowWatch());
        List<AutoCloseable> parts = new ArrayList<>(List.of(gateway.token(), feed, ways.media(), server));
        parts.addAll(vendors.closing());
        parts.add(threads::shutdown);
        parts.add(timers::shutdownNow);
        return new Agent(
                database,
                new Agent.Stores(stores.summaries(), stores.imports()),
                desk,
                time,
                new Agent.Outside(URI.create("http://127.0.0.1:" + server.port()), parts));
    }

    /// The providers, as adapters.
    private record Vendors(
            TwilioSettings twilio,
            StreamToken tokens,
            TwilioTelephony telephony,
            VapiVoiceAgent assistant,
            DeepgramSpeechToText speech,
            OpenAiReasoner reasoner) {

        List<AutoCloseable> closing() {
            return List.of(speech, assistant, telephony, reasoner);
        }
    }

    private static Vendors vendors(AgentConfig config, ScaledTime time, ScheduledExecutorService timers) {
        StreamToken tokens = new StreamToken(config.twilio().authToken());
        TwilioSettings twilio = twilio(config, publicBase(config));
        return new Vendors(
                twilio,
                tokens,
                new TwilioTelephony(twilio, tokens),
                new VapiVoiceAgent(vapi(config.vapi()), time),
                new DeepgramSpeechToText(deepgram(config.deepgram()), timers),
                new OpenAiReasoner(openAi(config.openAi())));
    }

    private static CallDesk desk(AgentConfig config, PostgresStores stores, Vendors vendors, CallDesk.Chance chance) {
        return new CallDesk(
                new CallDesk.Identity(
                        new AgentId(UUID.randomUUID()),
                        VERSION,
                        publicBase(config).toString(),
                        config.dialling().concurrentCalls()),
                new CallDesk.Providers(vendors.telephony(), vendors.assistant(), vendors.speech(), vendors.reasoner()),
                new CallDesk.Books(
                        stores.calls(),
                        stores.dueCalls(),
                        stores.sessions(),
                        stores.classifications(),
                        stores.housekeeping()),
                chance,
                limits(config.dialling()));
    }

    private static URI publicBase(AgentConfig config) {
        return config.listen()
                .publicUrl()
                .orElseGet(
                        () -> URI.create("http://127.0.0.1:" + config.listen().port()));
    }

    private static ScaledTime time(AgentConfig.Time time, ScheduledExecutorService timers) {
        Instant epoch = time.epoch().orElseGet(Instant::now);
        return new ScaledTime(Clock.systemUTC(), epoch, epoch, time.speed(), timers);
    }

    private static TwilioSettings twilio(AgentConfig config, URI publicBase) {
        String stream = publicBase.toString().replaceFirst("^http", "ws");
        return new TwilioSettings(
                config.twilio().apiBase(),
                config.twilio().accountSid(),
                config.twilio().authToken(),
                new Phone(config.twilio().number()),
                publicBase,
                URI.create(stream),
                config.vapi().sipAddress(),
                PROVIDER_TIMEOUT,
                Optional.empty(),
                TwilioSettings.DigitRoute.ANNOUNCEMENT);
    }

    private static VapiSettings vapi(AgentConfig.Vapi vapi) {
        return new VapiSettings(
                vapi.apiBase(), vapi.secretToken(), Optional.empty(), VapiSettings.VAPI_HOSTS, PROVIDER_TIMEOUT);
    }

    private static DeepgramSettings deepgram(AgentConfig.Deepgram deepgram) {
        DeepgramSettings usual = DeepgramSettings.forCalls(deepgram.streamBase(), deepgram.apiKey());
        return new DeepgramSettings(
                usual.apiBase(),
                usual.apiKey(),
                deepgram.model(),
                usual.endpointing(),
                usual.utteranceEnd(),
                usual.voiceActivity(),
                usual.keyterms());
    }

    private static OpenAiSettings openAi(AgentConfig.OpenAi openAi) {
        return new OpenAiSettings(
                openAi.apiBase(), openAi.apiKey(), openAi.model(), Optional.empty(), Optional.empty());
    }

    private static CallDesk.Limits limits(AgentConfig.Dialling dialling) {
        PacingPolicy usual = PacingPolicy.standard();
        return new CallDesk.Limits(
                new PacingPolicy(
                        dialling.callsPerSecond(),
                        usual.burst(),
                        dialling.concurrentCalls(),
                        dialling.concurrentCalls(),
                        usual.lookAgain()),
                dialling.alwaysOpen() ? WindowPolicy.alwaysOpen() : WindowPolicy.standard());
    }
}
