package taskmgmt.imports.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/**
 * The file {@code .ninja_log}, versions 4 to 7: start and end in milliseconds since the build began, a modification time, the
 * output, a hash of the command. The log keeps what succeeded.
 *
 * <p>When a build began is not in it. The modification time is that of the output up to version 5, which is about the end of
 * the command, and from version 6 on when the command began. Where it is 0, the lines of the last build are placed so that
 * its last command ends when the file was written, or all lines after the time given as the base; lines of an earlier build
 * cannot be placed then. A command with several outputs has a line for each, which a compacted log may keep apart: it is one task.
 */
final class NinjaLog implements TaskFormat {
    static final String NAME = "ninja-log";

    private static final int COLUMNS = 5;
    private static final int FIRST_VERSION_WITH_START = 6;

    /** Where ninja counts from on Windows: 12,622,770,400 s after the zero of its file times, in seconds since 1970. */
    private static final long WINDOWS_ZERO = 12_622_770_400L - 11_644_473_600L;
    private static final long TICKS_A_SECOND = 10_000_000;
    private static final long NANOS_A_TICK = 100;
    private static final int WINDOWS_TICKS_MIN_DIGITS = 15;
    private static final int WINDOWS_TICKS_MAX_DIGITS = 17;
    /** No ninja wrote a log before September 2001, so that fewer seconds do not count from 1970. */
    private static final long FIRST_NINJA = 1_000_000_000;

    /** Commands that are waited for, because more of their outputs may follow. */
    private static final int MAX_COMMANDS = 50_000;

    private final ImportContext context;
    /** Those that their outputs place in time, by what makes them the same command. */
    private final Map<String, Command> placed = new LinkedHashMap<>();
    /** Those of the build that is being read that only their place in it does. */
    private final Map<String, Command> build = new LinkedHashMap<>();
    private int version = 5;
    private long lastEnd;

    NinjaLog(ImportContext context) {
        this.context = context;
    }

    private record Command(Row row, long start, long end, String mtime, String hash, List<String> outputs) {
        String key() {
            return hash + " " + start + " " + end;
        }

        /** The same with an output more. Of two modification times it keeps the earlier: {@code ninja -t restat} renews them one by one. */
        Command with(Command other) {
            outputs.addAll(other.outputs);
            Instant own = modified(mtime);
            Instant another = modified(other.mtime);
            boolean isLater = own != null && another != null && another.isBefore(own);
            return isLater ? new Command(row, start, end, other.mtime, hash, outputs) : this;
        }
    }

    @Override
    public void row(Row row, WorkSink sink) {
        String line = row.line();
        if (line.startsWith("#")) {
            String digits = line.substring(line.lastIndexOf('v') + 1).strip();
            version = digits.length() == 1 && Character.isDigit(digits.charAt(0)) ? digits.charAt(0) - '0' : version;
            sink.passedOver(row);
            return;
        }
        String[] parts = line.split("\t", -1);
        Command command = parts.length == COLUMNS ? command(row, parts) : null;
        if (command == null) {
            sink.unusable(row, "a line of a ninja log has start, end, modification time, output and hash");
            return;
        }
        if (command.end() < lastEnd) {
            flush(build, context.base(), sink);
        }
        lastEnd = command.end();
        add(modified(command.mtime()) == null ? build : placed, command, sink);
        if (placed.size() > MAX_COMMANDS) {
            hand(Objects.requireNonNull(placed.remove(placed.keySet().iterator().next())), null, sink);
        }
    }

    /** A compacted log has the outputs of a command in any order. An output that is there already was made by another run. */
    private void add(Map<String, Command> commands, Command command, WorkSink sink) {
        Command before = commands.get(command.key());
        if (before != null && !before.outputs().contains(command.outputs().getFirst())) {
            commands.put(command.key(), before.with(command));
            return;
        }
        if (before != null) {
            hand(before, context.base(), sink);
        }
        commands.put(command.key(), command);
    }

