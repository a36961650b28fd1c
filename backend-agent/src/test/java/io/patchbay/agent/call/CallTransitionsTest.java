package io.patchbay.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTransitionsTest {

    private static final Path PAGE = Path.of("docs", "call-transitions.md");
    private static final String WRITE = "call.transitions.write";

    @Test
    void thePageInTheDocumentationIsWhatTheMachineDoes() throws IOException {
        String table = CallTransitionTable.render();
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, table);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s is not what the machine does; write it anew with -D%s=true", PAGE, WRITE)
                .isEqualTo(table);
    }

    @Test
    void thePageHasEveryState() {
        assertThat(CallTransitionTable.states().values().stream()
                        .<Class<?>>map(tale -> tale.state().getClass())
                        .toList())
                .containsExactly(CallState.class.getPermittedSubclasses());
    }

    @Test
    void thePageHasEveryEvent() {
        Stream<Class<?>> asked = CallTransitionTable.states().values().stream()
                .flatMap(tale -> CallTransitionTable.events(tale.state()).stream())
                .map(CallEvent::getClass);
        assertThat(asked.distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(CallEvent.class.getPermittedSubclasses()));
    }
}
