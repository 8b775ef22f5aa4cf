package taskmgmt.report.system;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.Plural;
import taskmgmt.time.Durations;

/**
 * One thing that was looked at.
 *
 * @param name    what it is called
 * @param level   how it is
 * @param finding what was found
 * @param remedy  what to do about it; empty if nothing is to be done
 */
public record HealthCheck(String name, Level level, String finding, String remedy) {
    /** So much of the bus may wait for the next command that writes. */
    public static final long BUS_BYTES = 1 << 20;
    /** With less free disk than this there is little time left. */
    public static final long LITTLE_DISK_BYTES = 1L << 30;
    /** With less free disk than this a batch of events may not fit. */
    public static final long MIN_DISK_BYTES = 16L << 20;
    /** Clocks of two machines that share a log may differ by so much. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** How bad it is. A warning is to be seen to, but everything works. */
    public enum Level {
        OK, WARN, FAIL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All checks, in the order in which they are best put right. */
    public static List<HealthCheck> of(VitalSigns signs) {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(directory(signs.access()));
        checks.add(lock(signs.lockHolder(), signs.lockFailure()));
        checks.add(disk(signs.diskFreeBytes()));
        checks.add(tails(signs.unterminated()));
        checks.add(lines(signs.damagedLines()));
        checks.add(record(signs.losses(), signs.accepted()));
        checks.add(bus(signs));
        checks.add(audit(signs.unaudited()));
        checks.add(clock(signs.now(), signs.newest()));
        return checks;
    }

    private static HealthCheck directory(VitalSigns.Access access) {
        return switch (access) {
            case WRITABLE -> ok("directory", "it may be written to");
            case ABSENT -> warn("directory", "it is not there yet",
                    "the first record makes it; else name another one with --logs");
            case UNSYNCED -> fail("directory", "nothing is written to it since a sync failed", "check the disk, then run task-mgmt doctor --fix");
            case READ_ONLY -> fail("directory", "it may not be written to",
                    "give its owner the right to write, or run as its owner");
        };
    }

    private static HealthCheck lock(String holder, String failure) {
        if (!failure.isEmpty()) {
            return fail("lock", failure, "nothing can be written without it: keep the logs on a local disk, or have the lock service of "
                    + "that file system started");
        }
        return holder.isEmpty()
                ? ok("lock", "it is free")
                : warn("lock", holder, "wait for that process, or end it");
    }

    /** @param free bytes of the file system; null if it does not tell */
    public static HealthCheck disk(@Nullable Long free) {
        if (free == null) {
            return ok("disk", "its file system does not tell");
        }
        String finding = (free >= LITTLE_DISK_BYTES ? (free >> 30) + " GiB" : (free >> 20) + " MiB") + " are free";
        if (free < MIN_DISK_BYTES) {
            return fail("disk", finding, "free some space: a log that has no room refuses what is written");
        }
        return free < LITTLE_DISK_BYTES ? warn("disk", finding, "free some space soon") : ok("disk", finding);
    }

    private static HealthCheck tails(List<String> unterminated) {
        return unterminated.isEmpty()
                ? ok("tails", "every log ends with a whole line")
                : warn("tails", "the last line has no end: " + String.join(", ", unterminated),
                        "the next command that writes repairs it; on the bus, its writer has to end it");
    }

    private static HealthCheck lines(List<VitalSigns.DamagedLog> damaged) {
        List<String> findings = new ArrayList<>();
        for (VitalSigns.DamagedLog log : damaged) {
            findings.add(log.name() + " has " + Plural.of(log.lines(), "line") + " that hold no record"
                    + (log.firstOffset() < 0 ? "" : ", the first at byte " + log.firstOffset()));
        }
        return damaged.isEmpty()
                ? ok("lines", "every line holds a record")
                : fail("lines", String.join("; ", findings), "see what can be done: task-mgmt doctor");
    }

    private static HealthCheck record(List<String> losses, List<String> accepted) {
        if (losses.isEmpty() && !accepted.isEmpty()) {
            return warn("record", String.join("; ", accepted), "put the right files back if there are any");
        }
        return losses.isEmpty()
                ? ok("record", "no loss is known that was not accepted")
                : fail("record", String.join("; ", losses), "see what can be done: task-mgmt doctor");
    }

    private static HealthCheck bus(VitalSigns signs) {
        String finding = signs.busBytes() == 0
                ? "everything is in the registry"
                : Plural.of(signs.busLines(), "line") + ", " + Plural.of(signs.busBytes(), "byte") + " wait";
        return signs.busBytes() > BUS_BYTES
                ? warn("bus", finding, "run any command that writes: it takes them in")
                : ok("bus", finding);
    }

    private static HealthCheck audit(long unaudited) {
        return unaudited == 0
                ? ok("audit", "every line has its entry")
                : warn("audit", Plural.of(unaudited, "byte") + " have no entry yet",
                        "the next command that writes makes up for it; other programs should use the bus");
    }

    /** @param newest the time of the newest record; null if there is none */
    public static HealthCheck clock(Instant now, @Nullable Instant newest) {
        if (newest == null || !newest.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return ok("clock", "it is not behind the newest record");
        }
        return fail("clock", "it is " + Durations.text(Duration.between(now, newest).truncatedTo(ChronoUnit.SECONDS)) + " behind the newest record",
                "set the clock, or find who wrote that record: ages and deadlines are wrong until then");
    }

    /** Judges what ended before it began. */
    public static HealthCheck times(LogTimes times) {
        return times.backwards() == 0 ? ok("times", "nothing ends before it begins")
                : warn("times", times.backwards() + (times.backwards() == 1 ? " task or incident ends" : " tasks or incidents end")
                        + " before it begins, as " + times.example() + ": no figure counts how long that took",
                        "find out which clock was wrong, or whether a time zone was missing, before the next import");
    }

    private static HealthCheck ok(String name, String finding) {
        return new HealthCheck(name, Level.OK, finding, "");
    }

    private static HealthCheck warn(String name, String finding, String remedy) {
        return new HealthCheck(name, Level.WARN, finding, remedy);
    }

    private static HealthCheck fail(String name, String finding, String remedy) {
        return new HealthCheck(name, Level.FAIL, finding, remedy);
    }
}
