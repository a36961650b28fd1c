package io.patchbay.agent.importing;

import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.PatientName;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.row.WorkflowState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line's values turned into a call, collecting everything that is wrong with it.
final class CsvLine {

    private static final int LONGEST_TEXT = 20_000;
    private static final int DEFAULT_RETRIES = 3;
    private static final int MOST_RETRIES = 20;
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    private final long line;
    private final Map<String, String> values;
    private final ImportRules rules;
    private final List<LineProblem> problems = new ArrayList<>();

    private CsvLine(long line, Map<String, String> values, ImportRules rules) {
        this.line = line;
        this.values = values;
        this.rules = rules;
    }

    /// The call is present exactly when there is no problem.
    record Parsed(Optional<NewPendingCall> call, List<LineProblem> problems) {}

    static Parsed parse(long line, Map<String, String> values, ImportRules rules) {
        return new CsvLine(line, values, rules).parse();
    }

    private Parsed parse() {
        values.forEach(this::checkCharacters);
        CsvHeader.REQUIRED.stream()
                .filter(column -> value(column) == null)
                .forEach(column -> problem(column, "is empty; every call needs it"));
        var appointment = instant("appointment_time");
        var phone = phone();
        var birth = birthDate();
        var nextActionAt = instant("next_action_at");
        var scheduling =
                new NewPendingCall.Scheduling(state(), retries(), nextActionAt == null ? rules.now() : nextActionAt);
        var examId = value("exam_id");
        var name = value("employee_name");
        if (!problems.isEmpty() || examId == null || name == null || appointment == null || phone == null) {
            return new Parsed(Optional.empty(), problems);
        }
        return new Parsed(
                Optional.of(new NewPendingCall(
                        examId,
                        new PatientName(name),
                        Optional.ofNullable(birth),
                        appointment,
                        phone,
                        scheduling,
                        texts())),
                List.of());
    }

    private void checkCharacters(String column, String value) {
        if (value.indexOf('\0') >= 0 || value.indexOf('\uFFFD') >= 0) {
            problem(column, "has characters that cannot be read; save the file as UTF-8");
        } else if (value.length() > LONGEST_TEXT) {
            problem(column, "is longer than " + LONGEST_TEXT + " characters");
        }
    }

    private @Nullable Phone phone() {
        var written = value("phone");
        if (written == null) {
            return null;
        }
        return switch (PhoneReading.of(written, rules.region())) {
            case PhoneReading.Dialable dialable -> dialable.phone();
            case PhoneReading.Impossible impossible -> {
                problem("phone", impossible.reason());
                yield null;
            }
        };
    }

    private @Nullable BirthDate birthDate() {
        var written = value("employee_dob");
        if (written == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(written);
            if (day.isBefore(EARLIEST_BIRTH)
                    || day.isAfter(rules.now().atZone(rules.zone()).toLocalDate())) {
                problem("employee_dob", "is not a possible date of birth");
            }
            return new BirthDate(day);
        } catch (DateTimeException e) {
            problem("employee_dob", "is not a date; write year-month-day, such as 1990-12-31");
            return null;
        }
    }

    /// With an offset or `Z` as it stands, without one in the file's zone; a blank may stand for the `T`.
    private @Nullable Instant instant(String column) {
        var written = value(column);
        if (written == null) {
            return null;
        }
        var iso = written.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T")
                .replaceFirst(" +(Z|[+-]\\d{2}:?\\d{2})$", "$1");
        try {
            var instant = iso.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(rules.zone()).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year < 2000 || year > 2200) {
                problem(column, "is in an impossible year");
            }
            return instant;
        } catch (DateTimeException e) {
            problem(column, "is not a time; write it as 2026-11-30T14:30 or 2026-11-30T14:30-08:00");
            return null;
        }
    }

    private WorkflowState state() {
        var written = value("workflow_state");
        if (written == null || written.equals(WorkflowState.NEW.word())) {
            return WorkflowState.NEW;
        }
        if (!written.equals(WorkflowState.PENDING.word())) {
            problem("workflow_state", "must be new, or pending for a parked call");
        }
        return WorkflowState.PENDING;
    }

    private int retries() {
        var written = value("max_retries");
        if (written == null) {
            return DEFAULT_RETRIES;
        }
        if (!written.matches("[0-9]{1,2}") || Integer.parseInt(written) > MOST_RETRIES) {
            problem("max_retries", "must be a whole number from 0 to " + MOST_RETRIES);
            return DEFAULT_RETRIES;
        }
        return Integer.parseInt(written);
    }

    private Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        for (var column : NewPendingCall.TEXT_COLUMNS.keySet()) {
            var value = value(column);
            if (value != null) {
                texts.put(column, value);
            }
        }
        return texts;
    }

    private @Nullable String value(String column) {
        var value = values.get(column);
        return value == null || value.isEmpty() ? null : value;
    }

    private void problem(String column, String reason) {
        problems.add(new LineProblem(line, column, reason));
    }
}
