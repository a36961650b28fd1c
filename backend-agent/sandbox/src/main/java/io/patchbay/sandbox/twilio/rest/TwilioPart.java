package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.part.SandboxPart;
import io.patchbay.sandbox.twilio.call.ExchangeWiring;
import io.patchbay.sandbox.twilio.wire.Account;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Handler;

/// Simulated Twilio as a part of the sandbox.
public final class TwilioPart implements SandboxPart {

    private final ExchangeWiring exchange;
    private final Handler handler;

    public TwilioPart(Account account, ExchangeWiring.Shared shared, ExchangeWiring exchange) {
        this.exchange = exchange;
        this.handler = new RestHandler(account, shared.time(), shared.faults(), shared.journal(), exchange);
    }

    @Override
    public String path() {
        return "/" + Account.API_VERSION;
    }

    @Override
    public Handler handler() {
        return handler;
    }

    @Override
    public Set<String> faults() {
        Set<String> all = new TreeSet<>(RestFault.ALL);
        all.addAll(ExchangeWiring.FAULTS);
        return all;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
