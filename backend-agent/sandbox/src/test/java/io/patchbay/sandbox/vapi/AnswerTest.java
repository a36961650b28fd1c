package io.patchbay.sandbox.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.patchbay.sandbox.voice.WatermarkListener;
import io.patchbay.sandbox.voice.WatermarkVoice;
import io.patchbay.sandbox.voice.WordListener.SpokenWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerTest {

    private static final String CLINICS = "/io/patchbay/sandbox/clinics/";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What's the patient's date of birth?                     | ASKS_BIRTH_DATE
            Sure, we can fax it. What fax number?                   | ASKS_WHERE
            And which patient is that?                              | ASKS_NAME
            Who is calling?                                         | ASKS_CALLER
            Hold on, let me check.                                  | WAIT
            Records, this is Tom, how can I help you?               | GREETING
            We can't send that without a signed release.            | UNABLE
            We don't have any records for that patient.             | UNABLE
            He never came in.                                       | NO_SHOW
            They were already faxed on Monday.                      | SENDING
            I'll get that over to you this afternoon.               | SENDING
            Yes.                                                    | YES
            Unfortunately no.                                       | NO
            The weather is nice.                                    | UNCLEAR
            """)
    void wordingHasItsMeaning(String said, Answer meaning) {
        assertThat(Answer.to(said)).isEqualTo(meaning);
    }

    @Test
    void everyShippedClinicsRepliesAreUnderstood() throws IOException {
        YAMLMapper yaml = YAMLMapper.builder().build();
        int understood = 0;
        for (String file :
                text("index.txt").lines().filter(name -> !name.isBlank()).toList()) {
            JsonNode clinic = yaml.readTree(text(file));
            String expected = clinic.at("/expects/evaluation").asText();
            List<String> evaluations = new ArrayList<>();
            replies(clinic.path("scenes"), evaluations);
            if (!expected.isEmpty() && !evaluations.isEmpty()) {
                assertThat(evaluations).as(file).contains(expected);
                understood++;
            }
        }
        assertThat(understood).isPositive();
    }

    @Test
    void theRequestHasNoPauseThatSoundsLikeItsEnd() {
        Map<String, String> facts = Map.of(
                "employee_name", "Alexandria Montgomery-Fitzgerald",
                "employee_dob", "1977-11-27",
                "client_name", "Continental Transportation Services");
        byte[] sound = new WatermarkVoice().say(Speeches.filled(VapiAssistant.USUAL_REQUEST, facts));

        long last = 0;
        for (SpokenWord word : new WatermarkListener().hear(sound)) {
            assertThat((word.fromSample() - last) / 8)
                    .as("ms of silence before '%s'", word.text())
                    .isLessThan(450);
            last = word.toSample();
        }
    }

    private static void replies(JsonNode node, List<String> evaluations) {
        for (JsonNode reply : node.path("replies")) {
            evaluations.add(Answer.to(reply.asText()).evaluation());
        }
        node.forEach(child -> replies(child, evaluations));
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(AnswerTest.class.getResourceAsStream(CLINICS + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
