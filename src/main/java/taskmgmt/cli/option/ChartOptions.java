package taskmgmt.cli.option;

import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Page;
import taskmgmt.render.chart.Glyphs;

/** How charts are drawn: shared by every command that draws charts. */
public final class ChartOptions extends ParameterGroup {
    private final Flag ascii = flag("--ascii")
            .text("draw charts in ASCII only (default: if the locale or TERM has nothing else)");

    public ChartOptions() {
        super("Chart options");
    }

    public Glyphs glyphs(Session session) {
        return ascii.isSet() || !session.showsUnicode() ? Glyphs.ASCII : Glyphs.UNICODE;
    }

    /** The maximum width of a chart. */
    public int columns(Page page, Session session) {
        return page.columns() > 0 ? page.columns() : session.terminal().columnsForText();
    }
}
