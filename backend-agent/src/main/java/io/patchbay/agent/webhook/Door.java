package io.patchbay.agent.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchbay.agent.server.Mount;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One path of a provider: asks what is to be answered, counts it and answers. A failure of ours is a 503 without
/// a word, so that the provider's own retry can mend it.
final class Door extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final String path;
    private final Answering answering;
    private final MeterRegistry meters;

    private Door(String path, Answering answering, MeterRegistry meters) {
        this.path = path;
        this.answering = answering;
        this.meters = meters;
    }

    interface Answering {
        Answer answer(Request request);
    }

    static Mount at(String path, Answering answering, MeterRegistry meters) {
        return new Mount(path, new Door(path, answering, meters));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var answer = answer(request);
        Counter.builder("patchbay.webhook.requests")
                .description("What became of the providers' requests")
                .tag("way", path)
                .tag("outcome", answer.outcome().word())
                .register(meters)
                .increment();
        answer.reply().send(response, callback);
        return true;
    }

    private Answer answer(Request request) {
        try {
            return answering.answer(request);
        } catch (RuntimeException ours) {
            LOG.atError()
                    .addKeyValue("way", path)
                    .addKeyValue("type", ours.getClass().getName())
                    .log("A webhook could not be taken");
            return Answer.refused(Outcome.FAILED, 503);
        }
    }
}
