package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.Training;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;
import taskmgmt.testkit.Golden;

class CatalogTest {
    @Test
    void everyVerbThatIsDeclaredMakesTheCommandOfThatName() {
        for (Verb verb : Catalog.verbs()) {
            assertThat(Objects.requireNonNull(Catalog.command(verb.name()), verb.name()).name()).isEqualTo(verb.name());
        }
    }

    @Test
    void noNameIsDeclaredTwice() {
        assertThat(Catalog.names()).doesNotHaveDuplicates();
    }

    @Test
    void theLauncherStartsEveryCommandAsItIsDeclared() throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder("tm_long=long tm_small=small tm_short=short tm_later=later tm_garbage=garbage\nload() {\n").append(launcherCases()).append("echo \"$tm_kind $tm_tiers\"\n}\n");
        for (Verb verb : Catalog.verbs()) {
            script.append("load ").append(verb.name()).append(" --logs x\n");
            expected.add(launch(verb.load()));
        }

        assertThat(shell(script.toString()).lines()).containsExactlyElementsOf(expected);
    }

    /**
     * Java prints words of its own where a signal comes while it starts, so commands that do nothing at a signal leave it to the system; without
     * the socket that Java makes then, for debuggers.
     */
    @ParameterizedTest
    @CsvSource({"import csv, true, true", "import csv, false, true", "events ingest, false, true", "task create, true, true", "forecast x, false, true",
        "dashboard x, false, true", "report html, false, true", "serve x, false, false", "wait x, false, false", "learn loop, false, false", "export otlp, false, false"})
    void commandsWithNothingToDoAtASignalLeaveItToTheSystem(String words, boolean terminal, boolean left) throws IOException, InterruptedException {
        String launcher = Files.readString(Golden.inProject("src/image/task-mgmt"));
        int start = launcher.indexOf("tm_signals=\n");
        String signals = launcher.substring(start, launcher.indexOf("esac", start) + "esac\n".length());

        assertThat(shell("tm_stdout_tty=" + terminal + "\nset -- " + words + "\n" + launcherCases() + signals + "echo \"$tm_signals\"\n")).isEqualTo(left ? "-Xrs -XX:+DisableAttachMechanism\n" : "\n");
    }

    /** Java would print words of its own where a part of the heap is larger than all of it. */
    @ParameterizedTest
    @CsvSource({"-Xmx12m, false", "-Dx=y -XX:MaxHeapSize=8m, false", "-XX:MaxRAMPercentage=1, false", "-Dx=y, true", "'', true"})
    void whoGivesTheHeapASizeGetsNoPartOfItThatIsLarger(String options, boolean parted) throws IOException, InterruptedException {
        String launcher = Files.readString(Golden.inProject("src/image/task-mgmt"));
        int start = launcher.indexOf("tm_garbage=");
        String garbage = launcher.substring(start, launcher.indexOf("esac", start) + "esac\n".length());

        assertThat(shell("TASK_MGMT_JAVA_OPTS='" + options + "'\n" + garbage + "echo \"${tm_garbage:+parted}\"\n")).isEqualTo(parted ? "parted\n" : "\n");
    }

    /** Where addresses are few, Java takes half of them for its heap, and then prints words of its own for want of the rest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "unlimited | stats | started with  and arenas: as they were",
        "12345678 | stats | started with  and arenas: as they were",
        "2000000 | stats | started with  and arenas: as they were",
        "1999999 | stats | started with small -Xmx244m and arenas: 1",
        "400000 | stats | started with small -Xmx48m and arenas: 1",
        "399999 | stats | task-mgmt: too little memory: ulimit -v allows 399999 kB, and this command needs 400000; raise the limit",
        "700000 | serve | task-mgmt: too little memory: ulimit -v allows 700000 kB, and this command needs 800000; raise the limit"})
    void ofFewAddressesJavaTakesFewForItsHeap(String limit, String command, String said) throws IOException, InterruptedException {
        String launcher = Files.readString(Golden.inProject("src/image/task-mgmt"));
        String memory = launcher.substring(launcher.indexOf("tm_limit=unlimited\n"), launcher.indexOf("# The cache does not know"));

        assertThat(shell("(ulimit -v " + limit + "; unset MALLOC_ARENA_MAX; tm_small=small tm_heap=; set -- " + command + "\n" + memory
                + "echo \"started with $tm_heap and arenas: ${MALLOC_ARENA_MAX-as they were}\") 2>&1; true\n")).isEqualTo(said + "\n");
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }

    @ParameterizedTest
    @EnumSource
    void theTrainingOfACacheRunsExactlyTheCommandsThatSaySo(Load.Cache cache) {
        Set<String> declared = new TreeSet<>();
        Set<String> ofThatCache = new TreeSet<>();
        for (Verb verb : Catalog.verbs()) {
            if (verb.load().cache() == cache) {
                ofThatCache.add(verb.name());
                if (verb.training()) {
                    declared.add(verb.name());
                }
            }
        }

        Set<String> run = new TreeSet<>();
        for (String line : Training.lines(cache)) {
            Catalog.names().stream().filter(name -> line.equals(name) || line.startsWith(name + " "))
                    .max(Comparator.comparingInt(String::length)).ifPresent(run::add);
        }
        run.retainAll(ofThatCache);

        assertThat(run).isEqualTo(declared);
    }

    /** The part of the launcher that chooses, with the patterns that the build writes into it. */
    private static String launcherCases() throws IOException {
        String launcher = Files.readString(Golden.inProject("src/image/task-mgmt"));
        for (String line : LauncherPatterns.lines().split("\n", -1)) {
            int name = line.indexOf('=');
            launcher = name < 0 ? launcher : launcher.replace("@" + line.substring(0, name) + "@", line.substring(name + 1));
        }
        int start = launcher.indexOf("case \"${1-} ${2-}\" in");
        return launcher.substring(start, launcher.indexOf("esac", start) + "esac\n".length());
    }

    private static String launch(Load load) {
        String kind = load.cache() == Load.Cache.WRITING ? "writing " : "reading ";
        return kind + switch (load) {
            case WRITES, LOOKS -> "short";
            case READS -> "long small";
            case REWRITES -> "long";
            case SCANS -> "long small garbage -XX:FreqInlineSize=60 -XX:InlineSmallCode=800 later";
        };
    }
}
