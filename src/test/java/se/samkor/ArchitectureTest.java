package se.samkor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each package may use, one line each; a new package must be given its line. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("se.samkor");

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("identity", List.of("domain")),
            Map.entry("estimate", List.of("domain")),
            Map.entry("schema", List.of("domain")),
            Map.entry("store", List.of("domain", "schema")),
            Map.entry("run", List.of("domain", "schema")),
            Map.entry("synthetic", List.of("domain", "schema", "identity")),
            Map.entry("register", List.of("domain", "schema", "identity")),
            Map.entry("linkage", List.of("domain", "schema")),
            Map.entry("measure", List.of("domain", "schema", "estimate")),
            Map.entry("matching", List.of("domain", "schema", "estimate")),
            Map.entry("effect", List.of("domain", "schema", "estimate")),
            Map.entry("table", List.of("domain", "schema")),
            Map.entry("disclosure", List.of("domain", "table")),
            Map.entry("publication", List.of("domain", "disclosure", "table")),
            Map.entry("notebook", List.of("domain", "schema", "store", "run", "linkage", "measure")));

    @TestFactory
    Stream<DynamicTest> everyPackageKeepsToItsLine() {
        return MAY_USE.entrySet().stream()
                .map(line -> DynamicTest.dynamicTest(line.getKey() + " may use " + line.getValue(), () -> noClasses()
                        .that()
                        .resideInAPackage("se.samkor." + line.getKey() + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden(line.getKey(), line.getValue()))
                        .allowEmptyShould(true)
                        .check(CODE)));
    }

    private static String[] forbidden(String own, List<String> allowed) {
        return Stream.concat(MAY_USE.keySet().stream(), Stream.of("job"))
                .filter(name -> !name.equals(own) && !allowed.contains(name))
                .map(name -> "se.samkor." + name + "..")
                .toArray(String[]::new);
    }

    @Test
    void everyPackageHasALine() {
        List<String> unknown = CODE.stream()
                .map(type -> type.getPackageName().replaceFirst("^se\\.samkor\\.?", ""))
                .map(name -> name.split("\\.")[0])
                .filter(name -> !name.isEmpty() && !name.equals("job") && !MAY_USE.containsKey(name))
                .distinct()
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown).isEmpty();
    }

    @Test
    void numericsKnowNoSpark() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "se.samkor.domain..", "se.samkor.estimate..", "se.samkor.disclosure..", "se.samkor.table..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(CODE);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("se.samkor.(*)..").should().beFreeOfCycles().check(CODE);
    }
}
