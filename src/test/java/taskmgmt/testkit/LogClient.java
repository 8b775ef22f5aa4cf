package taskmgmt.testkit;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.audit.checkpoint.NoteTrust;
import taskmgmt.doctor.Doctor;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Governance;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.fault.FaultScenario;
import taskmgmt.store.proof.AuditSigner;
import taskmgmt.store.proof.KeyDirectory;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.LogSegments;
import taskmgmt.store.write.RotationRule;
import taskmgmt.store.write.GroupCommit;
import taskmgmt.store.write.GroupedChange;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * One process that changes a log directory, and what it was told has been written: a set of words like {@code
 * "task.created a"} or {@code "incident resolved t1"}, see {@link LogState#records}.
 */
public final class LogClient implements Closeable {
    private static final LogSettings SETTINGS =
            new LogSettings("tester", InstantSource.fixed(LogFixture.NOW), SyncPolicy.SYNC, Duration.ofSeconds(60));

    private final LogFixture fixture;
    private final TaskLog log;
    private final Set<String> acknowledged;
    private final PrivateFiles disk;
    private byte @Nullable [] headsOfBefore;
    /** What only the audit log tells is durable when the log is closed, and acknowledged then. */
    private final Set<String> atClose = new LinkedHashSet<>();

    public LogClient(LogFixture fixture, PrivateFiles disk, Set<String> acknowledged) {
        this.fixture = fixture;
        this.acknowledged = acknowledged;
        this.disk = disk;
        this.log = TaskLog.at(fixture.directory, SETTINGS, fixture.notices::add, disk);
    }

    /** Where the keys of this log are. */
    public static Path keys(LogFixture fixture) {
        return fixture.directory.resolveSibling(fixture.directory.getFileName() + ".keys");
    }

    private AuditSigner signer() {
        return new AuditSigner(log, new KeyDirectory(keys(fixture), disk));
    }

    public void rotate() throws IOException {
        for (LogPart part : new LogSegments(log).rotate(new RotationRule(RotationRule.LOGS, null, null))) {
            atClose.add("audit log_rotated " + part.file().getFileName());
        }
    }

    public void compress() throws IOException {
        for (String name : RotationRule.LOGS) {
            List<LogPart> plain = LogPart.of(fixture.file(name)).stream().filter(part -> part.state() == LogPart.State.PLAIN).toList();
            for (LogPart part : new LogSegments(log).compress(name, plain)) {
                atClose.add("audit log_compressed " + part.file().getFileName());
            }
        }
    }

    public void createKey() throws IOException {
        atClose.add("audit key_created " + signer().createKey("example.com/log").name());
    }

    public void rotateKey() throws IOException {
        signer().rotateKey();
        atClose.add("audit key_rotated example.com/log");
    }

    public void checkpoint() throws IOException {
        atClose.add("audit audit_checkpoint " + signer().checkpoint(true, null).head().size());
    }

    public void verifyNew() throws IOException {
        AuditVerifier.verifyNew(fixture.directory, List.of(), NoteTrust.NONE, LogFixture.NOW, disk);
    }

    public void doctor(boolean acceptsLoss) throws IOException {
        new Doctor(fixture.directory, SETTINGS, disk).fix(acceptsLoss, fixture.notices::add);
    }

    /** An update that governance approves at once. */
    public void governed(String id) throws IOException {
        log.append(now -> {
            Governance.Assessment assessment = now.governance().assess(ProtectedResource.config("ranker", id), null);
            return ChangeSet.of(new TaskEvent(LogFixture.NOW, EventType.CREATED, id, Map.of(
                    "title", id, "task_type", "config_update", "subsystem", "learning",
                    "metadata", Map.of("component", "ranker", Approval.KEY, Approval.first(assessment, id, now.now()).toMap()))));
        });
        acknowledge("task.created " + id);
        atClose.add("audit governance_approved " + id);
    }

    public LogClient(LogFixture fixture, PrivateFiles disk) {
        this(fixture, disk, new LinkedHashSet<>());
    }

    /** Leaves these heads when it is closed, as a writer does that is killed before it saves its own. */
    public void isKilledWith(byte[] heads) {
        headsOfBefore = heads.clone();
    }

    public LogFixture fixture() {
        return fixture;
    }

    public Path directory() {
        return fixture.directory;
    }

    public Set<String> acknowledged() {
        return acknowledged;
    }

    public void acknowledge(String record) {
        acknowledged.add(record);
    }

    public void nothing() {}

    public void create(String id) throws IOException {
        create(id, true);
    }

    /** @param counts whether to remember that it was acknowledged; not, if it is about to be taken back */
    public void create(String id, boolean counts) throws IOException {
        log.append(now -> {
            now.check(LogFixture.created(id));
            return ChangeSet.of(LogFixture.created(id));
        });
        acknowledge("task.created " + id, counts);
    }

    /** By a process that rotates what has this length, the bus too. */
    public void createRotating(String id, long rotateBytes) throws IOException {
        LogSettings settings = new LogSettings(SETTINGS.actor(), SETTINGS.clock(), SETTINGS.sync(), SETTINGS.lockTimeout(), rotateBytes, null);
        try (TaskLog rotating = TaskLog.at(fixture.directory, settings, fixture.notices::add, disk)) {
            rotating.append(now -> {
                now.check(LogFixture.created(id));
                return ChangeSet.of(LogFixture.created(id));
            });
        }
        acknowledge("task.created " + id, true);
    }

    public void createAll(List<String> ids) throws IOException {
        createAll(ids, true);
    }

    public void createAll(List<String> ids, boolean counts) throws IOException {
        log.append(now -> new ChangeSet(List.of(), ids.stream().map(LogFixture::created).toList()));
        for (String id : ids) {
            acknowledge("task.created " + id, counts);
        }
    }

    /** Several changes that are written together: each is acknowledged for itself. */
    public void createTogether(List<String> ids) throws IOException {
        List<GroupedChange> changes = ids.stream().map(id -> new GroupedChange(now -> {
            now.check(LogFixture.created(id));
            return ChangeSet.of(LogFixture.created(id));
        }, null, "tester", new CompletableFuture<>())).toList();
        new GroupCommit(log).write(changes);
        IOException failure = null;
        for (int i = 0; i < changes.size(); i++) {
            try {
                changes.get(i).done().join();
                acknowledge("task.created " + ids.get(i), true);
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException other) {
                    throw other;
                }
                if (e.getCause() instanceof Error killed) {
                    throw killed;
                }
                failure = e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    public void event(String id, EventType type) throws IOException {
        log.append(now -> {
            TaskEvent event = new TaskEvent(LogFixture.NOW, type, id, Map.of("actor", "tester"));
            now.check(event);
            return ChangeSet.of(event);
        });
        acknowledge(type.text() + " " + id, true);
    }

    public void openIncident(String mode, String taskId) throws IOException {
        openIncident(mode, taskId, true);
    }

    public void openIncident(String mode, String taskId, boolean counts) throws IOException {
        log.append(now -> draft(Incident.detected(now.now(), mode, FaultScenario.SEVERITY, null, Map.of(), taskId), now));
        acknowledge("incident detected " + taskId, counts);
        acknowledge("task.created " + taskId, counts);
    }

    public void resolveIncident(String taskId) throws IOException {
        log.append(now -> {
            Incident open = now.incidents().values().stream().filter(incident -> taskId.equals(incident.taskId())).findAny().orElseThrow();
            return draft(open.resolved(now.now(), List.of("restart"), Map.of()), now);
        });
        acknowledge("incident resolved " + taskId, true);
        acknowledge("task.completed " + taskId, true);
    }

    private static ChangeSet draft(Incident incident, Snapshot now) {
        return ChangeSet.of(incident, Objects.requireNonNull(IncidentTask.eventFor(incident, now.now(), now.actor())));
    }

    private void acknowledge(String record, boolean counts) {
        if (counts) {
            acknowledged.add(record);
        }
    }

    /** Behind the back of the program. */
    public void appendRaw(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(fixture.bytes(name));
        bytes.write(text.getBytes(UTF_8));
        fixture.write(name, bytes.toByteArray());
    }

    /** Changes one byte. */
    public void flip(String name, int at) throws IOException {
        byte[] bytes = fixture.bytes(name);
        bytes[at] ^= 1;
        fixture.write(name, bytes);
    }

    /** Takes the last bytes of a log away, as an interrupted write does. */
    public void cut(String name, int bytes) throws IOException {
        byte[] whole = fixture.bytes(name);
        fixture.write(name, Arrays.copyOf(whole, whole.length - bytes));
    }

    @Override
    public void close() throws IOException {
        log.close();
        if (headsOfBefore != null) {
            fixture.write(LogFiles.HEADS, headsOfBefore);
        }
        acknowledged.addAll(atClose);
    }
}
