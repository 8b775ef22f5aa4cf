package taskmgmt.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.journal.LogFiles;

/**
 * Tries every small change of a record, and whether verifying finds it: every flipped bit, every cut, every line removed,
 * repeated, exchanged with another one or put in, in each of the three logs; every cut of all three that fits together; and
 * what somebody makes who computes all hashes again.
 *
 * <p>What must be found is everything, but for what {@link MutatedLogs#wereOnce} says: logs as they were at some time
 * after the checkpoint; without it, at any time. Whether that is so is computed here from the bytes, not asked of the verifier.
 */
public final class Mutations {
    private static final String FOREIGN = "{\"ts\":\"2026-03-01T12:00:00Z\",\"event\":\"task.created\",\"task_id\":\"foreign\"}";

    private final MutatedLogs logs;
    private final KnownRoot checkpoint;
    private final int covered;
    private final List<String> wrong = new ArrayList<>();
    private long tried;
    private long found;
    private long foundAlone;
    private long excepted;
    private long triedBefore;
    private long exceptedBefore;

    /**
     * Mutations of these logs.
     *
     * @param checkpoint what each of them is held against
     */
    public Mutations(MutatedLogs logs, KnownRoot checkpoint) {
        this.logs = logs;
        this.covered = (int) checkpoint.size();
        this.checkpoint = checkpoint;
    }

    /** Changes by somebody who knows nothing of hashes. */
    public void tryClumsy() throws IOException {
        for (String name : MutatedLogs.NAMES) {
            flips(name);
            cuts(name);
            lines(name);
        }
        for (int end = 0; end < logs.audit().length; end++) {
            MutatedLogs shorter = logs.with(LogFiles.AUDIT, Arrays.copyOf(logs.audit(), end));
            MutatedLogs fitting = shorter.first(shorter.entries().size());
            attempt("all logs cut as of byte " + end + " of the audit log", shorter.with(LogFiles.REGISTRY, fitting.registry())
                    .with(LogFiles.INCIDENTS, fitting.incidents()), end < logs.end(covered));
        }
    }

    private void flips(String name) throws IOException {
        byte[] bytes = logs.bytes(name);
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                attempt(name + ", byte " + at + ", bit " + bit, logs.with(name, flipped), at < coveredBytes(name));
            }
        }
    }

    private void cuts(String name) throws IOException {
        for (int end = 0; end < logs.bytes(name).length; end++) {
            attempt(name + " cut at byte " + end, logs.with(name, Arrays.copyOf(logs.bytes(name), end)), end < coveredBytes(name));
        }
    }

    /** How much of a log is under the checkpoint. */
    private int coveredBytes(String name) {
        return name.equals(LogFiles.AUDIT) ? logs.end(covered) : logs.vouched(name, covered);
    }

    private void lines(String name) throws IOException {
        List<String> lines = new String(logs.bytes(name), ISO_8859_1).lines().toList();
        for (int i = 0; i <= lines.size(); i++) {
            for (String put : List.of(FOREIGN, "", "   ", "\u0000")) {
                attemptLines(name, "with '" + put + "' before line " + i, lines, i, put);
            }
            for (int j = 0; j < lines.size(); j++) {
                attemptLines(name, "with line " + j + " again before line " + i, lines, i, lines.get(j));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            attempt(name + " without line " + i, logs.with(name, bytes(without)), starts(lines, i) < coveredBytes(name));
            for (int j = 0; j < i; j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                attempt(name + " with lines " + i + " and " + j + " exchanged", logs.with(name, bytes(swapped)),
                        starts(lines, j) < coveredBytes(name));
            }
        }
    }

    private void attemptLines(String name, String what, List<String> lines, int at, String put) throws IOException {
        List<String> more = new ArrayList<>(lines);
        more.add(at, put);
        attempt(name + " " + what, logs.with(name, bytes(more)), starts(lines, at) < coveredBytes(name));
    }

    private static int starts(List<String> lines, int line) {
        return bytes(lines.subList(0, line)).length;
    }

    private static byte[] bytes(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
    }

    private void attempt(String what, MutatedLogs mutated, boolean before) throws IOException {
        if (!Arrays.equals(mutated.audit(), logs.audit()) || !Arrays.equals(mutated.registry(), logs.registry())
                || !Arrays.equals(mutated.incidents(), logs.incidents())) {
            count(what, mutated, !mutated.wereOnce(logs, covered), !mutated.wereOnce(logs, 0), before);
        }
    }

    /**
     * Verifies a mutation.
     *
     * @param expected whether it must be found
     * @param alone    whether it must be found without the checkpoint, too
     */
    private void count(String what, MutatedLogs mutated, boolean expected, boolean alone, boolean before) throws IOException {
        Verification result = mutated.verify(List.of(checkpoint));
        boolean holds = result.holds();
        boolean holdsAlone = Set.of("tree").containsAll(result.findingCounts().keySet());
        tried++;
        triedBefore += before ? 1 : 0;
        found += holds ? 0 : 1;
        foundAlone += holdsAlone ? 0 : 1;
        excepted += expected ? 0 : 1;
        exceptedBefore += before && !expected ? 1 : 0;
        if (holds == expected) {
            wrong.add(what + (holds ? " is not found" : " is found, where the documentation says that it is not"));
        }
        if (holdsAlone == alone) {
            wrong.add(what + (holdsAlone ? " is not found" : " is found") + " without the checkpoint");
        }
    }

    /**
     * Changes by somebody who computes all hashes again: a changed data line, and entries removed from anywhere. They are found
     * exactly if one of the entries under the checkpoint is not what it was; the chain never tells.
     */
    public void tryClever() throws IOException {
        List<String> entries = logs.entries();
        for (int i = 0; i < entries.size(); i++) {
            List<String> without = new ArrayList<>(entries);
            without.remove(i);
            if (!entries.get(i).contains("\"witness\":")) {
                forge("entry " + i + " removed and the chain written again", logs.forged(without));
            }
            MutatedLogs cut = logs.first(i);
            forge("all after entry " + i + " removed and the chain written again", cut.forged(cut.entries()));
        }
        for (String name : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS)) {
            byte[] bytes = logs.bytes(name);
            for (int at = 0; at < bytes.length; at++) {
                if (bytes[at] >= 'a' && bytes[at] <= 'z') {
                    byte[] changed = bytes.clone();
                    changed[at] = (byte) (bytes[at] == 'z' ? 'a' : bytes[at] + 1);
                    forge(name + " changed at byte " + at + " and the chain written again", logs.with(name, changed).forged(entries));
                }
            }
        }
    }

    private void forge(String what, MutatedLogs forged) throws IOException {
        List<String> first = logs.entries().subList(0, covered);
        List<String> now = forged.entries();
        boolean differs = now.size() < covered || !now.subList(0, covered).equals(first);
        count(what, forged, differs, false, differs);
    }

    /** Mutations for which verifying did not say what the documentation says of them. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    public long tried() {
        return tried;
    }

    /** How many changed something before the checkpoint. */
    public long triedBefore() {
        return triedBefore;
    }

    public long found() {
        return found;
    }

    /** How many are found without the checkpoint, too. */
    public long foundAlone() {
        return foundAlone;
    }

    /** How many cannot be found, as the documentation says. */
    public long excepted() {
        return excepted;
    }

    /** How many of those changed something before the checkpoint: blank lines between entries of the audit log. */
    public long exceptedBefore() {
        return exceptedBefore;
    }
}
