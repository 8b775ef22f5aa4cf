package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Figures;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.time.Micros;
import taskmgmt.view.Document;

/**
 * How long a task that starts now will take, or how much it will use.
 *
 * @param wanted   the limit it should keep; null if none was given
 * @param settings the version of the learned settings that it used; null if none is in force
 */
public record ForecastDocument(Question question, Forecast forecast, @Nullable Wanted wanted, @Nullable String settings) implements Document {
    private static final double MIN_SAY = 0.005;
    private static final Map<Rung, String> WORDS = Map.of(Rung.ALIKE, "runs alike in everything", Rung.FACT,
            "runs alike in one thing", Rung.GROUP, "the group", Rung.TYPE, "the type", Rung.SUBSYSTEM, "the subsystem",
            Rung.WHOLE, "all runs");

    /**
     * The limit that a task should keep.
     *
     * @param micros from now
     * @param needed the required probability, from 0 to 1
     */
    public record Wanted(long micros, double needed) {}

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("subsystem", question.subsystem());
        data.put("task_type", question.type());
        if (question.measure() != Measure.DURATION) {
            data.put("metric", question.measure().text());
        }
        data.put("forecast", figures());
        data.put("basis", basis());
        if (wanted != null) {
            Map<String, @Nullable Object> chance = new LinkedHashMap<>();
            chance.put("seconds", Micros.seconds(wanted.micros));
            chance.put("chance", share(forecast.chanceWithin(wanted.micros)));
            chance.put("needed", share(wanted.needed));
            data.put("within", chance);
        }
        if (settings != null) {
            data.put("settings_version", settings);
        }
        return data;
    }

    private Map<String, @Nullable Object> basis() {
        Map<String, @Nullable Object> basis = new LinkedHashMap<>();
        basis.put("figures", forecast.basis().text());
        basis.put("own_runs", forecast.ownRuns());
        Map<String, @Nullable Object> say = new LinkedHashMap<>();
        forecast.say().forEach((rung, part) -> say.put(rung.text(), share(part)));
        basis.put("interval_shares", say);
        return basis;
    }

    private Map<String, @Nullable Object> figures() {
        Figures plain = forecast.figures();
        String unit = "_" + question.measure().unit();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("avg" + unit, Micros.seconds(plain.avg()));
        data.put("min" + unit, Micros.seconds(plain.min()));
        data.put("max" + unit, Micros.seconds(plain.max()));
        data.put("p50" + unit, Micros.seconds(plain.p50()));
        data.put("p90" + unit, Micros.seconds(plain.p90()));
        data.put("p95" + unit, Micros.seconds(plain.p95()));
        data.put("sample_size", plain.count());
        data.put("confidence", forecast.confidence().text());
        Map<String, @Nullable Object> interval = new LinkedHashMap<>();
        interval.put("level", forecast.promised() == 0 ? null : share(forecast.promised()));
        interval.put("low" + unit, Micros.seconds(forecast.low()));
        interval.put("high" + unit, Micros.seconds(forecast.high()));
        interval.put("level_asked", share(question.interval()));
        data.put("interval", interval);
        Double coverage = forecast.measuredCoverage();
        data.put("measured_coverage", coverage == null ? null : share(coverage));
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Figures plain = forecast.figures();
        Double coverage = forecast.measuredCoverage();
        Sheet sheet = new Sheet(page, out).title(title())
                .figure("Runs", plain.count() + " of the " + forecast.basis().text() + ", confidence "
                        + forecast.confidence().text())
                .figure("Average", amount(plain.avg()) + ", from " + amount(plain.min()) + " to "
                        + amount(plain.max()))
                .figure("p50, p90, p95", amount(plain.p50()) + ", " + amount(plain.p90()) + ", "
                        + amount(plain.p95()))
                .figure("Interval", amount(forecast.low()) + " to " + amount(forecast.high())
                        + promise())
                .figure("Based on", say())
                .figure("Measured", coverage == null
                        ? "too few runs to say what share of them the interval held"
                        : ForecastText.percent(coverage) + " of the last runs were inside the interval predicted for them");
        if (wanted != null) {
            sheet.figure("Within " + ForecastText.time(wanted.micros), ForecastText.percent(forecast.chanceWithin(wanted.micros))
                    + " likely, " + ForecastText.percent(wanted.needed) + " needed");
        }
        if (settings != null) {
            sheet.figure("Settings", settings + ", learned; see task-mgmt learn show");
        }
    }

    private String amount(long millionths) {
        return ForecastText.amount(millionths, question.measure());
    }

    private String promise() {
        if (forecast.promised() == 0) {
            return ", by tasks that have nothing in common with it: that promises nothing";
        }
        String promised = " should hold " + ForecastText.percent(forecast.promised());
        return forecast.promised() >= question.interval() ? promised
                : promised + ": " + ForecastText.percent(question.interval()) + " takes "
                        + Human.count(Forecast.runsFor(question.interval()), "ended run", "ended runs");
    }

    private String title() {
        String title = question.facts().get(Work.TITLE);
        return (question.measure() == Measure.DURATION ? "Forecast for " : "Forecast of the " + question.measure().text() + " for ") + question.type() + (question.subsystem() == null ? "" : " in " + question.subsystem())
                + (title == null ? "" : ": " + title);
    }

    /** Which runs the interval is based on, those with the most weight first. Weights that round to nothing are left out. */
    private String say() {
        StringJoiner say = new StringJoiner(", ");
        forecast.say().entrySet().stream()
                .filter(each -> each.getValue() >= MIN_SAY)
                .sorted((one, other) -> other.getValue().compareTo(one.getValue()))
                .forEach(each -> say.add(ForecastText.percent(each.getValue()) + " " + WORDS.get(each.getKey())));
        return say.toString();
    }

    private static Decimal share(double share) {
        return Decimal.valueOf(share).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
