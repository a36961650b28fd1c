package io.patchbay.console;

import static io.patchbay.console.testkit.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.console.shell.Appearance;
import io.patchbay.console.testkit.Desk;
import io.patchbay.console.testkit.Wall;
import io.patchbay.contract.row.LiveCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The live screen as it is used: by mouse and keyboard, with rows coming in.
@Tag("fx")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JavaFX gives them in start.
final class LiveScreenTest {

    private Desk desk;

    @Start
    void start(Stage stage) {
        desk = new Desk(Locale.US, Appearance.LIGHT);
        stage.setScene(desk.scene(980, 760));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(desk::close);
    }

    @Test
    void beforeTheFirstAnswerItConnectsAndSaysWhatToDo(FxRobot robot) {
        assertThat(robot.lookup("#link-light").queryAs(Node.class).getAccessibleText())
                .isEqualTo("Connecting");
        assertThat(texts(robot, "#calls .empty-title")).containsExactly("No calls yet");
    }

    @Test
    void rowsAndNumbersAppearAsTheyAreHeard(FxRobot robot) {
        heard(Wall.calls());

        assertThat(texts(robot, "#calls .badge .label")).contains("Talking", "Ringing", "Review");
        assertThat(texts(robot, "#tile-active-value")).containsExactly("7");
        assertThat(texts(robot, "#tile-completed-value")).containsExactly("1,204");
        assertThat(texts(robot, "#status-rows")).containsExactly("14 calls");
    }

    @Test
    void timesRunByTheOneTickAndColoursFollow(FxRobot robot) {
        heard(List.of(aCall("Harbor").session("ringing", 1, 20).build()));
        assertThat(badge(robot)).contains("busy");
        robot.interact(() -> desk.pass(Duration.ofSeconds(5)));

        assertThat(texts(robot, "#calls .table-cell .over")).contains("0:25");
        assertThat(badge(robot)).contains("attention").doesNotContain("busy");
    }

    @Test
    void aRowChosenWithTheKeyboardStaysChosenWhileRowsComeIn(FxRobot robot) {
        heard(List.of(aCall("A").build(), aCall("B").build()));
        robot.clickOn("#calls .table-row-cell").type(KeyCode.DOWN);
        var chosen = table(robot).getSelectionModel().getSelectedItem();
        heard(List.of(
                aCall("C").session("ringing", 1, 1).build(),
                aCall("A").build(),
                aCall("B").build()));

        assertThat(chosen).isNotNull();
        assertThat(table(robot).getSelectionModel().getSelectedItem()).isSameAs(chosen);
        assertThat(table(robot).getItems()).hasSize(3);
    }

    @Test
    void whenTheLinkIsLostItSaysSoMarksEverythingAndStopsTheClocks(FxRobot robot) {
        heard(List.of(aCall("Harbor").session("active", 1, 47).build()));
        robot.interact(() -> desk.pass(Duration.ofSeconds(42)));

        assertThat(robot.lookup("#notice").queryAs(Node.class).isVisible()).isTrue();
        assertThat(texts(robot, "#notice-text").iterator().next()).startsWith("Rows are 42 s old.");
        assertThat(robot.lookup("#calls .table-cell").queryAs(Node.class).getOpacity())
                .isLessThan(1);
        assertThat(texts(robot, "#calls .table-cell .over")).contains("0:47");

        heard(List.of(aCall("Harbor").session("active", 1, 47).build()));
        assertThat(robot.lookup("#notice").queryAs(Node.class).isVisible()).isFalse();
        assertThat(robot.lookup("#calls .table-cell").queryAs(Node.class).getOpacity())
                .isEqualTo(1);
    }

    @Test
    void theAppearanceIsSwitchedByMouseAndByKeyboard(FxRobot robot) {
        assertThat(Application.getUserAgentStylesheet()).contains("primer-light");
        robot.clickOn("#appearance");
        assertThat(Application.getUserAgentStylesheet()).contains("primer-dark");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D).release(KeyCode.D, KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(Application.getUserAgentStylesheet()).contains("primer-light");
    }

    @Test
    void whatCanBeUsedOrReadHasANameForAScreenReader(FxRobot robot) {
        heard(Wall.calls());

        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .isNotEmpty()
                .allMatch(button -> button.getAccessibleText() != null
                        && !button.getAccessibleText().isEmpty());
        assertThat(table(robot).getAccessibleText()).isEqualTo("Live calls, one row for each");
        assertThat(robot.lookup("#tile-due").queryAs(Node.class).getAccessibleText())
                .isEqualTo("Due now: 12");
        assertThat(robot.lookup("#calls .table-cell").queryAllAs(Labeled.class))
                .filteredOn(cell -> cell.getGraphic() != null)
                .isNotEmpty()
                .allMatch(cell -> cell.getAccessibleText() != null);
    }

    private void heard(List<LiveCall> calls) {
        desk.heard(calls);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#calls").queryTableView();
    }

    private static List<String> badge(FxRobot robot) {
        return robot.lookup("#calls .badge").queryAs(Node.class).getStyleClass();
    }

    private static List<String> texts(FxRobot robot, String query) {
        Set<Label> labels = robot.lookup(query).queryAllAs(Label.class);
        return labels.stream().map(Label::getText).toList();
    }
}
