package taskmgmt.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.journal.PrivateFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * One process that changes a log directory, and what it was told has been written: a set of words like {@code
 * "task.created a"} or {@code "incident resolved t1"}, see {@link LogState#records}.
 */
final class LogClient implements Closeable {
    private final LogFixture fixture;
    private final TaskLog log;
    private final Set<String> acknowledged;

    LogClient(LogFixture fixture, PrivateFiles disk, Set<String> acknowledged) {
        this.fixture = fixture;
        this.acknowledged = acknowledged;
        LogSettings settings = new LogSettings(
                "tester", InstantSource.fixed(LogFixture.NOW), SyncPolicy.SYNC, Duration.ofSeconds(60));
        this.log = TaskLog.at(fixture.directory, settings, fixture.notices::add, disk);
    }

    LogClient(LogFixture fixture, PrivateFiles disk) {
        this(fixture, disk, new LinkedHashSet<>());
    }

    LogFixture fixture() {
        return fixture;
    }

    Path directory() {
        return fixture.directory;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    void acknowledge(String record) {
        acknowledged.add(record);
    }

    void nothing() {}

    void create(String id) throws IOException {
        create(id, true);
    }

    /** @param counts whether to remember that it was acknowledged; not, if it is about to be taken back */
    void create(String id, boolean counts) throws IOException {
        log.append(now -> {
            now.check(LogFixture.created(id));
            return Draft.of(LogFixture.created(id));
        });
        acknowledge("task.created " + id, counts);
    }

    void createAll(List<String> ids) throws IOException {
        createAll(ids, true);
    }

    void createAll(List<String> ids, boolean counts) throws IOException {
        log.append(now -> new Draft(List.of(), ids.stream().map(LogFixture::created).toList()));
        for (String id : ids) {
            acknowledge("task.created " + id, counts);
        }
    }

    void event(String id, EventType type) throws IOException {
        log.append(now -> {
            TaskEvent event = new TaskEvent(LogFixture.NOW, type, id, Map.of("actor", "tester"));
            now.check(event);
            return Draft.of(event);
        });
        acknowledge(type.text() + " " + id, true);
    }

    void openIncident(String mode, String taskId) throws IOException {
        openIncident(mode, taskId, true);
    }

    void openIncident(String mode, String taskId, boolean counts) throws IOException {
        log.append(now -> draft(Incident.detected(now.now(), mode, FaultScenario.SEVERITY, null, Map.of(), taskId), now));
        acknowledge("incident detected " + taskId, counts);
        acknowledge("task.created " + taskId, counts);
    }

    void resolveIncident(String taskId) throws IOException {
        log.append(now -> {
            Incident open = now.incidents().values().stream().filter(incident -> taskId.equals(incident.taskId())).findAny().orElseThrow();
            return draft(open.resolved(now.now(), List.of("restart"), Map.of()), now);
        });
        acknowledge("incident resolved " + taskId, true);
        acknowledge("task.completed " + taskId, true);
    }

    private static Draft draft(Incident incident, Snapshot now) {
        return Draft.of(incident, Objects.requireNonNull(IncidentTask.eventFor(incident, now.now(), now.actor())));
    }

    private void acknowledge(String record, boolean counts) {
        if (counts) {
            acknowledged.add(record);
        }
    }

    /** Behind the back of the program. */
    void appendRaw(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(fixture.bytes(name));
        bytes.write(text.getBytes(UTF_8));
        fixture.write(name, bytes.toByteArray());
    }

    /** Takes the last bytes of a log away, as an interrupted write does. */
    void cut(String name, int bytes) throws IOException {
        byte[] whole = fixture.bytes(name);
        fixture.write(name, Arrays.copyOf(whole, whole.length - bytes));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
