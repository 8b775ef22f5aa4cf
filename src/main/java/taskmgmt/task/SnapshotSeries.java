package taskmgmt.task;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Micros;

/**
 * The progress reports and snapshots of one task, in order, with the speed of its progress. The recent speed is measured from the
 * report {@value #RECENT_STEPS} steps earlier, or from the first report of the attempt if there are fewer. A new start, a
 * resumption, or a percentage lower than the previous one restarts the measurement. Not thread-safe.
 */
public final class SnapshotSeries {
    /** Enough to even out single steps, few enough to follow a change of speed. */
    private static final int RECENT_STEPS = 5;
    private static final int RATE_DIGITS = 3;
    private static final Decimal ALL = Decimal.valueOf(100);
    private static final Decimal MICROS_PER_MINUTE = Decimal.valueOf(60_000_000);

    private final List<TaskSnapshot> snapshots = new ArrayList<>();
    private final Deque<Point> recent = new ArrayDeque<>();
    private @Nullable Instant startedAt;

    /** The progress at one time. */
    private record Point(Instant at, Decimal percent) {
        /** Microseconds since the earlier point. */
        Decimal since(Point before) {
            return Decimal.valueOf(ChronoUnit.MICROS.between(before.at, at));
        }
    }

    /** Adds an event of the task. */
    public void accept(TaskEvent event) {
        switch (event.type()) {
            case STARTED -> {
                startedAt = event.at();
                recent.clear();
            }
            case RESUMED -> recent.clear();
            case PROGRESS, SNAPSHOT -> snapshots.add(snapshot(event));
            default -> { }
        }
    }

    /** In the order of the log. */
    public List<TaskSnapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    private TaskSnapshot snapshot(TaskEvent event) {
        Object percent = event.fields().get(TaskField.PROGRESS_PERCENT.text());
        // Through a double, because a double has few digits and a number in a log may have very many.
        if (!(percent instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return new TaskSnapshot(event, startedAt, null, null);
        }
        Point here = new Point(event.at(), Decimal.valueOf(number.doubleValue()));
        if (!recent.isEmpty() && here.percent.compareTo(recent.getLast().percent) < 0) {
            recent.clear();
        }
        Decimal step = recent.isEmpty() ? null : rate(recent.getLast(), here);
        recent.add(here);
        if (recent.size() > RECENT_STEPS + 1) {
            recent.removeFirst();
        }
        return new TaskSnapshot(event, startedAt, step, expected(recent.getFirst(), here));
    }

    private static @Nullable Decimal rate(Point from, Point to) {
        Decimal done = to.percent.subtract(from.percent);
        Decimal micros = to.since(from);
        return micros.signum() <= 0
                ? null
                : done.multiply(MICROS_PER_MINUTE).divide(micros, RATE_DIGITS, RoundingMode.HALF_UP);
    }

    /** Assumes that each remaining percent takes as long as each percent since that point. */
    private static @Nullable Instant expected(Point from, Point to) {
        Decimal done = to.percent.subtract(from.percent);
        Decimal micros = to.since(from);
        if (done.signum() <= 0 || micros.signum() <= 0 || to.percent.compareTo(ALL) >= 0) {
            return null;
        }
        Decimal left = ALL.subtract(to.percent).multiply(micros).divide(done, 0, RoundingMode.HALF_UP);
        Decimal most = Decimal.valueOf(Deadline.LAST - Micros.of(to.at));
        return left.compareTo(most) > 0 ? null : to.at.plus(left.longValueExact(), ChronoUnit.MICROS);
    }
}
