package io.patchbay.agent.schedule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ScheduleBordersTest {

    private static final JavaClasses RULES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.agent.schedule", "io.patchbay.agent.workflow");

    @Test
    void theRulesSeeNothingButDataAndTheNumberingPlan() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.schedule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.agent.schedule",
                        "io.patchbay.contract..",
                        "com.google.i18n.phonenumbers..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(RULES);
    }

    @Test
    void onlyTwoClassesSeeTheNumberingPlan() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(ClinicZone|PhoneNumbers)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.i18n.phonenumbers..")
                .check(RULES);
    }

    @Test
    void theWorkflowSeesNothingButDataAndTheWordsOfTheRules() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.workflow")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.agent.workflow",
                        "io.patchbay.agent.schedule",
                        "io.patchbay.contract..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(RULES);
    }

    @Test
    void nothingHereReadsAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(RULES);
    }
}
