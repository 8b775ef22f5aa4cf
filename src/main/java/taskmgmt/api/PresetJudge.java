package taskmgmt.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.TaskVerification;
import taskmgmt.preset.PresetVerdict;
import taskmgmt.preset.WorkPreset;

/** Judges finished work by the rule of its preset. */
final class PresetJudge {
    private PresetJudge() {}

    /**
     * The verdict to record.
     *
     * @param facts the metadata, the output of the work, and its metrics
     * @param check the verification that the work itself reports; null if it reports none
     */
    static TaskVerification judged(WorkPreset preset, Map<String, @Nullable Object> facts, @Nullable TaskVerification check) {
        PresetVerdict verdict = preset.judge(facts, check == null ? null : check.passed());
        Map<String, @Nullable Object> details = new LinkedHashMap<>(verdict.details());
        Object found = check == null ? null : check.details();
        if (found != null) {
            details.put("check", found);
        }
        return new TaskVerification(verdict.met(), details);
    }
}
