package io.patchbay.agent.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.contract.phi.Purpose;
import io.patchbay.contract.row.WorkflowState;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ImportRules RULES = new ImportRules(ZoneId.of("America/New_York"), "US", NOW);
    private static final String HEADER = "exam_id,employee_name,appointment_time,phone,employee_dob\n";
    private static final String GOOD = "E-1,Ann Planted,2026-12-01T09:30,(202) 555-0123,1980-02-03\n";

    @Test
    void aGoodLineBecomesACall() {
        var call = accepted(HEADER + GOOD).getFirst();
        assertThat(call.examId()).isEqualTo("E-1");
        assertThat(call.employeeName().reveal(Purpose.STORE)).isEqualTo("Ann Planted");
        assertThat(call.appointmentTime()).isEqualTo("2026-12-01T14:30:00Z");
        assertThat(call.phone().reveal(Purpose.STORE)).isEqualTo("+12025550123");
        assertThat(call.employeeDob().orElseThrow().reveal(Purpose.STORE)).isEqualTo("1980-02-03");
        assertThat(call.scheduling()).isEqualTo(new NewPendingCall.Scheduling(WorkflowState.NEW, 3, NOW));
        assertThat(call.toString()).doesNotContain("Planted");
    }

    @Test
    void columnsComeInAnyOrderAndCaseWithQuotesBlankLinesAndAByteOrderMark() {
        var calls = accepted(
                "\uFEFFPhone,Clinic_Name,EXAM_ID,employee_name,appointment_time,max_retries,workflow_state,next_action_at,procedures\r\n"
                        + "\r\n"
                        + "+442079460018,\"Baker Street, \"\"Upper\"\"\",E-2,N,2026-12-01 10:00 -08:00,5,pending,2026-11-30T08:00Z,\r\n");
        var call = calls.getFirst();
        assertThat(calls).hasSize(1);
        assertThat(call.text("clinic_name")).contains("Baker Street, \"Upper\"");
        assertThat(call.text("procedures")).isEmpty();
        assertThat(call.appointmentTime()).isEqualTo("2026-12-01T18:00:00Z");
        assertThat(call.scheduling())
                .isEqualTo(
                        new NewPendingCall.Scheduling(WorkflowState.PENDING, 5, Instant.parse("2026-11-30T08:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'E-1,N,2026-12-01T09:30,2025550123'              | ''               | has 4 fields where the header names 5
            'E-1,N,2026-12-01T09:30,2025550123,1980-02-03,x' | ''               | has 6 fields where the header names 5
            ',N,2026-12-01T09:30,2025550123,'                | exam_id          | is empty
            'E-1, ,2026-12-01T09:30,2025550123,'             | employee_name    | is empty
            'E-1,N,,2025550123,'                             | appointment_time | is empty
            'E-1,N,tomorrow,2025550123,'                     | appointment_time | is not a time
            'E-1,N,12/01/2026 09:30,2025550123,'             | appointment_time | is not a time
            'E-1,N,2026-02-30T09:30,2025550123,'             | appointment_time | is not a time
            'E-1,N,0026-12-01T09:30,2025550123,'             | appointment_time | is in an impossible year
            'E-1,N,2026-12-01T09:30,,'                       | phone            | is empty
            'E-1,N,2026-12-01T09:30,front desk,'             | phone            | is not a telephone number
            'E-1,N,2026-12-01T09:30,12345,'                  | phone            | is not a number that exists
            'E-1,N,2026-12-01T09:30,+1 000 555 0123,'        | phone            | is not a number that exists
            'E-1,N,2026-12-01T09:30,202-555-0123 x12,'       | phone            | has an extension
            'E-1,N,2026-12-01T09:30,2025550123,03.02.1980'   | employee_dob     | is not a date
            'E-1,N,2026-12-01T09:30,2025550123,1980-13-01'   | employee_dob     | is not a date
            'E-1,N,2026-12-01T09:30,2025550123,2031-01-01'   | employee_dob     | is not a possible date of birth
            'E-1,N,2026-12-01T09:30,2025550123,1850-01-01'   | employee_dob     | is not a possible date of birth
            """)
    void aBadLineIsNamedWithItsColumnAndReason(String line, String column, String reason) {
        var problems = rejected(HEADER + GOOD.replace("E-1", "E-0") + line + "\n");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.reason()).startsWith(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'exam_id,employee_name,appointment_time'                   | phone         | is missing
            'exam_id,employee_name,appointment_time,phone,phone'       | phone         | appears twice
            'exam_id,employee_name,appointment_time,phone,shoe_size'   | shoe_size     | is not a column that can be imported
            'exam_id,employee_name,appointment_time,phone,call_status' | call_status   | is not a column that can be imported
            'exam_id,employee_name,appointment_time,phone,'            | ''            | column 5 has no name
            """)
    void aBadHeaderIsNamedOnce(String header, String column, String reason) {
        var problems = rejected(header + "\n" + GOOD);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.reason()).startsWith(reason);
        });
    }

    @Test
    void everyProblemIsReportedAtOnceAndNothingIsTaken() {
        var problems = rejected(HEADER + GOOD + ",,,,\n" + GOOD.replace("E-1", "E-2") + "E-3,N,x,y,z\n");
        assertThat(problems).extracting(LineProblem::line).containsExactly(3L, 3L, 3L, 3L, 5L, 5L, 5L);
    }

    @Test
    void aCallThatStandsTwiceIsNamedWithBothLines() {
        var problems = rejected(HEADER + GOOD + GOOD.replace("(202) 555-0123", "+1 202 555 0123"));
        assertThat(problems.toString())
                .contains("line 3, column exam_id: the same exam_id and phone are already on line 2");
        assertThat(accepted(HEADER + GOOD + GOOD.replace("0123", "0124"))).hasSize(2);
    }

    @Test
    void aLineThatSpansSeveralIsNamedByItsFirst() {
        var problems = rejected(HEADER + "E-1,\"N\nM\",2026-12-01T09:30,2025550123,\nE-2,N,bad,2025550124,\n");
        assertThat(problems).extracting(LineProblem::line).containsExactly(4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n"})
    void anEmptyFileIsRefused(String text) {
        assertThat(rejected(text).getFirst().reason()).contains("the file is empty");
    }

    @Test
    void aFileWithNothingButAHeaderIsRefused() {
        assertThat(rejected(HEADER).getFirst().reason()).contains("there are no calls");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        assertThat(rejected(HEADER + GOOD + "E-2,\"Planted,2026-12-01T09:30,2025550123,\n")
                        .getLast()
                        .reason())
                .contains("quote that is not closed");
    }

    @Test
    void unreadableCharactersAreRefused() {
        assertThat(rejected(HEADER + GOOD.replace("Ann", "Ann\uFFFD"))
                        .getFirst()
                        .toString())
                .contains("column employee_name", "save the file as UTF-8");
        assertThat(rejected(HEADER + GOOD.replace("Ann", "Ann\0")).getFirst().column())
                .isEqualTo("employee_name");
    }

    @Test
    void aFileWithoutAHeaderDoesNotGiveItsFirstPatientAway() {
        assertThat(told(GOOD)).isNotEmpty().noneMatch(text -> text.contains("planted") || text.contains("Planted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Canary,Canary Name,Canary,Canary,Canary\n",
                "E-1,Canary,2026-12-01T09:30,+1 000 555 0199 Canary,1980-02-03\n",
                "E-1,\"Canary\n",
                "Canary,Canary\n",
            })
    void noProblemQuotesAValue(String line) {
        assertThat(told(HEADER + line))
                .isNotEmpty()
                .noneMatch(text -> text.contains("Canary") || text.contains("0199"));
    }

    @Test
    void theReportOfAGoodFileSaysHowManyCalls() {
        assertThat(told(HEADER + GOOD)).containsExactly("1 call is ready to be imported.");
        assertThat(told(HEADER + GOOD + GOOD.replace("E-1", "E-2")))
                .containsExactly("2 calls are ready to be imported.");
    }

    private static List<NewPendingCall> accepted(String text) {
        var result = CsvImport.read(new StringReader(text), RULES);
        assertThat(result).as(() -> String.join("; ", result.sentences())).isInstanceOf(ImportResult.Accepted.class);
        return result instanceof ImportResult.Accepted accepted ? accepted.calls() : List.of();
    }

    private static List<LineProblem> rejected(String text) {
        var result = CsvImport.read(new StringReader(text), RULES);
        assertThat(result).isInstanceOf(ImportResult.Rejected.class);
        return result instanceof ImportResult.Rejected rejected ? rejected.problems() : List.of();
    }

    private static List<String> told(String text) {
        return CsvImport.read(new StringReader(text), RULES).sentences();
    }
}
