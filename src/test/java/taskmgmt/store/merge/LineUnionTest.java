package taskmgmt.store.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.store.ScanProgress;
import taskmgmt.testkit.Sweep;

class LineUnionTest {
    /** Two of one time, and one that is earlier; the last one has none. */
    private static final List<String> LINES = List.of("{\"ts\":\"2026-01-01T00:00:02Z\",\"a\":1}", "{\"ts\":\"2026-01-01T00:00:02Z\",\"b\":1}",
            "{\"ts\":\"2026-01-01T00:00:01Z\",\"c\":1}", "{\"d\":1}");

    @TempDir
    Path directory;

    private int files;

    private record United(List<String> lines, LineUnion.Summary summary) {}

    private LogRange part(List<String> lines) throws IOException {
        Path file = directory.resolve("part" + files++ % 2);
        byte[] bytes = lines.stream().map(line -> line + "\n").reduce("", String::concat).getBytes(UTF_8);
        Files.write(file, bytes);
        return new LogRange(file, 0, bytes.length);
    }

    private United unite(List<String> first, List<String> second) throws IOException {
        List<String> united = new ArrayList<>();
        LineUnion.Summary summary = LineUnion.unite(part(first), part(second), LineKeys.bus(),
                (line, fromFirst, fromSecond) -> united.add(new String(line.bytes(), UTF_8)), ScanProgress.NONE);
        return new United(united, summary);
    }

