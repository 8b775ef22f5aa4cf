import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets Jazzer look for inputs that the readers do not stand, one target after the other: {@code mvn -B -Pfuzz -DskipTests
 * verify} starts it. What is found lies in the build directory, named after its target; put it beside the others in
 * {@code src/test/resources/fuzz}, where the tests take it up, and repair the program.
 *
 * <p>Arguments: the project's directory, the build's, and how many seconds each target has.
 */
final class Fuzz {
    /**
     * What to run.
     *
     * @param name   of the target in what is printed and found
     * @param inputs the directory of its first inputs
     * @param type   the class
     */
    private record Target(String name, String inputs, String type) {}

    private static final List<Target> TARGETS = List.of(
            new Target("lines", "lines", "taskmgmt.journal.lines.LineReaderFuzz"),
            new Target("json", "json", "taskmgmt.json.JsonReaderFuzz"),
            new Target("events", "events", "taskmgmt.store.read.EventJudgeFuzz"),
            new Target("ingest", "events", "taskmgmt.store.ingest.EventIngestFuzz"),
            new Target("policies", "policies", "taskmgmt.record.PolicyReaderFuzz"));

    private Fuzz() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path inputs = Path.of(args[0], "src", "test", "resources", "fuzz");
        Path build = Path.of(args[1], "fuzz");
        for (Target target : TARGETS) {
            // New inputs that reach new code are kept here, for the next run to begin with.
            Path corpus = Files.createDirectories(build.resolve(target.name()));
            System.out.println("fuzzing " + target.name() + " for " + args[2] + " s");
            int exitCode = run(List.of(java(), "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + target.type(), "--instrumentation_includes=taskmgmt.**", "--reproducer_path=" + build,
                    "-artifact_prefix=" + build + "/found-" + target.name() + "-", "-max_total_time=" + args[2], "-max_len=4096",
                    "-verbosity=0", "-print_final_stats=1", corpus.toString(), inputs.resolve(target.inputs()).toString()));
            if (exitCode != 0) {
                System.err.println("found in " + build + " what " + target.name() + " does not stand");
                System.exit(1);
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
