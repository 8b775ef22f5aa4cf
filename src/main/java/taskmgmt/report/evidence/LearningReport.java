package taskmgmt.report.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.number.Thousands;
import taskmgmt.report.Count;
import taskmgmt.report.Percent;
import taskmgmt.report.Plural;
import taskmgmt.time.Rfc3339;

/**
 * Whether the learning system is active, by the audit log.
 *
 * <p>A learning record in the wide sense has the letters of one of the {@link LearningTerm}s anywhere in its line; in the
 * strict sense it has one of them, or a form of it, as a word of its actor, action, resource or subsystem. The verdict goes
 * by the strict sense, the wide count is a figure beside it.
 *
 * <ul>
 *   <li>PASS: there are learning records in the strict sense
 *   <li>PARTIAL: there are some in the wide sense only: learning is mentioned, nothing shows that it happens
 *   <li>INCONCLUSIVE: there are audit records, and none has to do with learning
 *   <li>INFO: there are no audit records
 *   <li>ERROR: the audit log cannot be read, or holds nothing but damaged lines
 * </ul>
 *
 * @param serviceAccounts accounts created for learning, with how often that was recorded
 * @param recent          the last ten learning records in the wide sense, the newest first
 */
public record LearningReport(
        long auditRecords,
        long learningRecords,
        long learningRecordsStrict,
        List<Count> terms,
        List<Count> byAction,
        List<Count> byActor,
        List<ConfigVersions> configVersions,
        List<Count> serviceAccounts,
        Strict strict,
        List<LearningRecord> recent,
        long damagedLines) implements EvidenceReport {

    public LearningReport {
        recent = List.copyOf(recent);
    }

    /** Who acted in the records in the strict sense, and between when. */
    public record Strict(List<Count> byActor, @Nullable Instant firstAt, @Nullable Instant lastAt) {}

    /**
     * The configuration of one component.
     *
     * @param updates  how often it was updated
     * @param versions the last ten, the newest last
     * @param at       when the newest was recorded
     */
    public record ConfigVersions(String component, long updates, List<String> versions, @Nullable Instant at) {
        private static final int MOST = 10;

        ConfigVersions then(ConfigVersions later) {
            List<String> all = new ArrayList<>(versions);
            all.addAll(later.versions);
            List<String> last = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
            return new ConfigVersions(component, updates + later.updates, last, later.at);
        }

        public String newest() {
            return versions.getLast();
        }
    }

    public @Nullable Decimal learningPercent() {
        return Percent.of(learningRecords, auditRecords);
    }

    @Override
    public Verdict verdict() {
        if (auditRecords == 0) {
            return damagedLines > 0 ? Verdict.ERROR : Verdict.INFO;
        }
        if (learningRecordsStrict > 0) {
            return Verdict.PASS;
        }
        return learningRecords > 0 ? Verdict.PARTIAL : Verdict.INCONCLUSIVE;
    }

    @Override
    public String finding() {
        return switch (verdict()) {
            case PASS -> "LEARNING SYSTEM IS ACTIVE! (" + Plural.of(learningRecords, "learning record") + ", "
                    + Thousands.of(learningRecordsStrict) + " in the strict sense)";
            case PARTIAL -> "LEARNING IS MENTIONED, BUT NOTHING SHOWS IT AT WORK ("
                    + Plural.of(learningRecords, "learning record") + ", none in the strict sense)";
            case INCONCLUSIVE -> "NOTHING RECORDED HAS TO DO WITH LEARNING (" + Plural.of(auditRecords, "audit record") + ")";
            case INFO -> "NO AUDIT RECORDS";
            case ERROR -> "NO RECORD OF THE AUDIT LOG CAN BE READ (" + Plural.of(damagedLines, "damaged line") + ")";
        };
    }

    /** What speaks for learning, in sentences made of the figures. */
    public List<String> proofPoints() {
        List<String> points = new ArrayList<>();
        if (learningRecords > 0) {
            points.add(Thousands.of(learningRecords) + " of " + Plural.of(auditRecords, "audit record") + " (" + learningPercent()
                    + "%) have to do with learning, " + Thousands.of(learningRecordsStrict) + " of them in the strict sense");
        }
        if (strict.firstAt() != null && strict.lastAt() != null) {
            points.add("those in the strict sense were recorded from " + Rfc3339.format(strict.firstAt()) + " to "
                    + Rfc3339.format(strict.lastAt()));
        }
        for (Count actor : strict.byActor()) {
            points.add(actor.word() + " acted in " + Thousands.of(actor.records()) + " of them");
        }
        for (Count account : serviceAccounts) {
            points.add("the service account " + account.word() + " is created in " + Thousands.of(account.records()) + " of the learning records");
        }
        for (ConfigVersions config : configVersions) {
            points.add("the configuration of " + config.component() + " was updated in "
                    + Plural.of(config.updates(), "record") + ", last to " + config.newest());
        }
        return points;
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", verdict().name());
        data.put("audit_records", auditRecords);
        data.put("learning_records", learningRecords);
        data.put("learning_percent", learningPercent());
        data.put("learning_records_strict", learningRecordsStrict);
        data.put("terms", counts("term", terms));
        data.put("by_action", counts("action", byAction));
        data.put("by_actor", counts("actor", byActor));
        data.put("config_versions", configData());
        data.put("service_accounts", counts("account", serviceAccounts));
        data.put("proof_points", proofPoints());
        data.put("recent", recentData());
        data.put("damaged_lines", damagedLines);
        return data;
    }

    private static List<Map<String, @Nullable Object>> counts(String key, List<Count> counts) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Count count : counts) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put(key, count.word());
            data.put("records", count.records());
            list.add(data);
        }
        return list;
    }

    private List<Map<String, @Nullable Object>> configData() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (ConfigVersions config : configVersions) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("component", config.component());
            data.put("version", config.newest());
            data.put("updates", config.updates());
            data.put("at", config.at());
            data.put("versions", config.versions());
            list.add(data);
        }
        return list;
    }

    private List<Map<String, @Nullable Object>> recentData() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (LearningRecord entry : recent) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("entry_id", entry.entryId());
            data.put("timestamp", entry.at());
            data.put("actor", entry.actor());
            data.put("action", entry.action());
            data.put("resource", entry.resource());
            data.put("subsystem", entry.subsystem());
            data.put("terms", entry.termTexts());
            data.put("strict", entry.strict());
            list.add(data);
        }
        return list;
    }
}
