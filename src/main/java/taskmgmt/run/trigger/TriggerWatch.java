package taskmgmt.run.trigger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.LogPlace;
import taskmgmt.export.read.RecordReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.trigger.Trigger;
import taskmgmt.trigger.TriggerSource;

/** Finds the occurrences since the last check. Not thread-safe. */
public final class TriggerWatch {
    private static final long PIECE_BYTES = 1L << 20;
    /** A file that was written to more recently may not be whole yet. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path directory;
    private final InstantSource clock;
    private WatchedPlaces places;

    public TriggerWatch(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        this.places = WatchedPlaces.read(directory);
    }

    /** An occurrence, and the trigger that it is for. */
    public record Seen(Trigger trigger, TriggeringEvent occurrence) {}

    /** Hears of what has occurred. */
    public interface Listener {
        void seen(Seen seen) throws IOException;
    }

    /** Tells what has occurred, in the order of the registry, then of the files; once the listener has heard it, it is not told again. */
    public void look(List<Trigger> triggers, Listener listener) throws IOException {
        LogPlace registry = events(triggers, listener);
        Map<String, String> files = files(triggers, listener);
        WatchedPlaces now = new WatchedPlaces(registry, files);
        if (!now.equals(places)) {
            now.write(directory);
            places = now;
        }
    }

    private @Nullable LogPlace events(List<Trigger> triggers, Listener listener) throws IOException {
        List<Trigger> about = triggers.stream().filter(each -> each.source() instanceof TriggerSource.LogEvent).toList();
        Path log = LogReader.registry(directory);
        if (about.isEmpty()) {
            return places.registry();
        }
        long from = start(about, log);
        RecordReader reader = new RecordReader();
        while (true) {
            List<Event> events = new ArrayList<>();
            long end = reader.read(log, from, PIECE_BYTES, (record, offset) -> add(record, offset, events));
            tell(events, about, listener);
            if (end == from) {
                return LogPlace.at(log, end);
            }
            from = end;
        }
    }

    /** Where the registry was read up to, or as far back as the oldest trigger counts, where that is another log now. */
    private long start(List<Trigger> about, Path log) throws IOException {
        LogPlace seen = places.registry();
        long oldest = Long.MAX_VALUE;
        for (Trigger each : about) {
            oldest = Math.min(oldest, each.from());
        }
        if (seen != null && seen.isIn(log)) {
            return seen.offset();
        }
        return LogPlace.at(log, oldest) == null ? 0 : oldest;
    }

    private record Event(EventType type, String taskId, String at, long offset) {}

    private static void add(Map<String, @Nullable Object> record, long offset, List<Event> events) {
        EventType type = record.get("event") instanceof String name ? EventType.named(name) : null;
        if (type != null && record.get("task_id") instanceof String id && !id.startsWith(TriggeringEvent.PREFIX)) {
            events.add(new Event(type, id, String.valueOf(record.get("ts")), offset));
        }
    }

    private void tell(List<Event> events, List<Trigger> about, Listener listener) throws IOException {
        Map<Trigger, List<Event>> wanted = new LinkedHashMap<>();
        Map<String, Task> tasks = new TreeMap<>();
        for (Event event : events) {
            for (Trigger trigger : about) {
                if (trigger.source() instanceof TriggerSource.LogEvent source && source.event() == event.type() && event.offset() >= trigger.from()) {
                    wanted.computeIfAbsent(trigger, _ -> new ArrayList<>()).add(event);
                    tasks.put(event.taskId(), null);
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        tasks.putAll(LogReader.at(directory).tasks(tasks.keySet()));
        for (Map.Entry<Trigger, List<Event>> each : wanted.entrySet()) {
            for (Event event : each.getValue()) {
                Task task = tasks.get(event.taskId());
                if (task != null && matches((TriggerSource.LogEvent) each.getKey().source(), task)) {
                    listener.seen(new Seen(each.getKey(), occurrence(event, task)));
                }
            }
        }
    }

    private static boolean matches(TriggerSource.LogEvent source, Task task) {
        return (source.taskType() == null || source.taskType().equals(task.type()))
                && (source.subsystem() == null || source.subsystem().equals(task.subsystem()));
    }

    private static TriggeringEvent occurrence(Event event, Task task) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("event", event.type().text());
        facts.put("at", event.at());
        facts.put("task_id", task.id());
        facts.put("task_type", task.type());
        facts.put("subsystem", task.subsystem());
        facts.put("title", task.title());
        facts.put("priority", (long) task.priority());
        facts.put("status", task.status().text());
        facts.put("metadata", task.value(TaskField.METADATA));
        facts.put("error_message", task.text(TaskField.ERROR_MESSAGE));
        return new TriggeringEvent(event.taskId() + "\n" + event.type().text() + "\n" + event.at(), facts);
    }

    private Map<String, String> files(List<Trigger> triggers, Listener listener) throws IOException {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Trigger trigger : triggers) {
            if (trigger.source() instanceof TriggerSource.FileChange source) {
                String before = places.files().get(source.path());
                seen.put(source.path(), look(trigger, Path.of(source.path()), before, listener));
            }
        }
        return seen;
    }

    /** What identifies the content that has been told, or was there at first sight. */
    private String look(Trigger trigger, Path file, @Nullable String before, Listener listener) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            return "";
        }
        Instant modified = attributes.lastModifiedTime().toInstant();
        String stamp = attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + attributes.fileKey();
        Instant now = clock.instant();
        boolean isSettled = modified.plus(SETTLED).isBefore(now) || modified.isAfter(now);
        if (before == null || stamp.equals(before)) {
            return stamp;
        }
        if (!isSettled) {
            return before;
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("path", file.toString());
        facts.put("name", String.valueOf(file.getFileName()));
        facts.put("size", attributes.size());
        facts.put("modified_at", Rfc3339.format(modified));
        listener.seen(new Seen(trigger, new TriggeringEvent(file + "\n" + stamp, facts)));
        return stamp;
    }
}
