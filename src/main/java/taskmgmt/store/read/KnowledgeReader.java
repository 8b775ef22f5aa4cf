package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.knowledge.KnowledgeEntry;
import taskmgmt.knowledge.KnowledgeIndex;
import taskmgmt.knowledge.KnowledgeSource;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.EventSink;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.time.Micros;

/**
 * The texts of a log as an index. The index of the registry is kept beside the log and extended from its last offset. It stores the
 * value to which it is {@linkplain SeenLogs#binding bound} and the offset, and is trusted only as long as nothing but this
 * program's writers has touched the registry; otherwise, and if anything else is wrong with it, it is made again. Needs no lock.
 */
public final class KnowledgeReader {
    private static final int VERSION = 1;
    /** After this many more bytes it is worth saving again. */
    private static final long KEPT_BYTES = 1 << 20;
    /** Lists and objects nested more deeply than this are not searched. */
    private static final int MAX_DEPTH = 4;
    private static final List<TaskField> TOLD = List.of(TaskField.DESCRIPTION, TaskField.ERROR_MESSAGE, TaskField.REASON, TaskField.METADATA,
            TaskField.TAGS, TaskField.RESULT, TaskField.CONTEXT);

    private final LogReader logs;
    private final Path registry;
    private final StateFile file;

    public KnowledgeReader(LogReader logs) {
        this.logs = logs;
        this.registry = LogReader.registry(logs.directory());
        this.file = new StateFile(logs.directory().resolve(LogFiles.CHECKPOINTS).resolve("knowledge"), "knowledge", VERSION, SyncPolicy.OS,
                PrivateFiles.SYSTEM);
    }

    private record Kept(KnowledgeIndex index, long offset) {}

    /** Everything in the log, including what waits on the bus. */
    public KnowledgeIndex read() throws IOException {
        String binding = binding();
        Kept kept = kept(binding);
        KnowledgeIndex index = kept.index;
        long end = LineScanner.size(registry);
        EventSink sink = sink(index);
        RegistryScan.all(registry, kept.offset, end, sink);
        if (end - kept.offset >= KEPT_BYTES) {
            save(index, end, binding);
        }
        new BusScan(logs.directory()).undrained(sink);
        for (Incident incident : logs.incidents().values()) {
            add(incident, index);
        }
        return index;
    }

    private Kept kept(@Nullable String binding) throws IOException {
        long size = LineScanner.size(registry);
        Optional<byte[]> content = size == 0 || binding == null ? Optional.empty() : file.read();
        if (content.isPresent()) {
            try {
                StateReader state = new StateReader(content.get());
                boolean fits = state.text().equals(binding);
                long offset = state.number();
                if (fits && offset <= size) {
                    return new Kept(KnowledgeIndex.read(state), offset);
                }
            } catch (IllegalStateException unreadable) {
                // Damaged in a way that its checksum does not show: treated as absent.
                return new Kept(new KnowledgeIndex(), 0);
            }
        }
        return new Kept(new KnowledgeIndex(), 0);
    }

    /** If the directory cannot be written, the next search is slower, not wrong. */
    private void save(KnowledgeIndex index, long offset, @Nullable String binding) throws IOException {
        if (binding == null || !binding.equals(binding())) {
            return; // another program wrote to the registry while it was read
        }
        StateWriter state = new StateWriter();
        state.text(binding);
        state.number(offset);
        index.write(state);
        try {
            file.write(state.toByteArray());
        } catch (JournalException unwritable) {
            return;
        }
    }

    private @Nullable String binding() throws IOException {
        return SeenLogs.binding(logs.directory(), LogFiles.REGISTRY);
    }

    private static EventSink sink(KnowledgeIndex index) {
        return new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                add(event, index);
            }

            @Override
            public void damaged(String log, long offset, String reason) {
                // It has no text to be found.
            }
        };
    }

    private static void add(TaskEvent event, KnowledgeIndex index) {
        KnowledgeEntry known = index.entry(KnowledgeSource.TASK, event.taskId());
        if (known == null && event.type() != EventType.CREATED) {
            return;
        }
        index.add(new KnowledgeEntry(KnowledgeSource.TASK, event.taskId(), text(event, TaskField.SUBSYSTEM, known == null ? "" : known.subsystem()),
                text(event, TaskField.TASK_TYPE, known == null ? "" : known.type()), text(event, TaskField.TITLE, known == null ? "" : known.title()),
                Micros.of(event.at())));
        for (TaskField field : TOLD) {
            Object value = event.fields().get(field.text());
            if (value != null) {
                StringBuilder words = new StringBuilder();
                put(value, words, 0);
                index.tell(KnowledgeSource.TASK, event.taskId(), words.toString());
            }
        }
    }

    private static String text(TaskEvent event, TaskField field, String before) {
        String text = event.text(field.text());
        return text == null ? before : text;
    }

    private static void add(Incident incident, KnowledgeIndex index) {
        String playbook = incident.playbook();
        index.add(new KnowledgeEntry(KnowledgeSource.INCIDENT, incident.id(), "self_healing", incident.failureMode(),
                incident.severity() + ": " + incident.failureMode() + (playbook == null ? "" : " (" + playbook + ")"),
                Micros.of(incident.changedAt())));
        StringBuilder words = new StringBuilder();
        put(incident.actionsTaken(), words, 0);
        put(incident.metadata(), words, 0);
        words.append(incident.error() == null ? "" : incident.error());
        index.tell(KnowledgeSource.INCIDENT, incident.id(), words.toString());
    }

    private static void put(@Nullable Object value, StringBuilder words, int depth) {
        if (value instanceof Map<?, ?> map && depth < MAX_DEPTH) {
            map.forEach((key, each) -> {
                words.append(key).append(' ');
                put(each, words, depth + 1);
            });
        } else if (value instanceof List<?> list && depth < MAX_DEPTH) {
            list.forEach(each -> put(each, words, depth + 1));
        } else if (value instanceof String || value instanceof Number) {
            words.append(value).append(' ');
        }
    }
}
