package taskmgmt.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process and its descendants are doing at one moment. Immutable.
 *
 * @param processes     their number
 * @param residentBytes the memory that they hold together
 * @param cpuSeconds    processor time spent so far by them and by those that they waited for
 * @param leaves        the processes without children, which do the work; at most the first {@value #MAX_LEAVES}
 */
public record ProcessActivity(int processes, long residentBytes, double cpuSeconds, List<Leaf> leaves) {
    private static final int MAX_LEAVES = 5;

    public ProcessActivity {
        leaves = List.copyOf(leaves);
    }

    /**
     * A process without children.
     *
     * @param command its command line, which others may have chosen
     * @param state   in words
     * @param waitsIn the kernel function that it sleeps in; null if unknown
     */
    public record Leaf(long pid, String command, String state, @Nullable String waitsIn) {}

    /** The activity; null if the process is gone, or cannot be seen. */
    public static @Nullable ProcessActivity of(ProcessTable table, long pid) {
        Map<Long, List<ProcessTable.Entry>> children = new HashMap<>();
        table.all().forEach(each -> children.computeIfAbsent(each.parent(), _ -> new ArrayList<>()).add(each));
        ProcessTable.Entry root = table.entry(pid);
        if (root == null) {
            return null;
        }
        List<ProcessTable.Entry> tree = new ArrayList<>(List.of(root));
        Set<Long> known = new HashSet<>(Set.of(pid));
        List<Leaf> leaves = new ArrayList<>();
        long resident = 0;
        long ticks = 0;
        for (int i = 0; i < tree.size(); i++) {
            ProcessTable.Entry each = tree.get(i);
            List<ProcessTable.Entry> own = children.getOrDefault(each.pid(), List.of());
            own.stream().filter(child -> known.add(child.pid())).forEach(tree::add);
            ProcessTable.Memory memory = table.memory(each.pid());
            resident += memory == null ? 0 : memory.residentBytes();
            ticks += each.ticks() + each.waitedTicks();
            if (own.isEmpty() && leaves.size() < MAX_LEAVES) {
                addLeaf(leaves, table, each.pid());
            }
        }
        return new ProcessActivity(tree.size(), resident, (double) ticks / ProcessTable.TICKS_PER_SECOND, leaves);
    }

    private static void addLeaf(List<Leaf> leaves, ProcessTable table, long pid) {
        String command = table.commandLine(pid);
        String state = table.state(pid);
        if (state != null) {
            leaves.add(new Leaf(pid, command == null || command.isEmpty() ? "unknown command" : command, state, table.waitsIn(pid)));
        }
    }
}
