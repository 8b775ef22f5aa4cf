package taskmgmt.store.repair;

import java.nio.file.Path;
import java.util.List;

/** A repair by {@link LogRepair}. It can be interrupted and repeated. */
public sealed interface Fix {
    /**
     * Restricts a file or directory to its owner.
     *
     * @param shared whether the log directory is shared with its group, which then gets the same rights
     */
    record Restrict(Path path, boolean shared) implements Fix {}

    /** Syncs everything to the disk, and records that this worked. */
    record Resync() implements Fix {}

    /** Moves a derived or leftover file into quarantine. */
    record SetAside(Path path) implements Fix {}

    /** Restores the one byte of a line with which the line is what was written. */
    record PutRight(String log, long lineOffset, long lineLength, long offset, byte right) implements Fix {}

    /** Moves the bytes of a line into quarantine, and leaves a blank line. */
    record TakeOut(String log, long offset, long length) implements Fix {}

    /** Records that bytes of a log are not those that were written, and makes the log writable again. */
    record AcceptLoss(String log) implements Fix {}

    /** Replaces a missing segment with blank lines, and records that. */
    record FillSegment(String log, long base, long end) implements Fix {}

    /**
     * Replaces a segment that cannot be decompressed with what can be read of it, and blank lines for the rest, and records
     * that.
     *
     * @param length of the content
     */
    record RebuildSegment(String log, Path file, long length) implements Fix {}

    /** Reads the bus from its beginning. */
    record ResetBus() implements Fix {}

    /** Does what every writing command does first: repairs tails, back-fills audit entries, ingests the bus. */
    record Recover() implements Fix {}

    /** Appends the registry events that the incidents require. */
    record Agree() implements Fix {}

    /** Records pieces that are in quarantine. */
    record NotePieces(List<String> names) implements Fix {
        public NotePieces {
            names = List.copyOf(names);
        }
    }

    /** Whether a person has to accept the loss of what is missing. */
    default boolean needsConsent() {
        return this instanceof AcceptLoss || this instanceof FillSegment || this instanceof RebuildSegment;
    }

    /** What was done, as a sentence. */
    default String done() {
        return switch (this) {
            case Restrict restrict -> restrict.shared ? "its owner and its group may read and write it now, and nobody else"
                    : "only its owner may read and write it now";
            case Resync _ -> "everything is on the disk, and the mark is in quarantine";
            case SetAside _ -> "it is in quarantine, and is made again when it is needed";
            case PutRight(String _, long _, long _, long offset, byte _) -> "the byte at " + offset
                    + " is what it was; a copy of the line as it was found is in quarantine";
            case TakeOut(String _, long _, long length) -> "the " + length + " bytes are in quarantine, and the line is blank";
            case AcceptLoss _ -> "it is on record, and the log continues after it";
            case FillSegment _ -> "blank lines are in its place, and that is on record";
            case RebuildSegment _ -> "the damaged file is in quarantine; what could be read of it is in its place, with blank lines for the"
                    + " rest, and that is on record";
            case ResetBus _ -> "the bus was read from its beginning";
            case Recover _ -> "the logs are recovered, and every line has its audit entry";
            case Agree _ -> "the missing events are in the registry";
            case NotePieces _ -> "the audit log tells of them now";
        };
    }

    /** Fixes are done in ascending order. */
    default int order() {
        return switch (this) {
            case Restrict _ -> 0;
            case Resync _ -> 1;
            case SetAside _ -> 2;
            case RebuildSegment _ -> 3;
            case FillSegment _ -> 4;
            case PutRight _ -> 5;
            case TakeOut _ -> 6;
            case AcceptLoss _ -> 7;
            case ResetBus _ -> 8;
            case Recover _ -> 9;
            case Agree _ -> 10;
            case NotePieces _ -> 11;
        };
    }
}
