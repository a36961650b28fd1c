package io.patchbay.agent.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.patchbay.agent.adapter.vapi.VapiMessage;
import io.patchbay.agent.adapter.vapi.VapiMessage.Call;
import io.patchbay.agent.adapter.vapi.VapiMessage.ToolCall;
import io.patchbay.agent.adapter.vapi.VapiReplies;
import io.patchbay.agent.adapter.vapi.VapiReplies.ToolAnswer;
import io.patchbay.agent.adapter.vapi.VapiSecret;
import io.patchbay.agent.adapter.vapi.VapiWire;
import io.patchbay.agent.call.CallEvent;
import io.patchbay.agent.server.Mount;
import io.patchbay.agent.server.Reply;
import io.patchbay.agent.server.RequestBody;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The assistant's ways in: its questions, its news and its reports. Every path takes every kind of message, so
/// that it does not matter which of them an installation has configured where; the seeds' paths still lead here.
public final class VapiWays {

    private static final List<String> PATHS = List.of(
            "/vapi/get-pending-call",
            "/vapi/post_call",
            "/vapi/events",
            "/api/twilio/get-pending-call",
            "/api/vapi/post_call");
    private static final String QUESTION = "getpendingcall";
    private static final String NO_CALL = "There is no such call.";

    private final VapiSecret secret;
    private final String publicBase;
    private final RequestBody body;
    private final CallSide calls;
    private final AssistantSide assistants;
    private final BriefDesk briefs;
    private final ReportDesk reports;
    private final InTime inTime;
    private final MeterRegistry meters;

    public VapiWays(
            VapiSecret secret,
            URI publicBase,
            CallSide calls,
            AssistantSide assistants,
            WebhookPolicy policy,
            Clocks clocks,
            MeterRegistry meters) {
        this.secret = secret;
        this.publicBase = publicBase.toString().replaceFirst("/$", "");
        this.body = new RequestBody(policy.maxReportBytes(), policy.bodyWithin(), clocks.nanos());
        this.calls = calls;
        this.assistants = assistants;
        this.briefs = new BriefDesk(calls, assistants);
        this.reports = new ReportDesk(assistants.reports(), calls.claims());
        this.inTime = new InTime(policy.answerWithin());
        this.meters = meters;
    }

    /// All of them, for the server.
    public List<Mount> mounts() {
        return PATHS.stream().map(path -> Door.at(path, this::answer, meters)).toList();
    }

    private Answer answer(Request request) {
        if (!request.getMethod().equals("POST")) {
            return Answer.refused(Outcome.MALFORMED, 405);
        }
        return switch (body.take(request)) {
            case RequestBody.Refused refused -> new Answer(Outcome.UNREADABLE, refused.reply());
            case RequestBody.Whole whole -> {
                var incoming = new VapiSecret.Incoming(
                        request.getMethod(),
                        publicBase + request.getHttpURI().getPathQuery(),
                        name -> one(request, name));
                yield secret.genuine(incoming, whole.bytes())
                        ? VapiWire.read(whole.bytes())
                                .map(message -> take(message, whole.bytes()))
                                .orElse(Answer.refused(Outcome.MALFORMED, 400))
                        : Answer.refused(Outcome.FORGED, 403);
            }
        };
    }

    private static @Nullable String one(Request request, String name) {
        var values = request.getHeaders().getValuesList(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    private Answer take(VapiMessage message, byte[] raw) {
        return switch (message) {
            case VapiMessage.ToolCalls tools -> toolCalls(tools);
            case VapiMessage.FunctionCall one -> {
                var answer = tool(one.call(), one.function());
                yield data(answer instanceof ToolAnswer.Result, VapiReplies.functionResult(answer));
            }
            case VapiMessage.AssistantRequest asked -> assistant(asked.call());
            case VapiMessage.StatusUpdate status -> status(status);
            case VapiMessage.SpeechUpdate speech -> speech(speech, raw);
            case VapiMessage.EndOfCallReport report -> {
                var outcome = reports.take(report);
                yield outcome == Outcome.MALFORMED ? Answer.refused(outcome, 400) : Answer.silent(outcome);
            }
            case VapiMessage.Hang hang -> Answer.silent(Outcome.IGNORED);
            case VapiMessage.TranscriptHeard heard -> Answer.silent(Outcome.IGNORED);
            case VapiMessage.Unknown unknown -> Answer.silent(Outcome.IGNORED);
        };
    }

    private Answer toolCalls(VapiMessage.ToolCalls asked) {
        List<ToolAnswer> answers = new ArrayList<>();
        for (var tool : asked.tools()) {
            answers.add(tool(asked.call(), tool));
        }
        boolean all = !answers.isEmpty() && answers.stream().allMatch(ToolAnswer.Result.class::isInstance);
        return data(all, VapiReplies.toolResults(answers));
    }

    private ToolAnswer tool(Call call, ToolCall tool) {
        var plain = tool.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (!plain.equals(QUESTION)) {
            return new ToolAnswer.Refusal(tool, "There is no such tool.");
        }
        return inTime.get(() -> briefs.fields(call, tool.pendingCall()))
                .<ToolAnswer>map(fields -> new ToolAnswer.Result(tool, fields))
                .orElse(new ToolAnswer.Refusal(tool, NO_CALL));
    }

    private Answer assistant(Call call) {
        var reply = inTime.get(() -> briefs.fields(call, Optional.empty())
                .flatMap(fields -> call.pendingCall()
                        .flatMap(assistants.choice()::assistantFor)
                        .map(id -> VapiReplies.assistant(id, words(fields)))));
        return data(reply.isPresent(), reply.orElseGet(() -> VapiReplies.noAssistant(NO_CALL)));
    }

    /// The assistant's line is open: its call may know, even before it asks for anything.
    private Answer status(VapiMessage.StatusUpdate update) {
        if (update.status() != VapiMessage.Status.IN_PROGRESS) {
            return Answer.silent(Outcome.IGNORED);
        }
        return briefs.session(update.call())
                .map(session -> briefs.connected(update.call(), session) ? Outcome.DELIVERED : Outcome.DUPLICATE)
                .map(Answer::silent)
                .orElse(Answer.silent(Outcome.UNKNOWN_CALL));
    }

    private Answer speech(VapiMessage.SpeechUpdate speech, byte[] raw) {
        if (speech.role() != VapiMessage.Role.ASSISTANT) {
            return Answer.silent(Outcome.IGNORED);
        }
        var session = briefs.session(speech.call()).filter(calls.inbox()::isLive);
        if (session.isEmpty()) {
            return Answer.silent(Outcome.UNKNOWN_CALL);
        }
        if (!calls.claims().claim("vapi", ReceiptKey.of("speech", ReceiptKey.digest(raw)))) {
            return Answer.silent(Outcome.DUPLICATE);
        }
        boolean taken = calls.inbox().post(session.get(), new CallEvent.AssistantSpoke(speech.started()));
        return Answer.silent(taken ? Outcome.DELIVERED : Outcome.UNKNOWN_CALL);
    }

    private static Answer data(boolean given, byte[] json) {
        var text = new String(json, StandardCharsets.UTF_8);
        return new Answer(given ? Outcome.ANSWERED : Outcome.REFUSED, Reply.json(text));
    }

    private static Map<String, String> words(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue())));
    }
}
