package io.patchbay.agent.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchbay.agent.listen.Evidence;
import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.ReasonerQuestion;
import io.patchbay.agent.listen.ReasonerQuestion.WhichKey;
import io.patchbay.agent.listen.ReasonerQuestion.WhoAnswered;
import io.patchbay.agent.listen.ReasonerReply;
import io.patchbay.agent.listen.ReasonerReply.KeyIs;
import io.patchbay.agent.listen.ReasonerReply.PartyIs;
import io.patchbay.agent.outbound.Outbound;
import io.patchbay.agent.port.Reasoner;
import io.patchbay.agent.port.VendorFailure.Kind;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.phi.Transcript;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// OpenAI as our second opinion. One request per question; an answer that does not fit the question is a failure,
/// never a guess of ours.
public final class OpenAiReasoner implements Reasoner, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiReasoner.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int LONGEST_REASON = 300;

    private final OpenAiSettings settings;
    private final Outbound outbound = Outbound.connectingWithin(CONNECT);
    private final Prompt whoAnswered = Prompt.load("who-answered", 1);
    private final Prompt whichKey = Prompt.load("which-key", 1);

    public OpenAiReasoner(OpenAiSettings settings) {
        this.settings = settings;
    }

    @Override
    public ReasonerReply ask(ReasonerQuestion question, Duration timeout) {
        return switch (question) {
            case WhoAnswered who -> party(asked(whoAnswered, values(who), timeout));
            case WhichKey menu -> key(asked(whichKey, values(menu), timeout), menu);
        };
    }

    @Override
    public void close() {
        outbound.close();
    }

    private JsonNode asked(Prompt prompt, Map<String, String> values, Duration timeout) {
        var body = OpenAiWire.request(settings, prompt, prompt.user(values));
        var request = HttpRequest.newBuilder(settings.completions())
                .header("Authorization", "Bearer " + settings.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        settings.project().ifPresent(project -> request.header("OpenAI-Project", project));
        var answer = OpenAiWire.answer(outbound.send(request.build(), timeout));
        LOG.atDebug()
                .addKeyValue("prompt", prompt.id())
                .addKeyValue("model", settings.model())
                .log("reasoner answered");
        return answer;
    }

    private static Map<String, String> values(WhoAnswered who) {
        return Map.of(
                "seconds",
                String.format(Locale.ROOT, "%.1f", who.speechMillis() / 1000.0),
                "speaking",
                who.stillSpeaking() ? "is still speaking" : "has stopped",
                "evidence",
                who.evidence().isEmpty()
                        ? "none"
                        : who.evidence().stream().map(OpenAiReasoner::line).collect(Collectors.joining("\n")),
                "transcript",
                numbered(who.transcript()));
    }

    private static Map<String, String> values(WhichKey menu) {
        return Map.of(
                "goal", menu.goal().name(),
                "synonyms", String.join(", ", menu.goal().synonyms()),
                "offered", menu.offered().stream().sorted().collect(Collectors.joining(", ")),
                "menu", numbered(menu.menu()));
    }

    private static String line(Evidence evidence) {
        return String.format(
                Locale.ROOT, "- %s: %s (%+.2f)", word(evidence.points()), evidence.cue(), evidence.weight());
    }

    private static String numbered(Transcript transcript) {
        var text = new StringBuilder();
        var number = 1;
        for (var line : transcript.reveal(Purpose.HEARING).lines().toList()) {
            text.append(number == 1 ? "" : "\n").append(number).append(". ").append(line.strip());
            number++;
        }
        return text.toString();
    }

    private static ReasonerReply party(JsonNode answer) {
        for (var party : HeardParty.values()) {
            if (word(party).equals(answer.path("party").asText())) {
                return new PartyIs(party, confidence(answer), reason(answer));
            }
        }
        throw OpenAiWire.failure(Kind.TRANSIENT, "nonsense");
    }

    private static ReasonerReply key(JsonNode answer, WhichKey menu) {
        var key = answer.path("key");
        if (key.isNull()) {
            return new KeyIs("", confidence(answer), reason(answer));
        }
        if (!key.isTextual() || !menu.offered().contains(key.asText())) {
            throw OpenAiWire.failure(Kind.TRANSIENT, "nonsense");
        }
        return new KeyIs(key.asText(), confidence(answer), reason(answer));
    }

    private static double confidence(JsonNode answer) {
        var confidence = answer.path("confidence");
        if (!confidence.isNumber() || confidence.asDouble() < 0 || confidence.asDouble() > 1) {
            throw OpenAiWire.failure(Kind.TRANSIENT, "nonsense");
        }
        return confidence.asDouble();
    }

    private static String reason(JsonNode answer) {
        var reason = answer.path("reason").asText().replaceAll("\\s+", " ").strip();
        return reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    }

    private static String word(HeardParty party) {
        return party.name().toLowerCase(Locale.ROOT);
    }
}
