package taskmgmt.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.DeniedException;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Tool;

class GroupCommitTest {
    @TempDir
    private Path directory;

    private static GroupedChange change(Change change, @Nullable ChangeIdentity identity) {
        return new GroupedChange(change, identity, "tester", new CompletableFuture<>());
    }

    private static GroupedChange create(String id) {
        return change(now -> {
            now.check(LogFixture.created(id));
            return ChangeSet.of(LogFixture.created(id));
        }, null);
    }

    private static GroupedChange move(String id, EventType type) {
        return change(now -> {
            TaskEvent event = new TaskEvent(now.now(), type, id, Map.of());
            now.check(event);
            return ChangeSet.of(event);
        }, null);
    }

    private LogFixture log() {
        return new LogFixture(directory.resolve("logs"));
    }

    private List<GroupedChange> write(LogFixture log, GroupedChange... changes) throws Exception {
        try (TaskLog writer = log.open()) {
            return new GroupCommit(writer).write(List.of(changes));
        }
    }

    @Test
    void oneThatIsRefusedIsSoAlone() throws Exception {
        LogFixture log = log();
        log.create("known");
        GroupedChange a = create("a");
        GroupedChange known = create("known");
        GroupedChange b = create("b");

        assertThat(write(log, a, known, b)).isEmpty();

        assertThat(log.tasks()).containsOnlyKeys("known", "a", "b");
        assertThat(a.done().join().events()).hasSize(1);
        assertThatThrownBy(known.done()::join).hasCauseInstanceOf(RefusedException.class);
        assertThat(Tool.in(directory).run("audit", "verify", "--logs", "logs").status()).isZero();
    }

    /** A change that keeps an eye on what is written of it. */
    private static GroupedChange watched(String id, List<String> told) {
        return change(new Change() {
            @Override
            public ChangeSet decide(Snapshot now) throws IOException {
                now.check(LogFixture.created(id));
                return ChangeSet.of(LogFixture.created(id));
            }

            @Override
            public void written() {
                told.add(id);
            }
        }, null);
    }

    @Test
    void onlyThoseThatAreWrittenHearOfIt() throws Exception {
        LogFixture log = log();
        log.create("known");
        List<String> told = new ArrayList<>();

        write(log, watched("a", told), watched("known", told), watched("b", told));

        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void whatAsksForAnothersTaskIsDecidedAfterIt() throws Exception {
        LogFixture log = log();
        log.create("known");
        GroupedChange start = move("known", EventType.STARTED);
        GroupedChange complete = move("known", EventType.COMPLETED);
        GroupedChange again = move("known", EventType.STARTED);

        List<GroupedChange> left = write(log, start, create("x"), complete, again);
        assertThat(left).containsExactly(complete, again);
        assertThat(complete.done()).isNotDone();
        List<GroupedChange> last = write(log, left.toArray(GroupedChange[]::new));
        assertThat(last).containsExactly(again);
        write(log, again);

        assertThat(log.task("known").status()).isEqualTo(Status.COMPLETED);
        assertThatThrownBy(again.done()::join).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void whatAsksForAnythingIsDecidedAfterEverything() throws Exception {
        LogFixture log = log();
        log.create("known");
        List<GroupedChange> global = List.of(change(now -> ChangeSet.of(LogFixture.created(now.openTaskOfKey("k") + "1")), null),
                change(now -> ChangeSet.of(LogFixture.created("n" + now.dependencies().hashCode())), null),
                change(now -> ChangeSet.of(LogFixture.created("h" + now.hasDependents("known"))), null),
                change(now -> ChangeSet.of(LogFixture.created("i" + now.incidents().size())), null),
                change(now -> ChangeSet.of(LogFixture.created("e" + now.registryEnd())), null),
                change(now -> ChangeSet.of(LogFixture.created("p" + now.resolve("kno").id())), null));
        GroupedChange[] all = new GroupedChange[global.size() + 1];
        all[0] = create("a");
        for (int i = 0; i < global.size(); i++) {
            all[i + 1] = global.get(i);
        }

        assertThat(write(log, all)).isEqualTo(global);
    }

    @Test
    void theSameChangeTwiceIsMadeOnce() throws Exception {
        LogFixture log = log();
        log.create("known");
        ChangeIdentity once = new ChangeIdentity("http:1", "r");
        Change change = now -> ChangeSet.of(LogFixture.created("a"));
        GroupedChange first = change(change, once);
        GroupedChange second = change(change, once);

        assertThat(write(log, create("x"), first, second)).containsExactly(second);
        write(log, create("y"), second);

        assertThat(first.done().join().events()).hasSize(1);
        assertThatThrownBy(second.done()::join).hasCauseInstanceOf(AlreadyMadeException.class);
    }

    @Test
    void oneThatIsTooLargeDoesNotKeepTheOthersOut() throws Exception {
        LogFixture log = log();
        log.create("known");
        GroupedChange large = change(now -> ChangeSet.of(new TaskEvent(now.now(), EventType.UPDATED, "known",
                Map.of("metadata", Map.of("x", "y".repeat(LogFiles.MAX_LINE_BYTES))))), null);
        GroupedChange a = create("a");

        assertThat(write(log, a, large, create("b"))).isEmpty();

        assertThat(log.tasks()).containsOnlyKeys("known", "a", "b");
        assertThat(a.done()).isCompleted();
        assertThatThrownBy(large.done()::join).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void oneThatIsDeniedIsOnRecordAndTheOthersAreWritten() throws Exception {
        LogFixture log = log();
        log.create("known");
        Files.writeString(directory.resolve("logs/policy.json"),
                "{\"version\":1,\"default\":\"allow\",\"rules\":[{\"name\":\"no starts\",\"effect\":\"deny\",\"accounts\":[\"tester\"],\"actions\":[\"task.start\"]}]}", StandardCharsets.UTF_8);
        GroupedChange denied = move("known", EventType.STARTED);

        write(log, create("a"), denied, create("b"));

        assertThat(log.tasks()).containsOnlyKeys("known", "a", "b");
        assertThatThrownBy(denied.done()::join).hasCauseInstanceOf(DeniedException.class);
        assertThat(Files.readString(directory.resolve("logs/immutable_audit.jsonl"))).contains("access_denied");
    }

    @Test
    void theFirstChangeOfAllMakesTheDirectoryUnlessItIsRefused() throws Exception {
        LogFixture log = log();
        GroupedChange none = move("none", EventType.STARTED);
        write(log, none, move("none", EventType.COMPLETED));
        assertThat(directory.resolve("logs")).doesNotExist();

        write(log, create("a"), create("b"));

        assertThat(log.tasks()).containsOnlyKeys("a", "b");
    }

    @Test
    void nothingElseIsDoneInAGroup() throws Exception {
        try (TaskLog writer = log().open().in((_, _, _) -> ChangeSet.NOTHING)) {
            assertThat(writer.append(_ -> ChangeSet.NOTHING)).isEqualTo(ChangeSet.NOTHING);
            assertThatThrownBy(() -> writer.exclusively(_ -> 1)).isInstanceOf(IllegalStateException.class);
        }
    }
}
