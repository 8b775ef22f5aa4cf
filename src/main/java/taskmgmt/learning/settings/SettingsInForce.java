package taskmgmt.learning.settings;

import org.jspecify.annotations.Nullable;

/**
 * The settings that a command uses.
 *
 * @param version null if nothing was published: the defaults apply then, and nobody needs to be informed
 */
public record SettingsInForce(@Nullable String version, LearnedSettings settings) {
    /** Nothing was published. */
    public static final SettingsInForce NONE = new SettingsInForce(null, LearnedSettings.NONE);
}
