package taskmgmt.audit;

import java.util.Locale;

/**
 * One way in which the record is not what it was.
 *
 * @param kind   what is wrong, as a word for programs
 * @param file   the log
 * @param line   the line, counted from 1; 0 if the finding is not about a single line
 * @param offset offset of that line, in bytes
 * @param text   what is wrong, for people
 */
public record Violation(Kind kind, String file, long line, long offset, String text) {

    /** The part of a check for a checkpoint that belongs to something else. */
    public static final String CHECKPOINT = "checkpoint";

    /** The ways in which a record can have been changed. */
    public enum Kind {
        /** An entry whose bytes do not have the hash that it claims. */
        ALTERED_ENTRY,
        /** An entry that does not link to the one before it: something was removed, inserted or exchanged there. */
        BROKEN_LINK,
        /** A line within the chain that is not a link of it. */
        FOREIGN_LINE,
        /** A line of another log whose bytes are not those that its audit entry represents. */
        ALTERED_LINE,
        /** Bytes of another log that no audit entry represents, between bytes that have one. */
        UNVOUCHED_LINE,
        /** An audit entry for bytes that are not there, or that an earlier entry represents already. */
        MISSING_LINE,
        /** A compressed segment whose file differs from what was written, even if all its lines are the same. */
        ALTERED_SEGMENT,
        /** The audit log ends before an entry that is known to have existed. */
        LOST_END,
        /** The same, found and recorded earlier, but not accepted yet. */
        END_WAS_LOST,
        /** The root of the log's first entries is not the one in a checkpoint. */
        ROOT_DIFFERS,
        /** The log has fewer entries than a checkpoint covers. */
        LOG_SHORTER,
        /** A checkpoint of one of the logs that the log was merged from, which says nothing about the merged log. */
        OF_MERGED_LOG,
        /** A checkpoint with a signature that is not by the key that it names. */
        FALSE_SIGNATURE,
        /** A checkpoint that no known key has signed, so that anybody may have written it. */
        UNKNOWN_KEY;

        /** The word in outputs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is about the bytes of a log rather than a checkpoint of it. */
    public boolean isAboutBytes() {
        return !part().equals("tree") && !part().equals(CHECKPOINT) && !part().equals("signature");
    }

    /**
     * The part of a check that it belongs to: {@code chain}, {@code tree}, {@code checkpoint}, {@code signature}, or the log that
     * entries represent.
     */
    public String part() {
        return switch (kind) {
            case ALTERED_ENTRY, BROKEN_LINK, FOREIGN_LINE, LOST_END, END_WAS_LOST -> "chain";
            case ALTERED_LINE, UNVOUCHED_LINE, MISSING_LINE -> log();
            case ALTERED_SEGMENT -> log().startsWith("immutable_") ? "chain" : log();
            case ROOT_DIFFERS, LOG_SHORTER -> "tree";
            case OF_MERGED_LOG -> CHECKPOINT;
            case FALSE_SIGNATURE, UNKNOWN_KEY -> "signature";
        };
    }

    private String log() {
        return file.substring(0, Math.max(0, file.indexOf('.')));
    }
}
