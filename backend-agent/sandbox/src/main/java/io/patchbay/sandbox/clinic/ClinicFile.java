package io.patchbay.sandbox.clinic;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.patchbay.sandbox.clinic.Clinic.Expectation;
import io.patchbay.sandbox.clinic.Clinic.Opening;
import io.patchbay.sandbox.clinic.Clinic.Pickup;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a clinic's YAML file. Whatever is wrong with it is said with the file's name and the place.
final class ClinicFile {

    static final String FIRST_SECTION = "script";

    private static final Set<String> CLASSIFICATIONS =
            Set.of("human", "ivr_only", "ivr_then_human", "voicemail", "none");
    private static final Duration RINGING = Duration.ofSeconds(4);
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final String file;

    private ClinicFile(String file) {
        this.file = file;
    }

    static Clinic read(String file, InputStream yaml) throws IOException {
        try {
            JsonNode root = YAML.readTree(yaml);
            return new ClinicFile(file).clinic(new ClinicNode(root, file));
        } catch (JacksonException e) {
            throw new ClinicFileException(
                    file + ": not YAML, line " + e.getLocation().getLineNr(), e);
        }
    }

    private Clinic clinic(ClinicNode root) {
        root.only("name", "number", "numbers", "zone", "expects", "rings", "line", "calls", FIRST_SECTION, "sections");
        Map<String, List<Step>> sections = new LinkedHashMap<>();
        StepReader steps = new StepReader();
        if (root.has(FIRST_SECTION)) {
            sections.put(FIRST_SECTION, steps.read(root.at(FIRST_SECTION)));
        }
        root.at("sections").fields().forEach((name, node) -> sections.put(name, steps.read(node)));
        List<String> numbers = root.has("numbers") ? root.at("numbers").texts() : List.of(root.text("number"));
        Clinic clinic = new Clinic(
                file.replaceFirst("\\.ya?ml$", ""),
                root.text("name"),
                numbers,
                root.text("zone"),
                expectation(root.at("expects")),
                openings(root),
                sections);
        check(clinic, steps.targets());
        return clinic;
    }

    private static Expectation expectation(ClinicNode node) {
        node.only("classification", "or", "outcome", "workflow", "after first call", "because");
        String workflow = node.text("workflow");
        return new Expectation(
                node.oneOf("classification", CLASSIFICATIONS),
                node.text("or", ""),
                node.text("outcome", "none"),
                workflow,
                node.text("after first call", workflow),
                node.text("because"));
    }

    private static List<Opening> openings(ClinicNode root) {
        Duration ringing = root.duration("rings", RINGING);
        Pickup line = pickup(root);
        if (!root.has("calls")) {
            return List.of(new Opening(1, line, ringing, FIRST_SECTION));
        }
        List<Opening> openings = new ArrayList<>();
        for (ClinicNode call : root.at("calls").items()) {
            call.only("from", "line", "rings", "start");
            openings.add(new Opening(
                    call.number("from", 1),
                    call.has("line") ? pickup(call) : line,
                    call.duration("rings", ringing),
                    call.text("start", FIRST_SECTION)));
        }
        return openings;
    }

    private static Pickup pickup(ClinicNode node) {
        return switch (node.oneOf("line", Set.of("answered", "no answer", "busy", "unreachable"), "answered")) {
            case "no answer" -> Pickup.NO_ANSWER;
            case "busy" -> Pickup.BUSY;
            case "unreachable" -> Pickup.UNREACHABLE;
            default -> Pickup.ANSWERED;
        };
    }

    private void check(Clinic clinic, Set<String> targets) {
        for (String number : clinic.numbers()) {
            if (!number.matches("\\+1\\d{10}")) {
                throw new ClinicFileException(file + ": a number must be +1 and ten digits, in quotes");
            }
        }
        if (clinic.openings().getFirst().from() != 1) {
            throw new ClinicFileException(file + ": calls must begin with from: 1");
        }
        for (Opening opening : clinic.openings()) {
            boolean known = clinic.sections().containsKey(opening.section());
            if (opening.pickup() == Pickup.ANSWERED && !known) {
                throw new ClinicFileException(file + ": no section '" + opening.section() + "'");
            }
        }
        for (String target : targets) {
            if (!clinic.sections().containsKey(target)) {
                throw new ClinicFileException(file + ": no section '" + target + "'");
            }
        }
    }
}
