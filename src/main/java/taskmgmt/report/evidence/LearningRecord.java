package taskmgmt.report.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.learning.LearningActivity;
import taskmgmt.time.Rfc3339;

/**
 * An audit entry about learning. Strings that the entry does not have are empty.
 *
 * @param at     null if the entry has no readable time
 * @param terms  found anywhere in the entry's line
 * @param strict whether one of the terms is a word in its actor, action, resource or subsystem, and it does not record a denial
 * @param configs the configuration versions that the entry records, one for each component
 */
public record LearningRecord(
        String entryId,
        @Nullable Instant at,
        String actor,
        String action,
        String resource,
        String subsystem,
        Set<LearningTerm> terms,
        boolean strict,
        List<ConfigUpdate> configs) {
    public LearningRecord {
        terms = Set.copyOf(terms);
        configs = List.copyOf(configs);
    }

    /** An update of a component to a version of its configuration. */
    public record ConfigUpdate(String component, String version) {}

    /**
     * @param entry    the parsed line
     * @param anywhere the terms found in its bytes
     */
    public static LearningRecord of(Map<String, @Nullable Object> entry, Set<LearningTerm> anywhere) {
        String own = text(entry, "subsystem");
        String subsystem = own.isEmpty() ? text(entry.get("metadata"), AuditTerms.SUBSYSTEM) : own;
        String actor = text(entry, "actor");
        String action = text(entry, "action");
        String resource = text(entry, "resource");
        // A denied action is not learning.
        boolean strict = !action.equals(AuditTerms.ACCESS_DENIED)
                && LearningTerm.isWordOf(String.join("\n", actor, action, resource, subsystem));
        return new LearningRecord(text(entry, "entry_id"), Rfc3339.parse(text(entry, "timestamp")), actor, action, resource,
                subsystem, anywhere, strict, configUpdates(entry));
    }

    /** The terms in their order. */
    public List<String> termTexts() {
        return terms.isEmpty() ? List.of() : EnumSet.copyOf(terms).stream().map(LearningTerm::text).toList();
    }

    /**
     * The configuration updates of an entry. Our own entries have component and version in their metadata, others in their decision, with
     * its targets. An update pending approval does not count yet: the entry of its approval has both again.
     */
    private static List<ConfigUpdate> configUpdates(Map<String, @Nullable Object> entry) {
        Object metadata = entry.get("metadata");
        Object decision = entry.get("decision");
        List<ConfigUpdate> updates = new ArrayList<>();
        if (text(metadata, AuditTerms.TASK_TYPE).equals(LearningActivity.CONFIG.type())) {
            if (!text(metadata, AuditTerms.SUBSYSTEM).equals(LearningActivity.SUBSYSTEM)) {
                return List.of(); // a task of another subsystem with this type, which governance has not seen
            }
            boolean held = text(metadata, AuditTerms.APPROVAL).equals(AuditTerms.HELD);
            add(held ? "" : text(metadata, AuditTerms.COMPONENT), text(metadata, AuditTerms.VERSION), updates);
        } else if (text(decision, "update_type").equals("config") && decision instanceof Map<?, ?> map
                && map.get("component_targets") instanceof List<?> targets) {
            targets.forEach(target -> add(target instanceof String name ? name : "", text(decision, "version"), updates));
        }
        return updates;
    }

    private static void add(String component, String version, List<ConfigUpdate> updates) {
        if (!component.isEmpty() && !version.isEmpty()) {
            updates.add(new ConfigUpdate(component, version));
        }
    }

    private static String text(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map && map.get(key) instanceof String text ? text : "";
    }
}
