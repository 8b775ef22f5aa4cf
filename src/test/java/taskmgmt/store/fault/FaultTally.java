package taskmgmt.store.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import taskmgmt.testkit.LogState;

/** What came of faults: counted, not computed. Adds up over sweeps. */
final class FaultTally {
    private static final int SHOWN = 20;

    private long faults;
    private long acknowledged;
    private long lost;
    private long duplicated;
    private long repairs;
    private long quarantinedBytes;
    private final List<String> problems = new ArrayList<>();

    /** One fault, and the log directory after the commands that followed it. */
    void add(LogState state, Set<String> promised, String fault) {
        faults++;
        acknowledged += promised.size();
        lost += state.missing(promised);
        duplicated += state.repeated();
        repairs += state.repairs();
        quarantinedBytes += state.quarantinedBytes();
        for (String problem : state.problems()) {
            problem(fault, problem);
        }
        if (state.missing(promised) > 0) {
            List<String> gone = promised.stream().filter(record -> !state.records().containsKey(record)).toList();
            problem(fault, "lost " + gone.subList(0, Math.min(3, gone.size())));
        }
        state.records().forEach((record, count) -> {
            if (count > 1) {
                problem(fault, record + " is there " + count + " times");
            }
        });
    }

    void problem(String fault, String problem) {
        problems.add(fault + ": " + problem);
    }

    void add(FaultTally other) {
        faults += other.faults;
        acknowledged += other.acknowledged;
        lost += other.lost;
        duplicated += other.duplicated;
        repairs += other.repairs;
        quarantinedBytes += other.quarantinedBytes;
        problems.addAll(other.problems);
    }

    long faults() {
        return faults;
    }

    long lost() {
        return lost;
    }

    long duplicated() {
        return duplicated;
    }

    List<String> problems() {
        return problems;
    }

    /** One line of JSON for the torture run. */
    String json(String name) {
        return String.format(Locale.ROOT, "{\"part\":\"%s\",\"faults\":%d,\"acknowledged\":%d,\"lost\":%d,\"duplicated\":%d,"
                + "\"repaired\":%d,\"quarantined_bytes\":%d,\"problems\":%d}",
                name, faults, acknowledged, lost, duplicated, repairs, quarantinedBytes, problems.size());
    }

    /** The first problems, for people. */
    List<String> shown() {
        return problems.subList(0, Math.min(SHOWN, problems.size()));
    }
}
