package taskmgmt.report.repair;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;

/**
 * How long repairs take.
 *
 * @param records    how many records the incidents have in total
 * @param repair     from detection to resolution, one for each resolved incident, by its last record
 * @param detect     from the fault to its detection, for incidents that say when the fault began
 * @param start      from detection to the start of remediation, for incidents that say when that was
 * @param targets    one for each severity, the most severe first
 * @param regression over all incidents, whatever period the other figures cover
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
     * The time to repair that earlier systems reported: a constant that nobody had measured. It is shown beside the
     * real mean on request, and is part of no other figure.
     */
    public static final Duration OLD_PLACEHOLDER = Duration.ofSeconds(45);

    public RepairReport {
        targets = List.copyOf(targets);
        groups = List.copyOf(groups);
    }

    /** How many incidents are in each state. */
    public record Counts(long all, long open, long resolved, long failed) {
        static Counts of(List<Repair> repairs) {
            long open = repairs.stream().filter(Repair::isOpen).count();
            long resolved = repairs.stream().filter(Repair::isResolved).count();
            return new Counts(repairs.size(), open, resolved, repairs.size() - open - resolved);
        }
    }

    /**
     * Who resolved the incidents, as far as their records say.
     *
     * @param withoutPerson those that name a playbook, and are not reported to have been resolved by hand
     * @param byHand        those reported to have been resolved by a person
     * @param unsaid        those that name neither, about which nothing can be said
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
     * @param name what they have in common; null for those without it
     */
    public record Group(@Nullable String name, Counts incidents, RepairTimes repair, Recurrence recurrence) {
        static Group of(@Nullable String name, List<Repair> repairs) {
            RepairTimes times = RepairTimes.of(repairs, Repair::repairSeconds);
            return new Group(name, Counts.of(repairs), times, Recurrence.of(repairs));
        }
    }

    /** Whether repairs miss a target or have become slower; without data, neither is the case. */
    public boolean isBad() {
        return Boolean.TRUE.equals(regression.regressed()) || Boolean.FALSE.equals(overall.met())
                || targets.stream().anyMatch(target -> Boolean.FALSE.equals(target.met()));
    }

    /**
     * The number of resolved incidents that were resolved before they were detected, or do not say when: no figure
     * counts them.
     */
    public long withoutRepairTime() {
        return incidents.resolved() - repair.count();
    }

    /**
     * The figures under the keys that programs know them by, which never change.
     *
     * @param comparesPlaceholder whether {@link #OLD_PLACEHOLDER} is included; otherwise it is null
     */
    public Map<String, @Nullable Object> data(boolean comparesPlaceholder) {
        return RepairData.of(this, comparesPlaceholder);
    }
}
