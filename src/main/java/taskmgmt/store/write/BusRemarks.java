package taskmgmt.store.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.Warnings;

/**
 * What is odd about events of the bus, each kind told once, and which of its lines are refused: the first as they are met, the
 * rest counted by reason, for a program may have written a million of them. All are in the audit log. Not thread-safe.
 */
final class BusRemarks {
    /** The remarks are also on the events themselves, so a few lines are enough. */
    private static final int MAX_KINDS = 10;
    private static final int MAX_REFUSALS = 5;

    private final Warnings warnings;
    private final Map<String, Integer> kinds = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new LinkedHashMap<>();
    private int refused;
    private int others;

    BusRemarks(Warnings warnings) {
        this.warnings = warnings;
    }

    void add(List<String> remarks) {
        for (String remark : remarks) {
            kinds.merge(remark, 1, Integer::sum);
        }
    }

    void refused(String where, String fault) {
        if (refused++ < MAX_REFUSALS) {
            warnings.say(where + " was refused: " + fault);
        } else if (refusals.size() < MAX_KINDS || refusals.containsKey(fault)) {
            refusals.merge(fault, 1, Integer::sum);
        } else {
            others++;
        }
    }

    private void sayRefused() {
        for (Map.Entry<String, Integer> reason : refusals.entrySet()) {
            warnings.say(LogFiles.EVENTS + ": refused besides, as the audit log has it: " + reason.getValue() + " × " + reason.getKey());
        }
        if (others > 0) {
            warnings.say(LogFiles.EVENTS + ": refused besides, for other reasons: " + others);
        }
        refusals.clear();
        refused = 0;
        others = 0;
    }

    void say() {
        sayRefused();
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
