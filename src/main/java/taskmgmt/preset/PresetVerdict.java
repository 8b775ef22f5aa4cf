package taskmgmt.preset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether finished work met the rule of its preset.
 *
 * @param met     whether it did
 * @param reason  what is missing or insufficient, in one line; null if nothing is
 * @param details the verification for the record: the rule, the facts that it considered, and the reason
 */
public record PresetVerdict(boolean met, @Nullable String reason, Map<String, @Nullable Object> details) {
    public PresetVerdict {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
