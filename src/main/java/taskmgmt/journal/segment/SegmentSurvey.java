package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SegmentDamagedException;

/**
 * Everything in the directory of segments that is not an intact segment, file by file. Reads compressed segments to
 * their end, since each block has a checksum. Read-only.
 */
public final class SegmentSurvey {
    private static final int BLOCK_BYTES = GzipFormat.BLOCK_BYTES;

    private final Path directory;
    private final Set<String> names;
    private final List<Item> items = new ArrayList<>();

    private SegmentSurvey(Path directory, Set<String> names) {
        this.directory = directory;
        this.names = names;
    }

    /** The state of a file. */
    public enum Condition {
        /** A compressed copy that is being made, or was never finished. */
        TEMPORARY,
        /** A plain segment next to a compressed one with the same bytes. */
        TWIN,
        /** A plain segment next to a compressed one with different bytes. */
        TWIN_DIFFERS,
        /** A compressed segment that cannot be decompressed. */
        DAMAGED,
        /** A compressed segment whose lines can all be read, but whose file is not bit for bit what was written. */
        ALTERED,
        /** Not part of any log. */
        FOREIGN
    }

    /** @param reason what was found, if the condition does not say it all; otherwise empty */
    public record Item(Path file, Condition condition, String reason) {}

    /** @param logs the paths of the active files */
    public static List<Item> of(Path logDirectory, List<Path> logs) throws IOException {
        Path directory = logDirectory.resolve(LogFiles.SEGMENTS);
        String[] found = SegmentNames.list(directory);
        if (found == null) {
            return List.of();
        }
        SegmentSurvey survey = new SegmentSurvey(directory, new TreeSet<>(Arrays.asList(found)));
        for (String name : survey.names) {
            survey.look(name, logs);
        }
        return survey.items;
    }

    private void look(String name, List<Path> logs) throws IOException {
        Path file = directory.resolve(name);
        Segment segment = segment(name, logs);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return; // reported with the permissions
        }
        if (segment == null) {
            boolean temporary = name.endsWith(Compression.TEMPORARY_SUFFIX)
                    && segment(name.substring(0, name.length() - Compression.TEMPORARY_SUFFIX.length()), logs) != null;
            items.add(new Item(file, temporary ? Condition.TEMPORARY : Condition.FOREIGN, ""));
        } else if (segment.isCompressed()) {
            lookInto(segment);
        }
    }

    private static @Nullable Segment segment(String name, List<Path> logs) {
        for (Path log : logs) {
            Segment segment = Segment.parse(log, name);
            if (segment != null) {
                return segment;
            }
        }
        return null;
    }

    private void lookInto(Segment segment) throws IOException {
        boolean twin = names.contains(segment.plainName());
        try (SegmentBytes compressed = GzipSegment.open(segment.compressedFile())) {
            if (twin) {
                items.add(twin(segment, compressed));
            } else {
                byte[] block = new byte[BLOCK_BYTES];
                long at = 0;
                for (int count; (count = compressed.read(block, 0, block.length, at)) > 0;) {
                    at += count;
                }
                String defect = compressed.defect();
                if (defect != null) {
                    items.add(new Item(segment.compressedFile(), Condition.ALTERED, defect));
                }
            }
        } catch (SegmentDamagedException e) {
            items.add(new Item(segment.compressedFile(), Condition.DAMAGED, e.reason()));
        }
    }

    private static Item twin(Segment segment, SegmentBytes compressed) throws IOException {
        byte[] left = new byte[BLOCK_BYTES];
        byte[] right = new byte[BLOCK_BYTES];
        try (PlainSegment plain = PlainSegment.open(segment.plainFile())) {
            boolean same = plain.length() == compressed.length();
            for (long at = 0; same && at < plain.length();) {
                int count = compressed.read(right, 0, right.length, at);
                same = count > 0 && fill(plain, left, count, at) == count && Arrays.equals(left, 0, count, right, 0, count);
                at += Math.max(1, count);
            }
            return new Item(segment.plainFile(), same ? Condition.TWIN : Condition.TWIN_DIFFERS, "");
        }
    }

    private static int fill(SegmentBytes from, byte[] buffer, int length, long offset) throws IOException {
        int filled = 0;
        while (filled < length) {
            int count = from.read(buffer, filled, length - filled, offset + filled);
            if (count <= 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }
}
