package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.testkit.Tool;

/** No option that takes a file or a directory for output writes into a log directory, whatever it is called and by whatever way it leads there. */
class OutputFilesTest {
    /** Options and arguments with a file or a directory that is only read, or is the log directory itself. */
    private static final Set<String> READ = Set.of("audit key show --keys", "credential list --keys", "credential set --from-file", "integration run --keys", "serve --keys", "trigger add --file", "trigger add --take", "trigger add --where", "trigger run --directory", "FILE|-", "bridge kafka publish --property-file", "bridge kafka take --property-file", "integration test --keys", "audit verify --keys", "evidence unified --keys", "stats --keys", "task list --keys", "task show --keys", "knowledge categories --dir", "run --ml-from", "learn train --ml-from",
            "evidence unified --expect", "run --watch-dir",
            "batch --watch-dir", "add --directory", "queue edit --directory", "workflow create --file", "workflow execute --directory", "agent run --directory", "ID|FILE", "alert add --sign-file", "alert add --webhook-file", "--logs", "--checkpoint", "--map-file", "--against", "FILE", "DIR", "DIR1", "DIR2", "--policy", "LOGS");
    /** What writes, and a command line with it, up to where the place stands. */
    private static final Map<String, String> WRITING = Map.ofEntries(
            Map.entry("dashboard --html", "dashboard --html"),
            Map.entry("export otlp --file", "export otlp --file"),
            Map.entry("workflow status --html", "workflow status r --html"),
            Map.entry("report html --out", "report html --out"),
            Map.entry("report markdown --out", "report markdown --out"),
            Map.entry("run --log-output", "run --log-output"),
            Map.entry("batch --joblog", "batch rows.csv --joblog"),
            Map.entry("batch --log-output", "batch rows.csv --log-output"),
            Map.entry("audit checkpoint --export", "audit checkpoint --unsigned --export"),
            Map.entry("import --rejects", "import csv rows.csv --map id=id,start=start --rejects"),
            Map.entry("import --save-map", "import csv rows.csv --map id=id,start=start --save-map"),
            Map.entry("logs backup DIR", "logs backup"),
            Map.entry("logs restore --into", "logs restore logs --into"),
            Map.entry("logs merge --into", "logs merge logs other --into"),
            Map.entry("credential set --keys", "credential set a --for https://x.example --from-file rows.csv --keys"),
            Map.entry("credential remove --keys", "credential remove a --keys"),
            Map.entry("credential rotate --keys", "credential rotate --keys"),
            Map.entry("audit key init --keys", "audit key init --name x --keys"),
            Map.entry("audit key rotate --keys", "audit key rotate --keys"),
            Map.entry("audit checkpoint --keys", "audit checkpoint --keys"));

    @TempDir
    Path place;

    private Path logs;

    @BeforeEach
    void makeALog() throws IOException {
        logs = place.resolve("logs");
        for (String directory : List.of("logs", "other")) {
            assertThat(tool().run("task", "create", "--title", "a", "--id", "a", "--logs", directory).status()).isZero();
            assertThat(tool().run("incident", "open", "--failure-mode", "a", "--severity", "high", "--logs", directory).status()).isZero();
        }
        Files.createDirectories(logs.resolve("segments"));
        Files.createDirectories(logs.resolve(".state/quarantine"));
        Files.writeString(place.resolve("rows.csv"), "id,start\n1,2025-01-01T00:00:00Z\n2,never\n");
    }

    @Test
    void everyOptionThatNamesAFileIsKnownToReadOrToWrite() {
        Set<String> unknown = new TreeSet<>();
        for (String name : Catalog.names()) {
            Command command = Objects.requireNonNull(Catalog.command(name));
            for (ParameterGroup group : command.groups()) {
                for (Parameter parameter : group.parameters()) {
                    String label = parameter.spec().paramLabel();
                    boolean file = label.contains("FILE") || label.contains("DIR") || label.contains("PATH");
                    if (file && !READ.contains(parameter.name()) && !READ.contains(name + " " + parameter.name()) && !WRITING.containsKey(name + " " + parameter.name())) {
                        unknown.add(name + " " + parameter.name() + " " + label);
                    }
                }
            }
        }
        assertThat(unknown).as("say in this test whether it reads or writes").isEmpty();
    }

