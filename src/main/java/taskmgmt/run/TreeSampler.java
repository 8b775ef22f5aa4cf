package taskmgmt.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.ProcessTable;

/**
 * Follows a process and its descendants from one sample to the next. A process seen once stays in the tree when its parent ends,
 * like a daemon that was left behind. It is identified by its start time in addition to its id. Not thread-safe.
 *
 * <p>What happens between two samples is missed: a peak, or a process that came and went.
 */
final class TreeSampler {
    private static final long TICK_MICROS = 1_000_000 / ProcessTable.TICKS_PER_SECOND;

    private final ProcessTable table;
    private final long root;
    private final Map<Long, Member> members = new HashMap<>();
    /** What members that are gone have used, in ticks and bytes. */
    private long goneRead;
    private long goneWritten;

    private long lastNanos;
    private long residentNow;
    private double residentNanos;
    private long watchedNanos;
    private long peak;
    private long largest;
    private int processes;
    private int threads;
    private long ticks;
    private boolean ioSeen;
    /** By namespace, the traffic of its network when it was first and last seen. */
    private final Map<String, ProcessTable.Network> networkFirst = new HashMap<>();
    private final Map<String, ProcessTable.Network> networkLast = new HashMap<>();

    /** @param nanos when the tree started, by a monotonic clock */
    TreeSampler(ProcessTable table, long root, long nanos) {
        this.table = table;
        this.root = root;
        this.lastNanos = nanos;
    }

    /** One process of the tree, as last seen. */
    private static final class Member {
        private final long startTicks;
        private long readBytes;
        private long writtenBytes;

        Member(long startTicks) {
            this.startTicks = startTicks;
        }
    }

    /** Samples the child alone, which costs next to nothing: most children have no children of their own. */
    void lookAtRoot(long nanos) {
        ProcessTable.Memory memory = table.memory(root);
        if (memory != null) {
            took(memory.residentBytes(), memory.peakBytes(), 1, memory.threads(), nanos);
        }
    }

    /** Samples all of them. */
    void look(long nanos) {
        List<ProcessTable.Entry> tree = tree();
        long resident = 0;
        long one = 0;
        int threadsNow = 0;
        long ticksNow = 0;
        for (ProcessTable.Entry each : tree) {
            ProcessTable.Memory memory = table.memory(each.pid());
            if (memory != null) {
                resident += memory.residentBytes();
                one = Math.max(one, memory.peakBytes());
                threadsNow += memory.threads();
            }
            ticksNow += each.ticks() + each.waitedTicks();
            takeIo(each);
            ProcessTable.Network network = table.network(each.pid());
            if (network != null) {
                networkFirst.putIfAbsent(network.namespace(), network);
                networkLast.put(network.namespace(), network);
            }
        }
        ticks = Math.max(ticks, ticksNow);
        if (!tree.isEmpty()) {
            took(resident, one, tree.size(), threadsNow, nanos);
        }
    }

    private void took(long resident, long one, int processesNow, int threadsNow, long nanos) {
        long since = Math.max(0, nanos - lastNanos);
        residentNanos += (residentNow + resident) / 2.0 * since;
        watchedNanos += since;
        lastNanos = nanos;
        residentNow = resident;
        largest = Math.max(largest, one);
        peak = Math.max(peak, resident);
        processes = Math.max(processes, processesNow);
        threads = Math.max(threads, threadsNow);
    }

    private void takeIo(ProcessTable.Entry each) {
        Member member = members.get(each.pid());
        ProcessTable.DiskIo io = member == null ? null : table.io(each.pid());
        if (member != null && io != null) {
            member.readBytes = io.readBytes();
            member.writtenBytes = io.writtenBytes();
            ioSeen = true;
        }
    }

    /** The living processes of the tree. */
    List<ProcessTable.Entry> tree() {
        List<ProcessTable.Entry> all = table.all();
        Map<Long, ProcessTable.Entry> found = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (ProcessTable.Entry each : all) {
                if (!found.containsKey(each.pid()) && (isKnown(each) || found.containsKey(each.parent()))) {
                    found.put(each.pid(), each);
                    more = true;
                }
            }
        }
        remember(found);
        return new ArrayList<>(found.values());
    }

    private boolean isKnown(ProcessTable.Entry each) {
        Member member = members.get(each.pid());
        return member == null ? each.pid() == root && members.isEmpty() : member.startTicks == each.startTicks();
    }

    private void remember(Map<Long, ProcessTable.Entry> found) {
        Set<Long> gone = new HashSet<>(members.keySet());
        for (ProcessTable.Entry each : found.values()) {
            Member member = members.get(each.pid());
            if (member == null || member.startTicks != each.startTicks()) {
                forget(each.pid());
                members.put(each.pid(), new Member(each.startTicks()));
            }
            gone.remove(each.pid());
        }
        for (Long pid : gone) {
            forget(pid);
        }
    }

    private void forget(Long pid) {
        Member member = members.remove(pid);
        if (member != null) {
            goneRead += member.readBytes;
            goneWritten += member.writtenBytes;
        }
        if (members.isEmpty()) {
            members.put(root, new Member(-1)); // the next process with its id is not in the tree
        }
    }

    /** Whether the tree has been sampled, so that its figures mean something. */
    boolean hasSeen() {
        return processes > 0;
    }

    long peakBytes() {
        return Math.max(peak, largest);
    }

    long largestBytes() {
        return largest;
    }

    /** Up to that moment, assuming that it changed evenly between samples, and not since the last one. */
    @Nullable Long averageBytes(long nanos) {
        long since = Math.max(0, nanos - lastNanos);
        return watchedNanos == 0 ? null : Long.valueOf((long) ((residentNanos + (double) residentNow * since) / (watchedNanos + since)));
    }

    /** Of living processes, and of those that they have waited for. */
    long micros() {
        return ticks * TICK_MICROS;
    }

    @Nullable Long readBytes() {
        return ioSeen ? goneRead + sum(true) : null;
    }

    @Nullable Long writtenBytes() {
        return ioSeen ? goneWritten + sum(false) : null;
    }

    /** The traffic of networks in which only the tree is known to be; null if there are none. */
    ChildFigures.@Nullable Network network() {
        long received = 0;
        long sent = 0;
        for (ProcessTable.Network last : networkLast.values()) {
            ProcessTable.Network first = networkFirst.getOrDefault(last.namespace(), last);
            received += Math.max(0, last.receivedBytes() - first.receivedBytes());
            sent += Math.max(0, last.sentBytes() - first.sentBytes());
        }
        return networkLast.isEmpty() ? null : new ChildFigures.Network(received, sent);
    }

    private long sum(boolean read) {
        long sum = 0;
        for (Member member : members.values()) {
            sum += read ? member.readBytes : member.writtenBytes;
        }
        return sum;
    }

    int processes() {
        return processes;
    }

    int threads() {
        return threads;
    }
}
