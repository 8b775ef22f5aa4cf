package taskmgmt.heal.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.heal.FailureDetector.LinesMatch;
import taskmgmt.heal.Observation;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;

/**
 * Checks the lines written since the last check. The first check starts at the end of the file. Lines that match stay a failure until a
 * remedy is applied, so that nothing is lost while a playbook is in cool-down; other lines are not read twice. Not thread-safe.
 */
final class LineLook {
    private static final String KIND = "watched";
    private static final int VERSION = 1;
    private static final int MAX_SHOWN = 200;

    private final LookPlace place;
    private final boolean remembers;
    private final Map<LinesMatch, LinePosition> seen = new HashMap<>();

    LineLook(LookPlace place, boolean remembers) {
        this.place = place;
        this.remembers = remembers;
    }

    Observation look(LinesMatch match) throws IOException {
        Path file = place.path(match.path());
        LinePosition from = position(match);
        if (from == null) {
            keep(match, LinePosition.endOf(file));
            return new Observation.Fine(match.path() + " is watched from here on");
        }
        Matches matches = new Matches(Pattern.compile(match.pattern()));
        LinePosition end = from.read(file, matches);
        if (matches.count == 0) {
            keep(match, end);
            return new Observation.Fine("no new line of " + match.path() + " matches '" + match.pattern() + "'");
        }
        return new Observation.Down(matches.count + (matches.count == 1 ? " new line of " : " new lines of ") + match.path() + (matches.count == 1
                ? " matches '" : " match '") + match.pattern() + "': " + matches.last, List.of(), List.of());
    }

    /** Notes that all lines up to now have been dealt with. */
    void acted(LinesMatch match) {
        try {
            LinePosition from = position(match);
            keep(match, from == null ? LinePosition.endOf(place.path(match.path())) : from.read(place.path(match.path()), _ -> { }));
        } catch (IOException _) {
            return; // the next check reports this, and sees the same lines again
        }
    }

    private static final class Matches implements LinePosition.Lines {
        private final Pattern pattern;
        private long count;
        private String last = "";

        Matches(Pattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public void line(String line) {
            if (pattern.matcher(line).find()) {
                count++;
                last = line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
            }
        }
    }

    private @Nullable LinePosition position(LinesMatch match) {
        LinePosition known = seen.get(match);
        return known != null ? known
                : state(match).read().map(bytes -> LinePosition.parse(new String(bytes, StandardCharsets.UTF_8))).orElse(null);
    }

    private void keep(LinesMatch match, LinePosition position) throws IOException {
        LinePosition before = seen.put(match, position);
        if (remembers && !position.equals(before) && Files.isDirectory(place.logs().directory())) {
            state(match).write(position.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Named after the file and the pattern: a different pattern has a position of its own. */
    private StateFile state(LinesMatch match) {
        byte[] name = (place.path(match.path()).toAbsolutePath().normalize() + "\n" + match.pattern()).getBytes(StandardCharsets.UTF_8);
        return new StateFile(place.logs().directory().resolve(LogFiles.WATCHED).resolve(Sha256.hex(name, 0, name.length)), KIND, VERSION,
                SyncPolicy.OS);
    }
}
