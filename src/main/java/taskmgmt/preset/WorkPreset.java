package taskmgmt.preset;

import static taskmgmt.preset.Requirement.above;
import static taskmgmt.preset.Requirement.equal;
import static taskmgmt.preset.Requirement.known;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work: the subsystem, type, priority and title that it is recorded under, the metadata that it requires, and the rule by
 * which it counts as verified.
 *
 * <p>A rule considers the metrics and the metadata of the finished work, and its exit code. Work that was done but does not meet
 * its rule is completed but not verified, with the reason; only if the rule defines success itself has it failed.
 */
public enum WorkPreset {
    /** Code is changed; it has succeeded if the tests pass. */
    CODING_WORK_ORDER("coding-work-order", "coding_agent", "work_order", 5, "Work order: {work_order}", "work_order", Check.SUCCESS),
    /** Something is learned, and scored. */
    LEARNING_MISSION("learning-mission", "learning", "mission", 5, "{mission}", "mission", Check.OPTIONAL),
    /** A model is trained, and validated. */
    TRAINING_JOB("training-job", "ml_pipeline", "training_job", 6, "Train {model}", "model", Check.OPTIONAL),
    /** A search index is built. */
    INDEX_BUILD("index-build", "rag", "index_build", 5, "Build {index_type} index", "index_type", Check.OPTIONAL),
    /** A search index is brought up to date; its health is checked. */
    INDEX_REFRESH("index-refresh", "rag", "index_operation", 5, "Refresh {index_type} index", "index_type", Check.REQUIRED),
    /** A command is run on another machine. */
    REMOTE_OPERATION("remote-operation", "remote_access", "pc_operation", 5, "Execute: {command}", "", Check.OPTIONAL),
    /** A system is broken on purpose and should recover; it is checked afterwards. */
    CHAOS_CAMPAIGN("chaos-campaign", "chaos", "campaign", 3, "Chaos: {campaign}", "campaign", Check.REQUIRED),
    /** Texts are turned into vectors. */
    EMBEDDING_BATCH("embedding-batch", "ml_pipeline", "embedding_batch", 5, "Embed with {model}", "model", Check.OPTIONAL);

    /** The role of a check that is made in addition to the rule, such as running tests. */
    private enum Check {
        OPTIONAL,
        /** Without a passed check the work is not verified. */
        REQUIRED,
        /** The same, and the work fails if the check does not pass. */
        SUCCESS
    }

    private static final String COMMAND = "{command}";
    private static final int TITLE_CHARACTERS = 50;

    private final String text;
    private final String subsystem;
    private final String type;
    private final int priority;
    private final String title;
    private final String required;
    private final Check check;

    WorkPreset(String text, String subsystem, String type, int priority, String title, String required, Check check) {
        this.text = text;
        this.subsystem = subsystem;
        this.type = type;
        this.priority = priority;
        this.title = title;
        this.required = required;
        this.check = check;
    }

    /** The name as people type it. */
    public String text() {
        return text;
    }

    public String subsystem() {
        return subsystem;
    }

    public String type() {
        return type;
    }

    /** 1 to 10, 10 the most urgent. */
    public int priority() {
        return priority;
    }

    /** The metadata key that is required; empty for none. */
    public String requiredMetadata() {
        return required;
    }

    /** The template of the title: metadata keys, or the command, in braces. */
    public String titleRule() {
        return title;
    }

    /** Whether the work is verified only if a check of its own, such as its tests, has passed. */
    public boolean needsCheck() {
        return check != Check.OPTIONAL;
    }

    /** Whether work that is not verified has failed. */
    public boolean failsUnverified() {
        return check == Check.SUCCESS;
    }

    private List<Requirement> rule() {
        return switch (this) {
            case CODING_WORK_ORDER, CHAOS_CAMPAIGN -> List.of();
            case LEARNING_MISSION -> List.of(above("0.7", "score"));
            case TRAINING_JOB -> List.of(above("0.8", "validation_accuracy", "validation_acc", "val_accuracy", "val_acc"));
            case INDEX_BUILD -> List.of(known("index_type"), above("0", "dimensions"), above("0", "total_vectors"));
            case INDEX_REFRESH, EMBEDDING_BATCH -> List.of(above("0", "vectors_processed"));
            case REMOTE_OPERATION -> List.of(equal("0", "exit_code"));
        };
    }

    /** The rule in words, as {@code score above 0.7}. */
    public String ruleWords() {
        StringJoiner words = new StringJoiner(", ");
        if (needsCheck()) {
            words.add("the check passed");
        }
        rule().forEach(each -> words.add(each.words()));
        return words.toString();
    }

    /**
     * The title of such work; null if it cannot be made because the command is unknown.
     *
     * @param command the first characters of the command; null if the command is only in the metadata, if anywhere
     */
    public @Nullable String title(Map<String, ? extends @Nullable Object> metadata, @Nullable String command) {
        boolean ofCommand = title.contains(COMMAND);
        Object value = ofCommand ? command == null ? metadata.get("command") : command : metadata.get(required);
        if (value == null) {
            return null;
        }
        String text = String.valueOf(value);
        String cut = ofCommand && text.codePointCount(0, text.length()) > TITLE_CHARACTERS
                ? text.substring(0, text.offsetByCodePoints(0, TITLE_CHARACTERS)) : text;
        return title.replace(ofCommand ? COMMAND : "{" + required + "}", cut);
    }

    /** The key that is missing in the metadata; null if none is. */
    public @Nullable String missing(Map<String, ? extends @Nullable Object> metadata) {
        Object value = required.isEmpty() ? text : metadata.get(required);
        return value == null || String.valueOf(value).isBlank() ? required : null;
    }

    /**
     * Whether the work met the rule.
     *
     * @param facts       its metrics, metadata and exit code
     * @param checkPassed whether a check of its own passed; null if none was made
     */
    public PresetVerdict judge(Map<String, ? extends @Nullable Object> facts, @Nullable Boolean checkPassed) {
        List<String> reasons = new ArrayList<>();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("preset", text);
        details.put("rule", ruleWords());
        if (checkPassed == null ? needsCheck() : !checkPassed) {
            reasons.add(checkPassed == null ? "no check was made" : "the check did not pass");
        }
        for (Requirement each : rule()) {
            Object value = each.in(facts);
            if (value != null) {
                details.put(each.names().getFirst(), value);
            }
            String broken = each.broken(facts);
            if (broken != null) {
                reasons.add(broken);
            }
        }
        String reason = reasons.isEmpty() ? null : String.join("; ", reasons);
        if (reason != null) {
            details.put("reason", reason);
        }
        return new PresetVerdict(reason == null, reason, details);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static WorkPreset parse(String word) {
        StringJoiner known = new StringJoiner(", ");
        for (WorkPreset each : values()) {
            if (each.text.equals(word)) {
                return each;
            }
            known.add(each.text);
        }
        throw new IllegalArgumentException("'" + word + "' is none of " + known);
    }
}