    @Test
    void noneWritesIntoALogDirectoryHoweverItIsNamed() throws IOException {
        Map<String, String> before = content();
        assertThat(before).hasSizeGreaterThan(4);
        for (String line : WRITING.values()) {
            for (Path target : targets()) {
                for (String log : List.of("logs", "third")) { // also into one that is not the command's own
                    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
                    words.add(target.toString());
                    if (!line.startsWith("logs merge") && !line.startsWith("logs restore")) {
                        words.addAll(List.of("--logs", log.equals("third") && line.startsWith("audit") ? "other" : log));
                    }
                    words.addAll(line.startsWith("run") ? List.of("--", "true") : List.of());
                    Tool.Outcome outcome = tool().run(words.toArray(String[]::new));

                    assertThat(outcome.status()).as("%s: %s", words, outcome.err()).isIn(2, 4);
                    assertThat(outcome.err()).as(words.toString()).isNotEmpty();
                    assertThat(content()).as(words.toString()).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void aNewFileHasThePermissionsThatTheUmaskLeavesAndAnOldOneKeepsItsOwn() throws IOException {
        Path plain = Files.createFile(place.resolve("plain"));
        for (String option : List.of("dashboard --html", "import --rejects", "import --save-map")) {
            List<String> words = new ArrayList<>(List.of(Objects.requireNonNull(WRITING.get(option)).split(" ", -1)));
            Path file = place.resolve("new" + option.hashCode());
            words.addAll(List.of(file.toString(), "--logs", "logs"));
            tool().run(words.toArray(String[]::new));
            assertThat(Files.getPosixFilePermissions(file)).as(option).isEqualTo(Files.getPosixFilePermissions(plain));

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
            tool().run(words.toArray(String[]::new));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(option).isEqualTo("rw-rw----");
        }
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left.map(each -> String.valueOf(each.getFileName()))).noneMatch(name -> name.startsWith(".task-mgmt-"));
        }
    }

    /** A hard link is another name of the log's own file, which no path leads to: what is replaced is no longer it, what grows would be. */
    @Test
    void noneWritesIntoALogThroughAHardLink() throws IOException {
        for (String name : List.of("registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl")) {
            for (boolean empty : new boolean[] {false, true}) {
                for (Map.Entry<String, String> option : WRITING.entrySet()) {
                    Path log = place.resolve("third" + option.getKey().hashCode() + name + empty);
                    Files.createDirectory(log);
                    Files.writeString(log.resolve(name), empty ? "" : Files.readString(logs.resolve(name)));
                    String before = Files.readString(log.resolve(name));
                    Path link = Files.createLink(place.resolve("link" + option.getKey().hashCode() + name + empty), log.resolve(name));
                    List<String> words = new ArrayList<>(List.of(option.getValue().split(" ", -1)));
                    words.addAll(List.of(link.toString(), "--logs", "other"));
                    words.addAll(option.getValue().startsWith("run") ? List.of("--", "true") : List.of());
                    Tool.Outcome outcome = tool().run(words.toArray(String[]::new));
                    assertThat(Files.readString(log.resolve(name))).as("%s: %s", words, outcome.err()).isEqualTo(before);
                    assertThat(outcome.err()).as(words.toString()).doesNotContain("Exception");
                }
            }
        }
    }

    /** Each file of the log, new ones in each of its directories, and links there. */
    private List<Path> targets() throws IOException {
        List<Path> targets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path each : files.filter(each -> !each.equals(logs)).sorted().toList()) {
                targets.add(Files.isDirectory(each) ? each.resolve("new") : each);
            }
        }
        targets.add(logs.resolve("new.html"));
        targets.add(Path.of("logs/../logs/registry.jsonl"));
        targets.add(link("to-file", logs.resolve("registry.jsonl")));
        targets.add(link("to-directory", logs).resolve("new.html"));
        targets.add(place.resolve("to-directory/registry.jsonl"));
        targets.add(link("to-link", place.resolve("to-file")));
        targets.add(link("to-nothing", logs.resolve("nothing.html")));
        targets.add(link("by-a-relative-link-to-nothing", Path.of("logs/nothing.jsonl")));
        targets.add(link("to-link-to-nothing", Path.of("by-a-relative-link-to-nothing")));
        targets.add(link("to-part", logs.resolve("segments")).resolve("../new.html"));
        return targets;
    }

    private Path link(String name, Path to) throws IOException {
        Path link = place.resolve(name);
        return Files.isSymbolicLink(link) ? link : Files.createSymbolicLink(link, to);
    }

    /** The bytes of every file of the log; what is derived may be made. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                content.put(logs.relativize(each).toString(), Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    private Tool tool() {
        return Tool.in(place);
    }
}
