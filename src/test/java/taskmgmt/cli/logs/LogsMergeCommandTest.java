package taskmgmt.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class LogsMergeCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void twoCopies() throws IOException {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
        tool.run("task", "create", "--title", "late", "--id", "late", "--sla", "1h", "--start", "--logs", "a");
        copy("a", "b");
    }

    private void copy(String from, String to) throws IOException {
        try (Stream<Path> paths = Files.walk(directory.resolve(from))) {
            for (Path path : paths.toList()) {
                Files.copy(path, directory.resolve(to).resolve(directory.resolve(from).relativize(path)));
            }
        }
    }

    @Test
    void listsWhatTheCopiesDoNotAgreeOn() throws IOException {
        tool.at("2025-11-17T12:10:00Z").run("task", "complete", "late", "--logs", "a");
        tool.at("2025-11-17T12:20:00Z").run("task", "cancel", "late", "--logs", "b");
        Tool.Outcome outcome = tool.run("logs", "merge", "a", "b", "--into", "c", "--fail");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("registry   ").contains(" in common, then 1 line of the first, 1 of the second, 0 of both\n")
                .endsWith("ended_twice  late: " + directory.resolve("b")
                        + " says task.cancelled at 2025-11-17T12:20:00.000000Z; what counts: completed since 2025-11-17T12:10:00.000000Z\n"
                        + "1 conflict\n");
        Tool.Outcome json = tool.run("logs", "merge", "b", "a", "--into", "d", "--json");
        assertThat(json.status()).isZero();
        assertThat(json.out()).contains("\"kind\": \"ended_twice\"").contains("\"conflict_count\": 1");
        assertThat(directory.resolve("c/registry.jsonl")).hasSameBinaryContentAs(directory.resolve("d/registry.jsonl"));
        assertThat(tool.run("audit", "verify", "--logs", "c").out()).contains("as when it was merged").contains("[INTACT]");
    }

    private void checkpointed(String log, String file) {
        tool.run("audit", "checkpoint", "--unsigned", "--keys", "keys", "--export", file, "--logs", log);
    }

    @Test
    void aCheckpointOfASideProvesThatSideAndIsNoSignOfAChange() throws IOException {
        checkpointed("a", "kept");
        tool.at("2025-11-17T12:10:00Z").run("task", "complete", "late", "--logs", "a");
        tool.at("2025-11-17T12:20:00Z").run("task", "create", "--title", "other", "--id", "other", "--logs", "b");
        assertThat(tool.run("logs", "merge", "a", "b", "--into", "c").status()).isZero();
        Tool.Outcome outcome = tool.run("audit", "verify", "--logs", "c", "--against", "kept");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("of_merged_log  immutable_audit.jsonl: ", "is of the first 2 entries of merged/",
                "tree       not checked: the checkpoint is of another log", "[UNPROVEN]").doesNotContain("BROKEN");
        String side = outcome.out().replaceAll("(?s).* of (merged/[0-9a-f-]+), which.*", "$1");
        assertThat(tool.run("audit", "verify", "--logs", "c/" + side, "--against", "kept").out()).contains("tree       intact: 2 entries", "[INTACT]");
        assertThat(tool.run("audit", "verify", "--logs", "c", "--against", "kept", "--json").out()).contains("\"verdict\": \"UNPROVEN\"");

        // A side's side is one, too.
        assertThat(tool.run("logs", "merge", "c", "b", "--into", "d").status()).isZero();
        assertThat(tool.run("audit", "verify", "--logs", "d", "--against", "kept").out()).contains("[UNPROVEN]");
    }

    @Test
    void aCheckpointOfTheMergedLogItselfOrOfNoneOfThemCountsAsEver() throws IOException {
        tool.at("2025-11-17T12:10:00Z").run("task", "complete", "late", "--logs", "a");
        checkpointed("a", "later");
        assertThat(tool.run("logs", "merge", "a", "b", "--into", "c").status()).isZero();
        checkpointed("c", "own");
        assertThat(tool.run("audit", "verify", "--logs", "c", "--against", "own").out()).contains("[INTACT]");
        tool.run("task", "create", "--title", "z", "--id", "z", "--logs", "z");
        checkpointed("z", "foreign");
        assertThat(tool.run("audit", "verify", "--logs", "c", "--against", "foreign").out()).contains("[BROKEN]");

        Files.writeString(directory.resolve("c/registry.jsonl"), Files.readString(directory.resolve("c/registry.jsonl")).replace("late", "LATE"));
        assertThat(tool.run("audit", "verify", "--logs", "c", "--against", "later").out()).contains("of_merged_log", "[BROKEN]");
    }

    @Test
    void historiesOfBothSidesAreListedOnceInTheOrderOfTime() throws IOException {
        tool.at("2025-11-17T12:10:00Z").run("learning", "training", "--title", "first", "--logs", "a");
        tool.at("2025-11-17T12:20:00Z").run("learning", "training", "--title", "second", "--logs", "b");
        tool.at("2025-11-17T12:30:00Z").run("task", "complete", "late", "--logs", "a");
        tool.at("2025-11-17T12:40:00Z");
        assertThat(tool.run("logs", "merge", "a", "b", "--into", "c").status()).isZero();
        tool.at("2025-11-17T12:50:00Z").run("task", "create", "--title", "new", "--id", "new", "--logs", "c");
        List<String> listed = tool.run("audit", "list", "--logs", "c", "-o", "jsonl").out().lines().toList();
        assertThat(listed.stream().map(line -> line.replaceFirst(".*\"timestamp\":\"([^\"]*)\".*\"action\":\"([^\"]*)\".*", "$1 $2"))
                .map(line -> line.substring(11, 16) + line.substring(27)))
                .containsExactly("12:50 task_registered", "12:40 log_adopted", "12:40 log_merged", "12:30 task_completed",
                        "12:20 task_registered", "12:10 task_registered", "12:00 task_started", "12:00 task_registered");
        assertThat(tool.run("audit", "list", "--logs", "c", "--limit", "3", "-o", "jsonl").out().lines().toList())
                .isEqualTo(listed.subList(0, 3));
        String evidence = tool.run("evidence", "learning", "--logs", "c", "--json").out();
        assertThat(evidence).contains("\"audit_records\": 8");

        // What was merged once and is merged again is still told once.
        copy("c", "d");
        tool.at("2025-11-17T13:00:00Z").run("task", "create", "--title", "e", "--id", "e", "--logs", "d");
        assertThat(tool.run("logs", "merge", "c", "d", "--into", "e").status()).isZero();
        assertThat(tool.run("audit", "list", "--logs", "e", "-o", "jsonl").out().lines()).hasSize(11);
    }

    @Test
    void theSideWhosePolicyDeniesItTellsOfTheAttempt() throws IOException {
        Files.writeString(directory.resolve("b/policy.json"), "{\"version\":1,\"default\":\"deny\",\"rules\":[]}");
        Tool.Outcome outcome = tool.run("logs", "merge", "a", "b", "--into", "c");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).isEqualTo("task-mgmt: guard may not logs.merge on log:/directory: no rule of the policy allows it\n");
        assertThat(directory.resolve("c")).doesNotExist();
        assertThat(Files.readString(directory.resolve("b/immutable_audit.jsonl"))).contains("\"action\":\"access_denied\"");
        assertThat(Files.readString(directory.resolve("a/immutable_audit.jsonl"))).doesNotContain("access_denied");
    }

    @Test
    void escalationsOfARotatedLogAreRecordedOnce() {
        tool.at("2025-11-17T13:30:00Z");
        assertThat(tool.run("sla", "escalate", "--logs", "a", "-o", "tsv").out()).hasLineCount(2);
        assertThat(tool.run("logs", "rotate", "--logs", "a").status()).isZero();
        assertThat(tool.run("sla", "escalate", "--logs", "a", "-o", "tsv").out()).hasLineCount(1);
        assertThat(tool.run("logs", "rotate", "--no-compress", "--logs", "a").status()).isZero();
        assertThat(tool.run("logs", "merge", "a", "b", "--into", "c").status()).isZero();
        assertThat(tool.run("sla", "escalate", "--logs", "c", "-o", "tsv").out()).hasLineCount(1);
        assertThat(tool.run("audit", "verify", "--logs", "c").status()).isZero();
        assertThat(directory.resolve("c/segments")).doesNotExist();
    }

    @Test
    void aChangedCopyMakesTheRecordBroken() throws IOException {
        tool.run("logs", "merge", "a", "b", "--into", "c");
        try (Stream<Path> paths = Files.walk(directory.resolve("c/merged"))) {
            Path registry = paths.filter(path -> path.endsWith("registry.jsonl")).toList().getFirst();
            Files.writeString(registry, Files.readString(registry).replace("late", "lost"));
        }
        Tool.Outcome outcome = tool.run("audit", "verify", "--logs", "c");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("changed since it was merged").contains("altered_line  merged/").contains("[BROKEN]");
    }

    @Test
    void noMergeMakesARecordMoreThanItsSidesAre() throws IOException {
        Files.writeString(directory.resolve("b/registry.jsonl"), "{\"ts\":\"2025-11-17T14:00:00Z\",\"event\":\"task.created\",\"task_id\":\"by hand\"}\n",
                StandardOpenOption.APPEND);
        tool.run("logs", "merge", "a", "b", "--into", "c");
        assertThat(tool.run("audit", "verify", "--logs", "c").out()).contains("[PARTIAL]", "1 log of those that it was merged from");
        tool.run("logs", "merge", "a", "c", "--into", "d");
        assertThat(tool.run("audit", "verify", "--logs", "d").out()).contains("[PARTIAL]");

        Files.writeString(directory.resolve("b/registry.jsonl"), Files.readString(directory.resolve("a/registry.jsonl")).replace("late", "lost"));
        assertThat(tool.run("logs", "merge", "a", "b", "--into", "e", "--even-if-broken").status()).isZero();
        assertThat(tool.run("audit", "verify", "--logs", "e").out()).contains("and did not hold then", "[PARTIAL]").doesNotContain("[INTACT]");
    }

    @Test
    void whatIsWrongWithTheArgumentsIsSaidInOneLine() throws IOException {
        Files.createDirectories(directory.resolve("full/x"));
        for (List<String> wrong : List.of(List.of("3", "a", "none", "--into", "c"), List.of("2", "a", "b", "--into", "a/c"),
                List.of("4", "a", "b", "--into", "full"), List.of("2", "a", "b"), List.of("2", "a", "", "--into", "c"))) {
            String[] arguments = Stream.concat(Stream.of("logs", "merge"), wrong.stream().skip(1)).toArray(String[]::new);
            Tool.Outcome outcome = tool.run(arguments);
            assertThat(outcome.status()).as("%s", wrong).isEqualTo(Integer.parseInt(wrong.getFirst()));
            assertThat(outcome.err()).as("%s", wrong).startsWith("task-mgmt: ").hasLineCount(1);
        }
        assertThat(directory.resolve("c")).doesNotExist();
    }

    @Test
    void aTaskThatBothCopiesHaveEscalatedIsNotEscalatedAgainAndCountsOnce() throws IOException {
        for (String copy : List.of("b", "a")) {
            tool.at(copy.equals("a") ? "2025-11-17T13:10:00Z" : "2025-11-17T13:05:00Z");
            assertThat(tool.run("sla", "escalate", "--logs", copy, "--json").out()).contains("\"level\": \"overdue\"");
        }
        tool.at("2025-11-17T13:20:00Z").run("logs", "merge", "a", "b", "--into", "c");
        assertThat(tool.run("sla", "escalate", "--logs", "c", "--json").out()).isEqualTo("[]\n");
        assertThat(sameAs("a")).as("sla and dashboard").isTrue();
        assertThat(tool.run("task", "show", "late", "--logs", "c").out()).contains("2025-11-17T13:00:00");

        tool.at("2025-11-17T14:05:00Z");
        assertThat(tool.run("sla", "escalate", "--logs", "c", "--json").out()).contains("\"level\": \"critical\"");
        assertThat(tool.run("sla", "escalate", "--logs", "c", "--json").out()).isEqualTo("[]\n");
        tool.run("events", "ingest", "c/registry.jsonl", "--logs", "e");
        assertThat(tool.run("sla", "escalate", "--logs", "e", "--json").out()).as("what was ingested elsewhere").isEqualTo("[]\n");
        tool.at("2025-11-17T14:06:00Z").run("logs", "merge", "b", "c", "--into", "f");
        assertThat(tool.run("sla", "escalate", "--logs", "f", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void aCopyWhoseClockIsAheadDoesNotUndoAnEscalation() {
        tool.at("2025-11-17T14:30:00Z").run("sla", "escalate", "--logs", "a");
        Tool behind = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
        behind.at("2025-11-17T13:30:00Z").run("sla", "escalate", "--logs", "b");
        assertThat(rewrite("b", "2025-11-17T13:30", "2025-11-17T15:30")).isTrue();
        tool.at("2025-11-17T16:00:00Z").run("logs", "merge", "a", "b", "--into", "c", "--even-if-broken");
        assertThat(tool.run("sla", "escalate", "--logs", "c", "--json").out()).isEqualTo("[]\n");
    }

    private boolean rewrite(String logs, String from, String to) {
        try {
            Path registry = directory.resolve(logs).resolve("registry.jsonl");
            String before = Files.readString(registry);
            Files.writeString(registry, before.replace(from, to));
            return !before.equals(Files.readString(registry));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean sameAs(String copy) {
        return tool.run("sla", "--logs", "c", "--json").out().equals(tool.run("sla", "--logs", copy, "--json").out())
                && tool.run("dashboard", "--logs", "c", "-o", "csv").out().equals(
                        tool.run("dashboard", "--logs", copy, "-o", "csv").out());
    }
}
