package io.patchbay.sandbox;

import io.patchbay.sandbox.clinic.ClinicScript;
import io.patchbay.sandbox.clinic.Clinics;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.deepgram.DeepgramPart;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.openai.OpenAiPart;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import io.patchbay.sandbox.twilio.call.ExchangeWiring;
import io.patchbay.sandbox.twilio.rest.TwilioPart;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.vapi.VapiAssistant;
import io.patchbay.sandbox.vapi.VapiPart;
import io.patchbay.sandbox.vapi.VapiSettings;
import io.patchbay.sandbox.vapi.WebhookSeal;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The one place of the sandbox that says what is plugged in.
final class SandboxWiring {

    private static final String SIP_HOST = "sip.vapi.ai";
    private static final String ASSISTANT = "7d0c1f6e-0000-4000-8000-000000000001";
    private static final double PARTICIPANTS_PER_SECOND = 30;

    private SandboxWiring() {}

    /// All parts, and the exchange that has to be started after the server.
    record World(List<SandboxPart> parts, ExchangeWiring exchange) {}

    static PartContext context(ScaledTime time, Journal journal, Supplier<URI> base, RandomGenerator random) {
        return new PartContext(time, new WatermarkVoice(), WatermarkListener::new, journal, new Faults(), base, random);
    }

    static World world(SandboxSettings settings, PartContext context, List<ClinicScript> scripts) {
        SandboxSettings.Credentials keys = settings.credentials();
        Clinics clinics = new Clinics(scripts, context.voice(), context.listeners(), context.journal());
        AtomicReference<Predicate<String>> held = new AtomicReference<>(leg -> false);
        VapiPart vapi = new VapiPart(context, vapi(settings), leg -> held.get().test(leg));
        Account account = new Account(
                keys.accountSid(),
                keys.authToken(),
                "SK" + "0".repeat(32),
                keys.authToken(),
                Set.of(keys.fromNumber()));
        ExchangeWiring.Shared shared =
                new ExchangeWiring.Shared(context.time(), context.journal(), context.faults(), context.random());
        ExchangeWiring exchange = new ExchangeWiring(
                new ExchangeWiring.Settings(account, settings.callsPerSecond(), PARTICIPANTS_PER_SECOND, true),
                new ExchangeWiring.World(clinics, vapi, context.voice()),
                shared);
        held.set(exchange::isHeld);
        List<SandboxPart> parts = List.of(
                new TwilioPart(account, shared, exchange),
                vapi,
                new DeepgramPart(context, keys.deepgramKey()),
                new OpenAiPart(context, keys.openAiKey()),
                new ControlPart(clinics, context));
        parts.forEach(part -> context.faults().offer(part.faults()));
        Thread.ofPlatform().daemon().name("sandbox-rehearsal").start(clinics::rehearse);
        return new World(parts, exchange);
    }

    private static VapiSettings vapi(SandboxSettings settings) {
        SandboxSettings.Credentials keys = settings.credentials();
        return new VapiSettings(
                keys.vapiKey(),
                SIP_HOST,
                settings.vapiServer(),
                settings.vapiServer(),
                new WebhookSeal.Secret("X-Vapi-Secret", keys.vapiSecret()),
                List.of(VapiAssistant.waiting(ASSISTANT, keys.sipUser(), VapiAssistant.Lookup.TOOL_FUNCTION)));
    }
}
