package taskmgmt;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house, as rules that fail. A package may use only those it is listed with. */
class ArchitectureTest {
    /** Fewer than this means that the rules were held against nothing; to be raised as the code grows. */
    private static final int MINIMUM_CLASS_COUNT = 250;

    private static final Set<String> PURE = Set.of("time", "number", "task", "incident", "learning", "audit", "evidence", "stats", "forecast", "anomaly",
            "insight", "policy", "imports");

    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("time", Set.of()),
            entry("number", Set.of()),
            entry("task", Set.of("time", "number")),
            entry("incident", Set.of("time", "number", "task")),
            entry("learning", Set.of("time", "number", "task")),
            entry("audit", Set.of("time")),
            entry("policy", Set.of("time", "number", "task", "incident", "learning")),
            entry("evidence", Set.of("time", "number", "task", "incident", "learning", "audit", "stats", "forecast", "anomaly")),
            entry("stats", Set.of("time", "task")),
            entry("forecast", Set.of("time", "task", "stats")),
            entry("anomaly", Set.of("time", "task", "stats")),
            entry("insight", Set.of("time", "number", "task", "incident", "stats", "anomaly", "evidence")),
            entry("imports", Set.of("time", "number", "task", "incident")),
            entry("intake", Set.of("time", "number", "task", "imports", "codec")),
            entry("journal", Set.of()),
            entry("run", Set.of()),
            entry("codec", PURE),
            entry("scan", union(PURE, "journal", "codec")),
            entry("store", union(PURE, "journal", "codec", "scan")),
            entry("doctor", union(PURE, "journal", "codec", "store")),
            entry("render", union(PURE, "codec")),
            entry("cli", union(PURE, "journal", "codec", "run", "store", "doctor", "render", "intake")));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("taskmgmt");

    @Test
    void theRulesAreHeldAgainstTheWholeProgram() {
        assertThat(CODE).hasSizeGreaterThanOrEqualTo(MINIMUM_CLASS_COUNT);
    }

    @Test
    void everyPackageIsPartOfThePlan() {
        assertThat(ARROWS.keySet()).containsAll(packagesBelow("taskmgmt"));
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() {
        for (JavaPackage each : CODE.getPackage("taskmgmt").getSubpackagesInTree()) {
            assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue();
        }
        assertThat(CODE.getPackage("taskmgmt").isAnnotatedWith(NullMarked.class)).isTrue();
    }

    @Test
    void packagesUseOnlyThoseTheyMay() {
        ARROWS.forEach((name, allowed) -> noClasses()
                .that(resideInAPackage("taskmgmt." + name + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage("taskmgmt..")
                        .and(DescribedPredicate.not(resideInAnyPackage(patterns(union(allowed, name))))))
                .allowEmptyShould(true)
                .check(CODE));
    }

    @Test
    void theProgramStartsAtTheCommandLine() {
        noClasses()
                .that(resideInAPackage("taskmgmt"))
                .should()
                .dependOnClassesThat(resideInAPackage("taskmgmt..")
                        .and(DescribedPredicate.not(resideInAnyPackage("taskmgmt", "taskmgmt.cli.."))))
                .check(CODE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("taskmgmt.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(CODE);
    }

    @Test
    void whatThePartsKnowTouchesNothingOutside() {
        classes()
                .that(resideInAnyPackage(patterns(PURE)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..", "java.math", "java.nio", "java.nio.charset", "java.security", "java.security.spec",
                                "java.text", "java.time..",
                                "java.util..", "org.jspecify.annotations", "taskmgmt..", "com.datadoghq.sketch..",
                                "org.apache.commons.math3..")
                        .and(DescribedPredicate.not(resideInAnyPackage("java.util.concurrent..", "java.util.zip..")))
                        .and(DescribedPredicate.not(describe(
                                "threads or processes",
                                type -> type.isAssignableTo(Thread.class) || type.isAssignableTo(Process.class)))))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void onlyTheCodecKnowsJackson() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.codec..")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.."))
                .check(CODE);
        noClasses().should().dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind..")).check(CODE);
    }

    @Test
    void onlyTheStatisticsKnowTheirLibraries() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.stats..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.datadoghq..", "org.apache.commons.math3.."))
                .check(CODE);
    }

    @Test
    void onlyTheIntakeKnowsTheLibrariesForForeignFiles() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.intake..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("de.siegmar..", "org.tukaani..", "org.snakeyaml.."))
                .check(CODE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.cli..")))
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(CODE);
    }

    @Test
    void onlyTheStartOfTheProgramKnowsStreamsExitAndClockOfTheProcess() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt")))
                .should()
                .accessTargetWhere(describe("is a stream, the exit or the clock of the process", access -> {
                    AccessTarget target = access.getTarget();
                    return isProcessWide(target) || asksForTheTime(target);
                }))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void textNeverDependsOnWhereTheProgramRuns() {
        noClasses()
                .should()
                .accessTargetWhere(describe("uses the default locale or time zone", access -> usesDefaults(access.getTarget())))
                .check(CODE);
    }

    private static boolean isProcessWide(AccessTarget target) {
        return isMember(target, System.class, "out", "err", "in", "exit", "getenv", "setOut", "setErr", "setIn")
                || isMember(target, Runtime.class, "exit", "halt")
                || target.getOwner().isEquivalentTo(java.io.FileDescriptor.class);
    }

    private static boolean asksForTheTime(AccessTarget target) {
        boolean now = target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && parameters(target).isEmpty();
        return now
                || isMember(target, System.class, "currentTimeMillis")
                || isMember(target, java.time.Clock.class, "systemUTC", "systemDefaultZone", "system")
                || isMember(target, java.time.InstantSource.class, "system")
                || (isMember(target, java.util.Date.class, "<init>") && parameters(target).isEmpty());
    }

    private static boolean usesDefaults(AccessTarget target) {
        boolean givenNoLocale = !parameters(target).contains(java.util.Locale.class.getName());
        boolean formatting = isMember(target, String.class, "format", "formatted", "toLowerCase", "toUpperCase")
                || isMember(target, java.io.PrintStream.class, "printf", "format")
                || isMember(target, java.io.PrintWriter.class, "printf", "format")
                || isMember(target, java.util.Formatter.class, "<init>")
                || isMember(target, java.time.format.DateTimeFormatter.class, "ofPattern");
        return (formatting && givenNoLocale)
                || isMember(target, java.util.Locale.class, "getDefault")
                || isMember(target, java.time.ZoneId.class, "systemDefault");
    }

    private static boolean isMember(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
    }

    private static List<String> parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget code
                ? code.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    private static Set<String> packagesBelow(String root) {
        Set<String> names = new HashSet<>();
        for (JavaPackage each : CODE.getPackage(root).getSubpackages()) {
            names.add(each.getRelativeName());
        }
        return names;
    }

    private static String[] patterns(Set<String> names) {
        return names.stream().map(name -> "taskmgmt." + name + "..").toArray(String[]::new);
    }

    private static Set<String> union(Set<String> names, String... more) {
        Set<String> union = new HashSet<>(names);
        union.addAll(List.of(more));
        return union;
    }
}
