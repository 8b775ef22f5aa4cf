package taskmgmt;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import taskmgmt.api.ClientSettings;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.cli.command.Commands;
import taskmgmt.incident.Incident;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Holds the house to its {@link Plan}. */
class ArchitectureTest {
    /** Fewer than this means that the rules were held against nothing; to be raised as the code grows. */
    private static final int MINIMUM_CLASS_COUNT = 1_500;

    private static final int MAX_FILES = 26;

    private static final Set<String> WRITING = Set.of("cli.task", "cli.incident", "cli.learning", "cli.events");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("taskmgmt");

    @Test
    void theRulesAreHeldAgainstTheWholeProgram() {
        assertThat(CODE).hasSizeGreaterThanOrEqualTo(MINIMUM_CLASS_COUNT);
    }

    @Test
    void everyRoomIsPartOfThePlan() {
        assertThat(rooms()).isEqualTo(Plan.ARROWS.keySet());
    }

    @Test
    void noRoomIsCrowded() {
        for (JavaPackage room : CODE.getPackage("taskmgmt").getSubpackagesInTree()) {
            List<String> files = room.getClasses().stream().filter(ArchitectureTest::isFile).map(JavaClass::getSimpleName).toList();
            assertThat(files).as(room.getName()).hasSizeLessThanOrEqualTo(MAX_FILES);
        }
    }

    @Test
    void noTwoTypesShareAName() {
        Map<String, List<String>> names = new TreeMap<>();
        for (JavaClass each : CODE) {
            if (isFile(each)) {
                names.computeIfAbsent(each.getSimpleName(), name -> new ArrayList<>()).add(each.getName());
            }
        }
        names.values().removeIf(all -> all.size() == 1);
        assertThat(names).isEmpty();
    }

    @Test
    void aRoomOfCommandsHasOneEntrance() {
        Map<String, List<String>> entrances = new TreeMap<>();
        for (JavaClass each : CODE) {
            String room = room(each);
            boolean shared = Plan.SHARED_BY_VERBS.contains(room);
            if (room.startsWith("cli.") && !shared && isFile(each) && each.getModifiers().contains(JavaModifier.PUBLIC)) {
                entrances.computeIfAbsent(room, name -> new ArrayList<>()).add(each.getSimpleName());
                assertThat(each.isAssignableTo(Commands.class)).as(each.getName()).isTrue();
            }
        }
        assertThat(entrances).isNotEmpty().allSatisfy((room, types) -> assertThat(types).as(room).hasSize(1));
    }

    @Test
    void whatAWingDoesNotShowIsUsedInsideOnly() {
        Set<String> strangers = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (JavaClass each : CODE) {
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                String wing = wing(use.getTargetClass());
                Set<String> exports = Plan.EXPORTS.get(wing);
                if (exports != null && !wing(each).equals(wing)) {
                    String name = fileOf(use.getTargetClass());
                    (exports.contains(name) ? shown : strangers).add(name);
                }
            }
        }
        assertThat(strangers).isEmpty();
        assertThat(shown).as("what the plan shows and somebody uses").isEqualTo(all(Plan.EXPORTS));
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() {
        for (JavaPackage each : CODE.getPackage("taskmgmt").getSubpackagesInTree()) {
            assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue();
        }
        assertThat(CODE.getPackage("taskmgmt").isAnnotatedWith(NullMarked.class)).isTrue();
    }

