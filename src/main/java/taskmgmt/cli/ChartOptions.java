package taskmgmt.cli;

import taskmgmt.render.Glyphs;
import taskmgmt.render.Page;

/** How charts are drawn: shared by every command that draws some. */
final class ChartOptions extends ParameterGroup {
    private final Flag ascii = flag("--ascii")
            .text("draw charts with ASCII characters only, as is done on a terminal whose locale or TERM has no others");

    ChartOptions() {
        super("Chart options");
    }

    Glyphs glyphs(Session session) {
        return ascii.isSet() || !session.showsUnicode() ? Glyphs.ASCII : Glyphs.UNICODE;
    }

    /** How wide a chart may be. */
    int columns(Page page, Session session) {
        return page.columns() > 0 ? page.columns() : session.terminal().columnsForText();
    }
}
