package taskmgmt.view.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Spreads;
import taskmgmt.render.chart.Svg;

/** One part of the page. */
sealed interface Section {
    String heading();

    /** Names and what is to be said of each. */
    record Figures(String heading, List<String> names, List<String> values) implements Section {}

    /** @param none what is said where there are no rows */
    record Table(String heading, List<Column> columns, List<@Nullable Object[]> rows, String none) implements Section {}

    /** Counts, one column for each day. */
    record Days(String heading, List<String> labels, List<Svg.Part> parts, String caption) implements Section {}

    /** Amounts beside each other. */
    record Amounts(String heading, List<Bars.Bar> bars, String caption) implements Section {}

    /** How durations are spread. */
    record Spread(String heading, List<Spreads.Spread> groups, String caption) implements Section {}

    /** What has to be known before the figures are read. */
    record Note(String heading, String text) implements Section {}
}
