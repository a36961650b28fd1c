package io.patchbay.sandbox.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.patchbay.sandbox.clinic.ClinicScript.How;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a clinic's file. Anything it does not know is an error that names the file and the place.
final class ScriptReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> CLASSIFICATIONS = Set.of("human", "ivr_only", "ivr_then_human", "none", "any");
    private static final Set<String> ENDS = Set.of("completed", "failed", "pending");
    private static final String E164 = "\\+[1-9]\\d{6,14}";
    private static final Duration RINGING = Duration.ofSeconds(4);
    private static final int NOT_FOUND = 404;

    private final String file;

    ScriptReader(String file) {
        this.file = file;
    }

    ClinicScript read(InputStream in) throws IOException {
        Place root = new Place(file, "", tree(in));
        root.only("number", "name", "about", "expects", "answers", "digit_gap", "scenes");
        Place scenes = root.child("scenes");
        SceneReader reader = new SceneReader(scenes.names());
        Map<String, List<Scene>> read = new LinkedHashMap<>();
        for (String scene : scenes.names()) {
            read.put(scene, reader.steps(scenes.child(scene)));
        }
        return new ClinicScript(
                number(root),
                root.text("name"),
                root.text("about", ""),
                expectation(root.child("expects")),
                answers(root, reader),
                root.time("digit_gap", Duration.ZERO),
                Map.copyOf(read));
    }

    private JsonNode tree(InputStream in) throws IOException {
        try {
            return YAML.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    private static String number(Place root) {
        String number = root.text("number");
        if (!number.matches(E164)) {
            throw root.child("number").wrong("'" + number + "' is not a number such as \"+12025550101\"");
        }
        return number;
    }

    private static ClinicScript.Expectation expectation(Place place) {
        place.only("classification", "ends", "evaluation", "retries");
        return new ClinicScript.Expectation(
                place.word("classification", CLASSIFICATIONS),
                place.word("ends", ENDS),
                place.text("evaluation", ""),
                place.flag("retries"));
    }

    private static List<ClinicScript.Answer> answers(Place root, SceneReader scenes) {
        Place given = root.child("answers");
        List<ClinicScript.Answer> answers = new ArrayList<>();
        for (Place place : given.isList() ? given.items() : List.of(given)) {
            ClinicScript.Answer answer = answer(place, scenes);
            if (answer.fromCall() != 1 && answers.isEmpty()) {
                throw place.wrong("the first answer is from call 1 on");
            }
            if (!answers.isEmpty() && answer.fromCall() <= answers.getLast().fromCall()) {
                throw place.wrong("'from_call' must rise");
            }
            answers.add(answer);
        }
        if (answers.isEmpty()) {
            throw given.wrong("say how the telephone is answered");
        }
        return List.copyOf(answers);
    }

    private static ClinicScript.Answer answer(Place place, SceneReader scenes) {
        place.only("from_call", "how", "ringing", "sip", "start");
        String how = place.maybe("how").isPresent() ? place.word("how", How.words()) : How.PICKS_UP.word();
        return new ClinicScript.Answer(
                place.number("from_call", 1, 1),
                How.of(how),
                place.time("ringing", RINGING),
                place.number("sip", 300, NOT_FOUND),
                how.equals(How.PICKS_UP.word()) ? scenes.scene(place, "start", "main") : "");
    }
}
