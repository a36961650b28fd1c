package io.patchbay.agent.listen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BordersTest {

    private static final JavaClasses HEARING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.agent.listen");

    @Test
    void hearingKnowsTheContractAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.patchbay.agent.listen..", "io.patchbay.contract..", "java..", "org.jspecify..")
                .check(HEARING);
    }

    @Test
    void hearingHasNoClockNoThreadsAndNoFiles() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.time..", "java.util.concurrent..", "java.nio.file..", "java.net..", "java.sql..")
                .check(HEARING);
        noClasses().should().callMethod(System.class, "nanoTime").check(HEARING);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(HEARING);
    }
}
