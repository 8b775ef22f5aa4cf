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
 * One of the files that make up a log, or the place of one that is not there.
 *
 * @param state     how its bytes are kept
 * @param file      where they are
 * @param base      where its first byte is in the log
 * @param end       where the byte behind its last one does
 * @param diskBytes how long the file is; 0 where there is none
 * @param flaw      what is wrong with it, a few words; null for nothing
 */
public record LogPart(State state, Path file, long base, long end, long diskBytes, @Nullable String flaw) {
    /** How bytes of a log are kept. */
    public enum State {
        /** In the file that lines are appended to. */
        ACTIVE("active"),
        /** In a segment as it was written. */
        PLAIN("plain"),
        /** In a compressed segment. */
        GZIP("gzip"),
        /** Not at all any more. */
        MISSING("missing");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Bytes of the log in it. */
    public long length() {
        return end - base;
    }

    /** The parts of a log in their order; none where there is no such log. Reads no more than where segments end. */
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

    /** Of this segment alone: what is wrong with another one is no reason not to tell of this. */
    private static @Nullable String flaw(Segment segment, LogChannel channel) throws IOException {
        try {
            List<LogChannel.Flaw> flaws = channel.flaws(segment.base(), segment.end());
            return flaws.isEmpty() ? null : flaws.getLast().reason();
        } catch (SegmentDamagedException e) {
            return e.fileName() + " " + e.reason();
        }
    }
}
