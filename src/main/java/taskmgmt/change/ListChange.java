package taskmgmt.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The items to add to a list without duplicates, and those to remove from it. */
public record ListChange(List<String> added, List<String> removed) {
    public static final ListChange NONE = new ListChange(List.of(), List.of());

    public ListChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public boolean isNone() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** An item that is both added and removed is not in the result. */
    static List<String> applied(List<String> before, List<String> added, List<String> removed) {
        Set<String> after = new LinkedHashSet<>(before);
        after.addAll(added);
        for (String each : removed) {
            after.remove(each);
        }
        return List.copyOf(after);
    }
}
