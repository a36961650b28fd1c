package io.patchbay.sandbox;

import io.patchbay.sandbox.clinic.Clinic;
import io.patchbay.sandbox.clinic.Clinics;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.control.ControlPart;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.line.SipDirectory;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import io.patchbay.sandbox.part.SandboxServer;
import io.patchbay.sandbox.twilio.call.ExchangeWiring;
import io.patchbay.sandbox.twilio.rest.TwilioPart;
import io.patchbay.sandbox.voice.Voice;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the sandbox together: the only place that knows every part.
final class SandboxWiring implements AutoCloseable {

    private final ScaledTime time;
    private final Journal journal;
    private final Faults faults = new Faults();
    private final Clinics clinics;
    private final ExchangeWiring exchange;
    private final List<SandboxPart> parts = new ArrayList<>();
    private final SandboxServer server;

    SandboxWiring(SandboxSettings settings) throws IOException {
        SecureRandom random = new SecureRandom();
        time = time(settings.pace());
        Path journalPlace = settings.places().journal();
        journal = journalPlace == null ? Journal.inMemory(time) : Journal.in(journalPlace, time);
        Voice carrierVoice = new Repertoire(new WatermarkVoice("carrier"));
        PartContext context =
                new PartContext(time, carrierVoice, WatermarkListener::new, journal, faults, this::base, random);
        clinics = new Clinics(
                clinics(settings.places().clinics()),
                new Clinics.Senses(name -> new Repertoire(new WatermarkVoice(name)), WatermarkListener::new),
                journal);
        var account = settings.keys().twilio();
        var pace = settings.pace();
        var shared = new ExchangeWiring.Shared(time, journal, faults, random);
        exchange = new ExchangeWiring(
                new ExchangeWiring.Settings(
                        account,
                        pace.callsPerSecond(),
                        pace.participantsPerSecond(),
                        settings.keys().allowPlainLoopback()),
                new ExchangeWiring.World(clinics, sip(), carrierVoice),
                shared);
        parts.add(new TwilioPart(account, shared, exchange));
        parts.add(new ControlPart(context, clinics));
        parts.forEach(part -> faults.offer(part.faults()));
        server = new SandboxServer(settings.port(), parts);
    }

    void start() throws IOException {
        try {
            exchange.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the exchange did not start", e);
        }
        server.start();
        Thread.ofPlatform().daemon().name("sandbox-rehearsal").start(clinics::rehearse);
        journal.note(
                "sandbox_started",
                "speed",
                time.speed(),
                "recalled",
                journal.recalled().size());
    }

    URI base() {
        return server.base();
    }

    ScaledTime time() {
        return time;
    }

    Journal journal() {
        return journal;
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.close();
        parts.forEach(SandboxPart::close);
        time.close();
        journal.close();
    }

    private static SipDirectory sip() {
        return (_, _, _) -> Optional.empty();
    }

    private static ScaledTime time(SandboxSettings.Pace pace) {
        Instant wall = Instant.now();
        Instant epoch = pace.epoch() == null ? wall : pace.epoch();
        Instant anchor = pace.anchor() == null ? wall : pace.anchor();
        double sinceAnchor = Duration.between(anchor, wall).toNanos() * pace.speed();
        return new ScaledTime(pace.speed(), epoch.plusNanos((long) sinceAnchor), System::nanoTime);
    }

    private static List<Clinic> clinics(@org.jspecify.annotations.Nullable Path more) throws IOException {
        List<Clinic> clinics = new ArrayList<>(Clinics.shipped());
        if (more != null) {
            clinics.addAll(Clinics.in(more));
        }
        return clinics;
    }
}
