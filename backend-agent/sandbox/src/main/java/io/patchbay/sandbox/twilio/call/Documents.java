package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.journal.Journal;
import io.patchbay.sandbox.twilio.twiml.Twiml;
import io.patchbay.sandbox.twilio.twiml.Verb;
import io.patchbay.sandbox.twilio.webhook.Target;
import io.patchbay.sandbox.twilio.webhook.WebhookResult;
import io.patchbay.sandbox.twilio.webhook.Webhooks;
import io.patchbay.sandbox.twilio.wire.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Fetches TwiML and sounds from the customer. Answers arrive on the exchange's thread.
final class Documents {

    private static final int NO_ANSWER = 11200;
    private static final int BAD_URL = 11100;
    private static final int BAD_TYPE = 12300;

    private final Webhooks webhooks;
    private final Executor exchange;
    private final Journal journal;

    Documents(Webhooks webhooks, Executor exchange, Journal journal) {
        this.webhooks = webhooks;
        this.exchange = exchange;
        this.journal = journal;
    }

    void fetch(String url, String method, Form fields, Consumer<Page> then) {
        if (Target.parse(url).isEmpty()) {
            exchange.execute(() -> then.accept(new Page.Failed(url, BAD_URL)));
            return;
        }
        var _ = webhooks.ask(url, method, fields)
                .thenAcceptAsync(result -> then.accept(read(url, method, result)), exchange);
    }

    /// TwiML that came with the call itself.
    Page inline(String twiml) {
        return page("", "POST", Twiml.parse(twiml.getBytes(StandardCharsets.UTF_8)));
    }

    /// A sound file: raw µ-law or a WAV of 8 kHz mono, µ-law or 16-bit; empty when it is neither or not to be had.
    void sound(String url, Consumer<Optional<byte[]>> then) {
        var _ = webhooks.ask(url, "GET", Form.EMPTY)
                .thenAcceptAsync(
                        result -> {
                            Optional<byte[]> sound = result instanceof WebhookResult.Answered a && a.isSuccess()
                                    ? SoundFile.read(a.contentType(), a.bytes())
                                    : Optional.empty();
                            if (sound.isEmpty()) {
                                journal.note("sound_unusable", "error", BAD_TYPE);
                            }
                            then.accept(sound);
                        },
                        exchange);
    }

    /// The absolute form of a URL that may be relative to the document it stands in; empty means the document itself.
    static String absolute(String base, String url) {
        if (url.isEmpty()) {
            return base;
        }
        try {
            return base.isEmpty() ? url : URI.create(base).resolve(url).toString();
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private Page read(String url, String method, WebhookResult result) {
        return switch (result) {
            case WebhookResult.NoAnswer none -> new Page.Failed(url, none.errorCode());
            case WebhookResult.Answered a when !a.isSuccess() -> new Page.Failed(url, NO_ANSWER);
            case WebhookResult.Answered a -> understood(url, method, a);
        };
    }

    private Page understood(String url, String method, WebhookResult.Answered answer) {
        String type = answer.contentType()
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .trim();
        return switch (type) {
            case "text/xml", "application/xml", "text/html" -> page(url, method, Twiml.parse(answer.bytes()));
            case "text/plain" ->
                Twiml.parse(answer.bytes()) instanceof Twiml.Usable usable
                        ? page(url, method, usable)
                        : spoken(url, method, answer);
            default ->
                type.startsWith("audio/")
                        ? new Page.Instructions(url, method, List.of(new Verb.PlayAudio(url, 1)))
                        : new Page.Failed(url, BAD_TYPE);
        };
    }

    private static Page spoken(String url, String method, WebhookResult.Answered answer) {
        String text = new String(answer.bytes(), StandardCharsets.UTF_8);
        return new Page.Instructions(url, method, List.of(new Verb.Say(text, 1)));
    }

    private Page page(String url, String method, Twiml twiml) {
        return switch (twiml) {
            case Twiml.Unusable unusable -> new Page.Failed(url, unusable.errorCode());
            case Twiml.Usable usable -> {
                usable.warnings().forEach(code -> journal.note("twiml_warning", "error", code));
                yield new Page.Instructions(url, method, usable.verbs());
            }
        };
    }
}
