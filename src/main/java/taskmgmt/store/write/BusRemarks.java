package taskmgmt.store.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.Warnings;

/** What is odd about events of the bus, each kind told once. Not thread-safe. */
final class BusRemarks {
    /** What is noted is also on the events themselves, so that a few lines are enough. */
    private static final int MAX_KINDS = 10;

    private final Warnings warnings;
    private final Map<String, Integer> kinds = new LinkedHashMap<>();

    BusRemarks(Warnings warnings) {
        this.warnings = warnings;
    }

    void add(List<String> remarks) {
        for (String remark : remarks) {
            kinds.merge(remark, 1, Integer::sum);
        }
    }

    void say() {
        int said = 0;
        for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
            if (said++ == MAX_KINDS) {
                warnings.say(LogFiles.EVENTS + ": and " + (kinds.size() - MAX_KINDS) + " more kinds, noted on the events");
                break;
            }
            warnings.say(LogFiles.EVENTS + ": noted: " + kind.getKey() + (kind.getValue() == 1 ? "" : " (" + kind.getValue() + " events)"));
        }
        kinds.clear();
    }
}
