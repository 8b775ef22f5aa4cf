package taskmgmt.serve.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.access.Role;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.serve.Body;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskField;

class WritersTest {
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00Z");

    @TempDir
    private Path directory;

    private Writers writers() {
        return new Writers(actor -> TaskLog.at(directory, new LogSettings(actor, () -> NOW, SyncPolicy.OS, Duration.ofSeconds(5)), _ -> { }));
    }

    private static Call call(String caller) {
        Route route = Route.change("POST", "/t", Role.REPORTER, "t", "t", List.of(), _ -> Response.empty(200));
        return new Call(new Request("POST", "/t", "", Map.of(), new byte[0], ""), route, Map.of(), Map.of(), Body.EMPTY, new Caller(caller, Role.REPORTER));
    }

    @Test
    void eachChangeIsInTheNameOfItsCallerHoweverManyThereAre() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        List<CompletableFuture<String>> made = new ArrayList<>();
        try (Writers writers = writers()) {
            for (int i = 0; i < 60; i++) {
                String caller = "key" + i % 20;
                made.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return caller + " " + writers.write(call(caller), log -> new CreateTask(log, random).create(NewTask.titled("t")));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (CompletableFuture<String> each : made) {
                String[] words = each.get().split(" ", -1);
                assertThat(LogReader.at(directory).resolve(words[1]).text(TaskField.CREATED_BY)).isEqualTo(words[0]);
            }
        }
    }

    @Test
    void whatFailsInTheOtherThreadFailsHere() {
        try (Writers writers = writers()) {
            assertThatThrownBy(() -> writers.write(call("k"), _ -> {
                throw new IOException("disk");
            })).isInstanceOf(IOException.class).hasMessage("disk");
            assertThatThrownBy(() -> writers.write(call("k"), _ -> {
                throw new IllegalStateException("bug");
            })).isInstanceOf(IllegalStateException.class).hasMessage("bug");
            assertThatThrownBy(() -> writers.write(call("k"), _ -> {
                throw new AssertionError("error");
            })).isInstanceOf(AssertionError.class);
        }
    }
}
