package io.patchbay.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// Who may see whom in the sandbox: it stands in for other people's systems, so it shares nothing with ours.
class SandboxBordersTest {

    private static final JavaClasses SANDBOX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.sandbox");

    private static final List<String> PROVIDERS = List.of("twilio", "deepgram", "openai", "vapi");

    private static final DescribedPredicate<JavaAccess<?>> TIME_AND_CHANCE =
            describe("a clock, chance or a pause of its own", SandboxBordersTest::isTimeOrChance);

    private static final ArchRule NOBODY_READS_THE_CLOCK = noClasses()
            .that()
            .haveNameNotMatching(".*(Wiring|Main)(\\$.*)?")
            .should(accessTargetWhere(TIME_AND_CHANCE));

    @Test
    void theSandboxSharesNoCodeWithTheProduct() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.agent..",
                        "io.patchbay.contract..",
                        "io.patchbay.console..",
                        "io.patchbay.ui..",
                        "com.twilio..")
                .check(SANDBOX);
    }

    @Test
    void providersDoNotSeeEachOther() {
        for (String provider : PROVIDERS) {
            String[] others = PROVIDERS.stream()
                    .filter(other -> !other.equals(provider))
                    .map(other -> "io.patchbay.sandbox." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.patchbay.sandbox." + provider + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(SANDBOX);
        }
    }

    @Test
    void clinicsKnowTheirLineTheirVoiceAndTheJournal() {
        classes()
                .that()
                .resideInAPackage("io.patchbay.sandbox.clinic")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.sandbox.clinic",
                        "io.patchbay.sandbox.journal",
                        "io.patchbay.sandbox.line",
                        "io.patchbay.sandbox.voice",
                        "com.fasterxml.jackson..",
                        "java.io",
                        "java.lang..",
                        "java.nio..",
                        "java.time",
                        "java.util..",
                        "org.jspecify..")
                .check(SANDBOX);
    }

    @Test
    void linesAndVoicesKnowNothingOfTelephony() {
        classes()
                .that()
                .resideInAnyPackage("io.patchbay.sandbox.line", "io.patchbay.sandbox.voice")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.sandbox.line",
                        "io.patchbay.sandbox.voice",
                        "java.lang..",
                        "java.nio..",
                        "java.time",
                        "java.util..",
                        "org.jspecify..")
                .check(SANDBOX);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.patchbay.sandbox.(*)..").should().beFreeOfCycles().check(SANDBOX);
    }

    @Test
    void timeAndChanceAreGivenAndNotTaken() {
        NOBODY_READS_THE_CLOCK.check(SANDBOX);
    }

    @Test
    void theBanOnClocksSeesAPlantedReference() {
        assertThat(NOBODY_READS_THE_CLOCK
                        .evaluate(new ClassFileImporter().importClasses(Planted.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void namesAreNounsOfTheTrade() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$]([A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Base|Data|Info)|Abstract[A-Z][A-Za-z0-9]*)")
                .check(SANDBOX);
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

    private static final class Planted implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }
}
