package taskmgmt.store.page;

import java.util.Set;
import java.util.TreeSet;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** The names that occur in tasks: the values that filters can match. */
public final class KnownNames implements Fold<KnownNames> {
    static final Projection<KnownNames> PROJECTION = Projection.of("", KnownNames::new, KnownNames::readNames);

    private final Set<String> subsystems = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> creators = new TreeSet<>();

    private KnownNames() {}

    public Set<String> subsystems() {
        return subsystems;
    }

    public Set<String> types() {
        return types;
    }

    public Set<String> tags() {
        return tags;
    }

    public Set<String> creators() {
        return creators;
    }

    @Override
    public void accept(TaskRun run) {
        subsystems.add(run.names().subsystem());
        types.add(run.names().type());
        tags.addAll(run.names().tags());
        creators.add(run.names().creator());
    }

    @Override
    public void combine(KnownNames other) {
        subsystems.addAll(other.subsystems);
        types.addAll(other.types);
        tags.addAll(other.tags);
        creators.addAll(other.creators);
    }

    @Override
    public void write(StateWriter state) {
        write(subsystems, state);
        write(types, state);
        write(tags, state);
        write(creators, state);
    }

    private static void write(Set<String> names, StateWriter state) {
        state.number(names.size());
        names.forEach(state::text);
    }

    private void readNames(StateReader state) {
        read(subsystems, state);
        read(types, state);
        read(tags, state);
        read(creators, state);
    }

    private static void read(Set<String> names, StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            names.add(state.text());
        }
    }
}
