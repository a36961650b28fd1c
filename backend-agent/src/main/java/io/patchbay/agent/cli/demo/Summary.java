package io.patchbay.agent.cli.demo;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patchbay.agent.port.store.CallSummaries.CallSummary;
import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.row.WorkflowState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of a run: each call beside its clinic's script, the invariants, and whether any clinic was dialled twice
/// for one attempt.
final class Summary {

    private final List<Line> lines;
    private final Evidence evidence;

    private Summary(List<Line> lines, Evidence evidence) {
        this.lines = lines;
        this.evidence = evidence;
    }

    /// What is known beside the calls. `patient`: at speed 1 a retry far ahead counts as an end.
    record Evidence(Map<String, Long> invariants, Map<String, Integer> dials, boolean patient) {

        long doubleDials() {
            return dials.values().stream().filter(count -> count > 1).count();
        }
    }

    /// One call and whether it went as its clinic's script says.
    private record Line(CallSummary call, String outcome, boolean asScripted, String why) {}

    static Summary of(List<CallSummary> calls, Map<String, Expectations.Expected> expected, Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (CallSummary call : calls) {
            Optional<Expectations.Expected> script =
                    Optional.ofNullable(expected.get(call.phone().reveal(Purpose.DIAL)));
            String why = script.map(word -> difference(call, word, evidence.patient()))
                    .orElse("no clinic has this number");
            String outcome = call.evaluation()
                    .orElseGet(() -> call.endReason().orElse(call.state().word()));
            lines.add(new Line(call, outcome, why.isEmpty(), why));
        }
        return new Summary(lines, evidence);
    }

    private static String difference(CallSummary call, Expectations.Expected script, boolean patient) {
        if (patient && script.retries() && call.state() == WorkflowState.RETRY_PENDING) {
            return "";
        }
        if (!call.state().word().equals(script.ends())) {
            return "ended " + call.state().word() + ", the script says " + script.ends();
        }
        if (!script.evaluation().isEmpty()
                && !script.evaluation().equals(call.evaluation().orElse(""))) {
            return "came to '" + call.evaluation().orElse("nothing") + "', the script says '" + script.evaluation()
                    + "'";
        }
        String kind = call.classification().orElse("none");
        if (!script.classification().equals("any") && !script.classification().equals(kind)) {
            return "classified " + kind + ", the script says " + script.classification();
        }
        return "";
    }

    boolean isOk() {
        return lines.stream().allMatch(Line::asScripted)
                && evidence.invariants().values().stream().allMatch(rows -> rows == 0)
                && evidence.doubleDials() == 0;
    }

    void print(PrintWriter out, Duration took) {
        out.println();
        out.printf(
                "%-36s %-15s %-38s %8s %7s %-18s %s%n",
                "clinic", "classification", "evidence", "verdict", "unhold", "outcome", "attempts");
        for (Line line : lines) {
            CallSummary call = line.call();
            out.printf(
                    "%-36s %-15s %-38s %8s %7s %-18s %d%s%n",
                    call.clinicName(),
                    call.classification().orElse("-"),
                    shorter(String.join(", ", call.evidence())),
                    millis(call.verdictMillis()),
                    millis(call.unholdMillis()),
                    line.outcome(),
                    call.attempts(),
                    line.asScripted() ? "" : "   NOT AS SCRIPTED: " + line.why());
        }
        printTotals(out, took);
    }

    private void printTotals(PrintWriter out, Duration took) {
        out.println();
        long scripted = lines.stream().filter(Line::asScripted).count();
        out.printf(
                "%d of %d calls ended as their clinics' scripts say, in %d s.%n",
                scripted, lines.size(), took.toSeconds());
        long waiting = lines.stream()
                .filter(line -> line.call().state() == WorkflowState.RETRY_PENDING)
                .count();
        if (waiting > 0) {
            out.printf(
                    "%d of them wait for a retry more than five minutes ahead; that counts as idle here.%n", waiting);
        }
        out.printf(
                "%d classification calls; %d calls went straight to a clinic already known.%n",
                classificationCalls(), fromCache());
        evidence.invariants().forEach((name, rows) -> {
            if (rows > 0) {
                out.printf("INVARIANT VIOLATED: %s, %d rows%n", name, rows);
            }
        });
        out.printf(
                "%d invariants checked; %d sessions whose clinic was dialled more than once.%n",
                evidence.invariants().size(), evidence.doubleDials());
        out.flush();
    }

    private int classificationCalls() {
        return lines.stream()
                .mapToInt(line -> line.call().classificationCalls())
                .sum();
    }

    private long fromCache() {
        return lines.stream()
                .filter(line ->
                        line.call().classificationCalls() == 0 && line.call().attempts() > 0)
                .count();
    }

    void write(Path file) throws IOException {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("ok", isOk());
        page.put("calls", lines.stream().map(Summary::json).toList());
        page.put("invariants", evidence.invariants());
        page.put("classification_calls", classificationCalls());
        page.put("from_cache", fromCache());
        page.put("double_dials", evidence.doubleDials());
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), page);
    }

    private static Map<String, Object> json(Line line) {
        CallSummary call = line.call();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", call.id().toString());
        keys.put("clinic", call.clinicName());
        keys.put("state", call.state().word());
        keys.put("classification", call.classification().orElse(""));
        keys.put("evidence", call.evidence());
        keys.put("verdict_ms", call.verdictMillis().orElse(-1L));
        keys.put("unhold_ms", call.unholdMillis().orElse(-1L));
        keys.put("outcome", line.outcome());
        keys.put("attempts", call.attempts());
        keys.put("classification_calls", call.classificationCalls());
        keys.put("as_scripted", line.asScripted());
        keys.put("difference", line.why());
        return keys;
    }

    private static String shorter(String text) {
        return text.length() > 38 ? text.substring(0, 37) + "…" : text;
    }

    private static String millis(Optional<Long> time) {
        return time.map(ms -> ms + " ms").orElse("-");
    }
}