    /** All sequences of at most this many of the first lines. */
    private static List<List<String>> sequences(int lines, int longest) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < all.size(); i++) {
            for (int next = 0; next < lines && all.get(i).size() < longest; next++) {
                List<String> longer = new ArrayList<>(all.get(i));
                longer.add(LINES.get(next));
                all.add(longer);
            }
        }
        return all;
    }

    private static boolean isWithin(List<String> part, List<String> all) {
        int found = 0;
        for (String line : all) {
            found += found < part.size() && part.get(found).equals(line) ? 1 : 0;
        }
        return found == part.size();
    }

    @Sweep
    @Test
    void everyPairOfShortLogsUnitesToTheSameWhicheverComesFirst() throws IOException {
        List<List<String>> all = sequences(3, 3);
        assertThat(all).hasSize(40);
        int reordered = 0;
        for (List<String> first : all) {
            for (List<String> second : all) {
                United united = unite(first, second);
                String what = first + " and " + second;
                assertThat(unite(second, first).lines()).as(what).isEqualTo(united.lines());
                for (String line : LINES) {
                    assertThat(Collections.frequency(united.lines(), line)).as(what).isEqualTo(
                            Math.max(Collections.frequency(first, line), Collections.frequency(second, line)));
                }
                assertThat(unite(united.lines(), first).lines()).as("again " + what).isEqualTo(united.lines());
                assertThat(unite(united.lines(), second).lines()).as("again " + what).isEqualTo(united.lines());
                boolean ordered = isWithin(first, united.lines()) && isWithin(second, united.lines());
                assertThat(ordered || united.summary().reordered() > 0).as(what).isTrue();
                reordered += united.summary().reordered() > 0 ? 1 : 0;
            }
        }
        assertThat(reordered).as("opposite orders were among them").isPositive();
    }

    @Test
    void betweenTwoLogsTheEarlierLineComesFirstAndOneWithoutATimeStaysBehindTheLineBeforeIt() throws IOException {
        String later = LINES.get(0);
        String earlier = LINES.get(2);
        String untimed = LINES.get(3);
        assertThat(unite(List.of(later, untimed), List.of(earlier)).lines()).containsExactly(earlier, later, untimed);
        assertThat(unite(List.of(earlier, untimed), List.of(later)).lines()).containsExactly(earlier, untimed, later);
        assertThat(unite(List.of(later, earlier), List.of(LINES.get(1))).lines())
                .as("a clock that went back moves no line within its own log").containsExactly(later, earlier, LINES.get(1));
    }

    @Sweep
    @Test
    void threeLogsInTheOrderOfTimeUniteToTheSameInWhicheverOrder() throws IOException {
        List<List<String>> sorted = new ArrayList<>();
        for (List<String> lines : sequences(3, 2)) {
            boolean isSorted = lines.size() < 2 || LineKeys.bus().of(lines.getFirst().getBytes(UTF_8))
                    .compareTo(LineKeys.bus().of(lines.getLast().getBytes(UTF_8))) <= 0;
            if (isSorted) {
                sorted.add(lines);
            }
        }
        assertThat(sorted).hasSize(10);
        for (List<String> a : sorted) {
            for (List<String> b : sorted) {
                for (List<String> c : sorted) {
                    assertThat(unite(unite(a, b).lines(), c).lines()).as(a + ", " + b + ", " + c)
                            .isEqualTo(unite(a, unite(b, c).lines()).lines());
                }
            }
        }
    }

    @Sweep
    @Test
    void logsOfManyBlocksUnite() throws IOException {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String line = String.format(java.util.Locale.ROOT, "{\"ts\":\"2026-01-01T00:%02d:%02d.%03dZ\",\"n\":%d}",
                    i / 60_000, i / 1_000 % 60, i % 1_000, i);
            expected.add(line);
            if (i % 3 != 1) {
                first.add(line);
            }
            if (i % 3 != 2) {
                second.add(line);
            }
        }
        assertThat(unite(first, second).lines()).isEqualTo(expected);
    }

    @Test
    void aLineThatNobodyCanReadIsLeftOutAndOneThatIsDamagedIsNot() throws IOException {
        String damaged = "{\"ts\":\"2026-01-01T00:00:0";
        LogRange tooLong = part(List.of("x".repeat(2 << 20), LINES.getFirst()));
        LogRange other = part(List.of(damaged));
        List<String> united = new ArrayList<>();
        LineUnion.Summary summary = LineUnion.unite(tooLong, other, LineKeys.bus(),
                (line, first, second) -> united.add(new String(line.bytes(), UTF_8)), ScanProgress.NONE);
        assertThat(united).containsExactly(damaged, LINES.getFirst());
        assertThat(summary.leftOut()).isEqualTo(1);
    }

    @Test
    void aWholeRecordWithoutItsLineEndCountsAndATornOneDoesNot() throws IOException {
        for (int length = 1; length <= LINES.getFirst().length(); length++) {
            Path file = directory.resolve("torn");
            Files.writeString(file, LINES.getFirst().substring(0, length));
            List<String> united = new ArrayList<>();
            LineUnion.Summary summary = LineUnion.unite(new LogRange(file, 0, length), part(List.of()), LineKeys.bus(),
                    (line, first, second) -> united.add(new String(line.bytes(), UTF_8)), ScanProgress.NONE);
            boolean whole = length == LINES.getFirst().length();
            assertThat(united).as("cut at %s", length).hasSize(whole ? 1 : 0);
            assertThat(summary.leftOut()).as("cut at %s", length).isEqualTo(whole ? 0 : 1);
        }
    }

    @Test
    void anEventIsTheSameWhereverOnTheBusItCameFromAndWheneverItWasTakenIn() {
        LineKeys keys = LineKeys.registry(100);
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":200}",
                "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":300}")).isTrue();
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":200}",
                "{\"ts\":\"2026-01-01T00:00:02Z\",\"n\":1,\"bus_offset\":200}")).isFalse();
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":50}",
                "{\"ts\":\"2026-01-01T00:00:02Z\",\"n\":1,\"bus_offset\":50}")).isTrue();
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":50}",
                "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":2,\"bus_offset\":50}")).isFalse();
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":50}",
                "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1,\"bus_offset\":60}")).isFalse();
        assertThat(same(keys, "{\"event_id\":\"e\",\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1}",
                "{\"event_id\":\"e\",\"ts\":\"2026-01-01T00:00:02Z\",\"n\":1}")).isTrue();
        assertThat(same(keys, "{\"event_id\":\"e\",\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1}",
                "{\"event_id\":\"e\",\"ts\":\"2026-01-01T00:00:01Z\",\"n\":2}")).isFalse();
        assertThat(same(keys, "{\"ts\":\"2026-01-01T00:00:01Z\",\"n\":1}", "{\"ts\":\"2026-01-01T00:00:02Z\",\"n\":1}")).isFalse();
    }

    private static boolean same(LineKeys keys, String first, String second) {
        return keys.of(first.getBytes(UTF_8)).isSameAs(keys.of(second.getBytes(UTF_8)));
    }

    private static boolean areOne(LineKeys keys, String one, String other) {
        return Arrays.equals(keys.of(one.getBytes(UTF_8)).identity(), keys.of(other.getBytes(UTF_8)).identity());
    }

    /** The audit log is that of one of the copies, what happened is not. */
    @Test
    void whichEntryALineNamesIsNoPartOfIt() {
        String incident = "{\"detected_at\":\"2026-01-01T00:00:02Z\",\"a\":1";
        String event = "{\"ts\":\"2026-01-01T00:00:02Z\",\"event_id\":\"e\",\"bus_offset\":%s,\"a\":1";
        String first = ",\"audit\":\"4:0123456789abcdef:100\"}";
        String second = ",\"audit\":\"27:fedcba9876543210:3000\"}";
        assertThat(areOne(LineKeys.incidents(), incident + first, incident + second)).isTrue();
        assertThat(areOne(LineKeys.incidents(), incident + first, incident + "}")).isTrue();
        assertThat(areOne(LineKeys.incidents(), incident + first, incident + ",\"audit\":\"x\"}")).isFalse();
        assertThat(areOne(LineKeys.registry(0), event.formatted(7) + first, event.formatted(9) + second)).isTrue();
        assertThat(areOne(LineKeys.registry(0), event.formatted(7) + first, event.formatted(9) + "}")).isTrue();
        assertThat(areOne(LineKeys.registry(0), event.formatted(7) + first, event.formatted(9) + ",\"b\":2}")).isFalse();
        assertThat(areOne(LineKeys.bus(), event.formatted(7) + first, event.formatted(7) + second)).isFalse();
    }
}
