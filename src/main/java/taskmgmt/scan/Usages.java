package taskmgmt.scan;

import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/**
 * Figures on resources, measured ones and reported ones; a reported figure counts before a measured one whichever came
 * first, as in {@link taskmgmt.task.Usage}. Takes no room until there is a figure. Not thread-safe.
 */
final class Usages {
    private static final double[] NONE = {};
    private static final int COUNT = RegistryLine.RESOURCE_COUNT;

    /** The measured figures, then the reported ones. */
    private double[] figures = NONE;
    private int given;

    void put(int resource, boolean measured, double figure) {
        if (figures.length == 0) {
            figures = new double[2 * COUNT];
        }
        int place = measured ? resource : COUNT + resource;
        figures[place] = figure;
        given |= 1 << place;
    }

    boolean isEmpty() {
        return given == 0;
    }

    double figure(int resource) {
        if ((given & 1 << COUNT + resource) != 0) {
            return figures[COUNT + resource];
        }
        return (given & 1 << resource) != 0 ? figures[resource] : Double.NaN;
    }

    void write(StateWriter state) {
        state.number(given);
        for (int place = 0; place < 2 * COUNT; place++) {
            if ((given & 1 << place) != 0) {
                state.real(figures[place]);
            }
        }
    }

    static Usages read(StateReader state) {
        Usages usages = new Usages();
        int given = (int) state.number();
        for (int place = 0; place < 2 * COUNT; place++) {
            if ((given & 1 << place) != 0) {
                usages.put(place % COUNT, place < COUNT, state.real());
            }
        }
        return usages;
    }
}