    @Test
    void roomsUseThoseOfThePlanAndNoOthers() {
        Map<String, Set<String>> uses = new HashMap<>();
        rooms().forEach(room -> uses.put(room, new HashSet<>()));
        for (JavaClass each : CODE) {
            String room = room(each);
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                String other = room(use.getTargetClass());
                if (!room.isEmpty() && !other.isEmpty() && !other.equals(room)) {
                    uses.computeIfAbsent(room, name -> new HashSet<>()).add(other);
                }
            }
        }
        SoftAssertions everyRoom = new SoftAssertions();
        Plan.ARROWS.forEach((room, allowed) -> everyRoom.assertThat(uses.get(room)).as(room).isEqualTo(allowed));
        everyRoom.assertAll();
    }

    @Test
    void noVerbLaysOutItsOwnResult() {
        Set<String> found = new TreeSet<>();
        for (JavaClass each : CODE) {
            String room = room(each);
            boolean verb = room.startsWith("cli.") && !Plan.SHARED_BY_VERBS.contains(room);
            if (verb && (declaresColumns(each) || hands(each, OutputOptions.class, "report", Map.class) && buildsMaps(each))) {
                found.add(fileOf(each));
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean declaresColumns(JavaClass verb) {
        return verb.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
                .anyMatch(other -> other.isEquivalentTo(Column.class) || other.isEquivalentTo(RowWriter.class));
    }

    private static boolean hands(JavaClass verb, Class<?> to, String method, Class<?> what) {
        return verb.getAccessesFromSelf().stream().map(JavaAccess::getTarget)
                .anyMatch(target -> isMember(target, to, method) && parameters(target).contains(what.getName()));
    }

    private static boolean buildsMaps(JavaClass verb) {
        return verb.getAccessesFromSelf().stream().map(JavaAccess::getTarget)
                .anyMatch(target -> isMember(target, Map.class, "put", "putAll", "of", "ofEntries", "entry"));
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
        slices().matching("taskmgmt.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(CODE);
    }

    @Test
    void whatThePartsKnowTouchesNothingOutside() {
        classes()
                .that(resideInAnyPackage(patterns(Plan.PURE)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..", "java.math", "java.nio", "java.nio.charset", "java.security", "java.security.spec",
                                "java.text", "java.time..",
                                "java.util..", "org.jspecify.annotations", "taskmgmt..", "com.datadoghq.sketch..",
                                "org.apache.commons.math3..", "com.cronutils..", "dev.cel..", "com.google.common..")
                        .and(DescribedPredicate.not(resideInAnyPackage("java.util.concurrent..", "java.util.zip..")))
                        .and(DescribedPredicate.not(describe(
                                "threads or processes",
                                type -> type.isAssignableTo(Thread.class) || type.isAssignableTo(Process.class)))))
                .allowEmptyShould(true)
                .check(CODE);
    }

    /** A command parses, hands a request to {@code change}, and prints: what is asked over another way means the same. */
    @Test
    void noWayToSpeakDecidesAChange() {
        noClasses()
                .that(resideInAPackage("taskmgmt.cli.."))
                .should()
                .accessTargetWhere(describe("makes an event or a record, or appends it", access -> decides(access.getTarget())))
                .orShould()
                .implement(Change.class)
                .check(CODE);
    }

    @Test
    void noVerbTouchesTheFilesOfTheLog() {
        Set<String> users = new TreeSet<>();
        for (JavaClass each : CODE) {
            String room = room(each);
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                boolean verb = room.startsWith("cli.") && !Plan.SHARED_BY_VERBS.contains(room);
                if (verb && wing(use.getTargetClass()).equals("journal")) {
                    users.add(fileOf(each));
                }
            }
        }
        assertThat(users).isEmpty();
    }

    /** But for those that show events as they are written, or a record as it is stored. */
    @Test
    void writingCommandsLeaveTheFormatOfRecordsToOthers() {
        Set<String> users = new TreeSet<>();
        for (JavaClass each : CODE) {
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                if (WRITING.contains(room(each)) && room(use.getTargetClass()).equals("record")) {
                    users.add(fileOf(each));
                }
            }
        }
        assertThat(users).containsExactly("cli.incident.IncidentChangeCommand", "cli.task.TaskWatchCommand");
    }

    @Test
    void onlyTheRoomOfSocketsKnowsTheLibraryForThem() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.serve.http")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.helidon.."))
                .check(CODE);
    }

    @Test
    void onlyTheRoomOfJsonKnowsJackson() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.json")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.."))
                .check(CODE);
        noClasses().should().dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind..")).check(CODE);
    }

    @Test
    void onlyTheStatisticsKnowTheirLibraries() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.stats")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.datadoghq..", "org.apache.commons.math3.."))
                .check(CODE);
    }

    @Test
    void onlyExpectedRunsKnowTheLibraryForCron() {
        noClasses().that(DescribedPredicate.not(resideInAPackage("taskmgmt.expect"))).should().dependOnClassesThat(resideInAPackage("com.cronutils.."))
                .check(CODE);
    }

    @Test
    void onlyTheServerForAgentsKnowsTheLibraryForItsProtocol() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("taskmgmt.mcp.offer", "taskmgmt.mcp.session", "taskmgmt.mcp.client")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.modelcontextprotocol..", "tools.jackson..", "reactor..", "org.reactivestreams.."))
                .check(CODE);
    }

    @Test
    void onlyTheExportKnowsTheDriverOfItsDatabase() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.export.postgres")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.postgresql..", "java.sql", "javax.sql"))
                .check(CODE);
    }

    @Test
    void onlyTheShellAndTheFullScreenKnowTheLibraryForTerminals() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("taskmgmt.cli.shell", "taskmgmt.cli.top")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jline.."))
                .check(CODE);
    }

    @Test
    void onlyTheBridgeKnowsTheLibraryForItsBrokers() {
        noClasses().that(DescribedPredicate.not(resideInAPackage("taskmgmt.kafka"))).should().dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(CODE);
    }

    @Test
    void onlyTheReaderOfCodeKnowsTheLibraryThatParsesIt() {
        noClasses().that(DescribedPredicate.not(resideInAPackage("taskmgmt.code.read"))).should().dependOnClassesThat(resideInAPackage("org.treesitter.."))
                .check(CODE);
    }

    @Test
    void onlyConditionsOfWorkflowsKnowTheLibraryForThem() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.workflow.cel")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.cel..", "com.google.."))
                .check(CODE);
    }

    @Test
    void onlyTheIntakeKnowsTheLibrariesForForeignFiles() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt.intake..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.tukaani..", "org.snakeyaml.."))
                .check(CODE);
    }

    @Test
    void theFaceForJavaProgramsDoesWithoutTheCommandLine() {
        noClasses()
                .that(resideInAPackage("taskmgmt.api"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("taskmgmt", "taskmgmt.cli..", "taskmgmt.render..", "taskmgmt.view.."))
                .orShould()
                .implement(Change.class)
                .check(CODE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("taskmgmt.cli", "taskmgmt.cli.command")))
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(CODE);
    }

    /** Of a program that uses the face for Java programs, the start is its own: there the clock is a setting, which has a default. */
    @Test
    void onlyTheStartOfTheProgramKnowsStreamsExitAndClockOfTheProcess() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage("taskmgmt"))
                        .and(DescribedPredicate.not(describe("settings", type -> type.isEquivalentTo(ClientSettings.class)))))
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

    private static boolean decides(AccessTarget target) {
        return isMember(target, TaskEvent.class, "<init>", "with")
                || isMember(target, ChangeSet.class, "<init>", "of")
                || isMember(target, Incident.class, "<init>", "detected", "remediating", "resolved", "failed")
                || isMember(target, TaskLog.class, "append", "appendAllowed", "write");
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

    private static Set<String> rooms() {
        Set<String> names = new HashSet<>();
        for (JavaPackage each : CODE.getPackage("taskmgmt").getSubpackagesInTree()) {
            names.add(room(each.getName()));
        }
        return names;
    }

    /** The room's name in the plan; empty for what is in none. */
    private static String room(JavaClass type) {
        return room(type.getBaseComponentType().getPackageName());
    }

    private static String room(String packageName) {
        return packageName.startsWith("taskmgmt.") ? packageName.substring("taskmgmt.".length()) : "";
    }

    private static String wing(JavaClass type) {
        String room = room(type);
        int dot = room.indexOf('.');
        return dot < 0 ? room : room.substring(0, dot);
    }

    /** The room and the name of the type that the file is named after. */
    private static String fileOf(JavaClass type) {
        String name = type.getBaseComponentType().getName().substring("taskmgmt.".length());
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static boolean isFile(JavaClass type) {
        return !type.isArray() && !type.getName().contains("$") && !type.getSimpleName().equals("package-info");
    }

    private static Set<String> all(Map<String, Set<String>> sets) {
        Set<String> all = new TreeSet<>();
        sets.values().forEach(all::addAll);
        return all;
    }

    private static String[] patterns(Set<String> names) {
        return names.stream().map(name -> "taskmgmt." + name).toArray(String[]::new);
    }
}
