package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everyday commands do without what no cache keeps, so that each process would pay for it: {@link java.math.BigDecimal}, whose static
 * initialiser computes powers of five in the interpreter, 10 ms; and, where somebody waits for a short command, {@code equals} and
 * {@code hashCode} as they are made for records, and the comparators of {@link java.util.Comparator}, whose code is made at their first use, 20 ms.
 */
class StartUpTest {
    private static final String AVOIDED = "java/math/BigDecimal";
    private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";
    private static final String COMPARATOR = "java/util/Comparator$$Lambda";

    /** With numbers of all the usual kinds: whole, with a fraction, with zeros at the end, with a small exponent. */
    private static final String COMMANDS = """
            task create --title first --id first --type backup --subsystem storage --sla 1.5h --tag a --metadata {"size":1.50}
            task create --title second --id second --type backup --subsystem storage --priority high --start
            task create --title third --id third --depends-on first --metadata host=a --sla 2h
            task start first
            task progress first --percent 40 --message half
            task progress first --percent 42.5 --ml loss=0.25
            task complete first --cpu-seconds 1.5 --memory-peak-mb 12.25 --result {"score":0.50,"files":3,"error":1e-7}
            task fail second --error broken --cpu-seconds 0.125
            task start third
            task list
            task list --json
            task list -o csv
            task list --sort duration_seconds
            task show first
            task show first --json
            task history first
            task snapshots first
            task order
            task deps third
            incident open --failure-mode port_in_use --severity high --metadata port=8080
            incident resolve inc --action restart
            incident list
            mttr
            evidence healing
            evidence healing --json
            evidence unified
            evidence unified --json
            audit list
            audit verify
            stats
            stats --json
            stats --by status,day --json
            forecast --type backup --subsystem storage
            forecast remaining --active
            anomalies --since 2026-01-01
            stuck
            sla
            sla --json
            trend duration
            insights --since 2026-01-01
            dashboard
            dashboard --json
            system status
            events publish task.created task_id=published cost=1.5
            run true
            """;

    private static final String SHORT_COMMANDS = """
            task create --title first --id first --type backup --subsystem storage --sla 1.5h --tag a --metadata {"size":1.50}
            task create --title second --id second --priority high --start
            task start first
            task progress first --percent 40 --message half
            task complete first --cpu-seconds 1.5 --result {"score":0.50}
            task fail second --error broken
            task list
            task list --status completed
            task list --columns task_id,title -L 50 -o tsv --no-headers
            task list --id f --sort task_id --columns task_id,title -L 50 -o tsv --no-headers
            stats --by subsystem -o tsv
            task show first
            incident open --failure-mode port_in_use --severity high --metadata port=8080
            incident resolve inc --action restart
            incident list
            stats
            events publish task.created task_id=published cost=1.5
            task show published
            add -- true
            run -- true
            """;

    @TempDir
    private Path temporary;

    @Test
    void everydayCommandsInitialiseNoBigDecimal() throws Exception {
        List<String> initialised = initialised(COMMANDS);

        assertThat(initialised).contains("taskmgmt/number/Decimal");
        assertThat(initialised.subList(0, Math.max(initialised.indexOf(AVOIDED), 0)))
                .as("what was initialised before " + AVOIDED).isEmpty();
    }

    /** Otherwise the test above could not fail. */
    @Test
    void aNumberOfVeryManyDigitsInitialisesIt() throws Exception {
        assertThat(initialised("task create --title first --metadata {\"size\":1.2345678901234567890123456789}\n")).contains(AVOIDED);
    }

    @Test
    void shortCommandsMakeNoCodeForRecordsAndComparators() throws Exception {
        List<String> initialised = initialised(SHORT_COMMANDS);

        assertThat(initialised).contains("taskmgmt/run/task/RecordedRun").doesNotContain(RECORD_METHODS).noneMatch(name -> name.startsWith(COMPARATOR));
    }

    /** Otherwise the test above could not fail. */
    @Test
    void itWouldBeSeen() throws Exception {
        assertThat(initialised("insights\ndoctor\n")).contains(RECORD_METHODS).anyMatch(name -> name.startsWith(COMPARATOR));
    }

    /** The classes that are initialised by the commands in a process of their own, in order. */
    private List<String> initialised(String commands) throws Exception {
        Path script = Files.writeString(temporary.resolve("commands.txt"), commands);
        Path log = temporary.resolve("init.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:class+init=info:file=" + log,
                        "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                        Commands.class.getName(), script.toString(), temporary.resolve("logs").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Initializing '"))
                    .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
                    .toList();
        }
    }

    /** Runs the commands in the file, one after the other, and says which one fails or complains. */
    static final class Commands {
        private Commands() {}

        public static void main(String[] args) throws IOException {
            for (String command : Files.readAllLines(Path.of(args[0]))) {
                // What stands behind the program that is run is for that.
                int program = command.startsWith("run ") ? "run".length() : command.indexOf(" -- ");
                String whole = program < 0 ? command + " --logs " + args[1] : command.substring(0, program) + " --logs " + args[1] + command.substring(program);
                StringTokenizer rest = new StringTokenizer(whole);
                String[] words = Stream.generate(rest::nextToken).limit(rest.countTokens()).toArray(String[]::new);
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                int exitCode = Main.run(words, new ByteArrayOutputStream(), err, false);
                // 1 is an answer: evidence that is not enough for a verdict.
                if (exitCode > 1 || exitCode == 1 && !command.startsWith("evidence")) {
                    System.out.println(command + ": exit code " + exitCode + ", " + err.toString(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
