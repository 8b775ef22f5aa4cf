package taskmgmt.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.testkit.Seed;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

class LinesInTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final List<String> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private LineTimes times = new LineTimes(LooseTime.utc(), false);

    @Test
    void ordersLinesByTimeAndThoseOfOneMomentByTheCourseOfTheirTask() throws IOException {
        read(line("10:00", "completed", "a"), line("10:00", "started", "a"), line("10:00", "created", "a"), line("09:00", "created", "b"));

        assertThat(taken).containsExactly("4 09:00 created b", "3 10:00 created a", "2 10:00 started a", "1 10:00 completed a");
    }

    @Test
    void endBeforeItsStartStandsBehindItAndKeepsItsTime() throws IOException {
        read(line("08:00", "created", "a"), line("08:05", "started", "a"), line("07:59", "completed", "a"), line("08:06", "created", "b"));

        assertThat(taken).containsExactly("1 08:00 created a", "2 08:05 started a", "3 07:59 completed a", "4 08:06 created b");
    }

    @Test
    void startBeforeTheCreationStandsBehindIt() throws IOException {
        read(line("07:50", "started", "a"), line("08:01", "completed", "a"), line("08:00", "created", "a"));

        assertThat(taken).containsExactly("3 08:00 created a", "1 07:50 started a", "2 08:01 completed a");
    }

    @Test
    void secondAttemptThatBeginsInTheMomentWhenTheFirstFailedFollowsIt() throws IOException {
        read(line("08:30", "completed", "a"), line("08:20", "started", "a"), line("08:20", "failed", "a"), line("08:10", "started", "a"),
                line("08:00", "created", "a"));

        assertThat(taken).containsExactly("5 08:00 created a", "4 08:10 started a", "3 08:20 failed a", "2 08:20 started a",
                "1 08:30 completed a");
    }

    @Test
    void progressStandsBetweenTheStartAndTheEndOfItsMoment() throws IOException {
        read(line("08:20", "completed", "a"), line("08:20", "progress", "a"), line("08:10", "progress", "a"), line("08:10", "started", "a"),
                line("08:00", "created", "a"));

        assertThat(taken).containsExactly("5 08:00 created a", "4 08:10 started a", "3 08:10 progress a", "2 08:20 progress a",
                "1 08:20 completed a");
    }

    @Test
    void keepsTheOrderOfTheSourceWhereThatIsWanted() throws IOException {
        times = new LineTimes(LooseTime.utc(), true);
        read(line("10:00", "completed", "a"), line("09:00", "created", "a"));

        assertThat(taken).containsExactly("1 10:00 completed a", "2 09:00 created a");
    }

    @Test
    void anyOrderOfTheSourceGivesTheSame() throws IOException {
        Random random = Seed.random(LinesInTimeTest.class);
        List<String> lines = new ArrayList<>();
        for (int task = 0; task < 30; task++) {
            int minute = random.nextInt(40);
            lines.add(line("08:" + (10 + minute), "created", "t" + task));
            lines.add(line("08:" + (10 + minute + random.nextInt(2)), "started", "t" + task));
            lines.add(line("08:" + (10 + minute + 1 + random.nextInt(2)), "completed", "t" + task));
        }
        read(lines.toArray(new String[0]));
        List<String> first = withoutNumbers();
        for (int round = 0; round < 5; round++) {
            taken.clear();
            Collections.shuffle(lines, random);
            read(lines.toArray(new String[0]));
            assertThat(withoutNumbers()).containsExactlyInAnyOrderElementsOf(first);
            assertThat(ofTask("t7")).isEqualTo(first.stream().filter(text -> text.endsWith(" t7")).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void repeatedHourIsTheSecondOneWhereTheTaskWouldElseEndBeforeItStarts(int order) throws IOException {
        times = new LineTimes(new LooseTime(NEW_YORK, null), false);
        List<String> lines = List.of(local("01:50:00", "created"), local("01:50:00", "started"), local("01:10:00", "completed"));
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        read(lines.get(orders[order][0]), lines.get(orders[order][1]), lines.get(orders[order][2]));

        assertThat(withoutNumbers()).containsExactly("05:50 created z", "05:50 started z", "06:10 completed z");
        assertThat(times.forms()).containsExactly(java.util.Map.entry(TimeReading.Form.LOCAL, 3L));
    }

    @Test
    void repeatedHourIsToldByWhatCameBeforeWhereTheOrderIsKept() throws IOException {
        times = new LineTimes(new LooseTime(NEW_YORK, null), true);
        read(local("01:50:00", "created"), local("01:10:00", "completed"));

        assertThat(withoutNumbers()).containsExactly("05:50 created z", "06:10 completed z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1767603600", "1767603600.5", "1767603600000", "1767603600000000", "1767603600000000000", "\"1767603600\"",
        "\"2026-01-05 09:00:00+00\"", "\"20260105T090000Z\"", "\"2026/01/05 09:00\"", "\"Mon, 05 Jan 2026 10:00:00 +0100\""})
    void readsTimesAsOthersWriteThem(String ts) throws IOException {
        read("{\"ts\":" + ts + ",\"event\":\"task.created\",\"task_id\":\"a\"}");

        assertThat(refused).isEmpty();
        assertThat(taken).containsExactly("1 09:00 created a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Unknown\"", "\"-\"", "\"None\"", "\"0001-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "\"1970-01-01\"",
        "0", "null", "\"soon\""})
    void refusesWhatIsNoTime(String ts) throws IOException {
        read("{\"ts\":" + ts + ",\"event\":\"task.created\",\"task_id\":\"a\"}");

        assertThat(taken).isEmpty();
        assertThat(refused).singleElement().asString().startsWith("1 ").containsAnyOf("no time", "no ts", "no RFC 3339 timestamp");
    }

    @Test
    void tenSecondsAfterTheEpochAreATime() throws IOException {
        read("{\"ts\":\"1970-01-01T00:00:10Z\",\"event\":\"task.created\",\"task_id\":\"a\"}");

        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"timestamp,\"2026-03-01T08:00:00Z\"", "time,1767603600", "@timestamp,\"2026-03-01T08:00:00.5\"",
        "when,\"20260301T080000Z\""})
    void namesTheKeyThatLooksLikeATime(String key, String value) throws IOException {
        read("{\"" + key + "\":" + value + ",\"event\":\"task.created\",\"task_id\":\"k1\",\"title\":\"x\",\"priority\":5}");

        assertThat(refused).containsExactly("1 it has no ts, the time at which it happened; there is a time in '" + key + "'");
    }

    @Test
    void leavesToOthersWhatIsNoEventAndCountsBlankLines() throws IOException {
        read("nonsense", "", "{\"event\":\"lunch\"}", line("10:00", "created", "a"));

        assertThat(refused).isEmpty();
        assertThat(taken).containsExactly("1 nonsense", "3 {\"event\":\"lunch\"}", "4 10:00 created a");
    }

    @Test
    void changesNothingOfALineButItsTime() throws IOException {
        String line = "{ \"x\" : \"\\u00e4\", \"ts\" :1767603600,\"event\":\"task.created\",\"task_id\":\"a\"}";
        List<String> whole = new ArrayList<>();
        LinesInTime inTime = new LinesInTime(times, new LinesInTime.Target() {
            @Override
            public void line(long number, byte[] bytes) {
                whole.add(new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public void refused(long number, String reason) {
                throw new AssertionError(reason);
            }
        });
        try (inTime) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            inTime.line(bytes, 0, bytes.length, 0);
            inTime.end();
        }

        assertThat(whole).containsExactly(line.replace("1767603600", "\"2026-01-05T09:00:00.000000Z\""));
    }

    @Test
    void zoneOfTimesIsUtcUnlessToldOtherwise() throws IOException {
        times = new LineTimes(new LooseTime(ZoneOffset.ofHours(2), null), false);
        read("{\"ts\":\"2026-01-05T11:00\",\"event\":\"task.created\",\"task_id\":\"a\"}");

        assertThat(taken).containsExactly("1 09:00 created a");
    }

    private List<String> withoutNumbers() {
        return taken.stream().map(text -> text.substring(text.indexOf(' ') + 1)).toList();
    }

    private List<String> ofTask(String id) {
        return withoutNumbers().stream().filter(text -> text.endsWith(" " + id)).toList();
    }

    private static String line(String time, String event, String id) {
        return "{\"ts\":\"2026-01-05T" + time + ":00Z\",\"event\":\"task." + event + "\",\"task_id\":\"" + id + "\"}";
    }

    private static String local(String time, String event) {
        return "{\"ts\":\"2025-11-02T" + time + "\",\"event\":\"task." + event + "\",\"task_id\":\"z\"}";
    }

    private void read(String... lines) throws IOException {
        LinesInTime.Target target = new LinesInTime.Target() {
            @Override
            public void line(long number, byte[] line) {
                String text = new String(line, StandardCharsets.UTF_8);
                taken.add(number + " " + (text.contains("\"task.") ? words(text) : text));
            }

            @Override
            public void refused(long number, String reason) {
                refused.add(number + " " + reason);
            }
        };
        try (LinesInTime inTime = new LinesInTime(times, target)) {
            LineScanner.scanWithTail(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), inTime);
            inTime.end();
        }
    }

    private static String words(String line) {
        int time = line.indexOf('T', line.indexOf("\"ts\":")) + 1;
        String event = line.replaceAll(".*\"task\\.(\\w+)\".*", "$1");
        return line.substring(time, time + 5) + " " + event + " " + line.replaceAll(".*\"task_id\":\"(\\w+)\".*", "$1");
    }
}
