package taskmgmt.cli.imports;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Preset;
import taskmgmt.imports.ReasonTally;
import taskmgmt.imports.ReasonTally.Example;
import taskmgmt.imports.ReasonTally.Reason;
import taskmgmt.intake.ImportTotals;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/**
 * What an import did, for people and for programs.
 *
 * @param what    the counts: name of the unit and number, in order
 * @param open    how many of them have not ended
 * @param refused what the log did not accept
 * @param kept    where unusable rows were saved; empty if they are only in the source
 * @param zone    used for times without a zone
 * @param isDry   whether nothing was written
 * @param next    the command to try next
 */
record ImportSummary(
        String format,
        Map<String, Long> what,
        long open,
        ImportTotals totals,
        ReasonTally refused,
        String kept,
        String zone,
        boolean isDry,
        String next) {

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("format", format);
        map.put("dry_run", isDry);
        map.put("rows", totals.rows());
        map.put("passed_over", totals.passedOver());
        map.putAll(what);
        map.put("not_ended", open);
        map.put("first", text(totals.first()));
        map.put("last", text(totals.last()));
        Map<String, @Nullable Object> times = new LinkedHashMap<>();
        totals.forms().forEach((form, count) -> times.put(form.name().toLowerCase(Locale.ROOT), count));
        map.put("times", times);
        map.put("zone", zone);
        map.put("unusable", reasons(totals.unusable()));
        map.put("noted", reasons(totals.noted()));
        map.put("refused_for", reasons(refused));
        map.put("rejects", kept.isEmpty() ? null : kept);
        map.put("next", next);
        return map;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : Rfc3339.format(at);
    }

    private static List<Map<String, @Nullable Object>> reasons(ReasonTally tally) {
        return tally.reasons().stream().map(ImportSummary::reason).toList();
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("reason", reason.text());
        map.put("count", reason.count());
        map.put("examples", reason.examples().stream().map(ImportSummary::example).toList());
        return map;
    }

    private static Map<String, @Nullable Object> example(Example example) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("row", example.row());
        map.put("text", example.text());
        return map;
    }

    void writeTo(Appendable out) throws IOException {
        out.append(count(totals.rows(), " row", " rows")).append(" of ").append(format).append(": ");
        String separator = "";
        for (Map.Entry<String, Long> each : what.entrySet()) {
            out.append(separator).append(Human.count(each.getValue())).append(' ').append(unit(each.getKey(), each.getValue()));
            separator = ", ";
        }
        out.append(isDry ? "; nothing was written\n" : "\n");
        times(out);
        if (totals.passedOver() > 0) {
            out.append("passed over: ").append(count(totals.passedOver(), " row", " rows")).append(" about something else\n");
        }
        section(out, "unusable", totals.unusable(), kept.isEmpty() ? "only in the source; --rejects FILE keeps them" : "kept in " + kept);
        section(out, "refused by the log", refused, "");
        section(out, "noted", totals.noted(), "");
        if (totals.rows() == totals.passedOver()) {
            out.append("there is nothing to import: ").append(format).append(" reads ").append(about()).append('\n');
        } else if (!next.isEmpty()) {
            out.append("next: ").append(next).append('\n');
        }
    }

    private String about() {
        Preset preset = Preset.named(format);
        return preset == null ? "format" : preset.about();
    }

    /** The unit for this count: {@code tasks}, or {@code task} for one; {@code added} for any count. */
    private static String unit(String name, long count) {
        return (count == 1 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name).replace('_', ' ');
    }

    private static String count(long count, String one, String several) {
        return Human.count(count) + (count == 1 ? one : several);
    }

    private void times(Appendable out) throws IOException {
        Instant first = totals.first();
        Instant last = totals.last();
        if (first == null || last == null) {
            return;
        }
        out.append("from ").append(seconds(first)).append(" to ").append(seconds(last));
        out.append(open == 0 ? "" : ", " + Human.count(open) + " not ended").append('\n');
        Map<TimeReading.Form, Long> forms = totals.forms();
        for (TimeReading.Form form : TimeReading.Form.values()) {
            Long count = forms.get(form);
            if (count != null && form == TimeReading.Form.LOCAL) {
                out.append("times: ").append(Human.count(count)).append(" without a zone, read in ").append(Plain.text(zone)).append('\n');
            } else if (count != null && form != TimeReading.Form.OFFSET) {
                out.append("times: ").append(Human.count(count)).append(" as ").append(form.text()).append('\n');
            }
        }
    }

    private static String seconds(Instant at) {
        return Rfc3339.format(at).substring(0, 19) + "Z";
    }

    private static void section(Appendable out, String title, ReasonTally tally, String note) throws IOException {
        if (tally.total() == 0) {
            return;
        }
        out.append(title).append(": ").append(Human.count(tally.total())).append(note.isEmpty() ? "" : " (" + Plain.text(note) + ")").append('\n');
        for (Reason reason : tally.reasons()) {
            out.append("  ").append(Human.count(reason.count())).append(" × ").append(Plain.text(reason.text())).append('\n');
            for (Example example : reason.examples()) {
                out.append("      row ").append(Human.count(example.row())).append(": ").append(Plain.text(example.text())).append('\n');
            }
        }
    }
}
