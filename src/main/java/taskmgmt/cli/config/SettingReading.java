package taskmgmt.cli.config;

import taskmgmt.cli.command.Session;
import taskmgmt.settings.KnownSetting;
import taskmgmt.view.system.SettingInForce;

/** The settings in force for a session, and where each comes from. */
final class SettingReading {
    private SettingReading() {}

    static SettingInForce of(KnownSetting setting, Session session) {
        String value = session.variable(setting.variable());
        return value == null ? new SettingInForce(setting, setting.usual(), SettingInForce.DEFAULT)
                : new SettingInForce(setting, value, session.origin(setting.variable()));
    }
}
