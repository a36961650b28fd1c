package io.patchbay.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.patchbay.console.feed.FxFeed;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleBordersTest {

    private static final JavaClasses CONSOLE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.console");

    @Test
    void theConsoleNeverSeesAnAgentOrASandbox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.patchbay.agent..", "io.patchbay.sandbox..")
                .check(CONSOLE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.patchbay.console.(*)..").should().beFreeOfCycles().check(CONSOLE);
    }

    @Test
    void oneClassAloneCrossesToTheJavaFxThread() {
        noClasses()
                .that()
                .areNotAssignableTo(FxFeed.class)
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CONSOLE);
        noClasses()
                .that()
                .areNotAssignableTo(FxFeed.class)
                .should()
                .accessTargetWhere(JavaAccess.Predicates.target(HasName.Predicates.name("runLater")))
                .check(CONSOLE);
    }

    @Test
    void theCrossingItselfIsSeenByTheRule() {
        classes()
                .that()
                .areAssignableTo(FxFeed.class)
                .should()
                .accessClassesThat()
                .areAssignableTo(Platform.class)
                .check(CONSOLE);
    }

    @Test
    void viewModelsKnowNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .haveSimpleName("CallRow")
                .or()
                .haveSimpleName("CallTexts")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .check(CONSOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "shell"})
    void noScreenKnowsAnother(String screen) {
        var others = List.of("live", "shell").stream()
                .filter(other -> !other.equals(screen))
                .map(other -> "io.patchbay.console." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.patchbay.console." + screen + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CONSOLE);
    }

    @Test
    void clocksChanceAndSleepComeFromTheWiring() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Wiring")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Random.class)
                .check(CONSOLE);
    }

    @Test
    void nobodyHereLooksAtProtectedValues() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("reveal")))
                .check(CONSOLE);
    }
}
