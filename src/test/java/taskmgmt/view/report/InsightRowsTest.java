package taskmgmt.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.insight.Insight;
import taskmgmt.insight.InsightKind;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.report.Unit;

class InsightRowsTest {
    @Test
    void figureIsShownInItsUnitAndNotByTheEndOfItsKey() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50_seconds", Decimal.parse("0.0777854"));
        figures.put("p95_seconds", Decimal.parse("90"));
        figures.put("runs", 12_345L);
        Insight seconds = new Insight(InsightKind.TYPICAL, "storage", "backup", 1, figures,
                Map.of("p50_seconds", Unit.SECONDS, "p95_seconds", Unit.MEGABYTES, "runs", Unit.NUMBER));

        assertThat(InsightRows.in(Format.JSON).object(seconds)).containsEntry("sentence",
                "backup of storage typically takes 78ms (p50), 90 MB at p95, over 12,345 runs");
    }
}
