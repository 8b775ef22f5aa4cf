package taskmgmt.learning.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.number.Decimal;
import taskmgmt.stats.Group;

/**
 * Learned values, numbers and orders, by what they apply to. If nothing was learned, the default of the {@link Setting} applies. Immutable.
 *
 * @param values a Double, or a list of strings for an order
 */
public record LearnedSettings(NavigableMap<SettingKey, Object> values) {
    /** Nothing was learned. */
    public static final LearnedSettings NONE = new LearnedSettings(Collections.emptyNavigableMap());

    private static final String SETTING = "setting";
    private static final String VALUE = "value";
    private static final String SUBSYSTEM = "subsystem";
    private static final String TASK_TYPE = "task_type";
    private static final String FAILURE_MODE = "failure_mode";
    private static final int DIGITS = 6;

    public LearnedSettings {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /** The number for the whole log. */
    public double number(Setting setting) {
        return number(SettingKey.of(setting));
    }

    /** The number for a group. */
    public double number(Setting setting, Group group) {
        return number(SettingKey.of(setting, group));
    }

    private double number(SettingKey key) {
        return values.get(key) instanceof Double learned ? learned : key.setting().standard();
    }

    /** The order for a failure mode; empty if none was learned. */
    public List<String> order(Setting setting, String failureMode) {
        return values.get(SettingKey.of(setting, failureMode)) instanceof List<?> order ? texts(order) : List.of();
    }

    /** How many values were learned for this setting. */
    public int count(Setting setting) {
        return (int) values.keySet().stream().filter(key -> key.setting() == setting).count();
    }

    /** The tuning of forecasts with these settings. */
    public Tuning tuning() {
        return new Tuning(number(Setting.FORECAST_HALF_LIVES), number(Setting.FORECAST_RESERVES), number(Setting.FORECAST_SHARPNESS),
                number(Setting.FORECAST_LEVEL_STEP));
    }

    /** The same settings with this number; the default counts as nothing learned. */
    public LearnedSettings with(SettingKey key, double value) {
        NavigableMap<SettingKey, Object> all = new TreeMap<>(values);
        if (value == key.setting().standard()) {
            all.remove(key);
        } else {
            all.put(key, value);
        }
        return new LearnedSettings(all);
    }

    /** The same settings with this order. */
    public LearnedSettings with(SettingKey key, List<String> order) {
        NavigableMap<SettingKey, Object> all = new TreeMap<>(values);
        all.put(key, List.copyOf(order));
        return new LearnedSettings(all);
    }

    /** The same settings, with the values of these settings taken from others. */
    public LearnedSettings taking(List<Setting> settings, LearnedSettings others) {
        NavigableMap<SettingKey, Object> all = new TreeMap<>(values);
        all.keySet().removeIf(key -> settings.contains(key.setting()));
        others.values.forEach((key, value) -> {
            if (settings.contains(key.setting())) {
                all.put(key, value);
            }
        });
        return new LearnedSettings(all);
    }

    /**
     * As the log holds them: group names are values there, because the value of a key that looks like the name of a secret would be
     * removed.
     */
    public List<Map<String, Object>> toList() {
        List<Map<String, Object>> list = new ArrayList<>();
        values.forEach((key, value) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(SETTING, key.setting().text());
            if (key.setting().scope() == Setting.Scope.GROUP) {
                map.put(SUBSYSTEM, key.subsystem());
                map.put(TASK_TYPE, key.name());
            } else if (key.setting().scope() == Setting.Scope.FAILURE_MODE) {
                map.put(FAILURE_MODE, key.name());
            }
            map.put(VALUE, value instanceof Double number ? rounded(number) : value);
            list.add(map);
        });
        return list;
    }

    /** A number, rounded as it is written. */
    public static Decimal rounded(double number) {
        return Decimal.exact(number, DIGITS);
    }

    /**
     * The settings in the log. Anything that is not a setting of this version, or is out of bounds, is left out: its default
     * applies then.
     */
    public static LearnedSettings of(@Nullable Object list) {
        NavigableMap<SettingKey, Object> values = new TreeMap<>();
        if (list instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> map) {
                    put(map, values);
                }
            }
        }
        return new LearnedSettings(values);
    }

    private static void put(Map<?, ?> map, NavigableMap<SettingKey, Object> values) {
        Setting setting = Setting.named(map.get(SETTING));
        if (setting == null) {
            return;
        }
        SettingKey key = switch (setting.scope()) {
            case LOG -> SettingKey.of(setting);
            case GROUP -> new SettingKey(setting, text(map.get(SUBSYSTEM)), text(map.get(TASK_TYPE)));
            case FAILURE_MODE -> SettingKey.of(setting, text(map.get(FAILURE_MODE)));
        };
        Object value = map.get(VALUE);
        if (setting.isOrder() && value instanceof List<?> order && !texts(order).isEmpty()) {
            values.put(key, texts(order));
        } else if (!setting.isOrder() && value instanceof Number number && setting.allows(number.doubleValue())) {
            values.put(key, number.doubleValue());
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static List<String> texts(List<?> list) {
        return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
}
