package taskmgmt.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Micros;

/** All that will happen to one generated task, in order. Ordered by what is due next. */
final class Life implements Comparable<Life> {
    private final Deque<TaskEvent> events = new ArrayDeque<>();
    private final String id;
    private final long number;

    /** @param number of the task: the order of what is due at the same microsecond */
    Life(String id, long number) {
        this.id = id;
        this.number = number;
    }

    /** Adds an event after those there are; its fields are names and values by turns. */
    void add(long micros, EventType type, Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i] instanceof String name && namesAndValues[i + 1] != null) {
                fields.put(name, namesAndValues[i + 1]);
            }
        }
        events.add(new TaskEvent(Objects.requireNonNull(Micros.instant(micros)), type, id, fields));
    }

    int left() {
        return events.size();
    }

    /** When the next event is due, in microseconds since 1970. */
    long nextMicros() {
        return Micros.of(events.getFirst().at());
    }

    TaskEvent next() {
        return events.removeFirst();
    }

    @Override
    public int compareTo(Life other) {
        int byTime = Long.compare(nextMicros(), other.nextMicros());
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
