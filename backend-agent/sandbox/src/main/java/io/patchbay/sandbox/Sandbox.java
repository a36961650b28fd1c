package io.patchbay.sandbox;

import io.patchbay.sandbox.clock.ScaledTime;
import io.patchbay.sandbox.control.ControlPart;
import io.patchbay.sandbox.fault.Faults;
import io.patchbay.sandbox.journal.Journal;
import java.io.IOException;
import java.net.URI;

/// A running sandbox: where each simulated provider is to be found.
public final class Sandbox implements AutoCloseable {

    private final SandboxWiring wiring;
    private final URI base;

    private Sandbox(SandboxWiring wiring) {
        this.wiring = wiring;
        this.base = wiring.base();
    }

    /// Starts one; it serves when this returns.
    ///
    /// @throws IOException if the port is taken, or a clinic's file or the journal cannot be read
    public static Sandbox start(SandboxSettings settings) throws IOException {
        SandboxWiring wiring = new SandboxWiring(settings);
        try {
            wiring.start();
            return new Sandbox(wiring);
        } catch (IOException | RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    /// What stands for `https://api.twilio.com`.
    public URI twilioBase() {
        return base;
    }

    /// What stands for `https://api.vapi.ai`.
    public URI vapiBase() {
        return base.resolve("/vapi");
    }

    /// What stands for `wss://api.deepgram.com`.
    public URI deepgramBase() {
        return URI.create("ws://" + base.getAuthority() + "/deepgram");
    }

    /// What stands for `https://api.openai.com/v1`.
    public URI openAiBase() {
        return base.resolve("/openai/v1");
    }

    public URI control() {
        return base.resolve(ControlPart.PATH);
    }

    public Journal journal() {
        return wiring.journal();
    }

    public Faults faults() {
        return wiring.faults();
    }

    public ScaledTime time() {
        return wiring.time();
    }

    @Override
    public void close() {
        wiring.close();
    }
}
