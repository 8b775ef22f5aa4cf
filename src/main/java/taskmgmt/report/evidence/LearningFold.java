package taskmgmt.report.evidence;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.LogFold;
import taskmgmt.report.Tally;

/**
 * Turns audit entries into the report on learning. Keeps counts, the last ten records, and the service accounts and
 * configured components. Not thread-safe.
 */
public final class LearningFold implements LogFold<LearningRecord, LearningFold> {
    private static final String NEW_ACCOUNT = "create_service_account";
    private static final int MOST = 10;

    private long audited;
    private long learning;
    private long strict;
    private long damaged;
    private final Tally terms = new Tally();
    private final Tally actions = new Tally();
    private final Tally actors = new Tally();
    private final Tally strictActors = new Tally();
    private final Tally accounts = new Tally();
    private final Map<String, LearningReport.ConfigVersions> configs = new TreeMap<>();
    private final Deque<LearningRecord> recent = new ArrayDeque<>();
    private @Nullable Instant firstStrict;
    private @Nullable Instant lastStrict;

    private LearningFold() {}

    public static LearningFold empty() {
        return new LearningFold();
    }

    /** Counts an entry that has nothing to do with learning. */
    public void acceptOther() {
        audited++;
    }

    @Override
    public void accept(LearningRecord entry) {
        audited++;
        learning++;
        entry.termTexts().forEach(terms::add);
        actions.add(entry.action());
        actors.add(entry.actor());
        if (entry.strict()) {
            strict++;
            strictActors.add(entry.actor());
            span(entry.at());
        }
        if (entry.action().equals(NEW_ACCOUNT)) {
            accounts.add(entry.resource());
        }
        for (LearningRecord.ConfigUpdate update : entry.configs()) {
            configs.merge(update.component(), new LearningReport.ConfigVersions(
                    update.component(), 1, List.of(update.version()), entry.at()), LearningReport.ConfigVersions::then);
        }
        remember(entry);
    }

    @Override
    public void damaged() {
        damaged++;
    }

    @Override
    public void combine(LearningFold later) {
        audited += later.audited;
        learning += later.learning;
        strict += later.strict;
        damaged += later.damaged;
        terms.add(later.terms);
        actions.add(later.actions);
        actors.add(later.actors);
        strictActors.add(later.strictActors);
        accounts.add(later.accounts);
        later.configs.forEach((component, versions) ->
                configs.merge(component, versions, LearningReport.ConfigVersions::then));
        later.recent.forEach(this::remember);
        span(later.firstStrict);
        span(later.lastStrict);
    }

    public LearningReport finish() {
        return new LearningReport(audited, learning, strict, terms.mostFirst(), actions.mostFirst(), actors.mostFirst(),
                List.copyOf(configs.values()), accounts.mostFirst(),
                new LearningReport.Strict(strictActors.mostFirst(), firstStrict, lastStrict),
                new ArrayList<>(recent).reversed(), damaged);
    }

    private void remember(LearningRecord entry) {
        recent.addLast(entry);
        if (recent.size() > MOST) {
            recent.removeFirst();
        }
    }

    private void span(@Nullable Instant at) {
        if (at != null) {
            firstStrict = firstStrict == null || at.isBefore(firstStrict) ? at : firstStrict;
            lastStrict = lastStrict == null || at.isAfter(lastStrict) ? at : lastStrict;
        }
    }
}
