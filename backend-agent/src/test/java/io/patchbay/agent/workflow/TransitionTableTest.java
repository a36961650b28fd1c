package io.patchbay.agent.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

    private static final Path PAGE = Path.of("docs", "workflow-transitions.md");
    private static final String WRITE = "workflow.transitions.write";

    @Test
    void thePageInTheDocumentationIsWhatTheMachineDoes() throws IOException {
        var table = TransitionTable.render();
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, table);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s is not what the machine does; write it anew with -D%s=true", PAGE, WRITE)
                .isEqualTo(table);
    }
}
