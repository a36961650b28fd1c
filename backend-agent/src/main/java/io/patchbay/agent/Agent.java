package io.patchbay.agent;

import io.patchbay.agent.database.Database;
import io.patchbay.agent.importing.ImportStore;
import io.patchbay.agent.port.store.CallSummaries;
import io.patchbay.agent.runtime.CallDesk;
import io.patchbay.agent.runtime.ScaledTime;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running agent. Made by [AgentWiring]; closing it takes no more work, gives claims back and lets other agents take
/// its calls over.
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Database database;
    private final Stores stores;
    private final CallDesk desk;
    private final ScaledTime time;
    private final URI address;
    private final List<AutoCloseable> parts;

    Agent(Database database, Stores stores, CallDesk desk, ScaledTime time, Outside outside) {
        this.database = database;
        this.stores = stores;
        this.desk = desk;
        this.time = time;
        this.address = outside.address();
        this.parts = List.copyOf(outside.parts());
    }

    /// What may be asked and written beside the calls: their summaries, and new work.
    public record Stores(CallSummaries summaries, ImportStore imports) {}

    /// Where the agent listens, and everything that must be closed, in closing order.
    record Outside(URI address, List<AutoCloseable> parts) {}

    /// Where this agent listens on this machine.
    public URI address() {
        return address;
    }

    public Stores stores() {
        return stores;
    }

    public Database database() {
        return database;
    }

    public ScaledTime time() {
        return time;
    }

    /// New work was put into the queue by this process.
    public void wake() {
        desk.wake();
    }

    @Override
    public void close() {
        desk.close();
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception failed) {
                LOG.atWarn()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .addKeyValue("error", failed.getClass().getName())
                        .log("a part did not close");
            }
        }
        database.close();
    }
}
