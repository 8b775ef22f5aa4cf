package taskmgmt.store.merge;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.EntryBefore;
import taskmgmt.hash.Sha256;
import taskmgmt.json.FieldScanner;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * The identity of a line and its time, for each kind of log. The identity of a line is its bytes. The registry has
 * exceptions, all for cases where two copies have recorded the same report at different moments or from different places:
 * <ul>
 * <li>The position on the bus is not part of it. But two events from the same position in that part of the bus which the
 * copies have in common are the same, whatever time each side gave them.
 * <li>The audit entry that a line names is never part of it.
 * <li>The time of an event with an {@code event_id} is not part of it: if the report had none, it was given one when it
 * was ingested.
 * </ul>
 * Everything else in an event is part of it, so that two different records are never taken for one. Not thread-safe.
 */
final class LineKeys {
    private static final int TS = 0;
    private static final int BUS_OFFSET = 1;
    private static final int EVENT_ID = 2;

    private final FieldScanner fields;
    /** How many of the fields, counted from the first, may contain the time; the first one present counts. */
    private final int times;
    private final boolean registry;
    /** Whether lines written by this program name entries of the audit log. */
    private final boolean naming;
    private final long commonBusBytes;
    private final MessageDigest digest = Sha256.digest();

    private LineKeys(FieldScanner fields, int times, boolean registry, boolean naming, long commonBusBytes) {
        this.fields = fields;
        this.times = times;
        this.registry = registry;
        this.naming = naming;
        this.commonBusBytes = commonBusBytes;
    }

    /** @param commonBusBytes this many bytes from the start are the same on the buses of both sides */
    static LineKeys registry(long commonBusBytes) {
        FieldScanner fields = new FieldScanner(RegistryCodec.TS, RegistryCodec.BUS_OFFSET, EventIdentity.EVENT_ID);
        return new LineKeys(fields, 1, true, true, commonBusBytes);
    }

    /**
     * The time of an incident's record is when it was resolved, or else when work on it started, or else when it was
     * detected.
     */
    static LineKeys incidents() {
        return new LineKeys(new FieldScanner("resolved_at", "remediating_at", "detected_at"), 3, false, true, 0);
    }

    static LineKeys bus() {
        return new LineKeys(new FieldScanner(RegistryCodec.TS), 1, false, false, 0);
    }

    LogLine of(byte[] line) {
        boolean sound = fields.scan(line, 0, line.length);
        return new LogLine(line, !sound ? digest.digest(line) : registry ? registryIdentity(line) : naming ? rest(line, 0) : digest.digest(line), sound ? micros() : LogLine.NO_TIME, sound);
    }

    private long micros() {
        for (int i = 0; i < times; i++) {
            @Nullable Instant at = fields.kind(i) == FieldScanner.Kind.STRING ? Rfc3339.parse(fields.text(i)) : null;
            if (at != null) {
                return Micros.of(at);
            }
        }
        return LogLine.NO_TIME;
    }

    private byte[] registryIdentity(byte[] line) {
        boolean fromBus = fields.kind(BUS_OFFSET) == FieldScanner.Kind.NUMBER;
        boolean fromCommonBus = fromBus && fields.wholeNumber(BUS_OFFSET, Long.MAX_VALUE) < commonBusBytes;
        boolean hasTime = fields.kind(TS) == FieldScanner.Kind.STRING;
        boolean timeless = hasTime && (fromCommonBus || fields.kind(EVENT_ID) == FieldScanner.Kind.STRING);
        boolean placeless = fromBus && !fromCommonBus;
        if (!timeless && !placeless) {
            return rest(line, 0);
        }
        // What is left out are values, so the rest is no longer JSON and cannot equal the bytes of another line.
        boolean placeFirst = placeless && (!timeless || fields.start(BUS_OFFSET) < fields.start(TS));
        int at = 0;
        if (placeFirst) {
            at = without(line, at, BUS_OFFSET);
        }
        if (timeless) {
            at = without(line, at, TS);
        }
        if (placeless && !placeFirst) {
            at = without(line, at, BUS_OFFSET);
        }
        return rest(line, at);
    }

    /** The hash including the bytes from here on, except for the audit entry that the line names. */
    private byte[] rest(byte[] line, int from) {
        int end = EntryBefore.start(line, from, line.length);
        digest.update(line, from, end - from);
        if (end < line.length) {
            digest.update((byte) '}');
        }
        return digest.digest();
    }

    /** Adds the bytes up to the field's value; returns where those after it begin. */
    private int without(byte[] line, int from, int field) {
        digest.update(line, from, fields.start(field) - from);
        return fields.end(field);
    }
}
