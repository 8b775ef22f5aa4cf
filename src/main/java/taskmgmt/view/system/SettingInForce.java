package taskmgmt.view.system;

import org.jspecify.annotations.Nullable;
import taskmgmt.settings.KnownSetting;
import taskmgmt.view.FieldList;

/**
 * A setting with the value in force.
 *
 * @param value  null for none
 * @param source an environment variable, a file with a line number, or {@code default}
 */
public record SettingInForce(KnownSetting setting, @Nullable String value, String source) {
    public static final String DEFAULT = "default";

    public static final FieldList<SettingInForce> ROWS = FieldList.<SettingInForce>always()
            .exact("setting", "SETTING", row -> row.setting().key()).key()
            .exact("value", "VALUE", SettingInForce::value)
            .exact("source", "SOURCE", SettingInForce::source)
            .sentence("meaning", "MEANING", row -> row.setting().meaning());
}
