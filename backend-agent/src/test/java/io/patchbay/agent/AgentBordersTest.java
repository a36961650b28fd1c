package io.patchbay.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who may see whom in the agent. A rule is changed here, on purpose, or not at all.
class AgentBordersTest {

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.agent");

    private static final String[] WORDS = {
        "io.patchbay.contract.id",
        "io.patchbay.contract.phi",
        "io.patchbay.contract.row",
        "java.lang..",
        "java.time..",
        "java.util..",
        "org.jspecify.."
    };

    /// Clocks in, numbers and ids from nowhere, waiting: what pure code is given instead.
    private static final DescribedPredicate<JavaAccess<?>> TIME_AND_CHANCE =
            describe("a clock, chance or a pause of its own", AgentBordersTest::isTimeOrChance);

    private static final ArchRule NOBODY_READS_THE_CLOCK = noClasses()
            .that()
            .haveNameNotMatching(".*(Wiring|\\.Main)(\\$.*)?")
            .and()
            .resideOutsideOfPackage("io.patchbay.agent.cli..")
            .should(accessTargetWhere(TIME_AND_CHANCE));

    /// Who may look at protected values, and what for: the store, the carrier, the assistant's brief, hearing, the
    /// clinic's time zone, the second opinion, and the demo's table of invented patients.
    private static final Set<String> MAY_REVEAL = Set.of(
            "io.patchbay.agent.adapter.openai.OpenAiReasoner",
            "io.patchbay.agent.adapter.postgres.ReportColumns",
            "io.patchbay.agent.adapter.postgres.Values",
            "io.patchbay.agent.adapter.twilio.TwilioLookUp",
            "io.patchbay.agent.adapter.twilio.TwilioTelephony",
            "io.patchbay.agent.cli.demo.Summary",
            "io.patchbay.agent.listen.MenuReading",
            "io.patchbay.agent.listen.Reception",
            "io.patchbay.agent.schedule.ClinicZone",
            "io.patchbay.agent.webhook.BriefFields");

    // ---- what decides is pure

    @Test
    void theCallSeesDataAloneOfHearingAndWorkflow() {
        DescribedPredicate<JavaClass> values = describe(
                "values of hearing and workflow",
                type -> type.getPackageName().matches("io\\.patchbay\\.agent\\.(listen|workflow)")
                        && (type.isRecord() || type.isEnum() || type.isInterface()));
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.call")
                .should()
                .onlyDependOnClassesThat(values.or(resideInAPackage("io.patchbay.agent.call"))
                        .or(resideInAPackage("java.net"))
                        .or(resideInAnyPackage(WORDS)))
                .check(AGENT);
    }

