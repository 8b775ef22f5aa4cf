package taskmgmt.view.digest;

import taskmgmt.render.chart.Spreads;
import taskmgmt.render.chart.Svg;
import taskmgmt.render.page.HtmlPage;

/** The page as HTML. */
final class DigestHtml {
    private DigestHtml() {}

    static String of(Digest digest) {
        HtmlPage page = new HtmlPage("Report", digest.period());
        for (Section section : digest.sections()) {
            add(section, page);
        }
        return page.finish("task-mgmt report html");
    }

    private static void add(Section section, HtmlPage page) {
        switch (section) {
            case Section.Note note -> page.note(note.heading(), note.text());
            case Section.Figures figures -> page.figures(figures.names(), figures.values());
            case Section.Table table -> page.table(table.heading(), table.columns(), table.rows(), table.none());
            case Section.Days days when days.labels().isEmpty() -> page.chart(days.heading(), "", "Nothing ended.");
            case Section.Days days -> page.chart(days.heading(), Svg.columns(days.heading(), days.labels(), days.parts()), days.caption());
            case Section.Spread spread when spread.groups().isEmpty() -> page.chart(spread.heading(), "", "Nothing ended.");
            case Section.Spread spread -> page.chart(spread.heading(), Spreads.svg(spread.heading(), spread.groups()), spread.caption());
            case Section.Amounts amounts when amounts.bars().isEmpty() -> page.chart(amounts.heading(), "", "Nothing to show.");
            case Section.Amounts amounts -> page.chart(amounts.heading(), Svg.bars(amounts.heading(), amounts.bars()), amounts.caption());
        }
    }
}
