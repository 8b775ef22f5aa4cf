package taskmgmt.run.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.disk.PrivateFiles;

class HearingTest {
    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();

    private Map<String, Object> metrics(String content) throws IOException {
        Path file = directory.resolve("metrics");
        Files.deleteIfExists(file);
        MetricsFile metrics = MetricsFile.before(file);
        Files.writeString(file, content);
        Metrics found = new Metrics(said::add);
        String fault = metrics.readInto(found);
        if (fault != null) {
            said.add(fault);
        }
        return Map.copyOf(found.soFar());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"loss\": NaN, \"best\": -Infinity, \"top\": Infinity}|{loss=NaN, best=-Infinity, top=Infinity}",
        "{\"say\":\"NaN \\\" NaN\",\"x\":1}|{x=1}", "{\"a\":1}\\n{\"a\":2}\\n|{a=2}", "{\"a\":1}\\n{\"a\":2}\\n{\"a\":|{a=2}",
        "{\\n \"a\":\\n 3}\\n|{a=3}", "{\"a\":\"0.25\",\"b\":true,\"c\":[1],\"d\":null}|{a=0.25}",
        "{\"eval\":{\"f1\":0.5,\"by class\":{\"cat\":\"0.25\"}},\"eval.f2\":1}|{eval.by class.cat=0.25, eval.f1=0.5, eval.f2=1}"})
    void metricsAreTheLastObjectWithEveryNumberThatPythonWrites(String content, String expected) throws IOException {
        Map<String, Object> found = metrics(content.replace("\\n", "\n"));
        assertThat(new TreeMap<>(found).toString()).isEqualTo(new TreeMap<>(parsed(expected)).toString());
        assertThat(said).isEmpty();
    }

    private static Map<String, String> parsed(String text) {
        Map<String, String> map = new TreeMap<>();
        for (String pair : text.substring(1, text.length() - 1).split(", ", -1)) {
            map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return map;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loss 1", "[1]", "{\"a\":", "null"})
    void aFileWithoutAnObjectIsSaidToHaveNone(String content) throws IOException {
        assertThat(metrics(content)).isEmpty();
        assertThat(said).singleElement().asString().contains("holds no JSON object");
    }

    @Test
    void theEndOfALongFileCounts() throws IOException {
        assertThat(metrics("{\"a\":1}\n".repeat(20_000) + "{\"a\":2}\n")).containsEntry("a", 2L);
    }

    @Test
    void metricsOfAnEarlierRunAreNotThoseOfThisOne() throws IOException {
        Path file = directory.resolve("metrics");
        Files.writeString(file, "{\"a\":1}");
        Metrics found = new Metrics(said::add);
        assertThat(MetricsFile.before(file).readInto(found)).endsWith("was not written by the command");
        assertThat(MetricsFile.before(directory.resolve("none")).readInto(found)).endsWith("is not there");
        assertThat(MetricsFile.before(directory).readInto(found)).endsWith("is not there");
        assertThat(found.soFar()).isEmpty();
    }

    @Test
    void thereIsABoundToNamesAndItIsSaidOnce() {
        Metrics metrics = new Metrics(said::add);
        for (int i = 0; i < 300; i++) {
            metrics.say("name" + i, "1");
        }
        metrics.say("name0", "2");
        assertThat(metrics.soFar()).hasSize(100).containsEntry("name0", 2L);
        assertThat(said).hasSize(1);
    }

    @Test
    void linesEndAtAnyLineBreakAndLongOnesKeepTheirBeginning() {
        List<String> lines = new ArrayList<>();
        Lines to = new Lines(lines::add);
        for (byte[] part : List.of("a\nb".getBytes(UTF_8), "c\r\n\nd\rlast".getBytes(UTF_8))) {
            to.add(part, part.length);
        }
        to.end();
        to.end();
        byte[] much = "x".repeat(100_000).getBytes(UTF_8);
        to.add(much, much.length);
        to.end();
        assertThat(lines).startsWith("a", "bc", "d", "last").hasSize(5);
        assertThat(lines.getLast()).hasSize(1 << 14);
    }

    @Test
    void noIdNamesAnythingOutsideOfTheDirectory() {
        Set<String> names = new HashSet<>();
        List<String> ids = List.of("a", "A", "../a", "/a", "..", ".", "-a", "a/b", "a.b", "a b", "é", "x".repeat(500), "x".repeat(501), "con\n", "a\0");
        for (String id : ids) {
            assertThat(KeptOutput.name(id)).matches("[A-Za-z0-9_][A-Za-z0-9_-]*\\.log").hasSizeLessThan(100);
            names.add(KeptOutput.name(id));
        }
        assertThat(names).hasSameSizeAs(ids);
    }

    @Test
    void twoStreamsShareTheFileWithoutTearingEachOthersLines() throws IOException {
        try (Hearing hearing = Hearing.of(new Heard(directory, null, null), "a", PrivateFiles.SYSTEM, said::add)) {
            Hearing.Ear ear = hearing.open();
            for (String part : List.of("out:1\n2", "err:oo", "err:ps\n!", "out:3\n4")) {
                byte[] bytes = part.substring(4).getBytes(UTF_8);
                ear.wrote(bytes, bytes.length, part.startsWith("err"));
            }
            ear.end();
            ear.wrote("again".getBytes(UTF_8), 5, false);
        }
        assertThat(directory.resolve(KeptOutput.name("a"))).hasContent("1\noops\n23\n4!again");
        assertThat(said).isEmpty();
    }

    @Test
    void aLineThatIsTooLongToWaitForIsWrittenAsItComes() throws IOException {
        byte[] much = "x".repeat(70_000).getBytes(UTF_8);
        try (Hearing hearing = Hearing.of(new Heard(directory, null, null), "a", PrivateFiles.SYSTEM, said::add)) {
            hearing.open().wrote(much, much.length, false);
            assertThat(directory.resolve(KeptOutput.name("a"))).hasSize(much.length);
        }
    }

    @Test
    void whatIsLeftOfAFullDiskIsLeftToTheLogs() throws IOException {
        byte[] line = ("x".repeat(999) + "\n").getBytes(UTF_8);
        boolean[] full = {false};
        try (KeptOutput output = KeptOutput.open(directory, "a", PrivateFiles.SYSTEM, said::add, () -> full[0])) {
            for (int i = 0; i < 5_000; i++) {
                full[0] = i >= 3_000;
                output.write(line, line.length, false);
            }
        }
        assertThat(Files.size(directory.resolve(KeptOutput.name("a")))).isBetween(3_000_000L, 3_000_000L + (1 << 20));
        assertThat(said).singleElement().asString().contains("the disk is nearly full");
    }

    @ParameterizedTest
    @CsvSource({"300, 100000, false", "200, 100000, true", "0, 100000, true", "30, 400, false", "10, 400, true", "0, 0, false"})
    void aDiskIsFullWhereTheLogsNeedTheRest(long freeMegabytes, long totalMegabytes, boolean isFull) {
        assertThat(KeptOutput.isFull(freeMegabytes << 20, totalMegabytes << 20)).isEqualTo(isFull);
    }

    @Test
    void whereTheFileCannotBeWrittenTheCommandGoesOn() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        try (Hearing hearing = Hearing.of(new Heard(file, null, null), "a", PrivateFiles.SYSTEM, said::add)) {
            assertThat(hearing.open().listens()).isFalse();
            assertThat(hearing.metadata()).isEmpty();
        }
        assertThat(said).singleElement().asString().startsWith("the output is not kept in " + file);
    }

    @Test
    void aLinkInPlaceOfTheFileIsNotFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "mine");
        Files.createSymbolicLink(directory.resolve(KeptOutput.name("a")), target);
        try (Hearing hearing = Hearing.of(new Heard(directory, null, null), "a", PrivateFiles.SYSTEM, said::add)) {
            hearing.open().wrote("x".getBytes(UTF_8), 1, false);
        }
        assertThat(target).hasContent("mine");
        assertThat(said).hasSize(1);
    }
}
