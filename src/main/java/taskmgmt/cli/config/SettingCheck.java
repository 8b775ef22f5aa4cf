package taskmgmt.cli.config;

import java.util.List;
import taskmgmt.cli.command.Parser;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Monitoring;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Sizes;
import taskmgmt.cli.value.Texts;
import taskmgmt.run.http.AddressRule;
import taskmgmt.settings.KnownSetting;
import taskmgmt.task.plan.Strategy;
import taskmgmt.time.Durations;
import taskmgmt.time.Zones;
import taskmgmt.word.Suggestion;

/**
 * Checks a value the same way as the code that will read the setting, so that a value that would be refused later is refused when it is
 * set.
 */
final class SettingCheck {
    private SettingCheck() {}

    static void require(KnownSetting setting, String value) {
        if (value.isBlank() || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new UsageException(setting.key() + ": " + (value.isBlank() ? "is empty: 'config unset' takes a setting away" : "is one line"));
        }
        try {
            parser(setting).parse(value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(setting.key() + ": " + e.getMessage());
        }
    }

    private static Parser<?> parser(KnownSetting setting) {
        return switch (setting) {
            case OUTPUT -> oneOf(OutputOptions.FORMATS);
            case COLOR -> oneOf(List.of("auto", "never"));
            case SYNC -> oneOf(List.of("sync", "batch", "os"));
            case STRATEGY -> Strategy::parse;
            case ZONE -> Zones::parse;
            case LIMIT -> Numbers.between(0, Integer.MAX_VALUE);
            case RETRIES -> Numbers.between(0, 1_000);
            case MAX_CONCURRENT_TASKS -> Numbers.between(1, 512);
            case ROTATE_SIZE -> Sizes::parse;
            case MONITORING -> Monitoring::parse;
            case CLEANUP_INTERVAL, KEEP_OUTPUT -> Durations::positive;
            // The limit of a queued command can only be a duration, so the setting for all of them can be nothing else.
            case LOCK_TIMEOUT, DEFAULT_TIMEOUT -> Durations::parse;
            case HTTP_ALLOW -> AddressRule::parse;
            case LOGS, KEYS, POLICY, PAGER, ACTOR -> Texts::notBlank;
        };
    }

    private static Parser<String> oneOf(List<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException("'" + text + "' is not one of " + String.join(", ", words) + Suggestion.sentence(text, words));
            }
            return text;
        };
    }
}
