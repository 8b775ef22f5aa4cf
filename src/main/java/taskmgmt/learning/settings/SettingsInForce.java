package taskmgmt.learning.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a command goes by.
 *
 * @param version null where nothing was published: the standards hold then, and nobody needs to be told
 */
public record SettingsInForce(@Nullable String version, LearnedSettings settings) {
    /** Nothing was published. */
    public static final SettingsInForce NONE = new SettingsInForce(null, LearnedSettings.NONE);
}