    private static @Nullable Command command(Row row, String[] parts) {
        try {
            long start = Long.parseLong(parts[0]);
            long end = Long.parseLong(parts[1]);
            return start < 0 || end < 0 ? null
                    : new Command(row, start, end, parts[2], parts[4], new ArrayList<>(List.of(parts[3])));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public void end(WorkSink sink) {
        Instant base = context.base();
        flush(placed, null, sink);
        flush(build, base == null ? context.reference().minusMillis(lastEnd) : base, sink);
    }

    /** @param zero when their build began, where that is known */
    private void flush(Map<String, Command> commands, @Nullable Instant zero, WorkSink sink) {
        commands.values().forEach(command -> hand(command, zero, sink));
        commands.clear();
    }

    private void hand(Command command, @Nullable Instant zero, WorkSink sink) {
        Instant start = start(command, zero);
        if (start == null) {
            sink.unusable(command.row(), "no modification time, and it is not of the last build: no time");
        } else {
            sink.work(work(command, start));
        }
    }

    private @Nullable Instant start(Command command, @Nullable Instant zero) {
        Instant modified = modified(command.mtime());
        if (modified != null) {
            return version >= FIRST_VERSION_WITH_START ? modified : modified.minusMillis(command.end() - command.start());
        }
        return zero == null ? null : zero.plusMillis(command.start());
    }

    /** Null if it is 0. On Windows it counts tenths of a microsecond, or before ninja 1.9 seconds, from the end of the year 2000. */
    private static @Nullable Instant modified(String mtime) {
        boolean isNumber = !mtime.isEmpty() && mtime.length() < WINDOWS_TICKS_MAX_DIGITS + 3 && mtime.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = isNumber ? Long.parseLong(mtime) : 0;
        if (mtime.length() >= WINDOWS_TICKS_MIN_DIGITS && mtime.length() <= WINDOWS_TICKS_MAX_DIGITS) {
            return Instant.ofEpochSecond(WINDOWS_ZERO + number / TICKS_A_SECOND, number % TICKS_A_SECOND * NANOS_A_TICK);
        }
        if (number > 0 && number < FIRST_NINJA) {
            return Instant.ofEpochSecond(WINDOWS_ZERO + number);
        }
        return LooseTime.utc().read(mtime) instanceof TimeReading.At at ? at.instant() : null;
    }

    private taskmgmt.imports.WorkItem work(Command command, Instant start) {
        Fields fields = new Fields(command.row(), context.times());
        fields.ignoreOthers();
        String output = command.outputs().getFirst();
        boolean isPlaced = modified(command.mtime()) != null;
        // A command that is known again must have the same id wherever its build was placed, so the id has no time of day.
        String id = command.hash() + "@" + command.start() + "-" + command.end() + (isPlaced ? "-" + command.mtime() : "");
        return new WorkBuilder(fields, NAME, context.prefixOr("ninja"), id)
                .type(context, kind(output)).subsystem(context, "ninja").title(output)
                .started(start).outcome(Outcome.COMPLETED)
                .ended(start.plus(Duration.ofMillis(command.end() - command.start())))
                .metadata("outputs", command.outputs().size() > 1 ? List.copyOf(command.outputs()) : null)
                .metadata("command_hash", command.hash())
                .metadata("ts_from", isPlaced ? "mtime" : "file")
                .build();
    }

    /** What is made: the ending of the output, {@code .o} or {@code .so}, without a version behind it; {@code output} where it has none. */
    private static String kind(String output) {
        String name = output.substring(output.lastIndexOf('/') + 1);
        int point = name.lastIndexOf('.');
        while (point > 0 && name.substring(point + 1).chars().allMatch(Character::isDigit)) {
            name = name.substring(0, point);
            point = name.lastIndexOf('.');
        }
        return point > 0 ? name.substring(point) : "output";
    }
}
