package taskmgmt.forecast;

import taskmgmt.stats.Group;

/**
 * What a prediction is for.
 *
 * @param title empty unless only runs of the same title are its own history
 */
public record Work(Group group, String title) {
    public static Work of(Group group) {
        return new Work(group, "");
    }
}
