package taskmgmt.learning.settings;

import taskmgmt.stats.Group;

/**
 * A setting and what it applies to.
 *
 * @param subsystem of the group; empty if the setting applies to something else
 * @param name      the type of the group, or the failure mode; empty for the whole log
 */
public record SettingKey(Setting setting, String subsystem, String name) implements Comparable<SettingKey> {
    public static SettingKey of(Setting setting) {
        return new SettingKey(setting, "", "");
    }

    public static SettingKey of(Setting setting, Group group) {
        return new SettingKey(setting, group.subsystem(), group.type());
    }

    public static SettingKey of(Setting setting, String failureMode) {
        return new SettingKey(setting, "", failureMode);
    }

    /** What it applies to, in words. */
    public String scope() {
        return switch (setting.scope()) {
            case LOG -> "all";
            case GROUP -> (name.isEmpty() ? "-" : name) + " of " + (subsystem.isEmpty() ? "-" : subsystem);
            case FAILURE_MODE -> name;
        };
    }

    @Override
    public int compareTo(SettingKey other) {
        int order = setting.compareTo(other.setting);
        order = order != 0 ? order : subsystem.compareTo(other.subsystem);
        return order != 0 ? order : name.compareTo(other.name);
    }
}
