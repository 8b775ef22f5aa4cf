package taskmgmt.scan;

import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.EventFacts;
import taskmgmt.task.Fact;
import taskmgmt.task.TaskRun;
import taskmgmt.task.Usage;

/**
 * What a run used, one number for each resource; a reported figure overrides a measured one, as in {@link Usage}. Takes no memory
 * until there is a figure. Not thread-safe.
 */
final class RunUsage implements Usage.Figures {
    private static final double[] NONE = {};

    private double[] figures = NONE;
    /** One bit for each resource with a known figure. */
    private int known;
    /** One bit for each resource with a reported figure. */
    private int reported;
    /** One bit for each resource with an impossible figure. */
    private int impossible;

    @Override
    public void put(EventFacts event, Fact fact, int resource, boolean measured) {
        double figure = Usage.possible(resource, event.number(fact));
        put(resource, measured, figure);
        if (!measured || (reported >>> resource & 1) == 0) {
            boolean cannotBe = Double.isNaN(figure) && event.isSaid(fact);
            impossible = impossible & ~(1 << resource) | (cannotBe ? 1 << resource : 0);
        }
    }

    @Override
    public void putAside(int resource) {
        impossible |= 1 << resource;
    }

    void put(int resource, boolean measured, double figure) {
        if (measured && (reported >>> resource & 1) != 0) {
            return;
        }
        if (figures.length == 0) {
            figures = new double[Usage.RESOURCES];
        }
        figures[resource] = figure;
        known |= 1 << resource;
        reported |= measured ? 0 : 1 << resource;
    }

    boolean isEmpty() {
        return known == 0;
    }

    /** The figure that counts; NaN if there is none. */
    double figure(int resource) {
        return (known >>> resource & 1) != 0 ? figures[resource] : Double.NaN;
    }

    /** These figures, and the progress that the run reported. */
    TaskRun.Figures with(double progressPercent) {
        return isEmpty() && impossible == 0 && Double.isNaN(progressPercent)
                ? TaskRun.Figures.NONE
                : new TaskRun.Figures(figure(0), figure(1), figure(2), figure(3), figure(4), figure(5), figure(6), figure(7),
                        progressPercent, Integer.bitCount(impossible));
    }

    void write(StateWriter state) {
        state.number(impossible);
        state.number(Integer.bitCount(known));
        for (int resource = 0; resource < Usage.RESOURCES; resource++) {
            if ((known >>> resource & 1) != 0) {
                state.text(Usage.key(resource));
                state.number(reported >>> resource & 1);
                state.real(figures[resource]);
            }
        }
    }

    static RunUsage read(StateReader state) {
        RunUsage usage = new RunUsage();
        usage.impossible = (int) state.number();
        for (int left = state.count(); left > 0; left--) {
            usage.put(resource(state.text()), state.number() == 0, state.real());
        }
        return usage;
    }

    private static int resource(String key) {
        for (int resource = 0; resource < Usage.RESOURCES; resource++) {
            if (Usage.key(resource).equals(key)) {
                return resource;
            }
        }
        throw new IllegalStateException("no resource " + key);
    }
}