    @Test
    void theWorkflowSeesNothingButDataAndTheWordsOfTheRules() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.workflow")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.patchbay.agent.workflow", "io.patchbay.agent.schedule")
                        .or(resideInAnyPackage(WORDS)))
                .check(AGENT);
    }

    @Test
    void theRulesOfDiallingSeeNothingButDataAndTheNumberingPlan() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.schedule")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("io.patchbay.agent.schedule", "com.google.i18n.phonenumbers..")
                                .or(resideInAnyPackage(WORDS)))
                .check(AGENT);
    }

    @Test
    void onlyTwoRulesSeeTheNumberingPlan() {
        noClasses()
                .that()
                .resideInAnyPackage("io.patchbay.agent.schedule", "io.patchbay.agent.workflow")
                .and()
                .haveNameNotMatching(".*\\.(ClinicZone|PhoneNumbers)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.i18n.phonenumbers..")
                .check(AGENT);
    }

    @Test
    void hearingSeesNothingButDataAndItsWordLists() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.agent.listen..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("io.patchbay.agent.listen..", "java.io", "java.nio.charset", "java.text")
                                .or(resideInAnyPackage(WORDS)))
                .check(AGENT);
    }

    @Test
    void whatDecidesIsGivenTheTimeAndNotAClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.patchbay.agent.call",
                        "io.patchbay.agent.workflow",
                        "io.patchbay.agent.schedule",
                        "io.patchbay.agent.listen..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(AGENT);
    }

    // ---- the outside world

    @Test
    void adaptersDoNotSeeEachOther() {
        slices().matching("io.patchbay.agent.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .check(AGENT);
    }

    @Test
    void adaptersSeeNobodyWhoUsesThem() {
        noClasses()
                .that()
                .resideInAPackage("io.patchbay.agent.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.agent",
                        "io.patchbay.agent.cli..",
                        "io.patchbay.agent.gateway..",
                        "io.patchbay.agent.media..",
                        "io.patchbay.agent.runtime..",
                        "io.patchbay.agent.server..",
                        "io.patchbay.agent.webhook..")
                .check(AGENT);
    }

    @Test
    void onlyTheWiringSeesAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.patchbay.agent.adapter..", "io.patchbay.agent.cli..", "io.patchbay.agent.webhook..")
                .and()
                .haveNameNotMatching(".*Wiring(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.patchbay.agent.adapter..")
                .check(AGENT);
    }

    @Test
    void theWaysInSeeOnlyTheWireAndTheSignaturesOfTheirProviders() {
        DescribedPredicate<JavaClass> allowed = describe(
                "wire and signatures",
                type -> type.getName()
                        .matches("io\\.patchbay\\.agent\\.adapter\\.(twilio\\.Twilio(Addresses|Signature|Twiml|Wire)"
                                + "|vapi\\.Vapi(Message|Replies|Secret|Wire))(\\$.*)?"));
        noClasses()
                .that()
                .resideInAPackage("io.patchbay.agent.webhook..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.patchbay.agent.adapter..").and(DescribedPredicate.not(allowed)))
                .check(AGENT);
    }

    @Test
    void onlyTheDatabaseSideSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.patchbay.agent.adapter.postgres..",
                        "io.patchbay.agent.change..",
                        "io.patchbay.agent.cli..",
                        "io.patchbay.agent.database..",
                        "io.patchbay.agent.gateway..")
                .and()
                .haveNameNotMatching(".*Wiring(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "org.flywaydb..")
                .check(AGENT);
    }

    @Test
    void theSandboxIsSeenByTheCommandLineAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.patchbay.agent.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.patchbay.sandbox..")
                .check(AGENT);
    }

    @Test
    void theAgentHasNoScreen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.patchbay.console..", "io.patchbay.ui..", "javafx..", "java.awt..")
                .check(AGENT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.patchbay.agent.(*)..").should().beFreeOfCycles().check(AGENT);
    }

    // ---- what nobody does

    @Test
    void timeAndChanceAreGivenAndNotTaken() {
        NOBODY_READS_THE_CLOCK.check(AGENT);
    }

    @Test
    void theBanOnClocksSeesCallsAndReferences() {
        for (Class<?> planted : Set.of(PlantedCall.class, PlantedReference.class, PlantedChance.class)) {
            assertThat(NOBODY_READS_THE_CLOCK
                            .evaluate(new ClassFileImporter().importClasses(planted))
                            .hasViolation())
                    .as(planted.getSimpleName())
                    .isTrue();
        }
    }

    @Test
    void onlyTheseLookAtProtectedValues() {
        DescribedPredicate<JavaAccess<?>> reveal = describe(
                "a protected value",
                access -> access.getTarget().getName().equals("reveal")
                        && access.getTargetOwner().getPackageName().equals("io.patchbay.contract.phi"));
        noClasses()
                .that(describe(
                        "are not on the list",
                        type -> !MAY_REVEAL.contains(type.getName().replaceFirst("\\$.*", ""))))
                .should(accessTargetWhere(reveal))
                .check(AGENT);
    }

    @Test
    void namesAreNounsOfTheTrade() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$]([A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Base|Data|Info)|Abstract[A-Z][A-Za-z0-9]*)")
                .check(AGENT);
    }

    private static boolean isTimeOrChance(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return (owner.getPackageName().equals("java.time") && name.equals("now"))
                || (owner.isEquivalentTo(InstantSource.class) && name.equals("system"))
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.isEquivalentTo(Random.class) && name.equals("<init>"))
                || (owner.isEquivalentTo(Thread.class) && name.equals("sleep"));
    }

    @SuppressWarnings("UnusedMethod")
    private static final class PlantedCall {
        Instant at() {
            return Instant.now();
        }
    }

    @SuppressWarnings("UnusedMethod")
    private static final class PlantedReference {
        Supplier<UUID> ids() {
            return UUID::randomUUID;
        }
    }

    @SuppressWarnings("UnusedMethod")
    private static final class PlantedChance {
        int roll() {
            return new Random().nextInt();
        }
    }
}
