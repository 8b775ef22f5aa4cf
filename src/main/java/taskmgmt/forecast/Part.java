package taskmgmt.forecast;

import java.util.Comparator;
import taskmgmt.stats.Group;

/** What the tasks of a back-test are grouped by. */
public enum Part {
    GROUP,
    TYPE,
    SUBSYSTEM,
    /** The number of runs of its own group that had ended when the task started. */
    RUNS;

    private static final int[] FROM = {0, 1, 3, 9, 20, 40, 100};

    /** The name of the part that a task belongs to. */
    String name(Group group, int ownRuns) {
        return switch (this) {
            case GROUP -> group.subsystem() + "/" + group.type();
            case TYPE -> group.type();
            case SUBSYSTEM -> group.subsystem();
            case RUNS -> runs(ownRuns);
        };
    }

    private static String runs(int ownRuns) {
        int place = FROM.length - 1;
        while (FROM[place] > ownRuns) {
            place--;
        }
        if (place == FROM.length - 1) {
            return FROM[place] + "+";
        }
        int last = FROM[place + 1] - 1;
        return last == FROM[place] ? Integer.toString(last) : FROM[place] + "-" + last;
    }

    /** The order in which the parts are shown. */
    Comparator<String> order() {
        return this == RUNS ? Comparator.comparingInt(Part::firstNumber) : Comparator.naturalOrder();
    }

    private static int firstNumber(String name) {
        int end = 0;
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        return Integer.parseInt(name.substring(0, end));
    }
}
