package taskmgmt.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.incident.Severity;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.testkit.Golden;

class PlaybookParserTest {
    private static final String HEAD = "id: a\nfailure_mode: m\nseverity: high\n";
    private static final String DETECTOR = "detector: {type: file, path: p}\n";
    private static final String REMEDIES = "remedies:\n  - type: escalate\n";

    private static List<String> problems(String text) {
        return PlaybookParser.parse(text).problems().stream().map(YamlProblem::words).toList();
    }

    static List<Path> examples() throws Exception {
        try (Stream<Path> files = Files.list(Golden.inProject("examples/playbooks"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEachExample(Path file) throws Exception {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @Test
    void readsEverythingThatAPlaybookSays() {
        YamlResult<Playbook> parsed = PlaybookParser.parse(HEAD + """
                detector: {type: command, argv: [check, "a b"], timeout: 2s, down_on: [1, 3]}
                remedies:
                  - {type: end_processes, pidfile: x.pid, grace: 1s}
                  - {type: restart, shell: true, line: "svc &", ready: {type: http, url: "http://h/", status: 204}, within: 3s}
                  - {type: truncate, directory: d, name: "*.log", older_than: 1d}
                  - {type: cancel_tasks}
                verification:
                  detector: {type: disk_space, path: /, min_free: 10M, min_free_percent: 5}
                  within: 30s
                cool_down: 5m
                attempts: 2
                max_remedies_per_hour: 7
                suspend_after: 4
                suspend_for: 2h
                escalation: {argv: [page, me]}
                """);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).isEqualTo(new Playbook("a", "m", Severity.HIGH,
                new FailureDetector.CommandFails(new CommandWords(List.of("check", "a b"), false), Duration.ofSeconds(2), Set.of(1, 3)),
                List.of(new Remedy.EndProcesses("x.pid", Duration.ofSeconds(1)),
                        new Remedy.Restart(new CommandWords(List.of("svc &"), true), null, null,
                                new FailureDetector.HttpFails("http://h/", 204, Duration.ofSeconds(10)), Duration.ofSeconds(3)),
                        new Remedy.CleanDirectory("d", "*.log", Duration.ofDays(1), true), new Remedy.ChangeTasks(true)),
                new FailureDetector.DiskLow("/", 10L << 20, 5), Duration.ofSeconds(30),
                new HealingLimits(2, Duration.ofMinutes(5), 7, 4, Duration.ofHours(2)), new CommandWords(List.of("page", "me"), false)));
    }

    @Test
    void isVerifiedByItsDetectorWhereNothingElseIsSaid() {
        Playbook playbook = PlaybookParser.parse(HEAD + DETECTOR + REMEDIES).value();
        assertThat(playbook).isNotNull().returns(new FailureDetector.FileUnfit("p", null, 0), Playbook::verification)
                .returns(HealingLimits.DEFAULT, Playbook::limits);
    }

    @Test
    void saysAllThatIsWrongWithPlaces() {
        assertThat(problems("""
                id: a/b
                severity: worst
                detector:
                  type: port_in_use
                  port: 70000
                  prot: 1
                remedies:
                  - type: command
                    line: rm -rf *
                  - type: delete
                    directory: d
                    name: ../x
                colour: red
                """)).containsExactlyInAnyOrder(
                "1:5: 'id': 'a/b' is not 1 to 64 letters, digits, '_', '-' and '.'",
                "1:1: the playbook needs 'failure_mode'",
                "2:11: 'severity': no severity 'worst': it is critical, high, medium or low",
                "5:9: 'port': '70000' is not a whole number, 1 to 65535",
                "6:3: the detector has no 'prot' (did you mean 'port'?): it has type, port, allowed_pidfile, allowed_command",
                "8:5: the remedy has a 'line' and not 'shell: true': no shell reads what is not meant for one; give the words as 'argv'",
                "10:5: the remedy has a '/' in 'name': only files right in the directory are touched",
                "10:5: the remedy needs 'older_than'",
                "13:1: the playbook has no 'colour': it has id, failure_mode, severity, detector, remedies, verification, attempts, cool_down, "
                        + "max_remedies_per_hour, suspend_after, suspend_for, escalation");
    }

    @Test
    void readsEveryDetectorWithItsDefaults() {
        assertThat(Stream.of("{type: tcp, port: 80}", "{type: tcp, host: h, port: 80, timeout: 1s}", "{type: tls_expiry}",
                "{type: tls_expiry, host: h, port: 8443, expires_within: 1d, timeout: 1s}", "{type: inodes, path: p, min_free: 5}",
                "{type: memory, min_available: 1G}", "{type: memory, min_available_percent: 5}", "{type: load, max: 2.5, minutes: 15}",
                "{type: load, max_per_processor: 4}", "{type: open_files, pidfile: p, max_percent: 80}", "{type: open_files, command: c, max: 10}",
                "{type: log_line, path: p, pattern: 'a|b'}", "{type: stale_lock, path: p}", "{type: stale_lock, path: p, kernel_lock: true, older_than: 1m}",
                "{type: tasks, condition: anomalous}", "{type: tasks, condition: sla_at_risk, subsystem: s}")
                .map(text -> parsed(HEAD + "detector: " + text + "\n" + REMEDIES))).containsExactly(
                        new FailureDetector.TcpFails("localhost", 80, Duration.ofSeconds(10)),
                        new FailureDetector.TcpFails("h", 80, Duration.ofSeconds(1)),
                        new FailureDetector.TlsExpires("localhost", 443, Duration.ofDays(14), Duration.ofSeconds(10)),
                        new FailureDetector.TlsExpires("h", 8443, Duration.ofDays(1), Duration.ofSeconds(1)),
                        new FailureDetector.InodesLow("p", 5, 0),
                        new FailureDetector.MemoryLow(1L << 30, 0), new FailureDetector.MemoryLow(0, 5),
                        new FailureDetector.LoadHigh(2.5, false, 15), new FailureDetector.LoadHigh(4, true, 5),
                        new FailureDetector.FilesOpen("p", null, 0, 80), new FailureDetector.FilesOpen(null, "c", 10, 0),
                        new FailureDetector.LinesMatch("p", "a|b"),
                        new FailureDetector.StaleLock("p", null, false), new FailureDetector.StaleLock("p", Duration.ofMinutes(1), true),
                        new FailureDetector.TasksInTrouble(FailureDetector.TaskTrouble.ANOMALOUS, null, Duration.ofHours(1)),
                        new FailureDetector.TasksInTrouble(FailureDetector.TaskTrouble.SLA_AT_RISK, "s", Duration.ofHours(1)));
    }

    private static FailureDetector parsed(String text) {
        return Objects.requireNonNull(PlaybookParser.parse(text).value()).detector();
    }

    @Test
    void everyDetectorOfTheSchemaHasAnExample() throws Exception {
        StringBuilder examples = new StringBuilder();
        for (Path file : examples()) {
            examples.append(Files.readString(file));
        }
        String schema = Files.readString(Golden.inProject("src/main/resources/taskmgmt/cli/heal/playbook.schema.json"));
        String detectors = schema.substring(schema.indexOf("\"detector\": {", schema.indexOf("$defs")), schema.indexOf("\"remedy\": {", schema.indexOf("$defs")));
        List<String> types = Pattern.compile("\"const\": \"([a-z_]+)\"").matcher(detectors).results().map(type -> type.group(1)).toList();
        assertThat(types).hasSize(15).allSatisfy(type -> assertThat(examples).contains("type: " + type + "\n"));
        for (FailureDetector.TaskTrouble each : FailureDetector.TaskTrouble.values()) {
            assertThat(examples).contains("condition: " + each.name().toLowerCase(Locale.ROOT) + "\n");
            assertThat(detectors).contains("\"" + each.name().toLowerCase(Locale.ROOT) + "\"");
        }
    }
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{type: port_in_use}|the detector needs 'port'",
        "{type: process_gone}|the detector needs 'pidfile' or 'command', by which the process is known",
        "{type: command}|the detector needs 'argv', the program and its arguments; or 'line' with 'shell: true'",
        "{type: command, argv: []}|'argv' has to be a list, and is empty",
        "{type: command, argv: [a], shell: true}|the detector has 'shell: true', which goes with 'line' and not with 'argv'",
        "{type: command, argv: [a], down_on: [0]}|'down_on': '0' is not a whole number, 1 to 255",
        "{type: disk_space, path: /}|the detector needs 'min_free' or 'min_free_percent'",
        "{type: disk_space, path: /, min_free: 10X}|'min_free': '10X' is not a size above 0, as in 4096, 10M or 2G",
        "{type: http, url: ftp://x}|'url': 'ftp://x' does not begin with http:// or https://",
        "{type: tasks, condition: sad}|'condition': 'sad' is none of stuck, lost, sla_missed, anomalous, sla_at_risk and dead_letter",
        "{type: tcp}|the detector needs 'port'",
        "{type: tcp, port: 70000}|'port': '70000' is not a whole number, 1 to 65535",
        "{type: tls_expiry, expires_within: soon}|'expires_within': 'soon' is not a duration; write 90s, 15m, 2h or 7d",
        "{type: inodes, path: /}|the detector needs 'min_free' or 'min_free_percent'",
        "{type: memory}|the detector needs 'min_available' or 'min_available_percent'",
        "{type: load}|the detector needs 'max' or 'max_per_processor'",
        "{type: load, max: 0}|'max': '0' is not above 0",
        "{type: load, max: 1, max_per_processor: 2}|the detector has 'max' and 'max_per_processor', of which one is enough",
        "{type: load, max: 1, minutes: 3}|'minutes': '3' is none of 1, 5 and 15",
        "{type: open_files, max: 1}|the detector needs 'pidfile' or 'command', by which the process is known",
        "{type: open_files, command: a}|the detector needs 'max' or 'max_percent'",
        "{type: log_line, path: p}|the detector needs 'pattern'",
        "{type: log_line, path: p, pattern: (a}|'pattern': '(a' is no regular expression: Unclosed group",
        "{type: stale_lock, path: p, kernel_lock: maybe}|'kernel_lock': 'maybe' is neither true nor false",
        "{type: sad}|the detector has no type 'sad': there are port_in_use, process_gone, command, file, disk_space, inodes, memory, load, open_files, tcp, http, tls_expiry, log_line, stale_lock and tasks",
        "{type: file, path: p, max_age: soon}|'max_age': 'soon' is not a duration; write 90s, 15m, 2h or 7d",
        "{type: file, path: [p]}|'path' has to be a string, and is a list",
        "{type: file, path: }|'path' has to be a string, and is nothing",
        "nothing|the detector has to be a mapping, and is the value 'nothing'"})
    void refusesADetector(String detector, String problem) {
        assertThat(problems(HEAD + "detector: " + detector + "\n" + REMEDIES)).anySatisfy(each -> assertThat(each).startsWith("4:").endsWith(": " + problem));
    }

    /** A value that cannot be used is there all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"disk_space, path: /, min_free_percent: 150", "disk_space, path: /, min_free: 10X", "inodes, path: /, min_free: 0",
        "memory, min_available_percent: -1", "load, max: 0", "open_files, command: a, max: x", "port_in_use, port: 70000"})
    void aWrongValueIsOneProblem(String detector) {
        assertThat(problems(HEAD + "detector: {type: " + detector + "}\n" + REMEDIES)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a: [1|2:1: ",
        "a: 1\\na: 2|2:1: 'a' is there twice",
        "? [a]\\n: 1|1:3: a name is a list"})
    void refusesWhatIsNoYaml(String text, String start) {
        assertThat(problems(text.replace("\\n", "\n") + "\n")).first().asString().startsWith(start);
    }

    @Test
    void refusesAnEmptyFileAndOneThatMultipliesItself() {
        assertThat(problems("")).containsExactly("1:1: the file is empty");
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char each = 'b'; each <= 'f'; each++) {
            String before = "*" + (char) (each - 1);
            bomb.append(each).append(": &").append(each).append(" [").append((before + ", ").repeat(9)).append(before).append("]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("more than 10000 values");
    }
}
