package taskmgmt.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.bytes.Names;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.report.Tally;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.RunListener;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Lines of a registry become runs: in one pass, in two parts, or from where an earlier pass ended. */
class RunPartTest {
    /** Three lives that overlap, one of four attempts; a stray event of a task that nobody created, another after an end, and a line that is none. */
    private static final List<String> LINES = List.of(
            event(0, "created", "a", ",\"task_type\":\"backup\",\"subsystem\":\"storage\",\"title\":\"t\",\"tags\":[\"x\",\"y\"],\"priority\":8"),
            event(1, "created", "b", ",\"sla_hours\":1.5,\"created_by\":\"ann\""),
            event(2, "started", "a", ",\"owner\":{\"pid\":42,\"boot_id\":\"boot\",\"started_at\":\"s\"}"),
            event(3, "progress", "a", ",\"progress_percent\":40"),
            event(4, "started", "ghost", ""),
            event(5, "progress", "a", ",\"progress_percent\":40"),
            "{\"event\":\"task.exploded\",\"task_id\":\"a\"}",
            event(6, "started", "b", ""),
            event(7, "failed", "b", ",\"resource_usage\":{\"cpu_seconds\":1.5,\"source\":\"measured\"}"),
            event(8, "paused", "b", ""),
            event(9, "completed", "a", ",\"resource_usage\":{\"cpu_seconds\":2,\"memory_peak_mb\":64},\"cpu_seconds\":3"),
            event(10, "started", "a", ""),
            event(11, "created", "c", ",\"sla_deadline\":\"2026-01-01T01:00:00Z\",\"sla_hours\":9"),
            event(12, "cancelled", "c", ""),
            event(13, "created", "d", ""),
            event(14, "created", "e", ",\"title\":\"again\",\"tags\":[\"z\"]"),
            event(15, "started", "e", ""),
            event(16, "failed", "e", ",\"cpu_seconds\":7"),
            event(17, "started", "e", ""),
            event(18, "retrying", "e", ",\"cpu_seconds\":8"),
            event(19, "started", "e", ""),
            event(20, "cancelled", "e", ""),
            event(21, "retrying", "e", ""),
            event(22, "started", "e", ""),
            event(23, "completed", "e", ",\"cpu_seconds\":9"));

    @TempDir
    private Path directory;

    private static String event(int second, String name, String id, String more) {
        return String.format(Locale.ROOT, "{\"ts\":\"2026-01-01T00:00:%02dZ\",\"event\":\"task.%s\",\"task_id\":\"%s\"%s}", second, name, id, more);
    }

    private static byte[] lines(int from, int to) {
        return LINES.subList(from, to).stream().map(line -> line + "\n").reduce("", String::concat).getBytes(UTF_8);
    }

    /** Remembers what it is told. */
    private static final class Told implements RunListener {
        private final List<TaskRun> ended = new ArrayList<>();
        private final List<String> started = new ArrayList<>();

        @Override
        public void started(TaskRun run) {
            started.add(run.id() + " " + run.tally().starts());
        }

        @Override
        public void ended(TaskRun run) {
            ended.add(run);
        }

        /** As they are told once it is known which of them another attempt followed. */
        List<String> textsKnowingAll() {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < ended.size(); i++) {
                TaskRun run = ended.get(i);
                all.add((run.id().equals("e") && run.attempt() < 4 ? run.superseded() : run).toString());
            }
            return all;
        }

