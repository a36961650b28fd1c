package io.patchbay.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ContractBordersTest {

    private static final JavaClasses CONTRACT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.patchbay.contract");

    @Test
    void theContractKnowsNothingOfThoseWhoShareIt() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.patchbay.contract..", "java..", "com.fasterxml.jackson..", "org.jspecify.annotations..")
                .check(CONTRACT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.patchbay.contract.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CONTRACT);
    }

    @Test
    void timeAndChanceAreGivenAndNotTaken() {
        noClasses()
                .should(accessTargetWhere(describe("a clock, chance or a pause of its own", access -> {
                    String target = access.getTargetOwner().getName() + "."
                            + access.getTarget().getName();
                    return target.matches("java\\.time\\.\\w+\\.now")
                            || target.matches("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)")
                            || target.matches("java\\.time\\.(Clock|InstantSource)\\.system\\w*")
                            || target.matches("java\\.util\\.(UUID\\.randomUUID|Random\\.<init>)")
                            || target.matches("java\\.lang\\.(Math\\.random|Thread\\.sleep)");
                })))
                .check(CONTRACT);
    }

    @Test
    void namesAreNounsOfTheTrade() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$]([A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Base|Data|Info)|Abstract[A-Z][A-Za-z0-9]*)")
                .check(CONTRACT);
    }

    @Test
    void onlyTheMaskLooksAtProtectedValues() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.patchbay.contract.phi")
                .and()
                .haveNameNotMatching(".*\\.Masked")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("reveal")))
                .check(CONTRACT);
    }
}
