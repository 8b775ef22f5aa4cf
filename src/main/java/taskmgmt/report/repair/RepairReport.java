package taskmgmt.report.repair;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;

/**
 * How long it takes to repair what went wrong.
 *
 * @param records    how many records the incidents have together
 * @param repair     from detection to resolution, one for each resolved incident, by its last record
 * @param detect     from the fault to its detection, for incidents that say when the fault began
 * @param start      from detection to the beginning of remediation, for incidents that say when that was
 * @param targets    one for each severity, the worst first
 * @param regression over all incidents, whatever period the other figures are of
 */
public record RepairReport(
        long records,
        Counts incidents,
        RepairTimes repair,
        RepairTimes detect,
        RepairTimes start,
        Recurrence recurrence,
        Healers healers,
        RepairTarget overall,
        List<RepairTarget> targets,
        RepairRegression regression,
        RepairGrouping grouping,
        List<Group> groups,
        long damagedLines) {
    /**
     * The time to repair that earlier systems reported: a constant that nobody had measured. Who asks to compare
     * gets it beside the real mean; it takes part in no other figure.
     */
    public static final Duration OLD_PLACEHOLDER = Duration.ofSeconds(45);

    public RepairReport {
        targets = List.copyOf(targets);
        groups = List.copyOf(groups);
    }

    /** How many incidents stand where. */
    public record Counts(long all, long open, long resolved, long failed) {
        static Counts of(List<Repair> repairs) {
            long open = repairs.stream().filter(Repair::isOpen).count();
            long resolved = repairs.stream().filter(Repair::isResolved).count();
            return new Counts(repairs.size(), open, resolved, repairs.size() - open - resolved);
        }
    }

    /**
     * Who resolved the incidents, as far as their records tell.
     *
     * @param withoutPerson those that name a playbook, and that nobody has claimed to have resolved by hand
     * @param byHand        those that somebody said a person has resolved
     * @param unsaid        those that name neither: nothing can be said of them
     */
    public record Healers(long withoutPerson, long byHand, long unsaid) {
        static Healers of(List<Repair> repairs) {
            long withoutPerson = 0;
            long byHand = 0;
            long unsaid = 0;
            for (Repair repair : repairs) {
                if (repair.isResolved()) {
                    byHand += repair.byHand() ? 1 : 0;
                    withoutPerson += !repair.byHand() && repair.playbook() != null ? 1 : 0;
                    unsaid += !repair.byHand() && repair.playbook() == null ? 1 : 0;
                }
            }
            return new Healers(withoutPerson, byHand, unsaid);
        }

        public @Nullable Decimal withoutPersonPercent() {
            return Percent.of(withoutPerson, withoutPerson + byHand + unsaid);
        }
    }

    /**
     * Incidents that have something in common.
     *
     * @param name what they have in common; null for those that have not even that
     */
    public record Group(@Nullable String name, Counts incidents, RepairTimes repair, Recurrence recurrence) {
        static Group of(@Nullable String name, List<Repair> repairs) {
            RepairTimes times = RepairTimes.of(repairs, Repair::repairSeconds);
            return new Group(name, Counts.of(repairs), times, Recurrence.of(repairs));
        }
    }

    /** Whether repairs miss a target or have become slower; what there is no data for does neither. */
    public boolean isBad() {
        return Boolean.TRUE.equals(regression.regressed()) || Boolean.FALSE.equals(overall.met())
                || targets.stream().anyMatch(target -> Boolean.FALSE.equals(target.met()));
    }

    /** Resolved incidents that were resolved before they were detected, or do not say when: no figure counts them. */
    public long withoutRepairTime() {
        return incidents.resolved() - repair.count();
    }

    /**
     * The figures under the keys that programs know them by, which never change.
     *
     * @param comparesPlaceholder whether {@link #OLD_PLACEHOLDER} is among them; else it is null
     */
    public Map<String, @Nullable Object> data(boolean comparesPlaceholder) {
        return RepairData.of(this, comparesPlaceholder);
    }
}
