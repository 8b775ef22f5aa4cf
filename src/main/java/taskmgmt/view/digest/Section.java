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

    /** Names, each with a value. */
    record Figures(String heading, List<String> names, List<String> values) implements Section {}

    /** @param none the message if there are no rows */
    record Table(String heading, List<Column> columns, List<@Nullable Object[]> rows, String none) implements Section {}

    /** Counts, one column for each day. */
    record Days(String heading, List<String> labels, List<Svg.Part> parts, String caption) implements Section {}

    /** Amounts beside each other. */
    record Amounts(String heading, List<Bars.Bar> bars, String caption) implements Section {}

    /** Distributions of durations. */
    record Spread(String heading, List<Spreads.Spread> groups, String caption) implements Section {}

    /** A note to be read before the figures. */
    record Note(String heading, String text) implements Section {}
}
