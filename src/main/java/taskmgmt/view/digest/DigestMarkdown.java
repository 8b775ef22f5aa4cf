package taskmgmt.view.digest;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Spreads;
import taskmgmt.render.chart.Svg;

/** The page in GitHub's Markdown: where HTML has a chart, this has a table of its numbers. */
final class DigestMarkdown {
    private final StringBuilder text = new StringBuilder();

    private DigestMarkdown() {}

    static String of(Digest digest) {
        DigestMarkdown markdown = new DigestMarkdown();
        markdown.text.append("# Report\n\n").append(escaped(digest.period())).append('\n');
        for (Section section : digest.sections()) {
            markdown.text.append("\n## ").append(escaped(section.heading())).append("\n\n");
            markdown.add(section);
        }
        return markdown.text.toString();
    }

    private void add(Section section) {
        switch (section) {
            case Section.Note note -> text.append(escaped(note.text())).append('\n');
            case Section.Figures figures -> {
                for (int i = 0; i < figures.names().size(); i++) {
                    text.append("- **").append(escaped(figures.names().get(i))).append("**: ").append(escaped(figures.values().get(i))).append('\n');
                }
            }
            case Section.Table table when table.rows().isEmpty() -> text.append(escaped(table.none())).append('\n');
            case Section.Table table -> table(table);
            case Section.Days days -> days(days);
            case Section.Spread spread -> {
                row(List.of("", "P50 · P90 · P99"));
                text.append("|---|---:|\n");
                for (Spreads.Spread group : spread.groups()) {
                    row(List.of(group.name(), group.figure()));
                }
            }
            case Section.Amounts amounts -> {
                row(List.of("", "Amount"));
                text.append("|---|---:|\n");
                for (Bars.Bar bar : amounts.bars()) {
                    row(List.of(bar.name(), bar.figure()));
                }
            }
        }
    }

    private void table(Section.Table table) {
        row(table.columns().stream().map(Column::header).toList());
        for (Column column : table.columns()) {
            text.append(column.kind() == Column.Kind.NUMBER ? "|---:" : "|---");
        }
        text.append("|\n");
        for (Object[] values : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (Object value : values) {
                cells.add(Human.cell(value));
            }
            row(cells);
        }
    }

    private void days(Section.Days days) {
        List<String> heads = new ArrayList<>(List.of("Day"));
        days.parts().forEach(part -> heads.add(part.name()));
        row(heads);
        text.append("|---").append("|---:".repeat(days.parts().size())).append("|\n");
        for (int i = 0; i < days.labels().size(); i++) {
            List<String> cells = new ArrayList<>(List.of(days.labels().get(i)));
            for (Svg.Part part : days.parts()) {
                cells.add(Human.count(part.values().get(i)));
            }
            row(cells);
        }
    }

    private void row(List<String> cells) {
        for (String cell : cells) {
            text.append("| ").append(escaped(cell)).append(' ');
        }
        text.append("|\n");
    }

    /** The text with everything escaped that would be markup or end a line or a cell. */
    static String escaped(String given) {
        StringBuilder out = new StringBuilder();
        String plain = Plain.text(given);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ("\\`*_[]<>#|~&!".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
