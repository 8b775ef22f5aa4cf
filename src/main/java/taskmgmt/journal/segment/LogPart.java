package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * One of the files that make up a log, or the gap left by one that is missing.
 *
 * @param state     how its bytes are stored
 * @param file      the file that holds them
 * @param base      offset in the log of its first byte
 * @param end       offset in the log after its last byte
 * @param diskBytes the length of the file; 0 if there is none
 * @param flaw      what is wrong with it, in a few words; null for nothing
 */
public record LogPart(State state, Path file, long base, long end, long diskBytes, @Nullable String flaw) {
    /** How the bytes of a part of a log are stored. */
    public enum State {
        /** In the file that lines are appended to. */
        ACTIVE("active"),
        /** In a segment as it was written. */
        PLAIN("plain"),
        /** In a compressed segment. */
        GZIP("gzip"),
        /** No longer at all. */
        MISSING("missing");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** How many bytes of the log it holds. */
    public long length() {
        return end - base;
    }

    /** The parts of a log in order; empty if there is no such log. Of the segments it reads only the ends. */
    public static List<LogPart> of(Path log) throws IOException {
        List<LogPart> parts = new ArrayList<>();
        try (LogChannel channel = LogChannel.openOrNull(log)) {
            if (channel == null) {
                return List.of();
            }
            long reached = 0;
            for (Segment segment : channel.segments()) {
                if (segment.base() > reached) {
                    parts.add(new LogPart(State.MISSING, segment.directory(), reached, segment.base(), 0,
                            "no file has these bytes"));
                }
                parts.add(of(segment, channel));
                reached = segment.end();
            }
            if (channel.isActive()) {
                parts.add(new LogPart(State.ACTIVE, log, reached, channel.size(), channel.size() - reached, null));
            }
        }
        return parts;
    }

    private static LogPart of(Segment segment, LogChannel channel) throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(segment.file());
        String flaw = flaw(segment, channel);
        return new LogPart(segment.isCompressed() ? State.GZIP : State.PLAIN, segment.file(), segment.base(), segment.end(),
                attributes == null ? 0 : attributes.size(), flaw);
    }

    /** The defect of this segment alone: one in another segment must not keep this one from being reported. */
    private static @Nullable String flaw(Segment segment, LogChannel channel) throws IOException {
        try {
            List<LogChannel.Flaw> flaws = channel.flaws(segment.base(), segment.end());
            return flaws.isEmpty() ? null : flaws.getLast().reason();
        } catch (SegmentDamagedException e) {
            return e.fileName() + " " + e.reason();
        }
    }
}
