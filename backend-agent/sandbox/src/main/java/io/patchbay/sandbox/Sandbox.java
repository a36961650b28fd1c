package io.patchbay.sandbox;

import io.patchbay.sandbox.clinic.ClinicScript;
import io.patchbay.sandbox.clinic.Clinics;
import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.part.PartContext;
import io.patchbay.sandbox.part.SandboxPart;
import io.patchbay.sandbox.part.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// A running sandbox on one loopback port.
public final class Sandbox implements AutoCloseable {

    private final SandboxServer server;
    private final URI base;
    private final List<SandboxPart> parts;
    private final Journal journal;
    private final Faults faults;
    private final ScaledTime time;

    private Sandbox(SandboxServer server, URI base, List<SandboxPart> parts, PartContext context) {
        this.server = server;
        this.base = base;
        this.parts = List.copyOf(parts);
        this.journal = context.journal();
        this.faults = context.faults();
        this.time = context.time();
    }

    /// The wall, as seen at the start: scaled time runs from it.
    public record Wall(Instant now, LongSupplier nanos, RandomGenerator random) {}

    /// Starts all simulated providers. Throws an `IOException` with a sentence when the port is taken.
    public static Sandbox start(SandboxSettings settings, Wall wall) throws IOException {
        ScaledTime time = new ScaledTime(settings.speed(), scaled(settings, wall.now()), wall.nanos());
        Journal journal =
                settings.journal().isPresent() ? Journal.in(settings.journal().get(), time) : Journal.inMemory(time);
        AtomicReference<URI> base = new AtomicReference<>(URI.create("http://127.0.0.1"));
        List<ClinicScript> scripts = new ArrayList<>(Clinics.shipped());
        if (settings.clinics().isPresent()) {
            scripts.addAll(Clinics.in(settings.clinics().get()));
        }
        PartContext context = SandboxWiring.context(time, journal, base::get, wall.random());
        SandboxWiring.World world = SandboxWiring.world(settings, context, scripts);
        SandboxServer server = new SandboxServer(settings.port(), world.parts());
        try {
            server.start();
            base.set(server.base());
            world.exchange().start();
        } catch (Exception failed) {
            throw new IOException("the sandbox could not listen on port " + settings.port()
                    + "; end the program that uses it or choose another with --port");
        }
        return new Sandbox(server, base.get(), world.parts(), context);
    }

    private static Instant scaled(SandboxSettings settings, Instant now) {
        Duration since = Duration.between(settings.epoch(), now);
        return settings.epoch().plusNanos((long) (since.toNanos() * settings.speed()));
    }

    /// Base of the simulated Twilio API.
    public URI twilio() {
        return base;
    }

    /// Base of the simulated VAPI API.
    public URI vapi() {
        return base.resolve("/vapi");
    }

    /// Base of the simulated Deepgram streams.
    public URI deepgram() {
        return URI.create(base.toString().replaceFirst("^http", "ws") + "/deepgram");
    }

    /// Base of the simulated OpenAI API, with its version.
    public URI openAi() {
        return base.resolve("/openai/v1");
    }

    /// Base of the sandbox's own control API.
    public URI control() {
        return base.resolve(ControlPart.PATH);
    }

    /// What happened.
    public Journal journal() {
        return journal;
    }

    /// What is to go wrong.
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.close();
        parts.forEach(SandboxPart::close);
        time.close();
        journal.close();
    }
}
