package io.patchbay.sandbox.twilio.rest;

import io.patchbay.sandbox.twilio.call.CallRequest;
import io.patchbay.sandbox.twilio.call.CallRequest.Plan;
import io.patchbay.sandbox.twilio.webhook.Target;
import io.patchbay.sandbox.twilio.wire.Account;
import io.patchbay.sandbox.twilio.wire.Callback;
import io.patchbay.sandbox.twilio.wire.Form;
import io.patchbay.sandbox.twilio.wire.Refusal;
import io.patchbay.sandbox.twilio.wire.Ruling;
import io.patchbay.sandbox.twilio.wire.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a new call, of either kind.
final class CallForm {

    private static final int LONGEST_TWIML = 4000;
    private static final int LONGEST_CALL_SECONDS = 14_400;

    private final Account account;

    CallForm(Account account) {
        this.account = account;
    }

    /// `POST /Calls`.
    Ruling<CallRequest> call(Form form) {
        Checks checks = addresses(form);
        boolean instructed =
                form.filled("Url").isPresent() || form.filled("Twiml").isPresent();
        checks.require(form.filled("ApplicationSid").isEmpty() || instructed, 21218, "Invalid ApplicationSid")
                .require(instructed, 21205, "Url parameter is required.")
                .url("Url", 21205)
                .require(form.get("Twiml").orElse("").length() <= LONGEST_TWIML, 20422, "Twiml is too long")
                .method("Method")
                .url("FallbackUrl", 21205)
                .method("FallbackMethod");
        common(checks, 1);
        checks.url("AsyncAmdStatusCallback", 20422).method("AsyncAmdStatusCallbackMethod");
        boolean async = form.isTrue("AsyncAmd", false);
        return finished(checks, () -> request(form, plan(form), detection(form, async, "AsyncAmdStatusCallback")));
    }

    /// `POST …/Participants`: the conference is filled in later.
    Ruling<CallRequest> participant(Form form) {
        Checks checks = addresses(form);
        common(checks, 5);
        checks.url("AmdStatusCallback", 20422).method("AmdStatusCallbackMethod");
        return finished(checks, () -> request(form, new Plan.RunTwiml(""), detection(form, true, "AmdStatusCallback")));
    }

    /// What an update of a running call asks for; empty when it asks for no other TwiML.
    Ruling<Optional<Plan>> redirect(Form form) {
        boolean url = form.filled("Url").isPresent();
        boolean twiml = form.filled("Twiml").isPresent();
        Checks checks = new Checks(form)
                .require(!(url && twiml), 20422, "Url and Twiml exclude each other")
                .url("Url", 21205)
                .method("Method")
                .require(form.get("Twiml").orElse("").length() <= LONGEST_TWIML, 20422, "Twiml is too long")
                .oneOf("Status", Set.of("canceled", "completed"));
        return finished(checks, () -> url || twiml ? Optional.of(plan(form)) : Optional.empty());
    }

    private Checks addresses(Form form) {
        String to = form.filled("To").orElse("");
        String from = form.filled("From").orElse("");
        Checks checks = new Checks(form).given("To", 21201).given("From", 21213).dialable("To");
        if (!SipAddress.isSip(to)) {
            checks.require(from.matches("\\+[1-9]\\d{6,14}"), 21212, "The 'From' number is not a valid phone number.")
                    .require(!to.equals(from), 21211, "The 'To' number must not be the 'From' number.")
                    .require(
                            account.mayCallFrom(from),
                            21210,
                            "The source phone number provided is not yet verified for your account.");
        }
        return checks;
    }

    private static void common(Checks checks, int shortestTimeout) {
        checks.url("StatusCallback", 21609)
                .method("StatusCallbackMethod")
                .events("StatusCallbackEvent", Checks.CALL_EVENTS)
                .number("Timeout", shortestTimeout, 600, 21208)
                .number("TimeLimit", 1, LONGEST_CALL_SECONDS, 20422)
                .digits("SendDigits")
                .oneOf("MachineDetection", Set.of("Enable", "DetectMessageEnd"))
                .number("MachineDetectionTimeout", 3, 60, 20422)
                .number("MachineDetectionSpeechThreshold", 1000, 6000, 20422)
                .number("MachineDetectionSpeechEndThreshold", 500, 5000, 20422)
                .number("MachineDetectionSilenceTimeout", 2000, 10_000, 20422);
    }

    private static CallRequest request(Form form, Plan plan, CallRequest.@Nullable Detection detection) {
        return new CallRequest(
                form.filled("To").orElseThrow(),
                form.filled("From").orElseThrow(),
                plan,
                Checks.callback(form, "StatusCallback", List.of("completed")),
                new CallRequest.Limits(
                        Duration.ofSeconds(Checks.number(form, "Timeout", 60)),
                        Duration.ofSeconds(Checks.number(form, "TimeLimit", LONGEST_CALL_SECONDS))),
                new CallRequest.Extras(form.filled("SendDigits").orElse(""), detection, session(form)));
    }

    private static Plan plan(Form form) {
        Optional<String> url = form.filled("Url");
        if (url.isEmpty()) {
            return new Plan.RunTwiml(form.get("Twiml").orElse(""));
        }
        Callback document = new Callback(url.get(), form.filled("Method").orElse("POST"), Set.of());
        Callback fallback = form.filled("FallbackUrl")
                .map(f -> new Callback(f, form.filled("FallbackMethod").orElse("POST"), Set.of()))
                .orElse(null);
        return new Plan.FetchTwiml(document, fallback);
    }

    private static CallRequest.@Nullable Detection detection(Form form, boolean async, String callback) {
        Optional<String> mode = form.filled("MachineDetection");
        if (mode.isEmpty() || form.filled("SendDigits").isPresent()) {
            return null;
        }
        return new CallRequest.Detection(
                mode.get().equals("DetectMessageEnd"),
                async,
                Checks.callback(form, callback, List.of()),
                new CallRequest.Thresholds(
                        Duration.ofMillis(Checks.number(form, "MachineDetectionSpeechThreshold", 2400)),
                        Duration.ofMillis(Checks.number(form, "MachineDetectionSpeechEndThreshold", 1200)),
                        Duration.ofMillis(Checks.number(form, "MachineDetectionSilenceTimeout", 5000)),
                        Duration.ofSeconds(Checks.number(form, "MachineDetectionTimeout", 30))));
    }

    /// The customer's own name for the call: parameter `session` of one of its callback URLs.
    private static @Nullable String session(Form form) {
        for (String name : List.of("StatusCallback", "Url", "ConferenceStatusCallback")) {
            Optional<String> session = form.filled(name)
                    .flatMap(Target::parse)
                    .flatMap(target -> Form.parse(target.uri().getRawQuery()).filled("session"));
            if (session.isPresent()) {
                return session.get();
            }
        }
        return null;
    }

    private static <T> Ruling<T> finished(Checks checks, java.util.function.Supplier<T> reading) {
        Optional<Refusal> refusal = checks.refusal();
        return refusal.isPresent() ? Ruling.refused(refusal.get()) : Ruling.granted(reading.get());
    }
}
