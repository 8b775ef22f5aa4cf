package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.MadeRunLines;
import taskmgmt.testkit.Tool;

class KnowledgeCommandsTest {
    private static final String KEPT = "logs/.state/checkpoints/knowledge";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aLog() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--title", "nightly backup", "--id", "b1", "--type", "backup", "--subsystem", "storage", "--start",
                "--metadata", "{\"target\":{\"volume\":\"tapeArchive\"}}");
        tool.run("task", "fail", "b1", "--error", "quota exceeded on /srv");
        tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high", "--metadata", "port=8080");
    }

    private String ids(String... words) {
        StringBuilder ids = new StringBuilder();
        String[] all = new String[words.length + 4];
        System.arraycopy(new String[] {"knowledge", "search", "-o", "csv"}, 0, all, 0, 4);
        System.arraycopy(words, 0, all, 4, words.length);
        tool.run(all).out().lines().skip(1).forEach(line -> ids.append(line.split(",", -1)[0]).append(':').append(line.split(",", -1)[1]).append(' '));
        return ids.toString().strip();
    }

    @Test
    void findsByTitleErrorMetadataAndIncident() {
        assertThat(ids("backups")).isEqualTo("task:b1");
        assertThat(ids("QUOTA")).isEqualTo("task:b1");
        assertThat(ids("tape")).isEqualTo("task:b1");
        assertThat(ids("8080", "--source", "incident")).isEqualTo("incident:inc_20251117_120000_000000");
        assertThat(ids("port", "--subsystem", "storage")).isEmpty();
        assertThat(ids("backup", "--type", "backup")).isEqualTo("task:b1");
        assertThat(ids("backup", "--type", "restore")).isEmpty();
    }

    @Test
    void findsInsightsAndSaysWhereNothingWasFound() throws IOException {
        MadeRunLines lines = new MadeRunLines();
        lines.add(Instant.parse("2025-11-16T00:00:00Z"), 10, i -> 60);
        lines.write(directory.resolve("runs.jsonl"));
        tool.run("events", "ingest", "runs.jsonl");
        assertThat(tool.run("knowledge", "search", "typically", "takes").out())
                .contains("backup of storage typically takes 1m 00s (p50), 1m 00s at p95, over 10 runs");
        Tool.Outcome nothing = tool.run("knowledge", "search", "zebra", "--json");
        assertThat(nothing.out()).isEqualTo("[]\n");
        assertThat(nothing.err()).contains("nothing says that, in ");
        assertThat(tool.run("knowledge", "search", "nightly", "-o", "jsonl", "--limit", "1").out()).hasLineCount(1);
    }

    @Test
    void whatIsKeptOfALargeLogIsBelievedOnlyWhereItIsOfThatLog() throws IOException {
        MadeRunLines lines = new MadeRunLines();
        lines.add(Instant.parse("2025-01-01T00:00:00Z"), 5_000, i -> 60);
        lines.write(directory.resolve("runs.jsonl"));
        tool.run("events", "ingest", "runs.jsonl");
        String before = tool.run("knowledge", "search", "backup", "quota", "-o", "jsonl").out();
        Path kept = directory.resolve(KEPT);
        assertThat(kept).exists();
        byte[] state = Files.readAllBytes(kept);
        assertThat(tool.run("knowledge", "search", "backup", "quota", "-o", "jsonl").out()).as("from what is kept").isEqualTo(before);

        tool.run("task", "create", "--title", "zebra crossing", "--id", "z");
        assertThat(ids("zebra")).as("what came later").isEqualTo("task:z");
        assertThat(Files.readAllBytes(kept)).isEqualTo(state);

        String then = tool.run("knowledge", "search", "backup", "quota", "-o", "jsonl").out();
        byte[] damaged = state.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(kept, damaged);
        assertThat(tool.run("knowledge", "search", "backup", "quota", "-o", "jsonl").out()).as("damaged").isEqualTo(then);
        assertThat(Files.readAllBytes(kept)).isNotEqualTo(damaged);

        Path registry = directory.resolve("logs/registry.jsonl");
        String text = Files.readString(registry);
        Files.delete(registry);
        Files.writeString(registry, text.replace("nightly backup", "weekly restore"));
        assertThat(ids("restore")).as("another log in its place").contains("task:b1");
        Files.writeString(registry, "");
        assertThat(ids("restore", "--source", "task")).as("no log").isEmpty();
    }

    @Test
    void categoriesHaveDirectoriesAndCounts() throws IOException {
        Files.createDirectories(directory.resolve("knowledge/code/deep"));
        Files.writeString(directory.resolve("knowledge/code/a.txt"), "12345");
        Files.writeString(directory.resolve("knowledge/code/deep/b.txt"), "123");
        tool.run("learning", "knowledge", "--title", "read it", "--metadata", "category=code");
        assertThat(tool.run("knowledge", "categories", "-o", "csv").out()).isEqualToNormalizingNewlines("category,records,files,bytes,exists,directory\n"
                + "code,1,2,8,true," + directory.resolve("knowledge/code") + "\n"
                + "codebases,0,0,0,false," + directory.resolve("knowledge/codebases") + "\n"
                + "datasets,0,0,0,false," + directory.resolve("knowledge/datasets") + "\n"
                + "documentation,0,0,0,false," + directory.resolve("knowledge/documentation") + "\n"
                + "marketing,0,0,0,false," + directory.resolve("knowledge/marketing") + "\n");
        assertThat(tool.run("knowledge", "categories", "--category", "code", "--dir", "elsewhere", "-o", "jsonl").out())
                .isEqualTo("{\"category\":\"code\",\"records\":1,\"files\":0,\"bytes\":0,\"exists\":false,\"directory\":\""
                        + directory.resolve("elsewhere/code") + "\"}\n");
        for (String name : new String[] {"../x", "a/b", ".hidden", " "}) {
            assertThat(tool.run("knowledge", "categories", "--category", name).status()).as(name).isEqualTo(2);
        }
    }
}