        List<String> texts() {
            return ended.stream().map(TaskRun::toString).toList();
        }
    }

    /** What a fold is told of all lines. */
    private static Told ends() throws IOException {
        Told told = new Told();
        RunPart part = RunPart.ofEnds(told, true, true, true);
        LineScanner.scan(new ByteArrayInputStream(lines(0, LINES.size())), part);
        part.end();
        return told;
    }

    @Test
    void everyAttemptHasItsOwnTimesAndFiguresAndTheLastOneSpeaksForTheTask() throws IOException {
        List<TaskRun> attempts = ends().ended.stream().filter(run -> run.id().equals("e"))
                .sorted(java.util.Comparator.comparingInt(TaskRun::attempt)).toList();
        assertThat(attempts).extracting(TaskRun::attempt).containsExactly(1, 2, 3, 4);
        assertThat(attempts).extracting(TaskRun::isSuperseded).containsExactly(true, true, true, false);
        assertThat(attempts).extracting(TaskRun::status).containsExactly(Status.FAILED, Status.FAILED, Status.CANCELLED, Status.COMPLETED);
        assertThat(attempts).extracting(TaskRun::durationMicros).containsOnly(1_000_000L);
        assertThat(attempts).extracting(run -> run.figures().cpuSeconds()).containsExactly(7.0, 8.0, Double.NaN, 9.0);
        assertThat(attempts).extracting(run -> run.names().title()).containsOnly("again");
        assertThat(attempts).extracting(TaskRun::queueMicros).containsExactly(1_000_000L, TaskRun.UNKNOWN, TaskRun.UNKNOWN, TaskRun.UNKNOWN);
    }

    private static RunPart whole(Told told) throws IOException {
        RunPart part = RunPart.first(told);
        LineScanner.scan(new ByteArrayInputStream(lines(0, LINES.size())), part);
        return part;
    }

    @Test
    void aRunSaysWhatItsEventsSaid() throws IOException {
        Told told = new Told();
        RunPart part = whole(told);
        TaskRun a = told.ended.get(1);
        long zero = 1_767_225_600_000_000L;
        assertThat(a.id()).isEqualTo("a");
        assertThat(a.names()).isEqualTo(new TaskRun.Names("storage", "backup", "t", "", List.of("x", "y"), 8));
        assertThat(a.status()).isEqualTo(Status.COMPLETED);
        assertThat(a.moments()).isEqualTo(new TaskRun.Moments(zero, zero + 2_000_000, zero + 2_000_000, zero + 9_000_000, zero + 9_000_000,
                zero + 3_000_000, TaskRun.UNKNOWN));
        assertThat(a.tally()).isEqualTo(new TaskRun.Tally(1, 0, 0, 0));
        assertThat(a.figures().cpuSeconds()).as("the top level counts before the object").isEqualTo(3);
        assertThat(a.figures().memoryPeakMb()).isEqualTo(64);
        assertThat(a.figures().progressPercent()).isEqualTo(40);
        assertThat(a.owner()).isEqualTo(new TaskRun.Owner(42, "boot", "s"));
        assertThat(told.ended).extracting(TaskRun::id).containsExactly("b", "a", "c", "e", "e", "e", "e");
        assertThat(part.open()).extracting(TaskRun::id).containsExactly("d");
    }

    @Test
    void whoAsksForNoNamesGetsEverythingElse() throws IOException {
        Told told = new Told();
        RunPart part = RunPart.ofEnds(told, true, true, false);
        LineScanner.scan(new ByteArrayInputStream(lines(0, LINES.size())), part);
        part.end();
        List<TaskRun> all = ends().ended;
        assertThat(told.ended).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            TaskRun run = told.ended.get(i);
            assertThat(run.names()).isEqualTo(new TaskRun.Names(all.get(i).subsystem(), all.get(i).type(), "", "", List.of(), 5));
            assertThat(run.owner()).isNull();
            assertThat(run).extracting(TaskRun::id, TaskRun::standing, TaskRun::moments, TaskRun::tally, TaskRun::figures, TaskRun::metadata)
                    .isEqualTo(List.of(all.get(i).id(), all.get(i).standing(), all.get(i).moments(), all.get(i).tally(),
                            all.get(i).figures(), all.get(i).metadata()));
        }
    }

    @Test
    void deadlinesAreGivenOrFollowFromHours() throws IOException {
        Told told = new Told();
        whole(told);
        long hour = 3_600_000_000L;
        TaskRun b = told.ended.getFirst();
        assertThat(b.moments().deadline() - b.moments().created()).isEqualTo(hour + hour / 2);
        TaskRun c = told.ended.get(2);
        assertThat(c.moments().deadline()).isEqualTo(1_767_225_600_000_000L + hour);
    }

    @Test
    void whatFitsNowhereIsCounted() throws IOException {
        RunPart part = whole(new Told());
        assertThat(part.damaged()).isEqualTo(1);
        assertThat(part.strays()).as("of ghost, of b after its end, and of a after its end").isEqualTo(3);
    }

    @Test
    void startsAreToldOnlyToWhoGoesAlong() throws IOException {
        Told along = new Told();
        whole(along);
        assertThat(along.started).containsExactly("a 1", "b 1", "e 1", "e 2", "e 3", "e 4");
        Told endsAlone = ends();
        assertThat(endsAlone.started).isEmpty();
        assertThat(endsAlone.texts()).containsExactlyInAnyOrderElementsOf(along.textsKnowingAll());
    }

    @Test
    void twoPartsFindWhatOneDoesWhereverTheyMeet() throws IOException {
        Path registry = Files.write(directory.resolve("registry.jsonl"), lines(0, LINES.size()));
        Told expected = new Told();
        RunPart one = whole(expected);
        for (int cut = 0; cut <= LINES.size(); cut++) {
            Told first = new Told();
            RunPart left = RunPart.ofEnds(first, true, true, true);
            Told second = new Told();
            RunPart right = RunPart.ofEnds(second, false, true, true);
            long at = lines(0, cut).length;
            LineScanner.scan(registry, 0, at, left);
            LineScanner.scan(registry, at, Long.MAX_VALUE, right);
            left.add(right, registry);
            left.end();
            List<String> ends = new ArrayList<>(first.texts());
            ends.addAll(second.texts());
            assertThat(ends).as("cut before line %d", cut).containsExactlyInAnyOrderElementsOf(expected.textsKnowingAll());
            assertThat(left.open().toString()).isEqualTo(one.open().toString());
            assertThat(left.strays()).as("cut before line %d", cut).isEqualTo(one.strays());
            assertThat(left.damaged()).isEqualTo(one.damaged());
        }
    }

    @Test
    void whatIsWrittenGoesOnWhereverItEnded() throws IOException {
        Told expected = new Told();
        RunPart one = whole(expected);
        for (int cut = 0; cut <= LINES.size(); cut++) {
            Told told = new Told();
            RunPart before = RunPart.ofEnds(told, true, true, true);
            LineScanner.scan(new ByteArrayInputStream(lines(0, cut)), before);
            StateWriter state = new StateWriter();
            before.write(state);
            RunPart after = RunPart.ofEnds(told, true, true, true);
            StateReader reader = new StateReader(state.toByteArray());
            after.read(reader);
            assertThat(reader.isAtEnd()).isTrue();
            Path registry = Files.write(directory.resolve("registry.jsonl"), lines(0, LINES.size()));
            LineScanner.scan(registry, lines(0, cut).length, Long.MAX_VALUE, after);
            after.end();
            assertThat(told.texts()).as("from line %d", cut).containsExactlyInAnyOrderElementsOf(expected.textsKnowingAll());
            assertThat(after.open().toString()).isEqualTo(one.open().toString());
            assertThat(after.strays()).isEqualTo(one.strays());
            assertThat(after.damaged()).isEqualTo(one.damaged());
        }
    }
}
